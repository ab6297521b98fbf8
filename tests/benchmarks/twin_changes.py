"""Twins of a clause: it with one part changed, so that its source doesn't say it.

What is swapped in never stands in the clause's sentence, nor in another with the same verb. Names
of the base are the base's; all else is of `twins.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from twin_names import kind_of, side_of
from twin_words import DATE, FORMS, KEPT, MONTH, MONTHS, PASTS, SETS, WORDS, Clause

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from twin_names import Names

    from bot.facts import Entity

PLACES = frozenset(("town", "site", "body"))
ACTORS = frozenset(("country", "organisation", "person"))
COPULAS = frozenset(("is", "are", "was", "were"))
DETAILS = 4  # added to one clause
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh".split()
COUNT = re.compile(
    rf"(?<![\w+’'-])(?:\d{{1,3}}|{'|'.join(NUMBERS)})(?![\w+-]| and \d|[,‚]? \d{{4}})"
)
RANK = re.compile(rf"(?<= )(?:{'|'.join(ORDINALS)})(?:-ever)?(?= )|\b\d{{1,2}}th\b(?! century)")
NEXT = (1, 2, 5, 20, 40)  # how much larger a number is than the one for which it stands


class Change(NamedTuple):
    """A clause with one part changed.

    Attributes:
        is_excluded: whether the source excludes it, so that a denial is right.
    """

    kind: str
    clause: Clause
    is_excluded: bool = False


class Changes:
    """Changes one part of a clause.

    Args:
        names: what is swapped in.
        chance: picks which.
    """

    def __init__(self, names: Names, chance: random.Random) -> None:
        self._names = names
        self._chance = chance

    def all(self, clause: Clause, clauses: Sequence[Clause]) -> Iterator[Change]:
        """Give a clause with each of its parts changed, among the clauses of its source."""
        yield from self._swaps(clause)
        yield from self._sides(clause, clauses)
        yield from self._dates(clause)
        yield from self._counts(clause)
        yield from self._directions(clause)
        yield from _orders(clause)
        yield from self._contraries(clause)
        yield _negated(clause)
        yield from self._details(clause)

    def _swaps(self, clause: Clause) -> Iterator[Change]:
        for start, end, entity in self._names.mentions(clause.subject):
            kind = "speaker" if clause.base == "say" else kind_of(entity)
            for name in self._names.others(clause, entity):
                other = clause.subject[:start] + name + clause.subject[end:]
                yield Change(kind, replace(clause, subject=other))
        for start, end, entity in self._names.mentions(clause.rest):
            for name in self._names.others(clause, entity):
                is_excluded = entity.kind == "place" and _is_once(clause)
                yield Change(kind_of(entity), _with(clause, start, end, name), is_excluded)

    def _sides(self, clause: Clause, clauses: Sequence[Clause]) -> Iterator[Change]:
        """Give a clause with the subject of one beside it: who did the other thing."""
        own = self._names.bearers(clause.subject)
        for other in clauses:
            bearers = self._names.bearers(other.subject)
            near = other.paragraph == clause.paragraph and abs(other.number - clause.number) <= 1
            fits = near and own and len(own) == len(bearers) and self._are_apart(own, bearers)
            if fits and not any(self._names.is_known(clause, bearer) for bearer in bearers):
                yield Change("side", replace(clause, subject=other.subject))

    @staticmethod
    def _are_apart(own: Sequence[Entity], others: Sequence[Entity]) -> bool:
        """Return whether all are actors of which none stands for another's country."""
        are_actors = all(kind_of(entity) in ACTORS for entity in (*own, *others))
        are_people = {entity.kind for entity in (*own, *others)} == {"person"}
        sides = {side_of(entity) for entity in own} & {side_of(entity) for entity in others}
        return are_actors and (are_people or not sides) and not set(own) & set(others)

    def _dates(self, clause: Clause) -> Iterator[Change]:
        for found in re.finditer(DATE, clause.rest.replace(KEPT, ",")):
            for date in _other_dates(found[0], self._chance):
                if date not in clause.sentence:
                    yield Change("date", _with(clause, *found.span(), date), clause.is_past)

    def _counts(self, clause: Clause) -> Iterator[Change]:
        for found in (*COUNT.finditer(clause.rest), *RANK.finditer(clause.rest)):
            before = clause.rest[: found.start()].split()[-1:]
            is_ordered = not WORDS["pairs"].keys().isdisjoint(clause.rest.split())
            if is_ordered or (before and before[0] in MONTHS):
                continue
            is_least = not SETS["at_least"].isdisjoint(before)
            for number in _other_numbers(found[0], self._chance):
                yield Change("number", _with(clause, *found.span(), number), not is_least)

    def _directions(self, clause: Clause) -> Iterator[Change]:
        """Give a clause the other way round: B visited A."""
        kind, rest = self._names.kind(clause.subject), clause.rest
        found = [(s, e) for s, e, entity in self._names.mentions(rest) if kind_of(entity) == kind]
        is_one = len(found) == 1 and " and " not in clause.subject
        if kind not in ACTORS or not is_one or clause.doing in SETS["symmetric"]:
            return
        start, end = found[0]
        is_beside = re.search(r"\b(?:with|alongside|and|by|like|than) $", rest[:start])
        if not is_beside and rest[end : end + 1] not in {"’", "'"}:
            turned = replace(_with(clause, start, end, clause.subject), subject=rest[start:end])
            yield Change("direction", turned, is_excluded=True)

    def _contraries(self, clause: Clause) -> Iterator[Change]:
        """Give the contrary of a clause: somebody refused to do it, or did what excludes it."""
        if clause.verb not in PASTS:
            return
        base, *others = WORDS["contrary"].get(clause.base, "").split() or [""]
        if base and "and" not in clause.rest.split():
            rest = " ".join((*others, clause.rest))
            contrary = replace(clause, verb=_past(base), base=base, rest=rest)
            yield Change("contrary", contrary, is_excluded=True)
        if self._names.kind(clause.subject) in ACTORS:
            refused = replace(clause, verb="refused", base="refuse", rest=f"to {clause.asked[1]}")
            yield Change("contrary", refused, is_excluded=True)

    def _details(self, clause: Clause) -> Iterator[Change]:
        """Give a clause with something added that its sentence doesn't say."""
        is_state = clause.verb in COPULAS and not clause.doing
        fits = list(WORDS["states" if is_state else "events"])
        is_one = self._names.kind(clause.subject) == "person" and " and " not in clause.subject
        if is_one and clause.is_past and clause.base != "say":
            fits += WORDS["people"]
        if clause.rest.split()[-1].lower() in SETS["nouns"]:
            fits += WORDS["things"] * 2
        if _is_once(clause):  # it has one place, though the clause may not say it
            fits = [detail for detail in fits if not re.search(r"\b(?:in|from) .*[A-Z]", detail)]
        for detail in self._chance.sample(fits, DETAILS):
            yield Change("added", replace(clause, rest=f"{clause.rest} {detail}"))


