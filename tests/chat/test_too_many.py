"""More is asked than can be answered: a few answers, one kind word, and silence."""

import asyncio

import pytest

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


REFUSALS = {  # of a message; the codes are Discord's
    "banned by the guard": None,
    "held back by moderation": (400, 200000),
    "the thread is archived": (400, 50083),
    "not taken as it is": (400, 50035),
    "not allowed": (403, 50013),
}


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_a_refused_answer_is_one_line_and_no_second_message(
    sandbox, bot, ana, caplog, refusal
):
    if REFUSALS[refusal]:
        status, code = REFUSALS[refusal]
        sandbox.trouble.refuse(status, code=code, of="/messages")
    else:
        sandbox.trouble.ban(of="/messages")
    await ana.says("!who walked")
    await bot.no_reply()
    (told,) = [record for record in caplog.records if record.name.startswith("bot.chat")]
    assert told.getMessage().startswith("an answer could not be sent: ")
    assert "\n" not in told.getMessage()
    assert "<" not in told.getMessage()
    assert told.exc_info is None
    await ana.says("!who walked")
    assert "Anna walked." in (await bot.reply()).text


async def test_messages_keep_below_what_discord_takes():
    pace, loop = Pace(), asyncio.get_running_loop()
    began = loop.time()
    for _ in range(20):
        await pace.wait()
    assert loop.time() - began >= (20 - BURST - 1) / PER_SECOND
