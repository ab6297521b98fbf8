"""Looking around: topics, sources, what they are about, and the bot itself."""

from dataclasses import replace

import pytest

from bot.facts import Date
from bot.showing import Edition


def labels(reply):
    return [each["label"] for each in reply.components if each["type"] == 2]


def options(reply):
    (menu,) = [each for each in reply.components if each["type"] == 3]
    return [option["label"] for option in menu["options"]]


async def used(bot, person, command, **how):
    await person.slash(command, **how)
    return await bot.reply()


async def test_a_topic_leads_to_its_questions_and_they_to_answers(bot, ana):
    topics = await used(bot, ana, "topics")
    assert topics.is_ephemeral
    assert topics.content == "You can ask about:\n\n- Anna\n- Ben"
    assert options(topics) == ["Anna", "Ben"]
    await ana.selects(topics, "Anna")
    questions = await bot.reply()
    assert questions.id == topics.id
    assert questions.content.startswith("You could ask about Anna:\n\n- when did Anna")
    assert labels(questions) == ["All topics"]
    await ana.selects(questions, "when did Anna walk?")
    answer = await bot.reply()
    assert answer.is_ephemeral
    assert answer.content.startswith("**when did Anna walk?**\n\n")
    await ana.presses(questions, "All topics")
    assert options(await bot.reply()) == ["Anna", "Ben"]


async def test_pages_of_topics_are_turned(bot, ana, answers):
    answers.topics = lambda: tuple(f"Topic {number}" for number in range(60))
    first = await used(bot, ana, "topics")
    assert len(options(first)) == 20
    assert first.content.endswith("These are 1 to 20 of 60.")
    assert labels(first) == ["Earlier", "Further"]
    await ana.presses(first, "Further")
    await ana.presses(await bot.reply(), "Further")
    last = await bot.reply()
    assert options(last)[-1] == "Topic 59"
    assert [each["label"] for each in last.components if each.get("disabled")] == ["Further"]


async def test_a_page_is_named_behind_the_command_too(bot, ana, answers):
    answers.topics = lambda: tuple(f"Topic {number}" for number in range(60))
    await ana.says("!topics 3")
    assert options(await bot.reply())[0] == "Topic 40"


async def test_a_name_that_two_sources_share_is_one_topic(bot, ana, answers):
    answers.topics = lambda: ("Anna", "the talks", "the talks", "x" * 120)
    assert options(await used(bot, ana, "topics")) == ["Anna", "the talks"]


async def test_a_topic_that_is_gone_says_so(bot, ana, answers):
    topics = await used(bot, ana, "topics")
    answers.topics = lambda: ("Ben",)
    await ana.selects(topics, "Anna")
    await bot.reply()
    assert (await bot.reply()).content.startswith("The sources have changed since")


async def test_a_source_shows_how_it_begins(bot, ana):
    sources = await used(bot, ana, "sources")
    assert options(sources) == ["A walk"]
    await ana.selects(sources, "A walk")
    begins = await bot.reply()
    assert begins.id == sources.id
    assert begins.content.startswith("“A walk” begins like this:\n\n> ")
    await ana.presses(begins, "All sources")
    assert options(await bot.reply()) == ["A walk"]


async def test_what_is_picked_below_a_public_list_is_shown_to_who_picks(sandbox, bot, ana):
    await ana.says("!topics")
    topics = await bot.reply()
    assert "Delete" in labels(topics)
    await sandbox.person("Ben").selects(topics, "Anna")
    questions = await bot.reply()
    assert questions.is_ephemeral
    assert questions.id != topics.id


async def test_menus_work_after_a_restart(running, ana):
    async with running() as bot:
        topics = await used(bot, ana, "topics")
    async with running() as bot:
        await ana.selects(topics, "Anna")
        assert "about Anna" in (await bot.reply()).content


async def test_an_overview_quotes_the_sources(bot, ana):
    reply = await used(bot, ana, "overview")
    assert reply.content.startswith("“A walk” begins like this:\n\n> ")


async def test_about_says_what_the_bot_is_with_commands_to_click(bot, ana, speaker):
    speaker.edition = Edition("1.2", Date("2024-05-03"))
    told = (await used(bot, ana, "about")).content
    assert "Version 1.2. My knowledge was compiled, or put where I run, on May 3, 2024." in told
    assert "I know 2 facts from one source. The newest is of May 2020 (inferred)" not in told
    assert "What you ask is stored nowhere." in told
    ids = {each["name"]: each["id"] for each in await bot.commands()}
    assert f"</who:{ids['who']}>" in told
    assert "Find the source" not in told


@pytest.mark.parametrize("command", ["topics", "sources", "overview", "about", "help"])
async def test_what_is_listed_is_in_the_language_of_who_asks(sandbox, bot, command):
    reply = await used(bot, sandbox.person("Ken", locale="ja"), command)
    assert any("ぁ" <= letter <= "ヺ" for letter in reply.content)


async def test_of_several_sources_the_overview_quotes_one_sentence_each(bot, ana, base):
    base.sources["second"] = replace(base.sources["walk"], id="second", title="Another walk")
    told = (await used(bot, ana, "overview")).content
    assert told.startswith("The sources begin like this:")
    assert told.count("> Anna \\*walked\\* to Bern") + told.count("> A walk") == 2


async def test_about_says_where_questions_are_kept(bot, ana, speaker):
    speaker.edition = Edition("1.2", kept_days=30)
    told = (await used(bot, ana, "about")).content
    assert "people rated, are kept for 30 days, without your name; /forget-me deletes" in told
    assert "What you ask is stored nowhere." not in told
