"""Where a filler stands in a clause, and whether it is a whole phrase that can be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.asking.clauses import bare, joined
from bot.asking.inverting import but_last, first_of, last_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.asking.clauses import Clause
    from bot.asking.grammar import Grammar

_YEAR = re.compile(r",? \d{4}(?!\d)")
_GLUED = (",", "’", "'", "-")


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause's body around a filler."""

    left: str
    filler: str
    right: str

    @property
    def first(self) -> str:
        """The filler's first word, in lower case."""
        return first_of(self.filler)


class Spotter:
    """Finds fillers in clauses."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def find(self, clause: Clause, text: str, *, is_name: bool) -> Spot | None:
        """Return where a filler stands as a whole phrase; None where it doesn't."""
        body = clause.body
        for each in self._forms(text):
            at = body.lower().find(each.lower())
            if at < 0 or (at and body[at - 1].isalnum()):
                continue
            end = at + len(each)
            if year := _YEAR.match(body, end):
                end = year.end()
            left = self._unarticled(body[:at].rstrip())
            spot = Spot(left, body[at:end], body[end:].lstrip())
            if self._is_whole(spot, body[end:], is_name=is_name):
                return spot
        return None

    def _forms(self, text: str) -> Iterator[str]:
        """Yield a filler, and the same without its article or the preposition before it."""
        first, _, rest = text.partition(" ")
        if text:
            yield text
        if rest and first.lower() in self._grammar["articles"] | self._grammar["links"]:
            yield rest

    def _unarticled(self, left: str) -> str:
        return but_last(left) if last_of(left) in self._grammar["articles"] else left

    def _is_whole(self, spot: Spot, behind: str, *, is_name: bool) -> bool:
        """Whether a filler is a whole phrase, and no part of a list or of a longer name."""
        known = self._grammar
        in_list = last_of(spot.left) in known["joining"] or spot.left.endswith(",")
        if in_list or behind.startswith(_GLUED):
            return False
        if not behind.strip():
            return True
        word, *following = behind.split()
        if not behind.startswith(" ") or bare(word) in known["joining"] | known["within"]:
            return False
        is_capital = spot.filler.rsplit(" ", 1)[-1][:1].isupper()
        goes_on = is_capital and bool(following) and following[0][:1].isupper()
        if goes_on and bare(word) in known["prepositions"]:
            return bare(word) in known["circumstances"]
        ends = known["prepositions"] | known["phrase_ends"] | known["adverbs"]
        return bare(word) in ends or (is_name and known.is_past(bare(word)))

    def is_deed(self, clause: Clause, spot: Spot) -> bool:
        """Whether the filler begins with the verb itself, or with one behind "to"."""
        known, before = self._grammar, last_of(spot.left)
        if clause.verb and spot.first == last_of(clause.verb) and before not in known["articles"]:
            return True
        is_base = spot.first in known.bases and known.base(spot.first) == spot.first
        return before in known["infinitive"] and is_base

    def is_object(self, clause: Clause, left: str) -> bool:
        """Whether nothing but the verb, "to" with a verb, and prepositions stand before."""
        known, last = self._grammar, last_of(left)
        is_copula = clause.auxiliary in known["be"] and not clause.verb
        if last in known["stranded"] and not is_copula:
            return True
        if last in known["unstranded"] or (is_copula and bare(left[:2]) in known["infinitive"]):
            return False
        own = [*left.split()[len(joined(clause.adverbs, clause.verb).split()) :]]
        if any(word != word.lower() for word in own):
            return False
        return len(own) <= 1 or all(self._is_light(bare(word), is_copula) for word in own)

    def _is_light(self, word: str, is_copula: bool) -> bool:  # noqa: FBT001 - inner
        known = self._grammar
        allowed = known["prepositions"] | known["adverbs"] | known.bases | known["particles"]
        if is_copula:
            allowed |= known["articles"] | known["leading_to"]
        return word in allowed or word.endswith("ing")

    def is_circumstance(self, right: str) -> bool:
        """Whether what follows only adds when or where; so does nothing."""
        return not right or first_of(right) in self._grammar["circumstances"]
