"""Questions are answered in turn, a few of each person, and none that has become old."""

import asyncio

import pytest

from bot.chat import turns as turns_module
from bot.chat.turns import PER_PERSON, Turns


class Channel:
    """Notes what is answered, and lets one answer go each time it is told to."""

    def __init__(self):
        self.done = []
        self.gate = asyncio.Semaphore(0)
        self.turns = Turns()

    def ask(self, person, text, channel="here"):
        async def answer():
            await self.gate.acquire()
            self.done.append(text)

        async def leave_out():
            self.done.append(f"{person} is told")

        self.turns.put(channel, person, answer, leave_out)

    async def let(self, number):
        for _ in range(number):
            self.gate.release()
        await asyncio.sleep(0.01)


async def test_each_person_has_a_turn_and_each_is_answered_in_order():
    channel = Channel()
    for text in ("a1", "a2", "a3"):
        channel.ask("ana", text)
    channel.ask("ben", "b1")
    await channel.let(9)
    assert channel.done == ["a1", "b1", "a2", "a3"]
    assert not len(channel.turns)
    assert not channel.turns.is_waiting("here", "ana")


async def test_who_asks_more_than_can_be_answered_is_told_once():
    channel = Channel()
    await channel.let(0)
    for number in range(50):
        channel.ask("ana", str(number))
    channel.ask("ben", "b")
    await channel.let(50)
    assert channel.done == ["0", "b", "1", "2", "ana is told"]
    assert len(channel.done) == PER_PERSON + 2


async def test_channels_don_t_wait_for_each_other():
    channel = Channel()
    channel.ask("ana", "slow", "there")
    channel.ask("ana", "quick", "here")
    await channel.let(2)
    assert sorted(channel.done) == ["quick", "slow"]


async def test_what_has_waited_too_long_is_not_answered(monkeypatch):
    monkeypatch.setattr(turns_module, "OLDEST", 0.02)
    channel = Channel()
    for text in ("a1", "a2", "a3"):
        channel.ask("ana", text)
    await asyncio.sleep(0.05)
    await channel.let(3)
    assert channel.done == ["a1", "ana is told"]  # the first had begun


async def test_there_is_a_bound_for_all_together(monkeypatch):
    monkeypatch.setattr(turns_module, "MOST", 10)
    channel = Channel()
    for person in range(1000):
        channel.ask(person, "q", channel=person)
    assert len(channel.turns) <= 1000
    await channel.let(1000)
    assert channel.done.count("q") == 10


async def test_what_breaks_does_not_stop_the_next(caplog):
    channel = Channel()

    async def broken():
        raise ValueError("broken")

    channel.turns.put("here", "ana", broken, broken)
    channel.ask("ana", "next")
    await channel.let(1)
    assert channel.done == ["next"]
    assert "could not be answered" in caplog.text


async def test_closing_leaves_what_waits():
    channel = Channel()
    for text in ("a1", "a2"):
        channel.ask("ana", text)
    await asyncio.sleep(0)
    await channel.turns.close()
    assert channel.done == []
    assert len(channel.turns) == 0


@pytest.fixture(autouse=True)
async def _no_task_is_left():
    before = asyncio.all_tasks()
    yield
    await asyncio.sleep(0)
    assert asyncio.all_tasks() <= before | {asyncio.current_task()}
