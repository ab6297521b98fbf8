"""New knowledge while the bot runs: taken up in one step, or refused while answers go on."""

import argparse
import asyncio
import os
import shutil
import signal
import sys
import weakref
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from bot.__main__ import _speaker, main
from bot.errors import KnowledgeError
from bot.running.reloading import Reloader, signature
from bot.speaking import Speaker

TEXT = "Anna Keller walks to Bern\nAnna Keller walked to Bern on May 3, 2020.\n"
MORE = "Anna Keller walks to Basel\nAnna Keller walked to Basel on June 4, 2021.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a compiled source, in which the bot runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "walk.txt").write_text(TEXT, encoding="utf-8")
    assert main(["compile"]) == 0
    return tmp_path


@pytest.fixture
def walking(sandbox, here, start, folder):  # noqa: ARG001  # in which `start` starts it
    """Run the bot in that folder for the length of the block."""

    @asynccontextmanager
    async def walking(**settings):
        async with start(base=(), **here, **settings) as process:
            process.lines = asyncio.Queue()
            reading = asyncio.create_task(read(process))
            yield await sandbox.bot("Walker", within=60), process
            process.send_signal(signal.SIGTERM)
            await process.wait()
            await reading
        assert process.returncode == 0

    return walking


def plain(reply):
    return reply.text.replace("*", "")


async def read(process):
    async for line in process.stderr:
        process.lines.put_nowait(line.decode())


async def said(process, words):
    async with asyncio.timeout(30):
        while words not in (line := await process.lines.get()):
            pass
    return line


async def test_new_knowledge_is_noticed_and_answered_from(folder, walking, ana):
    async with walking() as (bot, process):
        await ana.says("!when did anna walk to basel")
        assert "2021" not in (await bot.reply()).text
        (folder / "seeds" / "more.txt").write_text(MORE, encoding="utf-8")
        assert main(["compile"]) == 0
        await said(process, "new knowledge: sources: 2")
        await ana.says("!when did anna walk to basel")
        assert "June 4, 2021" in plain(await bot.reply())
        await ana.says("!when did anna walk to bern")
        assert "May 3, 2020" in plain(await bot.reply())


async def test_faulty_knowledge_is_said_with_its_line_and_answers_go_on(folder, walking, ana, page):
    async with walking(HEALTH_ADDRESS=page.address) as (bot, process):
        await ana.says("!who walked to bern")
        assert "Anna Keller" in plain(await bot.reply())
        seed = folder / "seeds" / "walk.txt"
        seed.write_text(TEXT.replace("May 3", "May 4"), encoding="utf-8")
        line = await said(process, "new knowledge refused")
        assert "seeds/walk.txt:2:" in line
        assert "run `bot compile`" in line
        await ana.says("!when did anna walk to bern")
        assert "May 3, 2020" in plain(await bot.reply())
        assert "seeds/walk.txt:2:" in (await page.health())["knowledge"]["refused"][0]
        assert (await page.fetch("/healthz"))[0] == 200
        assert (await page.figures())["bot_reloads_total", "refused"] == 1
        seed.write_text(TEXT, encoding="utf-8")
        await said(process, "new knowledge: sources: 1")
        assert (await page.health())["knowledge"]["refused"] == []


async def test_the_knowledge_may_vanish_and_come_back(folder, walking, ana):
    async with walking() as (bot, process):
        shutil.move(folder / "knowledge", folder / "elsewhere")
        await said(process, "new knowledge refused: seeds/walk.txt: is not compiled")
        await ana.says("!when did anna walk to bern")
        assert "May 3, 2020" in plain(await bot.reply())
        shutil.move(folder / "elsewhere", folder / "knowledge")
        await said(process, "new knowledge: sources: 1")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
async def test_sighup_reloads_at_once(walking, ana):
    async with walking() as (bot, process):
        os.kill(process.pid, signal.SIGHUP)
        await said(process, "new knowledge: sources: 1")
        await ana.says("!who walked to bern")
        assert "Anna Keller" in plain(await bot.reply())


async def test_the_owner_reloads_by_command_and_nobody_else(folder, walking, sandbox, ana):
    owner = sandbox.person_of(sandbox.world.owner)
    async with walking() as (bot, _):
        await ana.slash("reload")
        reply = await bot.reply()
        assert (reply.content, reply.is_ephemeral) == ("Only whoever owns me can do that.", True)
        await owner.slash("reload")
        reply = await bot.reply()
        assert "new knowledge now. Sources: 1, facts: " in reply.content
        assert reply.is_ephemeral
        (folder / "seeds" / "walk.txt").write_text(MORE, encoding="utf-8")
        await owner.slash("reload")
        reply = await bot.reply()
        assert "so I go on with the last that was sound:\n- `seeds/walk.txt:1:" in reply.content


async def test_what_leans_on_an_answer_of_the_old_knowledge_breaks_nothing(folder, walking, ana):
    async with walking() as (bot, process):
        await ana.says("!who walked to bern")
        await bot.reply()
        (folder / "seeds" / "walk.txt").unlink()
        (folder / "seeds" / "more.txt").write_text(MORE, encoding="utf-8")
        assert main(["compile"]) == 0
        await said(process, "new knowledge: sources: 1")
        await ana.says("!when was that")
        assert "broke on my side" not in (await bot.reply()).text


async def test_answers_go_on_while_new_knowledge_is_loaded(answers, base, tmp_path):
    speaker, fresh = Speaker(answers, base), Speaker(answers, base)
    gate, told = asyncio.Event(), []
    loop = asyncio.get_running_loop()

    def load():
        asyncio.run_coroutine_threadsafe(gate.wait(), loop).result(10)
        return fresh

    reloader = Reloader(speaker, load, [tmp_path], told.append)
    running = asyncio.create_task(reloader.reload())
    await asyncio.sleep(0.05)
    assert "Anna walked" in speaker.reply("who walked")[1].text
    gate.set()
    assert (await running).faults == ()
    assert told == [reloader.last]


async def test_a_base_that_is_half_written_is_left_alone_for_a_moment(answers, base, tmp_path):
    loaded = []

    def load():
        loaded.append(signature([tmp_path]))
        raise KnowledgeError("is wrong", place="x.yaml:1:1", remedy="mend it")

    reloader = Reloader(Speaker(answers, base), load, [tmp_path], lambda _: None)
    watching = asyncio.create_task(reloader.watch(every=0.2))
    for number in range(6):
        (tmp_path / f"{number}.yaml").write_text("x", encoding="utf-8")
        await asyncio.sleep(0.1)
    await asyncio.sleep(0.6)
    watching.cancel()
    assert loaded == [signature([tmp_path])]
    assert reloader.last.faults == ("x.yaml:1:1: is wrong → mend it",)


async def test_what_was_known_before_is_given_back(folder):
    load = partial(_speaker, argparse.Namespace(seeds=Path("seeds"), knowledge=Path("knowledge")))
    speaker = load()
    before = weakref.ref(speaker._answers)  # noqa: SLF001  # nothing else tells whether it stays
    reloader = Reloader(speaker, load, [folder], lambda _: None)
    assert (await reloader.reload()).faults == ()
    assert speaker.reply("who walked to bern")[1].quotes
    assert before() is None
