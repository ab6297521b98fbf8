"""What a sentence says for each facet, where rules are sure: who, when, where, how many, why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.compiling.appositions import gloss_after
from bot.compiling.binding import clause_start
from bot.compiling.english import english
from bot.facts import Facet, Fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.compiling.dating import Dated
    from bot.compiling.numbers import Amount
    from bot.compiling.passages import Passage
    from bot.compiling.spotting import Mention
    from bot.compiling.tokens import Token
    from bot.facts import Entity

_WHO = frozenset(("person", "organisation", "unit", "country", "group", "role", "publication"))
_LOCATING = frozenset(
    """in at from to near across into throughout within outside around over off toward towards via
    inside between""".split()
)
_PASSED = frozenset("the a an both northern southern eastern western central modern".split())
_MUCH = frozenset(
    ("money", "percentage", "distance", "size", "weight", "speed", "temperature", "age")
)
_PLACE_KINDS = ("continent", "city", "state", "region", "country")
_VENUES = frozenset(
    """airport base palace castle cathedral hall stadium tower museum hotel center centre university
    school building observatory temple mosque church station headquarters academy college
    garrison""".split()
)
_GROUPS = frozenset(
    """participants representatives officials members leaders ministers scientists workers
    researchers engineers soldiers troops delegates officers students people residents companies
    citizens critics experts analysts lawmakers astronauts settlers refugees protesters nations
    countries""".split()
)
_REASON = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|thanks to|as a result of|on the grounds that|"
    r"in response to|in retaliation for|on account of|given that|(?<!such )as (?:it|they|he|she) )",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:in order to|so that|in furtherance of|for the purposes? of|"
    r"with the (?:aim|goal|intention) of|aimed at|intended to|designed to|"
    r"in an? (?:effort|attempt|bid) to|meant to)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\bby (?:\w+ly )?(?!morning|evening|spring)[a-z]{2,}ing\b|"
    r"\bthrough (?:the use of|a |an )|\bby means of\b"
)
_CLAUSE_END = re.compile(
    r"[;?!”\"]|,\s(?=(?:but|which|who|while|where|when|according|making)\b)|\s[—–]\s|$"
)
_LEADING = r"^(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|[Tt]he) "
_LONGEST = 200


def fill(
    text: str,
    passage: Passage,
    mentions: Sequence[Mention],
    found: tuple[Sequence[Dated], Sequence[Amount]],
    entities: Mapping[str, Entity],
) -> dict[Facet, Fill]:
    """Return what a passage says, by facet."""
    dates, amounts = found
    fills = {
        Facet.WHO: _who(passage, mentions, entities),
        Facet.WHEN: _when(text, dates),
        Facet.WHERE: _where(text, passage, mentions, entities),
        Facet.WHAT: _what(text, passage, mentions),
        Facet.WHY: _why(text, passage),
        Facet.HOW: _how(text, passage),
        Facet.HOW_MANY: _amount(amounts, frozenset(("count", "frequency"))),
        Facet.HOW_MUCH: _amount(amounts, _MUCH),
        Facet.HOW_LONG: _amount(amounts, frozenset(("duration",))),
    }
    return {facet: fill for facet, fill in fills.items() if fill is not None}


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(" ".join(text.split()) for text in texts))[:_LONGEST]


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _who(
    passage: Passage, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Fill | None:
    """Return the persons, organisations and countries among what is named, and unnamed groups."""
    who = [m for m in mentions if entities[m.entity].kind in _WHO]
    named = {at for m in mentions for at in range(m.start, m.end)}
    groups = [t for i, t in enumerate(passage.tokens) if t.lower in _GROUPS and i not in named]
    kinds = [entities[m.entity].kind for m in who] + ["group"] * bool(groups)
    if not kinds:
        return None
    names = [entities[m.entity].name for m in who] or [groups[0].text]
    roles = ["role"] * any(entities[m.entity].role for m in who)
    return Fill(_joined(names), _unique((*kinds, *roles)), _unique(m.entity for m in who))


def _when(text: str, dates: Sequence[Dated]) -> Fill | None:
    if not dates:
        return None
    kinds: list[str] = []
    for dated in dates:
        kinds += {"season": ["season", "year"], "day": ["day", "date"]}.get(
            dated.kind, [dated.kind]
        )
    date = next((dated.date for dated in dates if dated.date), None)
    words = (re.sub(_LEADING, "", text[d.start : d.end]) for d in dates)
    return Fill(_joined(words), _unique(kinds), (), date)


def _where(
    text: str, passage: Passage, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Fill | None:
    """Return the places that stand behind a word like "in", and those beside them."""
    places = [m for m in mentions if _is_located(passage.tokens, m, entities[m.entity], text)]
    if not places:
        return None
    kinds = [kind for m in places for kind in _kinds_of_place(entities[m.entity])]
    names = (entities[m.entity].name for m in places)
    return Fill(_joined(names), _unique(kinds), _unique(m.entity for m in places))


def _is_located(tokens: Sequence[Token], mention: Mention, entity: Entity, text: str) -> bool:
    if entity.kind not in ("place", "country") and not _is_venue(entity):
        return False
    words = text[tokens[mention.start].start : tokens[mention.end - 1].end]
    is_people = entity.kind in ("country", "place") and _is_adjective(words, entity)
    at = mention.start - 1
    while at >= 0 and tokens[at].lower in _PASSED:
        at -= 1
    if at < 0 or is_people or tokens[mention.start].before not in (" ", ", "):
        return False
    before = tokens[at]
    is_listed = before.lower in ("and", "or") or tokens[mention.start].before == ", "
    return before.lower in _LOCATING or (is_listed and _is_listed(tokens, at))


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a list of places that began behind "in" goes on: "in Accra, Ghana"."""
    while at >= 0 and (tokens[at].is_capital or tokens[at].lower in ("and", "or", "the")):
        at -= 1
    return at >= 0 and tokens[at].lower in _LOCATING


