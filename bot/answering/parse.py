"""Read a question: what it names, what it asks for, and what is left of it.

The steps are the same for every language; the words are the lexicon's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.dates import find_dates
from bot.answering.question import Question, Term
from bot.answering.words import Word, fold, split
from bot.facts import Facet
from bot.lexicon import Asking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.answering.names import Names
    from bot.answering.question import Mention
    from bot.facts import Correction
    from bot.lexicon import Lexicon

# "@bot", "<@123>", "<@!123>", then "!" or "/", then "ask" where it stands behind one of these
_ADDRESSED = re.compile(r"^\s*(?:(?:<@!?\d+>|@[\w.-]+)[\s,:]*)*(?:([!/])\s*(?:ask\b\s*)?)?", re.IGNORECASE)
_LOADED = ("future", "superlative", "quantifier")  # cues whose words a fact must have, too
_SECOND_WITHIN = 2  # "when and where": a second question word so close to the first is one too
_NOUN_WINDOW = 5  # words after "which" or "what" among which its noun is looked for


def strip_address(typed: str) -> str:
    """Return the question without the bot's name, the prefix and the word `ask`."""
    return typed[_ADDRESSED.match(typed).end() :].strip()  # type: ignore[union-attr] # it matches ""


class Parser:
    """Turn typed text into a `Question`.

    Args:
        correct: maps a word's text to its correction, or to the word itself.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        names: Names,
        stems: Callable[[str], str],
        correct: Callable[[list[Word]], tuple[list[Word], tuple[Correction, ...]]] | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._names = names
        self._stems = stems
        self._correct = correct
        self._groups_by_stem = _groups_by_stem(lexicon, stems)
        self._turning = lexicon.cues["negation"] | lexicon.cues["alternative"]
        self._loaded = frozenset[str]().union(*(lexicon.cues[cue] for cue in _LOADED))
        self._fluff = _by_first(lexicon.fluff)
        self._phrases = _by_first(lexicon.asking)

    def parse(self, typed: str) -> Question:
        """Return the question; nothing is an error, an unreadable one has no words."""
        words = self._expand(split(strip_address(typed)))
        corrections: tuple[Correction, ...] = ()
        if self._correct is not None:
            words, corrections = self._correct(words)
        mentions = self._names.find(words)
        dates, dated = find_dates(words, self._lexicon)
        idle = self._idle(words, mentions)
        asked, asking = self._asking([word.text for word in words], idle)
        facets = frozenset(Facet(a.facet) for a in asked)
        return Question(
            typed,
            tuple(words),
            corrections,
            facets=facets,
            mentions=mentions,
            dates=dates,
            kinds=frozenset(kind for a in asked for kind in a.kinds),
            numbers=tuple(
                w.text for i, w in enumerate(words) if w.text[0].isdigit() and i not in dated
            ),
            content=self._content(words, mentions, idle | asking | dated),
            cue_words=self._cue_words(words, idle),
            side=self._side(words, mentions, facets),
            is_turned=any(word.text in self._turning for word in words),
        )

    def settled_names(self, question: Question) -> set[str]:
        """Return the entities named, but for those that are only one of two ("Japan or Korea?")."""
        if any(word.text in self._lexicon.cues["alternative"] for word in question.words):
            return set()
        return {name for mention in question.mentions for name in mention.ids}

    def _expand(self, words: list[Word]) -> list[Word]:
        expanded: list[Word] = []
        for word in words:
            long = self._lexicon.shorthand.get(word.text)
            if long is None or (word.is_upper and word.text == "us"):
                expanded.append(word)
            else:
                expanded += [Word(w, w, word.start, word.end) for w in long.split()]
        return expanded

    def _idle(self, words: Sequence[Word], mentions: Sequence[Mention]) -> set[int]:
        """Return where the words stand that people only put around a question."""
        named = {i for m in mentions if m.is_hard for i in range(m.start, m.end)}
        idle: set[int] = set()
        texts = [word.text for word in words]
        for at in range(len(texts)):
            idle.update(range(at, at + _longest_at(texts, at, self._fluff)))
        return idle - named

    def _asking(
        self, texts: Sequence[str], idle: set[int]
    ) -> tuple[list[Asking], set[int]]:
        """Return what is asked (two things in "when and where"), and the words spent on asking."""
        opening = next((i for i in range(len(texts)) if i not in idle), 0)
        if texts and texts[opening] in self._lexicon.auxiliaries:
            return [Asking("whether")], {opening}
        asked: list[Asking] = []
        spent: set[int] = set()
        at = 0
        while at < len(texts):
            asking, length = self._question_word(texts, at)
            if asking is not None and (not asked or at - max(spent) <= _SECOND_WITHIN):
                spent |= set(range(at, at + length))
                noun = self._noun(texts, at + length) if asking.facet == "what" else None
                asked.append(noun or asking)
            at += length
        return asked or self._bare(texts), spent

    def _question_word(self, texts: Sequence[str], at: int) -> tuple[Asking | None, int]:
        length = _longest_at(texts, at, self._phrases)
        asking = self._lexicon.asking[tuple(texts[at : at + length])] if length else None
        return asking, max(length, 1)

    def _noun(self, texts: Sequence[str], at: int) -> Asking | None:
        """Return what the noun of "which country …" or "what is the purpose of …" asks for."""
        is_linked = False
        for i in range(at, min(at + _NOUN_WINDOW, len(texts))):
            text = texts[i]
            if text in self._lexicon.cues["be"]:
                is_linked = True
            elif text in self._lexicon.auxiliaries:
                return None
            kinds = self._lexicon.answer_nouns.get(text)
            if kinds and not (is_linked and self._is_modifier(texts, i)):
                return self._noun_of_name(texts, i) or self._asking_for(kinds)
        return None

    def _is_modifier(self, texts: Sequence[str], at: int) -> bool:
        """Whether the noun only begins what follows: "what is the government building"."""
        after = texts[at + 1] if at + 1 < len(texts) else ""
        return bool(after) and after not in self._lexicon.cues["after-noun"]

    def _noun_of_name(self, texts: Sequence[str], at: int) -> Asking | None:
        """Read "the name of the country" as a question for the country."""
        if texts[at] not in self._lexicon.cues["name-noun"] or texts[at + 1 : at + 2] != ["of"]:
            return None
        for text in texts[at + 2 : at + 5]:
            kinds = self._lexicon.answer_nouns.get(text)
            if kinds:
                return self._asking_for(kinds)
        return None

    def _asking_for(self, kinds: tuple[str, ...]) -> Asking:
        return Asking(self._lexicon.facet_of_kind.get(kinds[0], "what"), kinds)

    def _bare(self, texts: Sequence[str]) -> list[Asking]:
        """Return what a few words without a question word ask for ("garrants job")."""
        for text in reversed(texts):
            kinds = self._lexicon.answer_nouns.get(text)
            if kinds and not self._lexicon.bare_kinds.isdisjoint(kinds):
                return [self._asking_for(kinds)]
        return []

    def _content(
        self, words: Sequence[Word], mentions: Sequence[Mention], spent: set[int]
    ) -> tuple[Term, ...]:
        named = {i: m for m in mentions for i in range(m.start, m.end)}
        terms: dict[str, Term] = {}
        for i, word in enumerate(words):
            mention = named.get(i)
            if mention is not None:
                if i == mention.start:
                    first, *others = sorted(f"@{entity}" for entity in mention.ids)
                    terms.setdefault(first, Term(first, tuple(others), i))
            elif i not in spent and word.text not in self._lexicon.stop:
                stem = self._stems(word.text)
                terms.setdefault(stem, Term(stem, self._groups(word.text, stem), i))
        return tuple(terms.values())

    def _groups(self, text: str, stem: str) -> tuple[str, ...]:
        return self._groups_by_stem.get(stem, ()) or self._groups_by_stem.get(text, ())

    def _cue_words(self, words: Sequence[Word], idle: set[int]) -> frozenset[str]:
        cues = self._lexicon.cues
        texts = {word.text for i, word in enumerate(words) if i not in idle}
        loaded = frozenset(texts & self._loaded)
        return loaded - cues["future-or-order"] if texts & cues["past"] else loaded

    def _side(
        self, words: Sequence[Word], mentions: Sequence[Mention], facets: frozenset[Facet]
    ) -> frozenset[str]:
        """Return whose side is asked about: "Japan's delegation", "who was there for Japan"."""
        cues = self._lexicon.cues
        side: frozenset[str] = frozenset()
        for mention in (m for m in mentions if m.is_hard):
            after = {w.text for w in words[mention.end : mention.end + 2]}
            before = words[mention.start - 1].text if mention.start else ""
            if before in cues["article"] and mention.start > 1:
                before = words[mention.start - 2].text
            is_for = Facet.WHO in facets and before in cues["for"]
            if is_for or not after.isdisjoint(cues["side-noun"]) or before in cues["side-of"]:
                side |= mention.ids
        return side


def _groups_by_stem(
    lexicon: Lexicon, stems: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, groups in lexicon.groups.items():
        stem = stems(word)
        found[stem] = tuple(dict.fromkeys((*found.get(stem, ()), *(f"~{g}" for g in groups))))
    return found


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _longest_at(
    texts: Sequence[str], at: int, phrases: Mapping[str, list[tuple[str, ...]]]
) -> int:
    """Return how many words the longest phrase that stands at a place has; 0 for none."""
    for phrase in phrases.get(texts[at], ()):
        if tuple(texts[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0
