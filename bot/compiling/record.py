"""What was compiled before, so that only what has changed is compiled again.

An entry holds for the bytes of a seed, of its annotation and of what was made of them, for what
others declare of the things that it names, and for the compiler's own code: where any of these
differs, the seed is compiled again. What is kept here is derived, and lost without harm.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
from contextlib import ExitStack, contextmanager, suppress
from importlib import metadata
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bot.compiling.checking import foreign_to
from bot.errors import KnowledgeError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.compiling.reading import Seed

Owners = dict[str, list[tuple[str, str]]]
"""Whose annotations declare each entity, with the digest of what each says."""
_CODE = ("*.py", "asking/*.py", "compiling/*.py", "lang/**/*.py", "lexicons/**/*", "messages/*")
_LIBRARIES = ("trafilatura", "markdown-it-py", "pydantic", "PyYAML", "rapidfuzz", "PyStemmer")
"""What tells how a seed is read and its knowledge is written."""
_EVERY = 5.0
"""Seconds between two times that the entries are kept while more are made."""


class Entry(NamedTuple):
    """What a seed was compiled from, and to.

    Attributes:
        file: the seed's name.
        seed, annotation: SHA-256 of their bytes; empty where there is no annotation.
        declares: the digest of each entity that its annotation declares.
        refers: the entities that it names and does not declare.
        outer: the digest of what others declare of these.
        made: SHA-256 of each file that was made, by its name.
    """

    file: str
    seed: str
    annotation: str
    declares: Mapping[str, str]
    refers: Sequence[str]
    outer: str = ""
    made: Mapping[str, str] = MappingProxyType({})


class Record:
    """The entries by their sources' ids, and the files that no compile has put in place yet.

    Args:
        folder: where they are kept; None for nowhere.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._waiting = folder / "made" if folder else None
        self.entries: dict[str, Entry] = self._load()
        self._saved = monotonic()

    def _load(self) -> dict[str, Entry]:
        try:
            text = (self._folder / "record.json").read_text("utf-8") if self._folder else ""
            stored = json.loads(text)
            is_ours = stored["compiler"] == compiler()
            return {key: Entry(**note) for key, note in stored["sources"].items() if is_ours}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def save(self) -> None:
        """Keep the entries; where that cannot be, the next compile does it all again."""
        if self._folder is None:
            return
        self._saved = monotonic()
        sources = {key: entry._asdict() for key, entry in self.entries.items()}
        beside = self._folder / "record.json.new"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps({"compiler": compiler(), "sources": sources}), "utf-8")
            beside.replace(self._folder / "record.json")
        except OSError:
            return

    def keep(self, files: Mapping[str, str]) -> None:
        """Put what was made aside, so that an interrupted compile need not make it again."""
        if self._waiting is None:
            return
        try:
            self._waiting.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                (self._waiting / name).write_bytes(text.encode())
        except OSError:
            return
        if monotonic() - self._saved > _EVERY:
            self.save()

    def waiting(self, entry: Entry) -> dict[str, str] | None:
        """Return what was made and not put in place; None where that is not all there."""
        found: dict[str, str] = {}
        for name, digest in entry.made.items():
            raw = _bytes(self._waiting / name) if self._waiting else b""
            if sha256(raw) != digest:
                return None
            found[name] = raw.decode()
        return found

    def done(self) -> None:
        """Forget what was put aside, now that all is in place, and keep the entries."""
        if self._waiting is not None:
            shutil.rmtree(self._waiting, ignore_errors=True)
        self.save()


def entry_of(seed: Seed, made: Mapping[str, str], owners: Owners) -> Entry:
    """Return the entry of a seed and what was made of it."""
    digests = {name: sha256(text.encode()) for name, text in made.items()}
    bare = declaring(seed)
    return bare._replace(outer=outer_of(bare, owners), made=digests)


def declaring(seed: Seed) -> Entry:
    """Return the entry of a seed of which nothing was made."""
    notes = seed.annotation.entities.items()
    declares = {key: sha256(repr(note).encode()) for key, note in notes}
    return Entry(seed.file, seed.sha256, seed.annotation_sha256, declares, foreign_to(seed))


def declared(entries: Mapping[str, Entry]) -> Owners:
    """Return who declares each entity, in the order of their ids."""
    owners: Owners = {}
    for source, entry in sorted(entries.items()):
        for key, digest in entry.declares.items():
            owners.setdefault(key, []).append((source, digest))
    return owners


def outer_of(entry: Entry, owners: Owners) -> str:
    """Return the digest of what others declare of the things that an entry's seed names."""
    told = [(key, owners.get(key, [])) for key in entry.refers]
    return sha256(json.dumps(told).encode()) if told else ""


def is_in_place(entry: Entry, knowledge: Path) -> bool:
    """Return whether what was made stands among the knowledge as it was made."""
    return all(sha256(_bytes(knowledge / name)) == made for name, made in entry.made.items())


def sha256(raw: bytes) -> str:
    """Return a digest in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def compiler() -> str:
    """Return what tells one compiler from another: its code, its words and what it stands on."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256(platform.python_version().encode())
    for library in _LIBRARIES:
        digest.update(metadata.version(library).encode())
    paths = sorted({path for pattern in _CODE for path in root.glob(pattern) if path.is_file()})
    for path in paths:
        if path.suffix != ".pyc":
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@contextmanager
def only_one(folder: Path | None) -> Iterator[None]:
    """Hold a lock while one compiles; raise KnowledgeError where another does."""
    with ExitStack() as stack:
        if folder is not None and fcntl is not None:
            with suppress(OSError):  # a folder that cannot be written has no cache, and no lock
                folder.mkdir(parents=True, exist_ok=True)
                file = stack.enter_context((folder / "lock").open("w"))
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    what, remedy = "another compile is at work here", "wait until it has ended"
                    place = folder.as_posix()
                    raise KnowledgeError(what, place=place, remedy=remedy) from None
        yield
