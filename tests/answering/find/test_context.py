import pytest

from bot.answering.find.measure import Context, run

OPENED, KETTLE, PATH = 1, 3, 6


def context(bench, typed):
    query = bench.query(typed)
    return query, Context(bench.index.passages.all, query)


def hits(bench, typed, number):
    _, looked = context(bench, typed)
    return {hit.term.stem: hit for hit in looked.hits(number)}


def test_hit_has_the_term_and_its_places(bench):
    found = hits(bench, "who carried the copper kettle", KETTLE)

    assert list(found) == ["carri", "copper", "kettl"]
    assert found["kettl"].nearness == 1
    assert found["kettl"].places == [5]
    assert found["kettl"].worth == found["kettl"].term.weight


def test_synonym_is_hit_with_less_worth(bench):
    hit = hits(bench, "who inaugurated it", OPENED)["inaugur"]

    assert 0 < hit.nearness < 1
    assert hit.worth < hit.term.weight


def test_word_itself_comes_before_its_kin(bench):
    assert hits(bench, "who are the walkers", PATH)["walker"].nearness == 1


def test_nothing_shared_is_no_hit(bench):
    assert hits(bench, "pumpkins", OPENED) == {}


def test_covered_is_the_share_of_the_weight_that_passages_have(bench):
    query, looked = context(bench, "kettle path")
    both = looked.covered((0, 1), (KETTLE, PATH))
    one = looked.covered((0, 1), (KETTLE,))

    assert both == pytest.approx(1)
    assert one == pytest.approx(query.terms[0].weight / query.total)
    assert looked.covered((0, 1), (-1,)) == looked.covered((0, 1), ()) == 0


@pytest.mark.parametrize(
    ("typed", "number", "share"),
    [
        ("the guide carried a copper kettle", KETTLE, 1),
        ("the guide dropped a copper kettle", KETTLE, 3 / 6),
        ("a kettle", KETTLE, 1 / 4),  # so few words are never shared in full
        ("kettle copper a carried guide the", KETTLE, 1 / 6),
        ("pumpkin pie", KETTLE, 0),
    ],
)
def test_run_is_the_longest_that_both_have(bench, typed, number, share):
    assert run(bench.query(typed), bench.index.passages.all[number]) == pytest.approx(share)
