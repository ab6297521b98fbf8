"""What the words of a turn say about how it leans."""

import pytest

from bot.answering.read.turn import Turns


@pytest.fixture(scope="module")
def turns(english):
    return Turns(english)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("ok and when exactly, please?", "when"),
        ("no I mean Oslo", "Oslo"),
        ("his job then", "his job"),
        ("then?", ""),
        ("who is that man", "who is that man"),
        ("when did Ito visit Oslo?", "when did Ito visit Oslo"),
    ],
)
def test_what_only_stands_around_a_turn_is_left_out(turns, parse, typed, bare):
    assert turns.bare(parse(typed)) == bare


@pytest.mark.parametrize(
    ("typed", "picked"),
    [
        ("the first guy's job", ("told-first", 3)),
        ("the other one", ("other", 3)),
        ("the latter", ("told-second", 2)),
        ("the man next to him", ("other", 5)),
        ("her colleague", ("other", 2)),
        ("the first time", ("", 0)),
        ("the other meeting", ("", 0)),
        ("first", ("", 0)),
    ],
)
def test_one_of_those_told_is_picked_by_its_place(turns, parse, typed, picked):
    assert turns.picked(parse(typed), 0) == picked


@pytest.mark.parametrize(
    ("typed", "cue", "says"),
    [
        ("interval?", "apart", True),
        ("what is the gap?", "apart", True),
        ("what is the gap in the budget?", "apart", False),
        ("direct quote pls", "quoting", True),
        ("list them again", "listing", True),
        ("list them by date", "listing", False),
        ("fr tho?", "confirming", True),
    ],
)
def test_a_whole_turn_says_no_more_than_a_phrase(turns, parse, typed, cue, says):
    assert turns.says(parse(typed), cue) is says
