"""The text of seeds that are not plain: Markdown, and articles as a browser saved them.

What reads them is loaded only where such a seed is there: trafilatura alone takes longer to import
than everything else takes to compile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import strictyaml
from bot.compiling.calendar import Day
from bot.errors import SourceError
from bot.facts import Date
from bot.places import place_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?([\w-]+)""", re.IGNORECASE)
_WESTERN = frozenset(
    "ascii us-ascii iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 x-cp1252".split()
)
"""Labels that mean windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels)."""
_HEAD = 4_000
"""Bytes of a page in which it names its encoding, if it does."""
_MODIFIED = re.compile(
    r"""<meta[^>]+(?:property|name|itemprop)=["'](?:article:modified_time|og:updated_time|dateModified)
    ["'][^>]+content=["'](\d{4}-\d{2}-\d{2})""",
    re.IGNORECASE | re.VERBOSE,
)
_REMEDY = "save its text as a .txt"


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a seed, and what it says of itself.

    Attributes:
        text: paragraphs with a blank line between; spans point into it.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: Date | None = None
    updated: Date | None = None


def extract(raw: bytes, path: Path) -> Extracted:
    """Return the text of a seed that is not plain; raise SourceError where it has none."""
    found = _page(raw, path) if path.suffix.lower() in (".html", ".htm") else _markdown(raw, path)
    if not any(char.isalnum() for char in found.text):
        place = path.as_posix()
        raise SourceError("has no article that can be read", place=place, remedy=_REMEDY)
    return found


def refuse_nul(text: str, path: Path) -> None:
    """Raise where a text has NUL: UTF-16 without its mark, or no text at all."""
    if "\0" in text:
        place = place_in(path.as_posix(), text, text.index("\0"))
        raise SourceError("is no text: it has NUL bytes", place=place, remedy="save it as UTF-8")


def _decoded(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        what = f"is not UTF-8: byte 0x{raw[fault.start]:02x}"
        before = raw[: fault.start].decode("utf-8-sig", "replace")
        place = place_in(path.as_posix(), before, len(before))
        raise SourceError(what, place=place, remedy="save the file as UTF-8") from fault


def _markdown(raw: bytes, path: Path) -> Extracted:
    """Return the text of a Markdown file; its front matter may give title, date and url."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where such a seed is there

    source = _decoded(raw, path)
    refuse_nul(source, path)
    notes, body = _front_matter(source, path)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    blocks = [block for block in _blocks(tokens) if block]
    heading = next(
        (t.children for i, t in enumerate(tokens) if i and tokens[i - 1].tag == "h1"), []
    )
    title = notes.get("title") or _inline(heading or [])
    if title and title not in blocks[:1]:
        blocks.insert(0, title)
    return Extracted(
        "\n\n".join(blocks) + "\n",
        title,
        notes.get("publisher") or notes.get("site", ""),
        notes.get("url") or notes.get("link", ""),
        _date(notes.get("published") or notes.get("date", "")),
        _date(notes.get("updated") or notes.get("lastmod", "")),
    )


def _front_matter(source: str, path: Path) -> tuple[dict[str, str], str]:
    """Return what stands between the lines of hyphens at the top, and what follows."""
    found = _FRONT_MATTER.match(source)
    if found is None:
        return {}, source
    data: Any = strictyaml.read("\n" + found[1], path.as_posix(), error=SourceError).data
    if not isinstance(data, dict):
        return {}, source  # two rules with a line between
    return {k.lower(): v for k, v in data.items() if isinstance(v, str)}, source[found.end() :]


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield paragraphs, headings and list items, each as one line, and rows with their cells."""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(filter(None, row))
            row = None
        elif token.type == "inline":
            text = _inline(token.children or ())
            if row is None:
                yield text
            else:
                row.append(text)


def _inline(children: Iterable[Token]) -> str:
    """Return the text of a line without its marks; pictures are left out."""
    parts = []
    for token in children:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def _page(raw: bytes, path: Path) -> Extracted:
    """Return the article of a page without what stands around it."""
    import trafilatura  # noqa: PLC0415 - only where such a seed is there

    page = _decoded_page(raw, path)
    body = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    about = trafilatura.extract_metadata(page, extensive=False)
    title = " ".join((about.title or "").split())
    lines = [" ".join(line.split()) for line in body.splitlines()]
    blocks = [line.removeprefix("- ") for line in lines if line]
    if title and title not in blocks[:1]:
        blocks.insert(0, title)
    modified = _MODIFIED.search(page)
    return Extracted(
        "\n\n".join(blocks) + "\n" if body else "",
        title,
        about.sitename or "",
        about.url or "",
        _date(about.date or ""),
        _date(modified[1]) if modified else None,
    )


def _decoded_page(raw: bytes, path: Path) -> str:
    """Return a page's text, in the encoding that it names where it is not UTF-8."""
    named = _CHARSET.search(raw[:_HEAD])
    label = named[1].decode("ascii").lower() if named is not None else ""
    if label and not label.startswith("utf-16"):  # in which it could not have been read so far
        try:
            return raw.decode("cp1252" if label in _WESTERN else label)
        except (LookupError, UnicodeDecodeError):
            pass  # it is not in the encoding that it names: UTF-8, or a fault that says where
    return _decoded(raw, path)


def _date(text: str) -> Date | None:
    """Return a date as metadata gives it; None where it gives none."""
    found = _ISO.match(text)
    return Date(found[0]) if found and Day.is_real(found[0]) else None
