import pytest

from bot.answering.read.typing.correct import Corrector
from bot.lang.words import split

COUNTS = dict.fromkeys(
    "talks led visited squadron officials framework mechanism held forum".split(), 9
)
NAMES = "mastalir dickinson norway hale squadron".split()


@pytest.fixture(scope="module")
def corrector(english, stems):
    return Corrector({**COUNTS, **dict.fromkeys(NAMES, 3)}, NAMES, english, stems)


def corrected(corrector, text):
    words, corrections = corrector(split(text))
    return " ".join(word.text for word in words), [(c.typed, c.read) for c in corrections]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("tlaks", "talks"),
        ("talkz", "talks"),
        ("taks", "talks"),
        ("mastalri", "mastalir"),
        ("mastlir", "mastalir"),
        ("masstalir", "mastalir"),
        ("mastaliir", "mastalir"),
        ("matsalri", "mastalir"),
        ("dikinsen", "dickinson"),
        ("dickenson", "dickinson"),
        ("framwrok", "framework"),
        ("meckanizm", "mechanism"),
        ("sqaudorn", "squadron"),
        ("norwya", "norway"),
        ("goverment", "government"),
        ("Tlaks", "talks"),
    ],
)
def test_a_typing_error_is_read_as_the_nearest_known_word(corrector, typed, read):
    assert corrected(corrector, typed) == (read, [(typed, read)])


@pytest.mark.parametrize(
    "word",
    [
        "talk",  # a form of a word that is known
        "visiting",
        "official",
        "walks",  # common English, one letter off
        "fled",
        "helm",
        "whale",
        "quadrant",
        "frame",
        "hat",
        "ld",  # too short
        "zzzzzz",  # near to nothing
        "qwertyuiop",
        "frmwrokz",  # three errors
        "matslri",  # two errors are too many in few letters
        "ruck",  # nearest to what nobody wants to be read as
        "2+2",
        "x1y2z3",
        "宇宙の協議",
        "",
    ],
)
def test_a_real_word_and_one_near_to_nothing_are_left_alone(corrector, word):
    assert corrected(corrector, word) == (" ".join(w.text for w in split(word)), [])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("waht", "what"),
        ("wehre", "where"),
        ("whihc", "which"),
        ("whne", "when"),
        ("ehere", "where"),  # w beside e
        ("whta", "what"),
        ("ahat", "what"),
        ("wih", "with"),
        ("frm", "from"),
        ("thr", "the"),
        ("dows", "does"),
        ("betwen", "between"),
    ],
)
def test_mistyped_words_of_the_language_are_read(corrector, typed, read):
    assert corrector.read(typed) == read


def test_of_words_as_near_the_likelier_slip_is_meant(english, stems):
    corrector = Corrector({"hose": 50, "house": 2, "rods": 9, "words": 2}, (), english, stems)
    assert corrector.read("hosue") == "house"
    assert corrector.read("wrods") == "words"


@pytest.mark.parametrize("word", ["esa", "nro", "cno", "usv", "xq"])
def test_an_acronym_that_nobody_knows_is_left_alone(corrector, word):
    assert corrector.read(word) == word


@pytest.mark.parametrize("typed", ["what is the iss", "was ISS there", "did Iss win"])
def test_few_letters_where_a_noun_stands_are_left_alone(corrector, typed):
    assert corrected(corrector, typed) == (" ".join(w.text for w in split(typed)), [])


@pytest.mark.parametrize(
    "word", ["unhurriedly", "reheated", "undemocratic", "persuades", "polishes", "tightens"]
)
def test_a_form_of_a_common_word_is_left_alone(corrector, word):
    assert corrector.read(word) == word


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("mastalir'ss job", "mastalir job"),
        ("mastalir'sc job", "mastalir job"),
        ("mastalri'sz job", "mastalir job"),
        ("mastali'rs job", "mastalir job"),
        ("mastalir'sframework", "mastalir framework"),
        ("they did'nt", "they didn't"),
        ("they wsn't", "they wasn't"),
    ],
)
def test_a_mistyped_ending_after_an_apostrophe_is_read(corrector, typed, read):
    assert corrected(corrector, typed)[0] == read


@pytest.mark.parametrize("word", ["o'clock", "o'brien", "xi'an", "isn't", "qur'an"])
def test_another_apostrophe_is_left_alone(corrector, word):
    assert corrector.read(word) == word


def test_a_word_keeps_its_capitals(corrector):
    words, _ = corrector(split("Did Mastalri see TLAKS in talkz"))
    assert [w.typed for w in words] == ["Did", "Mastalir", "see", "TALKS", "in", "talks"]


