"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -8.8091,
    "margin": 0.0705,
    "gap_margin": 0.1191,
    "evidence": 0.0563,
    "per_term": 0.0050,
    "same_likeness": 4.6531,
    "gap_likeness": 0.8030,
    "gap_same_likeness": -1.9291,
    "gap_fit": 2.3779,
    "share": 2.8386,
    "missing": -0.2517,
    "elsewhere": 0.1914,
    "heaviest": -0.0248,
    "quantifier": 0.4556,
    "whether": -0.4267,
    "terms": 0.2431,
    "names": 0.0853,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
