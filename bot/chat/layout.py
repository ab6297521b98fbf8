"""Words as Discord shows them: an embed, or plain text where the bot may not embed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat import limits
from bot.chat.markdown import bare_link, block_quote, escape, link
from bot.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.wording import QuoteWords, Words

SHOWN_QUESTION = limits.EMBED_TITLE // 2  # escaped it is twice as long at most


@dataclass(frozen=True, slots=True)
class Post:
    """One message: what it says, as an embed's description or as its content.

    Attributes:
        title: the question, where the message would not show it otherwise.
        options: questions to pick from, each with its number.
        is_answer: whether it answers; Discord's own colour marks that, beside the words.
    """

    text: str
    title: str = ""
    is_embed: bool = True
    options: tuple[tuple[int, str], ...] = ()
    is_answer: bool = False


def posts(words: Words, *, asked: str = "", is_embed: bool = True) -> list[Post]:
    """Return the messages that show the words, nearly always one.

    `asked` is the question, where people would not see it otherwise.
    """
    title = escape(limits.clamp(printable(asked), SHOWN_QUESTION))
    blocks = list(_blocks(words, is_embed=is_embed))
    if title and not is_embed:
        blocks.insert(0, f"**{title}**")
    limit = limits.EMBED_DESCRIPTION if is_embed else limits.CONTENT
    texts = limits.pages(blocks, limit)
    last = len(texts) - 1
    return [
        Post(
            text,
            title=title if is_embed and number == 0 else "",
            is_embed=is_embed,
            options=_options(words) if number == last else (),
            is_answer=words.is_answer,
        )
        for number, text in enumerate(texts)
    ]


def _options(words: Words) -> tuple[tuple[int, str], ...]:
    return tuple(enumerate(words.items, 1)) if words.is_choice else words.more


def _blocks(words: Words, *, is_embed: bool) -> Iterator[str]:
    yield escape(words.text)
    yield _listed(words.items, is_numbered=words.is_choice)
    *quotes, last = [_quote(quote, is_embed=is_embed) for quote in words.quotes] or [""]
    yield from quotes
    yield "\n".join(filter(None, (last, *_small_print(words))))
    yield "\n".join(_corrected(words))
    if words.near:
        yield f"{escape(words.near_lead)}\n{_listed(words.near)}"


def _listed(items: tuple[str, ...], *, is_numbered: bool = False) -> str:
    return "\n".join(
        f"{f'{number}.' if is_numbered else '-'} {escape(item)}"
        for number, item in enumerate(items, 1)
    )


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
    named = (link if is_embed else bare_link)(quote.title, quote.url)
    origin = " · ".join(filter(None, (named, escape(quote.origin))))
    if not quote.quote:
        return f"- {origin}"
    return f"{block_quote(quote.quote, quote.deciding)}\n-# {origin}"
