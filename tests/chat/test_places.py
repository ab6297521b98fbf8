"""Messages from places that the bot does not know: a new server, a thread without its channel."""

import pytest
from discord import Client, DMChannel, Guild, Intents, Message, PartialMessageable, Thread

from bot.chat import sending
from bot.sandbox.state import Channel, Event


@pytest.fixture
async def state():
    client = Client(intents=Intents.none())
    yield client._connection  # noqa: SLF001 - what discord.py makes its values with
    await client.close()


def message(state, channel, guild_id=None):
    user = {"id": "5", "username": "ana", "discriminator": "0", "avatar": None}
    data = {
        "id": "1",
        "channel_id": "2",
        "author": user,
        "content": "hi",
        "type": 0,
        "tts": False,
        "embeds": [],
        "attachments": [],
        "mentions": [],
        "mention_roles": [],
        "pinned": False,
        "timestamp": "2024-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "flags": 0,
        "mention_everyone": False,
        "components": [],
    }
    if guild_id:
        data["guild_id"] = guild_id
    return Message(state=state, channel=channel, data=data)


async def test_a_server_that_is_not_known_is_no_direct_conversation(state):
    found = message(state, PartialMessageable(state=state, id=2, guild_id=9), "9")
    assert not sending.is_direct(found)
    assert not sending.may_attach_in_reply(found)


async def test_a_direct_conversation_allows_all(state):
    found = message(state, DMChannel._from_message(state, 2))  # noqa: SLF001
    assert sending.is_direct(found)


async def test_in_a_thread_whose_channel_is_not_known_nothing_is_taken_for_allowed(state):
    me = {"id": "7", "username": "bot", "discriminator": "0", "avatar": None}
    state.user = state.store_user(me)
    guild = Guild(state=state, data={"id": "9", "name": "G"})
    state._guilds[9] = guild  # noqa: SLF001
    thread = Thread(
        guild=guild,
        state=state,
        data={
            "id": "2",
            "parent_id": "3",
            "owner_id": "5",
            "name": "T",
            "type": 11,
            "message_count": 0,
            "member_count": 0,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 60,
                "locked": False,
                "archive_timestamp": "2024-01-01T00:00:00+00:00",
            },
        },
    )
    assert not sending.may_attach_in_reply(message(state, thread, "9"))


async def test_in_a_channel_that_it_was_never_told_of_the_bot_answers(sandbox, bot, ana):
    here = Channel(sandbox.world.new_id(), "hall", guild=sandbox.world.first_guild)
    sandbox.world.channels[here.id] = here  # without an event, as with a thread one isn't in
    await ana.says("!who walked", channel=here.id)
    reply = await bot.reply()
    assert reply.content.startswith("Anna walked.")


async def test_a_message_of_a_server_that_it_was_never_told_of_is_no_direct_one(sandbox, bot, ana):
    there = Channel(sandbox.world.new_id(), "elsewhere", guild=sandbox.world.first_guild)
    sandbox.world.channels[there.id] = there

    async def says(text):
        message = await ana.says("…", channel=there.id)
        told = {**message.json, "content": text, "guild_id": sandbox.world.new_id()}
        sandbox.world.publish(Event("MESSAGE_CREATE", told, there))

    await says("who walked")  # directly that would be a question
    await bot.no_reply()
    await says("!who walked")
    reply = await bot.reply()
    assert reply.content.startswith("Anna walked.")
