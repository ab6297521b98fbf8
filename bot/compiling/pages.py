"""The article of a page that a browser saved, without what stands around it.

trafilatura finds it; before, what surely is none of it is cut off (windows that open over the page,
captions, what waits for a subscriber), and after, the article that the page gives to search engines
is taken where what was found is only a small part of it.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import trafilatura

from bot.compiling.decoding import decoded_page
from bot.compiling.extracted import ITEM, Extracted, date_of, row_of, text_of
from bot.errors import SourceError
from bot.places import place_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    Element = Any  # of lxml, which has no type hints

_MODIFIED = re.compile(
    r"""<meta[^>]+(?:property|name|itemprop)=["'](?:article:modified_time|og:updated_time|dateModified)
    ["'][^>]+content=["'](\d{4}-\d{2}-\d{2})""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOK = "read the text that was made of it, in the folder of knowledge"
_SHOWN = 40
"""Letters that are shown of what was left out."""
_BLOCKS = frozenset("p head quote code ab list table row item lb".split())
"""What begins a line, of what trafilatura makes of a page."""
_AROUND = re.compile(
    r"""(?:^|[-_\s])(?:newsletters?|subscri(?:be|ption)|signup|donat(?:e|ion)|promo(?:tion)?|
    (?:photo|image|img)-(?:caption|credits?)|wp-caption-text)(?=$|[-_\s])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Classes and ids of what stands in an article and is none of it, with most sites that have it."""
_KEPT = frozenset("html head body main article h1".split())
_MOST = 0.3
"""What holds more of a page's paragraphs than this is never cut off by its class."""
_MANY = 3
"""So many times as long as what was found, the article for search engines is the article."""
_FEWEST = 400
"""Letters below which that is a summary."""
_HELD, _HELD_STATED = 0.35, 0.8
"""An element of a page (and the article for search engines) is the article's if it holds so much
of what was found."""
_BEHIND, _BEHIND_SHARE = 600, 0.3
"""Letters, and their share, from which what stands behind the article is another text: measured by
tests/benchmarks/pages.py, with less the ends of articles were lost."""


def read_page(raw: bytes, path: Path) -> Extracted:
    """Return the article of a page; raise SourceError where its bytes cannot be read."""
    page, guessed = decoded_page(raw, path)
    if "\0" in page:
        place = place_in(path.as_posix(), page, page.index("\0"))
        raise SourceError("is no text: it has NUL bytes", place=place, remedy="save it as UTF-8")
    told = [guessed] if guessed else []
    tree = trafilatura.load_html(page)
    if tree is None:
        return Extracted("")
    about = trafilatura.extract_metadata(tree, extensive=False)
    title = " ".join((about.title or "").split())
    stated = _stated(tree)
    holding = [(_squeezed(" ".join(each.itertext())), _HELD) for each in _holders(tree)]
    blocks = _article(tree)
    if len(stated) >= _FEWEST:
        holding.append((_squeezed(stated), _HELD_STATED))
        if len(stated) > _MANY * _letters(blocks):
            blocks = [block for block in map(_spaced, stated.splitlines()) if block]
            told.append("the text is what the page gives to search engines, not what it shows")
    if behind := _behind(blocks, holding):
        share, words = _letters(behind) / _letters(blocks), behind[0][:_SHOWN]
        told.append(f"{share:.0%} stands behind the article and was left out, from “{words} …”")
        blocks = blocks[: -len(behind)]
    if title and blocks and title not in blocks[:1]:
        blocks.insert(0, title)
    modified = _MODIFIED.search(page)
    return Extracted(
        text_of(blocks),
        title,
        about.sitename or "",
        about.url or "",
        date_of(about.date or ""),
        date_of(modified[1]) if modified else None,
        tuple(SourceError(what, place=path.as_posix(), remedy=_LOOK) for what in told),
    )


def _article(tree: Element) -> list[str]:
    """Return the paragraphs, headings, list items and rows of what trafilatura takes for it."""
    _prune(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    return [] if found is None or isinstance(found, dict) else list(_lines(found.body))


def _prune(tree: Element) -> None:
    """Cut off what surely is no part of an article, where it isn't most of the page."""
    most = _MOST * _paragraphs(tree)
    for each in list(_elements(tree)):
        if each.tag in _KEPT or each.getparent() is None:
            continue
        named = f"{each.get('class', '')} {each.get('id', '')}"
        is_window = each.get("role") == "dialog" or each.get("aria-modal") == "true"
        is_around = is_window or each.tag == "aside" or _AROUND.search(named)
        if is_around and _paragraphs(each) < most:
            each.drop_tree()


def _paragraphs(element: Element) -> int:
    """Return how many letters the paragraphs of an element have."""
    return sum(len(" ".join(each.itertext())) for each in element.iter("p"))


def _holders(tree: Element) -> Iterator[Element]:
    """Yield what a page itself calls its article, or its main part."""
    for each in _elements(tree):
        is_main = each.tag in ("article", "main") or each.get("role") == "main"
        if is_main or each.get("itemprop") == "articleBody":
            yield each


def _behind(blocks: Sequence[str], holding: Sequence[tuple[str, float]]) -> Sequence[str]:
    """Return what stands behind an article and is as long as another.

    Args:
        blocks: what was found.
        holding: texts that may hold the article, each with the share of it that shows that it does.
    """
    squeezed = [_squeezed(block) for block in blocks]
    for text, share in sorted(holding, key=lambda held: len(held[0])):
        held = [block in text for block in squeezed]
        inner = sum(len(block) for block, is_in in zip(blocks, held, strict=True) if is_in)
        if blocks and inner >= share * _letters(blocks):
            behind = blocks[max(at for at, is_in in enumerate(held) if is_in) + 1 :]
            is_long = _letters(behind) >= max(_BEHIND, _BEHIND_SHARE * _letters(blocks))
            return behind if is_long else ()
    return ()


def _elements(tree: Element) -> Iterator[Element]:
    """Yield the elements of a page, without its comments."""
    return (each for each in tree.iter() if isinstance(each.tag, str))


def _letters(blocks: Iterable[str]) -> int:
    return sum(map(len, blocks))


def _squeezed(text: str) -> str:
    """Return a text without its space, which pages set as they like."""
    return "".join(text.split())


def _lines(body: Element) -> Iterator[str]:
    """Yield the lines of an article."""
    marked: list[str] = [""]
    _write(body, marked)
    for line in map(_spaced, marked):
        if any(char.isalnum() for char in line):
            yield line


def _write(element: Element, lines: list[str]) -> None:
    """Add an element's words to the last line, or to lines of their own."""
    if element.tag == "row":
        lines += [_row(element), element.tail or ""]
        return
    is_block = element.tag in _BLOCKS
    if is_block and lines[-1] != ITEM:
        lines.append("")
    if element.tag == "item":
        lines[-1] = ITEM
    lines[-1] += element.text or ""
    for child in element:
        _write(child, lines)
    if is_block:
        lines.append(element.tail or "")
    else:
        lines[-1] += element.tail or ""


def _row(row: Element) -> str:
    """Return a row as a line."""
    table = row.getparent()
    first = next(table.iterchildren("row")) if table is not None else row
    is_head = all(cell.get("role") == "head" for cell in first.iterchildren("cell"))
    heads = _cells(first) if is_head and first is not row else []
    return row_of(_cells(row), heads)


def _cells(row: Element) -> list[str]:
    return [_spaced(" ".join(cell.itertext())) for cell in row.iterchildren("cell")]


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _stated(tree: Element) -> str:
    """Return the article that a page gives to search engines; empty where there is not one."""
    bodies: dict[str, None] = {}
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and "articleBody" in (script.text or ""):
            bodies |= dict.fromkeys(_bodies(script.text or ""))
    return next(iter(bodies)) if len(bodies) == 1 else ""


def _bodies(script: str) -> Iterator[str]:
    try:
        waiting: list[Any] = [json.loads(script, strict=False)]
    except ValueError:
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(body := value.get("articleBody"), str):
                yield _plain(body)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _plain(body: str) -> str:
    """Return a text without the marks of a page."""
    if re.search(r"</?(?:p|br|div|a|strong|em)\b", body):
        body = re.sub(r"<(?:/p|br|/div|/h\d|/li)\b[^>]*>", "\n", body)
        body = re.sub(r"<[^>]+>", "", body)
    return unescape(body)
