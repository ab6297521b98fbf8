"""Amounts in a text: its numbers, with what they count or measure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.english import english
from bot.compiling.numerals import number_end, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.dating import Dated
    from bot.compiling.passages import Passage
    from bot.compiling.tokens import Token

_SIGN = re.compile(r"(?:(?:US|A|C|HK|NZ|S)?\$|€|£|¥|₹)\s?$")
_CURRENCIES = frozenset(
    "USD EUR GBP JPY CNY INR NOK SEK DKK CHF AUD CAD NZD BRL ZAR RUB KRW Rs".split()
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|nearly|almost|roughly|approximately|some|over|more than|less than|"
    r"fewer than|at least|at most|up to|under|an estimated|only|just|as many as)\s)?(?:\ban?\s)?$",
    re.IGNORECASE,
)
_LONGEST_ABOUT = 20
_MOST_BETWEEN = 3
"""Words that may stand between a number and what it counts: "two large low bridges"."""
_SQUARE = frozenset("square sq cubic".split())
_BEFORE_UNIT = _SQUARE | frozenset("more full calendar metric nautical light".split())
_SCALES = frozenset("celsius fahrenheit c f kelvin".split())
_PEOPLE = frozenset("people men women children personnel staff aircraft spacecraft".split())
_LABELS = frozenset(
    """article articles section sections chapter no number directive regulation page figure table
    type level version act rule note line art nos step day apollo""".split()
)
"""After these a number is a name, and counts nothing."""
_AGE_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a passage: words ``start`` to ``end``, what it counts among them.

    Attributes:
        values: in digits: "2 million" is 2 and 2000000.
        kind: count, money, percentage, distance, size, weight, speed, temperature, duration,
            frequency, age, time; empty where nothing is counted.
        text: the words, with sign, unit and "about".
    """

    start: int
    end: int
    values: tuple[str, ...]
    kind: str
    text: str


def find_amounts(text: str, passage: Passage, dates: Sequence[Dated]) -> list[Amount]:
    """Return the numbers of a passage that are no dates."""
    tokens = passage.tokens
    starts = [token.start for token in tokens]
    dated = {
        at for d in dates for at in range(bisect_left(starts, d.start), bisect_left(starts, d.end))
    }
    amounts: list[Amount] = []
    at = 0
    while at < len(tokens):
        end = at if at in dated else number_end(tokens, at)
        if end > at:
            amounts.append(_amount(text, tokens, at, end))
            end = max(end, amounts[-1].end)
        at = max(end, at + 1)
    return amounts


def _amount(text: str, tokens: Sequence[Token], start: int, end: int) -> Amount:
    """Return a number with what the signs and words beside it say that it is."""
    first, last = tokens[start].start, tokens[end - 1].end
    kind, stop = "", end
    after = text[last : last + 2]
    if sign := _SIGN.search(tokens[start].before):
        kind, first = "money", first - len(sign[0])
    elif start and tokens[start - 1].text in _CURRENCIES and tokens[start].before == " ":
        kind, first = "money", tokens[start - 1].start
    elif after.strip().startswith("%"):
        kind, last = "percentage", last + after.index("%") + 1
    elif after.strip().startswith("°") and end < len(tokens):
        kind, stop = "temperature", end + 1
    elif _is_age(tokens, start, end):
        kind = "age"
    else:
        kind, stop = _counted(tokens, start, end)
    last = max(last, tokens[stop - 1].end)
    first = _about(text, tokens[0].start, first, is_scale=tokens[start].lower in _magnitudes())
    words = " ".join(text[first:last].split())
    return Amount(start, stop, values_of(tokens[start:end]), kind, words)


def _magnitudes() -> frozenset[str]:
    return english().magnitudes


def _about(text: str, start: int, first: int, *, is_scale: bool) -> int:
    """Return where an amount begins with how exact it is: "nearly two", "a million"."""
    found = _ABOUT.search(text, max(start, first - _LONGEST_ABOUT), first)
    if found is None or (found[0].strip().lower() in ("a", "an") and not is_scale):
        return first
    return found.start()


def _is_age(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a number stands as an age does: "Ruiz, 44, is …"."""
    token = tokens[start]
    if not start or end == len(tokens) or len(token.text) != _AGE_DIGITS:
        return False
    is_alone = token.before == ", " and tokens[end].before == ", "
    is_number = token.text.isdigit() and not tokens[end].is_number
    return is_alone and is_number and tokens[start - 1].is_capital


def _counted(tokens: Sequence[Token], start: int, end: int) -> tuple[str, int]:
    """Return what kind of amount a number is by the words behind it, and where they end."""
    if start and tokens[start - 1].lower in _LABELS:
        return "", end
    known = english()
    for at in range(end, min(end + _MOST_BETWEEN + 1, len(tokens))):
        token = tokens[at]
        is_short = token.before == ". " and tokens[at - 1].lower == "sq"
        if not (token.follows_closely or is_short) or token.is_number:
            break
        unit = known.unit_kinds.get(token.lower)
        if token.lower == "per" and tokens[at + 1 : at + 2] and tokens[at + 1].lower == "cent":
            return "percentage", at + 2
        if unit and (at == end or unit == "money" or tokens[end].lower in _BEFORE_UNIT):
            return _unit(tokens, end, at, unit)
        if token.lower in known.auxiliaries or token.lower in known.not_counted:
            break
        is_one = end == start + 1 and tokens[start].lower in ("one", "1")
        if _is_plural(token) and not is_one and not _goes_on(tokens, at):
            return "count", at + 1
    return "", end


def _unit(tokens: Sequence[Token], first: int, at: int, unit: str) -> tuple[str, int]:
    """Return what a unit measures with the words around it, and where they end."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if tokens[first].lower in _SQUARE:
        return "size", at + 1
    if after == "per" and at + 2 < len(tokens):
        return ("speed" if unit == "distance" else unit), at + 3
    if unit == "duration" and after in ("old", "ago"):
        return {"old": "age", "ago": "time"}[after], at + 2
    if unit == "temperature":
        return (unit, at + 2) if after in _SCALES else ("", first)
    return unit, at + 1


def _is_plural(token: Token) -> bool:
    word = token.lower
    return word in _PEOPLE or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether another plural follows closely: "two news agencies"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.before != " " or not after.text.islower():
        return False
    return _is_plural(after) and after.lower not in english().present


def numbers_of(amounts: Sequence[Amount]) -> Iterator[str]:
    """Yield every number, each once."""
    yield from dict.fromkeys(value for amount in amounts for value in amount.values)
