"""Write an annotation in the long form as one in the short form.

    uv run python tests/benchmarks/shorten.py LONG.yaml [--asks N] >SHORT.yaml

What the compiler finds by itself is left out: ids, kinds, dates, the entities of fills, and all but
the first few asks and gap words. It shows what the short form is worth on the same questions
(`compare.py`); a person who writes one chooses better.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import yaml

from bot.compiling.validating import read

_UNSAID = re.compile(r"^The \w+(?: \w+)? (?:does not|doesn't) say (?P<open>.+?)\.?$")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("annotation", type=Path)
    parser.add_argument("--asks", type=int, default=4)
    parser.add_argument("--gap-words", type=int, default=6)
    given = parser.parse_args()
    annotation, _ = read(given.annotation.read_text("utf-8"), str(given.annotation))
    names = {key: entity.name for key, entity in annotation.entities.items()}
    data = {
        "source": annotation.source.model_dump(exclude_defaults=True),
        "entities": {
            entity.name: _entity(entity, names) for entity in annotation.entities.values()
        },
        "facts": [_fact(fact, names, given.asks) for fact in annotation.facts],
        "gaps": [_gap(gap, names, given.gap_words) for gap in annotation.gaps],
    }
    for name in ("published", "updated"):
        date = data["source"].get(name)
        if date and "inferred" in date:
            date["inferred"] = str(date["inferred"]).lower()
    print(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000), end="")


def _entity(entity, names):
    note = {"aliases": "; ".join(entity.aliases)}
    note |= {"is": "; ".join(entity.hypernyms), "role": entity.role, "gloss": entity.gloss}
    note["side"] = entity.side and names.get(entity.side, "")
    if entity.kind in ("topic", "group"):
        note["kind"] = ""
    return {key: value for key, value in note.items() if value}


def _fact(fact, names, asks):
    note = {"quote": fact.quote[0] if len(fact.quote) == 1 else list(fact.quote)}
    note["about"] = names.get(fact.subject, fact.subject)
    note["answer"] = fact.answer
    note |= {str(facet): fill.text for facet, fill in fact.fills.items()}
    note["says"] = fact.says and names.get(fact.says, "")
    said = " ".join((fact.answer, *fact.quote, *(fill.text for fill in fact.fills.values())))
    note["answers"], note["questions"] = fact.answers, fact.questions
    note["asks"] = "? ".join(ask.rstrip("?") for ask in _unlike(fact.asks, asks, said))
    return {key: value for key, value in note.items() if value}


def _unlike(asks, most, said):
    """Return the asks that have most words which neither the fact nor those before have."""
    known = set(re.findall(r"\w+", said.lower()))
    left, chosen = list(asks), []
    while left and len(chosen) < most:
        best = max(left, key=lambda ask: len(set(re.findall(r"\w+", ask.lower())) - known))
        chosen.append(best)
        left.remove(best)
        known |= set(re.findall(r"\w+", best.lower()))
    return chosen


def _gap(gap, names, words):
    said = _UNSAID.match(gap.says)
    more = _unlike(gap.words, words, "")
    if said and not gap.answers:
        return "; ".join([said["open"], *more])
    note = {
        "about": names.get(gap.subject, gap.subject),
        "facets": [str(facet) for facet in gap.facets],
        "says": gap.says,
        "words": "; ".join(more),
        "answers": gap.answers,
    }
    return {key: value for key, value in note.items() if value}


if __name__ == "__main__":
    main()
