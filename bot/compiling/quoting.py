"""Puts the texts in quotes that YAML would misread, where a line says plainly what is meant.

A person or a language model writes `answer: He said: no.` and means all of it. Only what is no YAML
as it stands is changed, and only within its line, so that faults keep their places.
"""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"(?P<head>\s*(?:- )?(?:[\w-]+: +)?)(?P<text>\S.*?)(?P<tail>\s*)")
_KEYED = re.compile(r"\s*(?:- )?[\w-]+: ")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:\s+#.*)?""")
_STRING = re.compile(r"""(?<=[\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|\s#.*""")
_NO_TEXT = re.compile(r":(?:\s|$)|\s#(?=\S)")
"""A colon, and a sign that is no comment's, which has a space behind it: "the #1"."""
_LEADING = "@`%&*!?,"
_LONG_KEY = re.compile(r"[\w-]+ [\w-]+ [^:]*: ")
"""No key of a list's member has so many words: it is a text with a colon."""
_BLOCK = re.compile(r"[|>][+-]?\d?(?:\s+#.*)?")


def quoted(text: str) -> str:
    """Return a YAML text in which such texts are quoted; blocks and brackets stay as they are."""
    lines = text.split("\n")
    block, depth = -1, 0
    done = []
    for line, after in pairwise([*lines, ""]):
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent <= block:
            block = -1
        is_open = block < 0 and not depth
        done.append(_quoted(line, after) if is_open else line)
        found = _LINE.fullmatch(line)
        if is_open and found and _BLOCK.fullmatch(found["text"]):
            block = indent
        elif block < 0 and (depth or (found and found["text"][0] in "[{")):
            depth = max(0, depth + _opened(line))
    return "\n".join(done)


def _opened(line: str) -> int:
    """Return how many brackets a line opens and doesn't close."""
    bare = _STRING.sub("", line)
    return sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))


def _quoted(line: str, after: str) -> str:
    """Return a line with its text in quotes, where it would be misread; not one that goes on."""
    found = _LINE.fullmatch(line)
    if (
        found is None
        or line.lstrip().startswith("#")
        or not _is_misread(found["head"], found["text"])
    ):
        return line
    goes_on = after.strip() and len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())
    if goes_on and not _KEYED.match(after):
        return line
    text = found["text"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["head"]}"{text}"{found["tail"]}'


def _is_misread(head: str, text: str) -> bool:
    if text[0] in "\"'":
        return not _QUOTED.fullmatch(text) and text[0] in text[1:]
    if text[0] in "[{|>#" or text == "-" or text.startswith("- "):
        return False
    is_value = ": " in head or (head.endswith("- ") and bool(_LONG_KEY.match(text)))
    return is_value and (text[0] in _LEADING or _NO_TEXT.search(text) is not None)
