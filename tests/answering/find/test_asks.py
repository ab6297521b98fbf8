import pytest

LOCALS = ("opened", "day", "path", "home")


@pytest.mark.parametrize("local", LOCALS)
def test_ask_itself_is_fully_alike(bench, local):
    for ask in bench.entry(local).fact.asks:
        assert bench.likeness(ask, local) == pytest.approx((1.0, 1.0))


@pytest.mark.parametrize(
    ("likelier", "less", "local"),
    [
        ("who opened the orchard walk", "who opened the gate", "opened"),
        ("who opened the gate", "who mended the gate", "opened"),
        ("who opened the orchard walk", "who inaugurated the orchard walk today", "opened"),
        ("was there a fee", "was there a fee for dogs", "fee"),
    ],
)
def test_less_that_is_shared_is_less_alike(bench, likelier, less, local):
    assert bench.likeness(likelier, local).any > bench.likeness(less, local).any


def test_synonym_counts_less_than_the_word(bench):
    word, synonym = "when was the walk opened", "when was the walk inaugurated"

    assert 0 < bench.likeness(synonym, "day").any < bench.likeness(word, "day").any


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("when was the orchard walk opened", "opened"),  # that fact is asked for who
        ("who opened the orchard walk", "day"),
        ("which path did the walkers choose", "opened"),
    ],
)
def test_ask_of_another_facet_is_alike_only_at_all(bench, typed, local):
    likeness = bench.likeness(typed, local)

    assert likeness.same < likeness.any


def test_kind_that_is_wanted_must_be_asked_for_too(bench):
    likeness = bench.likeness("which person opened the orchard walk", "opened")
    other = bench.likeness("which organisation opened the orchard walk", "opened")

    assert likeness.same > other.same


def test_claim_is_like_any_ask_of_a_gap(bench):
    claim = bench.likeness("did they eat sandwiches", "lunch")

    assert claim.same == claim.any > 0


@pytest.mark.parametrize("local", ["walk-s004", "walk-s010"])
def test_fact_that_nobody_asks_for_is_like_nothing(bench, local):
    assert bench.likeness("who carried the copper kettle", local) == (0, 0)


@pytest.mark.parametrize("typed", ["pumpkins", "", "xyzzy plugh"])
def test_foreign_question_is_unlike(bench, typed):
    assert bench.likeness(typed, "opened") == (0, 0)
