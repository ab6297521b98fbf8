"""Questions that lean on the one before: "when was that?", "and Dickinson?", "who said so?".

Pure: what was asked before is given, nothing is remembered here. A question that stands on its own
is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import Facet, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.question import Mention, Question
    from bot.facts import Entity, Fact, FactBase
    from bot.lexicon import Lexicon

_SHORT = 2  # words of its own that a question may have and still lean on the one before


class FollowUps:
    """Completes questions from what was said before."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._base = base
        self._cues = lexicon.cues

    def leans(self, question: Question) -> bool:
        """Whether a question says too little by itself, or points back ("that", "and …?")."""
        texts = [word.text for word in question.words]
        plain = [term for term in question.content if not term.is_name]
        if len(plain) > _SHORT:
            return False
        points_back = not self._cues["pointing"].isdisjoint(texts)
        is_added = bool(texts) and texts[0] in self._cues["adding"]
        return is_added or not question.content or (points_back and not _hard(question.mentions))

    def completed(self, question: Question, before: Question) -> str | None:
        """Return the question before with the new name in the place of its like, or added."""
        named = _hard(question.mentions)
        if not named or question.facets - {Facet.WHAT, Facet.HOW}:
            return None
        new = named[0]
        words = [word.typed for word in before.words]
        added = [word.typed for word in question.words if word.text not in self._cues["adding"]]
        old = next((m for m in before.mentions if self._are_alike(m, new)), None)
        if old is None:
            return " ".join([*words, *added])
        name = [word.typed for word in question.words[new.start : new.end]]
        return " ".join([*words[: old.start], *name, *words[old.end :]])

    def _are_alike(self, one: Mention, other: Mention) -> bool:
        return one.ids.isdisjoint(other.ids) and bool(self._kinds(one) & self._kinds(other))

    def _kinds(self, mention: Mention) -> set[str]:
        entities = self._base.entities
        return {entities[name].kind for name in mention.ids if name in entities}

    def fact_for(self, question: Question, said: Said) -> Fact | None:
        """Return the fact that fills what is asked, of what the last answer was about."""
        answered = [self._base.facts[name] for name in said.facts if name in self._base.facts]
        if not answered or question.content:
            return None
        is_placed = Facet.WHEN in question.facets  # elsewhere another fact's place misleads
        nearby = [*answered, *(self._around(answered) if is_placed else ())]
        return next((fact for fact in nearby if question.facets & fact.fills.keys()), None)

    def speaker_of(self, question: Question, said: Said) -> tuple[Entity, Fact] | None:
        """Return who said the last answer's fact, for "who said so?"."""
        texts = {word.text for word in question.words}
        if Facet.WHO not in question.facets or self._cues["saying"].isdisjoint(texts):
            return None
        for name in said.facts:
            fact = self._base.facts.get(name)
            if fact is not None and fact.says in self._base.entities:
                return self._base.entities[fact.says], fact
        return None

    def _around(self, answered: Sequence[Fact]) -> list[Fact]:
        """Return the facts with the same subject, those of the same source first."""
        subjects = {fact.subject for fact in answered} - {""}
        sources = {fact.source for fact in answered}
        like = [fact for fact in self._base.facts.values() if fact.subject in subjects]
        return sorted(like, key=lambda fact: fact.source not in sources)


def _hard(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.is_hard]
