"""Keeps one value in a file, for as long as what it was made of is the same."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from bot import columns

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
_CHECK = 10  # bytes: a blank, eight digits and the end of the line


class Kept(Generic[T]):
    """A value of a class of ours.

    Args:
        folder: where it is kept; None for nowhere.
        name: the file's.
        mark: what tells what it was made of from all else; no line feed.
        kind: its class.
    """

    def __init__(self, folder: Path | None, name: str, mark: bytes, kind: type[T]) -> None:
        self._folder = folder
        self._file = name
        self._mark = mark
        self._kind = kind

    def get(self) -> T | None:
        """Return what was put; None where that was of another mark, or is not what was written."""
        if self._folder is None:
            return None
        try:
            with (self._folder / self._file).open("rb") as file:
                head = file.read(len(self._mark) + _CHECK).strip()
                if not head.startswith(self._mark):  # it may be large, and is of no use
                    return None
                body = file.read()
            return columns.decode(body, self._kind) if head == self._head(body) else None
        except (OSError, ValueError, KeyError, IndexError, TypeError):
            return None

    def _head(self, body: bytes) -> bytes:
        return b"%s %08x" % (self._mark, zlib.crc32(body))

    def put(self, value: T) -> None:
        """Keep a value; no matter where that cannot be."""
        if self._folder is None:
            return
        beside = self._folder / f"{self._file}.{os.getpid()}.new"
        try:
            body = columns.encode(value)
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(b"\n".join((self._head(body), body)))
            beside.replace(self._folder / self._file)
        except (OSError, ValueError):
            with suppress(OSError):
                beside.unlink()
