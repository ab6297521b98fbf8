import pytest


def new(bench, typed, local):
    query = bench.query(typed)
    return [filler for filler in bench.slots.of(bench.entry(local)) if filler.is_new(query)]


@pytest.mark.parametrize(
    ("typed", "local", "kind"),
    [
        ("where does she come from", "home", "country"),
        ("who opened it", "opened", "person"),
        ("when was it", "day", "day"),
    ],
)
def test_filler_of_the_kind_is_there(bench, typed, local, kind):
    assert any(kind in filler.kinds for filler in new(bench, typed, local))


@pytest.mark.parametrize(
    ("typed", "local", "kind"),
    [
        ("where in Norway does she come from", "home", "country"),
        ("who but Mia Sand opened it", "opened", "person"),
        ("was it on 3 May 2021", "day", "day"),
    ],
)
def test_filler_that_the_question_names_is_not_new(bench, typed, local, kind):
    assert not any(kind in filler.kinds for filler in new(bench, typed, local))


def test_part_of_a_name_does_not_name_it(bench):
    assert any("person" in f.kinds for f in new(bench, "is it Mia who opened it", "opened"))


def test_fillers_have_their_kinds(bench):
    kinds = {kind for filler in new(bench, "", "home") for kind in filler.kinds}

    assert kinds == {"country", "place", "job"}


def test_list_is_several_fillers(bench):
    jobs = [f for f in new(bench, "is she a geologist", "home") if "job" in f.kinds]

    assert [f.names for f in jobs] == [(frozenset(("climber",)),)]


def test_entity_that_a_sentence_only_means_fills_nothing(bench):
    assert "sand" in bench.entry("walk-s003").own_names  # "It drew forty guests" is said of her
    assert not any("person" in filler.kinds for filler in bench.slots.of(bench.entry("walk-s003")))


def test_gap_has_no_fillers(bench):
    assert bench.slots.of(bench.entry("fee")) == ()


def closeness(bench, typed, local):
    case = bench.case(typed, bench.entry(local))
    return bench.slots.closeness(case.query, case.passage, case.context)


@pytest.mark.parametrize(
    ("typed", "local"), [("when was the walk opened", "day"), ("how many guests", "walk-s003")]
)
def test_date_or_number_that_is_asked_for_is_near_what_was_found(bench, typed, local):
    assert 0 < closeness(bench, typed, local) <= 1


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("who opened the walk", "day"),  # asks for no date
        ("when was the kettle carried", "walk-s004"),  # has none
        ("when were pumpkins sold", "day"),  # nothing was found to be near to
        ("on 3 May 2021, when did the walk open", "day"),  # none that is new
    ],
)
def test_no_new_date_is_near_nothing(bench, typed, local):
    assert closeness(bench, typed, local) == 0


def test_nearer_number_counts_more(bench):
    near = closeness(bench, "how many guests", "walk-s003")  # “forty guests”
    far = closeness(bench, "how many did it draw", "walk-s003")  # “drew forty”: as near
    farther = closeness(bench, "how many did Sand open", "walk-s002")  # “Sand opened … on 3”

    assert near == pytest.approx(far)
    assert near > farther > 0
