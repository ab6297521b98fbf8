"""Which messages are for the bot, and what they ask. Whatever is not gets silence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.commands import goes_on, is_ours
from bot.markup import line_of

PREFIX = "!"
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
    typed = line_of(heard.content)
    if is_mentioned:
        return typed  # nothing but a mention asks for help
    if heard.is_direct:
        return typed or None
    if typed.startswith((PREFIX, WIDE_PREFIX)):
        asked = typed[1:]
        is_asking = is_ours(asked) or (heard.is_talking and goes_on(asked))
        return f"{PREFIX}{asked}" if is_asking else None
    return typed or None if heard.is_reply_to_us else None
