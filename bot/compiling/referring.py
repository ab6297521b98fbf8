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
_YES = re.compile(r"(?:Yes|No)[,.:] (?=[^\W\d])")  # "No. 5 Squadron" is a name
_TO_BE = r" (?:is|are|was|were|will be|ha[sd] been|have been)\b"
_CLEFT = re.compile(rf"{_TO_BE}.*\b(?:who|whom|that)\b")  # "It was Anna who …": it means nothing
_PASSIVE = re.compile(rf"{_TO_BE} (?:\w+ly )?\w+(?:ed|en)\b")  # what it was done by is none of it
_NOUN = re.compile(r"The ([\w-]+)\b(?!['’])")
_SEVERAL = re.compile(r"[,;] | and |[^s]s$")
_WORD = re.compile(r"\w+")
_IDLE = frozenset(("the", "a", "an", "and", "of"))
_FEWEST = 3  # words of a name that says more than its last alone: "the rover deal"


def alone(note: FactNote, entities: Mapping[str, Entity]) -> str:
    """Return a fact's answer without a "Yes", and with a name for what opens it, where one fits."""
    match = _YES.match(note.answer)
    answer = _opened(note.answer[match.end() :], "") if match else note.answer
    return _named(answer, note, entities)


def opens_openly(answer: str) -> bool:
    """Return whether an answer opens with a pronoun, a "Yes" aside."""
    return _PRONOUN.match(_YES.sub("", answer, count=1)) is not None


def _named(answer: str, note: FactNote, entities: Mapping[str, Entity]) -> str:
    """Return an answer with a name in the place of the pronoun or noun that opens it.

    That is who does it, else what the fact is about, unless the rest of the answer names it; where
    neither fits in number, the answer is returned as it stands.
    """
    pronoun, noun = _PRONOUN.match(answer), _NOUN.match(answer)
    if pronoun is not None:
        rest = answer[pronoun.end() :]
        meant = () if _CLEFT.match(rest) else _meant(note, entities, rest)
        name = next((name for name in meant if _agrees(pronoun[1], *name)), None)
        return _opened(name[0], rest) if name else answer
    subject = entities.get(note.subject)
    *more, last = subject.name.split() if subject else [""]
    if noun is None or len(more) < _FEWEST - 1 or last.casefold() != noun[1]:
        return answer
    rest = answer[noun.end() :]
    is_named = not _words(rest).isdisjoint(_words(" ".join(more)))
    return answer if is_named else _opened(" ".join((*more, last)), rest)


def _meant(
    note: FactNote, entities: Mapping[str, Entity], rest: str
) -> Iterator[tuple[str, Entity | None]]:
    """Yield who does it and what the fact is about, each with the one entity that it is, if any."""
    fill, told = note.fills.get(Facet.WHO), _words(rest)
    one = entities.get(fill.entities[0]) if fill and len(fill.entities) == 1 else None
    subject = entities.get(note.subject)
    doing = [(fill.text, one)] if fill and not _PASSIVE.match(rest) else []
    for shown, entity in (*doing, (subject.name if subject else "", subject)):
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
