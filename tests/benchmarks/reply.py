"""How long a reply takes on Discord, beside a bot that only echoes the same words.

`uv run python tests/benchmarks/reply.py [QUESTIONS]` logs both in to a local Discord, each a
process of its own, and asks them by turns; the time is from the message to its reply.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from bot.sandbox.server import Sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[2]
ECHO = str(Path(__file__).with_name("echo.py"))
ASKED = (
    "who led the talks",
    "when did raymond visit japan",
    "which countries has the space force held talks with",
    "did raymond visit japan with his wife",
    "why do the talks matter",
)


@asynccontextmanager
async def program(*words: str, **settings: str) -> AsyncIterator[None]:
    run = await asyncio.create_subprocess_exec(
        sys.executable, *words, cwd=ROOT, env={**os.environ, **settings}
    )
    try:
        yield
    finally:
        run.terminate()
        await run.wait()


async def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    async with Sandbox() as sandbox:
        here = {"DISCORD_API_BASE": sandbox.api, "DISCORD_GATEWAY": sandbox.gateway}
        async with program("-m", "bot", DISCORD_TOKEN="sandbox.Bot", LOG_FORMAT="text", **here):
            bot, ana = await sandbox.bot("Bot", within=60.0), sandbox.person("Ana")
            said = {}
            for asked in ASKED:
                await ana.says(f"!{asked}")
                reply = await bot.reply()
                buttons = [
                    (button["label"], row)
                    for row, each in enumerate(reply.raw["components"])
                    for button in each["components"]
                ]
                said[asked] = {"content": reply.content, "buttons": buttons}
            async with program(ECHO, sandbox.api, sandbox.gateway, json.dumps(said)):
                echo = await sandbox.bot("Echo", within=60.0)
                await asyncio.sleep(3)  # discord.py waits two for further servers
                took: dict[str, list[float]] = {"!": [], "?": []}
                for number in range(count):
                    for mark, who in (("!", bot), ("?", echo)):
                        began = perf_counter()
                        await ana.says(f"{mark}{ASKED[number % len(ASKED)]}")
                        await who.reply()
                        took[mark].append((perf_counter() - began) * 1000)
                        await asyncio.sleep(0.02)
    for mark, name in (("!", "the bot"), ("?", "an echo")):
        p99 = quantiles(took[mark], n=100)[98]
        print(f"{name}: p50 {median(took[mark]):.2f} ms, p99 {p99:.2f} ms, of {count}")


if __name__ == "__main__":
    asyncio.run(main())
