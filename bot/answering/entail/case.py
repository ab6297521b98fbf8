"""A question beside one fact, with all that the signals look at, and the registry of signals.

A signal is a named function that takes a case and returns a figure: 0 where it has nothing to say,
1 (or up to 2, where it counts) where it speaks, mostly against. None decides by itself; what each
counts is fitted (`bot.answering.entail.weights`). A case where it fires and a near twin where it
doesn't stand in ``tests/answering/entail/signals.yaml``, and what it is worth in
``tests/benchmarks/README.md``, a row each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bot.facts import Facet
from bot.lang.dates import agrees
from bot.lang.words import text_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from bot.answering.find.index import Index
    from bot.answering.find.measure import Context, Measured, Slots
    from bot.answering.find.query import Query, QueryTerm
    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon

T = TypeVar("T")
_ACTING = frozenset(("person", "role", "group", "country", "organisation"))
_PARTIES = _ACTING | {"place"}
_QUOTING = frozenset(("document", "part"))  # that state something
_LIST = re.compile(r"(?:[^,;:.]+, ){2,}(?:and|or) [^,;:.]+")
_COUNTED_WITHIN = 2  # words from a number to what is counted
_SAID_SO = 0.9  # likeness from which a question is an ask in other order or inflection
_Phrase = tuple[str, frozenset[str]]

SIGNALS: dict[str, Callable[[Case], float]] = {}
_OPENING = re.compile("^(?:Whether|Count the) ")
_FURTHER = re.compile("[:;] ")  # after which a docstring tells of figures, or gives an example


@dataclass(eq=False, kw_only=True)
class Known:
    """What the signals know of the language and the base; made once.

    Attributes:
        is_said: whether the sources, their asks or the entities' names have a folded word.
    """

    index: Index
    slots: Slots
    entities: Mapping[str, Entity]
    lexicon: Lexicon
    stems: Callable[[str], str]
    is_said: Callable[[str], bool]

    def __post_init__(self) -> None:
        lexicon, stems, every = self.lexicon, self.stems, self.entities.values()
        self.cues = lexicon.cues
        self.countries, self.persons, roles, self.acting, self.speaking = (
            {e.id for e in every if e.kind in kinds}
            for kinds in (("country",), ("person",), ("role",), _ACTING, _ACTING | _QUOTING)
        )
        self.holders = self.persons | roles
        self.regions: dict[str, set[str]] = {}  # the countries that lie in one, by its stem
        for entity in every:
            for word in " ".join(entity.hypernyms).split() if entity.kind == "country" else ():
                self.regions.setdefault(stems(word.casefold()), set()).add(entity.id)
        self.side_of = {
            e.id: side for e in every if (side := e.id if e.kind == "country" else e.side)
        }
        self._opposites: dict[str, list[tuple[frozenset[str], list[_Phrase]]]] = {}
        for phrase, others in lexicon.opposites.items():
            verb, rest = self._phrase(phrase)
            self._opposites.setdefault(verb, []).append((rest, [*map(self._phrase, others)]))
        idle = lexicon.fillers | self.cues["vague"]
        # "generally" is idle, a general is not
        self.idle = idle | {stems(word) for word in idle if not word.endswith("ly")}
        self.idle_in_claim = self.idle | self.cues["tag"]
        self.orders = self.cues["later"] | self.cues["sooner"]
        self.ranking = self.cues["title"] | self.cues["over-others"]
        self.determiners = self.cues["article"] | self.cues["possessive"]
        self.time_units = {stems(unit) for unit in lexicon.cues["time-unit"]}

    def _phrase(self, text: str) -> _Phrase:
        """Return the stem of a verb, and what makes another verb of it ("stand", "up")."""
        verb, *rest = text.split()
        return self.stems(verb), frozenset(rest)

    @cached_property
    def dates_of(self) -> dict[str, set[str]]:
        """The dates that annotated facts on an entity fill "when" with, by its id."""
        dates: dict[str, set[str]] = {}
        for fact in (entry.fact for entry in self.index.entries):
            when = None if fact is None or fact.by_rule else fact.fills.get(Facet.WHEN)
            if fact is not None and when is not None and when.date is not None:
                dates.setdefault(fact.subject, set()).add(when.date.iso)
        return dates

    @cached_property
    def newest(self) -> dict[str, str]:
        """The last of these dates for each kind of what they are of."""
        newest: dict[str, str] = {}
        for name, dates in self.dates_of.items():
            for kind in self.kinds([name]):
                newest[kind] = max(newest.get(kind, ""), *dates)
        return newest

    def contraries(
        self, stem: str, after: Collection[str], said: Collection[str]
    ) -> frozenset[str]:
        """Return the stems that say the contrary of a word with those behind it ("call it off").

        A phrasal contrary counts only where the words said have its particle, too.
        """
        if stem not in self._opposites:
            return frozenset()
        return frozenset(
            verb
            for rest, others in self._opposites[stem]
            if rest.issubset(after)
            for verb, particles in others
            if particles.issubset(said)
        )

    def is_of(self, thing: frozenset[str], whose: frozenset[str], *, is_own: bool = False) -> bool:
        """Whether a thing that is no person, country or side may be called a country's."""
        is_thing = self.kinds(thing).isdisjoint(_PARTIES)
        is_country = whose <= self.countries
        return is_thing and is_country and self.index.is_of(thing, whose, is_own=is_own)

    def number(self, text: str) -> int:
        """Return the number that a word is, in digits or not; 0 for none."""
        digits = text if text.isascii() and text.isdigit() else ""
        return self.lexicon.numerals.get(text) or int(digits or 0)

    def kinds(self, ids: Iterable[str]) -> set[str]:
        """Return the kinds of some entities."""
        return {self.entities[i].kind for i in ids if i in self.entities}


