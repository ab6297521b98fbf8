"""The text of seeds that are not plain: Markdown, and articles as a browser saved them.

What reads them is loaded only where such a seed is there: trafilatura alone takes longer to import
than everything else takes to compile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot import strictyaml
from bot.compiling.decoding import decoded
from bot.compiling.extracted import ITEM, Extracted, date_of, row_of, text_of
from bot.errors import SourceError
from bot.places import place_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_REMEDY = "save its text as a .txt"


def extract(raw: bytes, path: Path) -> Extracted:
    """Return the text of a seed that is not plain; raise SourceError where it has none."""
    if path.suffix.lower() in (".html", ".htm"):
        from bot.compiling.pages import read_page  # noqa: PLC0415 - only where such a seed is there

        found = read_page(raw, path)
    else:
        found = _markdown(raw, path)
    if not any(char.isalnum() for char in found.text):
        place = path.as_posix()
        raise SourceError("has no article that can be read", place=place, remedy=_REMEDY)
    return found


def refuse_nul(text: str, path: Path) -> None:
    """Raise where a text has NUL: UTF-16 without its mark, or no text at all."""
    if "\0" in text:
        place = place_in(path.as_posix(), text, text.index("\0"))
        raise SourceError("is no text: it has NUL bytes", place=place, remedy="save it as UTF-8")


def _markdown(raw: bytes, path: Path) -> Extracted:
    """Return the text of a Markdown file; its front matter may give title, date and url."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where such a seed is there

    source = decoded(raw, path).removeprefix("\ufeff")
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
        text_of(blocks),
        title,
        notes.get("publisher") or notes.get("site", ""),
        notes.get("url") or notes.get("link", ""),
        date_of(notes.get("published") or notes.get("date", "")),
        date_of(notes.get("updated") or notes.get("lastmod", "")),
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
    """Yield paragraphs and headings, list items with a hyphen, and rows with their cells."""
    row: list[str] | None = None
    heads: list[str] = []
    mark = ""
    for token in tokens:
        if token.type == "list_item_open":
            mark = ITEM
        elif token.type == "table_open":
            heads = []
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield row_of(row, heads)
            heads, row = heads or row, None
        elif token.type == "inline":
            text = _inline(token.children or ())
            if row is None:
                yield mark + text if text else ""
                mark = ""
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
