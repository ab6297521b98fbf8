"""Questions that lean on what was said: "when was that?", "and Dickinson?", "what did he say?".

Such a question adds something (what it asks for, a name, a date, a pronoun) to what it leans on:
the question before, and the facts last answered from. `FollowUps.takes` makes it whole in every way
in which it may be meant, the likeliest first. Pure: what was said is given, nothing remembered.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.read.meant import ACTING, PERSONS, Meant, typed
from bot.facts import Facet
from bot.lang.words import Runs, text_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.answering.read.question import Mention, Question
    from bot.facts import FactBase
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Said

CIRCUMSTANCES = frozenset(Facet) - {Facet.WHO, Facet.WHAT, Facet.WHETHER}
_SHORT = 2  # words of its own that a question may have and still lean on the one before
_FRAGMENT = 5  # words that a question without a verb may have
_CUES = ("adding", "leading", "confirming", "listing", "more", "sourcing", "apart", "among")
_PRONOUNS = ("person-pronoun", "thing-pronoun")


class Taken(NamedTuple):
    """A question made whole.

    Attributes:
        text: what is searched; `asked`: what a reader is shown, the question before where `text`
            makes no sentence.
        added: the folded words that the sentence answered from must have, and the entities,
            as ``@id``, that its fact must be of.
    """

    text: str
    asked: str
    added: Collection[str] = ()


class FollowUps:
    """Makes questions whole by what was said before."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._cues = lexicon.cues
        self.meant = Meant(base, lexicon.cues)
        self._asking = Runs(lexicon.asking)
        cues = (*_CUES, *_PRONOUNS)
        self._runs = {cue: Runs(tuple(p.split()) for p in lexicon.cues[cue]) for cue in cues}

    def leans(self, question: Question) -> bool:
        """Whether a question says too little by itself, or points back ("that", "and …?")."""
        if not question.texts or len(_own(question)) > _SHORT:
            return False
        points_back = (
            self._has(question, "pointing") or question.texts[-1] in self._cues["dangling"]
        )
        lacks_person = self._has(question, "person-pronoun") and not self._names_person(question)
        is_whole = bool(_hard(question)) and not lacks_person  # "when did he visit Japan?"
        bare = question.texts[self._opening(question) :]
        if bare and bare[0] in self._lexicon.auxiliaries:  # "was that after Ito?"
            is_whole &= self._cues["pointing"].isdisjoint(bare[1:2])
        is_added = self._opening(question, is_added=True) > 0
        is_added |= self.is_fragment(question) and self._is_short(question)
        return is_added or not question.content or (points_back and not is_whole)

    def _names_person(self, question: Question) -> bool:
        return any(self.meant.kinds(mention) & PERSONS for mention in question.mentions)

    def _has(self, question: Question, *cues: str) -> bool:
        return any(not self._cues[cue].isdisjoint(question.texts) for cue in cues)

    def has_pronoun(self, question: Question) -> bool:
        """Whether it says "he", "it" or "they"."""
        return self._has(question, *_PRONOUNS)

    def is_fragment(self, question: Question) -> bool:
        """Whether it has no verb: "in October?", "to do what?", "names?", "and the other?"."""
        own = question.texts[self._opening(question) :]
        verbs = self._lexicon.auxiliaries | self._lexicon.irregular.keys()
        has_verb = not verbs.isdisjoint(own) or any(text.endswith("ed") for text in own)
        return 0 < len(own) <= _FRAGMENT and not has_verb

    def _is_short(self, question: Question) -> bool:
        """Whether a fragment says too little: not "2+2 meeting place"."""
        own, named = question.texts[self._opening(question) :], _hard(question)
        is_bare = bool(named) and named[0].end - named[0].start == len(own)
        return own[0] in self._cues["opening"] | self._cues["narrowing"] or is_bare or not named

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

    def bare(self, question: Question) -> str:
        """Return what is typed without the words that only join it to the one before."""
        return typed(question, self._opening(question))

    def _run(self, question: Question, cue: str, at: int) -> int:
        return len(self._runs[cue].longest(question.texts, at))

    def says(self, question: Question, cue: str) -> bool:
        """Whether it says no more than a phrase: "really?", "ok, tell me more about it"."""
        idle = (self._lexicon.stop | self._cues["leading"]) - self._cues["question-word"]
        for at in range(len(question.texts)):
            if length := self._run(question, cue, at):
                return idle.issuperset([*question.texts[:at], *question.texts[at + length :]])
        return False

    def takes(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the ways in which a bare question may be meant, the likeliest first."""
        resolved = list(self._resolved(question, before, said))
        composed = list(self._composed(question, before, said))
        is_about = bool(question.facets - {Facet.WHAT, Facet.WHETHER}) and not _own(question)
        is_named = self._has(question, "person-pronoun")
        is_named |= said.is_open and self.has_pronoun(question)  # not of what nobody says
        is_about = is_about and not is_named  # "when was that?"
        yield from [*composed, *resolved] if is_about else [*resolved, *composed]

    def _composed(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the question before with what is new in the place of its like."""
        head, own = self._head(question), _own(question)
        is_part = self.is_fragment(question) and not (own and self._has(question, "pointing"))
        is_known = own.issubset(before.texts) and question.texts[0] not in self._lexicon.auxiliaries
        if is_part and not head and self.has_pronoun(question):
            return  # "just them?"
        if not head and (is_part or (question.mentions and is_known)):
            yield self._instead(question, before)
        elif choice := self._choice(question, before):
            yield Taken(f"{typed(question)}, {choice}", f"{typed(question)}, {choice}")
        elif head and own <= {*question.texts[head.start : head.stop]} and not _hard(question):
            yield from self._asked(head, question, before, said)
        elif is_part:  # "to do what?", "how many seats?"
            rest = self._rest(before)
            text = typed(before, rest.start + self._opens(before, rest))
            yield Taken(f"{text} {typed(question)}", before.typed, own - self._cues["vague"])

    def _asked(
        self, head: range, question: Question, before: Question, said: Said
    ) -> Iterator[Taken]:
        """Yield the question before with what is asked now for what was asked then."""
        rest, asked = self._rest(before), " ".join(question.texts[head.start : head.stop])
        kept = [i for i in rest if before.texts[i] not in self._cues["anybody"]]
        text = f"{asked} {typed(before, kept[0], kept[-1] + 1)}" if kept else asked
        yield Taken(text, text if self._opens(before, rest) else before.typed)
        thing, kind = self.meant.subject(before, said)
        is_event = kind == "meeting" and not self._opens(before, rest)
        if is_event and question.facets & {Facet.WHEN, Facet.WHERE}:  # "who led it": "when?"
            yield Taken(f"{asked} {thing}", before.typed)

    def _instead(self, question: Question, before: Question) -> Taken:
        """Return the question before with a new name or date for its like, else behind it."""
        is_known = _own(question).issubset(before.texts)  # not "with Danish help?"
        new = next(iter(_hard(question) or question.mentions), None) if is_known else None
        added = {question.texts[term.at] for term in question.content} - self._cues["vague"]
        lead, rest = question.texts[0], self._rest(before)
        old = self._like(question, before, new)
        ahead = text_at(before.words, old.start - 1) if old else ""
        if old and not (lead in self._cues["place"] and lead != ahead):  # "in Oslo?"
            words = typed(question, new.start, new.end) if new else typed(question, lead == ahead)
            end = old.start - (new is None and ahead in self._cues["article"])
            start = self._opening(before) if end else 0
            parts = (typed(before, start, end), words, typed(before, old.stop))
            text = " ".join(filter(None, parts))
            return Taken(text, text, added)
        is_good = self._opens(before, rest) and lead in self._cues["opening"]
        is_open = not is_good and self._opens(before, rest) and Facet.WHETHER not in before.facets
        text = f"{typed(before, rest.start + is_open)} {typed(question)}"
        names = {f"@{min(m.ids)}" for m in question.mentions if len(m.ids) == 1}
        return Taken(text, text if is_good else before.typed, added | names)

    def _like(self, question: Question, before: Question, new: Mention | None) -> range | None:
        """Return the words in whose place new ones stand: a name of a kind, a date, the last."""
        others = [m for m in before.mentions if new is None or m.ids.isdisjoint(new.ids)]
        last = others[-1] if others else None
        kinds, found = self.meant.kinds, None
        if new is not None:
            is_alone = len(others) == len(before.mentions) == 1 and Facet.WHO not in before.facets
            like = [m for m in others if kinds(m) & kinds(new)]
            like += [m for m in others if kinds(m) & ACTING and kinds(new) & ACTING]
            found = next(iter(like), last if is_alone else None)
        elif question.dates:
            return range(min(before.dated), max(before.dated) + 1) if before.dated else None
        elif (own := _own(question)) and own <= self._lexicon.countries:  # one no source names
            found = next((m for m in others if "country" in kinds(m)), None)
        elif last and last.end == len(before.words) and Facet.WHETHER in before.facets:
            is_same = question.texts[0] == before.texts[last.start - 1]
            found = last if is_same or question.texts[0] not in self._cues["opening"] else None
        start = found.start if found else 0
        while start - 1 in before.dated:  # "the July 13 talks": the date was the other's
            start -= 1
        return range(start, found.end) if found else None

    def _choice(self, question: Question, before: Question) -> str:
        """Return the two between which was chosen last, for "which is bigger?"."""
        at = next((i for i, text in enumerate(before.texts) if text in self._cues["choice"]), 0)
        one = next((m for m in reversed(before.mentions) if m.end <= at), None)
        other = next((m for m in before.mentions if m.start > at), None)
        is_free = not (question.mentions or self._has(question, "pointing"))
        if not (one and other and is_free and question.facets == {Facet.WHAT}):
            return ""
        return self.meant.named(before, one, other.end)

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
        return text_at(question.words, rest.start) in self._lexicon.auxiliaries

    def _resolved(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the question with names for its "he", "it" or "they"."""
        if self.is_fragment(question) and not self._head(question):
            return
        person, short = self.meant.person(before, said, is_other=self.asks_else(question))
        person = "" if self._names_person(question) else person  # "and Ito, is he one?"
        thing, doer = self.meant.thing(before, said), self.meant.doer(before, said)
        is_doing = self._is_doing(question)
        dangles = text_at(question.words, len(question.words) - 1) in self._cues["dangling"]
        plain = [typed(question, at, at + 1) for at in range(len(question.words))]
        for they in (doer, "") if is_doing else (thing or doer,):
            words, at = [], 0
            while at < len(plain):
                names = (person, thing if is_doing else they, they)
                meant, length = self._filled(question, at, names)
                words += [meant] if meant else plain[at : at + length]
                at += length
            words += [thing] if dangles and thing else []
            if words != plain:
                text = " ".join(words)
                searched = text.replace(person, short) if person else text
                yield Taken(searched, text, _own(question) - self._cues["vague"])

    def _is_doing(self, question: Question) -> bool:
        """Whether "they" are who did it: "what did they sign", "their names", "are they for it"."""
        cues, texts = self._cues, question.texts
        acting = self._lexicon.auxiliaries - cues["copula"]
        both = cues["thing-pronoun"] - cues["doer-pronoun"] - cues["possessive"]
        return (self._has(question, "doer-pronoun") and not both.isdisjoint(texts)) or any(
            (one in acting and other in cues["doer-pronoun"])
            or (one in cues["possessive"] and other in cues["name-noun"])
            for one, other in pairwise(texts)
        )

    def _filled(self, question: Question, at: int, names: tuple[str, str, str]) -> tuple[str, int]:
        """Return what a pronoun stands for, empty for another word; and how many words it is.

        `names` are those of the person, the thing and who did something.
        """
        cues, auxiliaries = self._cues, self._lexicon.auxiliaries
        person, thing, doer = names
        last, text, following = (text_at(question.words, i) for i in (at - 1, at, at + 1))
        idle = self._lexicon.stop | cues["sooner"] | cues["later"]
        is_last = not following or following in idle  # not "was this meeting"
        is_linked = is_last and last in cues["copula"] | cues["opening"]
        is_free = not any(mention.end <= at for mention in _hard(question))  # "Ito, who is that"
        is_event = text in cues["demonstrative"] and (following in auxiliaries or is_linked)
        lengths = [self._run(question, cue, at) for cue in _PRONOUNS]
        name, length = "", max(*lengths, 1)
        if lengths[0]:
            name = person or (thing if length > 1 else "")
        elif lengths[1] or (is_event and is_free):
            is_doer = text in cues["doer-pronoun"] or text in cues["possessive"]
            name = doer if is_doer else thing
        owned = text_at(question.words, at + length)
        is_owner = text in cues["possessive"] or (
            length > 1 and question.words[at + length - 1].typed.endswith("s")
        )
        if name and is_owner and owned and owned not in self._lexicon.stop:
            name += "'" if name.endswith("s") else "'s"
        return name, length

    def compares(self, question: Question) -> bool:
        """Whether it asks how what was told lies in time: "which was first?", "how long after?"."""
        if self.says(question, "apart"):
            return True
        cues, texts = self._cues, question.texts
        is_gap, is_which = (f in question.facets for f in (Facet.HOW_LONG, Facet.WHAT))
        asked = cues["between"] | cues["later"] | cues["sooner"] if is_gap else cues["rank"]
        asked |= cues["aged"] if is_which else frozenset()
        if asked.isdisjoint(texts) or not (is_gap or is_which or Facet.WHO in question.facets):
            return False
        if any(self._run(question, "among", at) for at in range(len(texts))):  # "which of them"
            return True
        is_known = is_gap and self._has(question, "demonstrative")  # "how long before that was X"
        idle = asked | cues["vague"] | cues["time-unit"]
        own = {text.removesuffix("s") for text in _own(question)} - self._lexicon.fillers
        return (is_known or not _hard(question)) and own <= idle

    def asks_else(self, question: Question) -> bool:
        """Whether it asks for another than was told: "who else?"."""
        return self._has(question, "other")

    def asks_speaker(self, question: Question) -> bool:
        """Whether it asks who said what was told: "who said so?", "says who?"."""
        is_short = _own(question) <= self._cues["saying"] and not question.mentions
        asks = Facet.WHO in question.facets and self._has(question, "saying") and is_short
        asks = asks and not self._has(question, "person-pronoun")
        return asks or self.says(question, "sourcing")


def _own(question: Question) -> set[str]:
    """Return the words of its own that a question has, folded; names aside."""
    return {question.texts[term.at] for term in question.content if not term.is_name}


def _hard(question: Question) -> list[Mention]:
    return [mention for mention in question.mentions if mention.is_hard]
