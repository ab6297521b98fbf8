import json
import logging
import sys
from datetime import datetime

import pytest

from bot.chat.logs import Redacting, Structured, shorten_outage

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe." + "x" * 38


def record(name, message, *args, error=None):
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "x.py", 1, message, args, info)


def thrown(error):
    raise error


def raised(error):
    try:
        thrown(error)
    except type(error):
        return sys.exc_info()[1]


@pytest.mark.parametrize(
    "made",
    [
        record("discord.http", f"sent {TOKEN}"),
        record("discord.http", "sent %s", TOKEN),
    ],
)
@pytest.mark.parametrize("form", [Redacting, Structured])
def test_no_line_shows_the_token(made, form):
    text = form(TOKEN).format(made)
    assert TOKEN not in text
    assert "[token]" in text


@pytest.mark.parametrize("form", [Redacting, Structured])
def test_a_traceback_says_where_it_broke_but_nothing_that_was_asked(form):
    error = raised(ValueError(f"Bot {TOKEN}"))
    error.__cause__ = raised(KeyError("who led the talks"))
    error.__cause__.add_note("in on_message")
    text = form(TOKEN).format(record("bot.chat", "broke", error=error))
    assert "talks" not in text
    assert TOKEN not in text
    assert all(said in text for said in ("ValueError", "KeyError", "in on_message", "in thrown"))


def test_what_asyncio_says_of_a_task_shows_no_exceptions_words():
    made = record("asyncio", "Task exception was never retrieved\nfuture: KeyError('my words')")
    assert shorten_outage(made)
    assert "my words" not in Redacting(TOKEN).format(made)


def test_a_structured_line_is_one_object_with_what_the_record_carries():
    made = record("bot.running.telling", "answer in %d ms", 12)
    made.fields = {"outcome": "answer", "milliseconds": 12.0}
    told = json.loads(Structured(TOKEN).format(made))
    assert datetime.fromisoformat(told.pop("time")).utcoffset() is not None
    assert told == {
        "level": "ERROR",
        "logger": "bot.running.telling",
        "message": "answer in 12 ms",
        "outcome": "answer",
        "milliseconds": 12.0,
    }


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
