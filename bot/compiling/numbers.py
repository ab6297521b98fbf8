"""Numbers and amounts in a text, in digits and in words, with what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.english import english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.dating import Dated
    from bot.compiling.passages import Passage
    from bot.compiling.tokens import Token

_MONEY_BEFORE = re.compile(r"(?:(?:US|A|C|HK|NZ|S)?\$|€|£|¥|₹|US\$)\s?$")
_CURRENCIES = frozenset(
    "USD EUR GBP JPY CNY INR NOK SEK DKK CHF AUD CAD NZD BRL ZAR RUB KRW Rs".split()
)
_DEGREES = re.compile(r"\s?°")
_TENS = 20
_MOST_BETWEEN = 3
"""Words that may stand between a number and what it counts: "two large low bridges"."""
_SQUARE = frozenset("square sq cubic".split())
_LABELS = frozenset(
    """article articles section sections chapter no number directive regulation page figure table
    type level version act rule note line art nos step day apollo""".split()
)
"""After these a number is a name, and counts nothing."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a passage: words ``start`` to ``end``, what it counts among them.

    Attributes:
        values: in digits: "2 million" is 2 and 2000000.
        kind: count, money, percentage, distance, size, weight, speed, temperature, duration,
            frequency, age; empty where nothing is counted.
        text: the words, sign and unit among them.
    """

    start: int
    end: int
    values: tuple[str, ...]
    kind: str
    text: str


def find_amounts(text: str, passage: Passage, dates: Sequence[Dated]) -> list[Amount]:
    """Return the numbers of a passage that are no dates."""
    tokens = passage.tokens
    dated = [(d.start, d.end) for d in dates]
    amounts: list[Amount] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        is_dated = any(start <= token.start < end for start, end in dated)
        end = at if is_dated or _is_ordinal(token) else _number_end(tokens, at)
        if end == at:
            at += 1
            continue
        amounts.append(_amount(text, tokens, at, end))
        at = max(end, amounts[-1].end)
    return amounts


def _is_ordinal(token: Token) -> bool:
    return token.is_number and token.text[-1].isalpha()


def _is_number(token: Token) -> bool:
    return token.is_number or token.lower in english().numbers


def _number_end(tokens: Sequence[Token], at: int) -> int:
    """Return where a number ends that begins at a word; ``at`` where none does."""
    first = tokens[at]
    if at + 1 < len(tokens) and tokens[at + 1].before == "+":
        return at + 2  # the 2+2 meeting
    if not _is_number(first) or first.lower == "one":
        return at + 1 if first.lower == "one" and _is_counting_one(tokens, at) else at
    if first.lower in english().magnitudes and not _is_counting(tokens, at):
        return at
    end = at + 1
    while end < len(tokens) and _is_number(tokens[end]) and tokens[end].follows_closely:
        if tokens[end].is_number or tokens[end].lower in ("m",):
            break
        end += 1
    return end


def _is_counting(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "a dozen", "a hundred" is meant, and not "hundreds of"."""
    return at > 0 and tokens[at - 1].lower in ("a", "per") and tokens[at].follows_closely


