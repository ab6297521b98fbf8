"""Read a question: what it names, what it asks for, and what is left of it.

The steps are the same for every language; the words are the lexicon's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answering.read.framing import frame
from bot.answering.read.names import QuestionWords, described, side_of
from bot.answering.read.question import Question, Term
from bot.facts import Facet
from bot.lang.dates import find_dates, write_out
from bot.lang.lexicon import Asking
from bot.lang.words import Runs, Word, clauses, fold, ordered, split
from bot.markup import strip_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from bot.answering.read.names import Names
    from bot.answering.read.question import Mention
    from bot.answering.read.typing.correct import Corrector
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Correction

# "@bot", then "!" or "/", then "ask" where it stands behind one of these
_ADDRESSED = re.compile(r"^\s*(?:@[\w.-]+[\s,:]*)*(?:[!/]\s*(?:ask\b\s*)?)?", re.IGNORECASE)
_LOADED = ("future", "superlative", "quantifier")  # cues whose words a fact must have, too
_SENTENCE_END = re.compile(r"(?:[!?…]|(?<=[a-z]{4})\.)+(?=\s|$)|\n|$")  # not "Gen. Ito"
_YES_OR_NO = re.compile(r"\by(?:es)?\s?/\s?no?\b", re.IGNORECASE)
_MOST_STRIPPED = 4  # texts: each step takes what was typed as it was typed
MOST_WORDS = 800  # more than a question within the chain's bound has, of words of four letters
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_DIGIT = re.compile(r"\d")
_ASKED_WITHIN = 6  # words after "could" among which "tell" is looked for


MOST_TERMS = 64  # words that a question is searched by: hardly a sentence has so many


def telling_most(places: Sequence[int], asides: Collection[int]) -> list[int]:
    """Return the first of some words, in order; asides are left out first."""
    if len(places) > MOST_TERMS:
        places = sorted(places, key=lambda at: at in asides)[:MOST_TERMS]
    return sorted(places)


@lru_cache(_MOST_STRIPPED)
def strip_address(typed: str) -> str:
    """Return the question without markup, the bot's name, the prefix, `ask` and "y/n"."""
    bare = _ADDRESSED.sub("", strip_markup(typed))
    return (_YES_OR_NO.sub(" ", bare) if "/" in bare else bare).strip()


