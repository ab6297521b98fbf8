"""Numbers as English writes them, in digits: "two million" is 2000000."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.compiling.english import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.tokens import Token

_PLAIN = re.compile(r"\d+(?:\.\d*)?")
_BEFORE_ONE = frozenset("no the other last next first this that each any every which only".split())
_GROUPS = 1000
"""From here a magnitude closes what stands before it: "two hundred thousand" is one number."""


def number_end(tokens: Sequence[Token], at: int) -> int:
    """Return where a number ends that begins at a word; ``at`` where none does."""
    first = tokens[at]
    if at + 1 < len(tokens) and tokens[at + 1].before == "+":
        return at + 2  # the 2+2 meeting
    if first.lower == "one":
        return at + _is_counting_one(tokens, at)
    if not _is_number(first):
        return at
    if first.lower in english().magnitudes and not _is_counting(tokens, at):
        return at
    end = at + 1
    while end < len(tokens) and tokens[end].lower in english().numbers:
        if not tokens[end].follows_closely:
            break
        end += 1
    return end


def _is_number(token: Token) -> bool:
    is_ordinal = token.is_number and token.text[-1].isalpha()
    return (token.is_number and not is_ordinal) or token.lower in english().numbers


def _is_counting(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "a dozen", "a hundred" is meant, and not "hundreds of"."""
    return at > 0 and tokens[at - 1].lower in ("a", "per") and tokens[at].follows_closely


def _is_counting_one(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "one" is a number: "one satellite", not "the one that", "one of"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    known = english()
    if after is None or not after.follows_closely or not after.text[0].islower():
        return False
    if after.text in known.present:
        return False
    is_link = after.text in ("of", "that", "who", "which", "another")
    is_other = is_link or after.text in known.auxiliaries or after.text in known.not_counted
    before = tokens[at - 1].lower if at else ""
    return not (is_other or before in _BEFORE_ONE)


def values_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return a number in digits: as its first word says and, where it is scaled, whole."""
    known = english()
    if any(token.before == "+" for token in tokens[1:]):
        return ("+".join(token.text for token in tokens),)
    digits = [t.text.replace(",", "") if t.is_number else known.numbers[t.lower] for t in tokens]
    if len(tokens) == 1:
        return (digits[0],)
    total = last = 0.0
    for token, words in zip(tokens, digits, strict=True):
        if _PLAIN.fullmatch(words) is None:
            return (tokens[0].text,)
        value = float(words)
        if token.lower not in known.magnitudes:
            last += value
            continue
        last = (last or 1.0) * value
        if value >= _GROUPS:
            total, last = total + last, 0.0
    whole = f"{total + last:.15g}"
    is_scaled = tokens[-1].lower in known.magnitudes and digits[0] != whole
    return (digits[0], whole) if is_scaled else (whole,)
