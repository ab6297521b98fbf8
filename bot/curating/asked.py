"""What a question of the past wants, as the knowledge of today reads it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.facts import Facet
from bot.outcomes import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.speaking import Speaker

NEAREST = 3  # facts that are shown of a group


@dataclass(frozen=True, slots=True)
class Near:
    """A fact that is near to a question.

    Attributes:
        fact: its id, behind its source's: ``walk/anna-walked``.
        source: the source's id.
        quote: the sentence that says it.
    """

    fact: str
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, however often it was asked.

    Attributes:
        text: as it was typed first.
        times: how often.
        askers: by how many people.
        content: what it is about: stems, entities as ``@id``, and its kinds; its typing errors
            corrected.
        kinds: those of the things that it asks for.
        wanted: the facets that are asked; none for a yes/no question, which may be after any.
        near: the nearest facts, nearest first.
    """

    text: str
    times: int
    askers: int
    content: frozenset[str]
    kinds: frozenset[str]
    wanted: frozenset[str]
    near: tuple[Near, ...]


def read(rows: Iterable[tuple[str, str]], speaker: Speaker) -> Iterator[Asked]:
    """Yield what was asked in vain and still is; `rows` are questions with their askers."""
    texts: dict[str, str] = {}
    times: Counter[str] = Counter()
    people: dict[str, set[str]] = {}
    for text, asker in rows:
        key = " ".join(text.casefold().split()).rstrip("?!. ")
        texts.setdefault(key, text)
        times[key] += 1
        people.setdefault(key, set()).add(asker)
    for key, text in texts.items():
        reply, _, trace = speaker.explain(text)
        if trace is not None and not isinstance(reply.outcome, Answer):
            yield _asked(text, times[key], len(people[key]), trace)


def _asked(text: str, times: int, askers: int, trace: dict[str, Any]) -> Asked:
    """Return a question as the trace of its answer shows it (`bot.tracing`)."""
    said = trace["read"]
    near = (Near(each["fact"], each["source"], each["quote"]) for each in trace["found"])
    return Asked(
        text,
        times,
        askers,
        content=frozenset((*said["content"], *said["kinds"])),
        kinds=frozenset(said["kinds"]) - frozenset(said["content"]),
        wanted=frozenset(said["facets"]) - {Facet.WHETHER},
        near=tuple(near)[:NEAREST],
    )
