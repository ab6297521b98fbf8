"""Print what the bot says to true questions of sources, and to twins of them that are not true.

    uv run python tests/benchmarks/twins.py [--knowledge DIR] [--texts FOLDER…] [--show N]

A *twin* is a question with one part changed: a name, date or number that the source doesn't give
there, two sides swapped, a contrary, a detail added. *Asserted* twins were answered with anything
but a “No”; *denied* ones with a “No”, or refused as contradicted: rightly where the source
excludes the twin (another date of the same event), wrongly where it is only open. An answer that
shows what the source does say counts as asserted, too, unless it names what the sources don't say;
“Yes” is told apart. Intervals are Wilson's of 95 %; questions of one sentence fail together, so
that they are narrower than the truth.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from compare import wilson
from sets import compiled
from twin_questions import Question, questions

from bot import factbase
from bot.answering.chain import Answerer
from bot.lang import lexicon
from bot.outcomes import Answer, Reason, Refusal
from bot.wording import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.facts import FactBase
    from bot.outcomes import Reply

ROOT = Path(__file__).parents[2]
SEED = 1
MOST = 4_000  # questions of one base
OPEN = ("who", "when", "where")  # frames that ask neither yes nor no
ANSWERED = ("asserted", "named")


class Asked(NamedTuple):
    """A question with what the bot said: its words, and asserted, named, denied or refused."""

    base: str
    question: Question
    outcome: str
    said: str


COLUMNS: tuple[tuple[str, Callable[[Asked], bool], Callable[[Question], bool]], ...] = (
    ("true: answered", lambda a: a.outcome in ANSWERED, lambda q: q.is_true),
    ("twins: asserted", lambda a: a.outcome == "asserted", lambda q: not q.is_true),
    ("twins: “Yes”", lambda a: a.said.startswith("Yes"), lambda q: not q.is_true),
    ("excluded: denied", lambda a: a.outcome == "denied", lambda q: q.is_excluded),
    ("open: denied", lambda a: a.outcome == "denied", lambda q: not (q.is_true or q.is_excluded)),
)


def bases(knowledge: Path, folders: Sequence[str]) -> Iterator[tuple[str, FactBase]]:
    """Give the base of a folder of knowledge, and of each text of some folders by itself."""
    yield knowledge.name, factbase.load(knowledge.parent / "seeds", knowledge)
    for path in (path for folder in folders for path in sorted(Path(folder).glob("*.txt"))):
        yield path.stem, compiled([path])


def outcome(reply: Reply) -> tuple[str, str]:
    """Return whether a reply asserts, denies or neither, and its words."""
    what = reply.outcome
    if isinstance(what, Answer):
        text, answered = word(reply).text, ANSWERED[bool(what.unsaid)]
        return ("denied" if re.match(r"No\b(?! \d)", text) else answered), text
    if isinstance(what, Refusal):
        is_contrary = what.reason is Reason.CONTRADICTED
        return ("denied" if is_contrary else "refused"), f"{what.reason}: {word(reply).text}"
    return "refused", type(what).__name__


def ask(name: str, base: FactBase, most: int) -> list[Asked]:
    """Return the questions of a base with what the bot says to each."""
    made = questions(base, random.Random(SEED))
    if len(made) > most:
        kept = sorted(random.Random(SEED).sample(range(len(made)), most))
        made = [made[n] for n in kept]
    answerer = Answerer(base, lexicon.load())
    return [Asked(name, each, *outcome(answerer.answer(each.text))) for each in made]


def cell(
    asked: Sequence[Asked], holds: Callable[[Asked], bool], fits: Callable[[Question], bool]
) -> str:
    """Return the share of an outcome among the questions that fit, with its interval."""
    found = [holds(each) for each in asked if fits(each.question)]
    if not found:
        return "–"
    low, high = wilson(sum(found), len(found))
    share = 100 * sum(found) / len(found)
    return f"{share:.1f} ({100 * low:.1f}–{100 * high:.1f}) of {len(found)}"


def table(head: str, rows: dict[str, list[Asked]]) -> str:
    """Return a table with a row for each group of questions."""
    names = (head, *(name for name, *_ in COLUMNS))
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    for name, asked in rows.items():
        cells = (cell(asked, holds, fits) for _, holds, fits in COLUMNS)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def grouped(asked: Sequence[Asked], key: Callable[[Asked], str]) -> dict[str, list[Asked]]:
    """Return questions by what a key gives, sorted by it."""
    groups: dict[str, list[Asked]] = {}
    for each in asked:
        groups.setdefault(key(each), []).append(each)
    return dict(sorted(groups.items()))


def is_wrong(each: Asked) -> bool:
    """Return whether a true question failed, a twin was asserted, or an open one denied."""
    if each.question.is_true:
        return each.outcome not in ANSWERED
    return each.outcome == "asserted" or (
        each.outcome == "denied" and not each.question.is_excluded
    )


def show(asked: Sequence[Asked], count: int) -> None:
    """Print some failures of each kind."""
    failed = grouped([each for each in asked if is_wrong(each)], lambda each: each.question.kind)
    for kind, each_failed in failed.items():
        print(f"\n{kind}")
        chance = random.Random(SEED)
        for each in chance.sample(each_failed, min(count, len(each_failed))):
            print(f"  {each.question.text}\n    {each.outcome}: {each.said}")
            print(f"    source: {each.question.sentence}")


def write(asked: Sequence[Asked], path: Path) -> None:
    """Write every question with its label and its outcome, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for each in asked:
            line = {"base": each.base, **each.question._asdict(), "is_true": each.question.is_true}
            line |= {"outcome": each.outcome, "said": each.said}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def main() -> None:
    """Ask the questions of every base and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge", metavar="DIR")
    parser.add_argument("--texts", nargs="*", default=[], metavar="FOLDER")
    parser.add_argument("--most", type=int, default=MOST, metavar="N", help="questions of a base")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="failures of each kind")
    parser.add_argument("--jsonl", type=Path, metavar="FILE")
    options = parser.parse_args()
    found = bases(options.knowledge.resolve(), options.texts)
    asked = [each for name, base in found for each in ask(name, base, options.most)]
    print(table("base", {**grouped(asked, lambda each: each.base), "all": asked}), end="\n\n")
    print(table("kind", grouped(asked, lambda each: each.question.kind)), end="\n\n")
    print(table("frame", grouped(asked, lambda each: each.question.frame)), end="\n\n")
    asks = ("asks yes or no", "asks who, when or where")
    print(table("form", grouped(asked, lambda each: asks[each.question.frame in OPEN])))
    if options.show:
        show(asked, options.show)
    if options.jsonl:
        write(asked, options.jsonl)


if __name__ == "__main__":
    main()
