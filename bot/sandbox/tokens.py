"""Tokens of the sandbox: any ``sandbox.NAME`` logs in as a bot of that name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox.state import User, World

TOKEN = re.compile(r"(?:Bot )?sandbox\.(?P<name>[\w-][\w .-]{0,31})")


def bot_of_token(world: World, token: str) -> User | None:
    """Return the bot that the token belongs to, None where it is not one of ours."""
    match = TOKEN.fullmatch(token.strip())
    return world.bot(match["name"].strip()) if match else None
