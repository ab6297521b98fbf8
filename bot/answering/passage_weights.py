"""The fitted weights for passages, as `tests/benchmarks/fit_passages.py` printed them."""

from __future__ import annotations

# What a passage's features count in ranking: listwise softmax regression, `Features`.
RANKED: dict[str, float] = {"bm25": 4.0, "cover": 4.0, "pairs": 2.0, "before": 1.0, "paragraph": 1.0}
# Whether the best passage answers: logistic regression, `bot.answering.passage_judge.Signals`.
JUDGED: dict[str, float] = {"bias": -4.0, "cover": 6.0, "exact": 2.0}
ANSWERED_FROM = 0.5  # probability from which the best passage is quoted as the answer
