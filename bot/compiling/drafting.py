"""Makes what a source contributes: a fact for every sentence, and those that a person annotated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.compiling.annotation import as_date
from bot.compiling.checking import borrowed_by, fault
from bot.compiling.enriching import Enricher
from bot.compiling.extracting import Extracted
from bot.compiling.interpreting import Given, interpret
from bot.compiling.locate import locate
from bot.compiling.mentions import Mention, Names
from bot.compiling.sifting import sift
from bot.compiling.uniting import bare_name, unite
from bot.errors import AnnotationError, FaultsError
from bot.facts import Date, Entity, Fact, Gap, Source, Span
from bot.parts import Part

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from bot.compiling.annotation import EntityNote, GapNote
    from bot.compiling.interpreting import Interpretation
    from bot.compiling.reading import Seed


def _given(seed: Seed) -> Given:
    published, updated = _known_dates(seed)
    return Given(seed.id, seed.title, published or updated)


def _known_dates(seed: Seed) -> tuple[Date | None, Date | None]:
    """Return when a source was published and updated: an annotation's word, else its own."""
    note, own = seed.annotation.source, seed.extracted or Extracted("")
    return as_date(note.published) or own.published, as_date(note.updated) or own.updated


def draft(seed: Seed, seeds: Sequence[Seed], owners: Mapping[str, Sequence[Seed]]) -> Part:
    """Return what a seed contributes; raise FaultsError with every quote that has no place.

    Args:
        seed: the source.
        seeds: all sources: a quote that has no place here may stand in another.
        owners: whose annotations declare each entity: one may name what only another's declares.
    """
    spans = _locate_all(seed, seeds)
    entities = {key: _entity(key, note) for key, note in seed.annotation.entities.items()}
    borrowed = borrowed_by(seed, owners)
    known = entities | {
        key: _entity(key, owner.annotation.entities[key]) for key, owner in borrowed.items()
    }
    names = Names(known.values())
    named = [_named(seed.text, sentence.span, names) for sentence in seed.sentences]
    found = interpret(seed.text, seed.sentences, _given(seed))
    if known:
        quotes = [span for several in spans.values() for span in several]
        found = sift(unite(found, known, named), known, named, quotes)
    enricher = Enricher(seed, found, names)
    facts = {note.id: enricher.fact(note, spans[note.id]) for note in seed.annotation.facts}
    facts |= {
        fact.id: _with_names(fact, mentions)
        for fact, mentions in zip(found.facts, named, strict=True)
    }
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
    spans: dict[str, tuple[Span, ...]] = {}
    for i, note in enumerate(seed.annotation.facts):
        found = []
        for n, quote in enumerate(note.quote):
            try:
                others = (other.as_place() for other in seeds if other is not seed)
                found.append(locate(quote, place, others))  # they are made where one is wanted
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


def _named(text: str, span: Span, names: Names) -> list[Mention]:
    """Return where a sentence has some names."""
    return [
        Mention(Span(span.start + m.span.start, span.start + m.span.end), m.entity)
        for m in names.find(text[span.start : span.end])
    ]


def _with_names(fact: Fact, named: Sequence[Mention]) -> Fact:
    """Return a found fact with what else the annotation's own names find in it."""
    keys = tuple(dict.fromkeys((*fact.entities, *(mention.entity for mention in named))))
    subject = fact.subject or next(iter(keys), "")
    if (keys, subject) == (fact.entities, fact.subject):
        return fact
    return replace(fact, entities=keys, subject=subject)


def _keys(fact: Fact) -> Iterable[str]:
    """Yield the ids of all entities that a fact refers to."""
    yield from fact.entities
    yield from filter(None, (fact.subject, fact.says))
    for fill in fact.fills.values():
        yield from fill.entities
