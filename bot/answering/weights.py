"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.8503,
    "margin": 0.0439,
    "gap_margin": 0.1267,
    "evidence": 0.0383,
    "per_term": 0.0212,
    "same_likeness": 4.9362,
    "gap_likeness": 0.7924,
    "gap_same_likeness": -1.5968,
    "gap_fit": 2.1089,
    "share": 2.1003,
    "missing": -0.1164,
    "elsewhere": 0.2159,
    "heaviest": -0.1570,
    "quantifier": 1.0693,
    "whether": -0.7699,
    "terms": 0.2747,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
