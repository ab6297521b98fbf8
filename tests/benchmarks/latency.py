"""Print how long an answer takes, and a start from cold.

    uv run python tests/benchmarks/latency.py [--starts N] [SET…]

Answers are timed on the base of the repository and on each text of each SET: a folder of them, or
TEXT.txt=QUESTIONS.jsonl (`sets.py`). Times vary with the machine and with what else it does: each
figure also stands as a ratio to a reference, measured in the same run, that the program's speed has
no part in. For an answer that is sorting 1,000 numbers; for a start it is an interpreter that does
nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

sys.path.insert(0, str(Path(__file__).parent))
from sets import load_set

from bot import factbase
from bot.answering.chain import Answerer
from bot.answering.read.readings import FILE
from bot.lang import lexicon, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.facts import FactBase

ROOT = Path(__file__).parents[2]
QUESTIONS = 2_000  # of the base at most; and the times that the reference is measured
NUMBERS = 1_000
SEED = 1
T = TypeVar("T")
IDLE = ("-c", "")
ASK = ("-m", "bot", "ask", "who led the talks")


def questions(base: FactBase) -> list[str]:
    """Return what people ask of facts and of gaps, the same ones each time, each once."""
    asked = [ask for fact in base.facts.values() for ask in fact.asks]
    asked += [f"{gap.subject} {word}" for gap in base.gaps for word in gap.words]
    asked = list(dict.fromkeys(asked))
    return random.Random(SEED).sample(asked, min(QUESTIONS, len(asked)))


def timed(do: Callable[[T], object], things: Iterable[T]) -> list[float]:
    """Return the milliseconds that each call took, in order of length."""
    taken = []
    for thing in things:
        start = time.perf_counter()
        do(thing)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def row(name: str, taken: Sequence[float], reference: Sequence[float]) -> str:
    """Return a line with the median and the 99th percentile, and both as ratios to a median."""
    median, p99 = statistics.median(taken), taken[int(len(taken) * 0.99)]
    unit = statistics.median(reference)
    return (
        f"{name:<28} median {median:8.3f} ms ({median / unit:6.2f} ×)"
        f"   p99 {p99:8.3f} ms ({p99 / unit:6.2f} ×)"
    )


def run(cache: str, *arguments: str) -> None:
    """Run the interpreter with its compiled modules in a folder, whatever the shell says."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": cache}
    command = (sys.executable, *arguments)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


def answers(name: str, answerer: Answerer, asked: Sequence[str]) -> None:
    """Print how long an answer takes, and one to a question that was asked before."""
    numbers = random.Random(SEED).sample(range(NUMBERS), NUMBERS)
    timed(answerer.answer, asked[:100])  # what is kept from one question to the next
    reference = timed(sorted, [numbers] * QUESTIONS)
    print(f"{name}: {len(asked)} questions; a reference is {NUMBERS} numbers sorted")
    print(row("reference", reference, reference))
    print(row("an answer", timed(answerer.answer, asked), reference))
    print(row("the same ones again", timed(answerer.answer, asked), reference))
    print()


def starts(count: int) -> None:
    """Print how long `bot ask` takes from a start of the interpreter to its end."""
    with tempfile.TemporaryDirectory() as cache:
        run(cache, *ASK)  # compiled modules are there from now on, as after the first use
        idle = timed(lambda words: run(cache, *words), [IDLE] * count)
        asking = timed(lambda words: run(cache, *words), [ASK] * count)
    print(f"{count} starts; a reference is an interpreter that does nothing")
    print(row("reference", idle, idle))
    print(row("bot ask", asking, idle))


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--starts", type=int, default=10, metavar="N")
    parser.add_argument("sets", nargs="*", metavar="SET", help="a folder, or TEXT=QUESTIONS")
    options = parser.parse_args()
    base, english = factbase.load(ROOT / "seeds", ROOT / "knowledge"), lexicon.load()
    stored = (ROOT / "knowledge" / FILE).read_text("utf-8")
    answers("the base", Answerer(base, english, stored, vocabulary.load), questions(base))
    for text in (text for given in options.sets for text in load_set(given)[1]):
        answerer = Answerer(text.base, english, vocabularies=vocabulary.load)
        answers(text.name, answerer, [question["q"] for question in text.questions])
    starts(options.starts)


if __name__ == "__main__":
    main()
