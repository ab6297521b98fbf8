"""Keeps knowledge files as JSON, which is read ten times as fast as YAML.

Derived, beside the knowledge, and lost without harm: an entry counts only for the very bytes of the
file that it was made of, and only where its own bytes are those that were written.
"""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FILE = "parsed-1.txt"  # another number whenever files are parsed in another way
_FIELDS = 4


class Parsed:
    """What knowledge files hold, by their names.

    Args:
        folder: where it is kept; None for nowhere.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._stored = self._open()
        self._places = dict(self._lines())
        self._new: dict[str, bytes] = {}

    def _open(self) -> mmap | bytes:
        """Return what is stored; it is read where it is looked at, and never as a whole."""
        try:
            if self._folder is not None:
                with (self._folder / _FILE).open("rb") as file:
                    return mmap(file.fileno(), 0, access=ACCESS_READ)
        except (OSError, ValueError):  # nothing is there, or it is empty
            pass
        return b""

    def _close(self) -> None:
        if isinstance(self._stored, mmap):
            self._stored.close()
        self._stored, self._places = b"", {}

    def _lines(self) -> Iterator[tuple[str, slice]]:
        """Yield the name of each entry, and where it stands."""
        at = 0
        while (end := self._stored.find(b"\n", at)) >= 0:
            tab = self._stored.find(b"\t", at, end)
            yield self._stored[at : max(tab, at)].decode(errors="replace"), slice(at, end)
            at = end + 1

    def get(self, name: str, raw: bytes) -> Any | None:  # noqa: ANN401  # what a YAML file holds
        """Return what a file of these bytes holds; None where that is not known."""
        fields = self._line(name).split(b"\t", _FIELDS - 1)
        if len(fields) < _FIELDS or fields[1] != _digest(raw) or fields[2] != _check(fields[3]):
            return None
        return json.loads(fields[3])

    def _line(self, name: str) -> bytes:
        return self._stored[self._places[name]] if name in self._places else b""

    def put(self, name: str, raw: bytes, data: object) -> None:
        """Note what a file holds."""
        if self._folder is not None and "\t" not in name and "\n" not in name:
            text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
            self._new[name] = b"\t".join((name.encode(), _digest(raw), _check(text), text))

    def save(self, names: Iterable[str]) -> None:
        """Keep what these files hold and forget the others; no matter where that cannot be."""
        if self._folder is None or not self._new:
            return
        beside = self._folder / f"{_FILE}.new"
        lines = (self._new.get(name) or self._line(name) for name in names)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.writelines(line + b"\n" for line in lines if line)
            self._close()  # Windows replaces no file that is looked at
            beside.replace(self._folder / _FILE)
        except OSError:
            return


def _digest(raw: bytes) -> bytes:
    return sha256(raw).hexdigest().encode()


def _check(text: bytes) -> bytes:
    return b"%08x" % zlib.crc32(text)
