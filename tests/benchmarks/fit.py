"""Fit the weights by which facts are ranked and judged, and say how they do on texts left out.

    uv run --group fit python tests/benchmarks/fit.py SET… [--test SET…] [--without NAME…] [--write]

A SET is a folder of NAME.txt with NAME.jsonl beside it, or TEXT=QUESTIONS (several, parted by
commas). A text with an annotation beside it is fitted on three times: with all the asks of its
facts, with three in ten and with one in ten, so that what is fitted does not lean on how many asks
a fact has; what was taken out then is asked too. Each text is left out once, and judged by weights
fitted on the others; those of ``--test`` are never fitted on. ``--without`` leaves figures out, for
ablation. ``--write`` writes ``bot/answering/entail/weights.py``.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from sets import Text, compiled, is_gold, load_set

from bot.answering.chain import Answerer
from bot.answering.entail.case import SIGNALS
from bot.answering.entail.verdict import CONFLICTS, Ranked, evidence_of
from bot.answering.find.measure import Features
from bot.answering.say.cite import cite, cite_ranked
from bot.lang import lexicon as lexicons

WEIGHTS = Path(__file__).parents[2] / "bot" / "answering" / "entail" / "weights.py"
RIDGE = 5.0  # of ranking: the best of 2, 5 and 10 on texts left out
PULL = 6.0  # of judging, towards what is known to speak against
LOOSE = 0.5  # likewise, of all other figures towards nothing
AGAINST = -2.5  # what a signal that speaks against is drawn towards
NEUTRAL = frozenset("around elsewhere length mentioned whether filled strange".split())
SPEAKING_AGAINST = (SIGNALS.keys() - NEUTRAL) | {"gap_ahead", "gap_word"}
SHARES = (0.3, 0.1)  # of the asks that an annotated text is also fitted with
ASKED_BACK = 240  # asks that were taken out and are asked, and half as many gap words
UNSURE_FROM = 0.2  # from there on two in three refused questions had an answer (fit on sets read)
LEXICON = lexicons.load()
FIGURES = (*Features._fields, *CONFLICTS)
RANKING = (*FIGURES, *(f"{name}, annotated" for name in FIGURES))


def doubled(figures: np.ndarray, annotated: np.ndarray) -> np.ndarray:
    """Return figures and, for facts that a person annotated, the same once more."""
    return np.hstack([figures, figures * annotated[:, None]])


class Weight(NamedTuple):
    """What a question counts, by where it is from: the larger the set, the less."""

    squad: float = 1.0
    annotated: float = 3.0
    fewer: float = 1.0  # of an annotated text with fewer asks
    bare: float = 0.7  # of an annotated text without its annotation
    taken_out: float = 0.15
    near_miss: float = 2.5  # of an annotated text
    trap: float = 0.2  # of squad: half of its questions, each made to look like another


WEIGHT = Weight()


class Asked(NamedTuple):
    """A question with the facts found for it.

    Attributes:
        kind: right (it can be answered), open (the text leaves it open) or foreign.
        features: a row a fact, as ranking weighs them; `gold`: which of them answers.
    """

    kind: str
    question: dict
    ranked: list
    gaps: list
    features: np.ndarray
    gold: np.ndarray
    weight: float


class Set(NamedTuple):
    """Questions on one text, or on a copy of it with fewer asks."""

    name: str
    text: str
    asked: list[Asked]
    is_whole: bool = True
    is_annotated: bool = True


def thinned(text: Text, share: float) -> Text:
    """Return a text with a share of its asks and gap words, asked what was taken out."""
    chance = random.Random(7)
    base = text.base

    def some(words: tuple[str, ...]) -> tuple[str, ...]:
        kept = chance.sample(words, max(1, round(len(words) * share))) if words else []
        return tuple(sorted(kept, key=words.index))

    facts = {key: replace(fact, asks=some(fact.asks)) for key, fact in base.facts.items()}
    gaps = tuple(replace(gap, words=some(gap.words)) for gap in base.gaps)
    asks = [
        {"q": ask, "answerable": True, "gold": [sentence_of(text, fact)], "kind": "ask"}
        for fact in base.facts.values()
        for ask in fact.asks
        if ask not in facts[fact.id].asks
    ]
    kept = {word for gap in gaps for word in gap.words}
    words = [
        {"q": word, "answerable": False, "gold": [], "kind": "gap"}
        for gap in base.gaps
        for word in gap.words
        if word not in kept
    ]
    chosen = chance.sample(asks, min(ASKED_BACK, len(asks)))
    chosen += chance.sample(words, min(ASKED_BACK // 2, len(words)))
    return Text(text.name, replace(base, facts=facts, gaps=gaps), chosen)


def sentence_of(text: Text, fact: object) -> str:
    at = fact.quotes[0].start
    span = next(s.span for s in text.source.sentences if s.span.start <= at < s.span.end)
    return text.source.text[span.start : span.end]


def ask(
    text: Text, other: Text | None, *, weight: float, miss: float = WEIGHT.near_miss
) -> list[Asked]:
    """Return a text's questions, and another's as foreign ones, with what is found for them."""
    answerer = Answerer(text.base, LEXICON)
    answerable = sum(q["answerable"] for q in text.questions)
    kinds = {True: "right", False: "open"}
    rows = [
        ("foreign" if q.get("kind") == "off-topic" else kinds[q["answerable"]], q)
        for q in text.questions
    ]
    if other:
        strange = [q | {"gold": []} for q in other.questions if q["answerable"]]
        rows += [("foreign", q) for q in strange[: answerable if len(rows) > 150 else 12]]
    return [
        _ask(answerer, text, kind, question, weight=weight, miss=miss) for kind, question in rows
    ]


def _ask(  # noqa: PLR0913 - a question's own, and its set's
    answerer: Answerer, text: Text, kind: str, question: dict, *, weight: float, miss: float
) -> Asked:
    parsed = answerer.parse(question["q"])
    ranked, gaps = answerer.found(question["q"]) if parsed.content else ([], [])
    whole = text.source.text
    rows = [
        (
            *r.case.measured.features,
            *(SIGNALS[name](r.case) for name in CONFLICTS),
        )
        for r in ranked
    ]
    gold = [is_gold(r.case.passage.sentence.span, question, whole) for r in ranked]
    features = np.array(rows, float).reshape(-1, len(FIGURES))
    features = doubled(features, features[:, FIGURES.index("annotated")])
    if kind == "open":
        weight *= miss
    return Asked(kind, question, ranked, gaps, features, np.array(gold, bool), weight)


def fit_ranking(sets: list[Set], columns: list[int]) -> np.ndarray:
    """Return weights that make the gold facts likeliest, by softmax over each question's."""
    rows = [a for s in sets for a in s.asked if a.gold.any() and not a.gold.all()]
    features = np.concatenate([a.features[:, columns] for a in rows])
    gold = np.concatenate([a.gold for a in rows])
    scale = features.std(0) + 1e-6
    sizes = [len(a.gold) for a in rows]
    shares = np.array([a.weight for a in rows])
    starts, ids = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(rows)), sizes)
    scaled = (features - features.mean(0)) / scale

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = scaled @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[ids])
        total, good = np.add.reduceat(raised, starts), np.add.reduceat(raised * gold, starts)
        slope = scaled.T @ (shares[ids] * (raised / total[ids] - raised * gold / good[ids]))
        fit = -(shares * np.log(good / total)).sum() + RIDGE * weights @ weights
        return fit, slope + 2 * RIDGE * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B").x / scale
    weights = np.zeros(len(RANKING))
    weights[columns] = found
    return weights


