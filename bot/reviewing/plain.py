"""Shows a review in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reviewing.reviews import told_fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts import Fact
    from bot.reviewing.reviews import Piece, Review

_MOST_ASKS = 5


def plainly(review: Review) -> str:
    """Return a review as text: quoted words stand in brackets, with the numbers of their facts."""
    return "\n".join(_lines(review)) + "\n"


def _lines(review: Review) -> Iterator[str]:
    yield f"{review.title} ({review.place})"
    for row in review.rows:
        yield f"\n[{row.number}] {''.join(map(_marked, row.pieces))}"
        if not row.facts and not any(piece.numbers for piece in row.pieces):
            yield "    – no fact"
        for number, fact in row.facts:
            yield from _fact(number, fact)
    for name, lines in (
        ("gaps", [f"{gap.says} ({gap.id})" for gap in review.gaps]),
        ("warnings", review.warnings),
        ("altered since the last compile", review.altered),
    ):
        yield f"\n{name}: {len(lines)}"
        yield from (f"  {line}" for line in lines)


def _marked(piece: Piece) -> str:
    return f"⟦{piece.text}⟧{_raised(piece.numbers)}" if piece.numbers else piece.text


def _raised(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers)).translate(str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹’"))


def _fact(number: int, fact: Fact) -> Iterator[str]:
    yield f"    {number}. {fact.answer or fact.id}"
    fills = [told_fill(str(facet), fill) for facet, fill in fact.fills.items()]
    if fills:
        yield f"       {' · '.join(fills)}"
    more = f" … ({len(fact.asks)})" if len(fact.asks) > _MOST_ASKS else ""
    yield f"       asks: {'; '.join(fact.asks[:_MOST_ASKS])}{more}"
