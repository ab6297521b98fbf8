import pytest

from bot.answering.find.query import DERIVED, SYNONYM, Nearness, is_akin


@pytest.mark.parametrize(
    ("one", "other"), [("sign", "signatori"), ("invent", "inventor"), ("geolog", "geologist")]
)
def test_derived_words_are_akin(one, other):
    assert is_akin(one, other)
    assert is_akin(other, one)
    assert Nearness([one], {})(other) == {other: 1.0, one: DERIVED}


@pytest.mark.parametrize(("one", "other"), [("star", "start"), ("commun", "command")])
def test_words_that_only_begin_alike_are_not(one, other):
    assert not is_akin(one, other)


def test_synonyms_of_the_vocabulary_are_near():
    groups = {"lead": ("~1",), "command": ("~1",), "helm": ("~1",)}
    near = Nearness({"lead": 1, "command": 1}.keys(), groups)

    assert near("lead") == {"lead": 1.0, "command": SYNONYM}


def test_related_words_count_by_how_related_they_are():
    related = {"ship": "90 boat 50 sail 90 absent"}
    near = Nearness(["ship", "boat", "sail"], {}, related)("ship")

    assert list(near) == ["ship", "boat", "sail"]
    assert 1 > near["boat"] > near["sail"] > 0


def test_no_stem_has_more_than_a_few_near():
    groups = dict.fromkeys((f"word{n}" for n in range(40)), ("~1",))

    assert len(Nearness(list(groups), groups)("word0")) == 13


def test_related_word_never_stands_for_what_is_exact():
    near = Nearness(["norway", "sweden"], {}, {"sweden": "80 norway"})

    assert list(near("sweden")) == ["sweden", "norway"]
    assert list(near("sweden", is_exact=True)) == ["sweden"]
