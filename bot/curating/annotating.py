"""Writes lines into an annotation, where a person would have written them; all else stays as it is.

Either a fact answers what was asked (its `asks` grow), or the source leaves it open (a gap is added
that says so). Lines are as short as seeds/README.md shows them, but for a gap of an annotation in
the long form: one without an id would make a short one of it, which is read otherwise. Text is put
in by line: a YAML library would write the whole file anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml.nodes import ScalarNode

from bot import strictyaml
from bot.compiling import validating
from bot.compiling.annotated import with_ids
from bot.compiling.quoting import quoted
from bot.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from yaml.nodes import Node

    from bot.compiling.annotation import Annotation, FactNote
    from bot.curating.asked import Near

PLAIN = re.compile(r"[a-zA-Z][\w ',;?.-]*")  # what needs no quotes in a block of YAML
FACETS = ("who", "when", "where", "what", "why", "how", "how-many", "how-much", "how-long")
SENTENCE = re.compile(r"[A-Z“‘\"].*[.!?]”?")
STEP = "  "


@dataclass(frozen=True, slots=True)
class NewGap:
    """What a source leaves open.

    Attributes:
        questions: as they were asked.
        facets: what they ask, the most frequent first.
        named: the ids of the entities that they name, likewise.
        says: the sentence that a reader is shown, or what it doesn't say: "why she walked".
    """

    questions: Sequence[str]
    facets: Sequence[str]
    named: Sequence[str]
    says: str


class Notes:
    """An annotation as it stands in its file.

    Attributes:
        path: the file.
        lines: its lines.
        annotation: what they mean, each fact with its id.
        root: where everything stands. Where the reader has put a line in quotes that has none, the
            columns of its nodes are not the file's.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            remedy = "annotate the source first: README, “Add a source”"
            raise AnnotationError("is not there", place=path.as_posix(), remedy=remedy)
        text = path.read_text("utf-8")
        self.path = path
        self.lines = text.rstrip("\n").split("\n")
        self._read = quoted(text).split("\n")
        annotation, document = validating.read(text, path.as_posix())
        self.annotation: Annotation = with_ids(annotation)
        self.root = document.root
        self.is_short = annotation.is_short or not annotation.facts

    def fact(self, near: Near) -> tuple[int, FactNote]:
        """Return an annotated fact and its number; raise where it was found by rule."""
        name = near.fact.rpartition("/")[2]
        for number, note in enumerate(self.annotation.facts):
            if note.id == name:
                return number, note
        what = f"has no fact ‘{name}’: it was found by rule"
        remedy = f"annotate it with this quote: {near.quote}"
        raise AnnotationError(what, place=self.path.as_posix(), remedy=remedy)

    def at(self, *way: str | int) -> Any:  # noqa: ANN401  # one of three kinds of node
        """Return the node at the end of a way; None where nothing stands there."""
        node: Node | None = self.root
        for part in way:
            pair = strictyaml.child(node, part)
            node = pair[1] if pair else None
        return node

    def last_line(self, node: Any) -> int:  # noqa: ANN401  # likewise
        """Return how many lines there are up to the end of a block, without blanks and remarks."""
        end: int = node.end_mark.line if node.end_mark.column == 0 else node.end_mark.line + 1
        end = min(end, len(self.lines))
        if end > node.start_mark.line + 1 and node.end_mark.column and _is_block(node):
            end -= 1  # libyaml ends a block where the next token begins
        while end and _is_empty(self.lines[end - 1]):
            end -= 1
        return end

    def insert(self, line: int, written: Sequence[str]) -> str:
        """Put lines behind so many lines; return the place of the first."""
        self.lines[line:line] = written
        return self._save(line)

    def append_to(self, node: Any, text: str, *, closing: bool) -> str:  # noqa: ANN401  # likewise
        """Put text at the end of a node, before its closing sign; return the place."""
        line, column = node.end_mark.line, node.end_mark.column
        whole = self.lines[line]
        if whole != self._read[line]:  # it has no quotes in the file, and ends with its line
            column, closing = len(whole.rstrip()), False
        column -= closing
        self.lines[line] = whole[:column] + text + whole[column:]
        return self._save(line)

    def _save(self, line: int) -> str:
        self.path.write_text("\n".join(self.lines) + "\n", "utf-8")
        return f"{self.path.as_posix()}:{line + 1}"


def add_asks(path: Path, near: Near, questions: Sequence[str]) -> str:
    """Let a fact be asked for by these questions too; return the place of the first.

    Raises:
        AnnotationError: where the fact is not annotated: it was found by rule.
    """
    notes = Notes(path)
    number, note = notes.fact(near)
    known = {_asked(each).casefold() for each in note.asks}
    fresh = [each for each in _asks(questions) if each.casefold() not in known]
    fact, asks = notes.at("facts", number), notes.at("facts", number, "asks")
    if not fresh:
        return f"{path.as_posix()}:{fact.start_mark.line + 1}"
    joined = " ".join(f"{each}?" for each in fresh)
    if fact.flow_style:
        joined = joined.replace(",", "")  # which parts what stands in braces
    if asks is None and fact.flow_style:
        return notes.append_to(fact, f", asks: {joined}", closing=True)
    if asks is None:
        column = fact.start_mark.column
        return notes.insert(notes.last_line(fact), [f"{' ' * column}asks: {joined}"])
    if not isinstance(asks, ScalarNode):
        return _add_to_list(notes, asks, fresh)
    if asks.style in {"|", ">"}:
        last = notes.last_line(asks)
        indent = len(notes.lines[last - 1]) - len(notes.lines[last - 1].lstrip())
        return notes.insert(last, [f"{' ' * indent}{joined}"])
    added = f"{'' if asks.value.endswith('?') else '?'} {joined}"
    if asks.style == "'":
        added = added.replace("'", "''")
    return notes.append_to(asks, added, closing=asks.style in {"'", '"'})


