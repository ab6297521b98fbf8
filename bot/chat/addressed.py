"""Which messages are for the bot, and what they ask. Whatever is not gets silence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.commands import asks, goes_on, is_ours, may_be_anothers, orders, remarks
from bot.markup import line_of, strip_markup
from bot.outcomes import Reason, Refusal

if TYPE_CHECKING:
    from bot.outcomes import Reply

PREFIX = "!"
ASKED = "?？؟"
JAPANESE_END = "か。"
# Behind a question mark and a blank, or where Japanese ends a question, another may begin.
BETWEEN = re.compile(rf"(?<=[{ASKED}])\s+|(?<=？)(?=\w)|(?<={JAPANESE_END})\s*")
NOTHING_ON_IT = (Reason.OFF_TOPIC, Reason.UNREADABLE)
WIDE_PREFIX = "！"  # as Japanese and Chinese keyboards have it


@dataclass(frozen=True, slots=True)
class Heard:
    """A person's message, as far as it matters here.

    Attributes:
        content: as Discord gives it; empty where it is withheld or there is none.
        is_direct: whether nobody else is there.
        is_reply_to_us: whether it replies to a message of ours.
        is_talking: whether the person has just asked us something there.
    """

    content: str
    is_direct: bool = False
    is_reply_to_us: bool = False
    is_talking: bool = False


def question_in(heard: Heard, *, me: int, my_role: int | None = None) -> str | None:
    """Return what the message asks the bot, as it was typed; None where it is not for the bot.

    Discord offers the role that came with the bot beside the bot itself, and people pick either.
    """
    ours = rf"<@!?{me}>" if my_role is None else rf"<@!?{me}>|<@&{my_role}>"
    is_mentioned = re.search(ours, heard.content) is not None
    typed = _typed(heard.content)
    is_said = any(c.isalnum() or c in ASKED for c in typed)  # a thumb or a smile asks nothing
    if is_mentioned:
        return typed if is_said or not typed else None  # nothing but a mention asks for help
    if heard.is_direct:
        return typed if is_said else None
    if typed.startswith((PREFIX, WIDE_PREFIX)):
        asked = typed[1:]
        is_asking = is_ours(asked) or (heard.is_talking and goes_on(asked))
        return f"{PREFIX}{asked}" if is_asking else None
    return typed if is_said and heard.is_reply_to_us else None


def may_be_for_nobody(typed: str, *, is_reply_to_us: bool = False) -> bool:
    """Tell whether it must be on the sources by itself, whatever was said before.

    With what was said before it, nearly any remark or order makes a question.
    """
    if typed.startswith(PREFIX):
        return orders(typed[1:])
    return is_reply_to_us and remarks(typed)


def is_for_nobody(typed: str, reply: Reply, *, is_reply_to_us: bool = False) -> bool:
    """Tell whether silence is the better answer: what was said only looked as if it asked.

    "!show queue" is another bot's where the sources have nothing on it, and "that is wrong" in a
    reply to an answer is a remark.
    """
    outcome = reply.outcome
    if not (isinstance(outcome, Refusal) and outcome.reason in NOTHING_ON_IT):
        return False
    if typed.startswith(PREFIX):
        return may_be_anothers(typed[1:])
    return is_reply_to_us and not asks(typed)


def questions_in(typed: str) -> tuple[str, ...]:
    """Return the questions in what was typed, where there are several; else all of it."""
    bare = [piece.lstrip(PREFIX).strip() for piece in BETWEEN.split(typed)]
    asked = dict.fromkeys(piece for piece in bare if piece and _is_one(piece))
    return tuple(asked) if len(asked) > 1 else (typed,)


def _is_one(piece: str) -> bool:
    """Tell whether a piece asks; one that has no mark needs more than a word."""
    is_marked = piece[-1] in ASKED or piece.endswith(JAPANESE_END)
    return is_marked or (asks(piece) and " " in piece)


def _typed(content: str) -> str:
    """Return the words of a message on one line; a line that asks ends with a mark of its own."""
    lines = [line_of(line) for line in strip_markup(content).splitlines()]
    filled = list(filter(None, lines))
    if sum(map(asks, filled)) > 1:
        closed = (f"{line}?" if asks(line) and line[-1].isalnum() else line for line in filled)
        return " ".join(closed)
    return line_of(content)
