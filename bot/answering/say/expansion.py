"""What an acronym stands for, where a source has both the acronym and the full name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.say.cite import cite_span
from bot.facts import Span
from bot.outcomes import Answer, Message, Reason, Refusal

if TYPE_CHECKING:
    from bot.answering.read.question import Mention, Question
    from bot.facts import Entity, FactBase, Source

_MOST_WORDS = 2  # words of its own that such a question has: "full name", "stand"


def expand(question: Question, base: FactBase) -> Answer | Refusal | None:
    """Return the answer to "what does JASDF stand for", or that no source says.

    None where something else is asked besides.
    """
    own = [term for term in question.content if not term.is_name and not term.is_aside]
    if len(own) > _MOST_WORDS:
        return None
    asked = {
        name: acronym
        for mention in question.mentions
        for name in mention.ids
        if (acronym := _acronym(question, mention, base.entities[name]))
    }
    if not asked:
        return None
    for name, acronym in sorted(asked.items()):
        for source in base.sources.values():
            at = _stands_at(base.entities[name], acronym, source)
            if at is not None:
                shown = source.text[at.start : at.end]
                said = Message("stands-for", {"acronym": acronym, "name": shown})
                return Answer("", (cite_span(at, source),), (), opening=(said,))
    return Refusal(Reason.NOT_STATED, about=next(iter(asked.values())))


def _acronym(question: Question, mention: Mention, entity: Entity) -> str:
    """Return the acronym that a mention is, as the entity has it; empty where it is none."""
    asked = "".join(question.texts[mention.start : mention.end])
    names = (entity.name, *entity.aliases)
    return next((name for name in names if name.isupper() and name.lower() == asked), "")


def _stands_at(entity: Entity, acronym: str, source: Source) -> Span | None:
    """Return where a source that has the acronym has the name that it can be made of.

    A sentence with both comes first.
    """
    if re.search(rf"\b{re.escape(acronym)}(?!\w)", source.text) is None:
        return None
    places = [
        Span(match.start(), match.end())
        for name in (entity.name, *entity.aliases)
        if _is_made_of(acronym, name)
        for match in re.finditer(rf"\b{re.escape(_bare(name))}(?!\w)", source.text)
    ]
    return min(places, key=lambda at: acronym not in cite_span(at, source).quote, default=None)


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)


def _is_made_of(acronym: str, name: str) -> bool:
    """Whether an acronym is put together from the beginnings of a name's words, none left out.

    "SPACECOM" is, of "Space Command"; "INDOPACOM" is not, of "Indo-Pacific" alone.
    """
    words = [word.upper() for word in re.findall(r"\w+", _bare(name))]
    return len(words) > 1 and _joins(acronym, words)


def _joins(letters: str, words: list[str]) -> bool:
    if not words:
        return not letters
    return any(
        words[0].startswith(letters[:length]) and _joins(letters[length:], words[1:])
        for length in range(1, len(letters) + 1)
    )
