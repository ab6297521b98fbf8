"""Question sets and the bases of the texts that they ask about, for the benchmarks.

A set is NAME.txt with NAME.jsonl beside it: one object a line with `q`, `answerable`, `gold` (the
sentences any one of which answers) and perhaps `typo`. None of them is in the repository. A text
that has an annotation beside it, as a seed has, is compiled with it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot import factbase
from bot.compiling.compile import compile_seeds, write_knowledge

if TYPE_CHECKING:
    from bot.facts import FactBase, Source, Span

_LEAST_SHARED = 20  # code points of a gold sentence that a quote must hold


class Text(NamedTuple):
    name: str
    base: FactBase
    questions: list[dict]

    @property
    def source(self) -> Source:
        return self.base.sources[self.name]


def load_sets(folders: list[str]) -> list[Text]:
    """Return every text of some folders that has questions, each compiled alone."""
    paths = [p for folder in folders for p in sorted(Path(folder).glob("*.txt"))]
    return [_load(p, p.with_suffix(".jsonl")) for p in paths if p.with_suffix(".jsonl").exists()]


def load_set(given: str) -> tuple[str, list[Text]]:
    """Return the name of what a command line names, FOLDER or TEXT=QUESTIONS, and its texts."""
    text, is_pair, questions = given.rpartition("=")
    if is_pair and not Path(given).is_dir():
        return Path(questions).stem, [_load(Path(text), Path(questions))]
    texts = load_sets([given])
    if not texts:
        raise SystemExit(f"{given}: there is no NAME.txt with a NAME.jsonl beside it")
    return Path(given).name, texts


def _load(path: Path, questions: Path) -> Text:
    lines = questions.read_text("utf-8").splitlines()
    return Text(path.stem, compiled([path]), [json.loads(line) for line in lines if line.strip()])


def compiled(paths: list[Path]) -> FactBase:
    """Return the base that some texts compile to."""
    with tempfile.TemporaryDirectory() as scratch:
        seeds, knowledge = Path(scratch, "seeds"), Path(scratch, "knowledge")
        seeds.mkdir()
        for path in paths:
            annotation = path.with_suffix(".yaml")
            for file in (path, annotation) if annotation.exists() else (path,):
                shutil.copy(file, seeds)
        write_knowledge(compile_seeds(seeds), knowledge)
        return factbase.load(seeds, knowledge)


def is_gold(span: Span, question: dict, text: str) -> bool:
    """Return whether a span holds enough of a gold sentence."""
    for gold in question["gold"]:
        at = text.find(gold)
        shared = min(span.end, at + len(gold)) - max(span.start, at)
        if at >= 0 and shared >= min(_LEAST_SHARED, len(gold)):
            return True
    return False
