"""Make trouble for a running bot, at random, and count which questions were lost or answered twice.

    uv run python tests/benchmarks/soak.py [--faults N] [--seed N] [--gap SECONDS]

The bot is a process of its own with the real client, the local Discord is this one. While people
ask one question after the other, one fault follows another: connections dropped, torn within a
frame, closed with a code or told to resume or to log in anew; heartbeats left unanswered; calls
refused with 429, 500 or 502, answered late, or done and then answered with 502; the process stopped
gracefully and started again; its knowledge replaced by broken files, and by sound ones. A question
may go unanswered where Discord itself could not deliver it (a session that was ended, a process
that was down) or took no answer (429 without a time to wait); every other one must be answered, and
none twice. It exits with 1 where one is not, where tasks are left over, or where the bot logged a
failure of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.compiling.compile import run as compile_seeds
from bot.sandbox.errors import BANNED, SandboxError
from bot.sandbox.server import Sandbox

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
TEXT = "Anna Keller walks to Bern\nAnna Keller walked to Bern on May {day}, 2020.\n"
ASKED = "!when did anna walk to bern"
EVERY = 0.15  # seconds between two questions
PEOPLE = 60  # so many that none asks more often than one may
RECOVERING = 0.8  # of the faults that come only once the bot is back from the one before
SETTLED = 6.0  # seconds without a fault, in which all that was asked is answered
CODES = (4000, 4001, 4002, 4005, 4007, 4008, 4009, 1011)
LEEWAY = 5  # tasks that come and go: an answer on its way, a heartbeat
# Run in the bot's process: its own command line, with a coroutine that counts tasks and memory.
WATCHED = """
import asyncio, sys
from pathlib import Path
from bot.__main__ import main
from bot.chat import starting

serve_at = starting.serve_at

