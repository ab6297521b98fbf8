import pytest

from bot.chat.limits import CHOICE, CHOICES, choices, clamp, pages


@pytest.mark.parametrize(("length", "shown"), [(9, 9), (10, 10), (11, 10), (100, 10)])
def test_text_is_cut_at_the_limit_and_visibly(length, shown):
    cut = clamp("x" * length, 10)
    assert len(cut) == shown
    assert cut.endswith("…") == (length > 10)


def test_a_cut_leaves_no_half_of_an_escape():
    assert clamp("12345678\\*0", 10) == "12345678…"


def test_length_is_counted_in_code_points():
    assert clamp("🚀" * 10, 10) == "🚀" * 10


def test_choices_are_at_most_25_none_empty_none_twice_none_cut():
    asked = ["", " ", "a", " a ", "x" * CHOICE, "y" * (CHOICE + 1), *map(str, range(30))]
    found = choices(asked)
    assert found[:2] == ["a", "x" * CHOICE]
    assert len(found) == CHOICES
    assert len(set(found)) == CHOICES


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], []),
        (["", "a", ""], ["a"]),
        (["aaaa", "bbbb"], ["aaaa\n\nbbbb"]),  # exactly at the limit
        (["aaaa", "bbbbb"], ["aaaa", "bbbbb"]),  # one over it
        (["aaaaa\nbbb cccc"], ["aaaaa", "bbb cccc"]),
        (["aaa\nbb\nccccc"], ["aaa\nbb", "ccccc"]),
        (["a" * 11], ["a" * 10, "a"]),
        (["aaaa bbbb cccc"], ["aaaa bbbb", "cccc"]),
        (["x", "aaaa bbbb cccc"], ["x", "aaaa bbbb", "cccc"]),
        (["> aaaa bbbb cccc"], ["> aaaa", "> bbbb", "> cccc"]),
        (["a" * 9 + "\\*b"], ["a" * 9, "\\*b"]),
        (["a" * 8 + "\\\\\\*b"], ["a" * 8 + "\\\\", "\\*b"]),
    ],
)
def test_blocks_are_filled_into_pages_and_nothing_is_lost(blocks, expected):
    assert pages(blocks, 10) == expected
