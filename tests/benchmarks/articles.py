"""Make articles of any number of facts, with questions of them: what grows, and how.

    uv run python tests/benchmarks/articles.py FACTS FOLDER [--questions N] [--one]

Writes FOLDER/seeds with an article for each eight facts, and FOLDER/questions.jsonl: `q`, `file`
and the `gold` sentence. Every name, date and number is drawn by chance with the same seed, so that
the same facts come out each time; the words are in articles.yaml. With --one they are one text.
"""

from __future__ import annotations

import argparse
import json
import random
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
PER_ARTICLE = len(WORDS["sentences"])
SEED = 1
ORDINALS = [n for n in range(200) if n % 10 >= 4]  # those that end in "th"
SHARE_OF_KNOWN = 0.1  # names that another article has too: people appear more than once


class Person(NamedTuple):
    rank: str
    full: str
    last: str


class Article(NamedTuple):
    sentences: list[str]
    asked: list[list[str]]

    def text(self, title: str) -> str:
        return f"{title}\n\n" + " ".join(self.sentences) + "\n"


class Maker:
    """Draws what articles tell of."""

    def __init__(self) -> None:
        self._chance = random.Random(SEED)
        self._known: list[Person] = []
        self._taken: set[str] = set()

    def _name(self) -> str:
        """Return a name that nothing has yet, as short as there is one at hand."""
        for size in count(2):
            name = "".join(self._chance.choices(WORDS["syllables"].split(), k=size)).title()
            if name not in self._taken:
                break
        self._taken.add(name)
        return name

    def _person(self) -> Person:
        chance = self._chance
        if self._known and chance.random() < SHARE_OF_KNOWN:
            return chance.choice(self._known)
        last = self._name()
        person = Person(
            chance.choice(WORDS["ranks"].split()), f"{chance.choice(WORDS['firsts'])} {last}", last
        )
        self._known.append(person)
        return person

    def article(self) -> Article:
        """Return one more."""
        chance = self._chance
        here, there = chance.sample(WORDS["countries"], 2)
        month, year = chance.choice(WORDS["months"]), chance.randint(1990, 2023)
        slots = {
            **{key: self._person() for key in "abc"},
            "here": here,
            "there": there,
            "month": month,
            "year": year,
            "date": f"{month} {chance.randint(1, 28)}, {year}",
            "unit": f"{chance.choice(ORDINALS)}th {self._name()} {chance.choice(WORDS['units'])}",
            "agreement": self._name(),
            "exercise": f"{self._name()} {self._name()}",
            "town": self._name(),
            "number": chance.randint(2, 90),
            "count": chance.randint(100, 5000),
            "money": chance.randint(2, 900),
            "subject": chance.choice(WORDS["subjects"]),
            "reason": chance.choice(WORDS["reasons"]),
        }
        told = [
            (said.format(**slots), [ask.format(**slots) for ask in asked])
            for said, asked in WORDS["sentences"]
        ]
        return Article([said for said, _ in told], [asked for _, asked in told])


def articles(facts: int) -> Iterator[Article]:
    """Yield as many as tell so many facts."""
    maker = Maker()
    for _ in range(max(1, facts // PER_ARTICLE)):
        yield maker.article()


def write(facts: int, folder: Path, *, questions: int = 200, is_one: bool = False) -> None:
    """Write the articles and questions of them."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    made = list(articles(facts))
    if is_one:
        text = "\n\n".join(article.text(f"Part {n}") for n, article in enumerate(made))
        (seeds / "all.txt").write_text(text, "utf-8")
    else:
        for number, article in enumerate(made):
            title = f"Report {number}"
            (seeds / f"report-{number:06}.txt").write_text(article.text(title), "utf-8")
    chance = random.Random(SEED)
    with (folder / "questions.jsonl").open("w", encoding="utf-8") as out:
        for _ in range(questions):
            number = chance.randrange(len(made))
            at = chance.randrange(PER_ARTICLE)
            line = {
                "q": chance.choice(made[number].asked[at]),
                "file": "all.txt" if is_one else f"report-{number:06}.txt",
                "gold": [made[number].sentences[at]],
            }
            out.write(json.dumps(line) + "\n")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("facts", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=int, default=200, metavar="N")
    parser.add_argument("--one", action="store_true", help="one text of all facts")
    options = parser.parse_args()
    write(options.facts, options.folder, questions=options.questions, is_one=options.one)


if __name__ == "__main__":
    main()
