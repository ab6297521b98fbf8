"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.3260,
    "margin": 0.0686,
    "gap_margin": 0.1243,
    "evidence": 0.0505,
    "per_term": -0.0147,
    "same_likeness": 4.7020,
    "gap_likeness": -0.7648,
    "gap_same_likeness": 0.0474,
    "gap_fit": 1.1512,
    "share": 2.8420,
    "missing": -0.1497,
    "elsewhere": 0.1198,
    "heaviest": -0.0045,
    "quantifier": 0.8497,
    "whether": 0.0171,
    "terms": 0.2252,
    "names": 0.0469,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
