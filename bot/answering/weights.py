"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.9409,
    "margin": 0.0442,
    "gap_margin": 0.2065,
    "evidence": -0.0805,
    "per_term": 0.5142,
    "fit": 0.7391,
    "same_likeness": 3.7480,
    "gap_likeness": -2.5063,
    "gap_same_likeness": -0.3818,
    "gap_fit": 1.1462,
    "share": 3.2926,
    "missing": -0.0601,
    "elsewhere": 0.1461,
    "heaviest": -0.1382,
    "quantifier": 0.5534,
    "whether": 1.3476,
    "terms": 0.1943,
    "names": 0.2110,
}
ANSWERED_FROM = (
    0.42  # probability from which the best fact is answered from: the middle of the plateau
)
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
