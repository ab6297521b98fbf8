"""The words of the command line: every command with its options and its help."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.drafting_options import add_options as add_draft_options

WRITING = ("compile", "draft", "gaps")
NO_TOKEN = (
    "No DISCORD_TOKEN is set, so the bot runs on a local Discord, on this machine alone. To run it"  # noqa: S105  # words, no token
    " on the real one, see “Connect it to Discord” in the README; `bot chat` stays in the terminal."
)


def command_line() -> argparse.ArgumentParser:
    """Return what reads the words of the command line."""
    parser = argparse.ArgumentParser(
        prog="bot",
        description="Answer questions with the sentence that says so. Without a command: on "
        "Discord where DISCORD_TOKEN is set, else on a local Discord in the browser.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print which version this is")
    _add_folders(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="bot")
    for name, text in (
        ("sandbox", "open a local Discord with the bot in it; Ctrl-C ends it"),
        ("chat", "hold a conversation in the terminal"),
        ("ask", "answer one question; exit 0 answered, 1 not answered, 2 error"),
        ("compile", "turn seeds into knowledge"),
        ("gaps", "list what was asked in vain, and write what is chosen into an annotation"),
        ("doctor", "look at the set-up; exit 1 where something has to be mended"),
        ("draft", "draft a source's annotation with a language model"),
        ("review", "show what was compiled of a source, beside its text"),
    ):
        command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        # The same options after the command; suppressed, so that they don't reset those before it.
        _add_folders(command, default=argparse.SUPPRESS)
        if name == "ask":
            _add_ask_options(command)
        elif name == "gaps":
            _add_gaps_options(command)
        elif name == "review":
            command.add_argument("source", metavar="SOURCE", nargs="?", default="")
            shown = "write it as one HTML page"
            command.add_argument("--html", type=Path, metavar="FILE", help=shown)
        elif name == "draft":
            add_draft_options(command)
        elif name == "compile":
            shown = "show what is probably not meant in the annotations"
            command.add_argument("--warnings", action="store_true", help=shown)
            check = "write nothing; exit 1 where the knowledge is stale or wrong"
            command.add_argument("--check", action="store_true", help=check)
    return parser


def _add_folders(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    for name, held in (("seeds", "source documents"), ("knowledge", "compiled knowledge")):
        text = f"folder of the {held} (default: {name}, or the one that the bot ships)"
        parser.add_argument(f"--{name}", type=Path, metavar="DIR", default=default, help=text)


def _add_ask_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="as you would type it")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    text = "answer each line of standard input with a JSON object on a line"
    form.add_argument("--jsonl", action="store_true", help=text)
    text = "with --jsonl: let a question lean on the one before; an empty line begins anew"
    parser.add_argument("--follow-ups", action="store_true", help=text)
    text = "say what was read, found, weighed and decided; with --json or --jsonl: add it as data"
    parser.add_argument("--explain", action="store_true", help=text)


def _add_gaps_options(parser: argparse.ArgumentParser) -> None:
    text = "of how many days (default: 30)"
    parser.add_argument("--days", type=int, default=30, metavar="N", help=text)
    text = "groups whose nearest fact answers them, as 1,3.2: that fact is asked for by them too"
    parser.add_argument("--asks", default="", metavar="N", help=text)
    text = "groups that the sources leave open, as 2,4: what --says is written as their gap"
    parser.add_argument("--gaps", default="", metavar="N", help=text)
    text = "with --gaps: the sentence that says so, or what isn't said: why she walked"
    parser.add_argument("--says", default="", metavar="SENTENCE", help=text)