@dataclass(eq=False)
class Parser:
    """Turn typed text into a `Question`.

    Attributes:
        correct: replaces mistyped words; None leaves every word as it is.
        dated: the dates of all facts, to tell which is meant by "3/4/2022".
        is_of: whether the sources tell of a thing, the first, and a country together, and the
            first may be called the other's.
    """

    lexicon: Lexicon
    names: Names
    correct: Corrector | None = None
    dated: Collection[str] = ()
    is_of: Callable[..., bool] | None = None

    def __post_init__(self) -> None:
        cues = self.lexicon.cues
        self._turning = cues["negation"] | cues["alternative"]
        self._loaded = frozenset[str]().union(*(cues[cue] for cue in _LOADED))
        self._fluff = Runs(self.lexicon.fluff)
        self._asked = QuestionWords(self.lexicon)
        self._shorthand = Runs(tuple(short.split()) for short in self.lexicon.shorthand)

    def parse(self, typed: str) -> Question:
        """Return the question; nothing is an error, an unreadable one has no words."""
        bare = fold(strip_address(typed))
        read: tuple[Correction, ...] = ()
        if _DIGIT.search(bare):
            bare, read = write_out(bare, self.lexicon, self.dated)
        words = split(bare, MOST_WORDS)
        if self.correct is not None and not self.correct.settled.issuperset(
            [word.text for word in words]
        ):
            words, corrections = self.correct(words)
            read += corrections
        counted = ordered(words, self.lexicon.cues["numbered"], self.lexicon.numerals)
        words, numbers = self._expand(counted, clauses(bare, words))
        texts = [word.text for word in words]
        stems = self.names.key(words)
        mentions = self.names.find(words, stems)
        is_dated = any(t in self.lexicon.months or t[0].isdigit() for t in texts)
        dates, dated = find_dates(words, self.lexicon) if is_dated else ((), set())
        framed = frame(words, bare, mentions, self.lexicon.cues)
        mentions = tuple([m for m in mentions if m.start >= framed])
        idle = self._idle(texts, mentions, framed)
        is_said = self._is_said(typed, bare, texts, idle) or (
            framed > 0 and self._is_statement(texts, idle)
        )
        proper = self._proper(bare, words)
        asked, spent, clause = self._asking(texts, numbers, idle, proper, is_said=is_said)
        facets = frozenset([Facet(a.facet) for a in asked])
        if self.is_of is not None and len(mentions) > 1 and Facet.WHETHER not in facets:
            mentions = described(mentions, texts, self.lexicon.cues, self.is_of)
        asides = self._asides(texts, numbers, clause) | frozenset(range(framed))
        if facets == {Facet.WHETHER} and len(words) - 1 in spent:  # a tag
            asides |= spent
        if any(numbers[i] == clause for i in proper):
            asides |= frozenset(range(len(words))).difference(proper)
        own = tuple([mention for mention in mentions if mention.start not in asides])
        return Question(
            typed,
            tuple(words),
            texts,
            stems,
            [(i, word) for i, word in enumerate(words) if i not in asides],
            read,
            facets=facets,
            kinds=frozenset([kind for a in asked for kind in a.kinds])
            or self._asked.topic(texts, facets),
            mentions=mentions,
            named=frozenset([i for m in mentions for i in range(m.start, m.end)]),
            dates=dates,
            dated=frozenset(dated),
            numbers=tuple([t for i, t in enumerate(texts) if t[0].isdigit() and i not in dated]),
            content=self._content(texts, stems, mentions, idle | spent | dated, asides),
            cue_words=self._cue_words(texts, idle | asides | dated, facets),
            side=side_of(words, own or mentions, facets, self.lexicon.cues),
            is_turned=not self._turning.isdisjoint(texts),
            asides=asides,
        )

    def _is_said(self, typed: str, bare: str, texts: Sequence[str], idle: set[int]) -> bool:
        """Whether it is asked if something told is so: "it sank? y/n", "Norway, too?"."""
        if "/" in typed and _YES_OR_NO.search(typed):
            return True
        is_one_more = len(texts) > 1 and texts[-1] in self.lexicon.cues["also"]
        return bare.endswith("?") and (is_one_more or self._is_statement(texts, idle))

    def _is_statement(self, texts: Sequence[str], idle: set[int]) -> bool:
        """Whether it tells something: "Norway had one, too?", not "rank?" or "date it was set"."""
        lexicon = self.lexicon
        own = [text for i, text in enumerate(texts) if i not in idle]
        first = next((text for text in own if text not in lexicon.cues["determiner"]), "")
        verbs = lexicon.auxiliaries | lexicon.irregular.keys()
        is_bare = not lexicon.bare_kinds.isdisjoint(self._asked.kinds(first))
        return not is_bare and any(text in verbs or text.endswith("ed") for text in own[1:])

    def _proper(self, folded: str, words: Sequence[Word]) -> range:
        """Return the words of the first sentence that ends in a question mark, not a mere "true?".

        None where there is but one sentence, or none that asks.
        """
        start = 0
        if "?" not in folded:
            return range(0)
        for end in (match.end() for match in _SENTENCE_END.finditer(folded)):
            at = [i for i, word in enumerate(words) if start <= word.start < end]
            is_asking = folded[start:end].rstrip("!\"') \n").endswith("?")
            if is_asking and not self.lexicon.cues["tag"].issuperset(words[i].text for i in at):
                return range(0) if len(at) == len(words) else range(at[0], at[-1] + 1)
            start = end
        return range(0)

    def _asides(self, texts: Sequence[str], numbers: Sequence[int], clause: int) -> frozenset[int]:
        """Return the words of clauses before the question, and of the asker's own after it."""
        if numbers[-1:] == [clause] == numbers[:1]:
            return frozenset()
        openings = {number: texts[i] for i, number in reversed(list(enumerate(numbers)))}
        own = self.lexicon.cues["first-person"]
        return frozenset(
            i
            for i, number in enumerate(numbers)
            if number < clause or (number > clause and openings[number] in own)
        )

    def _expand(self, words: list[Word], numbers: list[int]) -> tuple[list[Word], list[int]]:
        """Write chat shorthand out; return the words with the numbers of their clauses."""
        texts = [word.text for word in words]
        if self._shorthand.by_first.keys().isdisjoint(texts):
            return words, numbers
        expanded: list[Word] = []
        places: list[int] = []
        at = 0
        while at < len(words):
            short = self._shorthand.longest(texts, at)
            read = typed = words[at : at + max(len(short), 1)]
            if short:
                start, end = typed[0].start, typed[-1].end
                long = self.lexicon.shorthand[" ".join(short)].split()
                read = [Word(text, text, start, end) for text in long]
            expanded += read
            places += [numbers[at]] * len(read)
            at += len(typed)
        return expanded, places

    def _idle(self, texts: Sequence[str], mentions: Sequence[Mention], framed: int) -> set[int]:
        """Return where the words stand that people only put around a question."""
        named = {i for m in mentions if m.is_hard for i in range(m.start, m.end)}
        idle = {*range(framed), *self._newest(texts)}
        for at, text in enumerate(texts):
            if text in self._fluff.by_first:
                idle.update(range(at, at + len(self._fluff.longest(texts, at))))
        return idle - named

    def _newest(self, texts: Sequence[str]) -> Iterator[int]:
        """Yield where "latest" and "most recent" stand: they pick one out by its date alone."""
        cues = self.lexicon.cues
        for i, text in enumerate(texts):
            if text in cues["newest"]:
                is_most = not cues["most"].isdisjoint(texts[max(0, i - 1) : i])
                yield from (i - 1, i) if is_most else (i,)

    def _asking(
        self,
        texts: Sequence[str],
        numbers: Sequence[int],
        idle: set[int],
        proper: range,
        *,
        is_said: bool,
    ) -> tuple[list[Asking], set[int], int]:
        """Return what is asked, the words spent on asking, and the clause that asks.

        The first clause that opens with an auxiliary or has a question word asks, of the sentence
        that does (`_proper`); two things are asked by "when and where".
        """
        last = numbers[proper[-1] if proper else -1] if numbers else 0
        tag = {i for i, number in enumerate(numbers) if number == last}
        is_tag = len(tag) < len(proper or texts) and self._is_tag([texts[i] for i in sorted(tag)])
        for clause in dict.fromkeys((*(numbers[i] for i in proper), *numbers)):
            if is_tag and clause == last:
                if proper:  # "it sank, right? that's what they say"
                    break
                continue
            places = [i for i, number in enumerate(numbers) if number == clause]
            opening = next((i for i in places if i not in idle), places[0])
            asking: set[int] = set()
            if texts[opening] in self.lexicon.auxiliaries and opening not in idle:
                told = self._to_be_told(texts, places, opening)
                if not told:
                    return [Asking("whether")], {opening}, clause
                asking, places = set(range(opening, told[0])), told
            asked, spent = self._asked.question_words(texts, places)
            if asked:
                return asked, spent | asking, clause
        if is_tag:
            return [Asking("whether")], tag, numbers[proper[0]] if proper else 0
        is_told = self._is_statement(texts[:-1], idle) and texts[-1] not in self.lexicon.stop
        if is_told and self._is_tag(texts[-1:]):  # "it was the first right"
            return [Asking("whether")], {len(texts) - 1}, 0
        return ([Asking("whether")] if is_said else self._asked.bare(texts)), set(), 0

    def _to_be_told(self, texts: Sequence[str], places: list[int], opening: int) -> list[int]:
        """Return the words of what is wanted: "who won" of "could somebody tell me who won"."""
        cues = self.lexicon.cues
        near = (i for i in places if opening < i <= opening + _ASKED_WITHIN)
        is_puzzled = not cues["negation"].isdisjoint(texts[opening + 1 : opening + 2])
        wanted = cues["understanding" if is_puzzled else "tell-me"]  # "don't get why", "do tell"
        asked = next((i for i in near if texts[i] in wanted), None)
        if asked is None:
            return []
        words = range(asked + 1, places[-1] + 1)
        start = next((i for i in words if texts[i] in cues["question-word"]), None)
        return [] if start is None else [i for i in places if i >= start]

    def _is_tag(self, texts: Sequence[str]) -> bool:
        """Whether some words only ask whether it is so: "wasn't it", "true or not"."""
        cues = self.lexicon.cues
        is_choice = not cues["choice"].isdisjoint(texts[1:2])
        return bool(texts) and cues["tag"].issuperset(texts[: 1 if is_choice else None])

    def _content(
        self,
        texts: Sequence[str],
        stems: Sequence[str],
        mentions: Sequence[Mention],
        spent: set[int],
        asides: frozenset[int],
    ) -> tuple[Term, ...]:
        named = {i: m for m in mentions for i in range(m.start, m.end)}
        terms: dict[str, Term] = {}
        for i, text in enumerate(texts):
            mention = named.get(i)
            if mention is not None:
                first, *others = sorted(f"@{entity}" for entity in mention.ids)
                term = Term(first, tuple(others), i, i in asides, is_name=True)
            elif i not in spent and text not in self.lexicon.stop:
                term = Term(stems[i], self.lexicon.groups.get(stems[i], ()), i, i in asides)
            else:
                continue
            if term.key not in terms or terms[term.key].is_aside:
                terms[term.key] = term
        kept = telling_most([term.at for term in terms.values()], asides)
        found = [term for term in terms.values() if term.at in kept]
        if all(term.is_aside for term in found):
            return tuple(term._replace(is_aside=False) for term in found)
        return tuple(found)

    def _cue_words(
        self, texts: Sequence[str], idle: set[int] | frozenset[int], facets: Collection[Facet]
    ) -> frozenset[str]:
        cues = self.lexicon.cues
        core = [text for i, text in enumerate(texts) if i not in idle]
        loaded = self._loaded.intersection(core) | cues["newest"].intersection(texts)
        if Facet.HOW_LONG not in facets:  # "how long did it last"
            loaded |= self._ordinals(core)
        return loaded - cues["future-or-order"] if not cues["past"].isdisjoint(core) else loaded

    def _ordinals(self, texts: Sequence[str]) -> frozenset[str]:
        """Return the ordinals that pick one out: "the third", not "did it last", "last name"."""
        cues, stop = self.lexicon.cues, self.lexicon.stop
        ordinals = cues["ordinal"].union(filter(_ORDINAL.fullmatch, texts))
        if ordinals.isdisjoint(texts):
            return frozenset()
        counting = cues["article"] | cues["possessive"] | cues["copula"]
        trios = zip(["", *texts], texts, [*texts[1:], ""], strict=False)
        return frozenset(
            text
            for before, text, after in trios
            if text in ordinals
            and after not in cues["name-noun"]
            and (before in counting or (after and after not in stop))
        )