def _is_counting_one(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "one" is a number: "one satellite", not "the one that", "one of"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    known = english()
    if after is None or not after.follows_closely or not after.text[0].islower():
        return False
    is_of = after.text in (
        "of",
        "that",
        "who",
        "which",
        "another",
        "can",
        "could",
        "might",
        "should",
    )
    before = tokens[at - 1].lower if at else ""
    return not (
        is_of or after.text in known.auxiliaries | known.not_counted or before in ("no", "the")
    )


def _amount(text: str, tokens: Sequence[Token], start: int, end: int) -> Amount:
    values = _values(tokens[start:end])
    first = tokens[start].start
    sign = _MONEY_BEFORE.search(tokens[start].before)
    after = text[tokens[end - 1].end : tokens[end - 1].end + 12]
    if sign:
        first -= len(sign[0])
        return _made(text, first, tokens, start, end, values, "money")
    if start and tokens[start - 1].text in _CURRENCIES and tokens[start].before == " ":
        return _made(text, tokens[start - 1].start, tokens, start, end, values, "money")
    if after.startswith(("%", " %")):
        stop = tokens[end - 1].end + after.index("%") + 1
        return Amount(start, end, values, "percentage", " ".join(text[first:stop].split()))
    if _DEGREES.match(after):
        return _made(text, first, tokens, start, min(end + 1, len(tokens)), values, "temperature")
    kind, stop = _counted(tokens, end)
    is_one = values == ("1",) and kind == "count"
    if is_one or (start and tokens[start - 1].lower in _LABELS):
        kind, stop = "", end
    return _made(text, first, tokens, start, stop, values, kind)


def _made(
    text: str, first: int, tokens: Sequence[Token], start: int, end: int, values: tuple[str, ...], kind: str
) -> Amount:  # fmt: skip
    words = " ".join(text[first : tokens[end - 1].end].split())
    return Amount(start, end, values, kind, words)


def _counted(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return what kind of amount a number is by the words behind it, and where they end."""
    known = english()
    end = at
    while end < len(tokens) and end - at <= _MOST_BETWEEN:
        token = tokens[end]
        is_close = token.follows_closely or (token.before == ". " and tokens[end - 1].lower == "sq")
        if not is_close or token.is_number:
            break
        if token.lower == "cent" and end and tokens[end - 1].lower == "per":
            return "percentage", end + 1
        unit = known.unit_kinds.get(token.lower)
        if (
            unit
            and end - at <= 1
            and (
                end == at
                or tokens[at].lower in _SQUARE
                or unit == "money"
                or tokens[at].lower in ("more", "full", "calendar", "metric", "nautical", "light")
            )
        ):
            return _unit(tokens, at, end, unit)
        if token.lower in known.not_counted - {"per"} or token.lower in known.auxiliaries:
            break
        if _is_plural(token) and not _goes_on(tokens, end):
            return "count", end + 1
        end += 1
    return "", at


def _unit(tokens: Sequence[Token], at: int, end: int, unit: str) -> tuple[str, int]:
    words = {token.lower for token in tokens[at:end]}
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if words & _SQUARE:
        return "size", end + 1
    if after is not None and after.lower == "per" and end + 2 < len(tokens):
        return ("speed" if unit == "distance" else unit), end + 3
    if unit == "duration" and after is not None and after.lower == "old":
        return "age", end + 2
    if unit == "temperature":
        is_scale = after is not None and after.lower in (
            "celsius",
            "fahrenheit",
            "c",
            "f",
            "kelvin",
        )
        return (unit, end + 2) if is_scale else ("", at)
    if unit == "duration" and after is not None and after.lower == "ago":
        return "time", end + 2
    return unit, end + 1


def _is_plural(token: Token) -> bool:
    word = token.lower
    irregular = (
        "people",
        "men",
        "women",
        "children",
        "personnel",
        "staff",
        "aircraft",
        "spacecraft",
    )
    return word in irregular or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether another plural follows closely: "two news agencies"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after is not None
        and after.before == " "
        and _is_plural(after)
        and after.text.islower()
        and after.lower not in english().present
        and tokens[at].lower not in ("members", "nations")
    )


def _values(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return a number in digits: as written, and whole."""
    known = english()
    if any(token.before == "+" for token in tokens[1:]):
        return ("+".join(token.text for token in tokens),)
    mantissa, total, last = "", 0.0, 0.0
    for token in tokens:
        digits = token.text.replace(",", "") if token.is_number else known.numbers[token.lower]
        mantissa = mantissa or digits
        try:
            value = float(digits)
        except ValueError:  # 1.2.3
            return (token.text,)
        if token.lower in known.magnitudes:
            last = (last or 1.0) * value
            if value > 100:  # noqa: PLR2004 - "two hundred thousand" grows, "hundred" waits
                total, last = total + last, 0.0
        else:
            last += value
    whole = _plain(total + last)
    return (
        (mantissa, whole)
        if mantissa != whole and len(tokens) > 1 and _is_scaled(tokens)
        else ((whole,) if len(tokens) > 1 else (mantissa,))
    )


def _is_scaled(tokens: Sequence[Token]) -> bool:
    return tokens[-1].lower in english().magnitudes


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def numbers_of(amounts: Sequence[Amount]) -> Iterator[str]:
    """Yield every number, each once."""
    yield from dict.fromkeys(value for amount in amounts for value in amount.values)
