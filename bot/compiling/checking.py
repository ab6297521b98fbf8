"""Checks that what annotations refer to exists, across all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.validating import nearest
from bot.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.annotation import DateNote
    from bot.compiling.reading import Seed

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Reference:
    """An id that an annotation names, and where it does."""

    seed: Seed
    loc: Loc
    to: str


def check(seeds: Sequence[Seed]) -> list[AnnotationError]:
    """Return the faults of all annotations together."""
    entities = {key for seed in seeds for key in seed.annotation.entities}
    facts = {fact.id for seed in seeds for fact in seed.annotation.facts}
    faults = [*_twice(seeds), *_reserved(seeds), *_kinds(seeds)]
    for seed in seeds:
        faults += _unknown(_entity_references(seed), entities, "entity")
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
    references: Iterator[Reference], known: set[str], what: str
) -> Iterator[AnnotationError]:
    for ref in references:
        if ref.to and ref.to not in known:
            remedy = nearest(ref.to, sorted(known))
            yield fault(ref.seed, ref.loc, f"unknown {what} ‘{ref.to}’", remedy)


def _twice(seeds: Sequence[Seed]) -> Iterator[AnnotationError]:
    """Yield the ids of facts and of gaps that stand more than once, in one annotation or two."""
    for part in ("facts", "gaps"):
        first: dict[str, str] = {}
        for seed in seeds:
            for i, note in enumerate(getattr(seed.annotation, part)):
                place = fault(seed, (part, i, "id"), "", "").place
                if first.setdefault(note.id, place) != place:
                    what = f"the id ‘{note.id}’ stands twice (first at {first[note.id]})"
                    yield fault(seed, (part, i, "id"), what, "give it an id of its own")


def _reserved(seeds: Sequence[Seed]) -> Iterator[AnnotationError]:
    """Yield ids that a sentence's own fact may have."""
    ids = {rule_id(seed.id, sentence.number) for seed in seeds for sentence in seed.sentences}
    for seed in seeds:
        for i, note in enumerate(seed.annotation.facts):
            if note.id in ids:
                what = f"the id ‘{note.id}’ belongs to a sentence's own fact"
                yield fault(seed, ("facts", i, "id"), what, "give it another id")


def rule_id(seed_id: str, number: int) -> str:
    """Return the id of the fact that a sentence has where nobody annotated it."""
    return f"{seed_id}-s{number:03}"


def _kinds(seeds: Sequence[Seed]) -> Iterator[AnnotationError]:
    """Yield entities that two annotations call different kinds of things."""
    first: dict[str, tuple[str, str]] = {}
    for seed in seeds:
        for key, entity in seed.annotation.entities.items():
            kind, place = first.setdefault(key, (entity.kind, seed.place))
            if kind != entity.kind:
                what = f"‘{key}’ is a {entity.kind} here, but a {kind} beside {place}"
                remedy = "make them agree, or give one another id"
                yield fault(seed, ("entities", key, "kind"), what, remedy)


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
