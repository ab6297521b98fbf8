"""Words as Discord shows them: an embed, or plain text where the bot may not embed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.chat import limits
from bot.chat.markdown import bare_link, block_quote, escape, link
from bot.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.chat.buttons import Control
    from bot.wording import QuoteWords, Words

SHOWN_QUESTION = limits.EMBED_TITLE // 2  # escaped it is twice as long at most

SHOWN_ORIGIN = 240  # of a title, and of what else tells where a quote stands: one line, never cut


@dataclass(frozen=True, slots=True)
class Post:
    """One message: what it says, as an embed's description or as its content.

    Attributes:
        title: the question, where the message would not show it otherwise.
        buttons: what can be pressed below it.
        picture, alt: a PNG, and the words for who can't see it.
        is_answer: whether it answers; Discord's own colour marks that, beside the words.
    """

    text: str
    title: str = ""
    is_embed: bool = True
    buttons: tuple[Control, ...] = ()
    is_answer: bool = False
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
    is_embed: bool = True,
    buttons: tuple[Control, ...] = (),
    marked_up: str = "",
) -> list[Post]:
    """Return the messages that show the words, nearly always one.

    `asked` is the question, where people would not see it otherwise; `marked_up` is Discord's own
    markup, to stand last.
    """
    title = _title(asked)
    blocks = list(_blocks(words, is_embed=is_embed))
    if title and not is_embed:
        blocks.insert(0, f"**{title}**")
    shown = _paged([*blocks, marked_up], is_embed=is_embed, buttons=buttons)
    is_titled = title if is_embed else ""
    opened = replace(shown[0], title=is_titled)
    return [replace(post, is_answer=words.is_answer) for post in (opened, *shown[1:])]


def posts_of_several(
    sections: Iterable[Section],
    *,
    left: Sequence[str] = (),
    lead: str = "left-over",
    is_embed: bool = True,
    buttons: tuple[Control, ...] = (),
) -> list[Post]:
    """Return the messages that answer several questions or judge several claims.

    Those `left` over are named below the words for `lead`.
    """
    blocks: list[str] = []
    for section in sections:
        first, *others = filter(None, _blocks(section.words, is_embed=is_embed, is_alone=False))
        blocks += [f"**{_title(section.asked)}**\n{first}", *others]
        phrases = section.words.phrases
    if left:
        blocks.append(f"{phrases(lead)}\n{_listed(tuple(map(_short, left)))}")
    shown = _paged(blocks, is_embed=is_embed, buttons=buttons)
    return [replace(post, is_answer=True) for post in shown]


def _title(asked: str) -> str:
    return escape(_short(asked))


def _short(asked: str) -> str:
    return limits.clamp(printable(asked), SHOWN_QUESTION)


def _paged(blocks: list[str], *, is_embed: bool, buttons: tuple[Control, ...]) -> list[Post]:
    """Return the blocks as posts, the buttons below the last."""
    texts = limits.pages(blocks, limits.EMBED_DESCRIPTION if is_embed else limits.CONTENT)
    *others, last = [Post(text, is_embed=is_embed) for text in texts]
    return [*others, replace(last, buttons=buttons)]


def _blocks(words: Words, *, is_embed: bool, is_alone: bool = True) -> Iterator[str]:
    """Yield what stands one below the other; questions only where no button has all their words."""
    yield escape(words.text)
    yield _listed(_uncut(words.items) if words.is_choice and is_alone else words.items)
    *quotes, last = [_quote(quote, is_embed=is_embed) for quote in words.quotes] or [""]
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


def _quote(quote: QuoteWords, *, is_embed: bool) -> str:
    title, whence = (limits.clamp(each, SHOWN_ORIGIN) for each in (quote.title, quote.origin))
    named = (link if is_embed else bare_link)(title, quote.url)
    origin = " · ".join(filter(None, (named, escape(whence))))
    if not quote.quote:
        return f"- {origin}"
    return f"{block_quote(quote.quote, quote.deciding)}\n-# {origin}"
