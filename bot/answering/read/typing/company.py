"""Which words stand side by side in a base: an "olive free" is a tree, where it tells of one.

A real word typed for another is in every dictionary; only its neighbours give it away.
"""

from __future__ import annotations

import string
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MARKS = dict.fromkeys(map(ord, string.punctuation + "’“”—–"), " ")


class Company:
    """Tells which words a base has side by side.

    Args:
        texts: gives all that the base says and is asked; called when first needed.
    """

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts

    @cached_property
    def _text(self) -> str:
        words = "\n".join(self._texts()).lower().translate(_MARKS).split()
        return f" {' '.join(words)} "

    def has(self, one: str, other: str) -> bool:
        """Whether one word stands right before another."""
        return f" {one} {other} " in self._text
