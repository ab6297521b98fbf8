"""Parts a name as it stands into those that it names: "NASA Administrator Bill Nelson" is two."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.compiling.acronyms import find_acronyms
from bot.compiling.chunks import Chunk
from bot.compiling.english import english
from bot.compiling.kinds import kind_by_words
from bot.compiling.people import is_name_like, is_person, split_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.acronyms import Acronym
    from bot.compiling.chunks import Chunker
    from bot.compiling.passages import Passage
    from bot.compiling.tokens import Token
    from bot.compiling.world import Place
    from bot.compiling.world_names import WorldNames


_EVERYDAY = 4.3
"""The Zipf frequency from which a word behind "British" is its noun: "British Gas"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A name in a passage: words ``start`` to ``end``.

    Attributes:
        kind: where its own words tell.
        place: where it is the name of a place that everybody knows.
        role: where the role that precedes it begins; ``start`` for none.
        rank: where ranks and honorifics begin; ``start`` for none.
    """

    start: int
    end: int
    kind: str = ""
    place: Place | None = None
    role: int = -1
    rank: int = -1


@cache
def _titles() -> frozenset[str]:
    known = english()
    return known.roles | known.role_modifiers | known.ranks | known.honorifics


class Parter:
    """Finds the names of a passage and parts them."""

    def __init__(self, chunker: Chunker, world: WorldNames) -> None:
        self._chunker = chunker
        self._world = world

    def find(self, passage: Passage) -> tuple[list[Piece], list[Acronym]]:
        """Return the names of a passage, and the short forms that it explains."""
        acronyms = [a for a in find_acronyms(passage) if passage.tokens[a.start].is_capital]
        chunks = _merged(self._chunker.find(passage), acronyms)
        return [piece for chunk in chunks for piece in self._part(passage.tokens, chunk)], acronyms

    def _part(self, tokens: Sequence[Token], chunk: Chunk) -> Iterator[Piece]:
        start, end = chunk.start, chunk.end
        words = [token.lower for token in tokens[start:end]]
        if place := self._world.find_exactly(words):
            yield Piece(start, end, place.kind, place)
            return
        if titled := split_titles(tokens[start:end]):
            yield from self._owner(tokens, start, start + titled.role)
            rank, name = start + titled.rank, start + titled.name
            yield Piece(name, end, "person", role=start, rank=rank)
            return
        hyphen = self._hyphen(tokens, start, end)
        if hyphen:
            yield from self._part(tokens, Chunk(start, hyphen))
            yield from self._part(tokens, Chunk(hyphen, end))
            return
        size = self._place_prefix(words)
        if size and self._is_apart(tokens[start + size : end]):
            place = self._world.find_exactly(words[:size])
            yield Piece(start, start + size, place.kind if place else "", place)
            yield from self._part(tokens, Chunk(start + size, end))
            return
        yield from self._name(tokens, start, end)

    def _name(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[Piece]:
        if all(token.lower in _titles() for token in tokens[start:end]):
            return  # "the President": it names nobody by itself
        kind = kind_by_words(tokens[start:end])
        if kind == "role":
            yield from self._owner(tokens, start, end)
        elif not kind and is_person(tokens[start:end]):
            kind = "person"
        yield Piece(start, end, kind)

    def _owner(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[Piece]:
        """Yield those whom a role serves: "CEO of Rwanda Space Agency", "NASA Administrator"."""
        known = english()
        titles = known.roles | known.role_modifiers
        at = next((i for i in range(start, end) if tokens[i].lower in titles), end)
        if start < at:
            yield from self._part(tokens, Chunk(start, at))
        link = next((i for i in range(at, end) if tokens[i].text in ("of", "for")), end)
        first = link + 1
        while first < end and not tokens[first].is_capital:
            first += 1
        kind = kind_by_words(tokens[first:end]) if first < end else ""
        office = tuple(token.lower for token in tokens[first:end])
        is_place = self._world.find_exactly(office) is not None
        if office in known.offices and not is_place:
            return
        if kind not in ("", "role") or is_place:
            yield from self._part(tokens, Chunk(first, end))

    def _hyphen(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """Return where the second of two places stands: "U.S.-Africa"; 0 where it is none."""
        for at in range(start + 1, end):
            words = [token.lower for token in tokens[start:end]]
            here = at - start
            if tokens[at].is_hyphened and self._world.find_exactly(words[:here]):
                return at if self._world.find_exactly(words[here:]) else 0
        return 0

    def _place_prefix(self, words: Sequence[str]) -> int:
        """Return how many words at the beginning name a place or its people; 0 for none."""
        for size in (3, 2, 1):
            if size < len(words) and self._world.find_exactly(words[:size]):
                return size
        return 0

    def _is_apart(self, rest: Sequence[Token]) -> bool:
        """Return whether what follows a place's name is a name of its own."""
        if rest[0].is_hyphened or not rest[0].is_capital:
            return False
        if is_person(rest):
            return True
        words = [token.lower for token in rest]
        return (
            not kind_by_words(rest)
            and not (len(rest) == 1 and words[0] in english().kind_of_head)
            and is_name_like(rest)
            and (len(rest) == 1 or self._place_prefix(words) > 0)
            and len(rest[0].text) > 2  # noqa: PLR2004 - "US V8"
            and english().zipf.get(words[0], 0) < _EVERYDAY
        )


def spoken_roles(passage: Passage, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield those who speak without a name: "A Pacific Air Forces spokesman told …"."""
    tokens = passage.tokens
    for piece in pieces:
        at = piece.end
        if at >= len(tokens) or not tokens[at].follows_closely or piece.kind in ("person", "role"):
            continue
        while at + 1 < len(tokens) and tokens[at].text in english().role_modifiers:
            at += 1
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        is_speaking = after is not None and after.follows_closely and after.text in english().say
        if tokens[at].text in english().roles and tokens[at].text.islower() and is_speaking:
            yield Piece(piece.start, at + 1, "role")


def _merged(chunks: Iterator[Chunk], acronyms: Sequence[Acronym]) -> list[Chunk]:
    """Return the chunks, with those that explain a short form as one."""
    long = [Chunk(a.start, a.end) for a in acronyms]
    beside = _Beside(long)
    kept = []
    for chunk in chunks:
        near = beside.near(chunk)
        is_apart = not any(chunk.start < o.end and o.start < chunk.end for o in near)
        if is_apart or any(chunk.start <= o.start and o.end < chunk.end for o in near):
            kept.append(chunk)
    beside = _Beside(kept)
    kept += [
        other
        for other in long
        if not any(c.start <= other.start and other.end <= c.end for c in beside.near(other))
    ]
    return sorted(kept, key=lambda chunk: chunk.start)


class _Beside:
    """Chunks by where they stand, so that those that may touch another are soon found."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = sorted(chunks, key=lambda chunk: chunk.start)
        self._starts = [chunk.start for chunk in self._chunks]
        self._longest = max((chunk.end - chunk.start for chunk in chunks), default=0)

    def near(self, chunk: Chunk) -> Sequence[Chunk]:
        """Return all that touch a chunk, and some that don't."""
        first = bisect_left(self._starts, chunk.start - self._longest)
        return self._chunks[first : bisect_left(self._starts, chunk.end)]
