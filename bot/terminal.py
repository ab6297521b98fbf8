"""The terminal front end: `bot ask` and `bot chat`.

In a pipe everything is plain text; colour, line editing and history come only where a person sits.
Their libraries are loaded only then: `bot ask` starts in a fraction of a second.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from bot import explaining
from bot.errors import BotError
from bot.memory import said_after
from bot.outcomes import Answer
from bot.wording import word_hint

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.facts import Span
    from bot.outcomes import Said
    from bot.speaking import Speaker
    from bot.wording import QuoteWords, Words

ANSWERED, NOT_ANSWERED = 0, 1  # exit codes of `bot ask`
LEAVE = frozenset({"exit", "quit", "bye", ":q"})
NO_QUESTION = "cause: a command of the bot's own, so nothing was asked of the sources"
INDENT = 2
LONGEST_LINE = 10_000  # characters; a question of more than 4,000 is refused
COMPLETIONS = 500  # more questions than a base of one article suggests

# Styles by role, in rich's words; a pipe shows none of them.
TEXT, QUOTE, DECIDING, ORIGIN, NOTE = "bold", "", "bold yellow", "dim", "italic"


@dataclass(frozen=True, slots=True)
class Line:
    """A line for the terminal: pieces of text with their style, and how far it is indented."""

    pieces: tuple[tuple[str, str], ...]
    indent: int = 0

    def plain(self) -> str:
        """Return the line without colour."""
        return " " * self.indent + "".join(text for text, _ in self.pieces)


EMPTY = Line(())


def question_of(options: Namespace) -> str:
    """Return the question that `bot ask` was given.

    Raises:
        BotError: where its options contradict each other.
    """
    if options.jsonl and options.question:
        raise BotError(
            "--jsonl reads its questions from standard input", remedy="leave QUESTION out"
        )
    if options.follow_ups and not options.jsonl:
        raise BotError("--follow-ups is for --jsonl", remedy="one question follows nothing")
    return " ".join(options.question)


def ask(speaker: Speaker, question: str) -> int:
    """Print the answer to one question and return the exit code."""
    reply, words = speaker.reply(question)
    printer(sys.stdout)(lines(words))
    return ANSWERED if isinstance(reply.outcome, Answer) else NOT_ANSWERED


def explain(speaker: Speaker, question: str) -> int:
    """Print why one question is answered or refused, and return the exit code of `ask`."""
    reply, words, trace = speaker.explain(question)
    told = explaining.explain(trace, said=words.text) if trace else [NO_QUESTION]
    styled = [(line, QUOTE if line.startswith(" ") else TEXT) for line in told]
    printer(sys.stdout)([Line((piece,)) for piece in styled])
    return ANSWERED if isinstance(reply.outcome, Answer) else NOT_ANSWERED


def ask_json(speaker: Speaker, question: str, *, explain: bool) -> int:
    """Print the reply to one question as a JSON object and return the exit code."""
    _, found = speaker.reply_json(question, explain=explain)
    print(json.dumps(found))  # noqa: T201  # the program's output
    return ANSWERED if found["outcome"] == "answer" else NOT_ANSWERED


def ask_jsonl(
    speaker: Speaker, questions: Iterable[str], *, explain: bool, is_conversation: bool = False
) -> int:
    """Print a JSON object for each line, as the lines come; blank lines get one too.

    In a conversation a question may lean on the one before; a blank line begins another.
    """
    said: Said | None = None
    for line in questions:
        typed = line.rstrip("\r\n")
        reply, found = speaker.reply_json(typed, explain=explain, said=said)
        if is_conversation:
            said = said_after(reply, said) if typed.strip() else None
        # ASCII only: a reader that splits at any Unicode line end still counts the replies right.
        print(json.dumps(found), flush=True)  # noqa: T201  # the program's output
    return 0


def chat(speaker: Speaker) -> int:
    """Hold a conversation until the person leaves; return the exit code."""
    show = printer(sys.stdout)
    is_person = sys.stdin.isatty() and sys.stdout.isatty()
    if is_person:
        show([Line(((word_hint(), NOTE),))])
    said: Said | None = None
    try:
        for typed in _typed_by_person(speaker) if is_person else _typed_in_pipe():
            if typed.strip().casefold() in LEAVE:
                break
            reply, words = speaker.reply(typed, said=said)
            said = said_after(reply, said)
            show([*lines(words), EMPTY])
    except KeyboardInterrupt:
        show([EMPTY])
    return 0


def _typed_in_pipe() -> Iterator[str]:
    return (line.rstrip("\r\n") for line in bounded(sys.stdin))


def bounded(typed: TextIO) -> Iterator[str]:
    """Yield lines without what nobody reads: of one that is far too long only the beginning."""
    while line := typed.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith("\n"):
            line = typed.readline(LONGEST_LINE)


def _typed_by_person(speaker: Speaker) -> Iterator[str]:
    from prompt_toolkit import PromptSession  # noqa: PLC0415  # only where a person sits
    from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415
    from prompt_toolkit.history import InMemoryHistory  # noqa: PLC0415

    completer = WordCompleter(
        lambda: list(speaker.suggest("", limit=COMPLETIONS)),
        ignore_case=True,
        sentence=True,
        match_middle=True,
    )
    session: PromptSession[str] = PromptSession(
        "? ", history=InMemoryHistory(), completer=completer, complete_while_typing=False
    )
    while True:
        try:
            typed = session.prompt()
        except EOFError:
            return
        if typed.strip():
            yield typed


def printer(out: TextIO) -> Callable[[Sequence[Line]], None]:
    """Return what prints lines to `out`: in colour on a terminal, plain elsewhere."""
    if not out.isatty():

        def show_plain(shown: Sequence[Line]) -> None:
            out.write("".join(f"{line.plain()}\n" for line in shown))
            out.flush()

        return show_plain

    from rich.console import Console  # noqa: PLC0415  # only on a terminal
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=out, highlight=False)

    def show_rich(shown: Sequence[Line]) -> None:
        for line in shown:
            text = Text.assemble(*line.pieces)
            console.print(Padding(text, (0, 0, 0, line.indent), expand=False))

    return show_rich


def lines(words: Words) -> list[Line]:
    """Lay the words out for a terminal."""
    laid = [Line(((words.text, TEXT),))]
    for number, item in enumerate(words.items, 1):
        mark = f"{number}. " if words.is_choice else "- "
        laid.append(Line(((mark, ORIGIN), (item, "")), INDENT))
    for quote in words.quotes:
        laid += [EMPTY, *_quoted(quote)]
    said = [
        words.phrases("corrected", typed=f"“{correction.typed}”", read=f"“{correction.read}”")
        for correction in words.corrections
    ]
    said += [words.phrases("after", question=words.after)] if words.after else []
    said += [words.phrases("taken", question=words.taken)] if words.taken else []
    said += [words.phrases("note", note=words.phrases.joined(*words.notes))] if words.notes else []
    laid += [EMPTY] if said else []
    laid += [Line(((note, NOTE),)) for note in said]
    if words.near_lead:
        laid += [EMPTY, Line(((words.near_lead, ""),))]
    laid += [Line((("- ", ORIGIN), (question, "")), INDENT) for question in words.near]
    return laid


def _quoted(quote: QuoteWords) -> list[Line]:
    origin = " · ".join(filter(None, (quote.title, quote.origin)))
    marked = _marked(quote.quote, quote.deciding)
    shown = [Line((("> ", ORIGIN), *marked), INDENT)] if marked else []
    shown.append(Line(((origin, ORIGIN),), INDENT))
    if quote.url:
        shown.append(Line(((quote.url, ORIGIN),), INDENT))
    return shown


def _marked(quote: str, deciding: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    """Split a quote into pieces so that the deciding words stand out."""
    pieces, at = [], 0
    for span in sorted(deciding, key=lambda span: span.start):
        pieces += [(quote[at : span.start], QUOTE), (quote[span.start : span.end], DECIDING)]
        at = span.end
    pieces.append((quote[at:], QUOTE))
    return tuple(piece for piece in pieces if piece[0])
