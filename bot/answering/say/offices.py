"""Whether a question is for somebody's role, which is only true as of its source's date."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.say.claims import is_named
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.read.question import Question
    from bot.facts import Fact, FactBase
    from bot.lang.lexicon import Lexicon

_OFFICE_WITHIN = 5  # words after "who is" among which the office stands: "the first deputy mayor"
_SEVERAL = frozenset(("group", "country", "organisation"))  # kinds that hold no office


class Offices:
    """Knows the words for offices.

    Args:
        stems: reduces a folded word to its stem.
    """

    def __init__(self, base: FactBase, lexicon: Lexicon, stems: Callable[[str], str]) -> None:
        self._base = base
        self._be = lexicon.cues["be"]
        self._offices = lexicon.cues["title"]
        self._stems = stems
        self._office_stems = {stems(office) for office in self._offices}

    def is_asked(self, question: Question, fact: Fact) -> bool:
        """Whether a question, answered from a fact, is for a role or for who has it."""
        fills = [fact.fills[facet] for facet in question.facets if facet in fact.fills]
        tells_role = any("role" in f.kinds and _SEVERAL.isdisjoint(f.kinds) for f in fills)
        who = fact.fills.get(Facet.WHO)
        names_person = who is not None and "person" in who.kinds
        if names_person and self._is_for_holder(question):
            return True
        if not fact.by_rule:
            return tells_role
        is_for_one = tells_role and all(term.is_name for term in question.content)
        return names_person and (is_for_one or "role" in question.kinds)

    def _is_for_holder(self, question: Question) -> bool:
        """Whether it is "who is the commander of …" or "who commands …"."""
        if Facet.WHO not in question.facets:
            return False
        texts = [word.text for word in question.words]
        for at, (who, after) in enumerate(pairwise(texts)):
            if who != "who":
                continue
            if after in self._be:
                return self._names_office(question, at + 2)
            return after.endswith("s") and self._stems(after) in self._office_stems
        return False

    def _names_office(self, question: Question, start: int) -> bool:
        """Whether words name an office, and are no part of a person's name ("General Ito")."""
        near = range(start, min(start + _OFFICE_WITHIN, len(question.words)))
        named = {
            at
            for mention in question.mentions
            for at in range(mention.start, mention.end)
            if any(
                key in self._base.entities and is_named(question, self._base.entities[key])
                for key in mention.ids
            )
        }
        return any(question.words[at].text in self._offices and at not in named for at in near)
