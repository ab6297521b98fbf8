"""Questions for what fills a facet: a clause with the filler taken out, and the verb put first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asking.clauses import bare, joined, plain
from bot.asking.counting import Counting
from bot.asking.inverting import Inverter, but_last, last_of
from bot.asking.spotting import Spotter
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.asking.clauses import Clause
    from bot.asking.grammar import Grammar
    from bot.asking.spotting import Spot
    from bot.facts import Fill

_COUNTED = frozenset((Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG))
_MOST_BEFORE_PLACE = 6  # words behind which nobody expects that a place is asked for


class Filler:
    """Makes questions of clauses; `lower` as an `Inverter` has it."""

    def __init__(self, grammar: Grammar, lower: Callable[[str], str]) -> None:
        self._grammar = grammar
        self._spotter = Spotter(grammar)
        self._inverter = Inverter(grammar, lower)
        self._counting = Counting(grammar, self._spotter, self._inverter)

    def ask(self, clause: Clause, facet: Facet, fill: Fill) -> Iterator[str]:
        """Yield the questions that a fill answers, by a clause that has its text; bare of marks."""
        text = plain(fill.text.partition(";")[0])
        if facet in (Facet.WHO, Facet.WHAT):
            yield from self._of_subject(clause, facet, fill, text)
        if facet in _COUNTED:
            yield from self._counting.ask(clause, text)
        if clause.lead and text and text.lower() in clause.lead.lower():
            if facet in (Facet.WHEN, Facet.HOW):
                alone = replace(clause, lead="")
                yield self._inverter.ask(alone, self._grammar.openings[facet], clause.body)
            return
        spot = self._spotter.find(clause, text, is_name=bool(fill.entities))
        if spot is not None:
            yield from self._of_spot(clause, facet, fill, spot)

    def _of_subject(self, clause: Clause, facet: Facet, fill: Fill, text: str) -> Iterator[str]:
        is_speech = facet is Facet.WHAT and clause.verb in self._grammar["saying"]
        if self._unarticled(clause.subject) == self._unarticled(text) and not is_speech:
            opening, is_several = self._opening(facet, fill)
            yield self._inverter.ask_subject(clause, opening, is_several=is_several)

    def _opening(self, facet: Facet, fill: Fill) -> tuple[str, bool]:
        """Return the words that ask for a fill, and whether they ask for several."""
        known = self._grammar
        if known["persons"].isdisjoint(fill.kinds) and facet in (Facet.WHO, Facet.WHERE):
            which = next((known.which[kind] for kind in fill.kinds if kind in known.which), None)
            if which:
                is_several = "," in fill.text or not known["joining"].isdisjoint(fill.text.split())
                return which["several" if is_several else "one"], is_several
        return known.openings[facet], False

    def _of_spot(self, clause: Clause, facet: Facet, fill: Fill, spot: Spot) -> Iterator[str]:
        if self._spotter.is_deed(clause, spot):
            if facet is Facet.WHAT:
                yield from self._deed(clause, spot)
            return
        match facet:
            case Facet.WHO | Facet.WHAT:
                yield from self._object(clause, facet, fill, spot)
            case Facet.WHEN:
                yield from self._when(clause, fill, spot)
            case Facet.WHERE:
                yield from self._where(clause, fill, spot)
            case Facet.WHY:
                yield from self._why(clause, spot)
            case Facet.HOW:
                yield from self._how(clause, spot)
            case Facet.HOW_LONG:
                yield from self._how_long(clause, spot)

    def _deed(self, clause: Clause, spot: Spot) -> Iterator[str]:
        """Yield what asks for a deed: "What did she do in May?"."""
        known, doing = self._grammar, ""
        if last_of(spot.left) in known["infinitive"] or not clause.auxiliary:
            doing = known.doing["base"]
        elif clause.auxiliary in known["have"]:
            doing = known.doing["perfect"]
        elif clause.auxiliary not in known["be"]:
            doing = known.doing["base"]
        elif clause.verb.endswith("ing"):
            doing = known.doing["progressive"]
        if doing and self._spotter.is_circumstance(spot.right):
            left = spot.left if clause.auxiliary else clause.adverbs
            opening = known.openings[Facet.WHAT]
            yield self._inverter.ask(clause, opening, joined(left, doing), spot.right)

    def _object(self, clause: Clause, facet: Facet, fill: Fill, spot: Spot) -> Iterator[str]:
        is_told = facet is Facet.WHAT and clause.verb in self._grammar["telling"]
        if self._spotter.is_object(clause, spot.left) and not is_told:
            opening, _ = self._opening(facet, fill)
            yield self._inverter.ask(clause, opening, spot.left, spot.right)

    def _when(self, clause: Clause, fill: Fill, spot: Spot) -> Iterator[str]:
        known, before = self._grammar, last_of(spot.left)
        own = known["when_prepositions"]
        is_dated = fill.date is not None and before not in known["prepositions"]
        if before in own or spot.first in own or is_dated:
            left = but_last(spot.left) if before in own else spot.left
            yield self._added(clause, Facet.WHEN, left, spot.right)

    def _where(self, clause: Clause, fill: Fill, spot: Spot) -> Iterator[str]:
        known, before = self._grammar, last_of(spot.left)
        own = known["where_prepositions"]
        left = but_last(spot.left) if before in own else spot.left
        if before in known["prepositions"] or spot.first in own:
            if len(left.split()) <= _MOST_BEFORE_PLACE:
                yield self._added(clause, Facet.WHERE, left, spot.right)
        elif self._spotter.is_object(clause, left):
            opening, _ = self._opening(Facet.WHERE, fill)
            if opening != known.openings[Facet.WHERE]:  # "which country did she visit"
                yield self._inverter.ask(clause, opening, left, spot.right)

    def _how(self, clause: Clause, spot: Spot) -> Iterator[str]:
        means, before = self._grammar["means"], last_of(spot.left)
        if before in means or spot.first in means:
            left = but_last(spot.left) if before in means else spot.left
            yield self._added(clause, Facet.HOW, left, spot.right)

    def _how_long(self, clause: Clause, spot: Spot) -> Iterator[str]:
        if last_of(spot.left) in self._grammar["duration_prepositions"] and not spot.right:
            yield self._added(clause, Facet.HOW_LONG, but_last(spot.left), "")

    def _added(self, clause: Clause, facet: Facet, left: str, right: str) -> str:
        """Return what asks for a time, place or manner, which a thing by itself has none of."""
        if left and self._inverter.is_copula(clause):
            return ""
        return self._inverter.ask(clause, self._grammar.openings[facet], left, right)

    def _why(self, clause: Clause, spot: Spot) -> Iterator[str]:
        known, left, first = self._grammar, spot.left, spot.first
        if last_of(left) in known["infinitive"]:
            left, first = but_last(left), last_of(left)
        last = last_of(left)
        is_cut = not last or last in known["prepositions"] | known["saying"]
        if is_cut or first not in known["reasons"]:
            return
        if first in known["infinitive"] and last in known["leading_to"]:
            doing = joined(left, first, known.doing["base"])
            yield self._inverter.ask(clause, known.openings[Facet.WHAT], doing)
        else:
            yield self._inverter.ask(clause, known.openings[Facet.WHY], left)

    def _unarticled(self, text: str) -> str:
        words = [bare(word) for word in text.split()]
        return " ".join(words[1:] if words[:1] and words[0] in self._grammar["articles"] else words)
