"""How well `bot gaps` groups a week of questions asked in vain: `… week.py [WEEK.yaml …]`.

Each need is asked in several ways, some more often than others, with typing errors and the words
that people put around a question. Prints for each week: of how many needs all questions that are
still unanswered are in one group, how many questions are in the main group of their need, and how
many groups are of one need alone (pure).
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

from bot.__main__ import _find_folders, _speaker
from bot.curating.gaps import groups_of
from bot.lang import lexicon
from bot.options import command_line

HERE = Path(__file__).parent
QUESTIONS = 500
BEFORE = [
    "",
    "",
    "",
    "",
    "hey ",
    "yo ",
    "does anyone know ",
    "pls tell me ",
    "so ",
    "ok and ",
    "um ",
]
AFTER = ["", "", "?", "??", " please", " pls", "?", " thx", " lol"]
SLIPS = 0.25  # of the questions have a typing error
NEAR_KEYS = {
    "a": "s",
    "e": "r",
    "i": "o",
    "o": "p",
    "t": "y",
    "n": "m",
    "s": "d",
    "r": "e",
    "l": "k",
}


def slipped(text, chance):
    """The text, perhaps with a letter left out, doubled, changed round or hit beside its key."""
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long or chance.random() > SLIPS:
        return text
    at = chance.choice(long)
    word = words[at]
    place = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        word = word[:place] + word[place + 1 :]
    elif kind == 1:
        word = word[:place] + word[place] + word[place:]
    elif kind == 2:
        word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    else:
        word = word[:place] + NEAR_KEYS.get(word[place], word[place]) + word[place + 1 :]
    return " ".join([*words[:at], word, *words[at + 1 :]])


def week(path, seed=1):
    """Questions in the order of the week, and {question: its need}."""
    needs = yaml.safe_load(path.read_text("utf-8"))
    chance, asked, need_of = random.Random(seed), [], {}
    often = [1 / (1 + at % 8) ** 0.5 for at in range(len(needs))]  # some are asked more often
    for number in range(QUESTIONS):
        need = number % len(needs) if number < 2 * len(needs) else None
        if need is None:
            need = chance.choices(range(len(needs)), often)[0]
        text = slipped(chance.choice(needs[need]), chance)
        asked.append(f"{chance.choice(BEFORE)}{text}{chance.choice(AFTER)}")
        need_of.setdefault(asked[-1], need)
    chance.shuffle(asked)
    return asked, need_of


def measured(path, seed=1, *, show=False):
    """Group a week, and count."""
    asked, need_of = week(path, seed)
    options = command_line().parse_args(["chat"])
    _find_folders(options)
    rows = [(text, f"asker {number % 60}") for number, text in enumerate(asked)]
    groups = groups_of(rows, _speaker(options), lexicon.load())
    counts = defaultdict(Counter)
    for number, group in enumerate(groups):
        for each in group:
            counts[need_of[each.text]][number] += 1
    if show:
        shown(groups, need_of, counts)
    pure = sum(len({need_of[each.text] for each in group}) == 1 for group in groups)
    total = sum(found.total() for found in counts.values())
    return {
        "needs": len(counts),
        "in one group": sum(len(found) == 1 for found in counts.values()),
        "questions": total,
        "in the main group": sum(max(found.values()) for found in counts.values()) / total,
        "groups": len(groups),
        "pure": pure / len(groups),
    }


def shown(groups, need_of, counts):
    """Print what is mixed and what is split."""
    for number, group in enumerate(groups):
        of = Counter(need_of[each.text] for each in group)
        if len(of) > 1:
            print("MIXED", number, dict(of))
            for each in group:
                print(
                    "   ",
                    need_of[each.text],
                    each.text,
                    sorted(each.content),
                    [n.fact for n in each.near][:2],
                )
    for need, found in counts.items():
        if len(found) > 1:
            print("SPLIT", need, dict(found))
            for number in found:
                for each in groups[number][:4]:
                    print("   ", number, each.text, sorted(each.content), sorted(each.wanted))


def main():
    show = "--show" in sys.argv
    paths = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    for path in paths or [HERE / "week_one.yaml", HERE / "week_two.yaml"]:
        found = measured(path, show=show)
        words = (
            f"{key} {value:.1%}" if isinstance(value, float) else f"{key} {value}"
            for key, value in found.items()
        )
        print(f"{path.name}: {', '.join(words)}")


if __name__ == "__main__":
    main()
