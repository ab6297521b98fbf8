"""What one knowledge file holds, read back as values.

`bot.compiling.render` writes it; the two belong together. Lists of names and questions are one
text where they can be ("a; b"), and so are lists of ids ("a b"): a file is read at every start, and
each value that YAML holds costs time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, Any

from bot.facts import Date, Entity, Facet, Fact, Fill, Gap, Sentence, Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping


_NONE: dict[str, str] = {}
"""What many facts share that have nothing to say there."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one knowledge file holds: all that one source contributes, under ids of its own.

    Attributes:
        borrowed: the entities that only another source's annotation names: that source's id, by
            the entity's.
        bare: the full names of people without their titles, where they have some.
        annotation: the SHA-256 of the annotation's bytes; empty where there is none.
        texts: what each sentence said when it was compiled, in order.
        quotes: what each quote said, by its fact's id.
    """

    source: Source
    entities: dict[str, Entity]
    facts: dict[str, Fact]
    gaps: tuple[Gap, ...] = ()
    annotation: str = ""
    borrowed: dict[str, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    quotes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_part(data: Any, text: str) -> Part:  # noqa: ANN401 - what a YAML file holds
    """Return the part that a knowledge file's data describes; raise what Python raises."""
    source = _source(data, text)
    notes, named = data.get("facts") or {}, data.get("entities") or {}
    spans = {str(sentence.number): sentence.span for sentence in source.sentences}
    return Part(
        source,
        {key: _entity(key, note) for key, note in named.items() if "of" not in note},
        {key: _fact(key, source.id, note, spans) for key, note in notes.items()},
        tuple(_gap(note, source.id) for note in data.get("gaps", ())),
        data["source"].get("annotation", ""),
        {key: note["of"] for key, note in named.items() if "of" in note},
        {key: note["bare"] for key, note in named.items() if "bare" in note},
        tuple((data.get("sentences") or {}).values()),
        {
            key: tuple(quote["text"] for quote in note["quotes"])
            for key, note in notes.items()
            if "quotes" in note
        },
    )


def _ids(note: str | list[str]) -> tuple[str, ...]:
    """Return what a list of words without spaces says: "a b"."""
    return tuple(map(intern, note.split() if isinstance(note, str) else note))


def _names(note: str | list[str]) -> tuple[str, ...]:
    """Return what a list of names says: "a; b"."""
    return tuple(note.split("; ")) if isinstance(note, str) else tuple(note)


def _source(data: Any, text: str) -> Source:  # noqa: ANN401 - what a YAML file holds
    note = data["source"]
    return Source(
        note["id"],
        note["file"],
        note["sha256"],
        text,
        note["title"],
        publisher=note.get("publisher", ""),
        published=_date(note.get("published")),
        updated=_date(note.get("updated")),
        url=note.get("url", ""),
        language=note.get("language", "en"),
        sentences=tuple(map(_sentence, data.get("sentences") or ())),
        annotated="annotation" in note,
    )


def _span(note: dict[str, str]) -> Span:
    return Span(int(note["start"]), int(note["end"]))


def _sentence(place: str) -> Sentence:
    """Return a sentence by its place: "paragraph.number start-end", and whether it leans."""
    where, span, *leans = place.split(" ")
    paragraph, number = where.split(".")
    start, end = span.split("-")
    return Sentence(Span(int(start), int(end)), int(paragraph), int(number), leans == ["leans"])


def _date(note: dict[str, str] | None) -> Date | None:
    if note is None:
        return None
    inferred = "inferred" in note
    return Date(note["iso"], note.get("text", ""), inferred=inferred, basis=note.get("basis", ""))


def _entity(key: str, note: dict[str, Any]) -> Entity:
    return Entity(
        key,
        note["kind"],
        note["name"],
        _names(note.get("aliases", ())),
        _names(note.get("hypernyms", ())),
        note.get("side", ""),
        note.get("role", ""),
        note.get("gloss", ""),
    )


def _fill(note: dict[str, Any], dates: Mapping[str, Date]) -> Fill:
    """Return a fill; a date that is one of the fact's is given by its ISO form."""
    date = note.get("date")
    return Fill(
        note["text"],
        _ids(note.get("kinds", ())),
        _ids(note.get("entities", ())),
        dates[date] if isinstance(date, str) else _date(date),
    )


def _fact(key: str, source: str, note: dict[str, Any], spans: Mapping[str, Span]) -> Fact:
    """Return a fact; one that rules made quotes a whole sentence, by its number."""
    quotes = note.get("quotes")
    dates = tuple(date for date in map(_date, note.get("dates", ())) if date)
    by_iso = {date.iso: date for date in reversed(dates)}
    return Fact(
        key,
        source,
        tuple(map(_span, quotes)) if quotes else (spans[note["sentence"]],),
        subject=intern(note.get("subject", "")),
        answer=note.get("answer", ""),
        fills={Facet(facet): _fill(fill, by_iso) for facet, fill in note.get("fills", {}).items()},
        says=note.get("says", ""),
        entities=_ids(note.get("entities", ())),
        dates=dates,
        numbers=_ids(note.get("numbers", ())),
        asks=_names(note.get("asks", ())),
        words=_names(note.get("words", ())),
        by_rule="sentence" in note,
        answers=note.get("answers", _NONE),
        questions=note.get("questions", _NONE),
    )


def _gap(note: dict[str, Any], source: str) -> Gap:
    return Gap(
        note["id"],
        source,
        note.get("subject", ""),
        tuple(map(Facet, note["facets"])),
        note["says"],
        tuple(note.get("kinds", ())),
        _names(note.get("words", ())),
        note.get("nearest", ""),
        note.get("answers", {}),
    )
