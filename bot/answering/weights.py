"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -8.6453,
    "margin": 0.0742,
    "gap_margin": 0.1137,
    "evidence": 0.0477,
    "per_term": -0.0202,
    "same_likeness": 4.4944,
    "gap_likeness": 0.5387,
    "gap_same_likeness": -1.6512,
    "gap_fit": 2.3136,
    "share": 2.8859,
    "missing": -0.2279,
    "elsewhere": 0.1933,
    "heaviest": -0.0506,
    "quantifier": 0.8993,
    "whether": -0.2902,
    "terms": 0.2505,
    "names": 0.0695,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
