"""What is no fault in a source or its annotation, but probably not meant.

A quote that was mended, a name of two, an ask under two facts, a kind that nothing asks for, a text
that a comma parted, a gap that a fact answers, a sentence that no fact covers; and what had to be
decided to read a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.compiling.annotated import is_hole
from bot.compiling.checking import fault, foreign_to, owners_of
from bot.compiling.drafting import draft
from bot.compiling.filled import known_kinds
from bot.compiling.locate import is_mended
from bot.compiling.passages import FUNCTION_WORDS
from bot.compiling.reading import read_seeds
from bot.errors import AnnotationError
from bot.factbase import PLAIN, seed_files
from bot.places import in_order, place_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from bot.compiling.reading import Seed
    from bot.errors import BotError
    from bot.facts import Fact, Gap
    from bot.parts import Part

_FEWEST_WORDS = 5
"""A line of fewer words is a heading or a name, and needs no fact."""
_JOINED = re.compile(r"(?:and|or) ")
_COVERED = 0.6
"""Of a gap's words so many in a fact that fills what is asked: it answers the gap."""


def warned(seeds: Path, only: Collection[str] | None = None) -> Iterator[BotError]:
    """Yield the warnings of a folder's annotations, which are right.

    Args:
        seeds: the folder.
        only: the ids of the sources that are asked about; None for all.
    """
    files = seed_files(seeds).items()
    noted = {key for key, path in files if path.with_suffix(".yaml").is_file()}
    told = noted | {key for key, path in files if path.suffix.lower() != PLAIN}
    wanted = told if only is None else told.intersection(only)
    read, _ = read_seeds(seeds, _silent, wanted)
    if any(map(foreign_to, read)):  # what they name may be declared by any other
        read, _ = read_seeds(seeds, _silent, noted | wanted)
    owners = owners_of(read)
    for seed in read:
        if seed.id in wanted:
            yield from warnings(seed, draft(seed, read, owners))


def _silent(_line: str) -> None:
    """Show no progress."""


def warnings(seed: Seed, part: Part) -> list[BotError]:
    """Return the warnings of one source, in the order of their places."""
    extracted = seed.extracted.warnings if seed.extracted is not None else ()
    if seed.document is None:
        return list(extracted)
    found = (
        *extracted,
        *_unreviewed(seed),
        *_mended(seed, part),
        *_shared_names(seed),
        *_shared_asks(seed),
        *_idle_kinds(seed),
        *_parted(seed),
        *_answered_gaps(seed, part),
    )
    return [*in_order(found), *_uncovered(seed, part)]


def _unreviewed(seed: Seed) -> Iterator[AnnotationError]:
    if seed.annotation.draft:
        remedy = "read it beside its text, then remove draft: true"
        yield fault(seed, ("draft",), "this is a draft that nobody has reviewed", remedy)


def _mended(seed: Seed, part: Part) -> Iterator[AnnotationError]:
    for i, note in enumerate(seed.annotation.facts):
        fact = part.facts.get(note.id)
        if fact is None or not note.quote:
            continue
        if len(fact.quotes) > len(note.quote):
            what = f"fact ‘{note.id}’: a quote was taken apart, a part for each place in the source"
            yield fault(seed, ("facts", i, "quote"), what, "nothing to do, if all of it is meant")
            continue
        for n, (quote, span) in enumerate(zip(note.quote, fact.quotes, strict=True)):
            if is_mended(quote, span, seed.text):
                own = " ".join(seed.text[span.start : span.end].split())
                what = f"fact ‘{note.id}’: the quote was mended to the source's “{own}”"
                yield fault(seed, ("facts", i, "quote", n), what, "nothing to do")


def _shared_names(seed: Seed) -> Iterator[AnnotationError]:
    """Yield each name that two entities have."""
    owner: dict[str, str] = {}
    for key, note in seed.annotation.entities.items():
        for name in dict.fromkeys((note.name, *note.aliases)):
            first = owner.setdefault(name.casefold(), key)
            if first != key:
                what = f"‘{name}’ is a name of ‘{first}’ and of ‘{key}’"
                yield fault(seed, ("entities", key), what, "leave it to the one that is meant")


def _shared_asks(seed: Seed) -> Iterator[AnnotationError]:
    owner: dict[str, str] = {}
    for i, note in enumerate(seed.annotation.facts):
        for n, ask in enumerate(note.asks):
            first = owner.setdefault(" ".join(re.findall(r"\w+", ask.lower())), note.id)
            if first != note.id:
                what = f"the ask “{ask}” stands under ‘{first}’ and ‘{note.id}’"
                yield fault(
                    seed, ("facts", i, "asks", n), what, "leave it under the one it asks for"
                )


def _idle_kinds(seed: Seed) -> Iterator[AnnotationError]:
    known = known_kinds()
    for i, note in enumerate(seed.annotation.facts):
        for facet, fill in note.fills.items():
            for n, kind in enumerate(fill.kinds):
                if kind not in known:
                    what = f"the kind ‘{kind}’ does nothing: no question asks for it"
                    loc = ("facts", i, "fills", str(facet), "kinds", n)
                    yield fault(
                        seed, loc, what, "remove it; seeds/README.md lists those that count"
                    )


def _parted(seed: Seed) -> Iterator[AnnotationError]:
    """Yield the texts of a list that read like the second half of the one before."""
    for i, note in enumerate(seed.annotation.facts):
        for n, ask in enumerate(note.asks):
            if n and _JOINED.match(ask):
                what = f"“{ask}” may be the rest of “{note.asks[n - 1]}”: a comma parts a list"
                yield fault(seed, ("facts", i, "asks", n), what, "put the whole text in quotes")


def _answered_gaps(seed: Seed, part: Part) -> Iterator[AnnotationError]:
    gaps = {gap.id: gap for gap in part.gaps}
    for i, note in enumerate(seed.annotation.gaps):
        if is_hole(note) or not note.open or note.id not in gaps:
            continue
        fact = next((f for f in part.facts.values() if _answers(f, gaps[note.id], note.open)), None)
        if fact is not None:
            what = f"the fact ‘{fact.id}’ may answer the gap “{note.open}”"
            yield fault(seed, ("gaps", i), what, "remove the gap, or say more exactly what is open")


def _answers(fact: Fact, gap: Gap, words: str) -> bool:
    if fact.by_rule or fact.fills.keys().isdisjoint(gap.facets):
        return False
    asked = _words(words)
    return len(asked & _words(fact.answer)) >= max(2, _COVERED * len(asked))


def _words(text: str) -> set[str]:
    return {word.lower()[:5] for word in re.findall(r"\w+", text)} - FUNCTION_WORDS


def _uncovered(seed: Seed, part: Part) -> Iterator[AnnotationError]:
    quotes = [span for fact in part.facts.values() if not fact.by_rule for span in fact.quotes]
    for sentence in seed.sentences:
        span = sentence.span
        words = seed.text[span.start : span.end].split()
        is_covered = any(span.start <= q.start < span.end for q in quotes)
        is_title = " ".join(words).rstrip(".") == " ".join(seed.title.split()).rstrip(".")
        if len(words) >= _FEWEST_WORDS and not is_covered and not is_title:
            shown = " ".join(words[:_FEWEST_WORDS])
            what = f"no fact quotes sentence {sentence.number} (“{shown} …”)"
            place = place_in(seed.place, seed.text, span.start)
            yield AnnotationError(what, place=place, remedy="add one, if it says something")
