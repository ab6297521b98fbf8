"""What a running bot keeps of questions asked in vain, and what it does without its database."""

import asyncio
import signal
from contextlib import asynccontextmanager

import pytest

from bot.curating.recording import MOST, Recorder
from bot.curating.store import Store
from bot.errors import DatabaseError
from bot.outcomes import Reason, Refusal, Reply
from bot.watching import Answering

KEY = "0123456789abcdef" * 4
VAIN = "who bakes umbrellas in zanzibar"


async def becomes(ask, wanted):
    async with asyncio.timeout(90):  # a database that is back is tried again within 60
        while (found := await asyncio.to_thread(ask)) != wanted:  # noqa: ASYNC110  # of a process
            await asyncio.sleep(0.1)
    return found


@pytest.fixture
def kept(store):
    """The questions that are kept, each with who asked."""
    return lambda: store.asked_in_vain(7)


@pytest.fixture
def keeping(sandbox, start, here):
    """Run a bot that keeps questions in a database, for the length of the block."""

    @asynccontextmanager
    async def keeping(address):
        async with start(DATABASE_URL=address, ASKER_KEY=KEY, **here) as process:
            yield await sandbox.bot("Walker", within=60)
            process.send_signal(signal.SIGTERM)
            _, log = await process.communicate()
        assert process.returncode == 0
        assert not any(word.encode() in log for word in (KEY, address, "zanzibar", "Traceback"))
        logs.append(log.decode())

    logs = keeping.logs = []
    return keeping


def words(kept):
    return lambda: [question for question, _ in kept()]


async def test_what_is_asked_in_vain_is_kept_without_who_asked(keeping, ana, address, kept):
    async with keeping(address) as bot:
        for asked in ("!who led the talks", f"!{VAIN}", "!help"):
            await ana.says(asked)
            await bot.reply()
        await ana.slash("ask", question="how much did the talks cost")
        await bot.reply()
        await becomes(words(kept), [VAIN, "how much did the talks cost"])
        assert ana.user.id not in str(kept())
        await ana.slash("forget-me")
        reply = await bot.reply()
        assert reply.content == "Deleted what I kept of you: 2 entries."
        assert reply.is_ephemeral
        assert kept() == []
        await ana.slash("forget-me")
        assert (await bot.reply()).content == "I keep nothing of you."


async def test_a_thumb_down_is_kept_and_can_be_taken_back(keeping, ana, sandbox, address, kept):
    ben = sandbox.person("Ben")
    async with keeping(address) as bot:
        await ana.says("!who led the talks")
        answer = await bot.reply()
        await asyncio.sleep(0.3)  # nobody is as quick as to rate what is just being sent
        await ben.reacts(answer, "👎🏽")
        await ana.reacts(answer, "👍")
        await ana.reacts(answer, "🎉")
        await becomes(words(kept), ["who led the talks"])
        await ben.reacts(answer, "👎🏽", is_taken_back=True)
        await becomes(words(kept), [])
        await ben.reacts(answer, "👎")
        await becomes(words(kept), ["who led the talks"])
        await ben.slash("forget-me")
        assert "1 entry" in (await bot.reply()).content
        assert kept() == []


async def test_answers_go_on_while_the_database_is_down_and_nothing_is_lost(keeping, ana, server):
    store = Store(server.address)
    store.prepare()
    async with keeping(server.address) as bot:
        await ana.says(f"!{VAIN}")
        await bot.reply()
        await becomes(lambda: len(store.asked_in_vain(7)), 1)
        store.close()
        server.stop()
        try:
            for _ in range(3):
                await ana.says("!how much did the talks cost")
                await bot.reply(within=20)
            await ana.says("!who led the talks")
            assert "Garrant" in (await bot.reply(within=20)).text
            await ana.slash("forget-me")
            assert "nothing is deleted yet" in (await bot.reply(within=20)).content
        finally:
            server.start()
        await becomes(lambda: len(store.asked_in_vain(7)), 4)
    (log,) = keeping.logs
    assert "answers go on, entries wait" in log
    assert "the database is back" in log
    store.expire(-1)
    store.close()


async def test_a_database_without_a_key_is_one_line_and_a_code(run, here, address):
    code, out, log = await run(DATABASE_URL=address, **here)
    assert (code, out) == (2, "")
    assert log.startswith("ASKER_KEY: is not set → make one: python -c ")
    code, _, log = await run(DATABASE_URL=address, ASKER_KEY="short", **here)
    assert (code, "short" in log.replace("is too short", "")) == (2, False)


async def test_without_a_database_nothing_is_kept_and_nobody_offers_to_forget(bot_without):
    names = [command["name"] for command in await bot_without.commands()]
    assert "forget-me" not in names
    assert "reload" in names


@pytest.fixture
async def bot_without(sandbox, start, here):
    async with start(**here) as process:
        yield await sandbox.bot("Walker", within=60)
        process.send_signal(signal.SIGTERM)
        await process.wait()


class Down:
    """A database that is down until it is told."""

    def __init__(self):
        self.is_up, self.written = False, []

    def write(self, changes):
        if not self.is_up:
            raise DatabaseError("is down")
        self.written += changes

    def expire(self, _days):
        self.write([])

    def close(self):
        pass


def vain(number):
    reply = Reply(f"question {number}", Refusal(Reason.UNSURE))
    return Answering(asker=1, reply=reply, sent=[number])


async def test_more_than_can_wait_is_given_up_the_oldest_first_and_said(caplog):
    recorder = Recorder(Down(), KEY, 90)
    for number in range(MOST + 2):
        recorder.answered(vain(number))
    assert caplog.text.count("an entry is given up") == 2


async def test_a_fault_that_nobody_foresaw_is_logged_and_the_next_attempt_writes(caplog):
    class Odd(Down):
        def write(self, changes):
            if not self.is_up:
                self.is_up = True
                raise KeyError("secret")
            super().write(changes)

        def expire(self, _days):
            pass

    odd = Odd()
    recorder = Recorder(odd, KEY, 90)
    running = asyncio.create_task(recorder.run())
    recorder.answered(vain(1))
    await becomes(lambda: len(odd.written), 1)
    recorder.answered(vain(2))
    await becomes(lambda: len(odd.written), 2)
    assert "entries cannot be written" in caplog.text
    running.cancel()
    await asyncio.wait([running])


async def test_what_waits_when_the_bot_ends_is_written():
    down = Down()
    recorder = Recorder(down, KEY, 90)
    running = asyncio.create_task(recorder.run())
    recorder.answered(vain(1))
    await asyncio.sleep(0.1)
    down.is_up = True
    running.cancel()
    await asyncio.wait([running])
    assert [change.row["question"] for change in down.written] == ["question 1"]


def test_a_person_is_another_under_another_key():
    one, other = Recorder(Down(), KEY, 1), Recorder(Down(), KEY[::-1], 1)
    assert one.hashed(7) == one.hashed(7) != other.hashed(7)
    assert "7" * 5 not in one.hashed(77777)