class Judged(NamedTuple):
    """A question whose best fact is to be judged; `rank` of the first gold citation, 99: none."""

    kind: str
    is_right: bool
    evidence: np.ndarray
    rank: int
    question: dict
    weight: float


def judged(text: Text, asked: list[Asked], weights: np.ndarray, names: list[str]) -> list[Judged]:
    rows = []
    for a in asked:
        scores = a.features @ weights
        order = sorted(range(len(scores)), key=lambda i, s=scores: -s[i])
        ranked = [Ranked(a.ranked[i].case, float(scores[i])) for i in order]
        if not ranked:
            rows.append(Judged(a.kind, False, np.zeros(len(names)), 99, a.question, a.weight))  # noqa: FBT003
            continue
        evidence = evidence_of(ranked, a.gaps)
        rank = _rank(text, ranked, a.question)
        values = np.array([evidence.get(name, 0.0) for name in names], float)
        is_right = a.kind == "right" and rank == 1
        rows.append(Judged(a.kind, is_right, values, rank, a.question, a.weight))
    return rows


def _rank(text: Text, ranked: list[Ranked], question: dict) -> int:
    """Return the rank of the first citation on a gold sentence, of five, one a sentence."""
    seen: dict[int, Ranked] = {}
    for r in ranked:
        seen.setdefault(r.case.passage.number, r)
    for at, r in enumerate(list(seen.values())[:5], 1):
        fact = r.entry.fact
        citation = cite_ranked(r, ranked) if fact.by_rule else cite(fact, text.source)[0]
        if is_gold(citation.span, question, text.source.text):
            return at
    return 99


