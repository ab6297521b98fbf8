"""What the bot on Discord writes to its log: no token, and no traceback but for what broke here.

Discord going away for a while is daily business: discord.py comes back by itself, so one line says
it. Only our own failures carry a traceback.
"""

from __future__ import annotations

import logging
import re
import sys

import aiohttp
import discord

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Who holds an interaction's token can answer it for a quarter of an hour.
INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]+", re.ASCII)
OUTAGES = (OSError, aiohttp.ClientError, discord.ConnectionClosed, discord.HTTPException)


class Redacting(logging.Formatter):
    """Format a record, tracebacks included, without any token."""

    def __init__(self, token: str) -> None:
        super().__init__(FORMAT)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines, of a record."""
        text = super().format(record).replace(self._token, "[token]")
        return INTERACTION_TOKEN.sub(r"\1[token]", text)


def shorten_outage(record: logging.LogRecord) -> bool:
    """Say an outage that discord.py logs with a traceback in one line; keep every record."""
    error = record.exc_info[1] if record.exc_info else None
    if record.name.startswith("discord.") and isinstance(error, OUTAGES):
        record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {error})", None
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def write_logs(token: str, level: int = logging.INFO) -> None:
    """Write the log to standard error from now on, from that level upwards."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(token))
    handler.addFilter(shorten_outage)
    logging.basicConfig(level=level, handlers=[handler])
    logging.getLogger("discord.client").setLevel(logging.WARNING)  # what it says of a login is ours
