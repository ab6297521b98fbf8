"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": -8.9155,
    "margin": 0.0401,
    "gap_margin": 0.1290,
    "evidence": -0.0512,
    "per_term": 0.4126,
    "fit": 1.1041,
    "same_likeness": 3.9702,
    "gap_likeness": -1.8507,
    "gap_same_likeness": -0.5858,
    "gap_fit": 1.2523,
    "share": 3.8783,
    "missing": 0.0205,
    "elsewhere": 0.1114,
    "heaviest": -0.1002,
    "quantifier": 0.8233,
    "whether": 1.1532,
    "terms": 0.2686,
    "names": -0.0003,
}
ANSWERED_FROM = (
    0.42  # probability from which the best fact is answered from: the middle of the plateau
)
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
