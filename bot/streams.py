"""What the program writes: in UTF-8, to where there is room, and what it does meanwhile."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from bot.errors import BotError, FaultsError, OutputError

NO_OUTPUT = "write to a terminal, a pipe, or a file on a disk with room"


def speak_utf8() -> None:
    """Read and write UTF-8, whatever the locale is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        # "\n" alone ends a question: a stray "\r" within one must not make two of it.
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="\n")


def require_output() -> None:
    """Raise where there is nowhere to write to: Python has no stream then."""
    if sys.stdout is None:
        raise OutputError("the standard output is closed", remedy=NO_OUTPUT)


def unwritable(error: OSError) -> OutputError:
    """Return what kept the output from being written, in our words."""
    return OutputError(f"cannot write the output: {error.strerror}", remedy=NO_OUTPUT)


def forget_output() -> None:
    """Keep the interpreter from complaining when it flushes what can't be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(line: str) -> None:
    """Say a line, at once: a person reads it, or a program that waits for it."""
    print(line, flush=True)  # noqa: T201  # the program's output


def say_aside(line: str) -> None:
    """Say a line beside the output."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201  # where the person reads it


def report(error: BotError) -> None:
    """Say what is wrong, a line a fault."""
    faults = error.faults if isinstance(error, FaultsError) else (error,)
    for fault in faults:
        say_aside(str(fault))


def progress(doing: str) -> None:
    """Show what is being done: on a terminal in one line, in place of the last."""
    if not sys.stderr.isatty():
        print(doing, file=sys.stderr)  # noqa: T201  # where the person reads it
        return
    columns = os.get_terminal_size(sys.stderr.fileno()).columns or len(doing) + 1  # not known
    print(f"\r\x1b[2K{doing[: columns - 1]}", end="", file=sys.stderr, flush=True)  # noqa: T201  # likewise


def end_progress() -> None:
    """Leave nothing of it on a terminal."""
    if sys.stderr.isatty():
        progress("")
