"""Questions that lean on what was said: "when was that?", "and Dickinson?", "what did he say?".

Such a question adds something (what it asks for, a name, a date, a pronoun) to what it leans on:
the question before, and the facts last answered from. `FollowUps.takes` makes it whole in every way
in which it may be meant, the likeliest first: names for its pronouns (`pronouns`), what is new in
it put into the question before (`instead`). Pure: what was said is given, nothing remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.read.instead import Instead, Taken
from bot.answering.read.meant import Meant
from bot.answering.read.pronouns import Pronouns
from bot.answering.read.turn import Turns, hard_names, own_words, typed
from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.answering.read.question import Question
    from bot.facts import FactBase
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Said

CIRCUMSTANCES = frozenset(Facet) - {Facet.WHO, Facet.WHAT, Facet.WHETHER}
_SHORT = 2  # words of its own that a question may have and still lean on the one before


class FollowUps:
    """Makes questions whole by what was said before."""

    def __init__(self, base: FactBase, lexicon: Lexicon, parse: Callable[[str], Question]) -> None:
        self._lexicon = lexicon
        self._cues = lexicon.cues
        self._parse = parse
        self.press = lexicon.cues["press"]
        self.turns = Turns(lexicon)
        self.meant = Meant(base, lexicon.cues)
        self.pronouns = Pronouns(self.turns, self.meant)
        self._instead = Instead(self.turns, self.meant, parse)

    def leans(self, question: Question) -> bool:
        """Whether a question says too little by itself, or points back ("that", "and …?")."""
        if not question.texts or len(self._own(question)) > _SHORT:
            return False
        turns = self.turns
        points_back = turns.has(question, "pointing") or turns.picks(question)
        points_back |= turns.has_run(question, "dangling") or turns.has_run(question, "among")
        lacks_person = turns.has(question, "person-pronoun") or turns.picks(question)
        lacks_person &= not self.pronouns.names_person(question)
        is_whole = bool(hard_names(question)) and not lacks_person  # "when did he visit Japan?"
        bare = question.texts[turns.opening(question) :]
        if bare and bare[0] in self._lexicon.auxiliaries:  # "was that after Ito?"
            is_whole &= self._cues["pointing"].isdisjoint(bare[1:2])
        is_whole &= self._cues["thing-pronoun"].isdisjoint(bare[:1])  # "it was with whom of Japan"
        is_added = turns.opening(question, is_added=True) > 0
        is_added |= turns.is_fragment(question) and self._is_short(question)
        is_added |= self._compares_told(question)
        is_added |= turns.has_run(question, "same-doing")
        is_else = turns.has(question, "else") and Facet.WHO in question.facets
        is_added |= is_else and not hard_names(question)  # "who else went?"
        return is_added or not question.content or (points_back and not is_whole)

    def _compares_told(self, question: Question) -> bool:
        """Whether it compares without naming: "which is bigger?", "from Asia which?"."""
        is_last = self.turns.head(question).stop == len(question.texts)
        is_compared = is_last or self.turns.has(question, "comparative", "more-so")
        return self._asks_which(question) and is_compared and not hard_names(question)

    def _own(self, question: Question) -> set[str]:
        """Return the words of its own; without those that only point at one of those told."""
        return own_words(question) - self._cues["told-noun"] - self._cues["vague"]

    def _is_short(self, question: Question) -> bool:
        """Whether a fragment says too little: not "2+2 meeting place"."""
        own, named = question.texts[self.turns.opening(question) :], hard_names(question)
        bare = own[own[0] in self._cues["article"] :]
        is_bare = bool(named) and named[0].end - named[0].start == len(bare)
        return own[0] in self._cues["opening"] | self._cues["narrowing"] or is_bare or not named

    def takes(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the ways in which a bare question may be meant, the likeliest first."""
        named = list(self._named(question, before, said))
        has_pronoun = self.pronouns.has_pronoun(question)
        instead = self._instead.takes(question, before, said, has_pronoun=has_pronoun)
        composed = list(instead)
        is_about = bool(question.facets - {Facet.WHAT, Facet.WHETHER}) and self._is_empty(question)
        is_named = self.turns.has(question, "person-pronoun")
        is_named |= said.is_open and has_pronoun  # not of what nobody says
        is_about = is_about and not is_named  # "when was that?"
        yield from [*composed, *named] if is_about else [*named, *composed]

    def _is_empty(self, question: Question) -> bool:
        """Whether it says nothing but what it asks: "when was that?", not "who was in it?"."""
        cues, head = self._cues, self.turns.head(question)
        idle = self._lexicon.auxiliaries | cues["thing-pronoun"] | cues["pointing"] | cues["happen"]
        behind = question.texts[head.stop :]
        return not own_words(question) and (not behind or idle.issuperset(behind))

    def _named(self, question: Question, before: Question, said: Said) -> Iterator[Taken]:
        """Yield the question with names; a mere name stands in the place of its like."""
        is_other = self.asks_else(question)
        idle = ("vague", "told-noun", "sooner", "later")
        added = own_words(question).difference(*(self._cues[cue] for cue in idle))
        for named in self.pronouns.namings(question, before, said, is_other=is_other):
            read = self._parse(named.text)
            is_name = self.turns.is_fragment(read) and not self.turns.head(read)
            if is_name and self.turns.picks(question) and not added.difference(before.texts):
                yield from self._instead.takes(read, before, said, has_pronoun=False)
            yield Taken(named.text, named.asked, added)

    def chosen(self, question: Question, said: Said) -> tuple[list[Taken], list[str]]:
        """Return which of those listed last is asked for, "which of them is in Asia?", and all."""
        turns, cues = self.turns, self._cues
        head, (kind, listed) = turns.head(question), self.meant.listed(said)
        first, second = question.texts[:1], question.texts[1:2]
        is_one = {*first} <= cues["article"] and not cues["told-noun"].isdisjoint(second)
        is_one |= bool(head) and turns.has_run(question, "among")
        if not kind or not (is_one or self._asks_which(question)):
            return [], []
        idle = cues["article"] | cues["told-noun"] | cues["copula"] | cues["thing-pronoun"]
        kept: list[str] = []
        at = 0
        while at < len(question.texts):
            length = turns.run(question, "among", at)
            if not length and at not in head and question.texts[at] not in idle:
                kept.append(typed(question, at, at + 1))
            at += max(length, 1)
        asked = " ".join((turns.word("choosing"), kind, *kept))
        texts = (asked, " ".join((kind, *kept))) if kept else ()
        return [Taken(text, asked) for text in texts], listed

    def _asks_which(self, question: Question) -> bool:
        """Whether it asks for one of those told: "which is bigger?", "from Asia which?"."""
        head, texts = self.turns.head(question), question.texts
        is_which = not self._cues["choosing"].isdisjoint(texts[head.start : head.stop])
        behind = self._cues["copula"] | self._cues["told-noun"]
        return is_which and behind.issuperset(texts[head.stop : head.stop + 1])

    def asks_alone(self, question: Question) -> bool:
        """Whether it asks if nobody else did it: "only them?", "just Ito or others too?"."""
        at = self.turns.opening(question)
        if self._cues["merely"].isdisjoint(question.texts[at : at + 1]) or self.turns.head(
            question
        ):
            return False
        known = self._cues["told-noun"] | self._cues["other"] | self._cues["also"]
        is_short = self.turns.is_fragment(question) and own_words(question) <= known
        return is_short or self.turns.has_run(question, "beyond-told")

    def compares(self, question: Question) -> bool:
        """Whether it asks how what was told lies in time: "which was first?", "how long after?"."""
        turns, cues, texts = self.turns, self._cues, question.texts
        if turns.says(question, "apart"):
            return True
        is_gap, is_which = (f in question.facets for f in (Facet.HOW_LONG, Facet.WHAT))
        is_which |= Facet.WHO in question.facets
        asked = cues["between"] | cues["later"] | cues["sooner"] if is_gap else cues["rank"]
        asked |= cues["aged"] if is_which else frozenset()
        if asked.isdisjoint(texts) or not (is_gap or is_which) or turns.picks(question):
            return False
        if turns.has_run(question, "among"):  # "which of them"
            return True
        is_known = is_gap and turns.has(question, "demonstrative")  # "how long before that was X"
        idle = asked | cues["vague"] | cues["time-unit"]
        own = {text.removesuffix("s") for text in own_words(question)} - self._lexicon.fillers
        return (is_known or not hard_names(question)) and own <= idle

    def is_bare(self, question: Question) -> bool:
        """Whether it has no words but those that ask: "by whom?", "what for?", "in total?"."""
        nouns = {text for text in own_words(question) if self.asked_kinds(text)} | self.press
        is_other = self.pronouns.has_pronoun(question) or self.turns.has(question, "rank")
        return own_words(question) - self._cues["vague"] <= nouns and not is_other

    def asked_kinds(self, text: str) -> tuple[str, ...]:
        """Return the kinds that a noun asks for, in the plural too."""
        nouns = self._lexicon.answer_nouns
        return nouns.get(text) or nouns.get(text.removesuffix("s")) or ()

    def asks_doer(self, question: Question) -> bool:
        """Whether it asks who did it: "by whom?", "who?"; not with or to whom."""
        others = self._cues["opening"] - self._cues["by"]
        return others.isdisjoint(question.texts) and self._cues["whom"].isdisjoint(
            question.texts[:1]
        )

    def tells_order(self, question: Question, quote: str) -> bool:
        """Whether a quote tells of an order, where a turn asks "what came before?"."""
        texts = [word.text for word in split(quote)]
        order = self._cues["later"] | self._cues["sooner"]
        return not self.pronouns.dangles(question) or not order.isdisjoint(texts)

    def asks_else(self, question: Question) -> bool:
        """Whether it asks for another than was told: "who else?"."""
        return self.turns.has(question, "other") and not self.turns.picks(question)

    def asks_speaker(self, question: Question) -> bool:
        """Whether it asks who said what was told: "who said so?", "says who?"."""
        is_short = own_words(question) <= self._cues["saying"] and not question.mentions
        asks = Facet.WHO in question.facets and self.turns.has(question, "saying") and is_short
        asks = asks and not self.turns.has(question, "person-pronoun")
        return asks or self.turns.says(question, "sourcing")
