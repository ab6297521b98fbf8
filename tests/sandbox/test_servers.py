"""Threads, reactions, roles, a second server, permissions: as discord.py is told, and may do it."""

from __future__ import annotations

import asyncio

import discord
import pytest
import pytest_asyncio

from bot.sandbox.errors import NoReplyError

pytestmark = pytest.mark.usefixtures("ana")


@pytest_asyncio.fixture(loop_scope="session")
async def client(running):
    async with running(message_content=True, members=True) as (client, _):
        yield client


@pytest.fixture
def told(client):
    """Wait for an event of the client's that an act of the test's causes."""

    async def told(name, act):
        waiting = asyncio.create_task(client.wait_for(name, timeout=5))
        await asyncio.sleep(0)
        done = act()
        if asyncio.iscoroutine(done):
            await done
        return await waiting

    return told


@pytest.fixture
def general(client):
    return client.guilds[0].text_channels[0]


async def test_a_thread_is_begun_spoken_in_and_put_away(client, ana, told, bot_view):
    said = await ana.says("a long story")
    thread = await told("thread_create", lambda: ana.begins_thread(said, "Stories"))
    assert (thread.id, thread.name, thread.parent.name) == (int(said.id), "Stories", "general")
    ping = await ana.says("!ping", channel="Stories")
    pong = await bot_view.reply()
    assert (pong.message.channel.id, pong.replies_to) == (str(thread.id), ping.id)
    assert isinstance(client.get_channel(thread.id), discord.Thread)
    assert {each.id for each in await thread.fetch_members()} == {int(ana.user.id), client.user.id}
    _, after = await told("thread_update", lambda: thread.edit(archived=True))
    assert after.archived
    assert [each.id async for each in thread.parent.archived_threads()] == [thread.id]
    assert await thread.guild.active_threads() == []
    again = await told("thread_join", lambda: ana.says("again", channel="Stories"))
    assert (again.id, again.archived) == (thread.id, False)


async def test_a_bot_begins_threads_of_both_kinds(general, sandbox, told):
    message = await general.send("news")
    public = await message.create_thread(name="About the news")
    assert (await general.fetch_message(message.id)).flags.has_thread
    private = await general.create_thread(name="Secret", type=discord.ChannelType.private_thread)
    assert {each.name for each in await general.guild.active_threads()} == {
        "About the news",
        "Secret",
    }
    await private.add_user(discord.Object(sandbox.world.owner.id))
    assert len(await private.fetch_members()) == 2
    await told("thread_delete", public.delete)
    assert sandbox.world.threads(sandbox.world.first_guild)[0].name == "Secret"
    within = await private.send("x")
    with pytest.raises(discord.HTTPException) as refused:
        await within.create_thread(name="Within")
    assert refused.value.code == 50024


async def test_what_is_said_in_a_thread_is_asked_by_slash_command_too(client, ana, bot_view):
    await ana.begins_thread("general", "Talk")
    await ana.slash("ping", channel="Talk")
    reply = await bot_view.reply()
    assert reply.message.channel.name == "Talk"
    assert client.get_channel(int(reply.message.channel.id)).message_count == 0


@pytest_asyncio.fixture(loop_scope="session")
async def bot_view(client, sandbox):
    _ = client
    return await sandbox.bot("Ping")


async def test_a_locked_thread_takes_no_more(ana, general, told):
    channel = await ana.begins_thread("general", "Over")
    thread = general.guild.get_thread(int(channel.id)) or await general.guild.fetch_channel(
        int(channel.id)
    )
    await told("thread_update", lambda: thread.edit(archived=True, locked=True))
    with pytest.raises(discord.HTTPException) as refused:
        await thread.send("one more")
    assert refused.value.code == 50083


async def test_reactions_are_told_counted_and_taken_back(client, ana, general):
    message = await general.send("do you like it?")
    await message.add_reaction("👍")
    record = general_message(client, ana, message)
    await ana.reacts(record, "👍")
    await ana.reacts(record, "🎉")
    read = await general.fetch_message(message.id)
    assert [(str(each), each.count, each.me) for each in read.reactions] == [
        ("👍", 2, True),
        ("🎉", 1, False),
    ]
    both = {client.user.id, int(ana.user.id)}
    assert {user.id async for user in read.reactions[0].users()} == both
    await ana.reacts(record, "👍", is_taken_back=True)
    await message.remove_reaction("👍", client.user)
    await message.clear_reaction("🎉")
    assert (await general.fetch_message(message.id)).reactions == []
    assert client.reactions == [("🎉", int(ana.user.id))]  # cleared: that is another event
    with pytest.raises(discord.HTTPException) as refused:
        await message.add_reaction("no emoji")
    assert refused.value.code == 10014


