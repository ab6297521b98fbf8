"""Answers leave the event loop where they may take long, and nobody waits for another's flood."""

import asyncio
import threading
import time

import pytest

from bot.chat.desk import SHORT, Desk

LONG = "x" * (SHORT + 1)


class SlowSpeaker:
    """Takes as long as it is told, and notes who was answered where."""

    def __init__(self, seconds=0.0):
        self.seconds = seconds
        self.answered = []
        self.threads = set()

    def reply(self, typed, *, said=None, **_):
        self.threads.add(threading.current_thread())
        time.sleep(self.seconds)
        self.answered.append(typed)
        if typed.endswith("!"):
            raise ValueError(typed)
        return typed, said

    def suggest(self, typed, **_):
        self.reply(typed)
        return (typed,)


@pytest.fixture
def speaker():
    return SlowSpeaker()


@pytest.fixture
def desk(speaker):
    desk = Desk(speaker)
    yield desk
    desk.close()


async def test_a_short_question_is_answered_at_once(desk, speaker):
    assert await desk.reply("who") == ("who", None)
    assert speaker.threads == {threading.main_thread()}


async def test_a_long_one_leaves_the_loop(desk, speaker):
    await desk.reply(LONG)
    assert threading.main_thread() not in speaker.threads


async def test_a_base_that_answers_slowly_leaves_the_loop_too(desk, speaker):
    speaker.seconds = 0.02
    await desk.reply("first")
    speaker.threads.clear()
    ticks = []

    async def tick():
        while True:
            ticks.append(time.monotonic())
            await asyncio.sleep(0.001)

    task = asyncio.create_task(tick())
    await asyncio.gather(*(desk.reply(str(number)) for number in range(5)))
    task.cancel()
    assert threading.main_thread() not in speaker.threads
    assert len(speaker.threads) == 1
    assert len(ticks) > 20


async def test_who_took_less_time_is_next(desk, speaker):
    speaker.seconds = 0.01
    await desk.reply(LONG, person="flood")
    flood = [asyncio.create_task(desk.reply(LONG, person="flood")) for _ in range(5)]
    await asyncio.sleep(0.001)
    await desk.reply("mine", person="other")
    assert speaker.answered.index("mine") <= 2
    await asyncio.gather(*flood)


async def test_only_the_last_keystroke_is_worth_an_offer(desk, speaker):
    speaker.seconds = 0.01
    busy = asyncio.create_task(desk.reply(LONG))
    await asyncio.sleep(0.001)
    typed = [
        asyncio.create_task(desk.suggest(text, facet=None, limit=5, person=1))
        for text in ("w", "wh", "who")
    ]
    assert await asyncio.gather(*typed) == [(), (), ("who",)]
    await busy


async def test_a_failure_and_a_cancelled_wait_leave_the_desk_open(desk, speaker):
    with pytest.raises(ValueError, match="no!"):
        await desk.reply("no!")
    speaker.seconds = 0.01
    busy = asyncio.create_task(desk.reply(LONG))
    await asyncio.sleep(0.001)
    left = asyncio.create_task(desk.reply("left"))
    await asyncio.sleep(0.001)
    left.cancel()
    await busy
    assert await desk.reply("after") == ("after", None)
    assert "left" not in speaker.answered
