"""The options of `bot draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_options(parser: ArgumentParser) -> None:
    """Give the options to a command."""
    parser.add_argument("seed", metavar="SEED", help="the source: its file, or its name")
    form = parser.add_mutually_exclusive_group()
    text = "check a model's reply (standard input without FILE) and write it as the annotation"
    form.add_argument("--reply", metavar="FILE", nargs="?", const="-", help=text)
    text = "print the prompt, whether or not DRAFT_URL is set"
    form.add_argument("--prompt", action="store_true", help=text)
    text = "write what the rules alone find, as a beginning to edit"
    form.add_argument("--rules", action="store_true", help=text)
    text = "overwrite an annotation that is there"
    parser.add_argument("--force", action="store_true", help=text)
