"""When Python's collector looks for garbage: not while a base is made, and never over what stays.

A full collection stops all else for as long as it walks, which grows with the base.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector from walking thousands of new objects that all stay, then or later."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            settle()
            gc.enable()


def settle() -> None:
    """Let no collection walk what is there by now: nearly all of it stays."""
    gc.freeze()


def forget() -> None:
    """Give back what settled and is of no use any more; everything waits for it."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
