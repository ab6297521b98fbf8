"""Writes knowledge: YAML that a person can review and `bot.factbase` reads back.

Sorted and complete, so that the same seeds give the same bytes. Values that are empty are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts import Date, Entity, Fact, Fill, Gap, Sentence, Source, Span
    from bot.parts import Part

HEADER = "# Compiled by `bot compile`"
"""How every knowledge file begins; what does not begin so is never removed."""
_WIDTH = 100
_TAG = "tag:yaml.org,2002:"


def render(part: Part) -> str:
    """Return a knowledge file's text."""
    source = part.source
    header = (
        f"{HEADER} from {source.file}: never edit this.\n"
        f"# To change it, edit {source.id}.yaml beside the seed and compile again.\n"
    )
    numbers = {sentence.span: sentence.number for sentence in source.sentences}
    data = {
        "source": _source(part),
        "sentences": dict(_sentence(sentence, source.text) for sentence in source.sentences),
        "entities": dict(sorted(_entities(part))),
        "facts": {key: _fact(part.facts[key], source, numbers) for key in sorted(part.facts)},
        "gaps": [_gap(gap) for gap in sorted(part.gaps, key=lambda gap: gap.id)],
    }
    return header + yaml.dump(
        _filled(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )


class _Dumper(yaml.CSafeDumper):
    """Writes each value where it stands, never as an alias.

    Only what knowledge is made of is known here, which takes half the time of the base's way.
    """

    def represent(self, data: Any) -> None:  # noqa: ANN401 - the base's signature
        """Write a document."""
        self.serialize(_node(data))


def _node(value: Any) -> Node:  # noqa: ANN401 - what YAML can hold
    if isinstance(value, str):
        return ScalarNode(_TAG + "str", str(value))  # an id may be of a class of its own
    if isinstance(value, dict):
        pairs = [(_node(key), _node(each)) for key, each in value.items()]
        return MappingNode(_TAG + "map", pairs, flow_style=False)
    if isinstance(value, list | tuple):
        return SequenceNode(_TAG + "seq", [_node(each) for each in value], flow_style=False)
    if isinstance(value, bool):
        return ScalarNode(_TAG + "bool", str(value).lower())
    return ScalarNode(_TAG + "int", str(value))


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty, tuples as lists."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value
    }


def _source(part: Part) -> dict[str, Any]:
    source = part.source
    return _filled(
        {
            "id": source.id,
            "file": source.file,
            "sha256": source.sha256,
            "annotation": part.annotation,
            "title": source.title,
            "publisher": source.publisher,
            "published": _date(source.published),
            "updated": _date(source.updated),
            "url": source.url,
            "language": source.language,
        }
    )


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _sentence(sentence: Sentence, text: str) -> tuple[str, str]:
    """Return a sentence's text by its place: "paragraph.number start-end", and whether it leans."""
    span = sentence.span
    place = f"{sentence.paragraph}.{sentence.number} {span.start}-{span.end}"
    return place + " leans" * sentence.leans, text[span.start : span.end]


def _date(date: Date | None) -> dict[str, Any]:
    if date is None:
        return {}
    return _filled(
        {"iso": date.iso, "text": date.text, "inferred": date.inferred, "basis": date.basis}
    )


def _dates(dates: Iterable[Date]) -> list[dict[str, Any]]:
    return [_date(date) for date in dates]


def _entities(part: Part) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the source's own entities, and whose the others are."""
    for key, entity in part.entities.items():
        yield key, _entity(entity) | _filled({"bare": part.bare.get(key, "")})
    for key, owner in part.borrowed.items():
        yield key, {"of": owner}


def _entity(entity: Entity) -> dict[str, Any]:
    return _filled(
        {
            "kind": entity.kind,
            "name": entity.name,
            "aliases": _joined(entity.aliases, "; "),
            "hypernyms": _joined(entity.hypernyms, "; "),
            "side": entity.side,
            "role": entity.role,
            "gloss": entity.gloss,
        }
    )


def _joined(words: tuple[str, ...], mark: str) -> str | tuple[str, ...]:
    """Return a list as one text, where no member has the mark in it."""
    return words if any(mark in word or not word for word in words) else mark.join(words)


def _fill(fill: Fill, dates: tuple[Date, ...]) -> dict[str, Any]:
    """Return a fill; a date that is the fact's first of its ISO form is given by that."""
    same = next((date for date in dates if fill.date and date.iso == fill.date.iso), None)
    return _filled(
        {
            "text": fill.text,
            "kinds": _joined(fill.kinds, " "),
            "entities": _joined(fill.entities, " "),
            "date": same.iso if same is not None and same == fill.date else _date(fill.date),
        }
    )


def _fact(fact: Fact, source: Source, numbers: Mapping[Span, int]) -> dict[str, Any]:
    """Return a fact; one that rules made quotes a whole sentence, by its number."""
    return _filled(
        {
            "sentence": numbers[fact.quotes[0]] if fact.by_rule else 0,
            "subject": fact.subject,
            "quotes": [] if fact.by_rule else [_span(q, source.text) for q in fact.quotes],
            "answer": fact.answer,
            "answers": fact.answers,
            "questions": fact.questions,
            "says": fact.says,
            "fills": {
                str(facet): _fill(fact.fills[facet], fact.dates) for facet in sorted(fact.fills)
            },
            "entities": _joined(fact.entities, " "),
            "dates": _dates(fact.dates),
            "numbers": _joined(fact.numbers, " "),
            "asks": _joined(fact.asks, "; "),
            "words": _joined(fact.words, "; "),
        }
    )


def _gap(gap: Gap) -> dict[str, Any]:
    return _filled(
        {
            "id": gap.id,
            "subject": gap.subject,
            "facets": [str(facet) for facet in gap.facets],
            "kinds": gap.kinds,
            "words": _joined(gap.words, "; "),
            "says": gap.says,
            "nearest": gap.nearest,
            "answers": gap.answers,
        }
    )
