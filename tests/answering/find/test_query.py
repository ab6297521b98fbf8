import pytest


def terms(bench, typed):
    return {term.stem: term for term in bench.query(typed).terms}


def test_terms_are_the_words_that_carry_meaning_once_in_order(bench):
    query = bench.query("who carried the kettle, the copper kettle?")

    assert [term.stem for term in query.terms] == ["carri", "kettl", "copper"]
    assert query.stems == ("who", "carri", "the", "kettl", "the", "copper", "kettl")
    assert query.total == pytest.approx(sum(term.weight for term in query.terms))


@pytest.mark.parametrize("typed", ["", "who was the", "?"])
def test_question_without_meaning_has_no_terms_and_can_be_divided_by(bench, typed):
    query = bench.query(typed)

    assert query.terms == ()
    assert query.total == 1.0


@pytest.mark.parametrize(
    ("rarer", "commoner"), [("kettl", "walk"), ("geologist", "person"), ("zanzibar", "day")]
)
def test_rarer_word_weighs_more(bench, rarer, commoner):
    found = terms(bench, f"{rarer} {commoner}")
    weights = [term.weight for term in found.values()]

    assert weights[0] > weights[1]


def test_vague_word_and_aside_weigh_less(bench):
    plain = terms(bench, "which kettle did the guide carry")["kettl"].weight
    aside = terms(bench, "I saw a kettle. who opened the walk")["kettl"].weight

    assert 0 < aside < plain


def test_name_knows_whose_it_is(bench):
    found = terms(bench, "did Mia Sand meet Petrov in Norway")

    assert found["mia"].ids == found["sand"].ids == {"sand"}
    assert found["sand"].is_name
    assert found["petrov"].is_name
    assert found["petrov"].ids == frozenset()
    assert not found["meet"].is_name


def test_country_is_a_name_in_small_letters_and_a_number_is_none(bench):
    found = terms(bench, "were 40 guests from brazil")

    assert found["brazil"].is_name
    assert found["40"].is_number
    assert not found["40"].is_name


def test_day_and_month_are_terms_though_they_are_no_content(bench):
    query = bench.query("was it opened on 3 June")

    assert [term.stem for term in query.terms] == ["open", "3", "june"]
    assert [key.key for key in query.keys] == ["open"]


def test_whole_name_is_one_key(bench):
    keys = [key.key for key in bench.query("who opened the orchard walk").keys]

    assert keys == ["open", "@walk"]


def test_key_that_no_ask_has_weighs_as_much_as_a_rare_one(bench):
    unasked, asked = bench.query("kettle ticket").keys

    assert unasked.weight > asked.weight


def test_keys_stand_beside_the_content(bench):
    query = bench.query("why did the walkers choose the upper path in Bonn")

    assert [key.key for key in query.keys] == [term.key for term in query.question.content]


def test_only_another_spelling_stands_for_a_name_a_number_or_a_month(bench):
    near = {stem: dict(term.near) for stem, term in terms(bench, "Sweden june").items()}

    assert "norway" not in near["sweden"]
    assert "may" not in near["june"]
