"""Questions from frames: by the kinds of what a fact says, and for names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asking.names import is_several, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.asking.grammar import Frames
    from bot.facts import Entity, Fact, FactBase, Fill


class Framer:
    """Fills the frames of one language.

    Args:
        write: how an entity is named in it; empty where it is not.
    """

    def __init__(
        self, base: FactBase, frames: Frames, write: Callable[[Entity], str] = shown
    ) -> None:
        self._base = base
        self._frames = frames
        self._write = write

    def by_kind(self, fact: Fact, fill: Fill) -> Iterator[str]:
        """Yield questions for a fill, by its kinds."""
        about = self._base.entities.get(fact.subject)
        if about is None:
            return
        names = {"name": self._write(about), "acronym": self._acronym(about)}
        speaker = self._base.entities.get(fact.says)
        names["speaker"] = self._write(speaker) if speaker and speaker is not about else ""
        for kind in fill.kinds:
            frames = self._frames.by_kind.get(kind, {})
            for frame in frames.get(about.kind, frames.get("any", [])):
                if all(name for key, name in names.items() if f"{{{key}}}" in frame):
                    yield frame.format_map(names)

    def named(self, entity: Entity) -> str:
        """Return the question for a name alone; empty where the language doesn't name it."""
        name, frames = self._write(entity), self._frames
        if is_several(entity) and frames.several:
            several = frames.named if entity.kind in frames.named else frames.several
            frame = several.get(entity.kind, several["any"])
        else:
            frame = frames.named.get(entity.kind, frames.named["any"])
        return frame.format(name=name) if name else ""

    def about(self, fact: Fact) -> Iterator[str]:
        """Yield the questions that ask for anything about a fact's subject."""
        entity = self._base.entities.get(fact.subject)
        if entity is not None and (name := self._write(entity)):
            yield self.named(entity)
            yield self._frames.about.format(name=name)

    def _acronym(self, entity: Entity) -> str:
        names = (entity.name, *entity.aliases)
        return next((n for n in names if n.isascii() and n.isupper() and " " not in n), "")
