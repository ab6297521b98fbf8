"""Give a reply to a rewritten question in the asker's own language.

Facts and gaps may carry their sentences in other languages; where one does not, the source's
language stays, and a frame says so. Quotes are never touched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.facts import Answer, Choices, Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.answering.foreign import Rewritten
    from bot.facts import Fact, FactBase, Reply


def localise(reply: Reply, typed: str, asked: Rewritten, base: FactBase) -> Reply:
    """Return the reply to what was typed, in the language that it was asked in."""
    corrections = (*asked.corrections, *(c for c in reply.corrections if c.typed in typed))
    reply = replace(reply, typed=typed, corrections=corrections)
    if not asked.frames:
        return reply
    words = _Localiser(asked.language, asked.frames, base)
    outcome = reply.outcome
    if isinstance(outcome, Answer):
        outcome = words.answer(outcome)
    elif isinstance(outcome, Choices):
        outcome = Choices(words.questions(outcome.options))
    elif isinstance(outcome, Refusal):
        outcome = words.refusal(outcome)
    return replace(reply, outcome=outcome, language=asked.language)


class _Localiser:
    """Finds the sentences of one language.

    Args:
        frames: what is put around them (`bot.vocabulary.Vocabulary.frames`).
    """

    def __init__(self, language: str, frames: Mapping[str, str], base: FactBase) -> None:
        self._language = language
        self._frames = frames
        self._base = base

    def answer(self, answer: Answer) -> Answer:
        """Return an answer with its text and its notes in the language."""
        facts = [self._base.facts[fact] for fact in answer.facts]
        notes = tuple(self._notes(facts)) if answer.notes else ()
        return replace(answer, text=self._text(answer.text, facts), notes=notes)

    def refusal(self, refusal: Refusal) -> Refusal:
        """Return a refusal in the language."""
        says = refusal.says
        if says and refusal.reason is Reason.CONTRADICTED:
            fact = next((f for f in self._base.facts.values() if says.endswith(f.answer)), None)
            own = self._own(fact) if fact and fact.answer else ""
            says = self._frames["otherwise"].format(text=own) if own else ""
        elif says:
            gap = next((gap for gap in self._base.gaps if gap.says == says), None)
            says = gap.answers.get(self._language, "") if gap else ""
        says = says or (refusal.says and self._frames["untranslated"].format(text=refusal.says))
        return replace(refusal, says=says, near=self.questions(refusal.near))

    def questions(self, asked: Iterable[str]) -> tuple[str, ...]:
        """Return the questions as people ask them in the language."""
        own = {
            fact.asks[0]: fact.questions.get(self._language, "")
            for fact in self._base.facts.values()
            if fact.asks
        }
        return tuple(own.get(question) or question for question in asked)

    def _text(self, text: str, facts: list[Fact]) -> str:
        if not text:
            return ""
        for fact in facts:
            own = self._own(fact)
            if own and text.endswith(fact.answer):
                said = text.removesuffix(fact.answer).strip()
                if not said:
                    return own
                if said == self._frames["yes-own"]:
                    return self._frames["yes"].format(text=own)
        return self._frames["untranslated"].format(text=text)

    def _own(self, fact: Fact) -> str:
        return fact.answers.get(self._language, "")

    def _notes(self, facts: Iterable[Fact]) -> Iterator[str]:
        """Yield what was inferred, as `bot.answering.decide` says it in the source's language."""
        dates = (date for fact in facts for date in fact.dates if date.inferred and date.basis)
        for date in dict.fromkeys(dates):
            yield self._frames["inferred"].format(
                text=date.text or date.iso, iso=date.iso, basis=date.basis
            )
