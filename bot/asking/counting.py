"""Questions for a number with what it counts: "two astronauts", "six months"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.asking.clauses import bare, joined
from bot.asking.inverting import but_last, last_of
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.asking.clauses import Clause
    from bot.asking.grammar import Grammar
    from bot.asking.inverting import Inverter
    from bot.asking.spotting import Spotter

_MOST_COUNTED = 4  # words of what is counted


class Counting:
    """Makes questions that ask how many."""

    def __init__(self, grammar: Grammar, spotter: Spotter, inverter: Inverter) -> None:
        self._grammar = grammar
        self._spotter = spotter
        self._inverter = inverter

    def ask(self, clause: Clause, text: str) -> Iterator[str]:
        """Yield questions for a filler that begins with a number, or is one."""
        known = self._grammar
        words = text.split()
        while words and bare(words[0]) in known["roughly"]:
            words = words[1:]
        number, noun = (bare(words[0]), " ".join(words[1:])) if words else ("", "")
        if not (number[:1].isdigit() or number in known["numbers"]):
            return
        opening = known.openings[Facet.HOW_MANY]
        first, _, counted = clause.subject.partition(" ")
        if bare(first) == number and counted and noun in counted:
            yield self._inverter.ask_subject(clause, joined(opening, counted), is_several=True)
        elif found := re.search(rf"\b{re.escape(number)}\b", clause.body, re.IGNORECASE):
            left, right = clause.body[: found.start()].rstrip(), clause.body[found.end() :]
            yield from self._of_body(clause, left, right.split(), noun)

    def _of_body(self, clause: Clause, left: str, right: list[str], noun: str) -> Iterator[str]:
        known, count = self._grammar, self._length(right, noun)
        if not count or not self._spotter.is_object(clause, left):
            return
        while last_of(left) in known["roughly"]:
            left = but_last(left)
        if last_of(left) in known["duration_prepositions"]:
            left = but_last(left)
        opening = joined(known.openings[Facet.HOW_MANY], *right[:count]).rstrip(",")
        yield self._inverter.ask(clause, opening, left, " ".join(right[count:]))

    def _length(self, words: list[str], noun: str) -> int:
        """Return how many words belong to what is counted; 0 where that is not plain."""
        known = self._grammar
        if noun and " ".join(map(bare, words)).startswith(noun.lower()):
            return len(noun.split())
        ends = known["prepositions"] | known["phrase_ends"] | known["adverbs"]
        count = next((at for at, word in enumerate(words) if bare(word) in ends), len(words))
        is_plain = count <= _MOST_COUNTED and not any("," in w for w in words[: count - 1])
        return count if is_plain else 0
