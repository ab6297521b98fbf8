"""Words as Discord's markdown: what we did not mean as markup is shown as it was written.

Discord drops a backslash before anything but letters, digits and blanks and shows what follows it,
so an escaped quote reads exactly as the source has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts import Span

# Emphasis, code and spoilers; mentions, timestamps and emojis, which open with "<"; links, bare
# ones too; the mention of everyone.
INLINE = re.compile(r"[\\*_~`|<\[\]]|:(?=//)|@(?=everyone|here)")
# Headings, small print, lists and quotes, at the start of a line only.
LINE_START = re.compile(r"^(\s*\d*)([#>+.-])", re.MULTILINE)
ESCAPED = re.compile(r"\\([^\w\s]|_)", re.ASCII)
WEB = ("https://", "http://")
MOST_OF_URL = 1_000  # characters: what is longer would not stand on one page with its title
IN_URL = ":/?#@!$&'*+,;=%~"  # none of them can end a link: no bracket, no blank


def escape(text: str) -> str:
    """Return text that Discord shows as it stands."""
    return _escape_starts(_escape_inline(text))


def unescape(text: str) -> str:
    """Return what was escaped as it stood before."""
    return ESCAPED.sub(r"\1", text)


def _escape_inline(text: str) -> str:
    return INLINE.sub(r"\\\g<0>", text)


def _escape_starts(text: str) -> str:
    return LINE_START.sub(r"\1\\\2", text)


def block_quote(quote: str, deciding: Iterable[Span] = ()) -> str:
    """Return a quote as a block quote, verbatim, with the deciding words in bold."""
    marked = "".join(
        _bold(piece) if is_bold else _escape_inline(piece)
        for piece, is_bold in _pieces(quote, deciding)
    )
    return "\n".join(f"> {line}" for line in _escape_starts(marked).split("\n"))


def _bold(text: str) -> str:
    """Embolden each line for itself: Discord ends a block quote's line, and bold with it."""
    return "\n".join(
        f"**{_escape_inline(line)}**" if line.strip() else line for line in text.split("\n")
    )


def _pieces(quote: str, deciding: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the quote in pieces, each with whether it decides; no two such ones touch."""
    at = 0
    for start, end in _merged(deciding):
        if start > at:
            yield quote[at:start], False
        yield quote[start:end], True
        at = end
    if at < len(quote):
        yield quote[at:], False


def _merged(deciding: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in deciding):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def link(title: str, url: str) -> str:
    """Return a link under a title; the title alone where the address is none that can be one.

    Of an address in angle brackets Discord shows no preview.
    """
    address = _address(url)
    return f"[{_escape_inline(title)}](<{address}>)" if address else escape(title)


def _address(url: str) -> str:
    """Return a web page's address as it stands in a link; empty for any other, or one too long."""
    address = percent_encoded(url, safe=IN_URL) if url.startswith(WEB) else ""
    return address if len(address) <= MOST_OF_URL else ""
