"""Who or what was last spoken of: what a "he", "it", "they" or "the other one" stands for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.read.turn import typed
from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.read.question import Mention, Question
    from bot.facts import Fact, FactBase
    from bot.outcomes import Said

PERSONS = frozenset(("person", "role"))
_PLACES = frozenset(("country", "place"))  # "it" is seldom one
_BODIES = frozenset(("organisation", "group", "publication"))  # "it" where nothing else may be
ACTING = PERSONS | _BODIES | {"country"}
_MOST = 3  # things that "it" may be
_Names = dict[str, str]


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

    def persons(self, before: Question, said: Said, *, is_other: bool) -> list[tuple[str, str]]:
        """Return the person last spoken of, as shown and as searched, and who else it may be.

        The other one is of the last answer, and was not asked about.
        """
        named, told = self._spoken(before, said, is_person=True)
        found = named or told
        others = {key: name for key, name in told.items() if key not in named}
        asks_who = Facet.WHO in before.facets and not self._is_object(before)
        if is_other or (others and asks_who):  # "who met Ito?": not Ito
            found = others
        elif len(named) > 1:
            found = {key: name for key, name in named.items() if key in told}
        subjects = [fact.subject for fact in self.facts(said.facts[:1])]
        if len(found) > 1:  # "who runs the institute?": the one that the answer tells of first
            found = {key: found[key] for key in subjects if key in found}
        return [self._shown(key, name) for key, name in found.items()]

    def _is_object(self, before: Question) -> bool:
        """Whether it asked whom somebody met, or with whom: that somebody stays spoken of."""
        opening = self._cues["opening"]
        return any(
            text in self._cues["whom"] or (last in opening and text in self._cues["who"])
            for last, text in pairwise(["", *before.texts])
        )

    def _shown(self, key: str, name: str) -> tuple[str, str]:
        """Return a person's name as shown and as searched."""
        entity = self._base.entities[key]
        parts = [p for p in entity.aliases if f" {p}".lower() in f" {entity.name}".lower()]
        # "Ito", not "Gen. Kenji Ito": so people ask, and a first name is seldom meant
        one = (part for part in parts if " " not in part)
        short = max(one, key=entity.name.rfind, default=entity.name)
        return (short, short) if entity.kind == "person" else (name, name)

    def picked(self, cue: str, before: Question, said: Said) -> tuple[str, str]:
        """Return the first, the second or the other of those told last; empty for no sure one."""
        company = self._company(said)
        if cue == "other":
            named = {name for mention in before.mentions for name in mention.ids}
            about = {fact.subject for fact in self.facts(said.facts)}
            known = named if not named.isdisjoint(company) else about
            company = [key for key in company if key not in known]
            company = company if len(company) == 1 else []
        at = 1 if cue == "told-second" else 0
        key = next(iter(company[at : at + 1]), "")
        return self._shown(key, self._base.entities[key].name) if key else ("", "")

    def _company(self, said: Said) -> list[str]:
        """Return the persons that the sentence last told names, in its order; two or more."""
        entities = self._base.entities
        for turn in (said.facts, *said.told):
            for fact in self.facts(turn):
                found = [self._persons_of(other) for other in self.beside(fact)]
                if several := [persons for persons in found if len(persons) > 1]:
                    return min(several, key=len)  # no list of all who are named
        subjects = (f.subject for t in said.told for f in self.facts(t)[:1])
        return [key for key in dict.fromkeys(subjects) if entities[key].kind == "person"][:2][::-1]

    def _persons_of(self, fact: Fact) -> list[str]:
        fill = fact.fills.get(Facet.WHO)
        names = dict.fromkeys((*(fill.entities if fill else ()), *fact.entities))
        return [key for key in names if self._base.entities[key].kind == "person"]

    def beside(self, fact: Fact) -> list[Fact]:
        """Return the facts of the sentence of a fact, itself first."""
        start, source = fact.quotes[0].start, self._base.sources[fact.source]
        spans = [s.span for s in source.sentences if s.span.start <= start < s.span.end]
        return [fact] + [
            other
            for other in self._base.facts.values()
            if other.source == fact.source and other is not fact
            for span in spans
            if span.start <= other.quotes[0].start < span.end
        ]

    def things(self, before: Question, said: Said, *, is_event: bool = False) -> list[str]:
        """Return the things last spoken of, the likeliest first; for "when was that" no bodies."""
        entities = self._base.entities
        named, told = self._spoken(before, said, is_person=False)
        # "which is bigger, A or B?": the one that the answer was about
        first = sorted(named, key=lambda key: len(named) > 1 and key not in told)
        found = {**told, **named}
        keys = [*first, *(key for key in told if key not in named)]
        best = sorted(keys, key=lambda key: entities[key].kind in _BODIES)
        bodies = _BODIES if is_event else frozenset[str]()
        return [found[key] for key in best[:_MOST] if entities[key].kind not in bodies]

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

    def rivals(self, before: Question, said: Said) -> list[str]:
        """Return two things of a kind that were told of last, for "which is bigger?"."""
        entities = self._base.entities
        ids = [fact.subject for turn in (said.facts, *said.told) for fact in self.facts(turn)]
        ids += [name for mention in before.mentions for name in mention.ids]
        kinds: dict[str, list[str]] = {}
        for key in dict.fromkeys(name for name in ids if name):
            kinds.setdefault(entities[key].kind, []).append(entities[key].name)
        return next((names[:2] for names in kinds.values() if len(names) > 1), [])

    def listed(self, said: Said) -> tuple[str, list[str]]:
        """Return those that the last answers listed, two or more of a kind, and their kind."""
        for fact in self.facts([name for turn in (said.facts, *said.told) for name in turn]):
            for fill in fact.fills.values():
                kinds = {self._base.entities[name].kind for name in fill.entities}
                if len(fill.entities) > 1 and len(kinds) == 1:
                    return next(iter(kinds)), list(fill.entities)
        return "", []

    def _spoken(self, before: Question, said: Said, *, is_person: bool) -> tuple[_Names, _Names]:
        """Return what a question names, as typed, and what the last answer with any told of."""
        entities = self._base.entities
        fit = {e.id for e in entities.values() if (e.kind in PERSONS) == is_person}
        fit -= {key for key in fit if entities[key].kind in _PLACES}
        sure = (mention for mention in before.mentions if len(mention.ids) == 1)
        named = {key: self._called(before, m, key) for m in sure for key in m.ids if key in fit}
        for turn in (said.facts, *said.told):
            facts = self.facts(turn)
            who = [f.fills[Facet.WHO].entities for f in facts if is_person and Facet.WHO in f.fills]
            keys = [*(fact.subject for fact in facts), *(key for keys in who for key in keys)]
            if told := {key: entities[key].name for key in keys if key in fit}:
                return named, told
        return named, {}

    def _called(self, question: Question, mention: Mention, key: str) -> str:
        """Return a name as it was typed, where that is one: not "component command", "talked"."""
        entity, texts = self._base.entities[key], question.texts[mention.start : mention.end]
        names = ([word.text for word in split(n)] for n in (entity.name, *entity.aliases))
        is_name = any(texts in (n, n[1:]) for n in names)
        return self.named(question, mention) if is_name else entity.name
