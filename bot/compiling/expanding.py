"""Finds what an annotation in the short form leaves to be found, and returns it in the long one.

Ids of what a name means, kinds, dates, amounts and members come from the words that are written and
from what rules found in the source. An annotation in the long form is returned as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.compiling.annotation import EntityNote, PlainFill, free
from bot.compiling.checking import fault
from bot.compiling.filled import FillReader, kinds_of_gap
from bot.compiling.kinds import kind_by_words
from bot.compiling.mentions import Names
from bot.compiling.tokens import tokenise
from bot.compiling.validating import nearest
from bot.compiling.world_names import words_of, world_names
from bot.facts import Facet, Span
from bot.sameness import as_id, is_proper, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.compiling.annotation import FactNote, GapNote
    from bot.compiling.interpreting import Interpretation, Reading
    from bot.compiling.reading import Seed
    from bot.errors import AnnotationError
    from bot.facts import Entity

_NOUNS = frozenset(("meeting", "document", "system"))
_SEVERAL = frozenset(("country", "organisation", "person", "unit"))
_ASKED = {"whose": "who", "whom": "who", "which": "what", "if": "whether", "long": "how-long"}
_HOW = {
    "many": Facet.HOW_MANY,
    "much": Facet.HOW_MUCH,
    "long": Facet.HOW_LONG,
    "often": Facet.HOW_MANY,
}


def with_kinds(seed: Seed, found: Interpretation) -> dict[str, EntityNote]:
    """Return the declared entities, each with a kind, and those that facts and gaps are about."""
    notes = dict(seed.annotation.entities)
    if not seed.annotation.is_short:
        return notes
    kinds = {plain(name): e.kind for e in found.entities.values() for name in (e.name, *e.aliases)}
    for subject in _subjects(seed):
        if not _is_known(subject, notes, found) and plain(subject) in plain(seed.text):
            notes[free(as_id(subject), notes)] = EntityNote.model_validate({"name": subject})
    ids = {plain(n): key for key, note in notes.items() for n in (*note.aliases, note.name)}
    return {
        key: note.model_copy(update=_found(note, kinds) | {"side": _side(note.side, notes, ids)})
        for key, note in notes.items()
    }


def _side(side: str, notes: Mapping[str, EntityNote], ids: Mapping[str, str]) -> str:
    """Return the id of the country on whose side something stands; a name where none has it."""
    return side if side in notes else ids.get(plain(side), side)


def _subjects(seed: Seed) -> Iterable[str]:
    """Yield what the facts and gaps say that they are about, as it is written."""
    annotation = seed.annotation
    written = [note.subject for note in annotation.facts]
    written += [note.subject for note in annotation.gaps]
    members = [member for note in annotation.entities.values() for member in note.members]
    return dict.fromkeys(filter(None, [*written, *members]))


def _is_known(subject: str, notes: Mapping[str, EntityNote], found: Interpretation) -> bool:
    names = {plain(name) for note in notes.values() for name in (note.name, *note.aliases)}
    sure = (entity for entity in found.entities.values() if entity.kind != "topic")
    names |= {plain(name) for entity in sure for name in (entity.name, *entity.aliases)}
    return subject in notes or plain(subject) in names


def _found(note: EntityNote, kinds: Mapping[str, str]) -> dict[str, object]:
    """Return what is found of an entity: its kind, and the words of which it is short."""
    names = (note.name, *note.aliases)
    expanded = () if not note.stands_for or note.stands_for in names else (note.stands_for,)
    return {"kind": note.kind or kind_of(names, kinds), "aliases": (*note.aliases, *expanded)}


def kind_of(names: Sequence[str], kinds: Mapping[str, str] = {}) -> str:
    """Return the kind of what is called so: as rules found it, by its head noun, or a topic."""
    known = [kinds[plain(name)] for name in names if kinds.get(plain(name), "topic") != "topic"]
    if known:
        return known[0]
    for name in names:
        place = world_names().find_exactly(words_of(name))
        if place is not None:
            return place.kind
    heads = (kind_by_words(tokens) for n in names if (tokens := tokenise(n, Span(0, len(n)))))
    kind = next(filter(None, heads), "topic")
    if is_proper(names[0].removeprefix("The ")):
        return kind
    # "other nations", "allies and partners": no name, but a noun that has a kind
    return kind if kind in _NOUNS else "group" if kind in _SEVERAL else "topic"


class Expander:
    """Finds what facts and gaps of one source leave out.

    Args:
        seed: the source.
        entities: by id, those that are declared and those that rules found.
        found: what rules found in the source, with these ids.
    """

    def __init__(self, seed: Seed, declared: Mapping[str, Entity], found: Interpretation) -> None:
        self.faults: list[AnnotationError] = []
        self._seed = seed
        self._entities = {**found.entities, **declared}
        others = [entity for key, entity in found.entities.items() if key not in declared]
        self._names = (Names(declared.values()), Names(others))
        self._fills = FillReader(self._entities, self._names, found.dated)
        self._by_name: dict[str, str] = {}
        for entity in (*declared.values(), *others):
            for name in (entity.name, *entity.aliases):
                self._by_name.setdefault(plain(name), entity.id)
        for name, key in _families((*declared.values(), *others)).items():
            self._by_name.setdefault(name, key)

    def fact(self, at: int, note: FactNote, read: Sequence[Reading]) -> FactNote:
        """Return a fact in the long form; note a fault where it is about nothing that is known.

        Args:
            at: its place among the facts.
            note: as it is written.
            read: the sentences that it quotes.
        """
        if not note.is_short:
            return note
        said = " ".join(self._words_of(reading) for reading in read)
        dated = [dated for reading in read for dated in reading.dated]
        fills = {
            facet: self._fills.read(facet, fill, dated, said)
            if isinstance(fill, PlainFill)
            else fill
            for facet, fill in note.fills.items()
        }
        if note.says and (what := fills.get(Facet.WHAT)):
            kinds = tuple(dict.fromkeys((*what.kinds, "statement")))
            fills[Facet.WHAT] = what.model_copy(update={"kinds": kinds})
        update: dict[str, object] = {"fills": fills}
        loc = ("facts", at)
        update["says"] = self._resolved(note.says, (*loc, "says"))
        update["subject"] = self._resolved(note.subject, (*loc, "subject", "about"))
        long = note.model_copy(update=update)
        return (
            long if long.subject else long.model_copy(update={"subject": self._about(long, read)})
        )

    def gap(self, at: int, note: GapNote) -> GapNote:
        """Return a gap in the long form, but for what it says."""
        if not self._seed.annotation.is_short:
            return note
        subject = self._resolved(note.subject, ("gaps", at, "subject", "about"))
        subject = subject or next(iter(self.named(note.open or note.says)), "")
        facets = note.facets or facets_of(note.open)
        kinds = note.kinds or kinds_of_gap(facets, (note.open, *note.words))
        return note.model_copy(update={"subject": subject, "facets": facets, "kinds": kinds})

    def named(self, text: str) -> tuple[str, ...]:
        """Return the entities that a text names."""
        return self._fills.named(text)

    def id_of(self, name: str) -> str:
        """Return the id of what is called so; empty where nothing is."""
        return name if name in self._entities else self._by_name.get(plain(name), "")

    def _words_of(self, reading: Reading) -> str:
        span = reading.passage.sentence.span
        return self._seed.text[span.start : span.end]

    def _resolved(self, name: str, loc: tuple[str | int, ...]) -> str:
        key = self.id_of(name) if name else ""
        if name and not key:
            known = sorted({e.name.replace("\u00ad", "") for e in self._entities.values()})
            what = f"nothing in the source is called ‘{name}’"
            remedy = f"{nearest(name, known)}; or write it among the entities"
            self.faults.append(fault(self._seed, loc, what, remedy))
        return key

    def _about(self, note: FactNote, read: Sequence[Reading]) -> str:
        """Return what a fact is about that doesn't say it: what its answer names first."""
        who = note.fills.get(Facet.WHO)
        quoted = [key for text in (note.answer, *note.quote) for key in self.named(text)]
        found = [reading.fact.subject for reading in read]
        return next(filter(None, [*quoted, *(who.entities if who else ()), *found]), "")


def _families(entities: Iterable[Entity]) -> dict[str, str]:
    """Return the id of each person by the last name, where no other person has it."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.kind == "person":
            found.setdefault(plain(entity.name.split()[-1]), set()).add(entity.id)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def facets_of(words: str) -> tuple[Facet, ...]:
    """Return the facet that a question word asks for: "why she walked"; else what."""
    first, second, *_ = [*words.lower().replace(",", " ").split(), "", ""]
    if first == "how" and second in _HOW:
        return (_HOW[second],)
    word = _ASKED.get(first, first)
    return (Facet(word),) if word in set(Facet) else (Facet.WHAT,)
