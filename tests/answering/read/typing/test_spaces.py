import pytest

from bot.answering.read.typing.correct import Corrector
from bot.lang.words import split

COUNTS = dict.fromkeys(
    "talks spacecraft allies begin signed country forum japan space force july what live".split(), 9
)
TEXTS = ("The Space Force began.", "in Japan")


@pytest.fixture(scope="module")
def corrector(english, stems):
    return Corrector(COUNTS, (), english, stems, lambda: TEXTS)


def corrected(corrector, text):
    words, corrections = corrector(split(text))
    return " ".join(word.text for word in words), [(c.typed, c.read) for c in corrections]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("whichcountry", "which country"),
        ("thetalks", "the talks"),
        ("isit", "is it"),
        ("whatdid", "what did"),
        ("spaceforce", "space force"),
        ("injapan", "in japan"),
        ("july13", "july 13"),
        ("in2022", "in 2022"),
        ("13talks", "13 talks"),
    ],
)
def test_a_dropped_space_is_put_back(corrector, typed, read):
    assert corrected(corrector, typed) == (read, [(typed, read)])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("space craft", "spacecraft"),
        ("sig ned", "signed"),
        ("begi n", "begin"),
        ("all ies", "allies"),
        ("coun try", "country"),
    ],
)
def test_a_space_within_a_word_is_taken_out(corrector, typed, read):
    assert corrected(corrector, typed) == (read, [(typed, read)])


@pytest.mark.parametrize(
    "typed",
    [
        "starlink",  # a name, not a star's link
        "nobleman",
        "nonviolent",
        "blackhawk",
        "f16",
        "covid19",
        "13th",
        "x1y2z3",
        "all lies",
        "space force",
        "in space",
        "a cross",
        "talks, begin",
        "the us",
    ],
)
def test_other_words_keep_their_spaces(corrector, typed):
    assert corrected(corrector, typed) == (" ".join(w.text for w in split(typed)), [])


def test_an_error_likelier_than_a_dropped_space_is_read(english, stems):
    corrector = Corrector({"live": 3, "believe": 3}, (), english, stems)
    assert corrector.read("belive") == "believe"


def test_words_know_their_places_again(corrector):
    typed = "did thetalks begi n"
    words, _ = corrector(split(typed))
    assert [typed[w.start : w.end] for w in words] == ["did", "thetalks", "thetalks", "begi n"]
