"""New knowledge while the bot runs: noticed, verified, and taken up in one step; or refused.

What is wrong with it is said with file and line, and the bot goes on with the last that was sound.
Loading runs beside the bot, in a thread; only the swap is done between two answers.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.collecting import forget
from bot.errors import BotError, FaultsError
from bot.watching import Reloaded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.speaking import Speaker

EVERY = 2.0  # seconds between two looks at the folders, which cost a stat for each file

log = logging.getLogger(__name__)
Signature = frozenset[tuple[str, int, int]]


def signature(folders: Sequence[Path]) -> Signature:
    """Return what tells whether a file came, went or changed: names, times and sizes."""
    found = set()
    for folder in folders:
        for path in folder.iterdir() if folder.is_dir() else ():
            try:
                stat = path.stat()
            except OSError:  # gone since
                continue
            found.add((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)


class Reloader:
    """Loads anew and lets the speaker speak from it.

    Args:
        speaker: which the front end holds.
        load: returns one that speaks from what the folders hold now; raises BotError.
        folders: of seeds and knowledge.
        tell: is told of every attempt.

    Attributes:
        last: how the last attempt went; None before the first.
    """

    def __init__(
        self,
        speaker: Speaker,
        load: Callable[[], Speaker],
        folders: Sequence[Path],
        tell: Callable[[Reloaded], None],
    ) -> None:
        self.last: Reloaded | None = None
        self._speaker = speaker
        self._load = load
        self._folders = folders
        self._tell = tell
        self._seen = signature(folders)
        self._turn = asyncio.Lock()

    async def reload(self) -> Reloaded:
        """Load what the folders hold and speak from it; where it is faulty, say why."""
        async with self._turn:
            self._seen = signature(self._folders)
            try:
                fresh = await asyncio.to_thread(self._load)
            except BotError as error:
                faults = error.faults if isinstance(error, FaultsError) else (error,)
                self.last = Reloaded(*self._speaker.size, tuple(map(str, faults)))
            else:
                self._speaker.become(fresh)
                self.last = Reloaded(*fresh.size)
                await asyncio.to_thread(forget)
        self._say(self.last)
        self._tell(self.last)
        return self.last

    async def watch(self, every: float = EVERY) -> None:
        """Reload whenever the folders have changed and then been left alone for a moment."""
        before = self._seen
        while True:
            await asyncio.sleep(every)
            now = await asyncio.to_thread(signature, self._folders)
            if now == before and now != self._seen:
                await self.reload()
            before = now

    def _say(self, done: Reloaded) -> None:
        for fault in done.faults:
            log.error("new knowledge refused: %s", fault)
        if not done.faults:
            log.info("new knowledge: sources: %d, facts: %d", done.sources, done.facts)
