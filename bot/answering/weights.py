"""The fitted weights, as `tests/benchmarks/fit_weights.py` printed them."""

from __future__ import annotations

# Whether the best annotated fact answers: a logistic regression over `bot.answering.judge.Signals`.
ASKED: dict[str, float] = {
    "bias": 0.0, "margin": 0, "gap_margin": 0, "evidence": 0, "per_term": 0, "same_likeness": 0,
    "gap_likeness": 0, "gap_same_likeness": 0, "gap_fit": 0, "share": 0, "missing": 0,
    "elsewhere": 0, "heaviest": 0, "quantifier": 0, "whether": 0, "terms": 0,
}
ANSWERED_FROM = 0.5  # probability from which the best fact is answered from
CHOICES_FROM = 0.35  # probability from which two facts that are near each other are offered
