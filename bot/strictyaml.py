"""YAML in which every scalar is the text that was written.

YAML turns ``NO`` into false, ``1e3`` into a number and ``2023-07-13`` into a date; people who write
an annotation mean words. Here libyaml reads and nothing is resolved. A key that stands twice, a
tag, and an alias that makes a small file grow large are refused, all of them at once.

Marks stay with the nodes and are looked up only when there is a fault to report, so that loading
costs nothing for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser
from yaml.events import CollectionEndEvent, CollectionStartEvent, StreamEndEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.errors import AnnotationError, BotError, FaultsError
from bot.places import in_order, place_in
from bot.sameness import as_id

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = "plain"
_NO_SPACES = ("\u00a0", "\u2007", "\u202f")
"""They look like a space, and YAML takes them for letters."""
_MAX_DEPTH = 50
"""Far deeper than any file of ours; libyaml's composer overflows the stack at some 10,000."""
_SAFE_BRACKETS = 1_000
"""With fewer opening brackets than this in the whole file, brackets cannot nest dangerously."""
_MAX_GROWTH = 10
"""Aliases may make a file this many times longer than it was written, once it is large."""
_LARGE = 10_000


@dataclass(slots=True)
class Document:
    """A YAML file: its data, and the nodes that know where each value stands.

    Attributes:
        data: lists, dicts with text keys, and texts.
    """

    file: str
    data: Any
    root: Node | None

    def place(self, loc: Sequence[str | int], *, key: bool = False) -> str:
        """Return ``file:line:column`` of the value (or the key) at the path.

        Parts of the path that name no node are skipped: a missing key is placed at its parent.
        """
        node, mark = self.root, getattr(self.root, "start_mark", None)
        for part in loc:
            pair = child(node, part)
            if pair:
                node = pair[1]
                mark = (pair[0] if key else node).start_mark
        return f"{self.file}:{mark.line + 1}:{mark.column + 1}" if mark else f"{self.file}:1:1"


def read(text: str, file: str, *, error: type[BotError] = AnnotationError) -> Document:
    """Return the one document of a YAML text; raise FaultsError with all that is wrong."""
    try:
        _refuse_depth(text)
        root = _Composer(text).get_single_node()
    except _DeepError as deep:
        raise FaultsError([deep.as_error(file, error)]) from None
    except yaml.YAMLError as fault:
        raise FaultsError([_translate(fault, text, file, error)]) from fault
    builder = _Builder(file, error)
    data = builder.build(root)[0] if root is not None else ""
    if builder.faults:
        raise FaultsError(in_order(builder.faults))
    return Document(file, data, root)


class _Composer(CParser):
    """libyaml's composer with a resolver that resolves nothing."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return _PLAIN

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Do nothing: there are no resolvers by path."""

    def ascend_resolver(self) -> None:
        """Do nothing: there are no resolvers by path."""


@dataclass(slots=True)
class _Builder:
    """Builds values from nodes, noting what is not allowed.

    Attributes:
        built: value and expanded size of each collection, by its node's id: an alias is the same
            node, so that a file full of aliases is built in one pass.
    """

    file: str
    error: type[BotError]
    faults: list[BotError] = field(default_factory=list)
    built: dict[int, tuple[Any, int]] = field(default_factory=dict)
    written: int = 0

    def build(self, node: Node) -> tuple[Any, int]:
        """Return the value of a node, and how many nodes it is with its aliases written out."""
        self.written += 1
        if id(node) in self.built:
            value, size = self.built[id(node)]
            if not size:
                self._note(node, "an alias that contains itself", "write it without the alias")
            return value, size
        if node.tag is not _PLAIN:
            self._note(node, f"the tag {node.tag}", "every value is read as text: remove the tag")
        if node.__class__ is ScalarNode:
            return node.value, 1
        self.built[id(node)] = (None, 0)
        value, size = self._sequence(node) if isinstance(node, SequenceNode) else self._map(node)
        self.built[id(node)] = (value, size)
        if size > _LARGE and size > _MAX_GROWTH * self.written:
            self._note(node, f"aliases that grow to {size:,} values", "write them without aliases")
            value, size = self.built[id(node)] = "", 1
        return value, size

    def _sequence(self, node: Node) -> tuple[Any, int]:
        pairs = [self.build(child) for child in node.value]
        return [value for value, _ in pairs], 1 + sum(size for _, size in pairs)

    def _map(self, node: Node) -> tuple[Any, int]:
        mapping: dict[str, Any] = {}
        size = 1
        for key, child in node.value:
            if key.__class__ is not ScalarNode:
                self._note(key, "a key that is no text", "write a word before the colon")
                continue
            if key.value[:1] in _NO_SPACES:
                self._note(key, "a line is indented with what is no space", "indent with spaces")
            if key.value in mapping:
                self._note_twice(node, key)
            mapping[key.value], child_size = self.build(child)
            size += child_size
        return mapping, size

    def _note_twice(self, node: Node, key: Node) -> None:
        first = next(other for other, _ in node.value if other.value == key.value)
        line = first.start_mark.line + 1
        self._note(key, f"the key ‘{key.value}’ stands twice (first in line {line})", "keep one")

    def _note(self, node: Node, what: str, remedy: str) -> None:
        mark = node.start_mark
        place = f"{self.file}:{mark.line + 1}:{mark.column + 1}"
        self.faults.append(self.error(what, place=place, remedy=remedy))