def _is_adjective(words: str, entity: Entity) -> bool:
    return words not in entity.name and words.lower().endswith(
        ("an", "ans", "ese", "ish", "ch", "i", "is", "tch")
    )


def _is_venue(entity: Entity) -> bool:
    return not _VENUES.isdisjoint(entity.name.lower().split())


def _kinds_of_place(entity: Entity) -> Iterator[str]:
    yield "country" if entity.kind == "country" else "place"
    yield from (
        kind for kind in _PLACE_KINDS if kind in entity.hypernyms and entity.kind == "place"
    )
    if _is_venue(entity):
        yield "venue"


def _what(text: str, passage: Passage, mentions: Sequence[Mention]) -> Fill | None:
    """Return what a passage says that something is: "The Accords are a set of principles"."""
    tokens = passage.tokens
    for mention in mentions:
        span = gloss_after(passage, mention.end)
        if span is not None and tokens[span[0]].text != "the":
            words = text[tokens[span[0]].start : tokens[span[1] - 1].end]
            return Fill(" ".join(words.split()), ("definition",), (mention.entity,))
    return None


def _why(text: str, passage: Passage) -> Fill | None:
    """Return the reason or purpose that a passage gives."""
    span = passage.sentence.span
    for pattern, kind in ((_REASON, "reason"), (_PURPOSE, "purpose")):
        if found := pattern.search(text, span.start, span.end):
            end = _introduction_end(passage) if found.start() == span.start else span.end
            return Fill(_clause(text, found.start(), end), (kind,))
    at = _purpose(passage.tokens)
    return Fill(_clause(text, at, span.end), ("purpose",)) if at >= 0 else None


def _introduction_end(passage: Passage) -> int:
    """Return where the words end that stand before the main clause."""
    start = clause_start(passage.tokens)
    return passage.tokens[start - 1].end if start else passage.sentence.span.end


def _purpose(tokens: Sequence[Token]) -> int:
    """Return where a purpose stands: "to" and a verb that no word before asks for; -1 for none."""
    known = english()
    for at in range(2, len(tokens) - 1):
        if tokens[at].text != "to" or tokens[at + 1].text not in known.purposes:
            continue
        before = tokens[at - 1]
        is_asked = before.lower in known.catenatives or before.lower.endswith("ly")
        is_time = known.unit_kinds.get(before.lower) == "duration"  # it took five months to …
        if not (is_asked or is_time or before.is_number) and tokens[at + 1].follows_closely:
            return tokens[at].start
    return -1


def _how(text: str, passage: Passage) -> Fill | None:
    span = passage.sentence.span
    found = _MANNER.search(text, span.start, span.end)
    return Fill(_clause(text, found.start(), span.end), ("manner",)) if found else None


def _clause(text: str, start: int, end: int) -> str:
    """Return the words from a place to the end of their clause."""
    stop = _CLAUSE_END.search(text, start, end)
    words = " ".join(text[start : stop.start() if stop else end].split())
    words = words.rstrip(",.")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0]


def _amount(amounts: Sequence[Amount], kinds: frozenset[str]) -> Fill | None:
    among = [amount for amount in amounts if amount.kind in kinds]
    if not among:
        return None
    return Fill(_joined(amount.text for amount in among), _unique(amount.kind for amount in among))
