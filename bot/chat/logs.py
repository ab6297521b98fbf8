"""What the bot on Discord writes to its log: no secret, nothing of what people wrote.

Discord going away for a while is daily business: discord.py comes back by itself, so one line says
it. Only our own failures carry a traceback: where it broke and of which kind, but not what the
exception says, which may well quote the question.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
JSON = "json"
# Who holds an interaction's token can answer it for a quarter of an hour.
INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]+", re.ASCII)
OUTAGES = (OSError, aiohttp.ClientError, discord.ConnectionClosed, discord.HTTPException)


class Redacting(logging.Formatter):
    """Format a record, tracebacks included, without any of the secrets."""

    def __init__(self, *secrets: str) -> None:
        super().__init__(FORMAT)
        self._secrets = tuple(filter(None, secrets))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines, of a record."""
        return self.redacted(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's name
        """Return what a record says on one line, so that nobody can write another."""
        return one_line(super().formatMessage(record))

    def redacted(self, text: str) -> str:
        """Return a text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "[token]")
        return INTERACTION_TOKEN.sub(r"\1[token]", text)

    def formatException(self, ei: object) -> str:  # noqa: N802  # logging's name
        """Return where it broke and of which kind, without what the exceptions say."""
        error = ei[1] if isinstance(ei, tuple) else None
        told: list[str] = []
        while isinstance(error, BaseException) and len(told) < CHAINED:
            frames = "".join(traceback.format_tb(error.__traceback__))
            notes = "".join(f"\n{note}" for note in getattr(error, "__notes__", ()))
            kind = type(error).__qualname__
            told.append(f"Traceback (most recent call last):\n{frames}{kind}{notes}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich came of\n".join(told)


CHAINED = 10  # exceptions, each the cause of the one before; they may form a circle


class Structured(Redacting):
    """Format a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the object: time, level, logger, message and what else the record carries."""
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.redacted(record.getMessage()),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            told["traceback"] = self.redacted(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def shorten_outage(record: logging.LogRecord) -> bool:
    """Say an outage that discord.py logs with a traceback in one line; keep every record."""
    error = record.exc_info[1] if record.exc_info else None
    if record.name.startswith("discord.") and isinstance(error, OUTAGES):
        record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {error})", None
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    elif record.name == "asyncio":  # its further lines show a task with what its exception says
        record.msg, record.args = record.getMessage().partition("\n")[0], None
    return True


def write_logs(secrets: Sequence[str], level: int = logging.INFO, *, form: str = "") -> None:
    """Write the log to standard error from now on, from that level upwards, as text or JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter((Structured if form == JSON else Redacting)(*secrets))
    handler.addFilter(shorten_outage)
    logging.basicConfig(level=level, handlers=[handler])
    sys.excepthook = _log_uncaught
    logging.getLogger("discord.client").setLevel(logging.WARNING)  # what it says of a login is ours


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log what ends the program, as everything else is: Python would show the exception's words."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(__name__).critical("ended", exc_info=(kind, error, trace))
