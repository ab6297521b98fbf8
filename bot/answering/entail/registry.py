"""The registry of signals: named functions of one signature, each in one place.

A signal takes a case, a question beside a fact, and returns a figure: 0 where it has nothing to
say, 1 (or up to 2, where it counts) where it speaks, mostly against. None decides by itself; what
each counts is fitted (`bot.answering.entail.weights`). A case where it fires and a near twin where
it doesn't stand in ``tests/answering/entail/signals.yaml``, and what it is worth in
``tests/benchmarks/README.md``, a row each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.answering.entail.case import Case
    from bot.answering.read.question import Question
    from bot.facts import Facet


class Signal(NamedTuple):
    """A signal, with what a question must have for it to be worth a look.

    Attributes:
        cues: the names of lists of words (`Lexicon.cues`), of one of which it must have a word…
        needs: … or the names of what of `Question` it must have one of ("dates numbers"); neither
            for nothing.
        facets: what it must ask for, one of these; empty for anything.
    """

    measure: Callable[[Case], float]
    cues: tuple[str, ...] = ()
    facets: frozenset[Facet] = frozenset()
    needs: str = ""


SIGNALS: dict[str, Signal] = {}
_OPENING = re.compile("^(?:Whether|Count the) ")
_FURTHER = re.compile("[:;] ")  # after which a docstring tells of figures, or gives an example


class Gate:
    """Tells which signals may speak to a question, by looking only at what it has.

    Args:
        cues: the lists of words of the language, by their names.
    """

    def __init__(self, cues: Mapping[str, frozenset[str]]) -> None:
        self._free = frozenset(n for n, s in SIGNALS.items() if not (s.cues or s.needs or s.facets))
        self._by_need: dict[str, set[str]] = {}
        self._by_word: dict[str, set[str]] = {}
        self._by_facet: dict[Facet, set[str]] = {}
        for name, found in SIGNALS.items():
            for need in found.needs.split():
                self._by_need.setdefault(need, set()).add(name)
            for word in frozenset[str]().union(*(cues[cue] for cue in found.cues)):
                self._by_word.setdefault(word, set()).add(name)
            for facet in found.facets if not (found.cues or found.needs) else ():
                self._by_facet.setdefault(facet, set()).add(name)

    def open_to(self, question: Question) -> dict[str, Callable[[Case], float]]:
        """Return the signals that may speak to a question, by their names."""
        names = set(self._free)
        for need, several in self._by_need.items():
            if getattr(question, need):
                names |= several
        for word in self._by_word.keys() & set(question.texts):
            names |= self._by_word[word]
        for facet in question.facets & self._by_facet.keys():
            names |= self._by_facet[facet]
        return {  # in the registry's order: sums must not depend on a set's
            name: s.measure
            for name, s in SIGNALS.items()
            if name in names and (not s.facets or s.facets & question.facets)
        }


def signal(
    *cues: str, facets: tuple[Facet, ...] = (), needs: str = ""
) -> Callable[[Callable[[Case], float]], Callable[[Case], float]]:
    """Register a signal under its function's name."""

    def register(measure: Callable[[Case], float]) -> Callable[[Case], float]:
        SIGNALS[measure.__name__] = Signal(measure, cues, frozenset(facets), needs)
        return measure

    return register


def meaning(name: str) -> str:
    """Return in a few words when a signal speaks: how the first line of its docstring begins."""
    told = (SIGNALS[name].measure.__doc__ or name).partition("\n")[0]
    told = _FURTHER.split(told)[0].rstrip(".")
    told = _OPENING.sub("", told)
    return told[:1].lower() + told[1:]


def place(name: str) -> str:
    """Return the file that a signal stands in."""
    return SIGNALS[name].measure.__module__.replace(".", "/") + ".py"
