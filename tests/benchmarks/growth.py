"""Print what grows with the number of facts: compiling, loading, memory, answers; beside its peers.

    uv run --with bm25s --with tantivy python tests/benchmarks/growth.py [FACTS…] [--of DIR]

Articles are made for each number of facts (`articles.py`), compiled, loaded by a process of their
own, and asked for with the same questions; rapidfuzz's `token_set_ratio`, SQLite's FTS5, bm25s and
tantivy, where they are installed, find sentences for them in the same run. Times are those of the
processor; R@1 is whether the first sentence found is the one that was asked for. `--of` measures
the bot of another checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

sys.path.insert(0, str(Path(__file__).parent))
from articles import articles, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Find = Callable[[str], str]

ROOT = Path(__file__).parents[2]
PAGE = 4096 / 1e6  # megabytes


def memory() -> float:
    """Return the megabytes that this process holds."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE


def bot(folder: Path) -> None:
    """Print what the bot takes to compile, load and answer, as JSON; in a process of its own."""
    from bot import factbase  # noqa: PLC0415  # the checkout that is measured
    from bot.answering.chain import Answerer  # noqa: PLC0415
    from bot.lang import lexicon, vocabulary  # noqa: PLC0415
    from bot.outcomes import Answer  # noqa: PLC0415

    seeds, knowledge = folder / "seeds", folder / "knowledge"
    english, before = lexicon.load(), memory()
    named = {"cache": folder / "cache"} if "cache" in (factbase.load.__kwdefaults__ or ()) else {}
    factbase.load(seeds, knowledge, **named)  # keeps what makes the next one quicker
    start = time.process_time()
    base = factbase.load(seeds, knowledge, **named)
    loaded = time.process_time()
    answerer = Answerer(base, english, vocabularies=vocabulary.load)
    answerer.warm()
    row = {"load": loaded - start, "index": time.process_time() - loaded, "MB": memory() - before}
    taken, first, right, wrong = [], 0, 0, 0
    for question in questions(folder):
        start = time.process_time()
        outcome = answerer.answer(question["q"]).outcome
        taken.append(time.process_time() - start)
        found = answerer.trace(question["q"]).reply.candidates
        first += bool(found) and found[0].citation.quote in question["gold"]
        if isinstance(outcome, Answer):
            is_right = any(c.quote in question["gold"] for c in outcome.citations)
            right, wrong = right + is_right, wrong + (not is_right)
    print(json.dumps({**row, **times(taken), "R@1": first, "right": right, "wrong": wrong}))


def times(taken: Sequence[float]) -> dict[str, float]:
    """Return the median and the 99th percentile in milliseconds."""
    in_order = sorted(taken)
    p99 = in_order[len(in_order) * 99 // 100]
    return {"p50 ms": statistics.median(taken) * 1000, "p99 ms": p99 * 1000}


def questions(folder: Path) -> list[dict]:
    """Return the questions of a folder of articles."""
    return [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]


def compiled(folder: Path, of: Path) -> dict[str, float]:
    """Compile a folder; return the seconds of the clock and of all cores."""
    code = (
        "import sys; from pathlib import Path; from bot.compiling.compile import run;"
        "run(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    before, start = os.times(), time.perf_counter()
    command = (sys.executable, "-c", code, folder / "seeds", folder / "knowledge")
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(of)})
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user
    return {
        "compile": time.perf_counter() - start,
        "compile cpu": cpu - before.children_system,
    }


def by_fuzz(sentences: Sequence[str]) -> Find:
    ready = [utils.default_process(sentence) for sentence in sentences]

    def find(question: str) -> str:
        asked = utils.default_process(question)
        best = process.extractOne(asked, ready, scorer=fuzz.token_set_ratio)
        return sentences[best[2]] if best else ""

    return find


def by_sqlite(sentences: Sequence[str]) -> Find:
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table s using fts5(text, tokenize='porter')")
    base.executemany("insert into s values (?)", ((sentence,) for sentence in sentences))

    def find(question: str) -> str:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        found = base.execute(
            "select text from s where s match ? order by rank limit 1", (words,)
        ).fetchone()
        return found[0] if found else ""

    return find


def by_bm25s(sentences: Sequence[str]) -> Find:
    import bm25s  # noqa: PLC0415  # where it is installed

    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(sentences), show_progress=False), show_progress=False)

    def find(question: str) -> str:
        asked = bm25s.tokenize(question, show_progress=False)
        found, _ = index.retrieve(asked, k=1, show_progress=False)
        return sentences[int(found[0, 0])]

    return find


def by_tantivy(sentences: Sequence[str]) -> Find:
    import tantivy  # noqa: PLC0415  # where it is installed

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for sentence in sentences:
        writer.add_document(tantivy.Document(text=[sentence]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(question: str) -> str:
        query = index.parse_query(" ".join(re.findall(r"\w+", question)), ["text"])
        hits = searcher.search(query, 1).hits
        return str(searcher.doc(hits[0][1])["text"][0]) if hits else ""

    return find


PEERS: dict[str, Callable[[Sequence[str]], Find]] = {
    "rapidfuzz": by_fuzz,
    "SQLite FTS5": by_sqlite,
    "bm25s": by_bm25s,
    "tantivy": by_tantivy,
}


def peer(make: Callable[[Sequence[str]], Find], facts: int, folder: Path) -> dict[str, float]:
    """Return what a peer takes to build, and to find each question's sentence."""
    sentences = [sentence for article in articles(facts) for sentence in article.sentences]
    start = time.process_time()
    find = make(sentences)
    built, taken, first = time.process_time() - start, [], 0
    for question in questions(folder):
        start = time.process_time()
        found = find(question["q"])
        taken.append(time.process_time() - start)
        first += found in question["gold"]
    return {"load": built, **times(taken), "R@1": first}


def shown(name: str, row: dict[str, float], asked: int) -> None:
    """Print a row, counts of questions in per cent."""
    share = {"R@1", "right", "wrong"}
    cells = (f"{k} {v * 100 / asked if k in share else v:.1f}" for k, v in row.items())
    print(f"  {name:12} {'   '.join(cells)}", flush=True)


def grow(facts: int, of: Path) -> None:
    """Print a row for the bot and for each peer."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "base")
        write(facts, folder)
        asked = len(questions(folder))
        print(f"{facts:,} facts, {asked} questions", flush=True)
        row = compiled(folder, of)
        command = (sys.executable, __file__, "--bot", str(folder))
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(of), *sys.path[1:]))}
        done = subprocess.run(
            command, check=True, env=environment, stdout=subprocess.PIPE, cwd=scratch
        )
        shown("the bot", {**row, **json.loads(done.stdout)}, asked)
        for name, make in PEERS.items():
            try:
                shown(name, peer(make, facts, folder), asked)
            except ImportError:
                print(f"  {name:12} is not installed")


def main() -> None:
    """Print a table for each number of facts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("facts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--of", type=Path, default=ROOT, metavar="DIR", help="another checkout")
    parser.add_argument("--bot", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.bot:
        bot(options.bot)
        return
    for facts in options.facts:
        grow(facts, options.of.absolute())


if __name__ == "__main__":
    main()
