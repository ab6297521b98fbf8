"""Plain fuzzy matching and BM25 beside the bot, on the same sets, as the README's table.

    uv run python tests/benchmarks/compare.py FOLDER…

Each of the two gets its best cut, chosen on the very questions that it is scored on; the bot's cut
stands in its weights. *Balanced* is the mean of answered right and refused.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, utils

sys.path.insert(0, str(Path(__file__).parent))
from sets import Text, is_gold, load_sets

from bot import lexicon
from bot.answering.answer import Answerer
from bot.answering.words import Stems, split
from bot.facts import Answer, Span

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH = lexicon.load()
_STEMS = Stems(ENGLISH.stemmer, ENGLISH.irregular)


class Row(NamedTuple):
    answerable: bool
    rank: int
    score: float


def fuzzy(sentences: list[str]) -> Callable[[str], list[float]]:
    ready = [utils.default_process(sentence) for sentence in sentences]
    return lambda q: [fuzz.token_set_ratio(utils.default_process(q), s) for s in ready]


def bm25(sentences: list[str]) -> Callable[[str], list[float]]:
    bags = [Counter(_STEMS(word.text) for word in split(sentence)) for sentence in sentences]
    spread = Counter(stem for bag in bags for stem in bag)
    mean = sum(sum(bag.values()) for bag in bags) / len(bags)

    def score(bag: Counter[str], stems: list[str]) -> float:
        norm = 1.2 * (0.25 + 0.75 * sum(bag.values()) / mean)
        return sum(
            math.log(1 + (len(bags) - spread[s] + 0.5) / (spread[s] + 0.5))
            * bag[s] * 2.2 / (bag[s] + norm)
            for s in stems
            if bag[s]
        )  # fmt: skip

    return lambda q: [score(bag, [_STEMS(word.text) for word in split(q)]) for bag in bags]


def naive(text: Text, make: Callable[[list[str]], Callable[[str], list[float]]]) -> list[Row]:
    whole = text.source.text
    spans = [sentence.span for sentence in text.source.sentences]
    score = make([whole[span.start : span.end] for span in spans])
    rows = []
    for question in text.questions:
        scores = score(question["q"])
        best = sorted(range(len(spans)), key=lambda i, s=scores: -s[i])[:5]
        rows.append(_row(question, [spans[i] for i in best], scores[best[0]], whole))
    return rows


def bot(text: Text) -> list[Row]:
    answerer = Answerer(text.base, ENGLISH)
    rows = []
    for question in text.questions:
        reply = answerer.answer(question["q"])
        spans = [candidate.citation.span for candidate in reply.candidates]
        is_answer = float(isinstance(reply.outcome, Answer))
        rows.append(_row(question, spans, is_answer, text.source.text))
    return rows


def _row(question: dict, spans: list[Span], score: float, whole: str) -> Row:
    ranks = [n for n, span in enumerate(spans, 1) if is_gold(span, question, whole)]
    return Row(question["answerable"], ranks[0] if ranks else 99, score)


def report(name: str, rows: list[Row], cuts: list[float]) -> None:
    asked = [row for row in rows if row.answerable]
    others = [row for row in rows if not row.answerable]

    def right(cut: float) -> float:
        return 100 * sum(row.rank == 1 and row.score >= cut for row in asked) / len(asked)

    def refused(cut: float) -> float:
        return 100 * sum(row.score < cut for row in others) / max(1, len(others))

    cut = max(cuts, key=lambda c: right(c) + refused(c))
    first = 100 * sum(row.rank == 1 for row in asked) / len(asked)
    five = 100 * sum(row.rank <= 5 for row in asked) / len(asked)
    print(
        f"| {name} | {first:.1f} | {five:.1f} | {right(cut):.1f} | {refused(cut):.1f}"
        f" | {(right(cut) + refused(cut)) / 2:.1f} |"
    )


def main() -> None:
    for folder in sys.argv[1:]:
        texts = load_sets([folder])
        print(f"\n{Path(folder).name}: {len(texts)} texts\n")
        print("| | R@1 | R@5 | right | refused | balanced |\n|---|---|---|---|---|---|")
        for name, make in (("fuzzy (token_set_ratio)", fuzzy), ("BM25 of stems", bm25)):
            rows = [row for text in texts for row in naive(text, make)]
            report(name, rows, sorted({row.score for row in rows}))
        report("the bot", [row for text in texts for row in bot(text)], [0.5])


if __name__ == "__main__":
    main()
