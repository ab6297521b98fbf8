import pytest

from bot.answering.find.fillers import find_fillers
from bot.lang.words import split


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("The ship was launched in May 2021.", "dates", ["May", "2021"]),
        ("It carries 900 passengers.", "numbers", ["900"]),
        ("The crossing takes nineteen hours.", "durations", ["nineteen"]),
        ("Captain Ingrid Dahl commands it.", "people", ["Captain Ingrid Dahl"]),
        ("They met in Oslo.", "places", ["Oslo"]),
        ("It sank because it was old.", "reasons", ["because"]),
        ("The ship was old.", "names", []),
        ("The ship sank in 1912.", "numbers", []),
        ("May it sail well.", "dates", []),
    ],
)
def test_fillers_are_found_by_kind(english, sentence, kind, words):
    typed = split(sentence)

    found = getattr(find_fillers(typed, english), kind)

    assert [" ".join(typed[i].typed for i in r) for r in found] == words
