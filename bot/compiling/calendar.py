"""Counting with days: which date a text means that names it from its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bot.facts import Date

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_JUST_PAST = 31
"""Days before its own date of which a text may still speak as to come."""
_AHEAD = 10
"""Years after its own that a text names with two digits: "the 7/8/33 deadline"."""
_SEASONS = ("spring", "summer", "fall", "autumn", "winter")


class Day(NamedTuple):
    """A document's own date: the day, and how exactly it is known (year, month or day: 0 to 2)."""

    day: dt.date
    precision: int

    @staticmethod
    def is_real(iso: str) -> bool:
        """Return whether there is such a day, month or year."""
        try:
            dt.date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
        except ValueError:
            return False
        return True


def named_day(date: Date | None) -> Day | None:
    """Return a date as a day, in the middle of what it leaves open."""
    if date is None:
        return None
    precision = date.iso.count("-")
    middle = ("-07-01", "-15", "")[precision]
    return Day(dt.date.fromisoformat(date.iso + middle), precision)


def nearest(own: Day, month: int, day: int, how: str = "") -> int:
    """Return the year that brings a day and month nearest to a document's own date."""
    years = [own.day.year + step for step in (-1, 0, 1)]
    if how == "last":
        years = [year for year in years if _at(year, month, day) <= own.day]
    elif how == "soon":
        past = own.day - dt.timedelta(days=_JUST_PAST)
        years = [year for year in years if _at(year, month, day) >= past]
    elif how == "next":
        years = [year for year in years if _at(year, month, day) > own.day]
    return min(years, key=lambda year: abs((_at(year, month, day) - own.day).days))


def _at(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 29 February
        return dt.date(year, month, 28)


def weekday_before(own: Day, weekday: int, how: str) -> str:
    """Return the day that a weekday's name means: the last one, or the next where it is said so."""
    if own.precision < 2:  # noqa: PLR2004 - a day
        return ""
    back = (own.day.weekday() - weekday) % 7
    if how.lower() == "next":
        return (own.day + dt.timedelta(days=7 - back if back else 7)).isoformat()
    if how.lower() == "last" and back == 0:
        back = 7
    return (own.day - dt.timedelta(days=back)).isoformat()


def relative(own: Day, name: str, parts: dict[str, str]) -> str:
    """Return the date that "last month" or "two years ago" means; empty where nobody can tell."""
    if name == "near":
        step = {"yesterday": -1, "today": 0, "tomorrow": 1}[parts["near"].lower()]
        is_known = own.precision == 2  # noqa: PLR2004 - a day
        return (own.day + dt.timedelta(days=step)).isoformat() if is_known else ""
    if name == "ago":
        return _ago(own, parts["count"].lower(), parts["unit"])
    return _beside(
        own, {"last": -1, "past": -1, "this": 0, "next": 1}[parts["which"].lower()], parts
    )


def _beside(own: Day, step: int, parts: dict[str, str]) -> str:
    """Return the year, month or week that stands a step from a document's own date."""
    unit = parts["unit"]
    if unit == "year" or unit in _SEASONS:
        return str(own.day.year + step)
    if own.precision == 0:
        return ""
    if unit == "month":
        return _months(own.day, step)
    if own.precision == 1:
        return ""
    monday = own.day - dt.timedelta(days=own.day.weekday()) + dt.timedelta(weeks=step)
    sunday = monday + dt.timedelta(days=6)
    return monday.isoformat()[:7] if monday.month == sunday.month else ""


def _ago(own: Day, count: str, unit: str) -> str:
    number = (
        1 if count in ("a", "an") else _NUMBERS.index(count) if count in _NUMBERS else int(count)
    )
    if unit in ("year", "decade"):
        return f"{own.day.year - number * (10 if unit == 'decade' else 1):04}"
    if own.precision == 0:
        return ""
    if unit == "month":
        return _months(own.day, -number)
    if own.precision == 1:
        return ""
    day = own.day - dt.timedelta(days=number * (7 if unit == "week" else 1))
    return day.isoformat() if unit == "day" else day.isoformat()[:7]


def _months(day: dt.date, step: int) -> str:
    months = day.year * 12 + day.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"


def nth_weekday(year: int, month: int, weekday: int, nth: str) -> str:
    """Return the first, second … or last day of its name in a month."""
    first = dt.date(year, month, 1)
    days = [first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * n) for n in range(5)]
    within = [day for day in days if day.month == month]
    at = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[nth]
    return within[at].isoformat()


def century(short: int, own: Day | None) -> int:
    """Return the year of two digits that is no more than ten years after a document's own."""
    latest = (own.day.year if own is not None else dt.MAXYEAR) + _AHEAD
    return next((c + short for c in (2000, 1900) if c + short <= latest), 1900 + short)
