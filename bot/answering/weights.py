"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.9601,
    "margin": 0.0580,
    "gap_margin": 0.1722,
    "evidence": -0.0479,
    "per_term": 0.3670,
    "fit": 0.9579,
    "same_likeness": 3.6029,
    "gap_likeness": -1.5824,
    "gap_same_likeness": -0.9533,
    "gap_fit": 1.1499,
    "share": 3.4452,
    "missing": -0.0043,
    "elsewhere": 0.0944,
    "heaviest": -0.1714,
    "quantifier": 0.7847,
    "whether": 1.1023,
    "terms": 0.1958,
    "names": 0.1240,
}
ANSWERED_FROM = (
    0.42  # probability from which the best fact is answered from: the middle of the plateau
)
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
