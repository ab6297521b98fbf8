"""Who or what was last spoken of: what a "he", "it", "they" or "that one" stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.read.parse import strip_address
from bot.facts import Facet
from bot.lang.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.read.question import Mention, Question
    from bot.facts import Fact, FactBase
    from bot.outcomes import Said

PERSONS = frozenset(("person", "role"))
_PLACES = frozenset(("country", "place"))  # "it" is seldom one
_BODIES = frozenset(("organisation", "group", "publication"))  # "it" where nothing else may be
ACTING = PERSONS | _BODIES | {"country"}
_MOST = 1
_Names = dict[str, str]


def typed(question: Question, start: int = 0, end: int | None = None) -> str:
    """Return words of a question as they were typed, with what stands between them."""
    words = question.words[start:end]
    text = fold(strip_address(question.typed))
    return text[words[0].start : words[-1].end] if words else ""


class Meant:
    """Knows what was named: by the question before, else by the answers to the last ones."""

    def __init__(self, base: FactBase, cues: Mapping[str, frozenset[str]]) -> None:
        self._base = base
        self._cues = cues

    def kinds(self, mention: Mention) -> set[str]:
        """Return the kinds of what a mention may name."""
        return {self._base.entities[name].kind for name in mention.ids}

    def facts(self, ids: Sequence[str]) -> list[Fact]:
        """Return the facts with some ids; what is no longer there is left out."""
        return [self._base.facts[name] for name in ids if name in self._base.facts]

    def named(self, question: Question, mention: Mention, end: int | None = None) -> str:
        """Return a name as it was typed, with its article; or that and what stands up to `end`."""
        start = mention.start
        start -= start > 0 and question.texts[start - 1] in self._cues["article"]
        return typed(question, start, end or mention.end).removesuffix("'s")

    def person(self, before: Question, said: Said, *, is_other: bool) -> tuple[str, str]:
        """Return the one person last spoken of, as shown and as searched; empty for no sure one.

        The other one is of the last answer, and was not asked about.
        """
        named, told = self._spoken(before, said, is_person=True)
        found = named or told
        others = {key: name for key, name in told.items() if key not in named}
        if is_other or (others and Facet.WHO in before.facets):  # "who met Ito?": not Ito
            found = others
        elif len(named) > 1:
            found = {key: name for key, name in named.items() if key in told}
        if len(found) != 1:
            return "", ""
        entity = self._base.entities[next(iter(found))]
        parts = [p for p in entity.aliases if f" {p}".lower() in f" {entity.name}".lower()]
        # "Ito", not "Gen. Kenji Ito": so people ask, and a first name is seldom meant
        one = (part for part in parts if " " not in part)
        short = max(one, key=entity.name.rfind, default=entity.name)
        return short if entity.kind == "person" else found[entity.id], short

    def thing(self, before: Question, said: Said) -> str:
        """Return the thing last spoken of; empty for none."""
        named, told = self._spoken(before, said, is_person=False)
        # "which is bigger, A or B?": the one that the answer was about
        first = sorted(named, key=lambda key: len(named) > 1 and key not in told)
        found = {**told, **named}
        keys = [*first, *(key for key in told if key not in named)]
        best = sorted(keys, key=lambda key: self._base.entities[key].kind in _BODIES)
        return found[best[0]] if best else ""

    def subject(self, before: Question, said: Said) -> tuple[str, str]:
        """Return the thing that the last answer was about, and its kind; empty for none."""
        told = self._spoken(before, said, is_person=False)[1]
        key, name = next(iter(told.items()), ("", ""))
        return name, self._base.entities[key].kind if key else ""

    def doer(self, before: Question, said: Said) -> str:
        """Return who "they" are that did something; who was asked about comes first."""
        found = [m for m in before.mentions if self.kinds(m) & ACTING]
        facts = self.facts([name for turn in (said.facts, *said.told) for name in turn])
        who = [fact.fills[Facet.WHO].text for fact in facts if Facet.WHO in fact.fills]
        if not found or (who and Facet.WHO in before.facets):
            return next(iter(who), "")
        between = set(range(found[0].start, found[-1].end)).difference(before.named)
        is_list = {before.texts[i] for i in between} <= self._cues["adding"]
        return self.named(before, found[0], found[-1].end if is_list else None)

    def _spoken(self, before: Question, said: Said, *, is_person: bool) -> tuple[_Names, _Names]:
        """Return what a question names, as typed, and what the last answer with any told of."""
        entities = self._base.entities
        fit = {e.id for e in entities.values() if (e.kind in PERSONS) == is_person}
        fit -= {key for key in fit if entities[key].kind in _PLACES}
        sure = (mention for mention in before.mentions if len(mention.ids) == 1)
        named = {key: self.named(before, m) for m in sure for key in m.ids if key in fit}
        for turn in (said.facts, *said.told):
            facts = self.facts(turn)
            who = [f.fills[Facet.WHO].entities for f in facts if is_person and Facet.WHO in f.fills]
            keys = [*(fact.subject for fact in facts), *(key for keys in who for key in keys)]
            if told := {key: entities[key].name for key in keys if key in fit}:
                return named, told
        return named, {}
