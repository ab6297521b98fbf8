"""Makes facts: those that a person annotated, and one for every sentence that nobody did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.compiling.annotation import as_date
from bot.compiling.checking import fault, rule_id
from bot.compiling.locate import locate
from bot.compiling.mentions import Names
from bot.errors import AnnotationError, FaultsError
from bot.factbase import Part
from bot.facts import Entity, Fact, Fill, Gap, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.compiling.annotation import EntityNote, FactNote, FillNote
    from bot.compiling.reading import Seed


def draft(seed: Seed, seeds: Sequence[Seed]) -> Part:
    """Return what a seed contributes; raise FaultsError with every quote that has no place."""
    spans = _locate_all(seed, seeds)
    entities = {key: _entity(key, note) for key, note in seed.annotation.entities.items()}
    elsewhere = {
        key: _entity(key, note)
        for other in seeds
        for key, note in other.annotation.entities.items()
        if key not in entities
    }
    names = Names([*entities.values(), *elsewhere.values()])
    facts = {note.id: _fact(seed, note, spans[note.id], names) for note in seed.annotation.facts}
    for fact in _uncovered(seed, [span for several in spans.values() for span in several], names):
        facts[fact.id] = fact
    used = {key for fact in facts.values() for key in fact.entities}
    entities |= {key: elsewhere[key] for key in used & elsewhere.keys()}
    gaps = tuple(
        Gap(g.id, seed.id, g.subject, g.facets, g.says, g.kinds, g.words, g.nearest, g.answers)
        for g in seed.annotation.gaps
    )
    return Part(_source(seed), entities, facts, gaps, seed.annotation_sha256)


def _locate_all(seed: Seed, seeds: Sequence[Seed]) -> dict[str, tuple[Span, ...]]:
    """Return the spans of every annotated fact's quotes, by its id."""
    faults: list[AnnotationError] = []
    place = seed.as_place()
    others = [other.as_place() for other in seeds if other is not seed]
    spans: dict[str, tuple[Span, ...]] = {}
    for i, note in enumerate(seed.annotation.facts):
        found = []
        for n, quote in enumerate(note.quote):
            try:
                found.append(locate(quote, place, others))
            except AnnotationError as error:
                what = f"fact ‘{note.id}’: {error.what}"
                faults.append(fault(seed, ("facts", i, "quote", n), what, error.remedy))
        spans[note.id] = tuple(found)
    if faults:
        raise FaultsError(faults)
    return spans


def _source(seed: Seed) -> Source:
    note = seed.annotation.source
    return Source(
        seed.id,
        seed.file,
        seed.sha256,
        seed.text,
        seed.title,
        publisher=note.publisher,
        published=as_date(note.published),
        updated=as_date(note.updated),
        url=note.url,
        language=note.language,
        sentences=seed.sentences,
        annotated=seed.document is not None,
    )


def _entity(key: str, note: EntityNote) -> Entity:
    return Entity(
        key, note.kind, note.name, note.aliases, note.hypernyms, note.side, note.role, note.gloss
    )


def _fill(note: FillNote) -> Fill:
    return Fill(note.text, note.kinds, note.entities, as_date(note.date))


def _fact(seed: Seed, note: FactNote, spans: tuple[Span, ...], names: Names) -> Fact:
    """Return an annotated fact, with the entities and dates that its words and fills name."""
    fills = {facet: _fill(fill) for facet, fill in note.fills.items()}
    mentioned = [key for span in spans for key in names.ids(seed.text[span.start : span.end])]
    named = [note.subject, note.says, *(key for fill in fills.values() for key in fill.entities)]
    return Fact(
        note.id,
        seed.id,
        spans,
        subject=note.subject,
        answer=note.answer,
        fills=fills,
        says=note.says,
        entities=_unique([*mentioned, *named]),
        dates=tuple(dict.fromkeys(fill.date for fill in fills.values() if fill.date)),
        asks=_unique(note.asks),
        words=_unique(note.words),
        answers=note.answers,
        questions=note.questions,
    )


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _uncovered(seed: Seed, spans: Sequence[Span], names: Names) -> Iterable[Fact]:
    """Yield a fact for every sentence in which no annotated quote lies."""
    for sentence in seed.sentences:
        whole = sentence.span
        if any(span.start < whole.end and whole.start < span.end for span in spans):
            continue
        mentioned = names.ids(seed.text[whole.start : whole.end])
        yield Fact(
            rule_id(seed.id, sentence.number),
            seed.id,
            (whole,),
            subject=mentioned[0] if mentioned else "",
            entities=mentioned,
            by_rule=True,
        )