def _add_to_list(notes: Notes, asks: Any, fresh: Sequence[str]) -> str:  # noqa: ANN401  # a node
    if asks.flow_style:
        return notes.append_to(asks, "".join(f", {_quoted(each)}" for each in fresh), closing=True)
    indent = " " * asks.start_mark.column
    return notes.insert(notes.last_line(asks), [f"{indent}- {_scalar(each)}" for each in fresh])


def add_gap(path: Path, near: Near, gap: NewGap) -> str:
    """Say of these questions that the source leaves them open; return the place."""
    notes = Notes(path)
    gaps = notes.at("gaps")
    indent = " " * (gaps.start_mark.column if gaps else 2)
    lines = _short_lines(notes, near, gap) if notes.is_short else _long_lines(notes, near, gap)
    written = [f"{indent}{line}" for line in lines]
    if gaps is None:
        return notes.insert(len(notes.lines), ["", "gaps:", *written])
    return notes.insert(notes.last_line(gaps), written)


def _short_lines(notes: Notes, near: Near, gap: NewGap) -> Iterator[str]:
    """Yield a gap in the short form: one line, where what isn't said is told in few words."""
    words = "; ".join(_asks(gap.questions))
    if not SENTENCE.fullmatch(gap.says):
        yield f"- {_scalar(f'{_asked(gap.says)}; {words}')}"
        return
    about = _subject(notes, near, gap)
    entity = notes.annotation.entities.get(about)
    lines = [f"about: {_scalar(entity.name if entity else about)}"] if about else []
    lines.append(f"facets: [{', '.join(_facets(gap))}]")
    lines += [f"says: {_scalar(gap.says)}", f"words: {_scalar(words)}"]
    for number, line in enumerate(lines):
        yield f"{STEP if number else '- '}{line}"


def _long_lines(notes: Notes, near: Near, gap: NewGap) -> Iterator[str]:
    """Yield a gap's lines: of what most name, else of what the nearest fact is about."""
    taken = {each.id for each in notes.annotation.gaps}
    free = (name for i in range(len(taken) + 1) if (name := f"asked-{i + 1}") not in taken)
    is_sentence = SENTENCE.fullmatch(gap.says)
    says = gap.says if is_sentence else f"The source doesn't say {gap.says.rstrip('.')}."
    yield f"- id: {next(free)}"
    yield f"{STEP}subject: {_scalar(_subject(notes, near, gap))}"
    yield f"{STEP}facets: [{', '.join(_facets(gap))}]"
    yield f"{STEP}words: [{', '.join(map(_quoted, _asks(gap.questions)))}]"
    yield f"{STEP}says: {_quoted(says)}"
    name = near.fact.rpartition("/")[2]
    if any(each.id == name for each in notes.annotation.facts):
        yield f"{STEP}nearest: {name}"


def _subject(notes: Notes, near: Near, gap: NewGap) -> str:
    """Return what a gap is about, as a fact says it: what most name, else what is near to it.

    A gap of nothing is of no use, so it is of the first entity where nothing else is to be found.
    """
    entities = notes.annotation.entities
    facts = {each.id: each for each in notes.annotation.facts}
    note = facts.get(near.fact.rpartition("/")[2]) or next(iter(facts.values()), None)
    said = f"{gap.says} {note.answer if note else ''} {near.quote}".casefold()
    told = [key for key, each in entities.items() if each.name.casefold() in said]
    found = [name for name in gap.named if name in entities]
    return next(
        iter([*found, *([note.subject] if note and note.subject else []), *told, *entities]), ""
    )


def _facets(gap: NewGap) -> Sequence[str]:
    return [each for each in gap.facets if each in FACETS] or ["what"]


def _asks(questions: Sequence[str]) -> list[str]:
    """Return questions, each once, without the signs that part them in the short form."""
    return list(dict.fromkeys(filter(None, map(_asked, questions))))


def _asked(text: str) -> str:
    bare = re.sub(r"[?;:#\[\]{}\"|>\\]+(?=\s|$)|(?<!\S)[#&*!%@`?;:>|\[\]{}\"'\\]+", " ", text)
    return " ".join(re.sub(r"[?;]", " ", bare).split()).strip(" .,-")


def _is_block(node: Any) -> bool:  # noqa: ANN401  # a node
    return not isinstance(node, ScalarNode) and not node.flow_style


def _is_empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _scalar(text: str) -> str:
    return text if PLAIN.fullmatch(text) and text == text.strip() else _quoted(text)


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
