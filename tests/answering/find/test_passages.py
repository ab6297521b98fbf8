import pytest

from bot.answering.find.entry import Passages
from bot.facts import FactBase

TITLE, OPENED, DREW, KETTLE, DOG, BACK, PATH, HOME, BONN, SIGNED = range(10)


@pytest.fixture
def passages(bench):
    return bench.index.passages


def test_passages_are_the_sentences_in_order(passages):
    assert [p.number for p in passages.all] == list(range(10))
    assert passages.all[KETTLE].text == "The guide carried a copper kettle."
    assert passages.by_place["walk", 4] is passages.all[KETTLE]


@pytest.mark.parametrize(
    ("number", "before", "after"), [(TITLE, -1, 1), (KETTLE, 2, 4), (SIGNED, 8, -1)]
)
def test_neighbours_are_those_of_the_text(passages, number, before, after):
    passage = passages.all[number]

    assert (passage.before, passage.after) == (before, after)


@pytest.mark.parametrize(
    ("number", "near"),
    [
        (TITLE, ()),  # is nothing's surroundings but everything's title
        (OPENED, (DREW, KETTLE, TITLE)),
        (KETTLE, (OPENED, DREW, DOG, BACK, TITLE)),
        (PATH, (HOME, TITLE)),  # another paragraph's are none
    ],
)
def test_surroundings_are_two_sentences_of_the_paragraph_and_the_title(passages, number, near):
    assert passages.all[number].near == near


@pytest.mark.parametrize(
    ("number", "earlier"), [(TITLE, ()), (OPENED, ()), (DOG, (1, 2, 3)), (PATH, ()), (HOME, (6,))]
)
def test_earlier_are_the_sentences_before_it_in_its_paragraph(passages, number, earlier):
    assert passages.all[number].earlier == earlier


def test_words_and_stems_stand_side_by_side(passages):
    for passage in passages.all:
        assert len(passage.words) == len(passage.stems)
        assert all(passage.stems[i] == s for s, places in passage.places.items() for i in places)


def test_passage_knows_whom_its_facts_name(passages):
    assert {"sand", "walk"} <= passages.all[OPENED].names
    assert "bonn" in passages.all[BONN].names


def test_rare_stem_has_a_greater_share(passages):
    shares = passages.shares

    assert 0 < shares["walker"] < shares["kettl"] < shares[""] <= 1
    assert "zanzibar" not in shares


def test_postings_say_where_a_stem_stands(passages):
    assert list(passages.postings["walker"]) == [PATH, BONN]
    assert "zanzibar" not in passages.postings


def test_stem_counts_more_in_a_shorter_sentence(passages):
    impacts = passages.postings["orchard"]

    assert impacts[SIGNED] > impacts[OPENED]


def test_stems_are_known_by_source(passages):
    assert {"kettl", "bonn"} <= passages.stems_by_source["walk"]


def test_no_source_gives_no_passages(stems):
    assert Passages(FactBase({}, {}, {}), stems).all == []
