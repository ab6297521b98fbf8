"""The registry of signals: named functions of one signature, each in one place.

A signal takes a case, a question beside a fact, and returns a figure: 0 where it has nothing to
say, 1 (or up to 2, where it counts) where it speaks, mostly against. None decides by itself; what
each counts is fitted (`bot.answering.entail.weights`). A case where it fires and a near twin where
it doesn't stand in ``tests/answering/entail/signals.yaml``, and what it is worth in
``tests/benchmarks/README.md``, a row each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.entail.case import Case

SIGNALS: dict[str, Callable[[Case], float]] = {}
_OPENING = re.compile("^(?:Whether|Count the) ")
_FURTHER = re.compile("[:;] ")  # after which a docstring tells of figures, or gives an example


def signal(measure: Callable[[Case], float]) -> Callable[[Case], float]:
    """Register a signal under its function's name."""
    SIGNALS[measure.__name__] = measure
    return measure


def meaning(name: str) -> str:
    """Return in a few words when a signal speaks: how the first line of its docstring begins."""
    told = (SIGNALS[name].__doc__ or name).partition("\n")[0]
    told = _FURTHER.split(told)[0].rstrip(".")
    told = _OPENING.sub("", told)
    return told[:1].lower() + told[1:]


def place(name: str) -> str:
    """Return the file that a signal stands in."""
    return SIGNALS[name].__module__.replace(".", "/") + ".py"
