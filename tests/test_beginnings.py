"""What is typed so far is found wherever it begins a word."""

import random

import pytest

from bot.beginnings import Beginnings

THINGS = [["anna", "keller"], ["ben", "ott"], ["anna", "ott"], ["東京会談", "ann"]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ann", [0, 2, 3]),
        ("anna", [0, 2]),
        ("anna o", [2]),
        ("o anna", [2]),
        ("annab", []),
        ("nna", []),
        ("会談", [3]),
        ("zzz ott", []),
        ("", []),
    ],
)
def test_each_part_begins_a_word(typed, found):
    assert Beginnings(THINGS).fitting(typed.split()) == found


def test_it_finds_what_looking_at_each_finds():
    chance = random.Random(1)
    things = [["".join(chance.choices("abc", k=3)) for _ in range(3)] for _ in range(200)]
    known = Beginnings(things)
    for _ in range(200):
        parts = ["".join(chance.choices("abc", k=chance.randint(1, 3))) for _ in range(2)]
        slow = [
            number
            for number, words in enumerate(things)
            if all(any(word.startswith(part) for word in words) for part in parts)
        ]
        assert known.fitting(parts) == slow
