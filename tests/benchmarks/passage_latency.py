"""How long an answer takes: median and 99th percentile, and as a ratio to a fixed piece of work.

    uv run python tests/benchmarks/passage_latency.py [FOLDER…]

The ratio is to splitting and counting the words of 20,000 characters in the same run, so that
figures of a busy machine can be compared with those of an idle one. Without a folder: the seed's
base, asked what its facts are asked.
"""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))
from sets import load_sets

from bot import factbase, lexicon
from bot.answering.answer import Answerer

ROOT = Path(__file__).parents[2]
_REFERENCE = "the quick brown fox jumps over the lazy dog and on " * 400
_MOST_ASKED = 300


def reference() -> float:
    """Return the milliseconds of the reference, the best of ten."""
    return min(_timed(lambda: Counter(_REFERENCE.split())) for _ in range(10))


def _timed(work: object) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def measure(name: str, answerer: Answerer, questions: list[str]) -> None:
    for question in questions[:20]:
        answerer.answer(question)
    unit = reference()
    times = sorted(_timed(lambda q=q: answerer.answer(q)) for q in questions[:_MOST_ASKED])
    median, late = statistics.median(times), times[int(len(times) * 0.99)]
    print(
        f"{name:34} median {median:6.2f} ms  p99 {late:6.2f} ms"
        f"  ({median / unit:.1f} and {late / unit:.1f} references of {unit:.2f} ms)"
    )


def main() -> None:
    words = lexicon.load()
    base = factbase.load(ROOT / "seeds", ROOT / "knowledge")
    asks = [ask for fact in base.facts.values() for ask in fact.asks]
    measure("the seed", Answerer(base, words), asks[:: max(1, len(asks) // _MOST_ASKED)])
    for text in load_sets(sys.argv[1:]):
        measure(text.name, Answerer(text.base, words), [q["q"] for q in text.questions])


if __name__ == "__main__":
    main()
