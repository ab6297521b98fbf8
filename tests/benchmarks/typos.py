"""Print how well questions with typing errors are answered.

    uv run python tests/benchmarks/typos.py

Asks what people ask of the repository's facts, with none to three errors of the keyboard in each:
a neighbouring key instead, a letter twice, dropped, or swapped with the next, a space dropped.
*Answered* has any answer, *right* one from the fact that was asked for.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from bot import factbase
from bot.answering.chain import Answerer
from bot.answering.read.readings import FILE
from bot.lang import lexicon
from bot.outcomes import Answer

if TYPE_CHECKING:
    from bot.facts import FactBase

ROOT = Path(__file__).parents[2]
QUESTIONS = 2_000
MOST_ERRORS = 3
SEED = 1
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SHORTEST_SPACED = 12  # letters of a question from which a space may be dropped


def beside(key: str) -> str:
    """Return the keys left, right, above and below a key; rows are half a key apart."""
    found = ""
    for row, keys in enumerate(ROWS):
        at = keys.find(key)
        if at >= 0:
            found += keys[max(at - 1, 0) : at] + keys[at + 1 : at + 2]
            found += ROWS[row - 1][at : at + 2] if row else ""
            found += ROWS[row + 1][max(at - 1, 0) : at + 1] if row + 1 < len(ROWS) else ""
    return found


def mistype(text: str, chance: random.Random) -> str:
    """Return a text with one error of the keyboard."""
    letters = [i for i, key in enumerate(text) if key.isalpha() and beside(key.lower())]
    spaces = [i for i, key in enumerate(text) if key == " "]
    at = chance.choice(letters)
    kind = chance.choice(("neighbour", "doubled", "dropped", "swapped", "glued"))
    if kind == "glued" and spaces and len(text) >= SHORTEST_SPACED:
        at = chance.choice(spaces)
    elif kind == "neighbour":
        return text[:at] + chance.choice(beside(text[at].lower())) + text[at + 1 :]
    elif kind == "doubled":
        return text[:at] + text[at] + text[at:]
    elif kind == "swapped" and at + 1 in letters:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :]


def questions(base: FactBase) -> list[tuple[str, set[str]]]:
    """Return what people ask, each once, with the facts that they ask for."""
    asked: dict[str, set[str]] = {}
    for fact in base.facts.values():
        for ask in fact.asks:
            asked.setdefault(ask, set()).add(fact.id)
    return random.Random(SEED).sample(sorted(asked.items()), min(QUESTIONS, len(asked)))


def main() -> None:
    base = factbase.load(ROOT / "seeds", ROOT / "knowledge")
    stored = (ROOT / "knowledge" / FILE).read_text("utf-8")
    answerer = Answerer(base, lexicon.load(), stored)
    asked = questions(base)
    print(f"{len(asked)} questions\n\n| errors | right | answered |\n|---|---|---|")
    for errors in range(MOST_ERRORS + 1):
        chance = random.Random(SEED)
        right = answered = 0
        for text, facts in asked:
            typed = text
            for _ in range(errors):
                typed = mistype(typed, chance)
            outcome = answerer.answer(typed).outcome
            if isinstance(outcome, Answer):
                answered += 1
                right += not facts.isdisjoint(outcome.facts)
        shares = (f"{100 * count / len(asked):.1f}" for count in (right, answered))
        print(f"| {errors} | {' | '.join(shares)} |")


if __name__ == "__main__":
    main()
