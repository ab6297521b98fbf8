"""Who is taken for whom in a question, and on whose side something is asked.

Both stand in the order of its words: "is **A** the **B**", "**Japan's** delegation".
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.facts import Facet
from bot.lang.words import is_possessive, text_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.answering.read.question import Mention
    from bot.lang.words import Word

    Cues = Mapping[str, frozenset[str]]


def equated(
    words: Sequence[Word], mentions: Sequence[Mention], cues: Cues
) -> Iterator[tuple[Mention, Mention]]:
    """Return the pairs of names that are taken for one: "is A the B", "A, the B,".

    "Is A B's friend" takes nobody for another, nor does "is it A or B".
    """
    if len(mentions) < 2:  # noqa: PLR2004 - a pair
        return
    texts = [word.text for word in words]
    if not cues["choice"].isdisjoint(texts):
        return
    for one, other in itertools.pairwise(mentions):
        between = set(texts[one.end : other.start])
        opening = text_at(words, _before(one.start, texts, cues["article"]))
        is_linked = not cues["copula"].isdisjoint({opening, *between})
        is_named = not cues["article"].isdisjoint(between)
        is_bare = between <= cues["equating"] | cues["title"]
        if is_bare and (is_linked or is_named) and not is_possessive(words[other.end - 1]):
            yield one, other


def side_of(
    words: Sequence[Word], mentions: Sequence[Mention], facets: Collection[Facet], cues: Cues
) -> frozenset[str]:
    """Return whose side is asked about: "Japan's delegation", "who was there for Japan"."""
    texts = [word.text for word in words]
    side: frozenset[str] = frozenset()
    for mention in (m for m in mentions if m.is_hard):
        after = set(texts[mention.end : mention.end + 2])
        if is_possessive(words[mention.end - 1]):  # "Japan's counterpart" is not Japan's
            after -= cues["counterpart"]
        if not cues["met"].isdisjoint(texts[max(0, mention.start - 2) : mention.start]):
            continue  # "met Japanese officials" asks about those who met them
        idle = cues["article"] | {"of"}  # "on behalf of the French"
        at = _before(mention.start, texts, idle)
        before = text_at(words, at)
        is_for = Facet.WHO in facets and before in cues["for"]
        is_of = before in cues["side-noun"] - cues["counterpart"] and texts[at + 1] == "of"
        is_side = is_for or is_of or before in cues["side-of"]
        if is_side or not after.isdisjoint(cues["side-noun"]):
            side |= mention.ids
    return side


def _before(at: int, texts: Sequence[str], idle: Collection[str]) -> int:
    """Return the place of the word that stands before a name, but for such as mean nothing."""
    at -= 1
    while at > 0 and texts[at] in idle:
        at -= 1
    return at
