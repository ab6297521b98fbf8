"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -8.4277,
    "margin": 0.0481,
    "gap_margin": 0.2142,
    "evidence": -0.0942,
    "per_term": 0.4626,
    "fit": 0.7633,
    "same_likeness": 3.8111,
    "gap_likeness": -2.0060,
    "gap_same_likeness": -0.5260,
    "gap_fit": 1.2112,
    "share": 3.7629,
    "missing": -0.0242,
    "elsewhere": 0.0812,
    "heaviest": -0.0292,
    "quantifier": 0.5412,
    "whether": 1.2693,
    "terms": 0.1979,
    "names": 0.1110,
}
ANSWERED_FROM = (
    0.42  # probability from which the best fact is answered from: the middle of the plateau
)
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
