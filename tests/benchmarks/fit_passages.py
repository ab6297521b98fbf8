"""Fit the weights for passages, and report how they do on texts that they were not fitted on.

    uv run --group fit python tests/benchmarks/fit_passages.py FOLDER… [--report FOLDER…]

Every text is held out once: ranking is fitted on the others, then judging on the others' held-out
rankings. Prints the figures and then `bot/answering/passage_weights.py`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent))
from sets import Text, is_gold, load_sets

from bot.answering.chain import Answerer
from bot.answering.entail.passage_judge import Signals, logistic, vetoes
from bot.answering.find.features import Features
from bot.answering.find.rank import Ranked
from bot.answering.say.passage_cite import cite_passage
from bot.lang import lexicon as lexicons

RIDGE = 10.0  # chosen by held-out R@1 among 1, 5, 10 and 20
OFF_TOPIC_SHARE = 2.0  # of a small set: to answer an off-topic question is the worst mistake
STRENGTH = 0.1  # of the logistic regressions' prior, as scikit-learn's C
ANSWERED_FROM = 0.19  # as strict as leaves 70 of 100 right on squad
LARGE = 150  # questions from which a set is large
OFF_TOPIC = 0.0065  # share of off-topic questions that may be answered; 0.007 would be too many
LEXICON = lexicons.load()


class Asked(NamedTuple):
    """A question with the passages found for it."""

    kind: str  # answerable, impossible, off-topic
    query: object
    weighed: list
    features: np.ndarray
    gold: np.ndarray
    question: dict
    share: float = 1.0


def ask(text: Text, other: Text | None) -> list[Asked]:
    chain = Answerer(text.base, LEXICON)
    rows = [(("answerable" if q["answerable"] else "impossible"), q) for q in text.questions]
    if other:
        rows += [("off-topic", q | {"gold": []}) for q in other.questions if q["answerable"]]
    return [_ask(chain, text, kind, question) for kind, question in rows]


def _ask(answerer: Answerer, text: Text, kind: str, question: dict) -> Asked:
    query, weighed = answerer.passages.measure(answerer.parse(question["q"]))
    whole = text.source.text
    gold = np.array([is_gold(w.passage.sentence.span, question, whole) for w in weighed], bool)
    features = np.array([w.features for w in weighed]).reshape(-1, len(Features._fields))
    return Asked(kind, query, weighed, features, gold, question)


def fit_ranking(asked: list[Asked]) -> np.ndarray:
    """Return weights that make the gold passages likeliest, by softmax over each question's."""
    rows = [a for a in asked if a.gold.any() and not a.gold.all()]
    features = np.concatenate([a.features for a in rows])
    gold = np.concatenate([a.gold for a in rows])
    scale = features.std(0) + 1e-6
    sizes = [len(a.gold) for a in rows]
    shares = np.array([a.share for a in rows])
    starts, ids = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(rows)), sizes)
    scaled = (features - features.mean(0)) / scale

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = scaled @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[ids])
        total, good = np.add.reduceat(raised, starts), np.add.reduceat(raised * gold, starts)
        slope = scaled.T @ (shares[ids] * (raised / total[ids] - raised * gold / good[ids]))
        return -(
            shares * np.log(good / total)
        ).sum() + RIDGE * weights @ weights, slope + 2 * RIDGE * weights

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B")
    return found.x / scale


class Judged(NamedTuple):
    kind: str
    is_right: bool
    signals: np.ndarray
    rank: int


def judged(text: Text, asked: list[Asked], weights: np.ndarray, answerer: Answerer) -> list[Judged]:
    rows = []
    for a in asked:
        scores = a.features @ weights
        order = sorted(
            range(len(scores)), key=lambda i, s=scores: (-s[i], a.weighed[i].passage.number)
        )
        ranked = [Ranked(a.weighed[i], float(scores[i])) for i in order]
        if not ranked:
            rows.append(
                Judged(a.kind, is_right=False, signals=np.zeros(len(Signals._fields)), rank=99)
            )
            continue
        spans = [
            cite_passage(a.query, r, [o for o in ranked[:3] if o is not r], LEXICON).span
            for r in ranked[:5]
        ]
        good = [is_gold(span, a.question, text.source.text) for span in spans]
        rank = good.index(True) + 1 if any(good) else 99
        signals = np.array(answerer.passages.signals(a.query, ranked))
        rows.append(Judged(a.kind, good[0] and a.kind == "answerable", signals, rank))
    return rows


class Fitted(NamedTuple):
    """Logistic weights: whether a question is on topic, and whether the passage then answers."""

    topic: dict[str, float]
    judged: dict[str, float]


def fit_judging(rows: list[Judged], shares: np.ndarray) -> Fitted:
    signals = np.stack([r.signals for r in rows])
    on_topic = np.array([r.kind != "off-topic" for r in rows])
    right = np.array([r.is_right for r in rows])
    topic = _fit_logistic(signals, on_topic, shares, skip=())
    return Fitted(
        topic, _fit_logistic(signals[on_topic], right[on_topic], shares[on_topic], skip=("size",))
    )


def _fit_logistic(
    signals: np.ndarray, goal: np.ndarray, shares: np.ndarray, skip: tuple[str, ...]
) -> dict[str, float]:
    kept = [i for i, name in enumerate(Signals._fields) if name not in skip]
    scale = signals[:, kept].std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(signals[:, kept] / scale, goal, sample_weight=shares)
    weights = model.coef_[0] / scale
    names = [Signals._fields[i] for i in kept]
    return {"bias": float(model.intercept_[0]), **dict(zip(names, weights, strict=True))}


