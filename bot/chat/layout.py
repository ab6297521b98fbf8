"""Words as Discord shows them: as a message's own text, which everybody sees.

Embeds are hidden from whoever has switched link previews off, and neither embeds nor containers
tell anything in a notification or in a search: README.md beside this compares them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.chat import limits
from bot.chat.markdown import block_quote, escape, link, unescape
from bot.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.chat.buttons import Control
    from bot.wording import QuoteWords, Words

SHOWN_QUESTION = 128  # characters: a question above its answer takes two lines at most on a desktop
TITLE = re.compile(r"\*\*(.+)\*\*\n\n")

SHOWN_ORIGIN = 240  # of a title, and of what else tells where a quote stands: one line, never cut


@dataclass(frozen=True, slots=True)
class Post:
    """One message.

    Attributes:
        buttons: what can be pressed below it.
        picture, alt: a PNG, and the words for who can't see it.
    """

    text: str
    buttons: tuple[Control, ...] = ()
    picture: bytes = b""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One of several questions or claims, and the words that answer it."""

    asked: str
    words: Words


def posts(
    words: Words,
    *,
    asked: str = "",
    buttons: tuple[Control, ...] = (),
    marked_up: str = "",
) -> list[Post]:
    """Return the messages that show the words, nearly always one.

    `asked` is the question, where people would not see it otherwise; `marked_up` is Discord's own
    markup, to stand last.
    """
    title = [f"**{_title(asked)}**"] if asked else []
    return _paged([*title, *_blocks(words), marked_up], buttons)


def posts_of_several(
    sections: Iterable[Section],
    *,
    left: Sequence[str] = (),
    lead: str = "left-over",
    buttons: tuple[Control, ...] = (),
) -> list[Post]:
    """Return the messages that answer several questions or judge several claims.

    Those `left` over are named below the words for `lead`.
    """
    blocks: list[str] = []
    for section in sections:
        first, *others = filter(None, _blocks(section.words, is_alone=False))
        blocks += [f"**{_title(section.asked)}**\n{first}", *others]
        phrases = section.words.phrases
    if left:
        blocks.append(f"{phrases(lead)}\n{_listed(tuple(map(_short, left)))}")
    return _paged(blocks, buttons)


def _title(asked: str) -> str:
    return escape(_short(asked))


def _short(asked: str) -> str:
    return limits.clamp(printable(asked), SHOWN_QUESTION)


def question_shown(text: str) -> str:
    """Return the question that a post shows above its answer; empty where it shows none."""
    found = TITLE.match(text)
    return unescape(found[1]) if found else ""


def _paged(blocks: list[str], buttons: tuple[Control, ...]) -> list[Post]:
    """Return the blocks as posts, the buttons below the last."""
    *others, last = [Post(text) for text in limits.pages(blocks, limits.CONTENT)]
    return [*others, replace(last, buttons=buttons)]


def _blocks(words: Words, *, is_alone: bool = True) -> Iterator[str]:
    """Yield what stands one below the other; questions only where no button has all their words."""
    yield escape(words.text)
    yield _listed(_uncut(words.items) if words.is_choice and is_alone else words.items)
    *quotes, last = [_quote(quote) for quote in words.quotes] or [""]
    yield from quotes
    yield "\n".join(filter(None, (last, *_small_print(words))))
    yield "\n".join(_corrected(words))
    if words.near and is_alone:
        yield f"{escape(words.near_lead)}\n{_listed(_uncut(words.near))}".rstrip()


def _uncut(questions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(question for question in questions if len(question) > limits.LABEL)


def _listed(items: tuple[str, ...]) -> str:
    return "\n".join(f"- {escape(item)}" for item in items)


def _small_print(words: Words) -> Iterator[str]:
    if words.notes:
        yield f"-# {escape(words.phrases.joined(*words.notes))}"
    if words.after:
        yield f"-# {words.phrases('after', question=escape(words.after))}"
    if words.taken:
        yield f"-# {words.phrases('taken', question=escape(words.taken))}"


def _corrected(words: Words) -> Iterator[str]:
    for correction in words.corrections:
        typed, read = (f"*{escape(word)}*" for word in (correction.typed, correction.read))
        yield words.phrases("corrected", typed=typed, read=read)


def _quote(quote: QuoteWords) -> str:
    title, whence = (limits.clamp(each, SHOWN_ORIGIN) for each in (quote.title, quote.origin))
    origin = " · ".join(filter(None, (link(title, quote.url), escape(whence))))
    if not quote.quote:
        return f"- {origin}"
    return f"{block_quote(quote.quote, quote.deciding)}\n-# {origin}"
