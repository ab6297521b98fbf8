"""Properties tried with a few inputs each, the same ones every time; `fuzz.py` tries many more."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.properties.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_it_holds_for_what_is_made_to_hurt(name):
    holds, inputs, number = TARGETS[name]
    fixed = settings(
        max_examples=number,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    fixed(given(*inputs)(holds))()
