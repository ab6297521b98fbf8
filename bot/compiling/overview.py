"""Writes what a person reviews of a compiled source: what the compiler found.

A line for each sentence, entity, fact and gap. What stands in the annotation (answers, quotes,
asks, words) is not said again: only which words of the text they rest on, and what was made of
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.compiling.annotation import Annotation
    from bot.facts import Date, Entity, Fact, Fill, Gap
    from bot.parts import Part

_WIDTH = 100


def overview(part: Part, written: Annotation) -> str:
    """Return the YAML of a page, without its header.

    Args:
        part: what was compiled.
        written: the annotation, of which nothing is said again.
    """
    facts = {key: fact for key, fact in part.facts.items() if not fact.by_rule}
    own = {note.id for note in written.facts} | {note.id for note in written.gaps}
    by_start = {fact.quotes[0].start: fact for fact in part.facts.values() if fact.by_rule}
    sentences = {
        f"{each.paragraph}.{each.number}": _fact(by_start.get(each.span.start))
        for each in part.source.sentences
    }
    data = {
        "source": dict(_source(part)),
        "sentences": sentences,
        "entities": {
            **{key: _entity(part.entities[key], written) for key in sorted(part.entities)},
            **{key: f"of {owner}" for key, owner in sorted(part.borrowed.items())},
        },
        "facts": {
            str(key): _fact(facts[key]) + f"; “{facts[key].answer}”" * (key not in own)
            for key in sorted(facts)
        },
        "gaps": {
            str(gap.id): _gap(gap) + f"; “{gap.says}”" * (gap.id not in own)
            for gap in sorted(part.gaps, key=lambda gap: gap.id)
        },
    }
    return yaml.dump(
        _kept(data), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )


def _kept(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _source(part: Part) -> Iterator[tuple[str, str]]:
    source = part.source
    yield "file", source.file
    yield "sha256", source.sha256
    if part.annotation:
        yield "annotation", part.annotation
    yield "title", source.title
    for name, date in (("published", source.published), ("updated", source.updated)):
        if date is not None:
            yield name, _date(date)


def _date(date: Date) -> str:
    return date.iso + " (inferred)" * date.inferred


def _entity(entity: Entity, written: Annotation) -> str:
    """Return what an entity is, on whose side it stands, and the names that were found of it."""
    names = () if entity.id in written.entities else entity.aliases
    side = f"; side: {entity.side}" * bool(entity.side)
    return f"{entity.kind}: {'; '.join((entity.name, *names))}{side}"


def _fact(fact: Fact | None) -> str:
    """Return where a fact stands, what it is about, and what fills its facets."""
    if fact is None:
        return ""
    places = ", ".join(f"{quote.start}-{quote.end}" for quote in fact.quotes)
    about = f" on {fact.subject}" * bool(fact.subject)
    says = f", said by {fact.says}" * bool(fact.says)
    fills = "".join(f"; {facet}: {_fill(fill)}" for facet, fill in fact.fills.items())
    return f"{places}{about}{says}{fills}"


def _fill(fill: Fill) -> str:
    """Return what was found of a fill: the entities it names, its date, its kinds."""
    date = (_date(fill.date),) if fill.date else ()
    return " ".join((*fill.entities, *date)) or ",".join(fill.kinds) or "-"


def _gap(gap: Gap) -> str:
    facets = " ".join(map(str, gap.facets))
    about = f" on {gap.subject}" * bool(gap.subject)
    return f"{facets}{about}" + f", near {gap.nearest}" * bool(gap.nearest)
