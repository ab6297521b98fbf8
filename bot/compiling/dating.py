"""Dates in a text, absolute and relative, as exactly as the text gives them.

A date without its year takes the year that brings it nearest to the document's own date or, where
that is not known, the year of the whole date just before it; either is marked as inferred, with the basis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.calendar import Day, named_day, nearest, relative, weekday_before
from bot.compiling.passages import MONTHS, WEEKDAYS
from bot.facts import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?:(?<=[A-Z][a-z]{2})(?<!May)\.|(?<=Sept)\.)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS)})"
_PATTERNS = {
    "iso": r"\b(?P<year>1\d{3}|20\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b",
    "month-day": rf"\b{_MONTH} {_DAY}(?:,? (?:of )?{_YEAR})?(?![\d:])\b",
    "day-month": rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?(?!\d)",
    "month-year": rf"\b(?:{_MONTH})(?: of|,)? {_YEAR}\b",
    "month": rf"\b(?P<how>[Ii]n|[Ll]ast|[Tt]his|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|mid-?|[Nn]ext) {_MONTH}(?! \d)",
    "numeric": r"\b(?P<first>[0-3]?\d)[/.](?P<second>[0-3]?\d)[/.](?P<year>20\d\d|19\d\d)\b",
    "season": rf"\b(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of|,)? {_YEAR}\b",
    "weekday": rf"\b(?P<how>[Ll]ast|[Nn]ext|[Tt]his|[Oo]n|[Ee]arly|[Ll]ate)?(?:(?<=[a-z]) |\b)(?P<weekday>{'|'.join(name.title() for name in WEEKDAYS if len(name) > 5)})\b(?! \d)(?! (?:Morning|Night|Times))",
    "relative": r"\b(?:(?:[Ee]arlier|[Ll]ater) )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|past) (?P<unit>week|month|year|summer|spring|fall|autumn|winter|weekend)\b",
    "near": r"\b(?P<near>[Yy]esterday|[Tt]omorrow|[Tt]oday)\b(?!['’]s)",
    "ago": rf"\b{_COUNT} (?P<unit>day|week|month|year|decade)s? ago\b",
    "century": r"\b(?:early |mid-?|late )?(?:the )?(?P<century>\d{1,2}(?:st|nd|rd|th)|\w+teenth|twentieth|twenty-first|\w+th)[ -](?:century|centuries)\b(?: (?:BC|BCE|AD|CE)\b)?",
    "decade": r"\b(?:early |mid-?|late )?(?:the )?(?P<decade>1\d\d0s|20\d0s)\b|\bthe (?:early |late )?['’]?(?P<short>[2-9]0s)\b",
    "old": r"\b(?:AD )?\d{1,4}(?:–\d{1,4})? (?:BCE?|AD|CE)\b|\bAD \d{1,4}\b",
    "years": r"(?<![\d$€£¥#.,/-])\b(?P<year>1[0-9]\d\d|20\d\d)(?:[–-](?P<until>\d\d(?:\d\d)?))?\b(?![,.]\d)(?!%)",
}
"""Each way of writing a date; earlier ones win where two begin at the same word."""
_COMPILED = [(name, re.compile(pattern)) for name, pattern in _PATTERNS.items()]
_SIGN = re.compile(
    rf"\d|{_MONTH}|(?i:day\b|century|last |this |next |past |yesterday|today|tomorrow| ago\b|"
    r"mon\b|tue|wed|thu|fri\b|sat\b|sun\b|\w+day\b)"
)
"""What a sentence has that has a date."""
_NEARBY = 300
"""A date without its year is of the year of a whole date so many characters before it, if of any."""
_BEFORE_YEAR = re.compile(
    r"""(?:\b(?:in|since|by|of|from|until|till|to|during|before|after|around|circa|about|and|between|
    the|year|for|as|early|late|mid|on|through|c\.|ca\.|fiscal|FY|or|than|late|[Bb]orn|[Dd]ied|
    [Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Aa]fter|[Bb]efore|[Dd]uring|[Uu]ntil|[Tt]he|its|his|her|their|b|d)\ |[(–—;,]\ ?|[a-z]-|^)$""",
    re.VERBOSE,
)
_NOT_COUNTING = re.compile(r"(?:\b(?:[iI]n|[tT]he|[Ii]ts|their|his|her|since|early|late) |pre-)$")
_AFTER_NAME = re.compile(r"\b[A-Z][a-z]+ $")
_COUNTED = re.compile(r" (?:[a-z]+ )?[a-z]+s\b(?<!was)(?<!is)(?<!has)(?<!as)(?<!this)")


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
        self._year: tuple[int, str, int] | None = None

    def find(self, text: str, start: int, end: int) -> list[Dated]:
        """Return the dates between two places of a text."""
        return list(self._find(text, start, end))

    def _find(self, text: str, start: int, end: int) -> Iterator[Dated]:
        if not _SIGN.search(text, start, end):
            return
        found = [
            (match.start(), rank, name, match)
            for rank, (name, pattern) in enumerate(_COMPILED)
            for match in pattern.finditer(text, start, end)
        ]
        at = start
        for begin, _, name, match in sorted(found, key=lambda item: item[:2]):
            if begin >= at and (dated := self._read(name, match, text)) is not None:
                yield dated
                at = match.end()

    def _read(self, name: str, found: re.Match[str], text: str) -> Dated | None:
        parts = {key: value for key, value in found.groupdict().items() if value}
        words = " ".join(found[0].split())
        if name == "years":
            return self._years(parts, found, text)
        if name in ("century", "decade", "old"):
            kind = "period" if name == "old" else name
            return Dated(*found.span(), kind, None)
        if name == "numeric":
            return self._numeric(parts, found, words)
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
        if "year" in parts:
            return self._sure(found, parts["year"] + month_day, words, kind)
        year, basis = self._guess(found, int(number), int(day or 15))
        if year is None:
            return Dated(*found.span(), kind, None)
        return _dated(found, f"{year}{month_day}", words, kind, basis)

    def _guess(self, found: re.Match[str], month: int, day: int) -> tuple[int | None, str]:
        """Return the year that a date without one is of, and why."""
        how = (found.groupdict().get("how") or "").lower()
        if self._published is not None and self._day is not None:
            year = nearest(self._day, month, day, how)
            return year, f"the source gives no year; it is of {self._published.iso}"
        if self._year is not None and how in ("", "in", "by", "until", "since", "from"):
            year, words, end = self._year
            is_same = "\n" not in found.string[end : found.start()]
            if is_same and found.start() - end <= _NEARBY:
                return year, f"the year of the date before it (“{words}”)"
        return None, ""

    def _sure(self, found: re.Match[str], iso: str, words: str, kind: str) -> Dated | None:
        """Return a date that gives its year; None where there is no such day."""
        if not Day.is_real(iso):
            return None
        self._year = int(iso[:4]), words, found.end()
        return Dated(*found.span(), kind, Date(iso, words))

    def _numeric(self, parts: dict[str, str], found: re.Match[str], words: str) -> Dated | None:
        first, second = int(parts["first"]), int(parts["second"])
        if min(first, second) > 12 or (max(first, second) <= 12 and first != second):  # noqa: PLR2004
            return None  # day first or month first: nothing says which
        month, day = (second, first) if first > 12 else (first, second)  # noqa: PLR2004
        return self._sure(found, f"{parts['year']}-{month:02}-{day:02}", words, "day")

    def _years(self, parts: dict[str, str], found: re.Match[str], text: str) -> Dated | None:
        before = text[max(0, found.start() - 12) : found.start()]
        after = text[found.end() : found.end() + 40]
        is_said = _BEFORE_YEAR.search(before) is not None
        is_closed = after[:1] in ("", ")", ",", ".", ";", ":", "\n")
        is_closed = (
            is_closed or after.startswith(("’s", "'s", " (")) or bool(_AFTER_NAME.search(before))
        )
        is_counted = _COUNTED.match(after) is not None and not _NOT_COUNTING.search(before)
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


def _dated(found: re.Match[str], iso: str, words: str, kind: str, basis: str) -> Dated | None:
    """Return an inferred date; None where there is no such day."""
    if not Day.is_real(iso):
        return None
    return Dated(*found.span(), kind, Date(iso, words, inferred=True, basis=basis))
