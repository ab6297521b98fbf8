"""How near in meaning words are, by the table that comes with the language."""

import pytest

from bot.lang.lexicon import Related


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("purchas", "buy", "moon"), ("begin", "start", "cow"), ("cost", "price", "river")],
)
def test_what_means_nearly_the_same_is_near(english, one, other, far):
    near = english.related(one)
    assert 0.5 < near[other] <= 1
    assert far not in near


def test_a_word_that_nobody_knows_is_near_nothing(english):
    assert english.related("zzyzx") == {}


def test_a_language_without_a_table_has_nothing_near():
    assert Related()("buy") == {}


def test_words_of_one_meaning_find_the_sentence(answerer_of):
    text = "Shops in Bergen\n\nMrs. Lie purchased the mill in 2019. The town has nine bridges.\n"
    shops = answerer_of({"shops": text})
    best = shops.answer("when was the mill bought").candidates[0]
    assert "purchased the mill" in best.citation.quote
