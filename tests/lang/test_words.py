import pytest

from bot.lang.words import clauses, fold, ordered, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Who led the talks?", "who led the talks"),
        ("who’s Ito", "who ito"),
        ("Ito's job", "ito job"),
        ("the generals' side", "the generals side"),
        ("they'd", "they"),
        ("didn't", "didn't"),
        ("o'clock", "o'clock"),
        ("U.S.", "us"),
        ("u.s. side", "us side"),
        ("U.S", "u s"),
        ("Lt. Gen. Ito", "lt gen ito"),
        ("2+2", "2+2"),
        ("2 + 2", "2 2"),
        ("1,593 and 0.9", "1593 and 0.9"),
        ("July 13, 2023", "july 13 2023"),
        ("air-to-air", "air to air"),
        ("Air & Sea", "air and sea"),
        ("$5 or 7%", "$ 5 or 7 %"),
        ("“Jay”", "jay"),
        ("snake_case", "snake case"),
        ("ＳＥＴ", "set"),
        ("ﬁrst", "first"),
        ("café Łódź", "cafe lodz"),
        ("Müller Strauß Søren Håkon Æsir", "muller strauss soren hakon aesir"),
        ("le\u200bd\ufeff the ta\u00adlks", "led the talks"),
        ("„Ito“ «Hale» Ann‘s", "ito hale ann"),
        ("宇宙の協議", "宇宙の協議"),
        ("🤷 ?!…", ""),
        ("", ""),
    ],
)
def test_text_parts_into_folded_words(text, words):
    assert [word.text for word in split(text)] == words.split()


@pytest.mark.parametrize("text", ["Who’s Ito — U.S. or not?", "İstanbul’da ＳＥＴ", "ﬁrst 2+2"])
def test_a_word_knows_where_it_stands_in_the_folded_text(text):
    folded = fold(text)
    if len(folded.lower()) != len(folded):
        folded = folded.lower()
    assert all(folded[word.start : word.end] == word.typed for word in split(text))


@pytest.mark.parametrize(
    ("typed", "is_upper", "is_capital"),
    [
        ("SET", True, True),
        ("SETs", True, True),
        ("Set", False, True),
        ("set", False, False),
        ("I", False, True),
        ("As", False, True),
        ("2nd", False, False),
    ],
)
def test_capitals_are_kept(typed, is_upper, is_capital):
    (word,) = split(typed)
    assert (word.is_upper, word.is_capital) == (is_upper, is_capital)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("who led the talks", [0, 0, 0, 0]),
        ("so I read it, who led", [0, 0, 0, 0, 1, 1]),
        ("lol ok. who led? thanks", [0, 0, 1, 1, 2]),
        ("the 2+2 - who was there", [0, 0, 1, 1, 1]),
        ("air-to-air — who", [0, 0, 0, 1]),
        ("Lt.Ito and U.S. talks", [0, 0, 0, 0, 0]),
        ("1,593 of 0.9", [0, 0, 0]),
        ("", []),
    ],
)
def test_punctuation_parts_clauses_and_signs_within_words_do_not(text, numbers):
    assert clauses(text, split(text)) == numbers


MEETING = [
    ("defence", "defense"),
    ("defences", "defense"),
    ("programme", "programs"),
    ("organisation", "organizations"),
    ("prioritised", "prioritize"),
    ("colour", "colors"),
    ("neighbouring", "neighboring"),
    ("centre", "center"),
    ("dialogue", "dialogs"),
    ("cancelled", "canceling"),
    ("held", "hold"),
    ("led", "leading"),
    ("spoke", "speaks"),
    ("met", "meeting"),
    ("told", "tell"),
    ("spokesmen", "spokesman"),
    ("countries", "country"),
    ("allies", "ally"),
]


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_spellings_and_forms_of_a_word_meet(stems, one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("us", "use"),
        ("rise", "rice"),
        ("our", "or"),
        ("four", "for"),
        ("tour", "tore"),
        ("wise", "wize"),
        ("general", "generation"),
        ("set", "settle"),
        ("space", "spice"),
        ("led", "lead-free"),
        ("2022", "2020"),
        ("2+2", "2"),
    ],
)
def test_other_words_do_not(stems, one, other):
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("when is round two due", "when is 2nd round due"),
        ("part 11 of the talks", "11th part of the talks"),
        ("who took part 2022", "who took part 2022"),
        ("two rounds of talks", "two rounds of talks"),
    ],
)
def test_a_number_behind_a_part_puts_it_in_an_order(text, read):
    words = ordered(split(text), {"round", "part"}, {"two": 2})
    assert " ".join(word.text for word in words) == read
