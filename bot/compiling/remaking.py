"""Makes knowledge of seeds: of all of them, or of those that changed since they were compiled."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.compiling.checking import check, owners_of
from bot.compiling.drafting import draft
from bot.compiling.reading import read_seeds
from bot.compiling.record import Entry, Record, declared, declaring, entry_of, is_in_place, outer_of
from bot.compiling.render import render
from bot.compiling.working import Pace, each
from bot.errors import BotError, FaultsError
from bot.factbase import MAX_BYTES, seed_files
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from bot.compiling.reading import Seed

    Made = dict[str, str] | FaultsError


@dataclass(frozen=True)
class Remade:
    """What a compile made.

    Attributes:
        files: each knowledge file's text, by its name.
        kept: the names of those that are in place already.
        record: what the next compile need not make again.
    """

    files: dict[str, str]
    kept: tuple[str, ...]
    record: Record


def remake(
    seeds: Path, knowledge: Path | None, record: Record, progress: Callable[[str], None]
) -> Remade:
    """Return the knowledge of some seeds; raise FaultsError with all that is wrong.

    Args:
        seeds: their folder.
        knowledge: where what was made before is; None where nothing of it counts.
        record: what was made before.
        progress: is told what is being done.
    """
    known = _still(record, seeds, knowledge)
    record.entries = {key: entry for key, (entry, _) in known.items()}
    changed = seed_files(seeds).keys() - known.keys()
    read, faults = read_seeds(seeds, progress, changed) if known else read_seeds(seeds, progress)
    entries = record.entries | {seed.id: declaring(seed) for seed in read}
    owners = declared(entries)
    touched = {k for k, e in record.entries.items() if outer_of(e, owners) != e.outer}
    around = {s for e in entries.values() for key in e.refers for s, _ in owners.get(key, ())}
    wanted = changed | touched
    beside = (touched | around) - changed
    if beside:
        read, faults = read_seeds(seeds, progress, changed | beside)
    files: dict[str, str] = {}
    try:
        for seed, made in make([s for s in read if s.id in wanted], read, faults, progress):
            record.keep(made)
            record.entries[seed.id] = entry_of(seed, made, owners)
            files |= made
    except FaultsError:
        if known:  # what is told of a fault may lie in a source that was not read
            _raise_all(seeds, wanted)
        raise
    finally:
        record.save()
    for key in touched:
        known.pop(key)
    for _, waiting in known.values():
        files |= waiting
    kept = [name for entry, _ in known.values() for name in entry.made if name not in files]
    return Remade(files, tuple(kept), record)


def _still(
    record: Record, seeds: Path, knowledge: Path | None
) -> dict[str, tuple[Entry, dict[str, str]]]:
    """Return the entries of what has not changed, and what of it is to be put in place."""
    found: dict[str, tuple[Entry, dict[str, str]]] = {}
    for key, path in seed_files(seeds).items():
        entry = record.entries.get(key)
        if knowledge is None or entry is None or not entry.made or entry.file != path.name:
            continue
        if (entry.seed, entry.annotation) != (_digest(path), _digest(path.with_suffix(".yaml"))):
            continue
        waiting = {} if is_in_place(entry, knowledge) else record.waiting(entry)
        if waiting is not None:
            found[key] = entry, waiting
    return found


def _digest(path: Path) -> str:
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return ""  # the fault is found where it is read
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make(
    wanted: Sequence[Seed],
    read: Sequence[Seed],
    faults: list[BotError],
    progress: Callable[[str], None],
) -> Iterator[tuple[Seed, dict[str, str]]]:
    """Yield the knowledge files of each seed; at the end raise FaultsError with all that is wrong.

    Of a seed with which something is wrong nothing comes, so that none of it is kept.

    Args:
        wanted: the seeds.
        read: these and all whose entities they name.
        faults: what is known to be wrong already.
        progress: is told which is being compiled.
    """
    owners = owners_of(read)
    faults = [*faults, *check(wanted, owners)]

    def made(number: int) -> Made:
        try:
            return _files(wanted[number], read, owners)
        except FaultsError as several:
            return several

    faulty = {_called(fault.place) for fault in faults}
    pace, outcomes = Pace(progress, len(wanted)), each(made, len(wanted))
    for seed in wanted:
        pace.step(f"compiling {seed.place}: {len(seed.sentences)} sentences")
        outcome = next(outcomes)
        if isinstance(outcome, FaultsError):
            faults += outcome.faults
        elif _called(seed.place) not in faulty:
            yield seed, outcome
    if faults:
        raise FaultsError(in_order(faults))


def _called(place: str) -> str:
    """Return what a seed and its annotation are both called, of a place in either."""
    return Path(Path(place).name.partition(":")[0]).stem


def _files(
    seed: Seed, read: Sequence[Seed], owners: Mapping[str, Sequence[Seed]]
) -> dict[str, str]:
    part = draft(seed, read, owners)
    files = render(part, seed.annotation)
    if seed.extracted is not None:
        files[f"{seed.id}.txt"] = part.source.text
    return files


def make_one(seeds: Path, source: str) -> dict[str, str]:
    """Return the knowledge files of one seed of a folder; raise FaultsError with what is wrong."""
    read, faults = read_seeds(seeds, _silent)
    wanted = [seed for seed in read if seed.id == source]
    return {
        name: text for _, made in make(wanted, read, faults, _silent) for name, text in made.items()
    }


def _raise_all(seeds: Path, wanted: Collection[str]) -> None:
    """Raise the faults of some seeds, with all the others read."""
    read, faults = read_seeds(seeds, _silent)
    for _ in make([seed for seed in read if seed.id in wanted], read, faults, _silent):
        pass


def _silent(_line: str) -> None:
    """Show no progress."""
