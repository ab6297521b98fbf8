"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.8113,
    "margin": 0.0413,
    "gap_margin": 0.1209,
    "evidence": -0.0405,
    "per_term": 0.4146,
    "fit": 1.0932,
    "same_likeness": 3.9338,
    "gap_likeness": -2.6071,
    "gap_same_likeness": -0.4895,
    "gap_fit": 1.0911,
    "share": 3.5619,
    "missing": -0.0236,
    "elsewhere": 0.1375,
    "heaviest": -0.1446,
    "quantifier": 0.4642,
    "whether": 1.4525,
    "terms": 0.2421,
    "names": -0.0169,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
