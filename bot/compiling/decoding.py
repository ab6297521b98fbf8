"""The text of a file's bytes: UTF-8, or for a page what a browser would read.

A page's label means what https://encoding.spec.whatwg.org says: no page that calls itself
`iso-8859-1` is, and one in which `utf-16` can be read as a label is UTF-8. What is UTF-8 is read
so, whatever it calls itself: no other encoding's text looks like it by chance.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.places import place_in

if TYPE_CHECKING:
    from pathlib import Path

_NAMED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+) | <\?xml[^>]+encoding\s*=\s*["']([\w:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_HEAD = 4_000
"""Bytes of a page in which it names its encoding, if it does."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_WESTERN = "cp1252"
_ERRORS = 2
"""Bytes that can be wrong by accident."""
_MEANT = {
    "ascii": _WESTERN,
    "iso8859-1": _WESTERN,
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
"""What a label means where that isn't what Python takes it for, by Python's own name for it."""
_FURTHER = {
    "x-cp1252": _WESTERN,
    "x-user-defined": _WESTERN,
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""Labels that Python doesn't know."""


def decoded(raw: bytes, path: Path) -> str:
    """Return a file's text as it stands; raise SourceError with the place where it is not UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError as fault:
        raise _unreadable(raw[: fault.start].decode(), raw[fault.start], path, "UTF-8") from fault


def decoded_page(raw: bytes, path: Path) -> tuple[str, str]:
    """Return a page's text, and a warning where its encoding had to be guessed.

    Raise SourceError with the place of a byte that cannot be read.
    """
    for mark, name in _MARKS.items():
        if raw.startswith(mark):
            return _strictly(raw, path, name), ""
    label, codec = _named(raw)
    if raw.isascii() and codec is not None:  # ISO-2022-JP is all ASCII
        return _strictly(raw, path, codec, label), ""
    try:
        return raw.decode(), ""
    except UnicodeDecodeError as fault:
        if codec is not None and codec != "utf-8":
            return _strictly(raw, path, codec, label), ""
        if not _is_western(raw):
            before = raw[: fault.start].decode()
            raise _unreadable(before, raw[fault.start], path, "UTF-8") from fault
        said = f"calls itself {label}, which it isn't" if label else "doesn't name its encoding"
        return _strictly(raw, path, _WESTERN), f"{said}: it is read as windows-1252"


def _named(raw: bytes) -> tuple[str, str | None]:
    """Return what a page calls its encoding, and the codec that is meant: None for no known one."""
    found = _NAMED.search(raw[:_HEAD])
    label = (found[1] or found[2]).decode("ascii").lower() if found is not None else ""
    if label.startswith("utf-16"):  # in which it could not have been read so far
        return label, "utf-8"
    try:
        codec = codecs.lookup(_FURTHER.get(label, label))
    except LookupError:
        return label, None
    is_text = getattr(codec, "_is_text_encoding", True)  # "hex" and "rot13" are none
    return label, (_MEANT.get(codec.name, codec.name) if is_text else None)


def _is_western(raw: bytes) -> bool:
    """Return whether what isn't ASCII is mostly no UTF-8; a byte or two are errors."""
    text = raw.decode(errors="replace")
    wrong = text.count("\ufffd")
    right = sum(not char.isascii() for char in text) - wrong
    return wrong > max(right, _ERRORS)


def _strictly(raw: bytes, path: Path, codec: str, label: str = "") -> str:
    try:
        return raw.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode(codec, "replace")
        raise _unreadable(before, raw[fault.start], path, label or codec) from fault


def _unreadable(before: str, byte: int, path: Path, name: str) -> SourceError:
    """Return the fault of a byte, after the text that precedes it."""
    place = place_in(path.as_posix(), before, len(before))
    what = f"is not {name}: byte 0x{byte:02x}"
    return SourceError(what, place=place, remedy="save the file as UTF-8")
