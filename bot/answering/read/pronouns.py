"""Put names for the pronouns of a turn: "he", "its", "that one", "the other guy", "after that"."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.read.meant import PERSONS, Meant
from bot.answering.read.turn import Turns, hard_names, typed
from bot.lang.words import is_possessive, text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.read.question import Question
    from bot.outcomes import Said

_PRONOUNS = ("person-pronoun", "thing-pronoun")


class Named(NamedTuple):
    """A turn with names for its pronouns: as it is searched, and as a reader is shown it."""

    text: str
    asked: str


class _Names(NamedTuple):
    person: tuple[str, str]
    thing: str
    doer: str
    event: str


class Pronouns:
    """Knows the pronouns, and by `Meant` what they stand for."""

    def __init__(self, turns: Turns, meant: Meant) -> None:
        self._turns = turns
        self._meant = meant
        self._cues = turns.cues

    def has_pronoun(self, question: Question) -> bool:
        """Whether it says "he", "it" or "they"."""
        return self._turns.has(question, *_PRONOUNS) or self._turns.picks(question)

    def names_person(self, question: Question) -> bool:
        """Whether it names somebody itself."""
        return any(self._meant.kinds(mention) & PERSONS for mention in question.mentions)

    def namings(
        self, question: Question, before: Question, said: Said, *, is_other: bool
    ) -> Iterator[Named]:
        """Yield the turn with names, in every way in which it may be meant, the likeliest first."""
        turns = self._turns
        owns = question.texts[0] in self._cues["possessive"] and len(question.texts) > 1
        if turns.is_fragment(question) and not (
            owns or turns.head(question) or turns.picks(question) or self.dangles(question)
        ):
            return
        nobody = ("", "")
        persons = (
            []
            if self.names_person(question)
            else self._meant.persons(before, said, is_other=is_other)
        )
        things, doer = self._meant.things(before, said), self._meant.doer(before, said)
        events = self._meant.things(before, said, is_event=True)
        is_doing = self._is_doing(question)
        heard = {typed(question)}
        for thing, person in product(things or [""], persons or [nobody]):
            for they in (doer, "") if is_doing else (thing or doer,):
                event = they if not thing or thing in events else ""
                names = _Names(person, thing if is_doing else they, they, event)
                named = self._named(question, names, before, said)
                if named.asked not in heard:
                    heard.add(named.asked)
                    yield named

    def _named(self, question: Question, names: _Names, before: Question, said: Said) -> Named:
        starts = [word.start for word in question.words]  # "whats" is two words
        plain = [
            typed(question, at, at + 1) if start not in starts[:at] else ""
            for at, start in enumerate(starts)
        ]
        searched: list[str] = []
        shown: list[str] = []
        dangling, at = self.dangles(question), 0
        while at < len(plain) - dangling:
            cue, length = self._turns.picked(question, at)
            if length:
                picked = self._meant.picked(cue, before, said)
                names = names._replace(person=picked) if picked[0] else names
                meant = picked[::-1]
            else:
                meant, length = self._filled(question, at, names)
            owner = question.texts[at] in self._cues["possessive"]
            if owner and any(m.start == at + 1 for m in hard_names(question)):
                plain[at], meant = "", ("", "")  # "their squadron"
            if all(meant):
                end = self._owner(question, at, length)
                searched.append(meant[0] + end)
                shown.append(meant[1] + end)
            else:
                searched += plain[at : at + length]
                shown += plain[at : at + length]
            at += length
        if dangling and names.thing:
            tail = [self._order(question), names.thing]
            lead = [] if self._turns.head(question) else [self._turns.word("came")]
            searched, shown = [*lead, *searched, *tail], [*lead, *shown, *tail]
        elif dangling:
            return Named(typed(question), typed(question))
        return Named(" ".join(filter(None, searched)), " ".join(filter(None, shown)))

    def dangles(self, question: Question) -> int:
        """Return how many words at the end want something to stand behind them: "came before"."""
        size = len(question.texts)
        return next((size - i for i in range(size) if self._ends(question, i)), 0)

    def _ends(self, question: Question, at: int) -> bool:
        return at + self._turns.run(question, "dangling", at) == len(question.texts)

    def _order(self, question: Question) -> str:
        """Return whether what is asked for came before or after."""
        tail = question.texts[len(question.texts) - self.dangles(question) :]
        is_later = self._cues["sooner"].isdisjoint(tail)
        return self._turns.word("came-after" if is_later else "came-before")

    def _is_doing(self, question: Question) -> bool:
        """Whether "they" are who did it: "what did they sign", "their names", "are they for it"."""
        cues, texts = self._cues, question.texts
        acting = self._turns.lexicon.auxiliaries - cues["copula"]
        both = cues["thing-pronoun"] - cues["doer-pronoun"] - cues["possessive"]
        return (self._turns.has(question, "doer-pronoun") and not both.isdisjoint(texts)) or any(
            (one in acting and other in cues["doer-pronoun"])
            or (one in cues["possessive"] and other in cues["name-noun"])
            for one, other in pairwise(texts)
        )

    def _filled(self, question: Question, at: int, names: _Names) -> tuple[tuple[str, str], int]:
        """Return what a pronoun stands for, empty for another word; and how many words it is."""
        cues, lexicon = self._cues, self._turns.lexicon
        last, text, following = (text_at(question.words, i) for i in (at - 1, at, at + 1))
        idle = lexicon.stop | cues["sooner"] | cues["later"]
        is_last = not following or following in idle  # not "was this meeting"
        is_linked = is_last and last in cues["copula"] | cues["opening"] | cues["within-date"]
        is_free = not any(m.end <= at for m in hard_names(question))  # "Ito, who is that"
        is_event = text in cues["demonstrative"] and (following in lexicon.auxiliaries or is_linked)
        lengths = [self._turns.run(question, cue, at) for cue in _PRONOUNS]
        name, length = ("", ""), max(*lengths, 1)
        shown, short = names.person
        if lengths[0]:
            name = (short, shown) if short else ((names.thing,) * 2 if length > 1 else name)
        elif last in cues["saying"] and not following:  # "to whom did he say that?"
            pass
        elif lengths[1]:
            is_doer = text in cues["doer-pronoun"] or text in cues["possessive"]
            name = (names.doer,) * 2 if is_doer else (names.thing,) * 2
        elif is_event and is_free:
            name = (names.event,) * 2
        return name, length

    def _owner(self, question: Question, at: int, length: int) -> str:
        """Return the ending of a name that owns what follows: "his job", "the other guy's job"."""
        owned = text_at(question.words, at + length)
        is_owner = question.texts[at] in self._cues["possessive"] or (
            length > 1
            and (
                is_possessive(question.words[at + length - 1])
                or question.words[at + length - 1].typed.endswith("s")
            )
        )
        return "'s" if is_owner and owned and owned not in self._turns.lexicon.stop else ""
