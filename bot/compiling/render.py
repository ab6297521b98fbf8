"""Writes knowledge: YAML that a person can review and `bot.factbase` reads back.

Sorted and complete, so that the same seeds give the same bytes. Values that are empty are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.factbase import Part
    from bot.facts import Date, Entity, Fact, Fill, Gap, Sentence, Span

HEADER = "# Compiled by `bot compile`"
"""How every knowledge file begins; what does not begin so is never removed."""
_WIDTH = 100


def render(part: Part) -> str:
    """Return a knowledge file's text."""
    source = part.source
    header = (
        f"{HEADER} from {source.file}: never edit this.\n"
        f"# To change it, edit {source.id}.yaml beside the seed and compile again.\n"
    )
    data = {
        "source": _source(part),
        "sentences": [_sentence(sentence, source.text) for sentence in source.sentences],
        "entities": {key: _entity(part.entities[key]) for key in sorted(part.entities)},
        "facts": {key: _fact(part.facts[key], source.text) for key in sorted(part.facts)},
        "gaps": [_gap(gap) for gap in sorted(part.gaps, key=lambda gap: gap.id)],
    }
    return header + yaml.dump(
        _filled(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )


class _Dumper(yaml.CSafeDumper):
    """Writes each value where it stands, never as an alias."""

    def ignore_aliases(self, _data: Any) -> bool:  # noqa: ANN401 - the base's signature
        return True


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


def _sentence(sentence: Sentence, text: str) -> dict[str, Any]:
    leans = {"leans": True} if sentence.leans else {}
    place = {"number": sentence.number, "paragraph": sentence.paragraph}
    return place | leans | _span(sentence.span, text)


def _date(date: Date | None) -> dict[str, Any]:
    if date is None:
        return {}
    return _filled(
        {"iso": date.iso, "text": date.text, "inferred": date.inferred, "basis": date.basis}
    )


def _dates(dates: Iterable[Date]) -> list[dict[str, Any]]:
    return [_date(date) for date in dates]


def _entity(entity: Entity) -> dict[str, Any]:
    return _filled(
        {
            "kind": entity.kind,
            "name": entity.name,
            "aliases": entity.aliases,
            "hypernyms": entity.hypernyms,
            "side": entity.side,
            "role": entity.role,
            "gloss": entity.gloss,
        }
    )


def _fill(fill: Fill) -> dict[str, Any]:
    return _filled(
        {
            "text": fill.text,
            "kinds": fill.kinds,
            "entities": fill.entities,
            "date": _date(fill.date),
        }
    )


def _fact(fact: Fact, text: str) -> dict[str, Any]:
    return _filled(
        {
            "subject": fact.subject,
            "quotes": [_span(quote, text) for quote in fact.quotes],
            "answer": fact.answer,
            "answers": fact.answers,
            "questions": fact.questions,
            "says": fact.says,
            "fills": {str(facet): _fill(fact.fills[facet]) for facet in sorted(fact.fills)},
            "entities": fact.entities,
            "dates": _dates(fact.dates),
            "numbers": fact.numbers,
            "asks": fact.asks,
            "words": fact.words,
            "by_rule": fact.by_rule,
        }
    )


def _gap(gap: Gap) -> dict[str, Any]:
    return _filled(
        {
            "id": gap.id,
            "subject": gap.subject,
            "facets": [str(facet) for facet in gap.facets],
            "kinds": gap.kinds,
            "words": gap.words,
            "says": gap.says,
            "nearest": gap.nearest,
            "answers": gap.answers,
        }
    )
