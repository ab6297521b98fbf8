"""Something breaks: the asker gets a sentence with a reference, the log all the rest."""

import re

import pytest


async def ask(person, bot, way):
    match way:
        case "prefix":
            await person.says("!ask break")
        case "slash":
            await person.slash("ask", question="break")
        case "directly":
            await person.messages_bot("break")
    return await bot.reply()


@pytest.mark.parametrize("way", ["prefix", "slash", "directly"])
async def test_the_asker_gets_a_reference_and_the_log_the_traceback(bot, ana, caplog, way):
    reply = await ask(ana, bot, way)
    found = re.search(r"under ([0-9a-f]{8})\.", reply.content)
    assert found
    assert "secret detail" not in reply.text
    assert reply.allowed_mentions == {"parse": []}
    assert reply.is_ephemeral == (way == "slash")
    (record,) = [each for each in caplog.records if each.name == "bot.chat.failures"]
    assert found[1] in record.getMessage()
    assert "secret detail" in caplog.text


async def test_a_button_that_breaks_says_so(bot, ana, answers, monkeypatch):
    await ana.says("!which")
    reply = await bot.reply()
    monkeypatch.setattr(answers, "answer", lambda _: 1 / 0)
    await ana.presses(reply, "who came too?")
    assert (await bot.reply()).edited  # the button is switched off
    assert "under " in (await bot.reply()).content


async def test_after_a_failure_the_bot_goes_on(bot, ana):
    await ask(ana, bot, "prefix")
    await ana.says("!who walked")
    assert "Anna walked" in (await bot.reply()).text


async def test_what_breaks_outside_an_answer_is_not_told_to_a_channel(
    bot, ana, caplog, monkeypatch
):
    monkeypatch.setattr("bot.chat.hearing.question_in", lambda *_, **__: 1 / 0)
    await ana.says("just talking")
    await bot.no_reply()
    assert "in on_message" in caplog.text


async def test_a_suggestion_that_breaks_leaves_the_command_usable(
    bot, ana, answers, caplog, monkeypatch
):
    monkeypatch.setattr(answers, "suggest", lambda *_, **__: 1 / 0)
    assert await ana.types("who", question="w") == []
    assert "ZeroDivisionError" in caplog.text
    await ana.slash("who", question="walked")
    assert "Anna walked" in (await bot.reply()).text


async def test_where_the_bot_may_not_write_one_line_says_so(sandbox, bot, ana, caplog):
    sandbox.deny("send_messages")
    await ana.says("!who walked")
    await bot.no_reply()
    (record,) = [each for each in caplog.records if each.name == "bot.chat.failures"]
    assert "could not be sent" in record.getMessage()
    assert record.exc_info is None


async def test_where_the_bot_may_not_read_back_it_answers_without_a_reference(
    sandbox, running, ana
):
    sandbox.deny("read_message_history")
    async with running() as bot:
        await ana.says("!who walked")
        reply = await bot.reply()
    assert reply.replies_to is None
    assert "Anna walked" in reply.text