class Value(StrEnum):
    """How far a fact accounts for a part."""

    SAID = "said"
    KNOWN = "known"
    OTHER = "other"
    UNSAID = "unsaid"


class Part(NamedTuple):
    """A name, a date, a number or a word of a question.

    Attributes:
        start, end: its words, ``words[start:end]``.
        is_certain: whether no other words could say the same: a name, a date or a number.
    """

    start: int
    end: int
    value: Value
    is_certain: bool


class Case:
    """A question beside one fact.

    Attributes:
        context: what sentences have of the question.
        question, entry, passage: what was asked, the fact, and the sentence that it stands in.
        found: what functions gave that are worked out once for a case.
    """

    def __init__(self, known: Known, query: Query, measured: Measured, context: Context) -> None:
        passage = measured.entry.passage
        assert passage is not None  # noqa: S101 - only facts are judged, and they stand somewhere
        self.known, self.query, self.measured, self.context = known, query, measured, context
        self.question, self.entry, self.passage = query.question, measured.entry, passage
        self.found: dict[Callable[[Case], object], Any] = {}

    @cached_property
    def texts(self) -> list[str]:
        """The words of the question itself, without asides, folded."""
        return [word.text for _, word in self.question.core]

    @cached_property
    def lacks(self) -> list[QueryTerm]:
        """The words that neither the sentence nor what else is known of the fact has."""
        vocabulary = self.entry.vocabulary if self.entry.is_asked else frozenset[str]()
        own = [date.iso for date in self.entry.dates]
        is_agreed = all(any(agrees(d, iso) for iso in own) for d in self.question.dates)
        asides = self.question.asides | (self.question.dated if is_agreed else frozenset())
        return [
            term
            for n in self.measured.sighted.lacks
            if (term := self.query.terms[n]).at not in asides
            and term.stem not in vocabulary
            and vocabulary.isdisjoint([f"@{i}" for i in term.ids])
            and vocabulary.isdisjoint(self.known.index.groups.get(term.stem, ()))
            and not self.is_around(term)
        ]

    @cached_property
    def gone(self) -> list[QueryTerm]:
        """Those of them that its surroundings lack, too."""
        rows = self.passage.near if self.lacks else ()
        around = set[int]().union(*map(self.context.row, rows))
        return [t for t in self.lacks if self.query.terms.index(t) not in around]

    def is_around(self, term: QueryTerm) -> bool:
        """Whether it is asked of a region where a country of the sentence lies: "in Asia"."""
        countries = self.known.regions.get(term.stem, set[str]())
        is_place = text_at(self.question.words, term.at - 1) in self.known.cues["place"]
        return is_place and not countries.isdisjoint(self.passage.names)

    @cached_property
    def lists(self) -> list[int]:
        """How many there are in each list of the answer: "nets, ropes, lamps and knots"."""
        fact = self.entry.fact
        return [match[0].count(",") + 1 for match in _LIST.finditer(fact.answer)] if fact else []

    def amounts_to(self, at: int) -> bool:
        """Whether a number of the question is the fact's: in words or not, or of what it lists."""
        number, texts = self.known.number(self.question.texts[at]), self.passage.texts
        listed = self.listed(self.question.texts[at + 1 : at + 1 + _COUNTED_WITHIN]) or self.lists
        return number > 1 and number in {*map(self.known.number, texts), *listed}

    def listed(self, counted: Sequence[str]) -> set[int]:
        """Return how many there are of what is counted in the fills that name such."""
        kinds = next(filter(None, map(self.known.lexicon.kinds_of, counted)), ())
        fact, kinds_of = self.entry.fact, self.known.kinds
        return {
            sum(not kinds_of([name]).isdisjoint(kinds) for name in fill.entities)
            for fill in (fact.fills.values() if fact else ())
        } - {0}

    @property
    def is_said_so(self) -> bool:
        """Whether somebody asks for the fact in just these words."""
        return self.measured.likeness.same >= _SAID_SO

    def asks(self, cue: str) -> bool:
        """Whether the question has one of some words."""
        return not self.known.cues[cue].isdisjoint(self.texts)

    def says(self, cue: str) -> bool:
        """Whether the sentence has one of some words."""
        return not self.known.cues[cue].isdisjoint(self.passage.texts)


def once(of: Callable[[Case], T]) -> Callable[[Case], T]:
    """Let a function be worked out once for each case."""

    @wraps(of)
    def found(case: Case) -> T:
        if of not in case.found:
            case.found[of] = of(case)
        result: T = case.found[of]
        return result

    return found


def signal(measure: Callable[[Case], float]) -> Callable[[Case], float]:
    """Register a signal under its function's name; of each case it is measured once."""
    SIGNALS[measure.__name__] = once(measure)
    return SIGNALS[measure.__name__]


def meaning(name: str) -> str:
    """Return in a few words when a signal speaks: how the first line of its docstring begins."""
    told = (SIGNALS[name].__doc__ or name).partition("\n")[0]
    told = _FURTHER.split(told)[0].rstrip(".")
    told = _OPENING.sub("", told)
    return told[:1].lower() + told[1:]


def place(name: str) -> str:
    """Return the file that a signal stands in."""
    return SIGNALS[name].__module__.replace(".", "/") + ".py"
