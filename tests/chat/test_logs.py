import logging
import sys

import pytest

from bot.chat.logs import Redacting, shorten_outage

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe." + "x" * 38


def record(name, message, *args, error=None):
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "x.py", 1, message, args, info)


def raised(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()[1]


@pytest.mark.parametrize(
    "made",
    [
        record("discord.http", f"sent {TOKEN}"),
        record("discord.http", "sent %s", TOKEN),
        record("bot.chat", "broke", error=raised(ValueError(f"Bot {TOKEN}"))),
    ],
)
def test_no_line_shows_the_token(made):
    text = Redacting(TOKEN).format(made)
    assert TOKEN not in text
    assert "[token]" in text


def test_no_line_shows_an_interactions_token():
    url = "https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb246.x-y_z/messages/@original"
    text = Redacting(TOKEN).format(record("discord.http", "429 %s", url))
    assert text.endswith("429 https://discord.com/api/v10/webhooks/123/[token]/messages/@original")


def test_an_outage_is_one_line():
    made = record("discord.client", "Attempting in %.2fs", 1.5, error=raised(OSError("gone")))
    assert shorten_outage(made)
    text = Redacting(TOKEN).format(made)
    assert text.endswith("WARNING discord.client: Attempting in 1.50s (OSError: gone)")


@pytest.mark.parametrize("name", ["discord.client", "bot.chat.failures"])
def test_what_broke_here_keeps_its_traceback(name):
    made = record(name, "broke", error=raised(ValueError("why")))
    assert shorten_outage(made)
    assert "Traceback" in Redacting(TOKEN).format(made)
