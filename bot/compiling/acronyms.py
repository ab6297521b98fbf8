"""Short forms that a text explains: "National Space Council (NSC)", "JASDF (Japan Air …)".

The long form is found as Schwartz and Hearst do it ("A simple algorithm for identifying
abbreviation definitions", 2003), by words instead of letters: every letter of the short form begins
a word of the long one, in order; small words may be passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.tokens import Token

_SHORT = re.compile(r"[A-Z][A-Za-z]?[A-Z&./-]*[A-Z]s?\.?|[A-Z]{2,}s?")
_LONGEST = 10
_MOST_WORDS = 12
_FEWEST = 3
_BLEND = 6
"""Letters that a blend has at least: "spacecom", never "pact"."""
_SMALL = frozenset("of the and for in on to at a an by with de la du des".split())


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form with its long form in a passage: words ``start`` to ``end``."""

    short: str
    at: int
    start: int
    end: int


def find_acronyms(passage: Passage) -> Iterator[Acronym]:
    """Yield the short forms that a passage explains, in either order."""
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        if not _is_short(token):
            continue
        short = token.text.removesuffix("s") if token.text[:-1].isupper() else token.text
        if token.before.rstrip(" ").endswith("(") or token.before.endswith(("(the ", "(or ")):
            start = _start_of_long(tokens, at, _letters(short), frozenset())
            if start is None:
                start = _start_of_long(tokens, at, _letters(short), _SMALL)
            if start is None and token.before == " (":
                start = _start_of_translated(tokens, at, _letters(short))
            if start is not None:
                yield Acronym(short, at, start, at)
        elif at + 1 < len(tokens) and tokens[at + 1].before in (" (", " (the "):
            end = _end_of_long(tokens, at + 1, _letters(short))
            if end is not None:
                yield Acronym(short, at, at + 1, end)


def stands_for(short: str, words: Sequence[str]) -> bool:
    """Return whether letters are the initials of words, or a blend of their beginnings.

    "ussf" stands for the U.S. Space Force, "spacecom" for Space Command.
    """
    plain, initials = _initials(words)
    if short == initials:
        return True
    plain = _without_lands(plain)
    return len(short) >= _BLEND and len(plain) > 1 and _is_blend(short, plain)


def starts_of_short(words: Sequence[str]) -> frozenset[str]:
    """Return the two letters with which one begins that `stands_for` words."""
    plain, initials = _initials(words)
    return frozenset((initials[:2], *(word[:2] for word in _without_lands(plain)[:1])))


def _initials(words: Sequence[str]) -> tuple[list[str], str]:
    plain = [word.replace(".", "") for word in words if word not in _SMALL]
    return plain, "".join(w if w in ("us", "uk", "eu", "un") else w[0] for w in plain)


def _without_lands(plain: Sequence[str]) -> list[str]:
    return [word for word in plain if word not in ("us", "uk", "eu")]


def _is_blend(short: str, words: Sequence[str]) -> bool:
    """Return whether letters are the beginnings of all these words, two letters or more of each."""
    if not words:
        return not short
    sizes = range(2, min(len(short), len(words[0])) + 1)
    return any(short[:n] == words[0][:n] and _is_blend(short[n:], words[1:]) for n in sizes)


def _is_short(token: Token) -> bool:
    return len(token.text) <= _LONGEST and _SHORT.fullmatch(token.text) is not None


def _letters(short: str) -> str:
    return "".join(char for char in short if char.isalpha()).lower()


def _start_of_long(
    tokens: Sequence[Token], at: int, letters: str, counted: frozenset[str]
) -> int | None:
    """Return where the words before ``at`` begin whose first letters are these.

    Small words give a letter only where they are ``counted``: the "of" of "Department of Energy".
    """
    left = list(letters)
    word = at - 1
    while word >= max(0, at - _MOST_WORDS):
        token = tokens[word]
        is_outer = word < at - 1 and not _is_joined(tokens[word + 1])
        if is_outer:
            return None
        initial = token.lower[0]
        is_passed = token.lower in _SMALL and token.lower not in counted
        if left and initial == left[-1] and not is_passed:
            left.pop()
            if not left:
                return word if token.is_capital or _all_small(tokens[word:at]) else None
        elif token.lower not in _SMALL:
            return None
        word -= 1
    return None


def _start_of_translated(tokens: Sequence[Token], at: int, letters: str) -> int | None:
    """Return where a name begins whose short form comes from its own language.

    "Fraunhofer Institute for Applied Physics (IAF)": most of its letters begin words of the name.
    """
    start = at
    while start and (tokens[start - 1].is_capital or tokens[start - 1].lower in _SMALL):
        start -= 1
        if not _is_joined(tokens[start]):
            break
    while start < at and not tokens[start].is_capital:
        start += 1
    initials = [token.lower[0] for token in tokens[start:at] if token.lower not in _SMALL]
    shared = sum(letter in initials for letter in set(letters))
    is_name = len(initials) >= _FEWEST and len(letters) >= _FEWEST
    return start if is_name and shared >= len(set(letters)) - 1 >= 1 else None


def _end_of_long(tokens: Sequence[Token], at: int, letters: str) -> int | None:
    """Return where the words from ``at`` end whose first letters are these."""
    left = list(letters)
    for word in range(at, min(len(tokens), at + _MOST_WORDS)):
        token = tokens[word]
        if word > at and not _is_joined(token):
            return None
        if left and token.lower[0] == left[0]:
            left.pop(0)
        elif token.lower not in _SMALL:
            return None
        if not left:
            return word + 1
    return None


def _is_joined(token: Token) -> bool:
    return token.follows_closely or token.before in (" & ", ", ") or token.before in ("’s ", "'s ")


def _all_small(tokens: Sequence[Token]) -> bool:
    """Return whether a long form is no name at all: "space domain awareness (SDA)"."""
    return not any(token.is_capital for token in tokens)
