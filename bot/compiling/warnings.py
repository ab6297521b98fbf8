"""What is no fault in a source or its annotation, but probably not meant.

A quote that was mended, a name of two, an ask under two facts, a kind that nothing asks for, a text
that a comma parted, an answer that opens with a pronoun, a gap that a fact answers, a sentence that
no fact covers; and what had to be decided to read a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.nodes import SequenceNode

from bot.compiling.annotated import is_hole
from bot.compiling.annotation import PlainFill
from bot.compiling.checking import fault, foreign_to, owners_of
from bot.compiling.dating import Calendar
from bot.compiling.drafting import draft
from bot.compiling.filled import known_kinds
from bot.compiling.locate import is_mended
from bot.compiling.passages import FUNCTION_WORDS
from bot.compiling.reading import read_seeds
from bot.compiling.referring import opens_openly
from bot.compiling.stated import unsaid
from bot.errors import AnnotationError
from bot.factbase import PLAIN, seed_files
from bot.facts import Facet
from bot.places import in_order, place_in
from bot.strictyaml import child

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from bot.compiling.reading import Seed
    from bot.errors import BotError
    from bot.facts import Fact, Gap
    from bot.parts import Part

_FEWEST_WORDS = 5
"""A line of fewer words is a heading or a name, and needs no fact."""
_JOINED = re.compile(r"(?:and|or) ")
_FEW_SHOWN = 3
_FEW = 0.5
"""A sentence that has less of an answer's words than this may not be the one that is meant."""


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
        *_unsaid(seed),
        *_elsewhere(seed),
        *_nameless(seed, part),
        *_undated(seed),
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
    """Yield what a comma may have parted, and names that it should have."""
    for loc, texts in _lists(seed):
        for n, text in enumerate(texts):
            if n and _JOINED.match(text):
                what = f"“{text}” may be the rest of “{texts[n - 1]}”: a comma parts a list"
                yield fault(seed, (*loc, n), what, "put the whole text in quotes")
    for i, fact in enumerate(seed.annotation.facts):
        if fact.is_short and len(fact.asks) > 1 and _is_in_brackets(seed, ("facts", i, "asks")):
            what = f"commas part this list into {len(fact.asks)} asks"
            remedy = "write them as one text, each ended by ?"
            yield fault(seed, ("facts", i, "asks"), what, remedy)
    for key, note in seed.annotation.entities.items():
        for name in note.aliases:
            if ", " in name and name not in seed.text:
                what = f"‘{name}’ is one name: a comma parts nothing"
                yield fault(seed, ("entities", key), what, "part names by a semicolon")


def _is_in_brackets(seed: Seed, loc: Sequence[str | int]) -> bool:
    """Return whether a list stands in brackets, and a text in it is in no quotes."""
    node = seed.document.root if seed.document is not None else None
    for part in loc:
        pair = child(node, part)
        node = pair[1] if pair else None
    if not isinstance(node, SequenceNode) or not node.flow_style:
        return False
    return any(not getattr(each, "style", "") for each in node.value)  # libyaml: "" or None


def _lists(seed: Seed) -> Iterator[tuple[tuple[str | int, ...], Sequence[str]]]:
    """Yield where lists of texts stand, with their texts."""
    for i, note in enumerate(seed.annotation.facts):
        yield ("facts", i, "asks"), note.asks
        yield ("facts", i, "words"), note.words
    for i, gap in enumerate(seed.annotation.gaps):
        yield ("gaps", i, "words"), gap.words
    for key, entity in seed.annotation.entities.items():
        yield ("entities", key, "aliases"), entity.aliases


def _unsaid(seed: Seed) -> Iterator[AnnotationError]:
    for key, name, words in unsaid(seed):
        what = f"‘{name}’ of ‘{key}’ makes no fact: no sentence has the name and “{words}”"
        remedy = "write it in the text's words, or write a fact that quotes what says so"
        yield fault(seed, ("entities", key, name), what, remedy)


def _elsewhere(seed: Seed) -> Iterator[AnnotationError]:
    """Yield the sentences given by number that say less of an answer than another does."""
    said = {
        each.number: _words(seed.text[each.span.start : each.span.end]) for each in seed.sentences
    }
    for i, note in enumerate(seed.annotation.facts):
        asked = _words(note.answer)
        numbers = [number for number in note.s if number in said]
        if not asked or not numbers or note.quote:
            continue
        here = len(asked & set().union(*(said[number] for number in numbers)))
        best = max(said, key=lambda number: len(asked & said[number]))
        if here < _FEW * len(asked) and len(asked & said[best]) > 2 * here:
            what = f"sentence {best} has more of the answer “{note.answer}”"
            yield fault(seed, ("facts", i, "s"), what, f"write s: {best}, if that is meant")


def _nameless(seed: Seed, part: Part) -> Iterator[AnnotationError]:
    """Yield the answers that open with a pronoun, and what stands in its place."""
    for i, note in enumerate(seed.annotation.facts):
        fact = part.facts.get(note.id)
        if fact is None or not opens_openly(note.answer):
            continue
        opened = " ".join(note.answer.split()[:_FEW_SHOWN])
        what = f"fact ‘{note.id}’: the answer “{opened} …” doesn't say who or what is meant"
        is_named = fact.answer != note.answer
        shown = f"nothing to do, if “{fact.answer}” is meant" if is_named else "write the name"
        yield fault(seed, ("facts", i, "answer"), what, shown)


def _undated(seed: Seed) -> Iterator[AnnotationError]:
    """Yield what fills when, has figures, and is no date and no time."""
    for i, note in enumerate(seed.annotation.facts):
        fill = note.fills.get(Facet.WHEN)
        if not isinstance(fill, PlainFill) or not re.search(r"\d", fill.text):
            continue
        if not Calendar().find(fill.text, 0, len(fill.text)):
            what = f"“{fill.text}” is read as no date"
            remedy = "write it as May 3, 2020, as May 2020, or as 2020"
            yield fault(seed, ("facts", i, "when"), what, remedy)


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
    """Return whether a fact has all words of a gap, and fills what is asked with others."""
    asked = _words(words)
    fills = [_words(fill.text) for facet, fill in fact.fills.items() if facet in gap.facets]
    is_other = any(told and told.isdisjoint(asked) for told in fills)
    return not fact.by_rule and is_other and len(asked) > 1 and asked <= _words(fact.answer)


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
