"""Where all quotes of an annotation stand, and what is wrong with those that stand nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.compiling.annotated import is_hole
from bot.compiling.checking import fault
from bot.compiling.locate import locate, locate_apart
from bot.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.annotation import FactNote
    from bot.compiling.locate import Place
    from bot.compiling.reading import Seed
    from bot.facts import Span


def locate_all(
    seed: Seed, seeds: Sequence[Seed]
) -> tuple[dict[str, tuple[Span, ...]], list[AnnotationError]]:
    """Return the spans of each annotated fact's quotes, by its id, and the faults of the others."""
    faults: list[AnnotationError] = []
    place = seed.as_place()
    spans: dict[str, tuple[Span, ...]] = {}
    for i, note in enumerate(seed.annotation.facts):
        if is_hole(note):
            continue
        before = len(faults)
        found = tuple(_spans(i, note, (seed, place, seeds), faults))
        if len(faults) == before:
            spans[note.id] = found
    return spans, faults


def _spans(
    at: int,
    note: FactNote,
    where: tuple[Seed, Place, Sequence[Seed]],
    faults: list[AnnotationError],
) -> Iterator[Span]:
    """Yield where a fact's quotes stand; its whole sentences where it quotes nothing."""
    seed, place, seeds = where
    wholes = {sentence.number: sentence.span for sentence in seed.sentences}
    for n, number in enumerate(note.s):
        if number not in wholes:
            what = f"there is no sentence {number}: the text has {len(wholes)}"
            faults.append(fault(seed, ("facts", at, "s", n), what, "look its number up again"))
    numbered = [wholes[number] for number in note.s if number in wholes]
    if not note.quote:
        yield from numbered
        return
    for n, quote in enumerate(note.quote):
        within = numbered[min(n, len(numbered) - 1)] if numbered else None
        try:
            others = (other.as_place() for other in seeds if other is not seed)
            yield locate(quote, place, others, within)  # they are made where one is wanted
        except AnnotationError as error:
            if seed.annotation.is_short and (parts := locate_apart(quote, place)):
                yield from parts
                continue
            what = f"fact ‘{note.id}’: {error.what}"
            faults.append(fault(seed, ("facts", at, "quote", n), what, error.remedy))
