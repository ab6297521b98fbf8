"""Makes facts: those that a person annotated, and one for every sentence that nobody did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.compiling.annotation import as_date
from bot.compiling.checking import fault
from bot.compiling.dating import Calendar
from bot.compiling.extracting import Extracted
from bot.compiling.interpreting import Given, Interpretation, interpret
from bot.compiling.locate import locate
from bot.compiling.mentions import Names
from bot.compiling.numbers import find_amounts, numbers_of
from bot.compiling.passages import Passage
from bot.compiling.uniting import unite
from bot.errors import AnnotationError, FaultsError
from bot.facts import Date, Entity, Facet, Fact, Fill, Gap, Sentence, Source, Span
from bot.lang.words import tokenise
from bot.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.compiling.annotation import EntityNote, FactNote, FillNote
    from bot.compiling.reading import Seed


def interpret_all(seeds: Sequence[Seed]) -> dict[str, Interpretation]:
    """Return what rules find in each seed, by its id, joined among them."""
    found = {seed.id: interpret(seed.text, seed.sentences, _given(seed)) for seed in seeds}
    annotated = [
        _entity(key, note) for seed in seeds for key, note in seed.annotation.entities.items()
    ]
    return unite(found, annotated)


def _given(seed: Seed) -> Given:
    published, updated = _known_dates(seed)
    return Given(seed.id, seed.title, published or updated)


def _known_dates(seed: Seed) -> tuple[Date | None, Date | None]:
    """Return when a source was published and updated: an annotation's word, else its own."""
    note, own = seed.annotation.source, seed.extracted or Extracted("")
    return as_date(note.published) or own.published, as_date(note.updated) or own.updated


def draft(seed: Seed, seeds: Sequence[Seed], found: Interpretation) -> Part:
    """Return what a seed contributes; raise FaultsError with every quote that has no place.

    Args:
        seed: the source.
        seeds: all sources: what they annotate is known in each.
        found: what rules find in this one.
    """
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
    own = Names(entities.values())
    for fact in _uncovered(seed, [span for several in spans.values() for span in several], found):
        facts[fact.id] = _with_names(fact, own.ids(seed.text[slice(*_ends(fact))]))
    used = {key for fact in facts.values() for key in _keys(fact)}
    known = found.entities | elsewhere | entities
    used |= {known[key].side for key in used & known.keys()}
    entities |= {key: known[key] for key in sorted(used & known.keys() - entities.keys())}
    gaps = tuple(
        Gap(g.id, seed.id, g.subject, g.facets, g.says, g.kinds, g.words, g.nearest, g.answers)
        for g in seed.annotation.gaps
    )
    return Part(_source(seed, found), entities, facts, gaps, seed.annotation_sha256)


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


def _source(seed: Seed, found: Interpretation) -> Source:
    note, own = seed.annotation.source, seed.extracted or Extracted("")
    published, updated = _known_dates(seed)
    return Source(
        seed.id,
        seed.file,
        seed.sha256,
        seed.text,
        seed.title,
        publisher=note.publisher or own.publisher,
        published=published or found.published,
        updated=updated or found.updated,
        url=note.url or own.url,
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
        dates=_dates(seed, spans, fills),
        numbers=_numbers(seed, spans),
        asks=_unique(note.asks),
        words=_unique(note.words),
        answers=note.answers,
        questions=note.questions,
    )


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _dates(seed: Seed, spans: Sequence[Span], fills: Mapping[Facet, Fill]) -> tuple[Date, ...]:
    """Return the dates of an annotated fact: its fills', and others in the deciding words."""
    given = [fill.date for fill in fills.values() if fill.date]
    calendar = Calendar(_given(seed).published)
    found = [d.date for span in spans for d in calendar.find(seed.text, span.start, span.end)]
    texts = {date.text for date in given} | {date.iso for date in given}
    new = (date for date in found if date and date.text not in texts and date.iso not in texts)
    return tuple(dict.fromkeys((*given, *new)))


def _numbers(seed: Seed, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the numbers in the deciding words that are no dates."""
    found: list[str] = []
    for span in spans:
        passage = Passage(Sentence(span, 1, 1), tokenise(seed.text, span), is_titled=False)
        dates = Calendar().find(seed.text, span.start, span.end)
        found += numbers_of(find_amounts(seed.text, passage, dates))
    return _unique(found)


def _uncovered(seed: Seed, spans: Sequence[Span], found: Interpretation) -> Iterable[Fact]:
    """Yield the fact of every sentence in which no annotated quote lies."""
    for sentence, fact in zip(seed.sentences, found.facts, strict=True):
        whole = sentence.span
        if not any(span.start < whole.end and whole.start < span.end for span in spans):
            yield fact


def _with_names(fact: Fact, named: Sequence[str]) -> Fact:
    """Return a found fact with what else the annotation's own names find in it."""
    new = [key for key in named if key not in fact.entities]
    if not new:
        return fact
    return replace(fact, entities=(*fact.entities, *new), subject=fact.subject or new[0])


def _ends(fact: Fact) -> tuple[int, int]:
    return fact.quotes[0].start, fact.quotes[0].end


def _keys(fact: Fact) -> Iterable[str]:
    """Yield the ids of all entities that a fact refers to."""
    yield from fact.entities
    yield from filter(None, (fact.subject, fact.says))
    for fill in fact.fills.values():
        yield from fill.entities