class _DeepError(Exception):
    """Nesting that the composer would not survive."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column

    def as_error(self, file: str, error: type[BotError]) -> BotError:
        place = f"{file}:{self.line + 1}:{self.column + 1}"
        what = f"values nested more than {_MAX_DEPTH} deep"
        return error(what, place=place, remedy="write them flat")


def _refuse_depth(text: str) -> None:
    """Raise where nesting is deep; look only where the text has the signs that would make it so."""
    brackets = text.count("[") + text.count("{")
    if brackets <= _SAFE_BRACKETS and "- - - " not in text and "? ? ? " not in text:
        return
    parser: Any = _Composer(text)  # the stubs allow events without marks; libyaml's all have them
    depth = 0
    while not isinstance(event := parser.get_event(), StreamEndEvent):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            mark = event.start_mark
            raise _DeepError(mark.line, mark.column)


def child(node: Node | None, part: str | int) -> tuple[Node, Node] | None:
    """Return the key's and the value's node of one part of a path; a key may be given as an id."""
    if isinstance(node, MappingNode):
        keys = [pair for pair in node.value if pair[0].__class__ is ScalarNode]
        exact = next((pair for pair in keys if pair[0].value == part), None)
        return exact or next((pair for pair in keys if as_id(pair[0].value) == part), None)
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


_REMEDIES = {
    "mapping values are not allowed in this context": "put the text in quotes: it has a colon",
    "found character that cannot start any token": "put the text in quotes",
    "found a tab character that violates indentation": "indent with spaces",
    "found undefined alias": "put the text in quotes: it starts with an asterisk",
    "exceeded maximum nesting depth": "write them flat",  # PyYAML 6.0.4 allows 1,000 brackets
    "expected a single document in the stream": "keep one document: remove the line ---",
}


def _misindented(text: str) -> int | None:
    """Return the first line that a tab or a no-break space indents; None where there is none."""
    lines = enumerate(text.split("\n"), start=1)
    return next((n for n, line in lines if re.match(r" *[\t\u00a0\u2007\u202f]\s*\S", line)), None)


def _translate(fault: yaml.YAMLError, text: str, file: str, error: type[BotError]) -> BotError:
    """Return libyaml's error as ours."""
    if isinstance(fault, yaml.reader.ReaderError):
        # libyaml counts bytes here
        offset = len(text.encode()[: fault.position].decode(errors="ignore"))
        what = "a character that YAML does not allow"
        return error(what, place=place_in(file, text, offset), remedy="remove it")
    if (line := _misindented(text)) is not None:
        what = "not readable as YAML: a line is indented with what is no space"
        return error(what, place=f"{file}:{line}:1", remedy="indent with spaces")
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "context", None) or str(fault)
    begun = getattr(fault, "context_mark", None)
    if mark and begun and begun.line != mark.line:
        problem = f"{problem}, {getattr(fault, 'context', '')} that begins in line {begun.line + 1}"
    known = next((said for said in _REMEDIES if said in str(fault)), problem)
    place = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
    remedy = _REMEDIES.get(known, "mend the YAML there, or in the line before")
    return error(f"not readable as YAML: {problem}", place=place, remedy=remedy)
