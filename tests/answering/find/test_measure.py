import pytest

from bot.answering.find.index import Likener
from bot.answering.find.measure import Context, Features, measure

OPEN = "who opened the orchard walk"
# feature, (question, fact) where it is high, (question, fact) where it is none
TRIALS = [
    ("found", (OPEN, "opened"), None),
    ("exact", (OPEN, "opened"), ("who inaugurated it", "opened")),
    ("plain", (OPEN, "opened"), ("pumpkins", "opened")),
    ("run", ("the guide carried a copper kettle", "walk-s004"), ("pumpkins", "walk-s004")),
    ("window", ("forty guests and a kettle", "walk-s003"), ("Bonn", "walk-s003")),
    ("earlier", ("the kettle", "walk-s005"), ("the kettle", "walk-s003")),
    ("first_place", ("dog", "walk-s006"), ("walk", "opened")),
    ("meant", ("who did Mia Sand see", "walk-s003"), ("who did Mia Sand see", "opened")),
    ("near", ("when was the orchard walk opened", "day"), (OPEN, "day")),
    ("kind", ("which person opened it", "opened"), ("who opened it", "opened")),
    ("asked", (OPEN, "opened"), ("pumpkins", "opened")),
    ("asked_same", (OPEN, "opened"), ("when was the orchard walk", "opened")),
    ("own", (OPEN, "opened"), ("pumpkins", "opened")),
    ("annotated", (OPEN, "opened"), (OPEN, "walk-s002")),
]


def features(bench, typed, local):
    return bench.case(typed, bench.entry(local)).measured.features


def test_every_feature_is_tried():
    assert [name for name, _, _ in TRIALS] == list(Features._fields)


@pytest.mark.parametrize(("name", "high", "none"), TRIALS)
def test_feature_is_high_where_it_speaks_and_none_where_not(bench, name, high, none):
    assert getattr(features(bench, *high), name) > (0.1 if name != "first_place" else 0)
    if none is not None:
        assert getattr(features(bench, *none), name) == 0


def test_kind_that_is_not_there_counts_against(bench):
    assert features(bench, "which organisation opened it", "opened").kind < 0


@pytest.mark.parametrize("typed", [OPEN, "why the kettle", "how many guests in Bonn", "", "Sand?"])
def test_figures_lie_between_minus_a_half_and_about_one(bench, typed):
    for entry in [e for e in bench.index.entries if e.fact]:
        figures = bench.case(typed, entry).measured.features

        assert all(-0.5 <= figure <= 1.5 for figure in figures), figures


def test_facts_come_back_in_order_and_are_found_by_the_share_of_the_best(bench):
    query = bench.query(OPEN)
    found = [(bench.entry("day"), 4.0), (bench.entry("opened"), 1.0)]
    context = Context(bench.index.passages.all, query)
    measured = measure(bench.slots, query, found, context, Likener(query, bench.index))

    assert [m.entry.fact.id for m in measured] == ["walk/day", "walk/opened"]
    assert [m.features.found for m in measured] == [1.0, 0.25]
    assert measured[0].sighted is measured[1].sighted  # the same sentence is looked at once


def test_gap_is_not_measured(bench):
    query = bench.query("was there a fee")
    context = Context(bench.index.passages.all, query)

    assert not measure(
        bench.slots, query, [(bench.entry("fee"), 1.0)], context, Likener(query, bench.index)
    )


def test_what_is_lacking_is_told_by_its_number(bench):
    sighted = bench.case("did the guide carry pumpkins", bench.entry("walk-s004")).measured.sighted

    assert [hit.term.stem for hit in sighted.hits] == ["guid", "carri"]
    assert sighted.lacks == (2,)
