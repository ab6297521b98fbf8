"""Two processes on one Discord, each with its own shards: every question is answered once."""

import signal

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.state import DISCORD_EPOCH_MS
from bot.settings import load


def shard_of(sandbox):
    return (int(sandbox.world.guild_id) >> 22) % 2


@pytest.fixture
async def sandbox(monkeypatch):
    """One whose server is the second shard's, so that the first has direct messages alone."""
    odd = (DISCORD_EPOCH_MS + 10**11 + 1) / 1000  # the server's id tells its shard
    monkeypatch.setattr("bot.sandbox.state.time.time", lambda: odd)
    async with Sandbox(channels=("general",)) as sandbox:
        assert shard_of(sandbox) == 1
        yield sandbox


async def ended(process):
    process.send_signal(signal.SIGTERM)
    _, log = await process.communicate()
    assert process.returncode == 0
    return log.decode()


async def test_each_process_answers_its_own_servers_only(sandbox, here, start, ana):
    async with start(SHARD_IDS="0", SHARD_COUNT="2", **here) as first:
        bot = await sandbox.bot("Walker", within=60)
        await ana.says("!who led the talks")
        await bot.no_reply(1.0)
        await ana.messages_bot("who led the talks")
        assert "Garrant" in (await bot.reply()).text
        async with start(SHARD_IDS="1", SHARD_COUNT="2", **here) as second:
            while b"shard 1: the gateway is alive" not in await second.stderr.readline():
                pass
            for _ in range(3):
                await ana.says("!who led the talks")
                assert "Garrant" in (await bot.reply()).text
                await ana.messages_bot("who led the talks")
                assert "Garrant" in (await bot.reply()).text
            await ana.slash("who", question="led the talks")
            assert "Garrant" in (await bot.reply()).text
            await bot.no_reply(0.5)
            logs = [await ended(first), await ended(second)]
    assert [log.count("telling: answer in") for log in logs] == [4, 4]


async def test_two_servers_are_answered_by_two_processes_each_by_its_own(here, start):
    async with Sandbox() as sandbox:
        sandbox.server("Second", ["hall"])
        ana, first = sandbox.person("Ana"), shard_of(sandbox)
        there = {**here, "DISCORD_API_BASE": sandbox.api, "DISCORD_GATEWAY": sandbox.gateway}
        channels = ("general", "hall") if first == 0 else ("hall", "general")
        async with start(SHARD_IDS="0", SHARD_COUNT="2", **there) as one:
            bot = await sandbox.bot("Walker", within=60)
            await ana.says("!who led the talks", channel=channels[1])
            await bot.no_reply(1.0)
            async with start(SHARD_IDS="1", SHARD_COUNT="2", **there) as other:
                while b"shard 1: the gateway is alive" not in await other.stderr.readline():
                    pass
                for channel in (*channels, channels[1]):
                    await ana.says("!who led the talks", channel=channel)
                    reply = await bot.reply()
                    assert (reply.message.channel.name, "Garrant" in reply.text) == (channel, True)
                await bot.no_reply(0.5)
                logs = [await ended(one), await ended(other)]
        assert [log.count("telling: answer in") for log in logs] == [1, 2]


async def test_one_process_may_run_several_shards(sandbox, here, start, ana, page):
    async with start(HEALTH_ADDRESS=page.address, SHARD_COUNT="2", **here) as process:
        bot = await sandbox.bot("Walker", within=60)
        await page.becomes(200)
        while len((await page.health())["shards"]) < 2:
            pass
        await ana.says("!who led the talks")
        assert "Garrant" in (await bot.reply()).text
        await ended(process)


@pytest.mark.parametrize(
    ("ids", "count", "said"),
    [
        ("0", "", "SHARD_COUNT: is not set"),
        ("0-2", "2", "SHARD_IDS: has 2 → with SHARD_COUNT=2 they are 0 to 1"),
        ("one", "2", "SHARD_IDS: are no numbers of shards"),
    ],
)
async def test_shards_that_cannot_be_are_one_line_and_a_code(here, run, ids, count, said):
    code, _, log = await run(SHARD_IDS=ids, SHARD_COUNT=count, **here)
    assert (code, log.count("\n")) == (2, 1)
    assert log.startswith(said)


def test_runs_of_shards_are_written_short(monkeypatch):
    monkeypatch.setenv("SHARD_IDS", "0-2, 5")
    monkeypatch.setenv("SHARD_COUNT", "8")
    assert load(None).shards == (0, 1, 2, 5)
