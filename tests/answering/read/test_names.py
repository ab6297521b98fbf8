import itertools

import pytest

from bot.answering.read.names import described
from bot.lang.words import split


def find(names, text):
    words = split(text)
    return names.find(words, names.key(words))


def found_in(names, text):
    return [(sorted(m.ids), m.is_hard) for m in find(names, text)]


HARD = [
    ("who is Ito", "ito"),
    ("who is ito", "ito"),
    ("general ito's job", "ito"),
    ("Gen. Kenji Ito", "ito"),
    ("what is the NCN", "navy"),
    ("the norwegian coast navy", "navy"),
    ("norwegians", "no"),
    ("american", "us"),
    ("the U.S. side", "us"),
    ("which US officer", "us"),
    ("what is SET", "set"),
    ("how many SETs", "set"),
    ("the set with norway", "set no"),
    ("Sea Exchange Table", "set"),
]


@pytest.mark.parametrize(("text", "ids"), HARD)
def test_names_aliases_and_acronyms_are_found(names, text, ids):
    assert [i for ids, is_hard in found_in(names, text) for i in ids if is_hard] == ids.split()


@pytest.mark.parametrize(
    "text",
    [
        "who set up the office",
        "they set out early",
        "set the date",
        "the sun set late",
        "tell us more",
        "did they join us",
        "give us the date",
        "italy",
        "a hail of stones",
        "coast guard",
        "table",
        "exchange rate",
        "",
    ],
)
def test_plain_words_name_nobody(names, text):
    assert found_in(names, text) == []


def test_a_name_of_plain_words_is_soft_and_the_longest_name_wins(names):
    assert found_in(names, "the talks") == [(["set"], False)]
    assert found_in(names, "which aides came") == [(["aides"], False)]
    assert found_in(names, "the Norwegian officials") == [(["aides"], True)]
    assert found_in(names, "the Norwegian Coast Navy") == [(["navy"], True)]


def test_what_an_entity_is_one_of_names_it_where_few_are_such(names):
    assert found_in(names, "the northern capital") == [(["oslo"], False)]
    assert found_in(names, "the old river town") == [(["bonn"], False)]
    assert found_in(names, "the colonel") == []
    assert found_in(names, "a northern town") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("where were the French talks", ["french talks"]),
        ("where were the Norwegian talks", ["norwegian", "talks"]),  # nobody tells of such
        ("where did the French hold talks", ["french", "talks"]),
        ("where are French officials", ["french"]),
        ("where were the talks with the Norwegians", ["talks with the norwegians"]),
        ("where were the talks with the French", ["talks", "french"]),
        ("who read the Norwegian aides", ["norwegian aides"]),  # a document of that name
    ],
)
def test_a_name_that_only_describes_a_thing_is_part_of_its_name(names, english, text, named):
    def is_of(thing, whose, *, is_own=False):
        return (thing, whose) == ({"set"}, {"no"} if is_own else {"fr"})

    texts = [word.text for word in split(text)]
    cues = {**english.cues, "document": frozenset(("aides",))}
    mentions = described(find(names, text), texts, cues, is_of)
    assert [" ".join(texts[m.start : m.end]) for m in mentions] == named


def test_names_never_overlap(names):
    mentions = find(names, "General Ito of the Norwegian Coast Navy met Hale in Oslo")
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert all(one.end <= next_.start for one, next_ in itertools.pairwise(mentions))
    assert len(mentions) == 4
