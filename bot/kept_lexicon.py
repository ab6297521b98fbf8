"""Gives a language's lexicon, and keeps it: reading its YAML takes longer than all else at a start.

What its lists of words hold is quicker to read from these than from what would be kept.

Where its files or the code that reads them are others than when it was kept, it is read anew.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import Stemmer

from bot.keeping import Kept
from bot.lang import files, lexicon
from bot.lang.lexicon import Lexicon

_CODE = ("columns.py", "keeping.py", "lang/files.py", "lang/lexicon.py", "lang/words.py")


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
        kept.put(replace(found, zipf={}, related={}))
        return found
    return replace(found, zipf=files.frequencies(language), related=files.related(language))


def _mark(language: str) -> bytes:
    """Return what tells the files of a language, and the code that reads them, from all others."""
    mark = sha256(f"{sys.version} {Stemmer.version()}".encode())
    for file in sorted(files.file(language).glob("*.yaml")):
        mark.update(f"\0{file.name}\0".encode())
        mark.update(file.read_bytes())
    for name in _CODE:
        mark.update((Path(__file__).parent / name).read_bytes())
    return mark.hexdigest().encode()
