"""What `bot gaps` does: list what was asked in vain, and write what a person chose of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bot.curating import annotating
from bot.curating.asked import read
from bot.curating.grouping import grouped
from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.curating.asked import Asked, Near
    from bot.lang.lexicon import Lexicon
    from bot.speaking import Speaker

Group = list["Asked"]
SHOWN = 5  # questions of a group
_COSINE = re.compile(r"(\d\d) (\S+)")
_CHOSEN = re.compile(r"(\d+)(?:\.(\d+))?")


def groups_of(
    rows: Sequence[tuple[str, str]], speaker: Speaker, lexicon: Lexicon
) -> list[list[Asked]]:
    """Return what is still asked in vain, by likeness, the most often asked first."""

    def related(stem: str) -> dict[str, float]:
        found = _COSINE.findall(lexicon.related.get(stem, ""))
        return {other: int(cosine) / 100 for cosine, other in found}

    return grouped(list(read(rows, speaker)), related)


def told(groups: Sequence[Sequence[Asked]]) -> Iterator[str]:
    """Yield the groups as lines: the number to choose it by, the questions, the nearest facts."""
    for number, group in enumerate(groups, 1):
        times = sum(each.times for each in group)
        askers = max(each.askers for each in group)
        yield f"{number}. asked {times} times, by {askers} or more: {group[0].text}"
        yield from (f"     {each.text}" for each in group[1:SHOWN])
        if len(group) > SHOWN:
            yield f"     … and {len(group) - SHOWN} more"
        for place, near in enumerate(nearest(group), 1):
            yield f"   {number}.{place} {near.fact}: {near.quote}"
        yield ""


def nearest(group: Sequence[Asked]) -> list[Near]:
    """Return the facts nearest to a group: those that are near to most of its questions."""
    votes: Counter[Near] = Counter()
    for each in group:
        for rank, near in enumerate(each.near, 1):
            votes[near] += each.times * 6 // rank
    return [near for near, _ in votes.most_common(3)]


def chosen(typed: str, groups: Sequence[Group]) -> Iterator[tuple[Group, Near]]:
    """Yield the groups that were chosen, each with its fact: "2" is its nearest, "2.3" its third.

    Raises:
        BotError: where there is no such group or fact.
    """
    for each in filter(None, re.split(r"[\s,]+", typed)):
        found = _CHOSEN.fullmatch(each)
        number, place = (int(found[1]), int(found[2] or 1)) if found else (0, 0)
        if not 0 < number <= len(groups) or not 0 < place <= len(nearest(groups[number - 1])):
            raise BotError(f"there is no {each}", remedy="choose a number that `bot gaps` lists")
        yield groups[number - 1], nearest(groups[number - 1])[place - 1]


def write_asks(seeds: Path, picked: tuple[Group, Near]) -> str:
    """Let the fact be asked for by the group's questions; return where that stands now."""
    group, near = picked
    return annotating.add_asks(seeds / f"{near.source}.yaml", near, _questions(group))


def write_gap(seeds: Path, picked: tuple[Group, Near], says: str) -> str:
    """Say that the source leaves the group's questions open; return where that stands now."""
    group, near = picked
    wanted = Counter(facet for each in group for facet in each.wanted)
    named = Counter(word[1:] for each in group for word in each.content if word.startswith("@"))
    gap = annotating.NewGap(
        questions=_questions(group),
        facets=[facet for facet, _ in wanted.most_common()],
        named=[name for name, times in named.most_common() if 2 * times >= len(group)],
        says=says,
    )
    return annotating.add_gap(seeds / f"{near.source}.yaml", near, gap)


def _questions(group: Group) -> list[str]:
    return [each.text.rstrip("?!. ") for each in group]
