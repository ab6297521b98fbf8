"""Signals on the slot that is asked: whether the fact fills it, with the kind that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.entail.registry import signal
from bot.answering.find.slots import TELLING
from bot.facts import Facet

if TYPE_CHECKING:
    from bot.answering.entail.case import Case

_MEASURES = frozenset(
    ("money", "weight", "distance", "speed", "temperature", "percentage", "duration")
)
_PLACES = frozenset(("city", "venue", "place"))
_BODIES = frozenset(("person", "organisation", "country", "unit", "role", "group", "government"))
_BEARING_NAMES = frozenset(("organisation", "person", "unit", "service", "venue", "city"))


@signal
def filled(case: Case) -> float:
    """How well what the fact fills fits what is asked: 1 fully, 0 not at all."""
    question, entry = case.question, case.entry
    if not question.facets:
        return 0.7
    if question.kinds:
        return 0.0 if question.kinds.isdisjoint(entry.kinds) else 1.0
    if not question.facets.isdisjoint(entry.facets):
        return 1.0
    return 0.0 if question.facets & TELLING else 0.6


@signal
def unfilled(case: Case) -> float:
    """Whether a date, a number or a duration is asked, and nothing new of it stands there."""
    facets = case.question.facets & TELLING - {Facet.WHO, Facet.WHERE, Facet.WHY}
    features = case.measured.features
    return float(bool(facets) and features.facet <= 0 and not features.near)


@signal
def nobody(case: Case) -> float:
    """Whether "who" is asked and nobody new is there, nor any body that acts."""
    question = case.question
    if Facet.WHO not in question.facets or question.kinds:
        return 0.0
    if all(term.is_name for term in question.content):
        return 0.0  # "who is Garrant" asks for no name
    new = case.known.slots.new(case.query, case.entry)
    return float(not any(f.kinds & _BODIES or Facet.WHO in f.facets for f in new))


@signal
def nowhere(case: Case) -> float:
    """Whether a place is asked and nothing new that fills "where" is there."""
    if Facet.WHERE not in case.question.facets:
        return 0.0
    return float(case.measured.features.facet <= 0)


@signal
def no_place(case: Case) -> float:
    """Whether a city or venue is asked and no place is there."""
    return _lacks(case, case.question.kinds & _PLACES, _PLACES)


@signal
def no_measure(case: Case) -> float:
    """Whether a weight, a price or a length is asked and none is there."""
    measures = case.question.kinds & _MEASURES
    if not case.asks("paying"):
        measures -= {"money"}
    if case.asks("progress"):
        measures -= {"distance"}  # "how far behind schedule" wants a time
    if case.says("lasting"):
        measures -= {"duration"}
    return _lacks(case, measures)


@signal
def no_person(case: Case) -> float:
    """Whether a person is asked and none is there."""
    return _lacks(case, case.question.kinds & {"person"})


def _lacks(case: Case, asked: frozenset[str], enough: frozenset[str] = frozenset()) -> float:
    if not asked:
        return 0.0
    new = case.known.slots.new(case.query, case.entry)
    return float(not any(f.kinds & (asked | enough) for f in new))


@signal
def unreasoned(case: Case) -> float:
    """Whether "why" is asked and no reason is given."""
    if Facet.WHY not in case.question.facets:
        return 0.0
    return float(Facet.WHY not in case.entry.facets and not case.says("giving-reason"))
