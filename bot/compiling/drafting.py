"""Makes facts: those that a person annotated, and one for every sentence that nobody did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.compiling.annotation import as_date
from bot.compiling.checking import borrowed_by, fault
from bot.compiling.dating import Calendar
from bot.compiling.extracting import Extracted
from bot.compiling.interpreting import Given, interpret
from bot.compiling.locate import locate
from bot.compiling.mentions import Names
from bot.compiling.numbers import find_amounts, numbers_of
from bot.compiling.passages import Passage
from bot.compiling.tokens import tokenise
from bot.compiling.uniting import bare_name, unite
from bot.errors import AnnotationError, FaultsError
from bot.facts import Date, Entity, Facet, Fact, Fill, Gap, Sentence, Source, Span
from bot.parts import Part

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from bot.compiling.annotation import EntityNote, FactNote, FillNote, GapNote
    from bot.compiling.interpreting import Interpretation
    from bot.compiling.reading import Seed


def _given(seed: Seed) -> Given:
    published, updated = _known_dates(seed)
    return Given(seed.id, seed.title, published or updated)


def _known_dates(seed: Seed) -> tuple[Date | None, Date | None]:
    """Return when a source was published and updated: an annotation's word, else its own."""
    note, own = seed.annotation.source, seed.extracted or Extracted("")
    return as_date(note.published) or own.published, as_date(note.updated) or own.updated


def draft(seed: Seed, seeds: Sequence[Seed]) -> Part:
    """Return what a seed contributes; raise FaultsError with every quote that has no place.

    Args:
        seed: the source.
        seeds: all sources: an annotation may name what only another's declares.
    """
    spans = _locate_all(seed, seeds)
    entities = {key: _entity(key, note) for key, note in seed.annotation.entities.items()}
    borrowed = borrowed_by(seed, seeds)
    known = entities | {
        key: _entity(key, owner.annotation.entities[key]) for key, owner in borrowed.items()
    }
    found = unite(interpret(seed.text, seed.sentences, _given(seed)), known.values())
    names = Names(known.values())
    facts = {note.id: _fact(seed, note, spans[note.id], names) for note in seed.annotation.facts}
    for fact in _uncovered(seed, [span for several in spans.values() for span in several], found):
        facts[fact.id] = _with_names(fact, names.ids(seed.text[slice(*_ends(fact))]))
    entities |= _used(found.entities, facts.values(), known)
    return Part(
        _source(seed, found),
        entities,
        facts,
        tuple(_gap(note, seed.id) for note in seed.annotation.gaps),
        seed.annotation_sha256,
        {key: owner.id for key, owner in borrowed.items()},
        {key: bare for key, entity in entities.items() if (bare := bare_name(entity))},
    )


def _used(
    found: Mapping[str, Entity], facts: Iterable[Fact], known: Container[str]
) -> dict[str, Entity]:
    """Return the found entities that no annotation knows, of which there are facts."""
    used = {key for fact in facts for key in _keys(fact)}
    used |= {found[key].side for key in used if key in found}
    return {key: found[key] for key in sorted(used) if key in found and key not in known}


def _gap(note: GapNote, source: str) -> Gap:
    return Gap(
        note.id,
        source,
        note.subject,
        note.facets,
        note.says,
        note.kinds,
        note.words,
        note.nearest,
        note.answers,
    )


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
