"""Makes an answer stand alone: puts a name where it opens with a pronoun, takes a "Yes" off.

A reader sees an answer without its question: "It can hold two astronauts" becomes "The rover can
hold two astronauts", and "The dialogue was held in Oslo" "The 2nd Oslo Dialogue was held in Oslo".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.compiling.annotation import FactNote
    from bot.facts import Entity

_PRONOUN = re.compile(r"(It|They|He|She)\b(?!['’])")
_YES = re.compile(r"(?:Yes|No)[,.:] \w")
_NOUN = re.compile(r"The ([\w-]+)\b(?!['’])")
_SEVERAL = re.compile(r"[,;] | and |[^s]s$")
_WORD = re.compile(r"\w+")
_IDLE = frozenset(("the", "a", "an", "and", "of"))
_FEWEST = 3  # words of a name that says more than its last alone: "the rover deal"


def alone(note: FactNote, entities: Mapping[str, Entity]) -> str:
    """Return a fact's answer as it can be told whatever was asked."""
    answer = _named(note, entities)
    match = _YES.match(answer)
    return _opened(answer[match.end() - 1 :], "") if match else answer


def opens_openly(answer: str) -> bool:
    """Return whether an answer opens with a pronoun."""
    return _PRONOUN.match(answer) is not None


def _named(note: FactNote, entities: Mapping[str, Entity]) -> str:
    """Return a fact's answer with a name in the place of the pronoun or noun that opens it.

    That is who does it, else what the fact is about, unless the rest of the answer names it; where
    neither fits in number, the answer is returned as it stands.
    """
    pronoun, noun = _PRONOUN.match(note.answer), _NOUN.match(note.answer)
    if pronoun is not None:
        rest = note.answer[pronoun.end() :]
        name = next((n for n in _meant(note, entities, rest) if _agrees(pronoun[1], *n)), None)
        return _opened(name[0], rest) if name else note.answer
    subject = entities.get(note.subject)
    words = subject.name.split() if subject else []
    if noun is None or len(words) < _FEWEST or words[-1].casefold() != noun[1]:
        return note.answer
    rest = note.answer[noun.end() :]
    return (
        note.answer
        if _words(rest).intersection(_words(" ".join(words[:-1])))
        else _opened(" ".join(words), rest)
    )


def _meant(
    note: FactNote, entities: Mapping[str, Entity], rest: str
) -> Iterator[tuple[str, Entity | None]]:
    """Yield who does it and what the fact is about, each with the one entity that it is, if any."""
    fill, told = note.fills.get(Facet.WHO), _words(rest)
    one = entities.get(fill.entities[0]) if fill and len(fill.entities) == 1 else None
    for name, entity in ((fill.text if fill else "", one), ("", entities.get(note.subject))):
        shown = name or (entity.name if entity else "")
        others = entity.aliases if entity else ()
        if shown and not any(_words(each) <= told for each in (shown, *others)):
            yield shown, entity


def _agrees(pronoun: str, name: str, entity: Entity | None) -> bool:
    """Return whether a pronoun may stand for a name: a person, a thing, or several."""
    if entity is not None and entity.kind == "person":
        return pronoun in {"He", "She"}
    is_one = entity is not None and entity.kind in {"country", "organisation", "document"}
    return pronoun == ("They" if _SEVERAL.search(name) and not is_one else "It")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - _IDLE


def _opened(name: str, rest: str) -> str:
    return name[:1].upper() + name[1:] + rest