def fit_judging(
    rows: list[Judged], names: list[str], start: np.ndarray | None = None
) -> np.ndarray:
    """Return a weight for answers and one for foreign, of each figure and the bias.

    The second half is what comes to each where the best fact is annotated. What is known to speak
    against answering is drawn towards that (`AGAINST`), and never speaks for it: the rarest signals
    fire too seldom to be told from chance. `start` is where to begin: the same, all but fitted.
    """
    evidence = evidence_rows(rows, names)
    goal = np.array([[r.is_right, r.kind == "foreign"] for r in rows], float)
    shares = np.array([r.weight for r in rows])
    against = np.array([name in SPEAKING_AGAINST for name in names] + [False])
    prior = np.zeros((2 * len(against), 2))
    prior[: len(against), 0] = AGAINST * against
    ridge = np.where(np.tile(against, 2), PULL, LOOSE)[:, None]
    ridge[len(names)] = ridge[-1] = 0.01
    bounds = [(None, 0.0) if low else (None, None) for low in (*against, *against)]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(-1, 2)
        raised = np.exp(np.clip(evidence @ weights, -30, 30))
        whole = 1 + raised.sum(1)
        chance = raised / whole[:, None]
        told = np.where(goal.sum(1) > 0, (chance * goal).sum(1), 1 / whole)
        off = weights - prior
        slope = evidence.T @ (shares[:, None] * (chance - goal)) + 2 * ridge * off
        return -(shares * np.log(told + 1e-12)).sum() + (ridge * off**2).sum(), slope.ravel()

    both = [bound for own in bounds for bound in (own, (None, None))]
    begin = prior if start is None else start
    options = {"maxiter": 400, "ftol": 1e-6}
    found = minimize(loss, begin.ravel(), jac=True, method="L-BFGS-B", bounds=both, options=options)
    return found.x.reshape(-1, 2)


def evidence_rows(rows: list[Judged], names: list[str]) -> np.ndarray:
    evidence = np.hstack([np.stack([r.evidence for r in rows]), np.ones((len(rows), 1))])
    return doubled(evidence, evidence[:, names.index("annotated")])


def chances(rows: list[Judged], weights: np.ndarray, names: list[str]) -> np.ndarray:
    """Return, a row a question, how likely its best fact answers and how likely it is foreign."""
    raised = np.exp(np.clip(evidence_rows(rows, names) @ weights, -30, 30))
    return raised / (1 + raised.sum(1, keepdims=True))


def report(name: str, rows: list[Judged], found: np.ndarray, cuts: tuple[float, float]) -> str:
    answered = (found[:, 0] >= cuts[0]) & (found[:, 1] < cuts[1])
    kinds = np.array([r.kind for r in rows])
    right = np.array([r.is_right for r in rows]) & answered
    ranks = np.array([r.rank for r in rows])
    asked = kinds == "right"

    def share(of: np.ndarray, among: np.ndarray) -> float:
        return 100 * of[among].mean() if among.any() else float("nan")

    refused = share(~answered, kinds == "open")
    return (
        f"{name:34} R@1 {share(ranks == 1, asked):5.1f}  R@5 {share(ranks <= 5, asked):5.1f}"
        f"  right {share(right, asked):5.1f}  refused {refused:5.1f}"
        f"  foreign answered {share(answered, kinds == 'foreign'):5.1f}"
        f"  balanced {(share(right, asked) + share(~answered, kinds != 'right')) / 2:5.1f}"
    )


def read_sets(given: list[str]) -> list[tuple[Text, Text | None]]:
    """Return the texts that a command line names, each with the next one of its folder."""
    found = []
    for each in given:
        _, texts = load_set(each)
        several = len(texts) > 1
        found += [
            (t, texts[(i + 1) % len(texts)] if several else None) for i, t in enumerate(texts)
        ]
    return found


