"""How each text of a fact base is read, so that starting up need not read thousands of asks again.

`bot compile` writes the readings beside the knowledge; they are derived, and a fingerprint of all
that they depend on tells whether they still hold. Where they don't, every text is read afresh:
slower, and the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.answering.read.question import Question
    from bot.facts import Fact, FactBase, Gap
    from bot.lang.lexicon import Lexicon

FILE = "readings.json"
_FORMAT = "7"  # to be raised whenever texts are read in another way


class Reading(NamedTuple):
    """What a parsed text gives.

    Attributes:
        keys: its stems and ``@entity`` names; synonyms are the lexicon's to add.
        signs: what it asks for, as facets and kinds beginning with ``?``, sorted.
        names: the entities it names for certain, not as one of two, nor as what several are.
        cue_words: the loaded words in it.
    """

    keys: frozenset[str]
    signs: tuple[str, ...]
    names: frozenset[str]
    cue_words: frozenset[str]


class Gathered(NamedTuple):
    """What the asks and own words of a fact or gap give together; plain values, fit for JSON.

    Attributes:
        asks_by_key: the numbers of the asks that have a key, in order.
        wants: what each ask asks for: its signs, parted by spaces.
        names: the entities that an ask names for certain.
        cue_words: the loaded words that two asks, or its own words, use.
        own: the keys of its own words: quotes, answer, fills.
    """

    asks_by_key: dict[str, list[int]]
    wants: list[str]
    names: list[str]
    cue_words: list[str]
    own: list[str]


def read(question: Question, cues: Mapping[str, frozenset[str]]) -> Reading:
    """Return the reading of a parsed text.

    Of "Japan or Korea?" neither is named for certain, and only a yes/no question claims an "all".
    """
    also = (key for term in question.content for key in term.also if key.startswith("@"))
    is_one_of_two = not cues["alternative"].isdisjoint(question.texts)
    is_claim = Facet.WHETHER in question.facets
    return Reading(
        keys=frozenset((*(term.key for term in question.content), *also)),
        signs=_signs(question.facets, question.kinds),
        names=frozenset[str]().union(
            *(m.ids for m in question.mentions if len(m.ids) == 1 and not is_one_of_two)
        ),
        cue_words=question.cue_words - (frozenset() if is_claim else cues["universal"]),
    )


def _signs(facets: Iterable[str], kinds: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(f"?{sign}" for sign in (*facets, *kinds)))


def gather(asks: Iterable[Reading], own: Iterable[Reading]) -> Gathered:
    """Return what readings give together."""
    asks, own = list(asks), list(own)
    asks_by_key: defaultdict[str, list[int]] = defaultdict(list)
    for number, ask in enumerate(asks):
        for key in ask.keys:
            asks_by_key[key].append(number)
    uses = Counter(word for ask in asks for word in ask.cue_words)
    own_cues = {word for reading in own for word in reading.cue_words}
    return Gathered(
        dict(sorted(asks_by_key.items())),
        [" ".join(ask.signs) for ask in asks],
        sorted({name for reading in (*asks, *own) for name in reading.names}),
        sorted(own_cues | {word for word, times in uses.items() if times > 1}),
        sorted({key for reading in own for key in reading.keys}),
    )


def own_texts(base: FactBase, fact: Fact) -> tuple[str, ...]:
    """Return what a fact says in its own words: quotes, answer, words, fills."""
    text = base.sources[fact.source].text
    quotes = [text[span.start : span.end] for span in fact.quotes]
    return (*quotes, fact.answer, *fact.words, *(fill.text for fill in fact.fills.values()))


def gather_all(base: FactBase, parse: Callable[[str], Reading]) -> dict[str, Gathered]:
    """Return what the annotated facts' and the gaps' texts give, by the id of fact or gap."""
    gathered = {
        fact.id: gather(map(parse, fact.asks), map(parse, own_texts(base, fact)))
        for fact in base.facts.values()
        if not fact.by_rule
    }
    for gap in base.gaps:
        readings = map(parse, gap.words)
        gathered[f"gap {gap.id}"] = gather((_of_gap(gap, reading) for reading in readings), ())
    return gathered


def _of_gap(gap: Gap, ask: Reading) -> Reading:
    """Return the reading of how people ask for what is left open of a gap's subject.

    It asks for what it says ("since when do they meet"), of what the gap is of, else for all that.
    """
    asked = [facet for facet in gap.facets if f"?{facet}" in ask.signs]
    kinds = {sign[1:] for sign in ask.signs}.difference(Facet) if asked else set[str]()
    signs = _signs(asked or gap.facets, kinds.union(gap.kinds))
    return ask._replace(keys=ask.keys | {f"@{gap.subject}"}, signs=signs)


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each folded word stands in texts."""
    return Counter(word.text for text in texts for word in split(text))


def fingerprint(base: FactBase, lexicon: Lexicon) -> str:
    """Return what readings depend on: the lexicon, the names and every text."""
    digest = hashlib.sha256(f"{_FORMAT} {lexicon.fingerprint}".encode())
    for entity in base.entities.values():
        words = (entity.id, entity.name, *entity.aliases, "", *entity.hypernyms)
        digest.update("\n".join(words).encode())
    for fact in base.facts.values():
        digest.update("\n".join((fact.id, *fact.asks, "", *own_texts(base, fact))).encode())
    for gap in base.gaps:
        digest.update("\n".join((gap.id, gap.subject, *gap.words)).encode())
    return digest.hexdigest()


class Readings(NamedTuple):
    """How a whole base is read.

    Attributes:
        gathered: by the id of a fact, or ``gap `` and the id of a gap.
        words: how often each folded word stands in the sources and the facts' texts.
        asked: likewise in the gaps' words.
    """

    gathered: dict[str, Gathered]
    words: Counter[str]
    asked: Counter[str]


def read_base(base: FactBase, parse: Callable[[str], Reading]) -> Readings:
    """Return how a base is read, by reading every text of it."""
    return Readings(
        gather_all(base, parse),
        count_words(texts_of(base)),
        count_words(word for gap in base.gaps for word in gap.words),
    )


def texts_of(base: FactBase) -> Iterator[str]:
    """Return what the sources say and how people ask for the facts."""
    for source in base.sources.values():
        yield source.text
    for fact in base.facts.values():
        yield fact.answer
        yield from fact.asks
        yield from fact.words


def render(mark: str, readings: Readings) -> str:
    """Return readings as JSON, a fact or gap a line, sorted."""
    gathered, *counters = readings
    words, asked = (
        json.dumps(dict(sorted(counter.items())), ensure_ascii=False) for counter in counters
    )
    rows = ",\n".join(
        f"{json.dumps(key)}: {json.dumps(gathered[key], ensure_ascii=False)}"
        for key in sorted(gathered)
    )
    head = f'"fingerprint": "{mark}",\n"words": {words},\n"asked": {asked}'
    return f'{{{head},\n"gathered": {{\n{rows}\n}}}}\n'


def restore(mark: str, stored: str) -> Readings | None:
    """Return what `render` was given; None where it no longer holds, or is not what it made."""
    try:
        data = json.loads(stored) if stored else {}
        if data.get("fingerprint") != mark:
            return None
        gathered = {key: Gathered(*row) for key, row in data["gathered"].items()}
        return Readings(gathered, Counter(data["words"]), Counter(data["asked"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
