"""The files of ``bot/lexicons/``: a folder a language, and the places of the world beside them.

They are read without the checks of `bot.strictyaml`, for which a question would wait; a test makes
those.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "lexicons"


def file(name: str) -> Path:
    """Return a file by its name in the folder ("en/related.txt"), whether it exists or not."""
    return _FOLDER / name


def parse(text: str) -> Any:  # noqa: ANN401 - lists, dicts and strings
    """Return what a YAML file holds; every scalar is a string."""
    import yaml  # noqa: PLC0415 - mostly what it would read was kept (`bot.kept_lexicon`)

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # strings only, in C where it was built
    return yaml.load(text, Loader=loader)  # noqa: S506 - likewise


def read(name: str) -> Any:  # noqa: ANN401 - likewise
    """Return what the YAML file of that name holds."""
    return parse(file(name).read_text("utf-8"))


def frequencies(language: str) -> dict[str, float]:
    """Return the Zipf frequency of a language's commoner words: log10 of uses in a billion."""
    zipf: dict[str, float] = {}
    for line in file(f"{language}/frequencies.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            tenths, *words = line.split()
            zipf |= dict.fromkeys(words, int(tenths) / 10)
    return zipf


def related(language: str) -> dict[str, str]:
    """Return a language's stems, each to those that mean nearly the same, with their cosines."""
    path = file(f"{language}/related.txt")
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return dict([line.split(" ", 1) for line in lines if line[0] != "#"])
