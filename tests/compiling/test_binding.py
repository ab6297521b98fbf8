import pytest

from tests.compiling.rules import last


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Tidal Forum met in Oslo.", "tidal-forum"),
        ("In May 2020, the Tidal Forum met in Oslo.", "tidal-forum"),
        ("With help from Kenya, the Tidal Forum met.", "tidal-forum"),
        ("In furtherance of Kenya’s goal by 2025, Kenya met the Tidal Forum.", "kenya"),
        ("BERLIN, May 3 — The Tidal Forum met.", "tidal-forum"),
        ("But the Tidal Forum met with Kenya.", "tidal-forum"),
        ("With their help, 23 nations joined the Tidal Accords.", "tidal-accords"),
        # pronouns, general nouns
        ("The Tidal Forum met in Oslo. It ended.", "tidal-forum"),
        ("The Tidal Forum met in Oslo. Its guests left.", "tidal-forum"),
        ("Anna Roth came to Oslo. She left.", "anna-roth"),
        ("Anna Roth met the Sun Council. Then he left.", "anna-roth"),
        ("Orbit Labs Inc. moved to Oslo. The company grew.", "orbit-labs-inc"),
        ("The Tidal Forum met in Oslo. The forum ended.", "tidal-forum"),
        ("The Lindu Park lies there. The park is home to birds.", "lindu-park"),
        # carried over within a paragraph
        ("The Tidal Forum met in Oslo. Rain fell.", "tidal-forum"),
    ],
)  # fmt: skip
def test_what_a_sentence_is_about(text, subject):
    assert last(text).subject == subject


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Anna Roth and Osk Varn signed. They were joined by Kenya.", {"anna-roth", "osk-varn"}),
        ("Anna Roth met Otto Varn. These were the first talks.", {"anna-roth", "otto-varn"}),
        ("Kenya met Ghana in Oslo. The meeting lasted two days.", {"kenya", "ghana"}),
        ("Anna Roth came. The Sun Council met her.", {"anna-roth", "sun-council"}),
        ("Kenya and Ghana signed. In it, both promised peace.", {"kenya"}),
    ],
)
def test_a_leaning_sentence_shares_what_it_leans_on(text, also):
    assert also <= set(last(text).entities)


@pytest.mark.parametrize(
    ("text", "not_in"),
    [
        ("Anna Roth came. Osk Varn left.", "anna-roth"),
        ("Anna Roth came. Osk Varn praised his team.", "anna-roth"),
        ("Kenya signed. Ghana said that it would sign.", "kenya"),
        ("Orbit Labs Inc. grew. Any company can.", "orbit-labs-inc"),
        ("Orbit Labs Inc. grew. The company that makes tea shrank.", "orbit-labs-inc"),
        ("The Tidal Forum met. The Forum of Youth ended.", "tidal-forum"),
    ],
)
def test_a_sentence_that_stands_alone_shares_nothing(text, not_in):
    assert not_in not in last(text).entities


def test_a_general_noun_means_the_one_named_in_its_own_sentence_first():
    text = "Kenya signed. Ghana announced that the service is open in the country."
    assert last(text).entities == ("ghana",)
