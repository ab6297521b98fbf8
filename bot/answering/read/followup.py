"""Questions that lean on the one before: "when was that?", "and Dickinson?", "who said so?".

Pure: what was asked before is given, nothing is remembered here. A question that stands on its own
is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import Facet, Said
from bot.lang.words import Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.read.question import Mention, Question
    from bot.facts import Entity, Fact, FactBase
    from bot.lang.lexicon import Lexicon

_PERSONS = frozenset(("person", "role"))
_PLACES = frozenset(("country", "place"))  # "it" is seldom one
_SHORT = 2  # words of its own that a question may have and still lean on the one before


class FollowUps:
    """Completes questions from what was said before."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._base = base
        self._cues = lexicon.cues
        self._adding = Runs(tuple(phrase.split()) for phrase in lexicon.cues["adding"])

    def leans(self, question: Question) -> bool:
        """Whether a question says too little by itself, or points back ("that", "and …?")."""
        if sum(not term.is_name for term in question.content) > _SHORT:
            return False
        points_back = not self._cues["pointing"].isdisjoint(question.texts)
        is_whole = bool(_hard(question.mentions)) and not self._lacks_person(question)
        is_added = self._opening(question) > 0
        return is_added or not question.content or (points_back and not is_whole)

    def _lacks_person(self, question: Question) -> bool:
        """Whether it says "he" and names nobody that this can be ("when did he visit Japan?")."""
        return not self._cues["person-pronoun"].isdisjoint(question.texts) and not any(
            self._kinds(mention) & _PERSONS for mention in question.mentions
        )

    def _opening(self, question: Question) -> int:
        """Return how many words only join it to the one before: "and", "what about"."""
        at = 0
        while at < len(question.texts):
            length = len(self._adding.longest(question.texts, at))
            if not length:
                break
            at += length
        return at

    def completed(self, question: Question, before: Question) -> str | None:
        """Return the question before with the new name in the place of its like, or added."""
        opening = self._opening(question)
        named = _hard(question.mentions) or question.mentions
        if not (opening and named):
            return None
        new = named[0]
        is_only = self._is_only(new, opening, question)
        is_whole = any(not term.is_name for term in question.content)  # "and what did Ito say"
        if not is_only and (is_whole or question.facets - {Facet.WHAT, Facet.HOW}):
            return None
        words = [word.typed for word in before.words]
        added = [word.typed for word in question.words[opening:]]
        others = (m for m in before.mentions if m.ids.isdisjoint(new.ids))
        old = next((m for m in others if self._kinds(m) & self._kinds(new)), None)
        if old is None and len(before.mentions) == 1 and is_only:
            old = before.mentions[0]
        if old is None:
            return " ".join([*words, *added])
        return " ".join([*words[: old.start], question.typed_name(new), *words[old.end :]])

    def _is_only(self, name: Mention, opening: int, question: Question) -> bool:
        is_bare = self._cues["article"].issuperset(question.texts[opening : name.start])
        return is_bare and name.end == len(question.words)

    def resolved(self, question: Question, before: Question, said: Said) -> str | None:
        """Return the question with a name for its "he" or "it"; None where none is sure."""
        words = []
        for word in question.words:
            name = self._meant(word.text, before, said)
            if name and word.text in self._cues["possessive"]:
                name += "'s"
            words.append(name or word.typed)
        text = " ".join(words)
        return None if text == " ".join(word.typed for word in question.words) else text

    def _meant(self, text: str, before: Question, said: Said) -> str:
        """Return the name of the one person, or of the thing, last spoken of; empty for neither."""
        is_person = text in self._cues["person-pronoun"]
        if not is_person and text not in self._cues["thing-pronoun"]:
            return ""
        for spoken in (self._named(before), self._told(said, is_person=is_person)):
            found = {key: name for key, name in spoken if self._is(key, is_person=is_person)}
            if found:
                return list(found.values())[-1] if len(found) == 1 or not is_person else ""
        return ""

    def _named(self, before: Question) -> list[tuple[str, str]]:
        """Return what a question names, in its own words."""
        sure = (mention for mention in before.mentions if len(mention.ids) == 1)
        return [(name, before.typed_name(mention)) for mention in sure for name in mention.ids]

    def _told(self, said: Said, *, is_person: bool) -> list[tuple[str, str]]:
        """Return what the facts answered from are about, or who did it."""
        facts = self._answered(said)
        names = [fact.subject for fact in facts]
        if is_person:
            fills = [fact.fills[Facet.WHO] for fact in facts if Facet.WHO in fact.fills]
            names += [name for fill in fills for name in fill.entities]
        entities = self._base.entities
        return [(name, entities[name].name) for name in names if name in entities]

    def _is(self, name: str, *, is_person: bool) -> bool:
        kind = self._base.entities[name].kind
        return kind not in _PLACES and (kind in _PERSONS) == is_person

    def _kinds(self, mention: Mention) -> set[str]:
        return {self._base.entities[name].kind for name in mention.ids}

    def fact_for(self, question: Question, said: Said) -> Fact | None:
        """Return the fact that fills what is asked, of what the last answer was about."""
        answered = self._answered(said)
        if not answered or question.content:
            return None
        is_placed = Facet.WHEN in question.facets  # elsewhere another fact's place misleads
        nearby = [*answered, *(self._around(answered) if is_placed else ())]
        return next((fact for fact in nearby if question.facets & fact.fills.keys()), None)

    def speaker_of(self, question: Question, said: Said) -> tuple[Entity, Fact] | None:
        """Return who said the last answer's fact, for "who said so?"."""
        if Facet.WHO not in question.facets or self._cues["saying"].isdisjoint(question.texts):
            return None
        entities = self._base.entities
        spoken = ((entities.get(fact.says), fact) for fact in self._answered(said))
        return next(((speaker, fact) for speaker, fact in spoken if speaker), None)

    def _answered(self, said: Said) -> list[Fact]:
        """Return the facts that the last answer was from."""
        return [self._base.facts[name] for name in said.facts if name in self._base.facts]

    def _around(self, answered: Sequence[Fact]) -> list[Fact]:
        """Return the facts with the same subject, those of the same source first."""
        subjects = {fact.subject for fact in answered} - {""}
        sources = {fact.source for fact in answered}
        like = [fact for fact in self._base.facts.values() if fact.subject in subjects]
        return sorted(like, key=lambda fact: (fact.source not in sources, fact.by_rule))


def _hard(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.is_hard]
