"""Put a clause as a question: what asks, then the auxiliary or "did", the subject, the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.asking.clauses import bare, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.asking.clauses import Clause
    from bot.asking.grammar import Grammar

_BESIDE = re.compile(r", (?!and |or )")
_FEWEST_SAID = 3  # words behind which somebody who says something says what


class Inverter:
    """Makes questions of clauses out of which the filler was taken.

    Args:
        lower: gives what opens a sentence as it stands within one ("The talks" → "the talks").
    """

    def __init__(self, grammar: Grammar, lower: Callable[[str], str]) -> None:
        self._grammar = grammar
        self._lower = lower

    def ask(self, clause: Clause, opening: str, left: str, right: str = "") -> str:
        """Return the question with what stands around a filler, less what is only beside it.

        Empty where that makes none.
        """
        right = _BESIDE.split(right.lstrip(", "), maxsplit=1)[0]
        if not self._can_stand(clause, left, right):
            return ""
        return self._put(clause, opening, joined(left, right))

    def ask_subject(self, clause: Clause, opening: str, *, is_several: bool) -> str:
        """Return the question for the subject, before whose verb nothing moves."""
        verb = clause.auxiliary or clause.verb
        if not is_several:
            verb = self._singular(verb, is_auxiliary=bool(clause.auxiliary))
        if clause.auxiliary:
            told = joined(verb, clause.adverbs, clause.verb, clause.rest)
        else:
            told = joined(clause.adverbs, verb, clause.rest)
        return joined(opening, told, self._lower(clause.lead))

    def _can_stand(self, clause: Clause, left: str, right: str) -> bool:
        known, last = self._grammar, last_of(left)
        if first_of(right) in known["infinitive"]:
            return False
        if self.is_copula(clause) and right:
            is_stranded = last in known["stranded"]
            return not is_stranded and first_of(right) in known["circumstances"]
        if any(bare(word) in known["relatives"] for word in left.split()):
            return False
        says = clause.verb in known["saying"] and not clause.auxiliary
        return not says or len(left.split()) >= _FEWEST_SAID

    def is_copula(self, clause: Clause) -> bool:
        """Whether a clause only says what something is: "the aim is peace"."""
        return clause.auxiliary in self._grammar["be"] and not clause.verb

    def _put(self, clause: Clause, opening: str, body: str) -> str:
        subject, lead = self._lower(clause.subject), self._lower(clause.lead)
        if clause.auxiliary:
            return joined(opening, clause.auxiliary, subject, body, lead)
        own = joined(clause.adverbs, clause.verb)
        if body.startswith(own):
            base = self._grammar.base(clause.verb)
            body = joined(clause.adverbs, base, self._based(body[len(own) :]))
        return joined(opening, self._grammar.helper(clause.verb), subject, body, lead)

    def _based(self, rest: str) -> str:
        """Return what follows a verb, those joined to it by "and" as they stand behind "did"."""
        known, words = self._grammar, rest.split()
        for at in range(1, len(words)):
            if words[at - 1] in known["joining"] and known.is_past(words[at]):
                words[at] = known.base(words[at])
        return " ".join(words)

    def _singular(self, verb: str, *, is_auxiliary: bool) -> str:
        """Return a verb as it stands behind "who"."""
        known = self._grammar
        if verb in known.forms:
            return known.forms[verb]
        if is_auxiliary or known.is_past(verb) or verb in known.present:
            return verb
        return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"


def first_of(text: str) -> str:
    """Return the first word, in lower case without marks."""
    return bare(text.partition(" ")[0])


def last_of(text: str) -> str:
    """Return the last word, in lower case without marks."""
    return bare(text.rsplit(" ", 1)[-1])


def but_last(text: str) -> str:
    """Return a text without its last word."""
    return text.rpartition(" ")[0]
