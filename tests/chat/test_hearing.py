"""An answer follows its question, several are answered together, and remarks get silence."""

import asyncio

import pytest

from bot.chat.starting import serve
from bot.sandbox import messages
from bot.watching import Watch
from tests.chat.conftest import end_what_discord_py_forgets


async def asked(ana, bot, text="!who walked"):
    said = await ana.says(text)
    return said, await bot.reply()


async def gone(*replies):
    async with asyncio.timeout(5):
        while any(each.id in each.message.channel.messages for each in replies):  # noqa: ASYNC110 - Discord tells nobody
            await asyncio.sleep(0.01)


async def test_an_edited_question_is_answered_anew_in_the_same_place(bot, ana):
    said, first = await asked(ana, bot)
    await ana.edits(said, "!how far")
    anew = await bot.reply()
    assert anew.edited
    assert anew.id == first.id
    assert anew.content == "The source gives no distance."
    assert [each["label"] for each in anew.components if each["type"] == 2] == ["Delete"]
    await bot.no_reply()


async def test_an_answer_that_was_deleted_comes_anew_below_its_edited_question(bot, ana):
    said, first = await asked(ana, bot)
    await ana.presses(first, "Delete")
    await gone(first)
    await ana.edits(said, "!how far")
    anew = await bot.reply()
    assert not anew.edited
    assert anew.replies_to == said.id


async def test_it_is_so_after_a_restart(running, ana):
    async with running() as bot:
        said, first = await asked(ana, bot)
    async with running() as bot:
        await ana.edits(said, "!how far")
        anew = await bot.reply()
    assert anew.edited
    assert anew.id == first.id


async def test_an_edit_makes_a_question_of_what_was_none(bot, ana):
    said = await ana.says("!woh")
    await bot.no_reply()
    await ana.edits(said, "!who walked")
    reply = await bot.reply()
    assert "Anna walked." in reply.text
    assert reply.replies_to == said.id


async def test_an_edit_that_leaves_no_question_takes_the_answer_back(bot, ana):
    said, answer = await asked(ana, bot)
    await ana.edits(said, "never mind")
    await gone(answer)
    await ana.edits(said, "!how far")
    assert (await bot.reply()).content == "The source gives no distance."


async def test_what_discord_finds_out_of_a_link_is_no_edit(sandbox, bot, ana):
    said, _ = await asked(ana, bot)
    said.json["embeds"] = [{"type": "link", "url": "https://example.org"}]
    flags = said.json["flags"]
    messages.edit(sandbox.world, said, {}, flags=flags)  # as Discord does it: without a time
    await bot.no_reply()


async def test_an_edited_question_still_leans_on_what_it_leant_on(bot, ana):
    await asked(ana, bot)
    said, _ = await asked(ana, bot, "!how far")
    await ana.edits(said, "!when was that")
    assert (await bot.reply()).content.startswith("After !who walked: in May.")


async def test_an_edited_first_question_does_not_lean_on_itself(bot, ana):
    said, _ = await asked(ana, bot)
    await ana.edits(said, "!when was that")
    assert "I couldn't match those words" in (await bot.reply()).content


async def test_a_deleted_question_takes_its_answer_with_it(bot, ana):
    said, answer = await asked(ana, bot)
    await ana.deletes(said)
    await gone(answer)


async def test_a_question_that_is_deleted_while_it_is_answered_leaves_no_answer(sandbox, bot, ana):
    sandbox.trouble.delay(0.5)
    said = await ana.says("!who walked")
    await asyncio.sleep(0.2)
    await ana.deletes(said)
    answer = await bot.reply()
    await gone(answer)


async def test_a_question_that_is_deleted_while_it_waits_is_not_answered(sandbox, bot, ana):
    sandbox.trouble.delay(0.5)
    await ana.says("!who walked")
    await ana.deletes(await ana.says("!how far"))
    assert "Anna walked." in (await bot.reply()).text
    await bot.no_reply()


async def test_every_question_is_watched_and_remarks_are_not(sandbox, speaker, memory, ana):
    seen = Seen()
    task = asyncio.create_task(serve(speaker, memory, "sandbox.Walker", Watch(seen)))
    try:
        bot = await sandbox.bot("Walker", task=task)
        _, answer = await asked(ana, bot, "!who walked? how far?")
        await ana.says("that is wrong", reply_to=answer)
        await ana.presses(answer, "Delete")
        await ana.slash("who", question="walked")
        await bot.reply()
        await ana.slash("timeline")
        await bot.reply()
        await asyncio.sleep(0.1)
    finally:
        task.cancel()
        await asyncio.wait({task}, timeout=5)
        end_what_discord_py_forgets()
    asked_for = [(done.reply.typed, bool(done.sent)) for done in seen.done if done.reply]
    assert sorted(asked_for) == [("/who walked", True), ("how far?", False), ("who walked?", True)]


class Seen:
    """Notes every answer."""

    def __init__(self):
        self.done = []

    def answered(self, done):
        self.done.append(done)

    def broke(self, done):
        raise AssertionError(done)

    def connected(self, shard):
        pass

    def lost(self, shard):
        pass


@pytest.mark.parametrize(
    "text", ["!who walked? how far?", "!who walked\nhow far", "<@ME> who walked? and: how far?"]
)
async def test_several_questions_are_answered_in_one_reply(bot, ana, text):
    _, reply = await asked(ana, bot, text.replace("<@ME>", bot.mention))
    told = reply.content
    assert "**who walked?**\nAnna walked." in told
    assert "how far?**\n" in told
    await bot.no_reply()


async def test_more_than_three_are_named_and_wait_on_buttons(bot, ana):
    text = "!who walked? how far? what pizza? who came too? which walk?"
    _, reply = await asked(ana, bot, text)
    told = reply.content
    assert told.count("?**\n") == 3
    assert told.endswith("Still to ask:\n- who came too?\n- which walk?")
    await ana.presses(reply, "which walk?")
    await bot.reply()
    assert (await bot.reply()).content.startswith("**which walk?**\n\n")


async def test_a_greeting_before_a_question_is_no_question(bot, ana):
    _, reply = await asked(ana, bot, f"{bot.mention} hello? who walked?")
    assert reply.content.startswith("Anna walked.")


@pytest.mark.parametrize("text", ["👍", "that is wrong", "%&", "<:yes:123456789012345678>"])
async def test_a_remark_in_a_reply_to_an_answer_gets_silence(bot, ana, text):
    _, answer = await asked(ana, bot)
    await ana.says(text, reply_to=answer)
    await bot.no_reply()


async def test_thanks_get_a_nod_with_nothing_to_press(bot, ana):
    _, answer = await asked(ana, bot)
    await ana.says("thanks!", reply_to=answer)
    nod = await bot.reply()
    assert nod.content == "Any time. Ask me more whenever you like."
    assert nod.components == []


@pytest.mark.parametrize(
    "text",
    ["!whois @Ben", "!give @Ben 5", "!show queue", "!list all", "!help music", "!can i get a role"],
)
async def test_another_bots_commands_get_silence(bot, ana, text):
    await ana.says(text)
    await bot.no_reply()
    await asked(ana, bot)
    await ana.says(text)
    await bot.no_reply()


async def test_the_bot_shows_what_it_is(bot):
    assert bot.user.status == "Answers with quotes: /ask"
