"""What `bot draft` does: prints a prompt, checks a reply, or has a model write; then writes a file.

A draft is written only where it compiles, and over another annotation only where that is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.annotating.by_rules import annotation_of
from bot.annotating.checking import check_reply, find_source, read_source
from bot.annotating.prompting import corrections_for, prompt_for
from bot.annotating.rounds import draft_in_rounds
from bot.errors import AnnotationError, BotError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.annotating.checking import Checked

    ReplyTo = Callable[[Sequence[dict[str, str]]], str]


@dataclass(frozen=True)
class Told:
    """What a person is told.

    Attributes:
        shown: the prompt, the corrections, or a reply that could not be used; empty for none.
        notes: lines beside it: what was written, warnings, faults.
        is_done: whether all is well.
    """

    shown: str = ""
    notes: tuple[str, ...] = ()
    is_done: bool = True


class Drafting:
    """Drafts the annotation of one source.

    Args:
        name: the source's path, file name or id.
        folder: of the sources.
        is_forced: whether an annotation that is there may be overwritten.
    """

    def __init__(self, name: str, folder: Path, *, is_forced: bool = False) -> None:
        self._path = find_source(name, folder)
        self._beside = self._path.with_suffix(".yaml")
        self._is_forced = is_forced
        self._seed, self._others = read_source(self._path)

    def prompt(self) -> Told:
        """Return the prompt, to be pasted into a chat."""
        return Told(prompt_for(self._seed))

    def take(self, reply: str) -> Told:
        """Check a reply, and write it where it is right; else return what to correct."""
        self._refuse_overwriting()
        checked = check_reply(self._seed, self._others, reply)
        if checked.faults:
            shown = corrections_for(checked.faults, checked.text)
            return Told(
                shown, (f"faults: {len(checked.faults)}; nothing was written",), is_done=False
            )
        return self._write(checked)

    def by_rules(self) -> Told:
        """Write what the rules find, as a beginning to edit."""
        self._refuse_overwriting()
        return self.take(annotation_of(self._seed))

    def ask(self, reply_to: ReplyTo, progress: Callable[[str], None]) -> Told:
        """Have a model write it; where its last reply is not right, return that with its faults."""
        self._refuse_overwriting()
        done = draft_in_rounds(self._seed, self._others, reply_to, progress)
        if done.checked.faults:
            told = tuple(map(str, done.checked.faults))
            left = f"faults after {done.rounds} rounds: {len(told)}; nothing was written"
            return Told(done.reply, (*told, left), is_done=False)
        return self._write(done.checked)

    def _refuse_overwriting(self) -> None:
        if self._beside.exists() and not self._is_forced:
            place = self._beside.as_posix()
            remedy = "use --force to overwrite it"
            raise AnnotationError("there is an annotation already", place=place, remedy=remedy)

    def _write(self, checked: Checked) -> Told:
        waiting = self._beside.with_name(f".{self._beside.name}.new")
        try:
            waiting.write_bytes(checked.text.encode())
            waiting.replace(self._beside)
        except OSError as fault:
            waiting.unlink(missing_ok=True)
            place = self._beside.as_posix()
            remedy = "free the space, or let the program write there"
            raise AnnotationError(
                f"cannot be written: {fault}", place=place, remedy=remedy
            ) from fault
        warned = [f"warning: {warning}" for warning in checked.warnings]
        written = (
            f"wrote {self._beside.as_posix()}: read it beside its text, then run `bot compile`"
        )
        return Told(notes=(*warned, written))


def draft(drafting: Drafting, reply: str | None, typed: TextIO, *, by_rules: bool) -> Told:
    """Draft without a model that could be asked: by rules, from its reply, or print the prompt."""
    if by_rules:
        return drafting.by_rules()
    return drafting.take(_read(reply, typed)) if reply else drafting.prompt()


def _read(file: str, typed: TextIO) -> str:
    """Return what a model replied: of a file, or of what is typed where that is "-"."""
    if file == "-":
        return typed.read()
    try:
        return Path(file).read_bytes().decode("utf-8-sig", "replace")
    except OSError as fault:
        raise BotError(f"cannot be read: {fault.strerror}", place=file) from fault
