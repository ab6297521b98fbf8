"""Dates in a text, absolute and relative, as exactly as the text gives them.

A date without its year takes the year that brings it nearest to the document's own date or, where
that is not known, the year of the whole date just before it; either is marked as inferred, with
the basis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.compiling.calendar import (
    Day,
    century,
    named_day,
    nearest,
    nth_weekday,
    relative,
    weekday_before,
)
from bot.compiling.date_patterns import (
    AFTER_NAME,
    BEFORE_YEAR,
    COUNTED,
    FUTURE,
    NOT_COUNTING,
    PATTERNS,
    SIGN,
    UNTIL,
)
from bot.compiling.passages import MONTHS, WEEKDAYS
from bot.facts import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGES = ("month-days", "days-month")
_UNDATED = {
    "century": "century",
    "decade": "decade",
    "old": "period",
    "clock": "time",
    "weekly": "time",
}
"""What has no date of its own, and the kind of when it is."""
_MONTHS = 12
_SLASHED = re.compile(r"(?<![\d/.])([0-3]?\d)/([0-3]?\d)/(?:(?:19|20)?\d\d)(?![\d/])")
_NEARBY = 300
"""A date without its year is of the year of a whole date so many characters before it."""
_WHOLE = ("iso", "month-day", "day-month", "numeric")
"""Where such a date is none, neither is a part of it: the year of 31 February."""
_BEFORE, _AFTER = 12, 40
"""Characters beside four digits that tell whether they are a year."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text.

    Attributes:
        start, end: where its words stand.
        kind: day, month, year, season, century, decade, period.
        date: what was resolved; None where nothing says which year it is.
    """

    start: int
    end: int
    kind: str
    date: Date | None


class Calendar:
    """Reads the dates of one text in its order, keeping the year that was named last.

    Args:
        published: the document's own date, to which relative dates and missing years are referred.
    """

    def __init__(self, published: Date | None = None) -> None:
        self._published = published
        self._day = named_day(published)
        self._sentence = (0, 0)
        self._future: bool | None = None  # of the sentence, once it is known
        self._year: tuple[int, str, int] | None = None

    def find(self, text: str, start: int, end: int) -> list[Dated]:
        """Return the dates between two places of a text."""
        return list(self._find(text, start, end))

    def _find(self, text: str, start: int, end: int) -> Iterator[Dated]:
        if not SIGN.search(text, start, end):
            return
        self._sentence, self._future = (start, end), None
        found = [
            (match.start(), rank, name, match)
            for rank, (name, pattern) in enumerate(PATTERNS)
            for match in pattern.finditer(text, start, end)
        ]
        at = start
        for begin, _, name, match in sorted(found, key=lambda item: item[:2]):
            if begin < at:
                continue
            dated = self._range(match) if name in _RANGES else self._read(name, match, text)
            several = dated if isinstance(dated, tuple) else (dated,) if dated else ()
            yield from several
            if several or name in _WHOLE:
                at = match.end()

    def _read(self, name: str, found: re.Match[str], text: str) -> Dated | None:
        if name in _UNDATED:
            return Dated(*found.span(), _UNDATED[name], None)
        parts = {key: value for key, value in found.groupdict().items() if value}
        words = " ".join(found[0].split())
        if name == "years":
            return self._years(parts, found, text)
        if name in ("nth", "numeric"):
            return (self._nth if name == "nth" else self._numeric)(parts, found, words)
        if name in ("weekday", "relative", "near", "ago"):
            return self._relative(name, parts, found, words)
        if name == "season":
            return self._sure(found, parts["year"], words, "season")
        return self._month(name, parts, found, words)

    def _month(
        self, name: str, parts: dict[str, str], found: re.Match[str], words: str
    ) -> Dated | None:
        number = parts.get("number") or f"{MONTHS[parts['month'].rstrip('.').lower()]:02}"
        day = parts.get("day", "").zfill(2) if "day" in parts else ""
        month_day = f"-{number}-{day}" if day else f"-{number}"
        kind = "day" if day else "month"
        if name == "month":
            words = " ".join(found[0].split()[1:])
        if year := parts.get("year") or _year_of_end(found, int(number)):
            return self._sure(found, year + month_day, words, kind)
        guessed, basis = self._guess(found, int(number), int(day or 15))
        if guessed is None:
            return Dated(*found.span(), kind, None)
        return _dated(found, f"{guessed}{month_day}", words, kind, basis)

    def _guess(self, found: re.Match[str], month: int, day: int) -> tuple[int | None, str]:
        """Return the year that a date without one is of, and why."""
        how = (found.groupdict().get("how") or "").lower()
        if self._published is not None and self._day is not None:
            how = "soon" if self._is_future(found.string) else how
            year = nearest(self._day, month, day, how)
            return year, f"the source gives no year; it is of {self._published.iso}"
        if self._year is not None and how in ("", "in", "by", "until", "since", "from"):
            year, words, end = self._year
            is_near = found.start() - end <= _NEARBY
            if is_near and "\n" not in found.string[end : found.start()]:
                return year, f"the year of the date before it (“{words}”)"
        return None, ""

    def _is_future(self, text: str) -> bool:
        """Return whether the sentence speaks of what will be."""
        if self._future is None:
            self._future = FUTURE.search(text, *self._sentence) is not None
        return self._future

    def _sure(self, found: re.Match[str], iso: str, words: str, kind: str) -> Dated | None:
        """Return a date that gives its year; None where there is no such day."""
        if not Day.is_real(iso):
            return None
        self._year = int(iso[:4]), words, found.end()
        return Dated(*found.span(), kind, Date(iso, words))

    def _range(self, found: re.Match[str]) -> tuple[Dated, ...]:
        """Return both ends of a range of days within a month."""
        parts = {key: value for key, value in found.groupdict().items() if value}
        if int(parts["last"]) <= int(parts["day"]):
            return ()
        words = " ".join(found[0].split())
        first = self._month("month-day", parts, found, words)
        last = self._month("month-day", parts | {"day": parts["last"]}, found, words)
        return (first, last) if first is not None and last is not None else ()

    def _nth(self, parts: dict[str, str], found: re.Match[str], words: str) -> Dated:
        if "year" not in parts or "month" not in parts:
            return Dated(*found.span(), "day", None)  # it may be of every year
        month = MONTHS[parts["month"].rstrip(".").lower()]
        weekday, year = WEEKDAYS[parts["weekday"].lower()], int(parts["year"])
        iso = nth_weekday(year, month, weekday, parts["nth"].lower())
        return Dated(*found.span(), "day", Date(iso, words))

    def _numeric(self, parts: dict[str, str], found: re.Match[str], words: str) -> Dated | None:
        """Return a date in numbers; which is the month, the other dates of the text tell."""
        short = parts.get("short") or parts.get("yy")
        year = parts.get("year") or str(century(int(short or 0), self._day))
        if "yy" in parts:
            return self._sure(found, f"{year}-{parts['number']}-{parts['day']}", words, "day")
        first = int(parts.get("first") or parts["one"])
        second = int(parts.get("second") or parts["two"])
        is_sure = max(first, second) > _MONTHS or first == second or parts.get("mark") == "."
        is_day_first, basis = _order(found.string)
        if is_sure:
            is_day_first = first > _MONTHS or parts.get("mark") == "."
        month, day = (second, first) if is_day_first else (first, second)
        iso = f"{year}-{month:02}-{day:02}"
        if is_sure:
            return self._sure(found, iso, words, "day")
        return _dated(found, iso, words, "day", basis)

    def _years(self, parts: dict[str, str], found: re.Match[str], text: str) -> Dated | None:
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        after = text[found.end() : found.end() + _AFTER]
        is_said = BEFORE_YEAR.search(before) is not None
        is_closed = after[:1] in ("", ")", ",", ".", ";", ":", "\n")
        is_closed = (
            is_closed or after.startswith(("’s", "'s", " (")) or bool(AFTER_NAME.search(before))
        )
        is_counted = COUNTED.match(after) is not None and not NOT_COUNTING.search(before)
        if is_counted or not (is_said or is_closed):
            return None
        self._year = None
        kind = "period" if "until" in parts else "year"
        return Dated(*found.span(), kind, Date(parts["year"], " ".join(found[0].split())))

    def _relative(
        self, name: str, parts: dict[str, str], found: re.Match[str], words: str
    ) -> Dated | None:
        """Return a date that is counted from the document's own, where that is known."""
        if self._day is None or self._published is None:
            return None if name in ("relative", "near") else Dated(*found.span(), "time", None)
        if name == "weekday":
            iso = weekday_before(
                self._day, WEEKDAYS[parts["weekday"].lower()], parts.get("how", "")
            )
        else:
            iso = relative(self._day, name, parts)
        if not iso:
            return None
        basis = f"counted from the source's own date, {self._published.iso}"
        return _dated(found, iso, words, ("year", "month", "day")[iso.count("-")], basis)


@lru_cache(maxsize=1)
def _order(text: str) -> tuple[bool, str]:
    """Return whether a text writes the day before the month, and what tells so."""
    for found in _SLASHED.finditer(text):
        first, second = int(found[1]), int(found[2])
        if first > _MONTHS >= second or second > _MONTHS >= first:
            return first > _MONTHS, f"in the order of “{found[0]}”"
    return False, "month first, as in American English"


def _year_of_end(found: re.Match[str], month: int) -> str:
    """Return the year of a day that a range begins with, by its end; empty where it has none."""
    end = UNTIL.match(found.string, found.end())
    name = (end["month"] or end["other"]).rstrip(".").lower() if end is not None else ""
    if end is None or name not in MONTHS:
        return ""
    return str(int(end["year"]) - (month > MONTHS[name]))


def _dated(found: re.Match[str], iso: str, words: str, kind: str, basis: str) -> Dated | None:
    """Return an inferred date; None where there is no such day."""
    if not Day.is_real(iso):
        return None
    return Dated(*found.span(), kind, Date(iso, words, inferred=True, basis=basis))
