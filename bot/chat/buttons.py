"""What can be pressed below an answer, as plain values; what a press does is `pressing`'s to say.

All that a button needs stands in its id, so it works after a restart, on another machine, and for
as long as its message stands: `ask:QUESTION`, `context:KEY`, `page:KEY:STEPS`,
`more:LANGUAGE:KEY.KEY…` and `delete:ASKER:ID…`; `topics:PAGE`, `topic`, `question`, `sources:PAGE`
`source` and `event` browse. The keys are those of `bot.context`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.chat import limits
from bot.outcomes import Answer, Help, Refusal
from bot.showing import word_fixed
from bot.wording import cited_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.context import Page, Places
    from bot.facts import Citation
    from bot.outcomes import Reply
    from bot.wording import Words

MOST_KEYS = 10  # of facts that were told: what an id holds
ROWS, PER_ROW = 5, 5


class Press(StrEnum):
    """What a press or a pick does, as its id begins."""

    ASK = "ask"
    CONTEXT = "context"
    PAGE = "page"
    MORE = "more"
    DELETE = "delete"
    TOPICS = "topics"
    TOPIC = "topic"
    QUESTION = "question"
    SOURCES = "sources"
    SOURCE = "source"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its id, and what stands on it.

    Attributes:
        is_alone: whether it has a row of its own, as one with a question on it.
    """

    custom_id: str
    label: str
    is_alone: bool = False
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """What can be picked in a menu: what it stands for, and what people read."""

    value: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of which one option is picked.

    Attributes:
        hint: what stands on it before anything is picked.
    """

    custom_id: str
    hint: str
    options: tuple[Option, ...]


Control = Button | Menu


def make(press: Press, *state: str, label: str, is_alone: bool = False) -> Button:
    """Return a button; its label is cut where it is too long."""
    custom_id = ":".join((press, *state))
    return Button(custom_id, limits.clamp(label, limits.LABEL), is_alone=is_alone)


def state_of(custom_id: str) -> tuple[str, str]:
    """Return how an id begins, and the rest of it."""
    press, _, state = custom_id.partition(":")
    return press, state


def buttons_for(
    reply: Reply, words: Words, places: Places, *, asker: int, told: Sequence[str] = ()
) -> tuple[Button, ...]:
    """Return the buttons below a reply: what to ask next, what it rests on, more, and delete it.

    `asker` is the id of who may delete it; 0 where nobody else sees it. `told` are the keys of
    facts that were told before.
    """
    language, outcome = words.phrases.language, reply.outcome
    if isinstance(outcome, Help) and outcome.is_nod:
        return ()  # nobody wants a nod explained, or gone
    shown = [
        *questions(words.items if words.is_choice else words.near),
        *_contexts(_cited(reply), places, language),
    ]
    if isinstance(outcome, Answer) and outcome.facts:
        keys = dict.fromkeys([*map(places.fact_key, outcome.facts), *told])
        shown.append(more(keys, language))
    return (*shown, *deletes(asker, language))


def buttons_for_several(
    worded: Sequence[tuple[Reply, Words]], left: Iterable[str], places: Places, *, asker: int
) -> tuple[Button, ...]:
    """Return the buttons below the answer to several questions, of which some are `left`."""
    language = worded[0][1].phrases.language
    shown = contexts((reply for reply, _ in worded), places, language)
    return (*questions(left), *shown, *deletes(asker, language))


def deletes(asker: int, language: str) -> tuple[Button, ...]:
    """Return the button with which who asked deletes the answer; none where there is no asker."""
    label = word_fixed("button-delete", language=language)
    return (make(Press.DELETE, str(asker), label=label),) if asker else ()


def contexts(replies: Iterable[Reply], places: Places, language: str) -> tuple[Button, ...]:
    """Return a button for the first quote of each reply, as many as stand in a row."""
    cited = [each for reply in replies for each in _cited(reply)[:1]]
    return tuple(_contexts(cited, places, language))[:PER_ROW]


def questions(asked: Iterable[str]) -> tuple[Button, ...]:
    """Return a button for each question that fits into one, with its words on it."""
    longest = limits.CUSTOM_ID - len(Press.ASK) - 1
    fitting = [question for question in dict.fromkeys(asked) if len(question) <= longest]
    return tuple(make(Press.ASK, each, label=each, is_alone=True) for each in fitting[: ROWS - 1])


def more(keys: Iterable[str], language: str) -> Button:
    """Return the button for a fact that was not told yet; the keys are of those told, newest first.

    The reply is in the language of the one before, whoever presses.
    """
    told = ".".join(list(keys)[:MOST_KEYS])
    return make(Press.MORE, language, told, label=word_fixed("button-more", language=language))


def turning(page: Page, key: str, language: str) -> tuple[Button, ...]:
    """Return the buttons that turn the pages of a source, and lead back to the quote."""
    turns = [(page.steps - 1, "button-previous", page.is_first)]
    if abs(page.steps) > 1:
        turns.append((0, "button-back", False))
    turns.append((page.steps + 1, "button-next", page.is_last))
    return tuple(
        replace(
            make(Press.PAGE, key, str(steps), label=word_fixed(label, language=language)),
            is_off=is_off,
        )
        for steps, label, is_off in turns
    )


def deleting(button: Control, sent: Sequence[int]) -> Control:
    """Return the button that deletes an answer with the posts of it that went before."""
    if isinstance(button, Menu) or state_of(button.custom_id)[0] != Press.DELETE:
        return button
    custom_id = button.custom_id
    for earlier in map(str, sent):
        if len(custom_id) + len(earlier) < limits.CUSTOM_ID:
            custom_id = f"{custom_id}:{earlier}"
    return replace(button, custom_id=custom_id)


def _cited(reply: Reply) -> tuple[Citation, ...]:
    match reply.outcome:
        case Answer(citations=citations):
            return citations
        case Refusal() as refusal:
            return cited_by(refusal)
    return ()


def _contexts(cited: Sequence[Citation], places: Places, language: str) -> Iterator[Button]:
    """Yield a button for each quote; of several each bears the first words of its quote."""
    by_key = {places.key_of(each): each for each in reversed(cited)}
    for key, each in reversed(by_key.items()):
        label = word_fixed("button-context", language=language)
        if len(by_key) > 1:
            words = limits.clamp(" ".join(each.quote.split()), limits.BEGINNING)
            label = word_fixed("button-context-of", words=words, language=language)
        yield make(Press.CONTEXT, key, label=label)