def chance(rows: list[Judged], fitted: Fitted) -> np.ndarray:
    """Return how likely each question is on topic; 0 where its best passage is no answer."""
    found = []
    for row in rows:
        signals = Signals(*row.signals)
        is_answer = logistic(fitted.judged, signals) >= ANSWERED_FROM and not vetoes(signals)
        found.append(logistic(fitted.topic, signals) * is_answer)
    return np.array(found)


def report(name: str, rows: list[Judged], chances: np.ndarray, cut: float) -> None:
    kinds = np.array([r.kind for r in rows])
    right = np.array([r.is_right for r in rows])
    ranks = np.array([r.rank for r in rows])
    answered = chances >= cut
    asked = kinds == "answerable"

    def share(of: np.ndarray, among: np.ndarray) -> str:
        return f"{100 * of[among].mean():5.1f}" if among.any() else "  -  "

    print(
        f"{name:34} R@1 {share(ranks == 1, asked)}  R@5 {share(ranks <= 5, asked)}"
        f"  right {share(right & answered, asked)}"
        f"  refused {share(~answered, kinds == 'impossible')}"
        f"  off-topic answered {share(answered, kinds == 'off-topic')}"
    )


def _shares(rows: list[list[Judged]], small: float) -> np.ndarray:
    """Weigh small sets up: another style should count, though it has fewer questions."""
    shares = []
    for several in rows:
        is_small = len(several) < LARGE
        off_topic = OFF_TOPIC_SHARE if is_small else 1.0
        for r in several:
            share = off_topic if r.kind == "off-topic" else 1.0
            shares.append(share * small if is_small else share)
    return np.array(shares)


def cut_of(rows: list[Judged], chances: np.ndarray) -> float:
    """Return the least probability at which so few off-topic questions are answered."""
    off = np.sort([c for r, c in zip(rows, chances, strict=True) if r.kind == "off-topic"])
    return float(off[int(len(off) * (1 - OFF_TOPIC))]) if len(off) else 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--report", nargs="*", default=[])
    parser.add_argument(
        "--small", type=float, default=8.0, help="what a question of a small set counts"
    )
    parser.add_argument("--rank-small", type=float, default=3.0)
    options = parser.parse_args()
    groups = [load_sets([folder]) for folder in options.folders]
    texts = [(t, g[(i + 1) % len(g)]) for g in groups for i, t in enumerate(g)]
    asked = [ask(t, other) for t, other in texts]
    asked = [
        [a._replace(share=options.rank_small if len(several) < LARGE else 1.0) for a in several]
        for several in asked
    ]
    answerers = [Answerer(t.base, LEXICON) for t, _ in texts]
    held = []
    for i, (text, _) in enumerate(texts):
        others = [a for j, several in enumerate(asked) for a in several if j != i]
        held.append(judged(text, asked[i], fit_ranking(others), answerers[i]))
    chances = []
    for i in range(len(texts)):
        rest = held[:i] + held[i + 1 :]
        fitted = fit_judging([r for rows in rest for r in rows], _shares(rest, options.small))
        chances.append(chance(held[i], fitted))
    every = [r for rows in held for r in rows]
    big = [r for rows in held if len(rows) >= LARGE for r in rows]
    big_chances = np.concatenate([c for c in chances if len(c) >= LARGE])
    cut = cut_of(big, big_chances)
    for (text, _), rows, c in zip(texts, held, chances, strict=True):
        report(text.name, rows, c, cut)
    report("held out, all large", big, big_chances, cut)
    small = [r for rows in held if len(rows) < LARGE for r in rows]
    if small:
        report(
            "held out, all small",
            small,
            np.concatenate([c for c in chances if len(c) < LARGE]),
            cut,
        )
    weights = fit_ranking([a for several in asked for a in several])
    fitted = fit_judging(every, _shares(held, options.small))
    for text in load_sets(options.report):
        found = judged(text, ask(text, None), weights, Answerer(text.base, LEXICON))
        report(f"never fitted: {text.name}", found, chance(found, fitted), cut)
    _print_weights(weights, fitted, cut)


def _print_weights(ranking: np.ndarray, fitted: Fitted, cut: float) -> None:
    print(
        '"""The fitted weights for passages, as `tests/benchmarks/fit_passages.py` printed them."""'
    )
    print("\nfrom __future__ import annotations\n")
    print("# What a passage's features count in ranking: listwise softmax regression, `Features`.")
    _print_table("RANKED", dict(zip(Features._fields, ranking, strict=True)))
    print("# Whether the question is about the source: logistic regression,")
    print("# `bot.answering.entail.passage_judge.Signals`.")
    _print_table("ON_TOPIC", fitted.topic)
    print("# Whether the best passage then answers, likewise.")
    _print_table("JUDGED", fitted.judged)
    print(f"ON_TOPIC_FROM = {cut:.3f}  # probability from which a question is on topic")
    print(f"ANSWERED_FROM = {ANSWERED_FROM}  # probability from which the best passage answers")


def _print_table(name: str, weights: dict[str, float]) -> None:
    print(f"{name}: dict[str, float] = {{")
    for key, weight in weights.items():
        print(f'    "{key}": {weight:.4f},')
    print("}")


if __name__ == "__main__":
    main()
