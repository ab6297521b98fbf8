"""Writes and reads frozen values by column: all texts in one, the fields of each class in others.

Equal values are written once and shared when they are read, so none may ever be changed. What is in
a class stands in its annotations, so that a new field needs nothing here. Nothing but numbers and
texts is read, and nothing is built but the classes that the caller names: no bytes can make it run
code.
"""

from __future__ import annotations

import json
import sys
from array import array
from dataclasses import fields
from enum import EnumMeta
from functools import cache
from itertools import islice
from operator import attrgetter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
_BETWEEN = "\0"
"""Stands between two texts; no text of knowledge has it."""
_NUMBERS = (int, bool)


def encode(value: object) -> bytes:
    """Return a value's columns; raise ValueError where a text or a number in it cannot be kept."""
    writer = _Writer()
    writer.noting(type(value))(value)
    return writer.columns()


def decode(raw: bytes, kind: type[T]) -> T:
    """Return the value of these columns; raise what Python raises where they are of another."""
    found: T = _Reader(raw).values(kind)[1]
    return found


class _Writer:
    """Gives each value a number among those of its kind."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._tables: dict[str, dict[tuple[int, ...], int]] = {}

    def noting(self, kind: Any) -> Callable[[Any], int]:  # noqa: ANN401  # as its annotation has it
        """Return what gives a value of a kind its number; None has 0."""
        if kind in _NUMBERS:
            return int
        if _is_text(kind):
            return self._note_text
        inner = _inner(kind)
        if inner is not None:
            note = self.noting(inner)
            return lambda value: 0 if value is None else note(value)
        table = self._tables.setdefault(_name(kind), {})
        parts = self._parting(kind)
        return lambda value: table.setdefault(parts(value), len(table) + 1)

    def _note_text(self, value: object) -> int:
        return self._texts.setdefault(str(value), len(self._texts))

    def _parting(self, kind: Any) -> Callable[[Any], tuple[int, ...]]:  # noqa: ANN401  # likewise
        """Return what gives the numbers of a value's parts."""
        if get_origin(kind) is dict:
            note_key, note_value = map(self.noting, get_args(kind))
            return lambda values: tuple(
                number
                for key, value in values.items()
                for number in (note_key(key), note_value(value))
            )
        if _is_list(kind):
            note = self.noting(get_args(kind)[0])
            return lambda values: tuple(map(note, values))
        notes = tuple(map(self.noting, _kinds(kind)))
        of = (
            iter if get_origin(kind) is tuple else attrgetter(*(each.name for each in fields(kind)))
        )
        return lambda value: tuple(
            [note(each) for note, each in zip(notes, of(value), strict=True)]
        )

    def columns(self) -> bytes:
        """Return all that was noted."""
        if any(_BETWEEN in text for text in self._texts):
            raise ValueError(_BETWEEN)
        parts = [("", _BETWEEN.join(self._texts).encode())]
        for name, table in self._tables.items():
            parts.append((f"{name} #", _packed(map(len, table))))
            parts.append((name, _packed(number for row in table for number in row)))
        head = json.dumps([[name, len(part)] for name, part in parts]).encode()
        return b"\n".join((head, b"".join(part for _, part in parts)))


class _Reader:
    """Builds the values of each kind once."""

    def __init__(self, raw: bytes) -> None:
        head, _, rest = raw.partition(b"\n")
        self._parts: dict[str, bytes] = {}
        at = 0
        for name, size in json.loads(head):
            self._parts[name] = rest[at : at + size]
            at += size
        self._texts = self._parts[""].decode().split(_BETWEEN)
        self._built: dict[str, list[Any]] = {}

    def values(self, kind: Any) -> list[Any]:  # noqa: ANN401  # as its annotation has it
        """Return all values of a kind, by their numbers: None, then the first."""
        name = _name(kind)
        if name not in self._built:
            self._built[name] = [None, *self._values(kind, name)]
        return self._built[name]

    def _values(self, kind: Any, name: str) -> Iterable[Any]:  # noqa: ANN401  # likewise
        numbers = _unpacked(self._parts.get(name, b""))
        lengths = _unpacked(self._parts.get(f"{name} #", b""))
        origin, of = get_origin(kind), get_args(kind)
        if origin is dict:
            read = self._read(of[0], numbers[::2]), self._read(of[1], numbers[1::2])
            pairs = zip(*read, strict=True)
            return [dict(islice(pairs, length // 2)) for length in lengths]
        if _is_list(kind):
            items = iter(self._read(of[0], numbers))
            return [origin(islice(items, length)) for length in lengths]
        kinds = _kinds(kind)
        columns = [self._read(of, numbers[i :: len(kinds)]) for i, of in enumerate(kinds)]
        return zip(*columns, strict=True) if origin is tuple else map(kind, *columns)

    def _read(self, kind: Any, numbers: array[int]) -> Iterable[Any]:  # noqa: ANN401  # likewise
        """Return the values that a column's numbers stand for."""
        if kind in _NUMBERS:
            return map(kind, numbers)
        if kind is str:
            return map(self._texts.__getitem__, numbers)
        if _is_text(kind):
            values: dict[int, Any] = {number: kind(self._texts[number]) for number in set(numbers)}
            return map(values.__getitem__, numbers)
        return map(self.values(_inner(kind) or kind).__getitem__, numbers)


def _is_text(kind: Any) -> bool:  # noqa: ANN401  # as its annotation has it
    """Return whether a kind is written as text."""
    return kind in (str, float) or isinstance(kind, EnumMeta)


def _is_list(kind: Any) -> bool:  # noqa: ANN401  # likewise
    """Return whether a kind holds any number of values of one other."""
    origin = get_origin(kind)
    return origin is frozenset or (origin is tuple and get_args(kind)[-1] is ...)


@cache
def _kinds(kind: Any) -> list[Any]:  # noqa: ANN401  # likewise
    """Return what stands in each field of a class, or of a tuple of so many values."""
    if get_origin(kind) is tuple:
        return list(get_args(kind))
    hints = get_type_hints(kind)
    return [hints[field.name] for field in fields(kind)]


@cache
def _inner(kind: Any) -> Any:  # noqa: ANN401  # as its annotation has it
    """Return what a kind is that may be None; None for another."""
    if get_origin(kind) is not UnionType:
        return None
    (found,) = (each for each in get_args(kind) if each is not NoneType)
    return found


@cache
def _name(kind: Any) -> str:  # noqa: ANN401  # likewise
    return kind.__qualname__ if isinstance(kind, type) and not get_args(kind) else str(kind)


def _packed(numbers: Iterable[int]) -> bytes:
    try:
        packed = array("I", numbers)
    except OverflowError as beyond:
        raise ValueError(str(beyond)) from beyond
    return _little(packed).tobytes()


def _unpacked(raw: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(raw)
    return _little(numbers)


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