def _with(clause: Clause, start: int, end: int, words: str) -> Clause:
    """Return a clause with other words at a place of its rest."""
    return replace(clause, rest=clause.rest[:start] + words + clause.rest[end:])


def _is_once(clause: Clause) -> bool:
    """Return whether a clause tells of an event that was held in one place."""
    return clause.is_past and clause.doing in SETS["once"]


def _orders(clause: Clause) -> Iterator[Change]:
    for one, other in WORDS["pairs"].items():
        rest = re.sub(rf"\b{one}\b(?= \w)", other, clause.rest)
        if rest != clause.rest:
            yield Change("order", replace(clause, rest=rest), is_excluded=True)


def _negated(clause: Clause) -> Change:
    """Return a clause with “not”."""
    if not clause.base:
        return Change("negated", replace(clause, rest=f"not {clause.rest}"), is_excluded=True)
    does, rest = clause.asked
    denied = replace(clause, verb=does, base="", rest=f"not {rest}")
    return Change("negated", denied, is_excluded=True)


def _past(base: str) -> str:
    return FORMS[base][0] if base in FORMS else base + ("d" if base.endswith("e") else "ed")


def _other_dates(date: str, chance: random.Random) -> list[str]:
    """Return a date with another day, another month and another year."""
    found = []
    if day := re.search(r"(?<=\b)\d{1,2}(?!\d)", date):
        number = chance.choice([n for n in range(2, 29) if str(n) != day[0]])
        found.append(date[: day.start()] + str(number) + date[day.end() :])
    if month := re.match(MONTH, date):
        found.append(chance.choice([m for m in MONTHS if m != month[0]]) + date[month.end() :])
    if year := re.search(r"\d{4}$", date):
        other = int(year[0]) + chance.choice((-5, -3, -2, -1, 1, 2))
        found.append(date[: year.start()] + str(other))
    return found


def _other_numbers(number: str, chance: random.Random) -> list[str]:
    """Return two larger numbers, as the first is written."""
    if number.isdigit():
        return [str(int(number) + step) for step in chance.sample(NEXT, 2)]
    if number[0].isdigit():
        return [f"{int(number[:-2]) + step}th" for step in (3, 5) if int(number[:-2]) < 15]
    words = ORDINALS if number.removesuffix("-ever") in ORDINALS else NUMBERS
    larger = words[words.index(number.removesuffix("-ever")) + 1 :]
    return larger[1:2] if number.endswith("-ever") else larger[:3:2]
