"""Print which of pySBD's golden rules for English the sentences of a seed differ from.

    uv run python tests/benchmarks/golden.py FILE

FILE is `tests/lang/test_english.py` of nipunsadvilkar/pySBD; it is read, not run.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parents[2]))
from bot.compiling.sentences import split_sentences


def rules(source: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each rule's text and its sentences."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and "GOLDEN" in ast.unparse(node.targets[0]):
            for case in getattr(node.value, "elts", []):
                pair = case.args[:2] if isinstance(case, ast.Call) else case.elts
                text, sentences = map(ast.literal_eval, pair)
                yield text, [sentence.strip() for sentence in sentences]


def main() -> None:
    """Compare the rules of the file that the command line names."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    kept = total = 0
    for text, wanted in rules(Path(sys.argv[1]).read_text("utf-8")):
        found = [text[s.span.start : s.span.end] for s in split_sentences(text)]
        total, kept = total + 1, kept + (found == wanted)
        if found != wanted:
            print(f"{total}. {' | '.join(wanted)}\n    not {' | '.join(found)}")
    print(f"{kept} of {total} met")


if __name__ == "__main__":
    main()
