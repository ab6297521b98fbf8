"""Shows reviews as one HTML page that needs no other file."""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from bot.reviewing.reviews import told_fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts import Fact
    from bot.reviewing.reviews import Piece, Review, Row

_STYLE = resources.files("bot") / "reviewing" / "page.css"


def page(reviews: Iterable[Review]) -> str:
    """Return the page."""
    body = "\n".join(line for review in reviews for line in _section(review))
    style = _STYLE.read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>review</title>'
        f"<style>\n{style}</style></head><body>\n{body}\n</body></html>\n"
    )


def _section(review: Review) -> Iterator[str]:
    yield f"<h1>{escape(review.title)}</h1><p class=place>{escape(review.place)}</p>"
    yield "<table>"
    yield from map(_row, review.rows)
    yield "</table>"
    gaps = [
        f"{escape(gap.says)} <small>{escape('; '.join(gap.words))}</small>" for gap in review.gaps
    ]
    for name, lines in (
        ("gaps", gaps),
        ("warnings", [escape(line) for line in review.warnings]),
        ("altered since the last compile", [escape(line) for line in review.altered]),
    ):
        items = "".join(f"<li>{line}</li>" for line in lines)
        yield f"<h2>{name}: {len(lines)}</h2><ul>{items}</ul>"


def _row(row: Row) -> str:
    is_bare = not row.facts and not any(piece.numbers for piece in row.pieces)
    text = "".join(map(_piece, row.pieces))
    facts = "".join(_fact(number, fact) for number, fact in row.facts)
    kind = " class=bare" if is_bare else ""
    facts = "<p class=none>no fact</p>" if is_bare else facts
    return f"<tr{kind}><td class=number>{row.number}</td><td>{text}</td><td>{facts}</td></tr>"


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if not piece.numbers:
        return text
    return f"<mark>{text}<sup>{', '.join(map(str, piece.numbers))}</sup></mark>"


def _fact(number: int, fact: Fact) -> str:
    fills = "".join(
        f"<li>{escape(told_fill(str(facet), fill))}</li>" for facet, fill in fact.fills.items()
    )
    asks = escape(" · ".join(fact.asks))
    return (
        f"<div class=fact><p><b>{number}</b> {escape(fact.answer or fact.id)}</p>"
        f"<ul>{fills}</ul><p class=asks>{asks}</p></div>"
    )
