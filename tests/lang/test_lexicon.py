"""The English that the chain reads with: well-formed, and nothing of any source in it."""

from pathlib import Path

import pytest

import bot
from bot.facts import Facet
from bot.lang.lexicon import load
from bot.lang.words import split


def test_every_facet_that_is_asked_for_exists(english):
    facets = {asking.facet for asking in english.asking.values()}
    assert facets | set(english.facet_of_kind.values()) <= set(map(str, Facet))


def test_every_kind_that_a_question_word_or_a_noun_asks_for_belongs_to_a_facet(english):
    kinds = {kind for asking in english.asking.values() for kind in asking.kinds}
    kinds |= english.bare_kinds
    kinds |= {kind for kinds in english.answer_nouns.values() for kind in kinds}
    assert kinds - english.facet_of_kind.keys() <= {"duration-unit"}


def test_phrases_are_split_as_questions_are(english):
    for phrase in (*english.asking, *english.fluff):
        assert [word.text for word in split(" ".join(phrase))] == list(phrase), phrase


def test_every_cue_is_looked_for(english):
    code = "".join(path.read_text("utf-8") for path in Path(bot.__file__).parent.rglob("*.py"))
    assert [cue for cue in english.cues if f'"{cue}"' not in code] == []


def test_months_are_twelve(english):
    assert set(english.months.values()) == {f"{n:02}" for n in range(1, 13)}


def test_the_contrary_of_a_contrary_is_itself(english):
    for word, others in english.opposites.items():
        assert word not in others
        assert all(word in english.opposites[other] for other in others)


def test_a_common_word_has_its_frequency_and_a_rare_one_none(english):
    assert english.zipf["the"] > english.zipf["country"] > english.zipf["squadron"]
    assert "mastalir" not in english.zipf
    assert all(2.5 <= zipf <= 8 for zipf in english.zipf.values())


def test_what_is_misplaced_is_a_word_of_its_own(english):
    for typed, (read, _, _) in english.misplaced.items():
        assert typed != read
        assert read not in english.misplaced


def test_the_same_file_has_the_same_fingerprint(english):
    assert load().fingerprint == english.fingerprint


def test_a_language_without_a_file_is_an_error():
    with pytest.raises(FileNotFoundError):
        load("xx")


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("purchas", "buy", "moon"), ("begin", "start", "cow"), ("cost", "price", "river")],
)
def test_what_means_nearly_the_same_is_near(english, one, other, far):
    near = english.related[one].split()
    assert 50 < int(near[near.index(other) - 1]) <= 100
    assert far not in near


def test_a_word_that_nobody_knows_is_near_nothing(english):
    assert "zzyzx" not in english.related
