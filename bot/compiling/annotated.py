"""An annotation as a whole: without what is wrong in it, and with an id for each fact and gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.compiling.annotation import Annotation, FactNote, GapNote, MadeId, free
from bot.sameness import as_id

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    Loc = tuple[int | str, ...]

_HOLES = {"facts": FactNote.model_construct(), "gaps": GapNote.model_construct()}
_WORDS_OF_ID = 6


def is_hole(note: FactNote | GapNote) -> bool:
    """Return whether a note only keeps the place of one that is wrong."""
    return any(note is hole for hole in _HOLES.values())


def without(data: Any, places: Sequence[Loc], known: Collection[Loc]) -> Any:  # noqa: ANN401 - YAML
    """Return data without the values at some places; all of an item that was wrong before.

    Args:
        data: of a YAML document.
        places: the paths of what is wrong.
        known: the first two steps of paths that were wrong in an earlier round.
    """
    left = _copied(data)
    for place in places:
        steps = [step for step in place if step != "[key]"]
        if len(steps) < 2:  # noqa: PLR2004 - a whole part of the annotation
            left = _without_key(left, steps[0]) if steps else {}
        elif tuple(steps[:2]) in known or len(steps) == 2:  # noqa: PLR2004 - a whole item
            _leave_out(left, steps[0], steps[1])
        else:
            _remove(left, steps)
    return left


def _copied(data: Any) -> Any:  # noqa: ANN401 - YAML
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _without_key(data: Any, key: int | str) -> Any:  # noqa: ANN401 - YAML
    return {k: v for k, v in data.items() if k != key} if isinstance(data, dict) else {}


def _leave_out(data: Any, part: int | str, item: int | str) -> None:  # noqa: ANN401 - YAML
    """Leave a hole in place of a fact or gap; leave out anything else."""
    items = data.get(part)
    if isinstance(items, list) and isinstance(item, int) and item < len(items):
        items[item] = _HOLES.get(str(part), items[item])
    elif isinstance(items, dict):
        for key in [key for key in items if key == item or as_id(key) == item]:
            del items[key]


def _remove(data: Any, steps: Sequence[int | str]) -> None:  # noqa: ANN401 - YAML
    """Remove the deepest key of a path that is there."""
    node, owner, name = data, None, ""
    for step in steps:
        if isinstance(node, dict):
            found = next((key for key in node if step in (key, _plainly(key))), None)
            if found is None:
                continue
            owner, name, node = node, found, node[found]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
    if owner is not None:
        del owner[name]


def _plainly(key: str) -> str:
    return as_id(key)


def with_ids(annotation: Annotation) -> Annotation:
    """Return an annotation in which each fact and gap has an id: one of its words, if none."""
    said = [fact.answer or " ".join(fact.quote) for fact in annotation.facts]
    facts = _named(annotation.facts, said)
    gaps = _named(annotation.gaps, [gap.open or gap.says for gap in annotation.gaps])
    return annotation.model_copy(update={"facts": facts, "gaps": gaps})


def _named(notes: Sequence[Any], words: Sequence[str]) -> tuple[Any, ...]:
    taken = {note.id for note in notes if note.id}
    named = []
    for note, said in zip(notes, words, strict=True):
        if note.id or is_hole(note):
            named.append(note)
            continue
        key = free(as_id(said, _WORDS_OF_ID) if said else "fact", taken)
        taken.add(key)
        named.append(note.model_copy(update={"id": MadeId(key)}))
    return tuple(named)
