"""The files of ``bot/lexicons/``: a folder a language, and the places of the world beside them.

They are read without the checks of `bot.strictyaml`, for which a question would wait; a test makes
those.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # strings only, in C where it was built
_FOLDER = resources.files("bot") / "lexicons"


def file(name: str) -> Traversable:
    """Return a file by its name in the folder ("en/related.txt"), whether it exists or not."""
    return _FOLDER / name


def parse(text: str) -> Any:  # noqa: ANN401 - lists, dicts and strings
    """Return what a YAML file holds; every scalar is a string."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - strings only


def read(name: str) -> Any:  # noqa: ANN401 - likewise
    """Return what the YAML file of that name holds."""
    return parse(file(name).read_text("utf-8"))


def frequencies(language: str) -> dict[str, float]:
    """Return the Zipf frequency of a language's commoner words: log10 of uses in a billion."""
    zipf: dict[str, float] = {}
    for line in file(f"{language}/frequencies.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            tenths, *words = line.split()
            zipf.update(dict.fromkeys(words, int(tenths) / 10))
    return zipf
