"""Facts that a name's own annotation states: its role, what it is short for, who is part of it.

Each needs a sentence that says so: one that has the name, and the words of the role, the
expansion or all members. Where there is none, or a written fact tells it, there is no such fact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.compiling.annotation import FactNote, PlainFill, free
from bot.facts import Facet, Span
from bot.phrases import OWN, phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.annotation import EntityNote
    from bot.compiling.reading import Seed


def stated_facts(seed: Seed) -> list[tuple[FactNote, tuple[Span, ...]]]:
    """Return the facts that the declared names state, each with where it is said."""
    if not seed.annotation.is_short:
        return []
    taken = {note.id for note in seed.annotation.facts}
    found = []
    for key, note in seed.annotation.entities.items():
        for name, fact, spans in _stated(seed, key, note):
            named = fact.model_copy(update={"id": free(f"{key}-{name}", taken)})
            taken.add(named.id)
            found.append((named, spans))
    return found


def _stated(
    seed: Seed, key: str, note: EntityNote
) -> Iterator[tuple[str, FactNote, tuple[Span, ...]]]:
    names = (note.name, *note.aliases)
    say = phrases_of(OWN)
    if (
        note.role
        and (span := _together(seed, names, (note.role,)))
        and not _is_told(seed, names, note.role)
    ):
        answer = say("role-fact", name=note.name, role=note.role)
        fills = {Facet.WHO: note.name, Facet.WHAT: note.role}
        yield "role", _fact(key, answer, fills, "role"), (span,)
    full, shorts = note.stands_for, [name for name in names if name != note.stands_for]
    span = _together(seed, shorts, (full,)) if full and shorts else None
    if span and not _is_told(seed, names, full):
        answer = say("stands-for", acronym=shorts[0], name=full)
        yield "stands-for", _fact(key, answer, {Facet.WHAT: full}, "expansion"), (span,)
    if note.members and (span := _together(seed, (), note.members)):
        words = ", ".join(note.members)
        answer = say("members-fact", name=note.name, members=words)
        fills = {Facet.WHO: words, Facet.HOW_MANY: str(len(note.members))}
        yield "members", _fact(key, answer, fills, ""), (span,)


def unsaid(seed: Seed) -> Iterator[tuple[str, str, str]]:
    """Yield which key of which entity makes no fact, and its words: no sentence says them."""
    if not seed.annotation.is_short:
        return
    for key, note in seed.annotation.entities.items():
        names = (note.name, *note.aliases)
        told = {"role": note.role, "stands-for": note.stands_for}
        for name, words in told.items():
            others = [each for each in names if each != words]
            if words and not _together(seed, others, (words,)) and not _is_told(seed, names, words):
                yield key, name, words
        if note.members and not _together(seed, (), note.members):
            yield key, "members", "; ".join(note.members)


def _fact(subject: str, answer: str, fills: dict[Facet, str], kind: str) -> FactNote:
    """Return a fact in the short form, but for a kind of filler that no rule can know."""
    plain: dict[Facet, PlainFill] = {facet: PlainFill(text=text) for facet, text in fills.items()}
    if kind:
        plain[Facet.WHAT] = plain[Facet.WHAT].model_copy(update={"kinds": (kind,)})
    return FactNote.model_construct(
        id="",
        s=(),
        subject=subject,
        quote=(answer,),
        says="",
        answer=answer,
        answers={},
        questions={},
        fills=plain,
        asks=(),
        words=(),
    )


def _is_told(seed: Seed, names: Sequence[str], words: str) -> bool:
    """Return whether a written fact says these words of what is called so."""
    others = [name for name in names if name != words]
    return any(
        _places(words, fact.answer) and any(_places(name, fact.answer) for name in others)
        for fact in seed.annotation.facts
    )


def _together(seed: Seed, names: Sequence[str], words: Sequence[str]) -> Span | None:
    """Return the shortest part of one sentence that has one of the names and all of the words."""
    best: Span | None = None
    for sentence in seed.sentences:
        span = sentence.span
        text = seed.text[span.start : span.end]
        places = [_places(word, text) for word in words]
        if names:
            places.append([place for name in names for place in _places(name, text)])
        if not all(places):
            continue
        chosen = [options[0] for options in places]
        start, end = min(s for s, _ in chosen), max(e for _, e in chosen)
        end += text[end : end + 1] == ")" and "(" in text[start:end]
        found = Span(span.start + start, span.start + end)
        if best is None or found.end - found.start < best.end - best.start:
            best = found
    return best


def _places(words: str, text: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return [each.span() for each in found]
