import pytest

from bot.answering.find.nearness import DERIVED, SYNONYM, Nearness, kinship


@pytest.mark.parametrize(
    ("one", "other"), [("sign", "signatori"), ("invent", "inventor"), ("geolog", "geologist")]
)
def test_derived_words_are_akin(one, other):
    assert kinship(one, other) == DERIVED


@pytest.mark.parametrize(("one", "other"), [("star", "start"), ("commun", "command")])
def test_words_that_only_begin_alike_count_less(one, other):
    assert kinship(one, other) < DERIVED


def test_synonyms_of_the_vocabulary_are_near():
    groups = {"lead": ("~1",), "command": ("~1",), "helm": ("~1",)}
    near = Nearness({"lead": 1, "command": 1}.keys(), groups, lambda _: True)

    assert near("lead") == {"lead": 1.0, "command": SYNONYM}


def test_word_that_nobody_knows_may_be_a_typing_error():
    near = Nearness({"khan": 1}.keys(), {}, {"hat"}.__contains__)

    assert "khan" in near("kan")
    assert "khan" not in near("hat")
