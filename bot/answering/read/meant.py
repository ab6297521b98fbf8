"""Who or what was last spoken of: what a "he", "it", "they" or "that one" stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.read.parse import strip_address
from bot.facts import Facet
from bot.lang.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.read.question import Mention, Question
    from bot.facts import Fact, FactBase, Said

PERSONS = frozenset(("person", "role"))
_PLACES = frozenset(("country", "place"))  # "it" is seldom one
_BODIES = frozenset(("organisation", "group", "publication"))  # "it" where nothing else may be
ACTING = PERSONS | _BODIES | {"country"}
_MOST = 3  # things that an "it" is tried as


def typed(question: Question, start: int = 0, end: int | None = None) -> str:
    """Return words of a question as they were typed, with what stands between them."""
    words = question.words[start:end]
    text = fold(strip_address(question.typed))
    return text[words[0].start : words[-1].end] if words else ""


class Meant:
    """Knows what was named: by the question before, else by the answers to the last ones."""

    def __init__(self, base: FactBase, articles: frozenset[str]) -> None:
        self._base = base
        self._articles = articles

    def kinds(self, mention: Mention) -> set[str]:
        """Return the kinds of what a mention may name."""
        return {self._base.entities[name].kind for name in mention.ids}

    def facts(self, ids: Sequence[str]) -> list[Fact]:
        """Return the facts with some ids; what is no longer there is left out."""
        return [self._base.facts[name] for name in ids if name in self._base.facts]

    def person(self, before: Question, said: Said, *, is_other: bool) -> tuple[str, str]:
        """Return the one person last spoken of, as shown and as searched; empty for no sure one.

        The other one is of the last answer, and was not asked about.
        """
        named, told = self._named(before, is_person=True), self._told(said, is_person=True)
        others = {key: name for key, name in told.items() if key not in named}
        both = {key: name for key, name in named.items() if key in told}
        found = others if is_other else named if len(named) == 1 else both if named else told
        if len(found) != 1:
            return "", ""
        key, name = next(iter(found.items()))
        entity = self._base.entities[key]
        parts = [p for p in entity.aliases if f" {p}".lower() in f" {entity.name}".lower()]
        # "Ito", not "Gen. Kenji Ito": so people ask, and a first name is seldom meant
        short = max((p for p in parts if " " not in p), key=entity.name.rfind, default=name)
        return short if entity.kind == "person" else name, short

    def things(self, before: Question, said: Said) -> list[str]:
        """Return the things last spoken of, the likeliest first."""
        named, told = self._named(before, is_person=False), self._told(said, is_person=False)
        if len(named) > 1:  # "which is bigger, A or B?": the one that the answer was about
            named = dict(sorted(named.items(), key=lambda pair: pair[0] not in told))
        found = {**told, **named}
        order = sorted([*named, *(told.keys() - named.keys())], key=self._is_body)
        return [found[key] for key in order][:_MOST]

    def subject(self, said: Said) -> tuple[str, str]:
        """Return the thing that the last answer was about, and its kind; empty for none."""
        key, name = next(iter(self._told(said, is_person=False).items()), ("", ""))
        return name, self._base.entities[key].kind if key else ""

    def doers(self, before: Question, said: Said) -> list[str]:
        """Return who "they" may be that did something."""
        found = [m for m in before.mentions if self.kinds(m) & ACTING]
        names = []
        if found:
            start, end = found[0].start, found[-1].end
            is_list = end - start < sum(m.end - m.start for m in found) + len(found)
            names = [typed(before, start, end if is_list else found[0].end).removesuffix("'s")]
        facts = self.facts([name for turn in (said.facts, *said.told) for name in turn])
        who = [fact.fills[Facet.WHO].text for fact in facts if Facet.WHO in fact.fills]
        ordered = [*who, *names] if Facet.WHO in before.facets else [*names, *who]
        return list(dict.fromkeys(ordered))[:_MOST]

    def _named(self, before: Question, *, is_person: bool) -> dict[str, str]:
        """Return what a question names for certain, as it was typed, with its article."""
        found = {}
        for mention in before.mentions:
            start = mention.start - self.has_article(before, mention)
            key = min(mention.ids)
            if len(mention.ids) == 1 and self._is(key, is_person=is_person):
                found[key] = typed(before, start, mention.end).removesuffix("'s")
        return found

    def has_article(self, question: Question, mention: Mention) -> bool:
        """Whether an article stands before a name."""
        return mention.start > 0 and question.texts[mention.start - 1] in self._articles

    def _told(self, said: Said, *, is_person: bool) -> dict[str, str]:
        """Return what the last answer was about or who did it; if nobody, the one before."""
        entities = self._base.entities
        for turn in (said.facts, *said.told):
            facts = self.facts(turn)
            names = [fact.subject for fact in facts]
            if is_person:
                fills = [fact.fills[Facet.WHO] for fact in facts if Facet.WHO in fact.fills]
                names += [name for fill in fills for name in fill.entities]
            known = (n for n in names if n in entities and self._is(n, is_person=is_person))
            if found := {name: entities[name].name for name in known}:
                return found
        return {}

    def _is(self, name: str, *, is_person: bool) -> bool:
        kind = self._base.entities[name].kind
        return kind not in _PLACES and (kind in PERSONS) == is_person

    def _is_body(self, name: str) -> bool:
        return self._base.entities[name].kind in _BODIES
