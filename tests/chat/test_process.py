"""`bot` as a process on the local Discord: what a person who runs it sees."""

import asyncio
import shutil
import signal
import socket
import subprocess
import sys

import pytest

from tests.processes import ROOT, environment

REVOKED = "MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe." + "x" * 38  # of a token's shape, and nobody's


def compiled_anew(home):
    """Make a home whose seed has grown at its beginning, so that every quote has moved."""
    shutil.copytree(ROOT / "seeds", home / "seeds")
    (seed,) = (home / "seeds").glob("*.txt")
    title, _, rest = seed.read_text("utf-8").partition("\n")
    seed.write_text(f"{title}\nThis line was put in later.\n{rest}", "utf-8")
    words = ["--seeds", home / "seeds", "--knowledge", home / "knowledge"]
    (home / "knowledge").mkdir()
    command = [sys.executable, "-m", "bot", "compile", *words]
    subprocess.run(command, cwd=home, env=environment({}), check=True, timeout=80)


async def test_buttons_work_after_it_was_killed_and_its_sources_compiled_anew(
    sandbox, ana, tmp_path, start, here
):
    async with start(**here) as process:
        bot = await sandbox.bot("Walker", within=60)
        await ana.says("!when did raymond visit japan")
        answer = await bot.reply()
        process.kill()
        await process.wait()
    await asyncio.to_thread(compiled_anew, tmp_path)
    own = ("--seeds", str(tmp_path / "seeds"), "--knowledge", str(tmp_path / "knowledge"))
    async with start(base=own, **here):
        bot = await sandbox.bot("Walker", within=60)
        await ana.presses(answer, "In context")
        shown = (await bot.reply()).content
        assert "**The U.S. Space Force and U.S. Space Command have had" in shown
        assert "paragraph 5" in shown  # it was 4
        await ana.presses(answer, "More")
        assert (await bot.reply()).edited
        assert "Raymond" in (await bot.reply()).content


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
async def test_it_answers_from_the_seed_until_it_is_told_to_end(sandbox, ana, start, here, told):
    async with start(**here) as process:
        bot = await sandbox.bot("Walker", within=60)
        await ana.says("!who led the talks")
        reply = await bot.reply()
        assert "Garrant" in reply.content
        assert "**led the U.S. in the July 13 talks**" in reply.content
        assert "https://satellitenewsnetwork.com/?p=45867" in reply.content
        process.send_signal(told)
        out, log = (each.decode() for each in await process.communicate())
        code = process.returncode
    assert (code, out) == (0, "")
    assert "slash commands: synced" in log
    assert "Traceback" not in log
    assert "sandbox.Walker" not in log
    assert "voice" not in log


REMARKS = ("that is wrong", "haha nice", "good to know", "👍")
ORDERS = "!whois @Ben;!give @Ben 5;!show queue;!list all;!help music;!can i get a role".split(";")
FURTHER = ("tell me more", "the squadron", "what about Dickinson?", "really")


async def test_after_an_answer_too_what_only_looks_as_if_it_asked_gets_silence(
    sandbox, ana, start, here
):
    async with start(**here):
        bot = await sandbox.bot("Walker", within=60)
        await ana.says("!who led the talks")
        answer = await bot.reply()
        for text in REMARKS:
            await ana.says(text, reply_to=answer)
            await bot.no_reply()
        for text in ORDERS:  # with what was said before, each would make a question
            await ana.says(text)
            await bot.no_reply()
        for text in FURTHER:
            await ana.says(text, reply_to=answer)
            assert "> " in (await bot.reply()).content, text


async def test_a_revoked_token_is_one_line_and_a_code(run, here):
    code, out, log = await run(**here | {"DISCORD_TOKEN": REVOKED})
    assert (code, out) == (2, "")
    assert log.count("\n") == 1
    assert log.startswith("DISCORD_TOKEN: Discord refuses the token → ")
    assert REVOKED not in log


async def test_an_unreachable_discord_is_one_line_and_a_code(run, here):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        host = f"127.0.0.1:{taken.getsockname()[1]}"
    nowhere = {"DISCORD_API_BASE": f"http://{host}/api/v10", "DISCORD_GATEWAY": f"ws://{host}/"}
    code, out, log = await run(**here | nowhere)
    assert (code, out) == (2, "")
    assert log.count("\n") == 1
    assert log.startswith(f"cannot reach Discord at {host} (")


async def test_a_malformed_token_is_one_line_and_a_code(run):
    code, out, log = await run(DISCORD_TOKEN="Bot secret")
    assert (code, out) == (2, "")
    assert log == (
        "DISCORD_TOKEN: begins with the word Bot → leave that word out; only the token itself\n"
    )
