"""What is written by column is read as it was, whatever it holds."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from bot.columns import decode, encode


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    is_far: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    points: tuple[Point, ...] = ()
    middle: Point | None = None
    colours: tuple[Colour, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    shapes: dict[str, Shape]
    seen: dict[Colour, Point]


DRAWING = Drawing(
    {
        "a": Shape("", (Point(0), Point(2**32 - 1, is_far=True)), Point(0)),
        "b": Shape("ein\nmehr\tß\U0001f600", (), None, (Colour.BLUE, Colour.RED)),
        "c": Shape("c", (Point(0),), words=((), ("", "x"), ())),
    },
    {Colour.BLUE: Point(0)},
)


def test_a_value_is_read_as_it_was_written():
    found = decode(encode(DRAWING), Drawing)
    assert found == DRAWING
    assert list(found.shapes) == list(DRAWING.shapes)
    assert found.shapes["b"].colours[0] is Colour.BLUE
    assert found.shapes["a"].points[1].is_far is True


def test_equal_values_are_one_object():
    shapes = decode(encode(DRAWING), Drawing).shapes
    assert shapes["a"].middle is shapes["c"].points[0]


@pytest.mark.parametrize(
    "shape", [Shape("a\0b"), Shape("a", (Point(-1),)), Shape("a", (Point(2**32),))]
)
def test_what_cannot_be_kept_is_refused(shape):
    with pytest.raises(ValueError, match=r"."):
        encode(Drawing({"a": shape}, {}))


def test_nothing_at_all_is_read_back():
    assert decode(encode(Drawing({}, {})), Drawing) == Drawing({}, {})
