"""Titles, ranks and roles before a name, and which names are people's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.english import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.tokens import Token

_MOST_NAMES = 5
_FAMILY = re.compile(r"(?:O['’]|Mc)[A-Z][a-z]")
"""How a family's name begins, and none else's."""
_REGNAL = frozenset("king queen emperor empress prince princess pope sultan saint st duke".split())
"""Titles that stay with the name: "King Abdullah"."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A person in a chunk, as places in its words.

    Attributes:
        role: where the role ends that begins the chunk; 0 for none.
        rank: where ranks and honorifics begin; equal to ``name`` where there are none.
        name: where the name begins.
    """

    role: int
    rank: int
    name: int


def split_titles(tokens: Sequence[Token]) -> Titled | None:
    """Return where role, rank and name of a person stand; None where no title precedes a name."""
    known = english()
    for at in range(len(tokens) - 2, -1, -1):
        lower = tokens[at].lower
        is_rank = lower in known.honorifics or lower in known.rank_heads
        if (not is_rank and lower not in known.roles) or tokens[at + 1].is_hyphened:
            continue
        name = _after_office(tokens, at + 1)
        if name is None or not is_name_like(
            tokens[name:], is_certain=is_rank and not _is_word(lower)
        ):
            continue
        rank = at if is_rank else name
        while is_rank and rank and tokens[rank - 1].lower in known.ranks | known.honorifics:
            rank -= 1
        return Titled(rank if is_rank else name, rank, name)
    return None


def _after_office(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the name begins after "of State", or after anything up to a given name."""
    if tokens[at].text not in ("of", "for", "to"):
        return at
    words = [token.lower for token in tokens[at + 1 :]]
    for size in range(min(6, len(words) - 1), 0, -1):
        if tuple(words[:size]) in english().offices:
            return at + 1 + size
    given = (i for i, word in enumerate(words) if i and word in english().given)
    first = next(given, None)
    return None if first is None or first == len(words) - 1 else at + 1 + first


def _is_word(title: str) -> bool:
    """Return whether a rank is also a plain word: General Motors, Major Lazer."""
    return title in ("general", "major", "private", "marshal", "master", "chief")


def is_name_like(tokens: Sequence[Token], *, is_certain: bool = False) -> bool:
    """Return whether words can be a person's name.

    Args:
        tokens: the words of a name.
        is_certain: whether a rank before it says that it is one.
    """
    known = english()
    names = [t for t in tokens if t.lower not in known.particles and not t.is_initial]
    if not names or len(names) > _MOST_NAMES or any(t.is_number for t in names):
        return False
    if not all(token.is_capital for token in names):
        return False
    last = names[-1]
    if is_certain:  # but no General Motors
        return len(names) == 1 or last.lower not in known.kind_of_head
    if last.lower.endswith(("ism", "ity", "isms", "ics")):
        return False
    is_headed = last.lower in known.kind_of_head or last.lower in known.roles
    is_given = len(names) > 1 and is_given_name(names[0])
    return (not is_headed or is_given) and not last.is_acronym


def is_given_name(token: Token) -> bool:
    """Return whether a word is a given name, with or without its accents."""
    known = english()
    written = (token.lower, _without_accents(token.lower))
    return token.lower not in known.particles and not known.given.isdisjoint(written)


def is_person(tokens: Sequence[Token]) -> bool:
    """Return whether a name without a title is a person's, by its own words."""
    known = english()
    if len(tokens) < 2 or not is_name_like(tokens) or len(tokens) > _MOST_NAMES:  # noqa: PLR2004
        return False
    first, last = tokens[0], tokens[-1]
    if last.lower in known.kind_of_head or last.lower in known.small_heads:
        return False
    inner = tokens[1:-1]
    has_initial = any(token.is_initial for token in tokens[:-1])
    has_particle = any(t.lower in ("bin", "ibn", "von", "van") for t in inner)
    is_given = is_given_name(first) and not first.is_acronym
    is_family = _FAMILY.match(last.text) is not None
    return is_family or has_initial or has_particle or is_given


def is_regnal(title: str) -> bool:
    """Return whether a title stays with the name it precedes."""
    return title.lower() in _REGNAL


def rank_words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return what somebody of a rank is: "Lt. Gen." is a lieutenant general, general, officer."""
    known = english()
    words = [known.rank_names.get(token.lower, token.lower) for token in tokens]
    words = [word for word in words if word not in known.honorifics]
    if not words:
        return ()
    return tuple(dict.fromkeys((" ".join(words), words[-1], "officer")))


def _without_accents(word: str) -> str:
    """Return a word without accents: "tomás" is "tomas"."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