def test_a_name_is_read_as_the_bases_word_only(corrector):
    assert corrected(corrector, "did Goverment or Norwya attend") == (
        "did goverment or norway attend",
        [("Norwya", "norway")],
    )


def test_two_errors_are_corrected_in_long_words_only(corrector):
    assert corrector.read("mecanizm") == "mechanism"
    assert corrector.read("tkasl") == "tkasl"


def test_a_name_is_read_before_a_plain_word_that_is_as_near(english, stems):
    corrector = Corrector({"haled": 1, "halex": 1}, ["halex"], english, stems)
    assert corrector.read("haleq") == "halex"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("what dose it mean", "what does it mean"),
        ("dose it matter", "does it matter"),
        ("were did it happen", "where did it happen"),
        ("witch country", "which country"),
        ("from witch country", "from which country"),
        ("where they held there own forum", "where they held their own forum"),
        ("wat happened", "what happened"),
    ],
)
def test_a_real_word_where_it_makes_no_sense_is_read_as_its_twin(corrector, typed, read):
    assert corrected(corrector, typed)[0] == read


@pytest.mark.parametrize(
    "typed",
    [
        "the dose was high",
        "were they there",
        "they were there",
        "the old witch",
        "is there a forum",
        "fill the form",
    ],
)
def test_a_real_word_in_its_place_is_left_alone(corrector, typed):
    assert corrected(corrector, typed) == (typed, [])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sooo who leddd it", "so who led it"),
        ("whaaaat", "what"),
        ("plzzz", "plz"),
        ("gooood taaalks", "good talks"),
        ("zzzzzz", "zzzzzz"),
    ],
)
def test_stretched_letters_are_no_error(corrector, typed, read):
    assert corrected(corrector, typed) == (read, [])


@pytest.mark.parametrize(
    ("base", "typed"),
    [
        ("muller", "Mueller"),
        ("mueller", "Müller"),
        ("mueller", "Muller"),
        ("ostergard", "Oestergaard"),
        ("baer", "Bär"),
    ],
)
def test_a_name_is_the_same_however_its_marks_are_written(english, stems, base, typed):
    corrector = Corrector({base: 1}, [base], english, stems)
    assert corrected(corrector, typed) == (base, [])


def test_a_short_name_is_no_other(english, stems):
    assert corrected(Corrector({"jo": 1}, ["jo"], english, stems), "Joe") == ("joe", [])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("presdent", "president"),  # no "present": a vowel is left out sooner than typed too much
        ("hapnd", "happened"),
        ("cntries", "countries"),
        ("ldrs", "leaders"),
    ],
)
def test_what_is_written_short_is_read_in_full(english, stems, typed, read):
    counts = dict.fromkeys("present president happened hand countries leaders".split(), 9)
    assert Corrector(counts, (), english, stems).read(typed) == read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("who led the talks xyzzy", "who led the talks"),
        ("xyzzy who led the talks", "who led the talks"),
        ("who led the talks for wakanda", "who led the talks for Wakanda"),
        ("when did zorblax visit norway", "when did Zorblax visit norway"),
        ("who visited zorblax", "who visited zorblax"),
        ("who led the talks Xyzzy", "who led the talks Xyzzy"),
        ("zorblax", "zorblax"),
    ],
)
def test_an_unknown_word_is_nothing_or_a_name_by_its_place(english, stems, typed, words):
    corrector = Corrector({**COUNTS, **dict.fromkeys(NAMES, 3)}, [*NAMES, "talks"], english, stems)
    read, corrections = corrector(split(typed))
    assert (" ".join(word.typed for word in read), corrections) == (words, ())


def test_what_was_replaced_is_told_in_order_and_in_the_askers_spelling(corrector):
    _, corrections = corrected(corrector, "Who led the Tlaks with Norwya?")
    assert corrections == [("Tlaks", "talks"), ("Norwya", "norway")]


def test_memory_stays_bounded(english, stems, monkeypatch):
    monkeypatch.setattr("bot.answering.read.typing.correct._MOST_REMEMBERED", 3)
    corrector = Corrector(COUNTS, (), english, stems)
    for i in range(10):
        corrector.read("tlaks" + "abcdefghij"[i] * 5)
    assert corrector._remembered.cache_info().currsize == 3  # noqa: SLF001 - nobody else's business


def test_only_so_many_words_are_looked_at(english, stems):
    corrector = Corrector(COUNTS, (), english, stems)
    read, corrections = corrector(split("tlaks " * 30))
    assert [word.text for word in read] == ["talks"] * 24 + ["tlaks"] * 6
    assert len(corrections) == 24
