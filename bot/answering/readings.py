"""How each text of a fact base is read, so that starting up need not read thousands of asks again.

`bot compile` writes the readings beside the knowledge; they are derived, and a fingerprint of the
lexicon and the names tells whether they still hold. Where they don't, texts are read afresh:
slower, and the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.words import split
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.answering.question import Question
    from bot.facts import FactBase
    from bot.lexicon import Lexicon

FILE = "readings.json"
_FORMAT = "1"  # to be raised whenever texts are read in another way


class Reading(NamedTuple):
    """What matching needs of a parsed text.

    Attributes:
        keys: its stems and ``@entity`` names, sorted; synonyms are the lexicon's to add.
        names: the entities it names for certain (not as one of two).
    """

    keys: tuple[str, ...]
    facets: frozenset[Facet]
    kinds: frozenset[str]
    names: frozenset[str]
    cue_words: frozenset[str]


def texts_of(base: FactBase) -> Iterator[str]:
    """Yield every text that is matched against questions: asks, own words and gaps' words."""
    for fact in base.facts.values():
        if not fact.by_rule:
            yield from fact.asks
            yield from own_texts(base, fact.id)
    for gap in base.gaps:
        yield from gap.words


def own_texts(base: FactBase, fact_id: str) -> tuple[str, ...]:
    """Return what a fact says in its own words: quotes, answer, words, fills."""
    fact = base.facts[fact_id]
    text = base.sources[fact.source].text
    quotes = [text[span.start : span.end] for span in fact.quotes]
    return (*quotes, fact.answer, *fact.words, *(fill.text for fill in fact.fills.values()))


def read(question: Question, names: Iterable[str]) -> Reading:
    """Return the reading of a parsed text."""
    keys = {key for term in question.content for key in (term.key, *_named(term.also))}
    return Reading(
        tuple(sorted(keys)),
        question.facets,
        question.kinds,
        frozenset(names),
        question.cue_words,
    )


def _named(keys: Iterable[str]) -> Iterator[str]:
    return (key for key in keys if key.startswith("@"))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each folded word stands in texts."""
    return Counter(word.text for text in texts for word in split(text))


def fingerprint(base: FactBase, lexicon: Lexicon) -> str:
    """Return what readings depend on besides the texts: the lexicon and the entities' names."""
    digest = hashlib.sha256(f"{_FORMAT} {lexicon.fingerprint}".encode())
    for entity in base.entities.values():
        digest.update("\n".join((entity.id, entity.name, *entity.aliases)).encode())
        digest.update("\n".join(entity.hypernyms).encode())
    return digest.hexdigest()


class Readings:
    """Every text's reading, from what was stored or by parsing.

    Args:
        parse: reads a text that is not stored.
        stored: what `render` returned; ignored where its fingerprint is another.
    """

    def __init__(self, mark: str, parse: Callable[[str], Reading], stored: str = "") -> None:
        self._parse = parse
        self._known: dict[str, Reading] = {}
        self.words: Counter[str] | None = None
        data = json.loads(stored) if stored else {}
        if data.get("fingerprint") == mark:
            self._known = {text: _decoded(row) for text, row in data["texts"].items()}
            self.words = Counter(data["words"])

    def __call__(self, text: str) -> Reading:
        """Return the reading of a text, parsed once at most."""
        reading = self._known.get(text)
        if reading is None:
            reading = self._known[text] = self._parse(text)
        return reading


def render(mark: str, texts: Mapping[str, Reading], words: Mapping[str, int]) -> str:
    """Return the readings as JSON, one text a line, sorted."""
    head = json.dumps(mark)
    counts = json.dumps(dict(sorted(words.items())), ensure_ascii=False)
    rows = ",\n".join(
        f"{json.dumps(text, ensure_ascii=False)}: {json.dumps(_encoded(texts[text]))}"
        for text in sorted(texts)
    )
    return f'{{"fingerprint": {head},\n"words": {counts},\n"texts": {{\n{rows}\n}}}}\n'


def _encoded(reading: Reading) -> str:
    parts = (reading.keys, *map(sorted, reading[1:]))
    return "|".join(" ".join(part) for part in parts)


def _decoded(row: str) -> Reading:
    keys, facets, kinds, names, cues = row.split("|")
    return Reading(
        tuple(keys.split()),
        _facets(facets),
        frozenset(kinds.split()),
        frozenset(names.split()),
        frozenset(cues.split()),
    )


def _facets(words: str) -> frozenset[Facet]:
    known = _FACETS.get(words)
    if known is None:
        known = _FACETS[words] = frozenset(map(Facet, words.split()))
    return known


_FACETS: dict[str, frozenset[Facet]] = {}  # the few sets of facets that there are
