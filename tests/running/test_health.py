"""`/healthz` and `/metrics` of a bot that runs, and what its log tells."""

import asyncio
import json
import re
import signal


async def test_health_says_whether_the_gateway_is_alive(sandbox, here, start, page):
    async with start(HEALTH_ADDRESS=page.address, **here) as process:
        await sandbox.bot("Walker", within=60)
        await page.becomes(200)
        told = await page.health()
        assert told["gateway"] == "alive"
        assert told["shards"]["0"]["connected"] is True
        assert (await page.figures())["bot_gateway_reconnects_total", "0"] == 0
        sandbox.trouble.close_gateway(3.0)
        await page.becomes(503)
        assert (await page.health())["gateway"] == "down"
        assert (await page.figures())["bot_gateway_connected", "0"] == 0
        await page.becomes(200)
        assert (await page.figures())["bot_gateway_reconnects_total", "0"] == 1
        process.send_signal(signal.SIGTERM)
        await process.communicate()
    assert process.returncode == 0


async def test_figures_count_by_outcome_and_hold_nothing_that_was_asked(
    sandbox, here, start, ana, page
):
    async with start(HEALTH_ADDRESS=page.address, LOG_FORMAT="json", **here) as process:
        bot = await sandbox.bot("Walker", within=60)
        for asked in ("!who led the talks", "!who bakes umbrellas in zanzibar", "!help"):
            await ana.says(asked)
            await bot.reply()
        await asyncio.sleep(0.1)
        found = await page.figures()
        text = (await page.fetch("/metrics"))[1]
        process.send_signal(signal.SIGTERM)
        _, log = await process.communicate()
    assert found["bot_answers_total", "answer", ""] == 1
    assert found["bot_answers_total", "help", ""] == 1
    assert sum(n for key, n in found.items() if key[:2] == ("bot_answers_total", "refusal")) == 1
    assert found["bot_answer_seconds_count",] == 3
    lines = [json.loads(line) for line in log.decode().splitlines()]
    told = [line for line in lines if "outcome" in line]
    assert [line["outcome"] for line in told] == ["answer", "refusal", "help"]
    assert all(line["milliseconds"] > 0 for line in told)
    for shown in (text, log.decode()):
        assert not re.search(r"(?i)led the talks|umbrellas|zanzibar|Ana|sandbox\.Walker", shown)


async def test_without_the_setting_nothing_is_served(sandbox, here, start, page):
    async with start(**here) as process:
        await sandbox.bot("Walker", within=60)
        assert await page.fetch("/healthz") == (0, "")
        process.send_signal(signal.SIGTERM)
        await process.wait()
    assert process.returncode == 0


async def test_a_port_that_is_taken_is_one_line_and_a_code(here, run, sandbox):
    taken = sandbox.address.removeprefix("http://").rstrip("/")
    code, out, log = await run(HEALTH_ADDRESS=taken, **here)
    assert (code, out) == (2, "")
    assert log.startswith(f"HEALTH_ADDRESS: cannot listen at {taken} (")
    assert log.count("\n") == 1


async def test_version_is_one_line(run):
    code, out, log = await run("--version")
    assert (code, log) == (0, "")
    assert re.fullmatch(r"bot (\d+\.\d+\.\d+|unknown)\n", out)
