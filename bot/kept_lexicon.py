"""Gives a language's lexicon, and keeps it: reading its YAML takes longer than all else at a start.

Where its files or the code that reads them are others than when it was kept, it is read anew.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from bot.keeping import Kept
from bot.lang import files, lexicon
from bot.lang.lexicon import Lexicon

if TYPE_CHECKING:
    from pathlib import Path

_CODE = ("columns.py", "keeping.py", "lang/files.py", "lang/lexicon.py")


def load(cache: Path | None, language: str = "en") -> Lexicon:
    """Return the lexicon of a language.

    Args:
        cache: the folder where it is kept; None for nowhere.
        language: one that has a folder in ``bot/lexicons/``.
    """
    kept = Kept(cache, f"lexicon-{language}.bin", _mark(language), Lexicon)
    found = kept.get()
    if found is None:
        found = lexicon.load(language)
        kept.put(found)
    return found


def _mark(language: str) -> bytes:
    """Return what tells the files of a language, and the code that reads them, from all others."""
    mark = sha256(sys.version.encode())
    folder = files.file(language)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_file():
            mark.update(f"\0{file.name}\0".encode())
            mark.update(file.read_bytes())
    for name in _CODE:
        mark.update((resources.files("bot") / name).read_bytes())
    return mark.hexdigest().encode()
