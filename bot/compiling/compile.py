"""From a folder of seeds to a folder of knowledge.

Everything is made in memory first; only when nothing is wrong is a file touched, and then each is
replaced as a whole, so that the old knowledge stays where a compile fails.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from bot.compiling.record import Record, only_one
from bot.compiling.remaking import make_one, remake
from bot.compiling.render import HEADER
from bot.errors import BotError, FaultsError, KnowledgeError
from bot.factbase import COMPILE, facts_file
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping


def _silent(_line: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a run of `bot compile` did.

    Attributes:
        changed: the knowledge files that were written or removed, by name.
    """

    changed: tuple[str, ...]
    files: int


def run(
    seeds: Path,
    knowledge: Path,
    *,
    check_only: bool = False,
    progress: Callable[[str], None] = _silent,
    cache: Path | None = None,
) -> Compiled:
    """Compile the seeds; raise FaultsError with what is wrong or, when checking, what is stale.

    Args:
        seeds: the folder of the sources.
        knowledge: the folder of what they are compiled to.
        check_only: write nothing, and trust nothing that was made before.
        progress: is told what is being done.
        cache: where is kept what need not be compiled again; None for nowhere.
    """
    if not check_only:
        cache = cache if seeds.is_dir() else None  # where there is nothing, nothing is left behind
        with only_one(cache):
            made = remake(seeds, knowledge, Record(cache), progress)
            changed = write_knowledge(made.files, knowledge, kept=made.kept)
            made.record.done()
        return Compiled(changed, _sources([*made.files, *made.kept]))
    files = compile_seeds(seeds, progress=progress)
    faults = stale(files, knowledge)
    if faults:
        raise FaultsError(faults)
    return Compiled((), _sources(files))


def _sources(files: Iterable[str]) -> int:
    """Return how many sources these are: some have their text beside them."""
    return sum(name.endswith(".yaml") for name in files)


def compile_seeds(seeds: Path, *, progress: Callable[[str], None] = _silent) -> Mapping[str, str]:
    """Return each knowledge file's text by its name; raise FaultsError with all that is wrong."""
    return remake(seeds, None, Record(None), progress).files


def write_knowledge(
    files: Mapping[str, str], knowledge: Path, *, kept: Collection[str] = ()
) -> tuple[str, ...]:
    """Write what changed and remove what has no seed; return the names of both, sorted.

    All files are written beside the old ones before the first is replaced; those that are `kept`
    stay as they are.
    """
    changed = {name: text for name, text in files.items() if _current(knowledge / name) != text}
    waiting: dict[Path, Path] = {}
    try:
        knowledge.mkdir(parents=True, exist_ok=True)
        for name, text in changed.items():
            path = knowledge / f".{name}.new"
            waiting[path] = knowledge / name
            path.write_bytes(text.encode())
    except OSError as fault:
        _remove(waiting)
        raise _unwritten(knowledge, fault, "the old knowledge is unchanged") from fault
    try:
        for path, final in waiting.items():
            path.replace(final)
        vanished = _vanished({*files, *kept}, knowledge)
        for name in vanished:
            (knowledge / name).unlink()
    except OSError as fault:
        _remove(waiting)
        raise _unwritten(knowledge, fault, "then compile again") from fault
    return tuple(sorted([*changed, *vanished]))


def replace_file(path: Path, text: str) -> None:
    """Replace a file as a whole; raise KnowledgeError where it cannot be written."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(text.encode())
        beside.replace(path)
    except OSError as fault:
        _remove([beside])
        raise _unwritten(path, fault, "the old file is unchanged") from fault


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _unwritten(place: Path, fault: OSError, then: str) -> KnowledgeError:
    what = f"cannot be written: {fault.strerror or fault}"
    remedy = f"free the space, or let the program write there; {then}"
    return KnowledgeError(what, place=place.as_posix(), remedy=remedy)


def stale(files: Mapping[str, str], knowledge: Path) -> tuple[KnowledgeError, ...]:
    """Return a fault for each knowledge file that is not what its seed compiles to."""
    faults: list[BotError] = []
    for name, text in files.items():
        path = knowledge / name
        if _current(path) is None:
            faults.append(KnowledgeError("is missing", place=path.as_posix(), remedy=COMPILE))
        elif _current(path) != text:
            place = f"{path.as_posix()}:{first_difference(text, path)}"
            what = "is not what its seed compiles to"
            remedy = f"{COMPILE}; knowledge is never edited by hand"
            faults.append(KnowledgeError(what, place=place, remedy=remedy))
    for name in _vanished(files, knowledge):
        place = (knowledge / name).as_posix()
        faults.append(KnowledgeError("has no seed", place=place, remedy=COMPILE))
    return tuple(fault for fault in in_order(faults) if isinstance(fault, KnowledgeError))


def explain_change(annotation: Path, known: str) -> BotError:
    """Return the fault of an annotation that changed: its own faults where it has some.

    Args:
        annotation: beside its seed.
        known: the path of the knowledge file, as faults name it.
    """
    try:
        files = make_one(annotation.parent, annotation.stem)
    except FaultsError as faults:
        return faults
    line = first_difference(files[f"{annotation.stem}.yaml"], known)
    what = f"has changed since it was compiled (first seen in {known}:{line})"
    return KnowledgeError(what, place=annotation.as_posix(), remedy=COMPILE)


def first_difference(text: str, path: Path | str) -> int:
    """Return the first line in which a file differs from a text, counting from one."""
    lines = zip_longest(text.splitlines(), (_current(Path(path)) or "").splitlines())
    return next((number for number, (a, b) in enumerate(lines, start=1) if a != b), 1)


def _current(path: Path) -> str | None:
    """Return a file's text as it is; None where there is none."""
    return path.read_bytes().decode(errors="replace") if path.is_file() else None


def _begins(path: Path, header: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(header)) == header


def _vanished(files: Collection[str], knowledge: Path) -> list[str]:
    """Return the compiled files whose seeds are gone: pages, facts and extracted texts."""
    names = []
    for path in sorted(knowledge.glob("*.yaml")):
        if path.is_file() and _begins(path, HEADER.encode()):
            names += [path.name, facts_file(path).name, path.with_suffix(".txt").name]
    return [name for name in names if name not in files and (knowledge / name).is_file()]
