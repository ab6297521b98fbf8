"""Makes what a source contributes: a fact for every sentence, and those that a person annotated."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.compiling.annotated import is_hole
from bot.compiling.annotation import as_date
from bot.compiling.asked import with_asks
from bot.compiling.checking import borrowed_by
from bot.compiling.enriching import Enricher
from bot.compiling.expanding import Expander, kind_of, with_kinds
from bot.compiling.extracted import Extracted
from bot.compiling.interpreting import Given, interpret
from bot.compiling.locating import locate_all
from bot.compiling.mentions import Mention, Names
from bot.compiling.sifting import sift
from bot.compiling.standing import standing_gaps
from bot.compiling.stated import stated_facts
from bot.compiling.uniting import bare_name, unite
from bot.compiling.world import names_of_country
from bot.errors import FaultsError
from bot.facts import Date, Entity, Fact, Gap, Source, Span
from bot.parts import Part
from bot.phrases import OWN, phrases_of
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

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
    return _Drafter(seed, seeds, owners).draft()


class _Drafter:
    """Makes what one source contributes."""

    def __init__(
        self, seed: Seed, seeds: Sequence[Seed], owners: Mapping[str, Sequence[Seed]]
    ) -> None:
        self._seed = seed
        self._spans, self._faults = locate_all(seed, seeds)
        found = interpret(seed.text, seed.sentences, _given(seed))
        notes = with_kinds(seed, found)
        self._entities = {key: _entity(key, note) for key, note in notes.items()}
        self._borrowed = borrowed_by(seed, owners)
        self._known = self._entities | {
            key: _entity(key, owner.annotation.entities[key])
            for key, owner in self._borrowed.items()
        }
        self._names = Names(self._known.values())
        self._named = [_named(seed.text, sentence.span, self._names) for sentence in seed.sentences]
        if self._known:
            quotes = [span for several in self._spans.values() for span in several]
            found = unite(found, self._known, self._named)
            found = sift(found, self._known, self._named, quotes)
        self._found = found

    def draft(self) -> Part:
        facts, gaps = self._written()
        facts |= {
            fact.id: _with_names(fact, mentions)
            for fact, mentions in zip(self._found.facts, self._named, strict=True)
        }
        entities = self._entities | _used(self._found.entities, facts.values(), self._known)
        persons = [entity for entity in entities.values() if entity.kind == "person"]
        taken = {word for each in persons for word in each.name.lower().split()}
        entities = {key: _with_world_names(each, taken) for key, each in entities.items()}
        part = Part(
            _source(self._seed, self._found),
            entities,
            facts,
            gaps,
            self._seed.annotation_sha256,
            {key: owner.id for key, owner in self._borrowed.items()},
            {key: bare for key, entity in entities.items() if (bare := bare_name(entity))},
        )
        return self._completed(part)

    def _written(self) -> tuple[dict[str, Fact], tuple[Gap, ...]]:
        """Return what a person wrote; raise FaultsError with all that is wrong with it."""
        seed, annotation = self._seed, self._seed.annotation
        expander = Expander(seed, self._known, self._found)
        enricher = Enricher(seed, self._found, self._names, self._found.entities | self._known)
        facts: dict[str, Fact] = {}
        for at, note in enumerate(annotation.facts):
            if is_hole(note):
                continue
            spans = self._spans.get(note.id, ())  # none where its quote is wrong, as it may be else
            long = expander.fact(at, note, enricher.read(spans))
            if spans:
                facts[note.id] = enricher.fact(long, spans)
        for note, spans in stated_facts(seed):
            long = expander.fact(-1, note, enricher.read(spans))
            facts[note.id] = enricher.fact(long, spans)
        written = (note for note in annotation.gaps if not is_hole(note))
        longer = [expander.gap(at, note) for at, note in enumerate(written)]
        if self._faults or expander.faults:
            raise FaultsError(in_order([*self._faults, *expander.faults]))
        return facts, tuple(_gap(note, seed.id, facts.values()) for note in longer)

    def _completed(self, part: Part) -> Part:
        """Return a part with the usual gaps, and the questions that follow from its facts."""
        annotation, known = self._seed.annotation, self._known | part.entities
        if annotation.is_standing:
            part = replace(part, gaps=(*part.gaps, *standing_gaps(part, known)))
        written = {note.id for note in annotation.facts if note.is_short}
        written |= {key for key, fact in part.facts.items() if not fact.by_rule} - {
            note.id for note in annotation.facts
        }
        if written:
            part = replace(part, facts=with_asks(part, known, written))
        return part


def _with_world_names(entity: Entity, taken: Container[str]) -> Entity:
    """Return a country with its people and its capital among its names: "Oslo agreed".

    `taken` are words of persons' names, in small letters: Washington may be one.
    """
    if entity.kind != "country":
        return entity
    names = (entity.name.removeprefix("the "), *entity.aliases)
    known = (name for name in names_of_country(names) if name.lower() not in taken)
    return replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, *known))))


def _used(
    found: Mapping[str, Entity], facts: Iterable[Fact], known: Container[str]
) -> dict[str, Entity]:
    """Return the found entities that no annotation knows, of which there are facts."""
    used = {key for fact in facts for key in _keys(fact)}
    used |= {found[key].side for key in used if key in found}
    return {key: found[key] for key in sorted(used) if key in found and key not in known}


def _gap(note: GapNote, source: str, facts: Collection[Fact]) -> Gap:
    """Return a gap; one of no subject is of what most facts are about."""
    often = Counter(fact.subject for fact in facts if fact.subject).most_common(1)
    subject = note.subject or (often[0][0] if often else "")
    says, words, near = note.says, note.words, note.nearest
    if not says:
        says, words = phrases_of(OWN)("gap-open", words=note.open), (note.open, *words)
        near = near or _nearest(note.open, subject, facts)
    return Gap(note.id, source, subject, note.facets, says, note.kinds, words, near, note.answers)


def _nearest(words: str, subject: str, facts: Collection[Fact]) -> str:
    """Return the fact with most of a gap's words; of those about its subject, where there are."""
    asked = set(words.lower().split())
    about = [fact for fact in facts if subject in (fact.subject, *fact.entities)] or list(facts)
    ranked = sorted(about, key=lambda fact: -len(asked & set(fact.answer.lower().split())))
    return ranked[0].id if ranked else ""


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
    kind = note.kind or kind_of((note.name, *note.aliases))
    return Entity(
        key, kind, note.name, note.aliases, note.hypernyms, note.side, note.role, note.gloss
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
