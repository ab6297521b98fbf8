"""What in a sentence can fill a facet: names for who, dates for when, numbers for how many.

Found by the words alone, without knowing the source: a run of capitals is a name, a number before a
unit of time a duration.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_YEAR = re.compile(r"(?:1\d|20)\d\d(?:s)?$")
_COMMON = 3.4  # Zipf frequency from which a capital at the start of a sentence names nothing


class Fillers(NamedTuple):
    """Places in a sentence, as ranges of words, by what they can fill."""

    names: tuple[range, ...] = ()
    people: tuple[range, ...] = ()
    places: tuple[range, ...] = ()
    dates: tuple[range, ...] = ()
    numbers: tuple[range, ...] = ()
    amounts: tuple[range, ...] = ()
    durations: tuple[range, ...] = ()
    reasons: tuple[range, ...] = ()
    manners: tuple[range, ...] = ()
    namings: tuple[range, ...] = ()


def find_fillers(words: Sequence[Word], lexicon: Lexicon) -> Fillers:
    """Return the fillers of a sentence."""
    texts = [word.text for word in words]
    names = _names(words, lexicon)
    cues = lexicon.cues
    numbers = _numbers(texts, cues["number"])
    return Fillers(
        names=names,
        people=tuple(r for r in names if _is_person(r, texts, lexicon)),
        places=tuple(r for r in names if _is_place(r, texts, lexicon)),
        dates=_dates(words, lexicon),
        numbers=tuple(r for r in numbers if not _is_year(words[r.start])),
        amounts=tuple(r for r in numbers if _is_amount(r, texts, cues["unit"])),
        durations=tuple(r for r in numbers if _is_before(r, texts, cues["time-unit"])),
        reasons=_cued(texts, cues["reason"]),
        manners=_cued(texts, cues["manner"]),
        namings=_cued(texts, cues["naming"]),
    )


def _names(words: Sequence[Word], lexicon: Lexicon) -> tuple[range, ...]:
    """Return the runs of words that are written as names, joined by "of" and "the" where short."""
    found: list[range] = []
    at = 0
    while at < len(words):
        if not _is_name(words, at, lexicon):
            at += 1
            continue
        end = at + 1
        while end < len(words) and words[end].is_capital and _touches(words, end):
            end += 1
        found.append(range(at, end))
        at = end
    return tuple(found)


def _touches(words: Sequence[Word], at: int) -> bool:
    """Whether a word follows the one before with no more than a space, hyphen or dot between."""
    return words[at].start - words[at - 1].end <= 2  # noqa: PLR2004 - ". " after an initial


def _is_name(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    word = words[at]
    if not word.is_capital or word.text in lexicon.stop or word.text in lexicon.months:
        return False
    if at:
        return True
    after = words[1] if len(words) > 1 else None
    is_followed = after is not None and after.is_capital and _touches(words, 1)
    return is_followed or lexicon.zipf.get(word.text, 0) < _COMMON


def _is_person(name: range, texts: Sequence[str], lexicon: Lexicon) -> bool:
    cues = lexicon.cues
    inside = set(texts[name.start : name.stop])
    if inside & cues["body"] or inside & lexicon.countries:
        return False
    is_titled = bool(inside & cues["title"]) or (
        name.start > 0 and texts[name.start - 1] in cues["title"]
    )
    return is_titled or len(name) > 1


def _is_place(name: range, texts: Sequence[str], lexicon: Lexicon) -> bool:
    before = texts[max(0, name.start - 2) : name.start]
    is_led = bool(lexicon.cues["place-before"].intersection(before))
    return is_led or not lexicon.countries.isdisjoint(texts[name.start : name.stop])


def _is_year(word: Word) -> bool:
    """Whether a number is written as years are: "1,200" is none."""
    return bool(_YEAR.match(word.text)) and "," not in word.typed


def _dates(words: Sequence[Word], lexicon: Lexicon) -> tuple[range, ...]:
    texts = [word.text for word in words]
    time_words = lexicon.cues["time-word"]
    months = lexicon.months.keys() - lexicon.cues["month-or-word"]
    return tuple(
        range(i, i + 1)
        for i, text in enumerate(texts)
        if _is_year(words[i])
        or text in months
        or text in time_words
        or (text == "may" and i + 1 < len(texts) and texts[i + 1][0].isdigit())
    )


def _numbers(texts: Sequence[str], words: frozenset[str]) -> tuple[range, ...]:
    return tuple(
        range(i, i + 1) for i, text in enumerate(texts) if text[0].isdigit() or text in words
    )


def _is_amount(number: range, texts: Sequence[str], units: frozenset[str]) -> bool:
    near = texts[max(0, number.start - 1) : number.stop + 2]
    return not units.isdisjoint(near)


def _is_before(number: range, texts: Sequence[str], units: frozenset[str]) -> bool:
    return not units.isdisjoint(texts[number.stop : number.stop + 2])


def _cued(texts: Sequence[str], cues: frozenset[str]) -> tuple[range, ...]:
    return tuple(range(i, i + 1) for i, text in enumerate(texts) if text in cues)


_BY_FACET = {
    Facet.WHO: ("people", "names"),
    Facet.WHEN: ("dates",),
    Facet.WHERE: ("places", "names"),
    Facet.HOW_MANY: ("numbers",),
    Facet.HOW_MUCH: ("amounts", "numbers"),
    Facet.HOW_LONG: ("durations", "dates"),
    Facet.WHY: ("reasons",),
    Facet.HOW: ("manners",),
}


def fitting(fillers: Fillers, facet: Facet) -> tuple[tuple[range, ...], ...]:
    """Return the fillers that fit a facet best, then those that may."""
    return tuple(getattr(fillers, name) for name in _BY_FACET.get(facet, ()))
