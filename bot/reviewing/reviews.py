"""Gathers what a person reviews: a text with each fact's words marked, its gaps and warnings.

What was altered is found by comparing the facts with those that were compiled last.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.compiling.checking import check, owners_of
from bot.compiling.drafting import draft
from bot.compiling.reading import read_seeds
from bot.compiling.warnings import warnings
from bot.errors import FaultsError, SourceError
from bot.factbase import FACTS
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.compiling.reading import Seed
    from bot.facts import Fact, Fill, Gap, Span
    from bot.parts import Part


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, and the numbers of the facts that quote them."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the written facts that begin in it.

    Attributes:
        number: the sentence's.
        facts: by their number on the page.
    """

    number: int
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[int, Fact], ...]


@dataclass(frozen=True, slots=True)
class Review:
    """One source, as a person reviews it.

    Attributes:
        gaps: those that are written, then the usual ones.
        altered: what is new, changed or gone since the last compile, a line each.
    """

    title: str
    place: str
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    warnings: tuple[str, ...]
    altered: tuple[str, ...]


def reviews(
    seeds: Path, knowledge: Path, name: str, progress: Callable[[str], None]
) -> Iterator[Review]:
    """Yield the reviews of all sources, or of the one that is named.

    Raise FaultsError where an annotation is wrong, SourceError where no source is called so.
    """
    read, faults = read_seeds(seeds, progress)
    owners = owners_of(read)
    faults += check(read, owners)
    if faults:
        raise FaultsError(in_order(faults))
    chosen = [seed for seed in read if name in ("", seed.id, seed.file, seed.place)]
    if not chosen:
        known = ", ".join(seed.id for seed in read)
        what = f"is no source in {seeds.as_posix()}"
        raise SourceError(what, place=name, remedy=f"known are: {known}")
    for seed in chosen:
        yield review(seed, draft(seed, read, owners), knowledge)


def review(seed: Seed, part: Part, knowledge: Path) -> Review:
    """Return the review of one source."""
    written = [fact for fact in part.facts.values() if not fact.by_rule]
    written.sort(key=lambda fact: fact.quotes[0].start)
    numbered = dict(enumerate(written, start=1))
    return Review(
        seed.title,
        seed.place,
        tuple(_rows(seed, numbered)),
        part.gaps,
        tuple(map(str, warnings(seed, part))),
        tuple(_altered(part, knowledge / f"{seed.id}{FACTS}")),
    )


def _rows(seed: Seed, facts: Mapping[int, Fact]) -> Iterator[Row]:
    for sentence in seed.sentences:
        span = sentence.span
        marks = [
            (number, quote)
            for number, fact in facts.items()
            for quote in fact.quotes
            if quote.start < span.end and span.start < quote.end
        ]
        own = tuple(
            (n, fact) for n, fact in facts.items() if span.start <= fact.quotes[0].start < span.end
        )
        yield Row(sentence.number, tuple(_pieces(seed.text, span, marks)), own)


def _pieces(text: str, span: Span, marks: Sequence[tuple[int, Span]]) -> Iterator[Piece]:
    """Yield a sentence cut at each place where a quote begins or ends."""
    cuts = {span.start, span.end}
    for _, quote in marks:
        cuts |= {max(span.start, quote.start), min(span.end, quote.end)}
    places = sorted(cuts)
    for start, end in pairwise(places):
        numbers = tuple(n for n, quote in marks if quote.start <= start and end <= quote.end)
        yield Piece(" ".join(text[start:end].split("\n")), numbers)


def told_fill(facet: str, fill: Fill) -> str:
    """Return a fill as it is reviewed: its text, the names and the date in it, its kinds."""
    found = [*fill.entities, *([f"= {fill.date.iso}"] if fill.date else [])]
    inferred = " inferred" if fill.date and fill.date.inferred else ""
    beside = f" [{' '.join(found)}{inferred}]" if found else ""
    return f"{facet}: {fill.text}{beside}"


def _altered(part: Part, file: Path) -> Iterator[str]:
    """Yield what is new, changed or gone since the knowledge file was written."""
    if not file.is_file():
        yield "never compiled yet"
        return
    known: dict[str, Any] = json.loads(file.read_text("utf-8")).get("facts") or {}
    written = {key: fact for key, fact in part.facts.items() if not fact.by_rule}
    for key, fact in written.items():
        if key not in known:
            yield f"new: {key}: {fact.answer}"
        elif (old := _said(known[key])) != (new := _now(fact)):
            yield f"changed: {key}: {old} → {new}"
    for key, note in known.items():
        if "sentence" not in note and key not in written:
            yield f"gone: {key}: {note.get('answer', '')}"


def _said(note: Mapping[str, Any]) -> str:
    fills = note.get("fills", {})
    told = " · ".join(f"{facet}: {fills[facet]['text']}" for facet in sorted(fills))
    return f"{note.get('answer', '')} ({told})"


def _now(fact: Fact) -> str:
    fills = sorted((str(facet), fill.text) for facet, fill in fact.fills.items())
    told = " · ".join(f"{facet}: {text}" for facet, text in fills)
    return f"{fact.answer} ({told})"
