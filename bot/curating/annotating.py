"""Writes lines into an annotation, where a person would have written them; all else stays as it is.

Either a fact answers what was asked (its `asks` grow), or the source leaves it open (a gap is added
that says so). Text is put in by line: a YAML library would write the whole file anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import strictyaml
from bot.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from yaml.nodes import Node

    from bot.curating.asked import Near

PLAIN = re.compile(r"[a-zA-Z][\w ',?.-]*")  # what needs no quotes in a block of YAML
FACETS = ("who", "when", "where", "what", "why", "how", "how-many", "how-much", "how-long")
STEP = "  "


def add_asks(annotation: Path, near: Near, questions: Sequence[str]) -> str:
    """Let a fact be asked for by these questions too; return the place of the first.

    Raises:
        AnnotationError: where the fact is not annotated: it was found by rule.
    """
    text, document = _read(annotation)
    number, note = _fact(annotation, document, near)
    fresh = [each for each in dict.fromkeys(questions) if each not in note.get("asks", ())]
    fact = _at(document.root, "facts", number)
    asks = _at(fact, "asks")
    indent = " " * fact.start_mark.column
    if asks is None:
        line = _last_line(text, fact)
        written = [f"{indent}asks:", *(f"{indent}{STEP}- {_scalar(each)}" for each in fresh)]
    elif asks.flow_style:
        end = asks.end_mark.index - 1
        joined = "".join(f", {_quoted(each)}" for each in fresh)
        comma = joined if note["asks"] else joined[2:]
        annotation.write_text(text[:end] + comma + text[end:], "utf-8")
        return f"{annotation.as_posix()}:{asks.end_mark.line + 1}"
    else:
        line = _last_line(text, asks)
        indent = " " * asks.start_mark.column
        written = [f"{indent}- {_scalar(each)}" for each in fresh]
    return _insert(annotation, text, line, written)


@dataclass(frozen=True, slots=True)
class NewGap:
    """What a source leaves open.

    Attributes:
        questions: as they were asked.
        facets: what they ask, the most frequent first.
        named: the ids of the entities that they name, likewise.
        says: the sentence that a reader is shown.
    """

    questions: Sequence[str]
    facets: Sequence[str]
    named: Sequence[str]
    says: str


def add_gap(annotation: Path, near: Near, gap: NewGap) -> str:
    """Say of these questions that the source leaves them open; return the place."""
    text, document = _read(annotation)
    gaps = _at(document.root, "gaps")
    indent = " " * (gaps.start_mark.column if gaps else 2)
    written = [f"{indent}{line}" for line in _lines(annotation, document, near, gap)]
    if gaps is None:
        return _insert(annotation, text, text.count("\n"), ["", "gaps:", *written])
    return _insert(annotation, text, _last_line(text, gaps), written)


def _lines(
    annotation: Path, document: strictyaml.Document, near: Near, gap: NewGap
) -> Iterator[str]:
    """Yield a gap's lines: of what most name, else of what the nearest fact is about."""
    note = _nearest(annotation, document, near)
    entities = document.data.get("entities", {})
    subject = next((name for name in gap.named if name in entities), note["subject"])
    taken = {each["id"] for each in document.data.get("gaps", ())}
    free = (name for i in range(len(taken) + 1) if (name := f"asked-{i + 1}") not in taken)
    yield f"- id: {next(free)}"
    yield f"{STEP}subject: {_scalar(subject)}"
    yield f"{STEP}facets: [{', '.join(each for each in gap.facets if each in FACETS) or 'what'}]"
    yield f"{STEP}words: [{', '.join(map(_quoted, dict.fromkeys(gap.questions)))}]"
    yield f"{STEP}says: {_quoted(gap.says)}"
    if note["id"] == _name(near):
        yield f"{STEP}nearest: {note['id']}"


def _name(near: Near) -> str:
    """Return a fact's id as its annotation has it."""
    return near.fact.rpartition("/")[2]


def _read(annotation: Path) -> tuple[str, strictyaml.Document]:
    if not annotation.is_file():
        remedy = "annotate the source first: README, “Add a source”"
        raise AnnotationError("is not there", place=annotation.as_posix(), remedy=remedy)
    text = annotation.read_text("utf-8")
    text = text if text.endswith("\n") else f"{text}\n"
    return text, strictyaml.read(text, annotation.as_posix())


def _fact(annotation: Path, document: strictyaml.Document, near: Near) -> tuple[int, Any]:
    """Return an annotated fact and its number; raise where it was found by rule."""
    name = _name(near)
    for number, note in enumerate(document.data.get("facts", ())):
        if note.get("id") == name:
            return number, note
    what = f"has no fact ‘{name}’: it was found by rule"
    remedy = f"annotate it with this quote: {near.quote}"
    raise AnnotationError(what, place=annotation.as_posix(), remedy=remedy)


def _nearest(annotation: Path, document: strictyaml.Document, near: Near) -> Any:  # noqa: ANN401  # as it stands
    """Return the nearest fact where it is annotated, else the first: a gap needs a subject."""
    try:
        return _fact(annotation, document, near)[1]
    except AnnotationError:
        facts = document.data.get("facts", ())
        if not facts:
            raise
        return facts[0]


def _at(node: Node | None, *path: str | int) -> Any:  # noqa: ANN401  # one of three kinds of node
    for part in path:
        pair = strictyaml.child(node, part)
        node = pair[1] if pair else None
    return node


def _last_line(text: str, node: Any) -> int:  # noqa: ANN401  # likewise
    """Return how many lines there are up to the end of a block, without blanks and remarks."""
    lines = text.split("\n")
    end: int = node.end_mark.line if node.end_mark.column == 0 else node.end_mark.line + 1
    end = min(end, len(lines))
    if end > node.start_mark.line + 1 and node.end_mark.column and not node.flow_style:
        end -= 1  # libyaml ends a block where the next token begins
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _insert(annotation: Path, text: str, line: int, written: Sequence[str]) -> str:
    lines = text.split("\n")
    whole = "\n".join([*lines[:line], *written, *lines[line:]])
    annotation.write_text(whole, "utf-8")
    return f"{annotation.as_posix()}:{line + 1}"


def _scalar(text: str) -> str:
    return text if PLAIN.fullmatch(text) and text == text.strip() else _quoted(text)


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
