"""How much memory a bot on Discord takes that is in many servers: `… servers.py [SERVERS …]`.

Starts `bot` on a sandbox that has so many servers, each with 30 channels and 15 roles, asks it one
question, and prints its resident memory.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from bot.sandbox import roles
from bot.sandbox.server import Sandbox

ROOT = Path(__file__).parents[2]
CHANNELS, ROLES = 30, 15
SETTLES = 3.0  # seconds after the answer
WITHIN = 120.0


async def measured(servers):
    """Return the megabytes of a bot that is in so many servers."""
    async with Sandbox() as sandbox:
        for number in range(1, servers):
            guild = sandbox.server(f"Server {number}", [f"c{at}" for at in range(CHANNELS)])
            for at in range(ROLES):
                roles.create(sandbox.world, guild, f"role {at}")
        settings = {
            "DISCORD_TOKEN": "sandbox.Walker",
            "DISCORD_API_BASE": sandbox.api,
            "DISCORD_GATEWAY": sandbox.gateway,
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"),
            cwd=ROOT,
            env={**os.environ, **settings},
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            bot = await sandbox.bot("Walker", within=WITHIN)
            await sandbox.person("Ana").says("!who led the talks")
            await bot.reply(within=WITHIN)
            await asyncio.sleep(SETTLES)
            return resident(process.pid)
        finally:
            process.terminate()
            await process.wait()


def resident(pid):
    """Return a process's resident memory in megabytes, as Linux tells it."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def main():
    for servers in [int(word) for word in sys.argv[1:]] or [1, 100, 1000]:
        print(f"servers: {servers}, MB: {asyncio.run(measured(servers)):.0f}", flush=True)


if __name__ == "__main__":
    main()
