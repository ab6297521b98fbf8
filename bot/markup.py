"""What a person typed without Discord's marks, for whoever reads a question, wherever it came from.

The marks are those of Discord's "Markdown Text 101" and of its API's "Message Formatting".
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

# Without any of these nothing is marked up.
_MARKS = re.compile(r"[<>*|~`:;=1]|\bxd", re.IGNORECASE)
_TIME = re.compile(r"<t:(\d{1,10})(?::\w)?>")  # up to the year 2286
# Mentions, emojis, timestamps far off, commands, addresses: ids that nobody typed. Then code's
# language, the "1" of "!!1!", an emoji's name, and faces that are typed (":D").
_DROPPED = re.compile(
    r"<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:-?\d+(?::\w)?>|</[^:<>]+:\d+>|<?https?://\S+"
    r"|(?<=```)\w+\n|(?<=[!?])1+(?=[!?1]*(?:\s|$))"
    r"|(?<!\S)(?::[a-z_]\w*:|[:;=]-?[dpos3/|\\]+|xd+)(?!\S)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\s*(?:> |>>> ).*$|~~.+?~~", re.MULTILINE)  # or struck out
_EMPHASIS = re.compile(r"[*`~]+|\|\||^\s*>+(?= )", re.MULTILINE)
_BLANK = re.compile(r"\W*")


def strip_markup(content: str) -> str:
    """Return the words of a message; timestamps become dates of UTC.

    What is quoted or struck out is left out where anything else was typed.
    """
    if _MARKS.search(content) is None:
        return content
    bare = _DROPPED.sub(" ", _TIME.sub(_date, content))
    own = _QUOTED.sub(" ", bare)
    kept = own if _BLANK.fullmatch(own) is None else bare
    return _EMPHASIS.sub("", kept)


def line_of(content: str) -> str:
    """Return the words of a message on one line."""
    return " ".join(strip_markup(content).split())


def _date(time: re.Match[str]) -> str:
    return f"{datetime.fromtimestamp(int(time[1]), UTC):%Y-%m-%d}"
