"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.8428,
    "margin": 0.0574,
    "gap_margin": 0.1962,
    "evidence": -0.0982,
    "per_term": 0.4282,
    "fit": 0.6920,
    "same_likeness": 3.4672,
    "gap_likeness": -1.9566,
    "gap_same_likeness": -0.3753,
    "gap_fit": 0.9847,
    "share": 3.5512,
    "missing": -0.0219,
    "elsewhere": 0.0651,
    "heaviest": -0.0782,
    "quantifier": 0.7078,
    "whether": 1.5134,
    "terms": 0.2012,
    "names": 0.1514,
}
ANSWERED_FROM = (
    0.42  # probability from which the best fact is answered from: the middle of the plateau
)
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
