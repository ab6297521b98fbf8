import pytest

from bot.answering.read.typing.nearest import SLIP, Slips


@pytest.fixture(scope="module")
def slips(english):
    return Slips(english.keyboard)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tlaks", "talks"),  # swapped
        ("talka", "talks"),  # a key beside
        ("taljs", "talks"),
        ("talms", "talks"),  # a key below
        ("talls", "tals"),  # twice
        ("leters", "letters"),  # once
        ("talkls", "talks"),  # two keys hit at once
    ],
)
def test_slips_of_the_finger_cost_least(slips, typed, meant):
    assert slips.cost(typed, meant) == SLIP


@pytest.mark.parametrize(("near", "far"), [("whsn", "whpn"), ("telks", "tplks"), ("taks", "taps")])
def test_any_other_error_costs_more(slips, near, far):
    meant = "when" if near[0] == "w" else "talks"
    assert slips.cost(near, meant) < slips.cost(far, meant)


def test_errors_add_up(slips):
    assert slips.cost("talks", "talks") == 0
    assert slips.cost("tlaka", "talks") == 2 * SLIP
    assert slips.cost("", "ab") > SLIP
