"""A short soak: faults one after the other, and no question lost or answered twice."""

import pytest

from tests.benchmarks.soak import soak

FAULTS = (
    *("done, then 502", "drop", "tear", "op 7", "close", "429", "500", "knowledge broken"),
    *("429, bare", "knowledge new", "restart", "deaf", "done, then 502"),
)


@pytest.mark.parametrize("seed", [1])
async def test_nothing_is_lost_or_answered_twice(seed):
    told = await soak(FAULTS, seed=seed, gap=0.15, settled=3.0)
    assert told.lost == []
    assert told.twice == []
    assert told.failures == []
    assert told.is_clean, told
    assert told.answered > 20
