"""The base that comes with the program, for whoever runs it in a folder without one."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
SEEDS, KNOWLEDGE = "seeds", "knowledge"
# In a wheel (pyproject.toml, force-include); in a checkout.
ROOTS = (PACKAGE / "shipped", PACKAGE.parent)


def home(here: Path = Path()) -> Path:
    """Return where seeds and knowledge are: here where either is, else where the shipped ones are.

    Here too where none was shipped: what is missing is said of the folder that one is in.
    """
    if any((here / name).is_dir() for name in (SEEDS, KNOWLEDGE)):
        return here
    return next((root for root in ROOTS if (root / KNOWLEDGE).is_dir()), here)
