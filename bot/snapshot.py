"""Keeps a base that was loaded and verified, and gives it back for the very same files.

Derived, beside the knowledge, and lost without harm: what is kept counts only where every file of
both folders has the bytes that it had, the code that reads them is the same, and its own bytes are
those that were written. Quotes stay places in the seeds' texts, which are read each time.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from bot.facts import FactBase
from bot.keeping import Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.facts import Source

_FILE = "base.bin"
_CODE = (
    *("columns", "facts", "factbase", "joining", "keeping", "parts", "sameness", "snapshot"),
    "things",
)
"""The modules that decide what a base is, given its files."""
_MOST = 8_000_000
"""Bytes of a file, twice those of the largest seed: more is not read for this."""


class Snapshot:
    """The base that was last loaded.

    Args:
        folder: where it is kept; None for nowhere.
        seeds, knowledge: the folders of which it is.
        endings: of the names of the files that a base comes from.
    """

    def __init__(
        self, folder: Path | None, seeds: Path, knowledge: Path, endings: Collection[str]
    ) -> None:
        self._seeds, self._knowledge = seeds, knowledge
        self._endings = tuple(endings)
        self._raw: dict[tuple[Path, str], bytes] = {}
        self._mark = self._marked() if folder is not None else b""
        self._kept = Kept(folder if self._mark else None, _FILE, self._mark, FactBase)

    def _marked(self) -> bytes:
        """Return what tells these files and this code from all others; empty where that fails."""
        mark = sha256(f"{sys.byteorder} {sys.version}".encode())
        try:
            for name in _CODE:
                mark.update(Path(__file__).with_name(f"{name}.py").read_bytes())
            for folder in (self._seeds, self._knowledge):
                mark.update(b"\0\0")
                for name, path in sorted(self._files(folder)):
                    raw = _read(path)
                    if name.lower().endswith(".txt"):
                        self._raw[folder, name] = raw
                    mark.update(f"{name}\0".encode(errors="surrogateescape"))
                    mark.update(sha256(raw).digest())
        except OSError:
            self._raw.clear()
            return b""
        return mark.hexdigest().encode()

    def _files(self, folder: Path) -> Iterator[tuple[str, str]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.lower().endswith(self._endings) and not entry.name.startswith("."):
                    yield entry.name, entry.path

    def base(self) -> FactBase | None:
        """Return the base of these files; None where none was kept of them."""
        base = self._kept.get()
        if base is None:
            return None
        try:
            told = {key: self._told(source) for key, source in base.sources.items()}
        except (KeyError, ValueError):
            return None
        return replace(base, sources=told)

    def _told(self, source: Source) -> Source:
        return replace(source, text=self._text(source.file))

    def _text(self, file: str) -> str:
        """Return a source's text; KeyError where it is not among what was read."""
        plain = PurePath(file).with_suffix(".txt").name
        is_own = file.lower().endswith(".txt")
        return self._raw[(self._seeds, file) if is_own else (self._knowledge, plain)].decode()

    def keep(self, base: FactBase) -> None:
        """Keep the base that was made of these files; no matter where that cannot be."""
        if self._mark and self._marked() == self._mark:  # no file has changed meanwhile
            bare = {key: replace(source, text="") for key, source in base.sources.items()}
            self._kept.put(replace(base, sources=bare))


def _read(path: str) -> bytes:
    """Return a file's bytes; OSError where it is none, or too large."""
    with open(path, "rb", buffering=0, opener=_waiting_for_nobody) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST:
            raise OSError(path)
        return file.read()


def _waiting_for_nobody(path: str, flags: int) -> int:
    """Open without waiting for who writes into a pipe of that name."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
