"""Give a reply to a rewritten question in the asker's own language.

Facts and gaps may carry their sentences in other languages; where one does not, the source's
language stays, and a frame says so. Quotes are never touched.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from bot.facts import Answer, Choices, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.read.foreign.rewrite import Rewritten
    from bot.facts import FactBase, Help, Reply


def localise(
    reply: Reply, typed: str, asked: Rewritten, base: FactBase, ask: Callable[..., str]
) -> Reply:
    """Return the reply to what was typed, in the language that it was asked in.

    `ask` gives a question that is shown as it is put in a language (`Asker.translated`).
    """
    corrections = (*asked.corrections, *(c for c in reply.corrections if c.typed in typed))
    reply = replace(reply, typed=typed, corrections=corrections)
    if not asked.frames:
        return reply
    outcome = _Localiser(asked, base, ask).outcome(reply.outcome)
    return replace(reply, outcome=outcome, language=asked.language)


class _Localiser:
    """Finds the sentences of one language; the answering's own are frames (`Vocabulary.frames`)."""

    def __init__(self, asked: Rewritten, base: FactBase, ask: Callable[..., str]) -> None:
        self._language, self._frames = asked.language, asked.frames
        self._base = base
        self._ask = partial(ask, language=asked.language)

    def outcome(
        self, outcome: Answer | Choices | Refusal | Help
    ) -> Answer | Choices | Refusal | Help:
        """Return an outcome with its sentences in the language."""
        match outcome:
            case Answer(text=text, notes=notes):
                return replace(outcome, text=self._text(text), notes=tuple(map(self._text, notes)))
            case Choices(options=options):
                return replace(outcome, options=tuple(self._ask(q) or q for q in options))
            case Refusal(says=says, near=near):
                return replace(outcome, says=self._text(says), near=self._near(near))
        return outcome

    def _near(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filter(None, map(self._ask, asked))) or asked

    def _text(self, text: str) -> str:
        """Return a sentence of ours in the language; marked, where there is none."""
        if not text:
            return ""
        return self._framed(text) or self._frames["{text}"].format(text=text)

    def _framed(self, text: str) -> str:
        """Return a sentence in the language, whole or by what it is made of; empty for none."""
        if text in self._sentences:
            return self._sentences[text]
        for frame, own in self._frames.items():
            match = _pattern(frame).fullmatch(text)
            if match and frame != "{text}":
                parts = {
                    name: self._framed(part) or part for name, part in match.groupdict().items()
                }
                return own.format(**parts)
        # what stands before a whole answer ("Four countries.") has no sentence of its own
        ends = (own for told, own in self._sentences.items() if text.endswith(f". {told}"))
        return next(ends, "")

    @cached_property
    def _sentences(self) -> dict[str, str]:
        """What is answered, to the same in the language."""
        found: dict[str, str] = {}
        for fact in self._base.facts.values():
            if self._language in fact.answers:
                found[fact.answer] = fact.answers[self._language]
        for gap in self._base.gaps:
            if self._language in gap.answers:
                found[gap.says] = gap.answers[self._language]
        return found


@cache
def _pattern(frame: str) -> re.Pattern[str]:
    """Return what matches a frame, its ``{…}`` as groups."""
    parts = re.split(r"\{(\w+)\}", frame)
    return re.compile(
        "".join(f"(?P<{p}>.+?)" if i % 2 else re.escape(p) for i, p in enumerate(parts)), re.DOTALL
    )
