"""Writes knowledge: all of a source as JSON for the bot, and a page of YAML for a person.

`bot.factbase` reads the one, whose SHA-256 stands in the other. A line for each sentence, entity,
fact and gap; sorted and complete, so that the same seeds give the same bytes. Values that are empty
are left out.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from bot.compiling.overview import overview
from bot.factbase import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.compiling.annotation import Annotation
    from bot.facts import Date, Entity, Fact, Fill, Gap, Sentence, Source, Span
    from bot.parts import Part

HEADER = "# Compiled by `bot compile`"
"""How every page begins; what does not begin so is never removed."""


def render(part: Part, written: Annotation) -> dict[str, str]:
    """Return the text of each knowledge file of a source, by its name."""
    source = part.source
    facts = _lined(_data(part))
    digest = hashlib.sha256(facts.encode()).hexdigest()
    header = (
        f"{HEADER} from {source.file}: never edit this.\n"
        f"# To change it, edit {source.id}.yaml beside the seed and compile again.\n"
        f"# The bot reads {source.id}{FACTS}, sha256 {digest}\n"
    )
    return {f"{source.id}.yaml": header + overview(part, written), f"{source.id}{FACTS}": facts}


def _data(part: Part) -> dict[str, Any]:
    source = part.source
    numbers = {sentence.span: sentence.number for sentence in source.sentences}
    return {
        "source": _source(part),
        "sentences": dict(_sentence(sentence, source.text) for sentence in source.sentences),
        "entities": dict(sorted(_entities(part))),
        "facts": {key: _fact(part.facts[key], source, numbers) for key in sorted(part.facts)},
        "gaps": [_gap(gap) for gap in sorted(part.gaps, key=lambda gap: gap.id)],
    }


def _lined(data: Mapping[str, Any]) -> str:
    """Return data as JSON, a line for each of what its lists and mappings hold."""
    parts = []
    for key, value in data.items():
        if isinstance(value, dict):
            lines = [f"{_json(name)}: {_json(each)}" for name, each in value.items()]
            parts.append(f"{_json(key)}: {{\n" + ",\n".join(lines) + "\n}")
        elif value:
            parts.append(f"{_json(key)}: [\n" + ",\n".join(map(_json, value)) + "\n]")
    return "{" + ",\n".join(parts) + "}\n"


def _json(value: Any) -> str:  # noqa: ANN401 - what JSON can hold
    return json.dumps(value, ensure_ascii=False)


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
    words = text[span.start : span.end]
    return {"start": str(span.start), "end": str(span.end), "text": words}


def _sentence(sentence: Sentence, text: str) -> tuple[str, str]:
    """Return a sentence's text by its place: "paragraph.number start-end", and whether it leans."""
    span = sentence.span
    place = f"{sentence.paragraph}.{sentence.number} {span.start}-{span.end}"
    return place + " leans" * sentence.leans, text[span.start : span.end]


def _date(date: Date | None) -> dict[str, Any]:
    if date is None:
        return {}
    inferred = "true" * date.inferred
    return _filled({"iso": date.iso, "text": date.text, "inferred": inferred, "basis": date.basis})


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
            "sentence": str(numbers[fact.quotes[0]]) if fact.by_rule else "",
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