def compiled_alone(text: Text) -> object:
    """Return the base of a text without its annotation."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, f"{text.name}.txt")
        path.write_text(text.source.text, "utf-8")
        return compiled([path])


def sets_of(text: Text, other: Text | None) -> list[Set]:
    """Return the sets of one text: as it is and, where it has asks, with fewer of them."""
    has_asks = any(fact.asks for fact in text.base.facts.values())
    if has_asks:
        whole = ask(text, other, weight=WEIGHT.annotated)
    else:
        whole = ask(text, other, weight=WEIGHT.squad, miss=WEIGHT.trap)
    sets = [Set(text.name, text.name, whole)]
    if has_asks:
        bare = Text(text.name, compiled_alone(text), text.questions)
        asked = ask(bare, other, weight=WEIGHT.bare)
        sets.append(Set(f"{text.name}, alone", text.name, asked, is_annotated=False))
    for share in SHARES if has_asks else ():
        less = thinned(text, share)
        own = Text(text.name, less.base, text.questions)
        asked = ask(own, other, weight=WEIGHT.fewer)
        sets.append(Set(f"{text.name}, {share:.0%} asks", text.name, asked))
        back = ask(less, None, weight=WEIGHT.taken_out)
        sets.append(Set(f"{text.name}, taken out", text.name, back, is_whole=False))
    return sets


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--cuts", nargs=2, type=float, default=(0.35, 0.3))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    cuts = tuple(options.cuts)
    texts = {t.name: t for t, _ in read_sets([*options.sets, *options.test])}
    fitted_on = [s for t, o in read_sets(options.sets) for s in sets_of(t, o)]
    tested = [s for t, o in read_sets(options.test) for s in sets_of(t, o)]
    columns = [i for i, name in enumerate(RANKING) if name not in options.without]
    sample = next(a for s in fitted_on for a in s.asked if a.ranked)
    every_name = dict.fromkeys((*evidence_of(sample.ranked, sample.gaps), *SIGNALS))
    names = [name for name in every_name if name not in ("bias", *options.without)]
    groups: dict[str, list[str]] = {}
    ranking = fit_ranking(fitted_on, columns)
    every = {s.name: judged(texts[s.text], s.asked, ranking, names) for s in fitted_on}
    judging = fit_judging([r for rows in every.values() for r in rows], names)
    for s in [*fitted_on, *tested]:
        rest = [other for other in fitted_on if other.text != s.text]
        own = ranking if s in tested else fit_ranking(rest, columns)
        rows = judged(texts[s.text], s.asked, own, names)
        left = (
            judging if s in tested else fit_judging([r for o in rest for r in every[o.name]], names)
        )
        found = chances(rows, left, names)
        print(report(s.name, rows, found, cuts), flush=True)
        kind = "never fitted on" if s in tested else "left out"
        has_asks = s.is_annotated and any(f.asks for f in texts[s.text].base.facts.values())
        label = f"{kind}, {'annotated' if has_asks else 'not annotated'}"
        if s.is_whole:
            label += ", fewer asks" if "asks" in s.name else ""
            groups.setdefault(label, []).append((rows, found))
    for label, pairs in groups.items():
        rows = [r for several, _ in pairs for r in several]
        print(report(label, rows, np.concatenate([f for _, f in pairs]), cuts))
    if options.write:
        write(ranking, names, judging, cuts)


def write(
    ranking: np.ndarray, names: list[str], judging: np.ndarray, cuts: tuple[float, float]
) -> None:
    figures = len(FIGURES)
    half = len(names) + 1
    lines = [
        '"""The fitted weights, as `tests/benchmarks/fit.py` wrote them.',
        "",
        "Each figure has its weight, then what comes to it for a fact that a person annotated.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "# What orders facts: listwise softmax regression over `Features` and `CONFLICTS`.",
        "RANKED: dict[str, tuple[float, float]] = {",
        *(
            f'    "{n}": ({w:.3f}, {more:.3f}),'
            for n, w, more in zip(FIGURES, ranking[:figures], ranking[figures:], strict=True)
        ),
        "}",
        "# What tells that the best fact answers, then that the question is foreign to its source,",
        "# each against that the source leaves it open: multinomial logistic regression.",
        "JUDGED: dict[str, tuple[float, float, float, float]] = {",
        *(
            f'    "{n}": ({a:.3f}, {am:.3f}, {f:.3f}, {fm:.3f}),'
            for n, (a, f), (am, fm) in zip(
                [*names, "bias"], judging[:half], judging[half:], strict=True
            )
        ),
        "}",
        f"ANSWERED_FROM = {cuts[0]}  # probability from which the best fact is given as the answer",
        f"FOREIGN_FROM = {cuts[1]}  # probability from which a question is foreign",
        f"CHOICES_FROM = {cuts[0] - 0.1:.2f}  # probability from which near readings are offered",
        f"UNSURE_FROM = {UNSURE_FROM}  # probability from which the sources may still answer",
        "",
    ]
    WEIGHTS.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
