"""Console blocks of the pages: what stands in them, and what the program prints now.

`uv run python -m tests.consoles` writes the latter into the pages.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n(.*?)\n```", re.DOTALL)
PROGRAM = "uv run bot "
PAGES = sorted(
    path
    for path in ROOT.rglob("README.md")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)


def transcripts(page: Path) -> list[tuple[str, str]]:
    """Return each command of a page's console blocks with what is shown below it."""
    found = []
    for block in BLOCK.findall(page.read_text("utf-8")):
        parts = re.split(r"^\$ (.+)(?:\n|\Z)", block, flags=re.MULTILINE)
        if parts[0]:
            raise ValueError(f"{page}: a console block begins with a command")
        found += list(zip(parts[1::2], parts[2::2], strict=True))
    return [(command, shown.strip("\n")) for command, shown in found]


def printed(command: str) -> str:
    """Return what the program prints; only the program itself may be run."""
    if not command.startswith(PROGRAM):
        raise ValueError(f"{command}: a console block runs `{PROGRAM}…`")
    done = subprocess.run(
        [sys.executable, "-m", "bot", *shlex.split(command.removeprefix(PROGRAM))],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.stdout.strip("\n")


def main() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in BLOCK.findall(text):
            commands = re.findall(r"^\$ (.+)$", block, re.MULTILINE)
            shown = "\n\n".join(f"$ {command}\n{printed(command)}" for command in commands)
            text = text.replace(f"```console\n{block}\n```", f"```console\n{shown}\n```")
        if text != page.read_text("utf-8"):
            page.write_text(text, "utf-8")
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
