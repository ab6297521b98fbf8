"""The sentences of a source as words, and how the whole text writes its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.abbreviations import STARTERS
from bot.compiling.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.compiling.tokens import Token
    from bot.facts import Sentence

_TITLED = 0.6
"""From this share of capitals among its longer words, a line is written as titles are."""
_LONG = 4
_FEWEST = 4
_OPENING = frozenset('"“‘«‹([{「『:•*_—–')
FUNCTION_WORDS = frozenset(word.lower() for word in STARTERS) | frozenset(
    """
    about above across along around at be beside besides beyond down every except had has have
    having he hence here how i if inside is it its like may me might mine more much must near
    neither no nobody none nor nothing off onto or ought out outside own per same shall she should
    than that their theirs them themselves there these they this those till too under upon us very
    was we were whatever which whoever whom whose will with would yes yet you your am are been
    being can cannot could did do does doing done either else ever anyone everyone someone
    something everything anything himself herself itself ourselves two three four five six seven
    eight nine ten hundreds thousands millions dozens given including based due rather regardless
    """.split()
)
MONTHS = {
    name: number
    for number, names in enumerate(
        """january,jan february,feb march,mar april,apr may june,jun july,jul august,aug
        september,sep,sept october,oct november,nov december,dec""".split(),
        start=1,
    )
    for name in names.split(",")
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        """monday,mon tuesday,tue,tues wednesday,wed thursday,thu,thur,thurs friday,fri
        saturday,sat sunday,sun""".split()
    )
    for name in names.split(",")
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its words.

    Attributes:
        is_titled: whether nearly every word has a capital, so that capitals tell nothing.
    """

    sentence: Sentence
    tokens: list[Token]
    is_titled: bool

    def opens(self, at: int) -> bool:
        """Return whether a word would have a capital whatever it is: it opens something."""
        return at == 0 or not _OPENING.isdisjoint(self.tokens[at].before)


@dataclass(frozen=True)
class Writing:
    """How the words of a text are written.

    Attributes:
        small: how often each word stands in small letters.
        capital: how often with a capital where it opens nothing, in small letters itself.
        pairs: two words with capitals that stand together where they open nothing.
    """

    small: Counter[str]
    capital: Counter[str]
    pairs: frozenset[tuple[str, str]]


def read_passages(text: str, sentences: Iterable[Sentence]) -> list[Passage]:
    """Return each sentence as words."""
    passages = []
    for sentence in sentences:
        tokens = tokenise(text, sentence.span)
        is_closed = text[sentence.span.end - 1] in '.!?…”"'
        passages.append(Passage(sentence, tokens, not is_closed and _is_titled(tokens)))
    return passages


def _is_titled(tokens: Sequence[Token]) -> bool:
    if not tokens or tokens[0].text in ("By", "BY"):
        return False  # By Helen Brandt, Staff Writer
    if len(tokens) > 1 and all(t.text.isupper() or t.is_number for t in tokens):
        return True
    longer = [t for t in tokens[1:] if len(t.text) >= _LONG and not t.is_number]
    capitals = sum(token.is_capital for token in longer)
    return len(tokens) >= _FEWEST and capitals >= _TITLED * len(longer) > 0


def read_writing(passages: Iterable[Passage]) -> Writing:
    """Return how words are written throughout a text."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for passage in passages:
        if passage.is_titled:
            continue
        for at, token in enumerate(passage.tokens):
            if not token.is_capital:
                small[token.text] += 1
            elif not passage.opens(at):
                capital[token.lower] += 1
                before = passage.tokens[at - 1]
                if before.is_capital and not passage.opens(at - 1):
                    pairs.add((before.lower, token.lower))
    return Writing(small, capital, frozenset(pairs))
