"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -8.5728,
    "margin": 0.0435,
    "gap_margin": 0.1239,
    "evidence": -0.0444,
    "per_term": 0.4195,
    "fit": 1.0693,
    "same_likeness": 3.9610,
    "gap_likeness": -2.4874,
    "gap_same_likeness": -0.3828,
    "gap_fit": 1.1370,
    "share": 4.0342,
    "missing": 0.0162,
    "elsewhere": 0.1208,
    "heaviest": -0.1037,
    "quantifier": 0.8092,
    "whether": 1.1554,
    "terms": 0.2462,
    "names": 0.0091,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
