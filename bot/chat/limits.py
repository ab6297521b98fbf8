"""Discord's limits, kept here and nowhere else.

Discord counts code points, as Python does (https://github.com/discord/discord-api-docs/issues/1315),
markup included. What is ours to cut ends with "…"; a quote goes on in the next message instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# https://discord.com/developers/docs/resources/message#create-message
CONTENT: Final = 2000
# https://discord.com/developers/docs/components/reference#button
CUSTOM_ID: Final = 100
LABEL: Final = 80
ALT_TEXT: Final = 1024
OPTIONS: Final = 25  # of a menu
OPTION: Final = 100  # its label, its value and what describes it
BEGINNING: Final = 40  # of a quote on a button: what a phone shows of a label
# https://discord.com/developers/docs/interactions/application-commands
CHOICES: Final = 25
CHOICE: Final = 100
OPTION_TEXT: Final = 6000
DESCRIPTION: Final = 100


def clamp(text: str, limit: int) -> str:
    """Return the text, cut visibly where it is longer than the limit."""
    return text if len(text) <= limit else text[: limit - 1].rstrip("\\ ") + "…"


def choices(questions: Iterable[str]) -> list[str]:
    """Return the questions that Discord can offer while a person types.

    A longer one is left out: what is picked is what is asked, so it cannot be cut.
    """
    stripped = (question.strip() for question in questions)
    fitting = dict.fromkeys(text for text in stripped if 0 < len(text) <= CHOICE)
    return list(fitting)[:CHOICES]


def pages(blocks: Iterable[str], limit: int) -> list[str]:
    """Return the blocks on as few pages as hold them, each block whole where it fits on one."""
    filled: list[str] = []
    page = ""
    for piece, gap in _pieces(blocks, limit):
        if page and len(page) + len(gap) + len(piece) > limit:
            filled.append(page)
            page = ""
        page = f"{page}{gap}{piece}" if page else piece
    return [*filled, page] if page else filled


def _pieces(blocks: Iterable[str], limit: int) -> Iterator[tuple[str, str]]:
    """Yield what must stay together, each with what stands between it and the piece before."""
    for block in filter(None, blocks):
        if len(block) <= limit:
            yield block, "\n\n"
            continue
        gap = "\n\n"
        for line in block.split("\n"):
            for piece in _broken(line, limit):
                yield piece, gap
                gap = "\n"


def _broken(line: str, limit: int) -> Iterator[str]:
    """Yield a line in pieces within the limit, broken at blanks where there are some."""
    mark = "> " if line.startswith("> ") else ""
    while len(line) > limit:
        at = line.rfind(" ", len(mark) + 1, limit + 1)
        if at < 0:
            slashes = len(line[:limit]) - len(line[:limit].rstrip("\\"))
            at = limit - slashes % 2  # an escape stays whole
        yield line[:at]
        line = mark + line[at:].lstrip(" ")
    yield line
