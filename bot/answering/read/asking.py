"""What is asked, by question words and by nouns: "which country", "garrants job"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.facts import Facet
from bot.lang.lexicon import Asking
from bot.lang.words import Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.lang.lexicon import Lexicon

_SECOND_WITHIN = 2  # "when and where": a second question word so close to the first is one too
_NOUN_WINDOW = 5  # words after "which" or "what" among which its noun is looked for
_NONE: frozenset[str] = frozenset()
_TOPIC = frozenset(("topic",))


@dataclass(eq=False)
class QuestionWords:
    """Tells what the words of a question ask for."""

    lexicon: Lexicon

    def __post_init__(self) -> None:
        self._phrases = Runs(self.lexicon.asking)

    def question_words(
        self, texts: Sequence[str], places: Sequence[int]
    ) -> tuple[list[Asking], set[int]]:
        """Return what a clause asks, and the words spent on it; "when and where" asks two."""
        asked: list[Asking] = []
        spent: set[int] = set()
        at = places[0]
        while at <= places[-1]:
            phrase = self._phrases.longest(texts, at)
            end = at + max(len(phrase), 1)
            if phrase and (not asked or at - max(spent) <= _SECOND_WITHIN):
                spent |= set(range(at, end))
                asking = self.lexicon.asking[phrase]
                noun = self._noun(texts, end) if asking.facet == "what" else None
                asked.append(noun or asking)
            at = end
        return asked, spent

    def bare(self, texts: Sequence[str]) -> list[Asking]:
        """Return what is asked without a question word ("garrants job", "cost of it")."""
        before_of = (text for text, after in pairwise(texts) if after == "of")
        for kinds in map(self.kinds, (*before_of, *reversed(texts))):
            if not self.lexicon.bare_kinds.isdisjoint(kinds):
                return [self._asking_for(kinds)]
        return []

    def topic(self, texts: Sequence[str], facets: frozenset[Facet]) -> frozenset[str]:
        """Return that "what did they talk about" asks for a topic."""
        is_about = facets == {Facet.WHAT} and "about" in texts[-2:]
        return _TOPIC if is_about and not self.lexicon.cues["speaking"].isdisjoint(texts) else _NONE

    def _noun(self, texts: Sequence[str], at: int) -> Asking | None:
        """Return what the noun of "which country …" or "what is the purpose of …" asks for."""
        is_linked = False
        for i in range(at, min(at + _NOUN_WINDOW, len(texts))):
            text = texts[i]
            if text in self.lexicon.cues["be"]:
                is_linked = True
            elif text in self.lexicon.auxiliaries:
                return None
            kinds = self.kinds(text)
            if not kinds:
                continue
            # "what is the government building": a noun that begins what follows, then what is done
            is_doing = text.endswith("ing") and texts[i - 1] not in self.lexicon.cues["be"]
            if is_linked and is_doing:
                return None
            is_last = self.lexicon.cues["after-noun"].issuperset(texts[i + 1 : i + 2])
            if is_last or not is_linked:
                return self._noun_of_name(texts, i) or self._asking_for(kinds)
        return None

    def _noun_of_name(self, texts: Sequence[str], at: int) -> Asking | None:
        """Read "the name of the country" as a question for the country."""
        if texts[at] not in self.lexicon.cues["name-noun"] or texts[at + 1 : at + 2] != ["of"]:
            return None
        kinds = next(filter(None, map(self.kinds, texts[at + 2 : at + 5])), None)
        return self._asking_for(kinds) if kinds else None

    def kinds(self, text: str) -> tuple[str, ...]:
        """Return the kinds that a noun asks for, in the plural too ("which officers")."""
        nouns = self.lexicon.answer_nouns
        return nouns.get(text) or nouns.get(text.removesuffix("s")) or ()

    def _asking_for(self, kinds: tuple[str, ...]) -> Asking:
        return Asking(self.lexicon.facet_of_kind.get(kinds[0], "what"), kinds)
