"""Print how much of an article survives extraction, and how much of what stands around it.

    uv run python tests/benchmarks/pages.py [--marked DIR] [--expected DIR] [--of DIR] [--show N]

`--marked` is the `tests` folder of trafilatura's repository: 990 pages, of each of which a few
stretches of text are marked as wanted and a few as unwanted. `--expected` is the folder
`test/test-pages` of mozilla/readability: pages with the article that a browser's reader view
shows of them; words are counted, pages of fewer than 150 words left out. `--of` measures the bot
of another checkout; `--show` names the pages that lose most, and those that let most in.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
FEWEST = 150
"""Words of an article below which a page tries one fault of a parser and is no article."""


class Page(NamedTuple):
    """What was kept of a page's wanted words or stretches, and what came in beside them."""

    name: str
    kept: int
    wanted: int
    let_in: int
    unwanted: int
    fault: str
    warned: int


def extracted(path: Path) -> tuple[str, str, int]:
    """Return a page's text, why it has none, and of how many things the reader is warned."""
    from bot.compiling.extracting import extract  # noqa: PLC0415 - of the checkout that is measured
    from bot.errors import BotError  # noqa: PLC0415

    try:
        found = extract(path.read_bytes(), path.with_suffix(".html"))
    except BotError as fault:
        return "", getattr(fault, "what", "several faults"), 0
    return found.text, "", len(getattr(found, "warnings", ()))


def spaced(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def marked(task: tuple[Path, list[str], list[str]]) -> Page:
    """Return which marked stretches of a page were kept."""
    path, wanted, unwanted = task
    text, fault, warned = extracted(path)
    text = spaced(text)
    kept = sum(spaced(words) in text for words in wanted)
    let_in = sum(spaced(words) in text for words in unwanted)
    return Page(path.name, kept, len(wanted), let_in, len(unwanted), fault, warned)


def words(text: str) -> Counter[str]:
    """Return how often each word stands in a text."""
    return Counter(re.findall(r"\w+", text.lower()))


def expected(folder: Path) -> Page | None:
    """Return which words of a page's article were kept, and which others came in."""
    from lxml import html  # noqa: PLC0415 - comes with trafilatura

    tree = html.fromstring((folder / "expected.html").read_text("utf-8"))
    article = words(" ".join(tree.itertext()))
    if article.total() < FEWEST:
        return None
    text, fault, warned = extracted(folder / "source.html")
    found = words(text)
    both = (found & article).total()
    return Page(
        folder.name, both, article.total(), found.total() - both, found.total(), fault, warned
    )


def read_marked(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Yield the pages of trafilatura's evaluation with what is wanted and unwanted of each."""
    notes = json.loads((folder / "evaldata.json").read_text("utf-8"))
    for note in notes.values():
        paths = (folder / kind / note["file"] for kind in ("cache", "eval"))
        yield next(path for path in paths if path.is_file()), note["with"], note["without"]


def report(title: str, pages: Sequence[Page], show: int) -> None:
    """Print the shares of all pages, and the pages that lose or let in most."""
    kept, wanted = sum(p.kept for p in pages), sum(p.wanted for p in pages)
    let_in, unwanted = sum(p.let_in for p in pages), sum(p.unwanted for p in pages)
    refused = [p for p in pages if p.fault]
    warned = sum(bool(p.warned) for p in pages)
    print(f"{title}: {len(pages)} pages, {len(refused)} refused, {warned} with a warning")
    print(f"  wanted: {kept / wanted:.1%} of {wanted} kept")
    print(f"  unwanted: {let_in / unwanted:.1%} of {unwanted} let in")
    if show:
        print("  refused:", ", ".join(f"{p.name} ({p.fault})" for p in refused[:show]))
        print("  lost:", _worst(pages, lambda p: 1 - p.kept / p.wanted, show))
        print("  let in:", _worst(pages, lambda p: p.let_in / max(p.unwanted, 1), show))


def _worst(pages: Sequence[Page], share: Callable[[Page], float], show: int) -> str:
    worst = sorted(pages, key=share, reverse=True)[:show]
    return ", ".join(f"{page.name} {share(page):.0%}{'!' * page.warned}" for page in worst)


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--marked", type=Path, metavar="DIR", help="trafilatura's tests")
    parser.add_argument("--expected", type=Path, metavar="DIR", help="readability's test-pages")
    parser.add_argument("--of", type=Path, default=ROOT, metavar="DIR", help="another checkout")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="name the worst pages")
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.of.resolve()))
    with ProcessPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        if asked.marked:
            pages = list(pool.map(marked, read_marked(asked.marked), chunksize=20))
            report("stretches", pages, asked.show)
        if asked.expected:
            folders = sorted(p.parent for p in asked.expected.glob("*/source.html"))
            found = [p for p in pool.map(expected, folders, chunksize=5) if p is not None]
            report("words", found, asked.show)


if __name__ == "__main__":
    main()
