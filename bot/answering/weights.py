"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -7.8818,
    "margin": 0.0542,
    "gap_margin": 0.1956,
    "evidence": -0.0945,
    "per_term": 0.4315,
    "fit": 0.6944,
    "same_likeness": 3.4453,
    "gap_likeness": -1.9304,
    "gap_same_likeness": -0.3971,
    "gap_fit": 1.0015,
    "share": 3.5736,
    "missing": -0.0208,
    "elsewhere": 0.0692,
    "heaviest": -0.0792,
    "quantifier": 0.7048,
    "whether": 1.5139,
    "terms": 0.2033,
    "names": 0.1521,
}
ANSWERED_FROM = (
    0.42  # probability from which the best fact is answered from: the middle of the plateau
)
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
