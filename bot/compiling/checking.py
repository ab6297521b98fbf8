"""Checks that what annotations refer to exists: in each itself, or the entity in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.annotated import is_hole
from bot.compiling.validating import nearest
from bot.errors import AnnotationError
from bot.sameness import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.compiling.annotation import DateNote
    from bot.compiling.reading import Seed

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Reference:
    """An id that an annotation names, and where it does."""

    seed: Seed
    loc: Loc
    to: str


def check(seeds: Iterable[Seed], owners: Mapping[str, Sequence[Seed]]) -> list[AnnotationError]:
    """Return the faults of some annotations; `owners` as `owners_of` returns them of all."""
    faults: list[AnnotationError] = []
    for seed in seeds:
        facts = {fact.id for fact in seed.annotation.facts}
        faults += [*_twice(seed), *_reserved(seed), *_ambiguous(seed, owners)]
        if not seed.annotation.is_short:  # there it may be a name (`bot.compiling.expanding`)
            faults += _unknown(_entity_references(seed), owners, "entity")
        faults += _unknown(_fact_references(seed), facts, "fact")
        faults += _dates(seed)
    return faults


def fault(seed: Seed, loc: Loc, what: str, remedy: str, *, key: bool = False) -> AnnotationError:
    """Return an error placed in a seed's annotation."""
    place = seed.document.place(loc, key=key) if seed.document else seed.place
    return AnnotationError(what, place=place, remedy=remedy)


def _entity_references(seed: Seed) -> Iterator[Reference]:
    for key, entity in seed.annotation.entities.items():
        yield Reference(seed, ("entities", key, "side"), entity.side)
    for i, fact in enumerate(seed.annotation.facts):
        yield Reference(seed, ("facts", i, "subject"), fact.subject)
        yield Reference(seed, ("facts", i, "says"), fact.says)
        for facet, fill in fact.fills.items():
            for n, entity_id in enumerate(fill.entities):
                yield Reference(seed, ("facts", i, "fills", str(facet), "entities", n), entity_id)
    for i, gap in enumerate(seed.annotation.gaps):
        yield Reference(seed, ("gaps", i, "subject"), gap.subject)


def _fact_references(seed: Seed) -> Iterator[Reference]:
    for i, gap in enumerate(seed.annotation.gaps):
        yield Reference(seed, ("gaps", i, "nearest"), gap.nearest)


def _unknown(
    references: Iterator[Reference], known: Collection[str], what: str
) -> Iterator[AnnotationError]:
    for ref in references:
        if ref.to and ref.to not in known:
            remedy = nearest(ref.to, sorted(known))
            yield fault(ref.seed, ref.loc, f"unknown {what} ‘{ref.to}’", remedy)


def _twice(seed: Seed) -> Iterator[AnnotationError]:
    """Yield the ids of facts and of gaps that stand more than once in an annotation."""
    for part in ("facts", "gaps"):
        first: dict[str, str] = {}
        for i, note in enumerate(getattr(seed.annotation, part)):
            if is_hole(note):
                continue
            place = fault(seed, (part, i, "id"), "", "").place
            if first.setdefault(note.id, place) != place:
                what = f"the id ‘{note.id}’ stands twice (first at {first[note.id]})"
                yield fault(seed, (part, i, "id"), what, "give it an id of its own")


def _reserved(seed: Seed) -> Iterator[AnnotationError]:
    """Yield ids that a sentence's own fact has."""
    ids = {rule_id(seed.id, sentence.number) for sentence in seed.sentences}
    for i, note in enumerate(seed.annotation.facts):
        if note.id in ids:
            what = f"the id ‘{note.id}’ belongs to a sentence's own fact"
            yield fault(seed, ("facts", i, "id"), what, "give it another id")


def owners_of(seeds: Iterable[Seed]) -> dict[str, list[Seed]]:
    """Return whose annotations declare each entity, in their order."""
    owners: dict[str, list[Seed]] = {}
    for seed in seeds:
        for key in seed.annotation.entities:
            owners.setdefault(key, []).append(seed)
    return owners


def foreign_to(seed: Seed) -> list[str]:
    """Return the ids that an annotation names and does not declare, sorted."""
    wanted = {ref.to for ref in _entity_references(seed) if ref.to}
    return sorted(wanted - seed.annotation.entities.keys())


def borrowed_by(seed: Seed, owners: Mapping[str, Sequence[Seed]]) -> dict[str, Seed]:
    """Return the entities that an annotation names and only another's declares, with whose.

    Where several declare it, it is the first's.
    """
    wanted = dict.fromkeys(ref.to for ref in _entity_references(seed) if ref.to)
    foreign = (key for key in wanted if key not in seed.annotation.entities)
    return {key: owners[key][0] for key in foreign if key in owners}


def _ambiguous(seed: Seed, owners: Mapping[str, Sequence[Seed]]) -> Iterator[AnnotationError]:
    """Yield the ids that an annotation does not declare, and others for different things."""
    borrowed = borrowed_by(seed, owners)
    for ref in _entity_references(seed):
        those = owners[ref.to] if ref.to in borrowed else ()
        notes = [(owner, owner.annotation.entities[ref.to]) for owner in those]
        things = {(note.kind, plain(note.name)): owner for owner, note in reversed(notes)}
        if len(things) > 1:
            places = ", another in ".join(sorted(owner.id for owner in things.values()))
            what = f"‘{ref.to}’ is one thing in {places}"
            yield fault(seed, ref.loc, what, "declare the one that is meant among the entities")


def rule_id(seed_id: str, number: int) -> str:
    """Return the id of the fact that rules make of a sentence."""
    return f"{seed_id}-s{number:03}"


def _dates(seed: Seed) -> Iterator[AnnotationError]:
    """Yield dates whose words are not the source's, or whose reading has no basis."""
    words = " ".join(seed.text.split())
    for loc, date in _date_notes(seed):
        if date.text and " ".join(date.text.split()) not in words:
            what = f"the date's words “{date.text}” are nowhere in {seed.place}"
            yield fault(seed, (*loc, "text"), what, "copy the source's words, or leave text out")
        if date.inferred and not date.basis:
            remedy = "add basis: what it was inferred from"
            yield fault(seed, loc, "an inferred date without its basis", remedy)


def _date_notes(seed: Seed) -> Iterator[tuple[Loc, DateNote]]:
    for name in ("published", "updated"):
        if date := getattr(seed.annotation.source, name):
            yield ("source", name), date
    for i, fact in enumerate(seed.annotation.facts):
        for facet, fill in fact.fills.items():
            if fill.date:
                yield ("facts", i, "fills", str(facet), "date"), fill.date
