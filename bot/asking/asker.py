"""The questions of a fact that are shown: made of it, and answered by that very fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.asking.polishing import LONGEST
from bot.outcomes import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from bot.facts import Entity, Facet, Fact, FactBase
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Reply

_MOST_TRIED = 4  # questions of a fact for one facet


class Makes(Protocol):
    """What makes questions of one language that a fact may answer, not yet tried."""

    def make(self, fact: Fact) -> dict[Facet, list[str]]:
        """Return questions for what a fact fills, the best first."""

    def make_else(self, fact: Fact) -> dict[Facet, list[str]]:
        """Return questions for a fact of which no filler makes a good one."""

    def named(self, entity: Entity) -> str:
        """Return the question for a name alone; empty where it makes none."""


class Asker:
    """Makes the questions of a base, each once and when it is first wanted.

    Args:
        answer: how the bot answers what it is asked.
    """

    def __init__(self, base: FactBase, lexicon: Lexicon, answer: Callable[[str], Reply]) -> None:
        self._base = base
        self._lexicon = lexicon
        self._answer = answer
        self._makers: dict[str, Makes] = {}
        self._questions: dict[tuple[str, str], Mapping[Facet, str]] = {}
        self._named: dict[tuple[str, str], str] = {}
        self._fact_of: dict[str, tuple[Facet, Fact]] = {}
        self._is_trying = False

    def questions(self, fact: Fact, language: str = "") -> Mapping[Facet, str]:
        """Return a fact's questions by what they ask for, the likeliest first.

        In the sources' language where none is given. None for a fact that rules found, and none
        while a question is tried: what that is refused with needs no questions.
        """
        if self._is_trying or fact.by_rule:
            return {}
        key = (fact.id, language or self._lexicon.language)
        if key not in self._questions:
            self._questions[key] = dict(self._answered(fact, language))
        return self._questions[key]

    def question(self, fact: Fact, facets: Collection[Facet] = ()) -> str:
        """Return one question, for one of the facets where there is one; empty for none."""
        made = self.questions(fact)
        return next(
            (made[facet] for facet in made if facet in facets), next(iter(made.values()), "")
        )

    def named(self, entity: Entity, language: str = "") -> str:
        """Return the question for a name; empty where it is not answered."""
        key = (entity.id, language or self._lexicon.language)
        if key not in self._named:
            question = self._maker(language).named(entity)
            is_short = 0 < len(question) <= LONGEST
            outcome = self._tried(question).outcome if is_short else None
            self._named[key] = question if isinstance(outcome, Answer) else ""
        return self._named[key]

    def translated(self, question: str, language: str) -> str:
        """Return what was made in the sources' language as it is put in another; empty for none."""
        if question not in self._fact_of:
            return ""
        facet, fact = self._fact_of[question]
        made = self.questions(fact, language)
        return made.get(facet) or next(iter(made.values()), "")

    def _answered(self, fact: Fact, language: str) -> Iterator[tuple[Facet, str]]:
        maker = self._maker(language)
        shown: set[str] = set()
        for make in (maker.make, maker.make_else):
            if shown:
                return
            for facet, questions in make(fact).items():
                tried = [q for q in dict.fromkeys(questions) if q not in shown][:_MOST_TRIED]
                question = next((q for q in tried if self._is_answered(q, fact)), "")
                if question:
                    shown.add(question)
                    self._fact_of[question] = (facet, fact)
                    yield facet, question

    def _maker(self, language: str) -> Makes:
        if language not in self._makers:
            self._makers[language] = self._made(language)
        return self._makers[language]

    def _made(self, language: str) -> Makes:
        base, lexicon = self._base, self._lexicon
        if language in ("", lexicon.language):
            from bot.asking.making import Maker  # noqa: PLC0415  # most answers show no question

            return Maker(base, lexicon)
        from bot.asking.foreign import ForeignMaker  # noqa: PLC0415  # likewise

        return ForeignMaker(base, language, lexicon.cues["article"])

    def _is_answered(self, question: str, fact: Fact) -> bool:
        """Whether the bot answers a question by that very fact, as it stands."""
        if len(question) > LONGEST:
            return False
        reply = self._tried(question)
        outcome = reply.outcome
        if not isinstance(outcome, Answer) or outcome.unsaid or reply.corrections:
            return False
        return outcome.facts[:1] == (fact.id,)

    def _tried(self, question: str) -> Reply:
        self._is_trying = True
        try:
            return self._answer(question)
        finally:
            self._is_trying = False
