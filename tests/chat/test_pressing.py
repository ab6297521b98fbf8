"""Buttons below an answer: what they lead to, after a restart too, and where they lead nowhere."""

import asyncio

import pytest

from bot.chat import limits
from bot.chat.turns import PER_PERSON
from bot.context import Places
from bot.facts import FactBase


def labels(reply):
    return [each["label"] for each in reply.components if each["type"] == 2]


def switched_off(reply):
    return [each["label"] for each in reply.components if each.get("disabled")]


async def asked(ana, bot, text="!who walked"):
    await ana.says(text)
    return await bot.reply()


async def test_an_answer_offers_its_context_more_and_to_delete_it(bot, ana):
    assert labels(await asked(ana, bot)) == ["In context", "More", "Delete"]
    assert labels(await asked(ana, bot, "!did Ben walk")) == [
        *("who walked to Bern?", "In context"),
        "Delete",
    ]
    assert labels(await asked(ana, bot, "!how far")) == ["Delete"]


async def test_ids_are_short_and_each_stands_once(bot, ana):
    ids = [each["custom_id"] for each in (await asked(ana, bot)).components if each["type"] == 2]
    assert len(set(ids)) == len(ids)
    assert max(map(len, ids)) <= limits.CUSTOM_ID


async def test_the_context_is_shown_to_who_presses_with_the_quote_marked(sandbox, bot, ana):
    answer = await asked(ana, bot)
    await sandbox.person("Ben").presses(answer, "In context")
    shown = await bot.reply()
    assert shown.is_ephemeral
    assert "> **Anna \\*walked\\* to Bern on 3 May.**" in shown.content
    assert labels(shown) == ["Previous", "Next"]
    assert switched_off(shown) == ["Next"]


async def test_pages_are_turned_in_place(bot, ana):
    await ana.presses(await asked(ana, bot), "In context")
    await ana.presses(await bot.reply(), "Previous")
    turned = await bot.reply()
    assert turned.edited
    assert turned.content.startswith("The source says:\n\n> A walk\n")
    assert switched_off(turned) == ["Previous"]


async def test_choices_bear_their_words_and_what_is_used_is_switched_off(bot, ana):
    reply = await asked(ana, bot, "!which")
    assert reply.content == "Which of these do you mean?"
    assert labels(reply) == ["who walked to Bern?", "who came too?", "Delete"]
    await ana.presses(reply, "who came too?")
    used = await bot.reply()
    assert used.edited
    assert switched_off(used) == ["who came too?"]
    picked = await bot.reply()
    assert picked.content.startswith("**who came too?**\n\n")


async def test_more_tells_what_was_not_told(bot, ana):
    await ana.presses(await asked(ana, bot), "More")
    assert switched_off(await bot.reply()) == ["More"]
    assert "Ben came too." in (await bot.reply()).text


async def test_after_the_last_fact_more_says_that_it_is_all(bot, ana):
    await ana.presses(await asked(ana, bot), "More")
    await bot.reply()
    await ana.presses(await bot.reply(), "More")
    await bot.reply()
    assert (await bot.reply()).text.startswith("That is all that the sources say on this.")


@pytest.mark.parametrize("label", ["In context", "More"])
async def test_a_button_works_after_a_restart(running, ana, label):
    async with running() as bot:
        answer = await asked(ana, bot)
    async with running() as bot:
        await ana.presses(answer, label)
        replies = [await bot.reply() for _ in range(1 if label == "In context" else 2)]
        assert "Anna \\*walked\\*" in replies[-1].text


async def test_a_question_on_a_button_can_be_asked_after_a_restart(running, ana):
    async with running() as bot:
        reply = await asked(ana, bot, "!which")
    async with running() as bot:
        await ana.presses(reply, "who walked to Bern?")
        await bot.reply()
        assert (await bot.reply()).content.startswith("**who walked to Bern?**\n")


@pytest.mark.parametrize("label", ["In context", "More"])
async def test_a_button_whose_source_has_changed_says_so_and_is_switched_off(
    bot, ana, speaker, label
):
    answer = await asked(ana, bot)
    speaker.places = Places(FactBase({}, {}, {}))
    await ana.presses(answer, label)
    assert switched_off(await bot.reply()) == [label]
    said = await bot.reply()
    assert said.is_ephemeral
    assert said.content.startswith("The sources have changed since")


async def test_the_asker_can_delete_an_answer_and_others_cannot(sandbox, bot, ana):
    answer = await asked(ana, bot)
    sandbox.deny("manage_messages")
    await sandbox.person("Ben").presses(answer, "Delete")
    said = await bot.reply()
    assert said.is_ephemeral
    assert said.content == "Only who asked can delete this answer."
    await (await ana.presses(answer, "Delete")).answer
    await gone(answer)


async def test_a_button_that_is_pressed_while_too_much_is_asked_can_be_pressed_again(
    sandbox, bot, ana
):
    reply = await asked(ana, bot, "!which")
    sandbox.trouble.delay(0.5)
    for _ in range(PER_PERSON):
        await ana.slash("who", question="walked")
    await ana.presses(reply, "who came too?")
    came = [await bot.reply() for _ in range(PER_PERSON + 1)]
    (busy,) = [each for each in came if each.content.startswith("That was more than I can")]
    assert busy.is_ephemeral
    sandbox.trouble.delay(0)
    await ana.presses(reply, "who came too?")
    assert switched_off(await bot.reply()) == ["who came too?"]
    assert (await bot.reply()).content.startswith("**who came too?**\n")


async def gone(reply):
    async with asyncio.timeout(5):
        while reply.id in reply.message.channel.messages:  # noqa: ASYNC110 - Discord tells nobody
            await asyncio.sleep(0.01)


async def test_what_comes_of_a_private_answer_is_private(bot, ana):
    await ana.slash("help")
    first = await bot.reply()
    assert first.is_ephemeral
    assert "Delete" not in labels(first)
    await ana.presses(first, "who walked to Bern?")
    await bot.reply()
    assert (await bot.reply()).is_ephemeral
