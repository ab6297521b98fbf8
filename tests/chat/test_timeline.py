"""/timeline: a picture, the same in words, and events that lead to where they stand."""

import threading
from dataclasses import replace

import pytest

from bot.facts import Date, Entity, Facet, Fill

PNG = b"\x89PNG\r\n\x1a\n drawn"


@pytest.fixture
def base(base):
    date = Date("2020-05-03", "3 May")
    fact = replace(base.facts["came"], fills={Facet.WHEN: Fill("3 May", date=date)}, subject="anna")
    base.entities["anna"] = Entity("anna", "person", "Anna")
    base.facts["came"] = fact
    base.sources["walk"] = replace(base.sources["walk"], annotated=False)
    return base


@pytest.fixture
def drawn(monkeypatch):
    """Draw nothing, and tell in which thread."""
    threads = []

    def draw(_rows):
        threads.append(threading.current_thread())
        return PNG

    monkeypatch.setattr("bot.chat.pictures.draw", draw)
    return threads


async def used(bot, ana, **options):
    await ana.slash("timeline", options=options)
    return await bot.reply()


async def test_a_timeline_is_a_picture_with_the_same_in_words(bot, ana, drawn):
    reply = await used(bot, ana)
    assert reply.is_ephemeral
    (picture,) = reply.raw["attachments"]
    assert picture["content_type"] == "image/png"
    assert picture["description"].startswith("In the order of time:\nMay 3, 2020: Anna")
    assert "- May 3, 2020: Anna \\*walked\\* to Bern on 3 May." in reply.content
    assert threading.main_thread() not in drawn


async def test_what_was_drawn_is_kept(bot, ana, drawn):
    await used(bot, ana)
    await used(bot, ana, private=False)
    await ana.says("!timeline")
    assert (await bot.reply()).raw["attachments"]
    assert len(drawn) == 1


@pytest.mark.usefixtures("drawn")
async def test_it_can_be_of_a_topic(bot, ana):
    assert (await used(bot, ana, about="anna")).content.startswith("Anna, in the order")
    none = await used(bot, ana, about="nobody")
    assert none.text == "The sources tell of no such event with a date."
    assert none.raw["attachments"] == []
    assert await ana.types("timeline", about="an") == ["Anna"]


@pytest.mark.usefixtures("drawn")
async def test_an_event_leads_to_where_it_stands(bot, ana):
    reply = await used(bot, ana)
    await ana.selects(reply, "May 3, 2020: Anna *walked* to Bern on 3 May.")
    assert "**Anna \\*walked\\* to Bern on 3 May.**" in (await bot.reply()).content


@pytest.mark.usefixtures("drawn")
async def test_where_nothing_may_be_attached_there_are_words(sandbox, running, ana):
    sandbox.deny("attach_files")
    async with running() as bot:
        reply = await used(bot, ana)
        assert reply.raw["attachments"] == []
        await ana.says("!timeline")
        assert "May 3, 2020" in (await bot.reply()).text


@pytest.mark.usefixtures("drawn")
async def test_an_edit_takes_the_picture_away(bot, ana):
    said = await ana.says("!timeline")
    await bot.reply()
    await ana.edits(said, "!who walked")
    assert (await bot.reply()).raw["attachments"] == []
