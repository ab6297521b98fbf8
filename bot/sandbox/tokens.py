"""Tokens of the sandbox: any ``sandbox.NAME`` logs in as a bot of that name.

Some clients read the bot's id from the token, as Discord's begin with it in base64. For them
``BASE64(ID).sandbox.NAME`` is the same, whatever stands in the middle; a bot that is not there yet
gets that id.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox.records import User
    from bot.sandbox.state import World

TOKEN = re.compile(r"(?:Bot )?(?:sandbox|(?P<id>[\w-]+)=*\.\w+)\.(?P<name>[\w-][\w .-]{0,31})")


def token_of(bot: User) -> str:
    """Return a bot's token of the long form, as of a bot on Discord."""
    first = base64.urlsafe_b64encode(bot.id.encode()).decode().rstrip("=")
    return f"{first}.sandbox.{bot.name}"


def bot_of_token(world: World, token: str) -> User | None:
    """Return the bot that the token belongs to, None where it is not one of ours."""
    match = TOKEN.fullmatch(token.strip())
    if match is None:
        return None
    name, bot_id = match["name"].strip(), _decoded(match["id"]) if match["id"] else ""
    if bot_id is None:
        return None
    taken = world.users.get(bot_id)
    is_others = taken is not None and taken.name != name
    bot = None if is_others else world.bot(name, bot_id)
    return bot if bot and bot_id in {"", bot.id} else None


def _decoded(first: str) -> str | None:
    """Return the id that a token begins with."""
    try:
        text = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
    return text if text.isascii() and text.isdecimal() else None
