"""More is asked than can be answered: a few answers, one kind word, and silence."""

import asyncio

import discord

from bot.chat.failures import report
from bot.chat.sending import BURST, PER_SECOND, Pace
from bot.chat.turns import PER_PERSON


async def replies_of(bot):
    found = []
    while True:
        try:
            found.append(await bot.reply(within=0.5))
        except Exception:  # noqa: BLE001  # it says no more
            return found


async def test_who_floods_a_channel_is_told_once_and_others_are_answered(bot, ana, sandbox):
    ben = sandbox.person("Ben")
    asked = [await ana.says("!who walked") for _ in range(20)]
    theirs = await ben.says("!who walked")
    found = await replies_of(bot)
    texts = [reply.text for reply in found]
    assert sum("left some out" in text for text in texts) == 1
    answered = [reply.replies_to for reply in found if "Anna walked" in reply.text]
    assert str(theirs.id) in answered[:2]
    assert len(answered) <= PER_PERSON + 2
    mine = [id_ for id_ in answered if id_ != str(theirs.id)]
    assert mine == [str(message.id) for message in asked][: len(mine)]


async def test_a_refusal_for_want_of_time_is_not_answered_by_one_more_message(caplog):
    class Response:
        status, reason = 429, "Too Many Requests"

    told = []
    await report(discord.HTTPException(Response(), "slow down"), told.append)
    assert told == []
    assert "could not be sent" in caplog.text


async def test_messages_keep_below_what_discord_takes():
    pace, loop = Pace(), asyncio.get_running_loop()
    began = loop.time()
    for _ in range(20):
        await pace.wait()
    assert loop.time() - began >= (20 - BURST - 1) / PER_SECOND
