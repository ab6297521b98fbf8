"""Fit the weights by which annotated facts are judged, and say how well they hold.

    uv run --group fit python tests/benchmarks/fit_asked.py SET.jsonl… [--write]

Each set is a file of questions in the form of shared/questions/README.md, written by people who had
only the source; none is in the repository. Each set is left out once and judged by weights fitted
on the others: those are the figures printed. `--write` puts the weights fitted on all of them into
`bot/answering/weights.py`.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bot import factbase
from bot.answering.chain import Answerer
from bot.answering.entail.judge import Signals
from bot.answering.read.readings import FILE
from bot.answering.say.cite import cite
from bot.answering.say.decide import ON_TOPIC
from bot.lang import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts import Citation

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "bot" / "answering" / "entail" / "weights.py"
REGULARISATION = 0.3  # scikit-learn's C: the best of 0.1, 0.3 and 1 on sets left out
OFF_TOPIC_WEIGHT = 0.25  # chatter is easy and would otherwise outweigh near misses
ENOUGH = 20  # characters of a gold sentence that a quote must share, as in shared/evaluation


class Sample(NamedTuple):
    """A question with the signals of its best fact.

    Attributes:
        is_right: whether the best fact lies on a sentence that the set's author named.
        is_judged: whether nothing vetoes it: only such are fitted on.
    """

    group: int
    is_answerable: bool
    is_off_topic: bool
    is_right: bool
    is_judged: bool
    signals: Signals


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write bot/answering/weights.py")
    options = parser.parse_args()
    samples = read(options.sets)
    likely = left_out(samples)
    for group, path in enumerate(options.sets):
        right, refused = rates(samples, likely, group)
        print(f"{path.stem:<24} right {right:5.1f}  refused {refused:5.1f}")
    table = as_table(fit(samples))
    print(table)
    if options.write:
        text = WEIGHTS.read_text("utf-8")
        WEIGHTS.write_text(re.sub(r"ASKED: .*?\n}\n", table, text, flags=re.DOTALL), "utf-8")


def read(paths: Sequence[Path]) -> list[Sample]:
    """Return a sample for each question of the sets."""
    base = factbase.load(ROOT / "seeds", ROOT / "knowledge")
    stored = (ROOT / "knowledge" / FILE).read_text("utf-8")
    answerer = Answerer(base, lexicon.load(), stored)
    samples = []
    for group, path in enumerate(paths):
        for line in path.read_text("utf-8").splitlines():
            question = json.loads(line)
            examined = answerer.examine(question["q"])
            if examined is None:
                continue
            _, found, verdict = examined
            best = found.facts[0]
            citation = cite(best.entry.fact, base.sources[best.entry.fact.source])[0]
            is_right = question["answerable"] and _lies_on(citation, question["gold"])
            samples.append(
                Sample(
                    group,
                    question["answerable"],
                    question["kind"] == "off-topic",
                    is_right,
                    not best.vetoes and verdict.coverage.share >= ON_TOPIC,
                    verdict.signals,
                )
            )
    return samples


def _lies_on(citation: Citation, gold: Sequence[str]) -> bool:
    for sentence in gold:
        at = citation.source.text.find(sentence)
        shared = min(citation.span.end, at + len(sentence)) - max(citation.span.start, at)
        if shared >= min(ENOUGH, len(sentence)):
            return True
    return False


def fit(samples: Sequence[Sample]) -> tuple[np.ndarray, float]:
    """Return the weights, in the order of the signals, and the bias."""
    judged = [sample for sample in samples if sample.is_judged]
    model = make_pipeline(
        StandardScaler(),
        LogisticRegression(C=REGULARISATION, class_weight="balanced", max_iter=3000),
    )
    model.fit(
        np.array([sample.signals for sample in judged], float),
        np.array([sample.is_right for sample in judged]),
        logisticregression__sample_weight=np.array(
            [OFF_TOPIC_WEIGHT if sample.is_off_topic else 1.0 for sample in judged]
        ),
    )
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    return weights, float(logistic.intercept_[0] - weights @ scaler.mean_)


def left_out(samples: Sequence[Sample]) -> np.ndarray:
    """Return each question's probability by weights fitted without its set."""
    likely = np.zeros(len(samples))
    for group in {sample.group for sample in samples}:
        weights, bias = fit([sample for sample in samples if sample.group != group])
        for i, sample in enumerate(samples):
            if sample.group == group and sample.is_judged:
                likely[i] = 1 / (1 + np.exp(-(weights @ np.array(sample.signals, float) + bias)))
    return likely


def rates(samples: Sequence[Sample], likely: np.ndarray, group: int) -> tuple[float, float]:
    """Return the percentages answered rightly and refused, in one set."""
    from bot.answering.entail.weights import ANSWERED_FROM  # noqa: PLC0415 - this program rewrites it

    answered = likely >= ANSWERED_FROM
    right = [
        answered[i] and s.is_right
        for i, s in enumerate(samples)
        if s.group == group and s.is_answerable
    ]
    refused = [
        not answered[i] for i, s in enumerate(samples) if s.group == group and not s.is_answerable
    ]
    return 100 * float(np.mean(right or [0])), 100 * float(np.mean(refused or [0]))


def as_table(fitted: tuple[np.ndarray, float]) -> str:
    """Return the weights as they stand in `bot/answering/weights.py`."""
    weights, bias = fitted
    rows = [("bias", bias), *zip(Signals._fields, weights, strict=True)]
    lines = "".join(f'    "{name}": {value:.4f},\n' for name, value in rows)
    return f"ASKED: dict[str, float] = {{\n{lines}}}\n"


if __name__ == "__main__":
    main()
