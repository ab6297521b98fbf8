"""Leaves out topics that rules took for something, and a person who read the same words did not.

"Use", "Trust", "People": a capital makes a name of any word. Where a person quoted from every
sentence that has it, and no name of theirs shares a word with it, it is none; nor is one that is
only made of theirs ("United States Vinay Kwatra"), and no role is one that has a person's name in
it. Who speaks stays, and so does what is no topic.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from bot.compiling.interpreting import renamed
from bot.compiling.passages import FUNCTION_WORDS
from bot.compiling.world_names import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.compiling.interpreting import Interpretation
    from bot.compiling.mentions import Mention
    from bot.facts import Entity, Span


def sift(
    found: Interpretation,
    annotated: Mapping[str, Entity],
    named: Sequence[Sequence[Mention]],
    quotes: Collection[Span],
) -> Interpretation:
    """Return what rules found without such topics.

    Args:
        found: what they found, with the annotation's ids.
        annotated: what a person declared.
        named: where each sentence has its names.
        quotes: what a person quoted.
    """
    speakers = {reading.fact.says for reading in found.readings}
    new = found.entities.keys() - annotated.keys() - speakers
    topics = {key for key in new if found.entities[key].kind == "topic"}
    roles = {key for key in new if found.entities[key].kind == "role"}
    theirs = {word for entity in annotated.values() for word in _words(entity)}
    made = topics & _made_of_names(found, named) | roles & _around_people(found, annotated, named)
    strange = {key for key in topics if theirs.isdisjoint(_words(found.entities[key]))}
    strange -= _named_elsewhere(found, quotes)
    return renamed(found, dict.fromkeys(made | strange, ""))


def _words(entity: Entity) -> Iterable[str]:
    """Return the words of an entity's names that tell anything."""
    words = {word for name in (entity.name, *entity.aliases) for word in words_of(name)}
    return words - FUNCTION_WORDS


def _named_elsewhere(found: Interpretation, quotes: Collection[Span]) -> set[str]:
    """Return what stands in a sentence of which nobody quoted a word, or in no sentence."""
    mentioned = {mention.entity for reading in found.readings for mention in reading.mentions}
    elsewhere = found.entities.keys() - mentioned
    starts = sorted(quote.start for quote in quotes)
    for reading in found.readings:
        whole = reading.passage.sentence.span
        if bisect_left(starts, whole.start) == bisect_left(starts, whole.end):
            elsewhere |= {mention.entity for mention in reading.mentions}
    return elsewhere


def _made_of_names(found: Interpretation, named: Sequence[Sequence[Mention]]) -> set[str]:
    """Return what only stands where the words are all of annotated names."""
    made: set[str] = set()
    others: set[str] = set()
    for reading, names in zip(found.readings, named, strict=True):
        for mention in reading.mentions:
            words = reading.passage.tokens[mention.start : mention.end]
            is_made = all(
                any(name.span.start <= word.start and word.end <= name.span.end for name in names)
                for word in words
            )
            (made if is_made else others).add(mention.entity)
    return made - others


def _around_people(
    found: Interpretation, annotated: Mapping[str, Entity], named: Sequence[Sequence[Mention]]
) -> set[str]:
    """Return what somewhere has the name of an annotated person within."""
    around: set[str] = set()
    for reading, names in zip(found.readings, named, strict=True):
        people = [name.span for name in names if annotated[name.entity].kind == "person"]
        for mention in reading.mentions:
            place = reading.span_of(mention)
            if any(place.start <= p.start and p.end <= place.end and p != place for p in people):
                around.add(mention.entity)
    return around
