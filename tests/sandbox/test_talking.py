"""A bot that knows nothing of this project answers messages and commands."""

from __future__ import annotations

import pytest

from bot.sandbox.errors import NoReplyError, SandboxError


async def test_a_message_is_answered_with_a_reply_and_an_embed(bot, ana):
    asked = await ana.says("!ping")
    reply = await bot.reply()
    assert reply.content == "pong"
    assert reply.embed["description"] == "**yes**"
    assert reply.replies_to == asked.id
    assert reply.raw["referenced_message"]["content"] == "!ping"
    assert reply.raw["mentions"][0]["id"] == ana.user.id
    assert reply.text == "pong\nPong\n**yes**"


async def test_a_direct_message_is_answered_where_it_came(bot, ana):
    await ana.messages_bot("!ping")
    reply = await bot.reply()
    assert reply.content == "pong"
    assert "guild_id" not in reply.raw["message_reference"]


async def test_a_slash_command_is_answered(bot, ana):
    await ana.slash("ping", text="hello", channel="other")
    reply = await bot.reply()
    assert reply.content == "pong hello"
    assert reply.raw["interaction_metadata"]["user"]["id"] == ana.user.id
    assert not reply.is_ephemeral


async def test_a_slash_command_works_in_a_direct_conversation(bot, ana):
    await ana.slash("ping", channel="@bot")
    assert (await bot.reply()).content == "pong nothing"


async def test_an_ephemeral_answer_says_so(bot, ana):
    await ana.slash("ping", text="secret")
    assert (await bot.reply()).is_ephemeral


async def test_a_subcommand_gets_its_numbers(bot, ana):
    await ana.slash("numbers add", a=2, b=3)
    assert (await bot.reply()).content == "5"


async def test_a_deferred_command_is_filled_by_its_follow_up(bot, ana):
    interaction = await ana.slash("slow")
    first, second = await bot.reply(), await bot.reply()
    assert (first.content, second.content) == ("at last", "and more")
    assert first.message is interaction.original


async def test_an_original_answer_can_be_changed(bot, ana):
    await ana.slash("fruit", name="fig")
    first, second = await bot.reply(), await bot.reply()
    assert (first.content, second.content) == ("fig", "a fig")
    assert second.edited
    assert second.id == first.id


@pytest.mark.usefixtures("bot")
async def test_autocomplete_offers_what_fits(ana):
    assert await ana.types("/fruit", name="p") == ["pear", "plum"]
    assert await ana.choices("fruit", options={"name": "a"}) == [
        {"name": "Apple", "value": "apple"}
    ]


@pytest.mark.usefixtures("bot")
async def test_what_a_client_refuses_is_refused_before_it_is_sent(ana):
    with pytest.raises(SandboxError, match="needs the option 'a'"):
        await ana.slash("numbers add", b=1)
    with pytest.raises(SandboxError, match="limits"):
        await ana.slash("numbers add", a=1, b=11)
    with pytest.raises(SandboxError, match="no option 'x'"):
        await ana.slash("ping", x="y")
    with pytest.raises(
        SandboxError, match="there are: form, fruit, never, numbers add, ping, slow"
    ):
        await ana.slash("pong")


async def test_a_reply_to_the_bot_mentions_it_unless_the_ping_is_off(bot, ana):
    await ana.says("!ping")
    reply = await bot.reply()
    pinging = await ana.says("thanks", reply_to=reply)
    quiet = await ana.says("thanks", reply_to=reply, ping=False)
    assert [user["id"] for user in pinging.json["mentions"]] == [bot.user.id]
    assert quiet.json["mentions"] == []


async def test_silence_can_be_expected(bot, ana, sandbox):
    await ana.says("nothing for a bot")
    await bot.no_reply()
    await ana.says("!ping")
    with pytest.raises(AssertionError, match="silent"):
        await sandbox.no_reply(within=5)


async def test_a_command_that_is_not_answered_fails(sandbox, bot):
    sandbox.respond_within = 0.1
    await sandbox.person("Ben").slash("never")
    with pytest.raises(NoReplyError, match="/never: The application did not respond"):
        await bot.reply()