async def watch():
    while True:
        await asyncio.sleep(0.5)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        print(len(asyncio.all_tasks()), pages * 4096 // 10**6, flush=True)

async def served(*given, **named):
    task = asyncio.create_task(watch())
    try:
        await serve_at(*given, **named)
    finally:
        task.cancel()

starting.serve_at = served
sys.exit(main(sys.argv[1:]))
"""


@dataclass
class Outcome:
    """What came of it.

    Attributes:
        excused: the questions that Discord could not deliver, or to which it took no answer.
        lost: those that went unanswered without an excuse.
        twice: those with more than one answer.
        tasks, memory: of the bot, after its last start and at the end.
        failures: what the bot logged as its own.
        unclean: how often it did not end as it should.
    """

    asked: int = 0
    answered: int = 0
    excused: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    faults: Counter = field(default_factory=Counter)
    tasks: tuple[int, int] = (0, 0)
    memory: tuple[int, int] = (0, 0)
    failures: list[str] = field(default_factory=list)
    unclean: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        is_leaking = self.tasks[1] > self.tasks[0] + LEEWAY
        return not (self.lost or self.twice or is_leaking or self.failures or self.unclean)


class Bot:
    """The bot as a process."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self._sandbox = sandbox
        self._folder = folder
        self.log: list[str] = []
        self.samples: list[tuple[int, int]] = []

    async def start(self) -> None:
        """Start it, and return when it has logged in."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": "sandbox.Walker",
            "DISCORD_API_BASE": self._sandbox.api,
            "DISCORD_GATEWAY": self._sandbox.gateway,
        }
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", WATCHED),
            cwd=self._folder,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.samples.clear()
        self._reading = [
            asyncio.create_task(self._read(self._process.stderr, self.log.append)),
            asyncio.create_task(self._read(self._process.stdout, self._sample)),
        ]
        try:
            await self._sandbox.bot("Walker", within=60)
        except SandboxError as silent:
            silent.add_note("\n".join(self.log[-60:]))
            raise

    async def _read(self, stream, take) -> None:
        async for line in stream:
            take(line.decode().rstrip())

    def _sample(self, line: str) -> None:
        tasks, memory = line.split()
        self.samples.append((int(tasks), int(memory)))

    async def stop(self) -> int:
        """Tell it to end; return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(30):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await asyncio.gather(*self._reading)
        return self._process.returncode or 0


class Soak:
    """Asks, makes trouble, and keeps account."""

    def __init__(self, sandbox: Sandbox, folder: Path, chance: random.Random) -> None:
        self._sandbox, self._folder, self._chance = sandbox, folder, chance
        self._bot = Bot(sandbox, folder)
        self._asked: dict[str, float] = {}
        self._answers: Counter = Counter()
        self._excuses: list[tuple[float, float]] = []
        self._day = 1
        self._away: float | None = None
        self.outcome = Outcome()
        trouble = sandbox.trouble
        self._faults = {
            "drop": trouble.drop,
            "tear": trouble.tear,
            "op 7": trouble.reconnect,
            "op 9, resumable": lambda: trouble.invalidate(resumable=True),
            "op 9": lambda: self._ends(trouble.invalidate),
            "close": lambda: trouble.close(chance.choice(CODES)),
            "deaf": trouble.deafen,
            "gateway down": lambda: trouble.close_gateway(chance.uniform(0.2, 1.5)),
            "429": lambda: trouble.refuse(429, times=chance.randint(1, 3), wait=0.2),
            "429, bare": trouble.ban,
            "500": lambda: trouble.refuse(500),
            "502": lambda: trouble.refuse(502),
            "done, then 502": trouble.swallow,
            "late": self._late,
            "restart": self._restart,
            "knowledge broken": self._break,
            "knowledge new": self._renew,
        }

    async def run(self, names: Sequence[str], gap: float, settled: float) -> Outcome:
        """Make these faults, with about so many seconds between them; any where none is named."""
        self._renew()
        await self._bot.start()
        listening = asyncio.create_task(self._listen())
        asking = asyncio.create_task(self._ask())
        looking = asyncio.create_task(self._look())
        await asyncio.sleep(settled / 2)
        for each in names:
            name = each or self._chance.choice(list(self._faults))
            self.outcome.faults[name] += 1
            self._bot.log.append(f"-- {name}")
            made = self._faults[name]()
            if asyncio.iscoroutine(made):
                await made
            if self._chance.random() < RECOVERING:
                await self._back()
            await asyncio.sleep(self._chance.uniform(0, 2 * gap))
        self._renew()
        self._sandbox.trouble.calm()
        asking.cancel()
        await self._back()
        await asyncio.sleep(settled)
        first, last = self._bot.samples[min(1, len(self._bot.samples) - 1)], self._bot.samples[-1]
        self.outcome.unclean += await self._bot.stop() != 0
        listening.cancel()
        looking.cancel()
        return self._told(first, last)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    async def _ask(self) -> None:
        people = [self._sandbox.person(f"Person{number}") for number in range(PEOPLE)]
        while True:
            person = self._chance.choice(people)
            message = await person.says(ASKED, channel=self._chance.choice(("one", "two", "three")))
            self._asked[str(message.id)] = self._now()
            await asyncio.sleep(EVERY)

    async def _listen(self) -> None:
        bot = await self._sandbox.bot("Walker")
        while True:
            reply = await bot.reply(within=3600)
            if reply.replies_to and not reply.edited:
                self._answers[reply.replies_to] += 1

    async def _look(self) -> None:
        """Note since when the bot is away: what waits for it goes with its session."""
        while True:
            is_online = self._sandbox.is_online(self._sandbox.world.bot("Walker"))
            self._away = None if is_online else self._away or self._now()
            await asyncio.sleep(0.02)

    async def _back(self) -> None:
        """Return when the bot is there; heartbeats without an answer it may never notice."""
        async with asyncio.timeout(120):
            while not self._sandbox.is_online(self._sandbox.world.bot("Walker")):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    def _since(self, leeway: float) -> float:
        """Return since when what is asked goes with the session that ends now."""
        return (self._away or self._now()) - leeway

    async def _ends(self, end) -> None:
        """End the session: what is asked until there is another reaches nobody."""
        began = self._since(0.1)
        end()
        await asyncio.sleep(0.1)
        await self._back()
        self._excuses.append((began, self._now() + 0.1))

    async def _late(self) -> None:
        self._sandbox.trouble.delay(self._chance.uniform(0.2, 1.5))
        await asyncio.sleep(1)
        self._sandbox.trouble.delay(0)

    async def _restart(self) -> None:
        self._renew()  # of broken knowledge no bot starts, and none at a Discord that bans it
        self._sandbox.trouble.calm()
        began = self._since(0.3)
        self.outcome.unclean += await self._bot.stop() != 0
        await self._bot.start()
        self._excuses.append((began, self._now() + 0.2))

    def _break(self) -> None:
        known = self._folder / "knowledge" / "walk.yaml"
        known.write_bytes(self._chance.choice((b"", b"\0", b"[", b"source: {}\n", os.urandom(99))))

    def _renew(self) -> None:
        self._day = self._day % 28 + 1
        (self._folder / "seeds").mkdir(exist_ok=True)
        (self._folder / "seeds" / "walk.txt").write_text(TEXT.format(day=self._day))
        compile_seeds(self._folder / "seeds", self._folder / "knowledge")

    def _told(self, first: tuple[int, int], last: tuple[int, int]) -> Outcome:
        told = self.outcome
        told.asked, told.answered = len(self._asked), len(self._asked.keys() & self._answers.keys())
        told.tasks, told.memory = (first[0], last[0]), (first[1], last[1])
        told.twice = [id_ for id_, count in self._answers.items() if count > 1]
        silent = [id_ for id_ in self._asked if id_ not in self._answers]
        lost = [
            id_
            for id_ in silent
            if not any(begin <= self._asked[id_] <= end for begin, end in self._excuses)
        ]
        banned = [call for call, error in self._sandbox.refused if error.message == BANNED]
        told.lost = lost[len(banned) :]  # each takes one answer
        told.excused = len(silent) - len(told.lost)
        told.failures = [
            line for line in self._bot.log if " CRITICAL " in line or "Traceback" in line
        ]
        return told


async def soak(
    names: Sequence[str], *, seed: int = 1, gap: float = 0.4, settled: float = SETTLED
) -> Outcome:
    """Make these faults, "" for any; return what came of it."""
    with tempfile.TemporaryDirectory() as scratch:
        async with Sandbox(channels=("one", "two", "three"), heartbeat=1.0) as sandbox:
            made = Soak(sandbox, Path(scratch), random.Random(seed))
            return await made.run(names, gap, settled)


def main() -> int:
    """Print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gap", type=float, default=0.4, help="seconds between faults, about")
    options = parser.parse_args()
    told = asyncio.run(soak([""] * options.faults, seed=options.seed, gap=options.gap))
    print(", ".join(f"{name}: {count}" for name, count in sorted(told.faults.items())))
    print(f"asked {told.asked}, answered {told.answered}, excused {told.excused}")
    print(f"lost {len(told.lost)}, answered twice {len(told.twice)}, unclean ends {told.unclean}")
    tasks, memory = (" → ".join(map(str, pair)) for pair in (told.tasks, told.memory))
    print(f"tasks {tasks}, memory {memory} MB")
    print("\n".join(told.failures[:20]))
    return 0 if told.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
