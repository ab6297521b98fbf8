"""Questions that lean on the one before: whose, where, and for how long."""

import asyncio

import pytest

from bot.chat.layout import TITLE
from bot.chat.markdown import escape, unescape

WALKED, WHEN = "!who walked", "!when was that"
STANDING_ALONE = "I couldn't match those words to the sources; “topics” lists what they cover."


def said(reply):
    return TITLE.sub("", reply.content).split("\n")[0]


async def ask(person, bot, text, **how):
    await person.says(text, **how)
    return await bot.reply()


async def test_the_next_question_of_the_same_person_there_leans_on_the_one_before(bot, ana):
    await ask(ana, bot, WALKED)
    reply = await ask(ana, bot, WHEN)
    assert said(reply) == "After !who walked: in May."
    assert "-# Taken with the question before: who walked" in reply.content


async def test_so_does_the_one_after_that(bot, ana):
    for text in (WALKED, WHEN, "!pizza", "!what pizza"):
        await ana.says(text)
    assert said(await bot.reply()) == "Anna walked."
    assert said(await bot.reply()) == "After !who walked: in May."
    assert said(await bot.reply()) == STANDING_ALONE
    assert said(await ask(ana, bot, WHEN)) == "After !who walked: in May."


@pytest.mark.parametrize("way", ["slash", "mention", "directly"])
async def test_it_does_whichever_way_one_asks(bot, ana, way):
    if way == "slash":
        await ana.slash("who", question="walked")
        await bot.reply()
        await ana.slash("when", question="was that")
    elif way == "mention":
        await ask(ana, bot, f"{bot.mention} who walked")
        await ana.says(f"{bot.mention} when was that")
    else:
        await ana.messages_bot("who walked")
        await bot.reply()
        await ana.messages_bot("when was that")
    assert said(await bot.reply()).startswith("After ")


async def test_another_persons_question_does_not(sandbox, bot, ana):
    await ask(ana, bot, WALKED)
    assert said(await ask(sandbox.person("Ben"), bot, WHEN)) == STANDING_ALONE


async def test_a_question_in_another_channel_does_not(bot, ana):
    await ask(ana, bot, WALKED)
    assert said(await ask(ana, bot, WHEN, channel="other")) == STANDING_ALONE


async def kept(memory, count):
    """Wait until so much is kept: an answer is read before the bot knows that it is sent."""
    async with asyncio.timeout(5):
        while len(memory) < count:  # noqa: ASYNC110 - it is the bot that keeps, and tells nobody
            await asyncio.sleep(0.01)


async def test_a_question_after_a_while_does_not(bot, ana, clock, memory):
    await ask(ana, bot, WALKED)
    await kept(memory, 2)  # the person's last question, and the answer's
    clock.now = memory.kept
    assert said(await ask(ana, bot, WHEN)) == STANDING_ALONE
    assert len(memory) == 0


async def answer_to(bot, ana, way):
    """Let Ana ask who walked, and return the answer."""
    if way == "message":
        await ana.says(WALKED)
    elif way == "slash":
        await ana.slash("who", question="walked")
    else:
        await ana.presses(await ask(ana, bot, "!which walk"), "who walked")
        await bot.reply()  # the button is switched off
    return await bot.reply()


@pytest.mark.parametrize("way", ["message", "slash", "button"])
async def test_a_reply_leans_on_the_answer_it_replies_to(bot, ana, clock, memory, way):
    answer = await answer_to(bot, ana, way)
    await ask(ana, bot, "!how far")
    await kept(memory, 3)
    reply = await ask(ana, bot, "when was that", reply_to=answer)
    assert "who walked: in May." in said(reply)
    clock.now = memory.kept  # now the answer itself has to tell
    reply = await ask(ana, bot, "when was that", reply_to=answer)
    assert "who walked: in May." in said(reply)


async def test_anybody_can_reply_to_an_answer(sandbox, bot, ana):
    answer = await answer_to(bot, ana, "message")
    reply = await ask(sandbox.person("Ben"), bot, "when was that", reply_to=answer)
    assert said(reply) == "After !who walked: in May."


async def test_a_reply_to_an_answer_whose_question_is_gone_stands_alone(bot, ana, clock, memory):
    asked = await ana.says(WALKED)
    answer = await bot.reply()
    await kept(memory, 2)
    clock.now = memory.kept
    del asked.channel.messages[asked.id]  # while the bot was not told, else its answer goes, too
    assert said(await ask(ana, bot, "when was that", reply_to=answer)) == STANDING_ALONE


async def test_a_choice_can_be_picked_by_its_number(bot, ana):
    await ana.messages_bot("which walk")
    await bot.reply()
    await ana.messages_bot("2")
    assert said(await bot.reply()) == "Anna walked."


async def test_a_prefixed_and_is_for_the_bot_only_from_whoever_has_just_asked(sandbox, bot, ana):
    await ask(ana, bot, WALKED)
    assert said(await ask(ana, bot, "!and Ben")) == STANDING_ALONE
    await sandbox.person("Ben").says("!and Ben")
    await bot.no_reply()
    await ana.says("!and Ben", channel="other")
    await bot.no_reply()


@pytest.mark.parametrize(
    "text", ["*a* _b_ ~~c~~ `d` <@1> https://x @everyone", "# a\n- b", "a_b 1."]
)
def test_a_title_is_read_as_it_was_typed(text):
    assert unescape(escape(text)) == text