def general_message(client, ana, message):
    return ana.channel(client.get_channel(message.channel.id).name).messages[str(message.id)]


async def test_without_permission_to_react_only_what_is_there_is_joined(sandbox, general, ana):
    message = await general.send("x")
    sandbox.deny("add_reactions")
    with pytest.raises(discord.Forbidden):
        await message.add_reaction("👍")
    await ana.reacts(ana.channel("").messages[str(message.id)], "👍")
    await message.add_reaction("👍")


async def test_roles_are_told_given_and_mentioned(sandbox, client, ana, general, told):
    role = await told("guild_role_create", lambda: sandbox.role("Crew", ana, permissions=()))
    guild = general.guild
    assert [each.name for each in guild.get_member(int(ana.user.id)).roles] == ["@everyone", "Crew"]
    message = await told("message", lambda: ana.says(f"hello <@&{role.id}>"))
    assert message.role_mentions == [role]
    assert guild.self_role.name == "Ping"  # the one that the bot brought along
    made = await guild.create_role(name="Made", colour=0xFF, mentionable=True)
    await guild.me.add_roles(made)
    await told("guild_role_update", lambda: made.edit(name="Remade"))
    assert guild.get_role(made.id).name == "Remade"
    assert (await guild.fetch_member(client.user.id)).get_role(made.id)
    await told("guild_role_delete", made.delete)
    with pytest.raises(discord.HTTPException):
        await guild.self_role.delete()


async def test_a_permission_that_changes_is_told_at_once(sandbox, general, told):
    _, after = await told("guild_channel_update", lambda: sandbox.deny("embed_links"))
    assert not after.permissions_for(after.guild.me).embed_links
    _, after = await told("guild_channel_update", sandbox.deny)
    assert after.permissions_for(after.guild.me).embed_links
    me = general.guild.me
    _, after = await told(
        "guild_channel_update", lambda: general.set_permissions(me, send_messages=False)
    )
    assert not after.permissions_for(me).send_messages
    with pytest.raises(discord.Forbidden):
        await general.send("x")
    await general.set_permissions(me, overwrite=None)
    await general.send("x")


async def test_what_happens_in_a_channel_that_it_cannot_see_a_bot_is_not_told(
    sandbox, client, ana, bot_view
):
    sandbox.deny("view_channel", channel="other")
    await ana.says("!ping", channel="other")
    with pytest.raises(NoReplyError):
        await bot_view.reply(within=0.3)
    assert client.heard == []


async def test_a_second_server_is_joined_used_and_left(sandbox, client, ana, told, bot_view):
    await client.wait_until_ready()  # discord.py takes servers of its first seconds for old ones
    await told("guild_join", lambda: sandbox.server("Second", ["hall"]))
    assert [each.name for each in client.guilds] == ["Sandbox", "Second"]
    await ana.says("!ping", channel="hall")
    assert (await bot_view.reply()).message.channel.guild.name == "Second"
    await ana.slash("ping", channel="hall")
    await bot_view.reply()
    second = client.guilds[1]
    assert [each.name async for each in client.fetch_guilds()] == ["Sandbox", "Second"]
    await told("guild_remove", second.leave)
    assert ana.user in sandbox.world.guilds[str(second.id)].members
    await ana.says("!ping", channel="hall")
    await bot_view.no_reply()


async def test_a_channel_is_made_renamed_and_deleted(general, told):
    made = await told("guild_channel_create", lambda: general.guild.create_text_channel("New one"))
    assert made.name == "new-one"
    _, after = await told("guild_channel_update", lambda: made.edit(topic="what is new"))
    assert after.topic == "what is new"
    await told("guild_channel_delete", made.delete)


async def test_members_are_listed_and_found(client, general, ana):
    guild = general.guild
    listed = {each.id async for each in guild.fetch_members()}
    assert listed == {int(ana.user.id), client.user.id, guild.owner_id}
    assert [each.id for each in await guild.query_members("an")] == [int(ana.user.id)]
