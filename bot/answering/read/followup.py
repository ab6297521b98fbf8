"""Questions that lean on what was said: "when was that?", "and Dickinson?", "what did he say?".

Such a question adds something (what it asks for, a name, a pronoun) to what it leans on: the
question before, and the facts last answered from. `FollowUps.takes` makes it whole in every way in
which it may be meant, the likeliest first. Pure: what was said is given, nothing is remembered.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.facts import Facet, Said
from bot.answering.read.parse import strip_address
from bot.lang.words import Runs, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.answering.read.question import Mention, Question, Term
    from bot.facts import Fact, FactBase
    from bot.lang.lexicon import Lexicon

_PERSONS = frozenset(("person", "role"))
_ACTORS = frozenset(("organisation", "group", "publication"))  # "it" where nothing else may be
_ACTING = _PERSONS | _ACTORS | {"country"}
_PLACES = frozenset(("country", "place"))  # "it" is seldom one
CIRCUMSTANCES = frozenset(Facet) - {Facet.WHO, Facet.WHAT, Facet.WHETHER}
_SHORT = 2  # words of its own that a question may have and still lean on the one before
_FRAGMENT = 5  # words that a question without a verb may have
_MOST_MEANT = 3  # things that an "it" is tried as
_CUES = (
    "adding",
    "leading",
    "confirming",
    "listing",
    "more",
    "sourcing",
    "apart",
    "among",
    "that-person",
)


class Taken(NamedTuple):
    """A question made whole.

    Attributes:
        text: what is searched; `asked`: what a reader is shown, the question before where `text`
            makes no sentence.
        added: the folded words that the sentence answered from must have.
    """

    text: str
    asked: str
    added: Collection[str] = ()


class FollowUps:
    """Makes questions whole by what was said before."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._base = base
        self._lexicon = lexicon
        self._cues = lexicon.cues
        self._asking = Runs(lexicon.asking)
        self._runs = {cue: Runs(tuple(p.split()) for p in lexicon.cues[cue]) for cue in _CUES}

    def leans(self, question: Question) -> bool:
        """Whether a question says too little by itself, or points back ("that", "and …?")."""
        if len(_own(question)) > _SHORT:
            return False
        points_back = (
            self._has(question, "pointing") or question.texts[-1] in self._cues["dangling"]
        )
        is_whole = bool(_hard(question.mentions)) and not self._lacks_person(question)
        is_added = self._opening(question, is_added=True) > 0 or self.is_fragment(question)
        return is_added or not question.content or (points_back and not is_whole)

    def _lacks_person(self, question: Question) -> bool:
        """Whether it says "he" and names nobody that this can be ("when did he visit Japan?")."""
        return self._has(question, "person-pronoun") and not any(
            self._kinds(mention) & _PERSONS for mention in question.mentions
        )

    def has_pronoun(self, question: Question) -> bool:
        """Whether it says "he", "it" or "they"."""
        return self._has(question, "person-pronoun") or self._has(question, "thing-pronoun")

    def _has(self, question: Question, cue: str) -> bool:
        return not self._cues[cue].isdisjoint(question.texts)

    def is_fragment(self, question: Question) -> bool:
        """Whether it has no verb: "in October?", "to do what?", "names?", "Ito?"."""
        own = question.texts[self._opening(question) :]
        verbs = self._lexicon.auxiliaries | self._lexicon.irregular.keys()
        has_verb = not verbs.isdisjoint(own) or any(text.endswith("ed") for text in own)
        if not 0 < len(own) <= _FRAGMENT or has_verb:
            return False
        named = _hard(question.mentions)
        is_bare = bool(named) and named[0].end - named[0].start == len(own)
        return own[0] in self._cues["opening"] or is_bare or not named

    def _opening(self, question: Question, *, is_added: bool = False) -> int:
        """Return how many words only join it to the one before: "ok", "and", "what about"."""
        at = joined = 0
        while at < len(question.texts):
            adding, leading = (self._run(question, cue, at) for cue in ("adding", "leading"))
            if not (adding or leading):
                break
            at += max(adding, leading)
            joined = at if adding or not is_added else joined
        return joined

    def _run(self, question: Question, cue: str, at: int) -> int:
        return len(self._runs[cue].longest(question.texts, at))

    def says(self, question: Question, cue: str) -> bool:
        """Whether it says no more than a phrase: "really?", "ok, tell me more about it"."""
        idle = (self._lexicon.stop | self._cues["leading"]) - self._cues["question-word"]
        for at in range(len(question.texts)):
            if length := self._run(question, cue, at):
                return idle.issuperset([*question.texts[:at], *question.texts[at + length :]])
        return False

    def bare(self, question: Question) -> str:
        """Return what is typed without the words that only join it to the one before."""
        return _typed(question, self._opening(question))

    def takes(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the ways in which a bare question may be meant, the likeliest first."""
        named = self._named_instead(question, before)
        if named is not None:
            yield named
            return
        own = _own(question)
        resolved = list(self._resolved(question, before, said))
        is_first = own or not question.facets & CIRCUMSTANCES
        is_first = is_first or self._has(question, "person-pronoun")
        if is_first:
            yield from resolved
        if chosen := self._chosen(question, before):
            yield chosen
        elif (not own and self._head(question)) or (
            self.is_fragment(question) and (not own or not self._has(question, "pointing"))
        ):
            yield from self._composed(question, before, said)
        if not is_first:
            yield from resolved

    def _named_instead(self, question: Question, before: Question) -> Taken | None:
        """Return the question before with the new name in the place of its like."""
        named = _hard(question.mentions) or question.mentions
        if not named:
            return None
        new = named[0]
        lead = question.texts[: new.start]
        is_only = self._cues["article"].issuperset(lead) and new.end == len(question.words)
        own = {question.texts[term.at] for term in _own(question)}
        if not is_only and (question.facets or not own.issubset(before.texts)):
            return None  # "and what did Ito say"
        others = [m for m in before.mentions if m.ids.isdisjoint(new.ids)]
        old = next((m for m in others if self._kinds(m) & self._kinds(new)), None)
        acts = [bool(self._kinds(mention) & _ACTING) for mention in (new, *others)]
        if (
            old is None
            and is_only
            and len(before.mentions) == len(others) == 1
            and len(set(acts)) == 1
        ):
            old = others[0]
        if old is None or self._is_placed_else(lead, before, old):
            return self._appended(question, before)
        start = old.start
        while start - 1 in before.dated:  # "the July 13 talks": the date was the other's
            start -= 1
        return self._replaced(before, range(start, old.end), _typed(question, new.start, new.end))

    def _replaced(self, before: Question, old: range, new: str) -> Taken:
        opening = _typed(before, self._opening(before), old.start) if old.start else ""
        text = " ".join(filter(None, (opening, new, _typed(before, old.stop))))
        return Taken(text, text)

    def _is_placed_else(self, lead: Sequence[str], before: Question, old: Mention) -> bool:
        """Whether a name is where something was, and the old one is not: "in Oslo?"."""
        return lead[:1] != before.texts[old.start - 1 : old.start] and any(
            text in self._cues["place"] for text in lead[:1]
        )

    def _chosen(self, question: Question, before: Question) -> Taken | None:
        """Return "which is bigger" with the two that were just compared."""
        is_free = not (question.mentions or self._has(question, "pointing"))
        if not (is_free and question.facets <= {Facet.WHAT, Facet.WHO}):
            return None
        choice = next((i for i, text in enumerate(before.texts) if text in self._cues["choice"]), 0)
        one = next((m for m in reversed(before.mentions) if m.end <= choice), None)
        other = next((m for m in before.mentions if m.start > choice), None)
        if not (choice and one and other and self._head(question)):
            return None
        start = one.start - self._has_article(before, one)
        text = f"{_typed(question)}, {_typed(before, start, other.end)}"
        return Taken(text, text)

    def _composed(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the question before with what is asked now in the place of what was asked then."""
        head, rest = self._head(question), self._rest(before)
        if not head or any(term.at not in head for term in _own(question)):
            yield self._appended(question, before)  # "in October?", "how many seats?"
            return
        kept = [i for i in rest if before.texts[i] not in self._cues["anybody"]]
        asked = " ".join(question.texts[head.start : head.stop])
        text = f"{asked} {_typed(before, kept[0], kept[-1] + 1)}"
        yield Taken(text, text if self._opens(before, rest) else before.typed)
        is_object = Facet.WHAT in before.facets and self._opens(before, rest)  # "what did he sign"
        for key, thing in list(self._told(said, is_person=False).items())[:1]:
            if is_object:
                yield Taken(f"{text} {thing}", f"{text} {thing}")
            if self._base.entities[key].kind == "meeting":  # "who led the talks", "when?"
                yield Taken(f"{asked} {thing}", before.typed)

    def _appended(self, question: Question, before: Question) -> Taken:
        """Return what the question before says, with the new words behind it or for its like."""
        rest, asks = self._rest(before), bool(self._head(question))
        added = {question.texts[term.at] for term in question.content} - self._cues["vague"]
        lead = question.texts[0]
        old = None if asks else self._like(question, before)
        if old is not None:
            old = range(
                old.start - (old.start > 0 and before.texts[old.start - 1] == lead), old.stop
            )
            return self._replaced(before, old, _typed(question))._replace(added=added)
        start = rest.start + (asks and self._opens(before, rest))
        text = f"{_typed(before, start)} {_typed(question)}"
        is_good = self._opens(before, rest) and not asks and lead in self._cues["opening"]
        return Taken(text, text if is_good else before.typed, added)

    def _like(self, question: Question, before: Question) -> range | None:
        """Return the words in whose place new ones stand: a date, a country, the last name."""
        named = [range(mention.start, mention.end) for mention in before.mentions]
        lead, said = question.texts[0], self.said_by(question)
        if question.dates and before.dated:
            return range(min(before.dated), max(before.dated) + 1)
        if said and self._lexicon.countries.issuperset(said):  # one that no source names
            countries = (m for m in before.mentions if "country" in self._kinds(m))
            return next((range(m.start, m.end) for m in countries), None)
        if not named or named[-1].stop < len(before.words) or Facet.WHETHER not in before.facets:
            return None
        is_same = before.texts[named[-1].start - 1] == lead
        return named[-1] if is_same or lead not in self._cues["opening"] else None

    def said_by(self, question: Question) -> set[str]:
        """Return the words of its own by which a question says something, folded."""
        return {question.texts[term.at] for term in _own(question)} - self._cues["vague"]

    def _head(self, question: Question) -> range:
        """Return the words that say what is asked: "when", "in which year", "to whom"."""
        texts, asking = question.texts, self._lexicon.asking
        for at in range(len(texts)):
            phrase = self._asking.longest(texts, at)
            if phrase and asking[phrase].facet != Facet.WHETHER:
                end = at + len(phrase)
                while end < len(texts) and texts[end] in self._lexicon.answer_nouns:
                    end += 1
                return range(at - (at > 0 and texts[at - 1] in self._cues["opening"]), end)
        return range(0)

    def _rest(self, before: Question) -> range:
        """Return the words that are left without what is asked for: "did Ito visit Oslo"."""
        head, end = self._head(before), len(before.words)
        if head and Facet.WHETHER not in before.facets and head.stop < end:
            return range(head.stop, end)
        first = (i for i, text in enumerate(before.texts) if text in self._lexicon.auxiliaries)
        return range(next(first, 0), end)

    def _opens(self, question: Question, rest: range) -> bool:
        return question.texts[rest.start] in self._lexicon.auxiliaries

    def _resolved(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the question with names for its "he", "it" or "they"."""
        persons = self._meant(before, said, is_person=True)
        if self._has(question, "other"):
            named = dict(self._named(before))
            persons = {k: n for k, n in self._told(said, is_person=True).items() if k not in named}
        person = next(iter(persons.values())) if len(persons) == 1 else ""
        short = self._short(next(iter(persons))) if person else ""
        if person and self._base.entities[next(iter(persons))].kind == "person":
            person = short
        things = list(self._meant(before, said, is_person=False).values())[:_MOST_MEANT]
        agents = self._agents(before, said)
        acting = self._lexicon.auxiliaries - self._cues["copula"]
        is_doing = any(
            (one in acting and other in self._cues["agent-pronoun"])
            or (one in self._cues["possessive"] and other in self._cues["name-noun"])
            for one, other in pairwise(question.texts)
        )
        dangles = question.texts[-1] in self._cues["dangling"]
        for thing in (agents if is_doing else things or agents[:1]) or [""]:
            words, at = [], 0
            while at < len(question.words):
                name, length = self._filled(question, at, person, thing)
                words.append(name or _typed(question, at, at + length))
                at += length
            text = " ".join([*words, *([thing] if dangles else [])])
            if text != " ".join(_typed(question, i, i + 1) for i in range(len(question.words))):
                searched = text.replace(person, short) if person else text
                yield Taken(searched, text, self.said_by(question))

    def _filled(self, question: Question, at: int, person: str, thing: str) -> tuple[str, int]:
        """Return the name that a pronoun stands for, empty for another word; and its length."""
        texts, cues, auxiliaries = (
            ["", *question.texts, "", ""],
            self._cues,
            self._lexicon.auxiliaries,
        )
        last, text, following = texts[at : at + 3]
        name, length = "", self._run(question, "that-person", at) or 1
        is_event = text in cues["demonstrative"] and (
            following in auxiliaries or last in cues["copula"] | cues["opening"]
        )
        if length > 1:
            name = person or thing
        elif text in cues["person-pronoun"]:
            name = person
        elif text in cues["thing-pronoun"] or is_event:
            name = thing
        owned = texts[at + 1 + length]
        is_owner = text in cues["possessive"] or (
            length > 1 and question.words[at + length - 1].typed.endswith("s")
        )
        is_owner = is_owner and owned and owned not in self._lexicon.stop
        ending = "'" if name.endswith("s") else "'s"
        return (f"{name}{ending}" if name and is_owner else name), length

    def _short(self, name: str) -> str:
        """Return what people call somebody: the last part of a full name."""
        entity = self._base.entities.get(name)
        if entity is None:
            return ""
        parts = (
            alias for alias in entity.aliases if f" {alias}".lower() in f" {entity.name}".lower()
        )
        single = [part for part in parts if " " not in part]
        return max(single, key=entity.name.rfind, default=entity.name)

    def _agents(self, before: Question, said: Said) -> list[str]:
        """Return who "they" may be that did something: of the question before, and the facts."""
        found = [m for m in before.mentions if self._kinds(m) & (_ACTORS | _PERSONS | _PLACES)]
        names: list[str] = []
        if found:
            start, end = found[0].start, found[-1].end
            is_list = end - start < sum(m.end - m.start for m in found) + len(found)
            names = [_bare(_typed(before, start, end if is_list else found[0].end))]
        facts = self.facts_of([name for turn in (said.facts, *said.told) for name in turn])
        who = [fact.fills[Facet.WHO].text for fact in facts if Facet.WHO in fact.fills]
        found = [*who, *names] if Facet.WHO in before.facets else [*names, *who]
        return list(dict.fromkeys(found))[:_MOST_MEANT]

    def _meant(self, before: Question, said: Said, *, is_person: bool) -> dict[str, str]:
        """Return the names of what was last spoken of, by entity, the likeliest first."""
        told = self._told(said, is_person=is_person)
        named = {k: n for k, n in self._named(before) if self._is(k, is_person=is_person)}
        if is_person and named:
            both = {key: name for key, name in named.items() if key in told}
            return named if len(named) == 1 else both
        if len(named) > 1:  # "which is bigger, A or B?": the one that the answer was about
            named = dict(sorted(named.items(), key=lambda pair: pair[0] not in told))
        found = {**named, **{key: name for key, name in told.items() if key not in named}}
        kinds = self._base.entities
        return dict(sorted(found.items(), key=lambda pair: kinds[pair[0]].kind in _ACTORS))

    def _named(self, before: Question) -> list[tuple[str, str]]:
        """Return what a question names for certain, as it was typed, with its article."""
        return [
            (key, _bare(_typed(before, m.start - self._has_article(before, m), m.end)))
            for m in before.mentions
            if len(m.ids) == 1
            for key in m.ids
        ]

    def _has_article(self, question: Question, mention: Mention) -> bool:
        return mention.start > 0 and question.texts[mention.start - 1] in self._cues["article"]

    def _told(self, said: Said, *, is_person: bool) -> dict[str, str]:
        """Return what the last answer was about, or who did it; where that is nobody, one before."""
        entities = self._base.entities
        for turn in (said.facts, *said.told):
            facts = self.facts_of(turn)
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
        return kind not in _PLACES and (kind in _PERSONS) == is_person

    def _kinds(self, mention: Mention) -> set[str]:
        return {self._base.entities[name].kind for name in mention.ids}

    def compares(self, question: Question) -> bool:
        """Whether it asks how what was told lies in time: "how long after?", "by how much?"."""
        if self.says(question, "apart"):
            return True
        cues, texts = self._cues, question.texts
        is_gap = Facet.HOW_LONG in question.facets
        asked = cues["between"] | cues["later"] | cues["sooner"] if is_gap else cues["rank"]
        asked |= cues["aged"] if Facet.WHAT in question.facets else frozenset()
        if asked.isdisjoint(texts):
            return False
        if any(self._run(question, "among", at) for at in range(len(texts))):  # "which of them"
            return True
        idle = asked | cues["vague"] | cues["time-unit"]
        is_known = is_gap and self._has(question, "demonstrative")  # "how long before that was X"
        return (
            (is_gap or bool(question.facets & {Facet.WHAT, Facet.WHO}))
            and (is_known or not _hard(question.mentions))
            and idle.issuperset(texts[term.at] for term in _own(question))
        )

    def asks_speaker(self, question: Question) -> bool:
        """Whether it asks who said what was told: "who said so?", "says who?"."""
        is_short = self._cues["saying"].issuperset(question.texts[t.at] for t in _own(question))
        asks = Facet.WHO in question.facets and self._has(question, "saying") and is_short
        asks = asks and not self._has(question, "person-pronoun") and not question.mentions
        return asks or self.says(question, "sourcing")

    def facts_of(self, ids: Sequence[str]) -> list[Fact]:
        """Return the facts with some ids; what is no longer there is left out."""
        return [self._base.facts[name] for name in ids if name in self._base.facts]


def _own(question: Question) -> list[Term]:
    """Return the words of its own that a question has, names aside."""
    return [term for term in question.content if not term.is_name]


def _hard(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.is_hard]


def _typed(question: Question, start: int = 0, end: int | None = None) -> str:
    """Return some words of a question as they were typed, with what stands between them."""
    words = question.words[start:end]
    text = fold(strip_address(question.typed))
    return text[words[0].start : words[-1].end] if words else ""


def _bare(name: str) -> str:
    """Return a name that was typed as an owner ("Ito's") without the ending."""
    return name.removesuffix("'s")
