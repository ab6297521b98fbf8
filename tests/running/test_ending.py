"""A stop finishes what is being answered, and takes up nothing new."""

import asyncio
import signal

import pytest

from bot.outcomes import Help, Reply
from bot.running.ending import until_told
from bot.watching import Watch

TOLD = (signal.SIGTERM, signal.SIGINT)


@pytest.mark.parametrize("told", TOLD)
async def test_an_answer_on_its_way_is_sent_before_the_end(sandbox, here, start, ana, told):
    async with start(**here) as process:
        bot = await sandbox.bot("Walker", within=60)
        sandbox.trouble.delay(1.0)
        await ana.says("!who led the talks")
        await asyncio.sleep(0.5)
        process.send_signal(told)
        await asyncio.sleep(0.1)
        await ana.says("!when were the talks")
        assert "Garrant" in (await bot.reply()).text
        await bot.no_reply(1.5)
        _, log = await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in log


async def test_a_second_signal_waits_for_nothing(sandbox, here, start, ana):
    async with start(**here) as process:
        await sandbox.bot("Walker", within=60)
        sandbox.trouble.delay(30.0)
        await ana.says("!who led the talks")
        await asyncio.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(5):
            await process.communicate()
    assert process.returncode == 0


async def test_what_takes_too_long_is_given_up_and_said(caplog):
    watch = Watch()

    async def serve():
        with watch.answering(1):
            signal.raise_signal(signal.SIGTERM)
            await asyncio.sleep(30)

    async with asyncio.timeout(5):
        await until_told(serve(), watch, grace=0.1)
    assert "answers on their way" in caplog.text


class Noting:
    def __init__(self):
        self.told = []

    def answered(self, done):
        self.told.append(("answered", done.asker, done.reply))

    def broke(self, done):
        self.told.append(("broke", done.asker, done.reply))


async def test_every_observer_is_told_how_it_ended():
    noting, reply = Noting(), Reply("", Help())
    watch = Watch(noting, noting)
    with watch.answering(1) as done:
        done.reply = reply
    with pytest.raises(ZeroDivisionError), watch.answering(2):
        _ = 1 / 0
    assert noting.told == [("answered", 1, reply)] * 2 + [("broke", 2, None)] * 2
    assert await watch.drain(0)
    assert watch.is_ending
