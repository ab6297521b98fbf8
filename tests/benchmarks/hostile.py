"""Print how long the bot takes for messages that are made to be slow.

    uv run python tests/benchmarks/hostile.py [--seeds DIR] [--knowledge DIR] [--times N]

Each kind is drawn afresh every time, so that nothing is answered from memory; beside each stands
the ratio to a plain question of the same run.
"""

from __future__ import annotations

import argparse
import random
import statistics
import string
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot import factbase
from bot.answering.chain import LONGEST
from bot.answering.read.readings import FILE
from bot.lang import lexicon, vocabulary
from bot.speaking import Speaker
from bot.tracing import TracingAnswerer

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
DISCORDS = 2_000  # characters of a message of who doesn't pay


def words(chance: random.Random, size: int, letters: str = string.ascii_lowercase) -> str:
    """Return random words of so many characters in all."""
    made: list[str] = []
    length = 0
    while length < size:
        made.append("".join(chance.choices(letters, k=chance.randint(4, 9))))
        length += len(made[-1]) + 1
    return " ".join(made)[:size]


def kinds() -> dict[str, Callable[[random.Random], str]]:
    """Return what makes each kind of message."""
    cyrillic, kana = "абвгдежзиклмнопрст", "あいうえおかきくけこさしすせそ"
    return {
        "a plain question": lambda chance: f"who led the talks in {chance.randint(1990, 2030)}",
        "random words": lambda chance: words(chance, DISCORDS),
        "random words, the longest": lambda chance: words(chance, LONGEST),
        "one word": lambda chance: "".join(chance.choices(string.ascii_lowercase, k=LONGEST)),
        "Cyrillic": lambda chance: words(chance, LONGEST, cyrillic),
        "kana": lambda chance: "".join(chance.choices(kana, k=LONGEST)),
        "one ligature of 18 letters": lambda _: "\ufdfa" * LONGEST,
        "İ": lambda _: "İ" * LONGEST,
        "combining marks": lambda _: "who " + "a\u0301\u0302\u0303" * (LONGEST // 4 - 1),
        "zero width": lambda _: "who" + "\u200b\u202e" * (LONGEST // 2 - 2),
        "digits": lambda chance: " ".join(str(chance.randint(1, 99)) for _ in range(LONGEST // 3)),
        "dates": lambda chance: f"when was may {chance.randint(1, 28)}, 2020 " * (LONGEST // 26),
        "names": lambda _: ("raymond japan " * LONGEST)[:LONGEST],
        "question words": lambda _: ("who when where why how what " * LONGEST)[:LONGEST],
        "quotes": lambda _: ("“who” 'led' \"the\" talks " * LONGEST)[:LONGEST],
        "brackets": lambda _: "(" * LONGEST,
        "emoji": lambda _: "👩‍👩‍👧" * (LONGEST // 5),
        "too long": lambda chance: words(chance, 150 * LONGEST),
    }


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    base, english = factbase.load(options.seeds, options.knowledge), lexicon.load()
    stored = options.knowledge / FILE
    readings = stored.read_text("utf-8") if stored.is_file() else ""
    answerer = TracingAnswerer(base, english, readings, vocabulary.load)
    answerer.warm()
    speaker = Speaker(answerer, base)
    chance = random.Random(1)
    unit = 0.0
    print(f"{'':28} {'p50 ms':>9} {'worst ms':>9} {'ratio':>7}")
    for name, make in kinds().items():
        taken = []
        for _ in range(options.times):
            typed = make(chance)
            start = time.process_time()
            speaker.reply(typed)
            taken.append((time.process_time() - start) * 1000)
        median = statistics.median(taken)
        unit = unit or median
        print(f"{name:28} {median:9.2f} {max(taken):9.2f} {median / unit:7.1f}")


if __name__ == "__main__":
    main()
