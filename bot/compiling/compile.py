"""From a folder of seeds to a folder of knowledge.

Everything is made in memory first; only when nothing is wrong is a file touched, and then each is
replaced as a whole, so that the old knowledge stays where a compile fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from bot.compiling.checking import check
from bot.compiling.drafting import draft
from bot.compiling.reading import read_seeds
from bot.compiling.render import HEADER, render
from bot.errors import BotError, FaultsError, KnowledgeError
from bot.factbase import COMPILE
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.parts import Part


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
) -> Compiled:
    """Compile the seeds; raise FaultsError with what is wrong or, when checking, what is stale."""
    files = compile_seeds(seeds, progress=progress)
    if not check_only:
        return Compiled(write_knowledge(files, knowledge), _sources(files))
    faults = stale(files, knowledge)
    if faults:
        raise FaultsError(faults)
    return Compiled((), _sources(files))


def _sources(files: Mapping[str, str]) -> int:
    """Return how many sources these are: some have their text beside them."""
    return sum(name.endswith(".yaml") for name in files)


def compile_seeds(seeds: Path, *, progress: Callable[[str], None] = _silent) -> Mapping[str, str]:
    """Return each knowledge file's text by its name; raise FaultsError with all that is wrong."""
    read, faults = read_seeds(seeds, progress)
    faults += check(read)
    parts: list[Part] = []
    files: dict[str, str] = {}
    for seed in read:
        progress(f"compiling {seed.place}: {len(seed.sentences)} sentences")
        try:
            parts.append(draft(seed, read))
        except FaultsError as several:
            faults += several.faults
    if faults:
        raise FaultsError(in_order(faults))
    extracted = {seed.id for seed in read if seed.extracted is not None}
    for part in parts:
        files[f"{part.source.id}.yaml"] = render(part)
        if part.source.id in extracted:
            files[f"{part.source.id}.txt"] = part.source.text
    return files


def write_knowledge(files: Mapping[str, str], knowledge: Path) -> tuple[str, ...]:
    """Write what changed and remove what has no seed; return the names of both, sorted.

    All files are written beside the old ones before the first is replaced.
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
        for path in filter(Path.is_file, waiting):
            path.unlink()
        remedy = "free the space, or let the program write there; the old knowledge is unchanged"
        place = knowledge.as_posix()
        raise KnowledgeError(f"cannot be written: {fault}", place=place, remedy=remedy) from fault
    for path, final in waiting.items():
        path.replace(final)
    vanished = _vanished(files, knowledge)
    for name in vanished:
        (knowledge / name).unlink()
    return tuple(sorted([*changed, *vanished]))


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
        files = compile_seeds(annotation.parent)
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


def _vanished(files: Mapping[str, str], knowledge: Path) -> list[str]:
    """Return the compiled files whose seeds are gone, and the extracted texts beside them."""
    names = []
    for path in sorted(knowledge.glob("*.yaml")):
        if (_current(path) or "").startswith(HEADER):
            names += [path.name, path.with_suffix(".txt").name]
    return [name for name in names if name not in files and (knowledge / name).is_file()]
