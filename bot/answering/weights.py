"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.9216,
    "margin": 0.0749,
    "gap_margin": 0.1297,
    "evidence": 0.0585,
    "per_term": -0.0218,
    "same_likeness": 4.4363,
    "gap_likeness": 0.1703,
    "gap_same_likeness": 0.0276,
    "gap_fit": 1.1875,
    "share": 2.9312,
    "missing": -0.1931,
    "elsewhere": 0.1614,
    "heaviest": 0.0440,
    "quantifier": 0.8186,
    "whether": 0.0079,
    "terms": 0.1862,
    "names": -0.0130,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
