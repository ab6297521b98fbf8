"""Print how long one person waits for answers while others flood the bot, on a local Discord.

    uv run python tests/benchmarks/flood.py [--people N] [--rate N] [--seconds N] [--of DIR]
        [--seeds DIR] [--knowledge DIR] [--discord-limits]

The bot is a process of its own, with the real client; the local Discord is this one. One person
asks a plain question twice a second: first alone, then beside N people who each post so many
messages of random words a second, as long as a message may be. A coroutine in the bot's event loop
notes how long it is ever held up. `--of` runs the bot of another checkout, to compare.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import statistics
import string
import sys
import time
from pathlib import Path
from typing import NamedTuple

from bot.sandbox.rest.limits import DISCORD, GENEROUS
from bot.sandbox.server import Sandbox

ROOT = Path(__file__).parents[2]
LONGEST = 2_000
ASKED = "!who led the talks"
EVERY = 0.5
PATIENCE = 60.0
# Run in the bot's process: its own command line, with a coroutine that watches the event loop.
WATCHED = """
import asyncio, sys, time
from bot.__main__ import main
from bot.chat import starting

worst, serve_at = [0.0], starting.serve_at

async def watch():
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        worst.append(time.perf_counter() - began - 0.005)

async def served(*given, **named):
    task = asyncio.create_task(watch())
    try:
        await serve_at(*given, **named)
    finally:
        task.cancel()
        worst.sort()
        print(f"{worst[-1] * 1000:.0f} {worst[len(worst) * 99 // 100] * 1000:.1f}", flush=True)

starting.serve_at = served
sys.exit(main(sys.argv[1:]))
"""


class Waited(NamedTuple):
    """The seconds that each answer took, and how many questions had none in time."""

    times: list[float]
    lost: int

    def __str__(self) -> str:
        times = sorted(self.times) or [0.0]
        p99 = times[min(len(times) - 1, len(times) * 99 // 100)]
        p50 = statistics.median(times)
        return f"p50 {p50 * 1000:8.1f} ms   p99 {p99 * 1000:8.1f} ms   lost {self.lost}"


def garbage(chance: random.Random) -> str:
    """Return a question of random words."""
    made = "!who"
    while len(made) < LONGEST:
        made += " " + "".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 9)))
    return made[:LONGEST]


async def ask(sandbox: Sandbox, seconds: float, replies: dict[str, float]) -> Waited:
    """Have one person ask now and then; return how long each answer took."""
    person = sandbox.person("Ana")
    asked: dict[str, float] = {}
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        message = await person.says(ASKED, channel="quiet")
        asked[str(message.id)] = time.perf_counter()
        await asyncio.sleep(EVERY)
    patience = time.perf_counter() + PATIENCE
    while asked.keys() - replies.keys() and time.perf_counter() < patience:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    times = [replies[id_] - at for id_, at in asked.items() if id_ in replies]
    return Waited(times, len(asked) - len(times))


async def flood(sandbox: Sandbox, number: int, rate: float, seconds: float) -> int:
    """Have one person post so many messages a second; return how many."""
    person, chance = sandbox.person(f"Flood{number}"), random.Random(number)
    end, posted = time.perf_counter() + seconds, 0
    while time.perf_counter() < end:
        await person.says(garbage(chance), channel="loud")
        posted += 1
        await asyncio.sleep(1 / rate)
    return posted


async def listen(bot, replies: dict[str, float]) -> None:
    """Note when what was replied to."""
    while True:
        reply = await bot.reply(within=3600)
        if reply.replies_to:
            replies[reply.replies_to] = time.perf_counter()


async def run(options: argparse.Namespace) -> None:
    """Run both phases and print them."""
    limits = DISCORD if options.discord_limits else GENEROUS
    async with Sandbox(channels=("quiet", "loud"), limits=limits) as sandbox:
        environment = {
            **os.environ,
            "PYTHONPATH": str(options.of.absolute()),
            "DISCORD_TOKEN": "sandbox.Walker",
            "DISCORD_API_BASE": sandbox.api,
            "DISCORD_GATEWAY": str(sandbox.gateway),
        }
        folders = ("--seeds", options.seeds.absolute(), "--knowledge", options.knowledge.absolute())
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", WATCHED, *map(str, folders)),
            cwd=options.of,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        bot = await sandbox.bot("Walker", within=120)
        replies: dict[str, float] = {}
        listening = asyncio.create_task(listen(bot, replies))
        await ask(sandbox, 2, replies)
        print(f"alone   {await ask(sandbox, options.seconds, replies)}")
        floods = [
            flood(sandbox, number, options.rate, options.seconds)
            for number in range(options.people)
        ]
        waited, *posted = await asyncio.gather(ask(sandbox, options.seconds, replies), *floods)
        print(f"flooded {waited}   beside {sum(posted)} long messages")
        listening.cancel()
        process.send_signal(signal.SIGTERM)
        out, _ = await process.communicate()
        worst, p99 = out.split()[-2:]
        print(f"the event loop was held up for {worst.decode()} ms at worst, p99 {p99.decode()} ms")


def main() -> None:
    """Print what is measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--rate", type=float, default=6)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--of", type=Path, default=ROOT, metavar="DIR", help="another checkout")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--discord-limits", action="store_true")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
