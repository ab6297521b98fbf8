"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -8.1723,
    "margin": 0.0370,
    "gap_margin": 0.2073,
    "evidence": -0.0863,
    "per_term": 0.5038,
    "fit": 0.7979,
    "same_likeness": 3.8628,
    "gap_likeness": -2.4058,
    "gap_same_likeness": -0.3494,
    "gap_fit": 1.1448,
    "share": 3.3782,
    "missing": -0.0652,
    "elsewhere": 0.1335,
    "heaviest": -0.1519,
    "quantifier": 0.4996,
    "whether": 1.2844,
    "terms": 0.2488,
    "names": 0.1431,
}
ANSWERED_FROM = (
    0.42  # probability from which the best fact is answered from: the middle of the plateau
)
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
