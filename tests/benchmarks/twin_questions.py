"""Questions out of the clauses of a base: true ones, and twins with one part changed.

What is swapped in never stands in the clause's sentence, nor in another with the same verb, so that
the twin is false or open. Names of the base are the base's; all else is of `twins.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from twin_clauses import (
    AUXILIARIES,
    BASES,
    CLOSED,
    DATE,
    DATED,
    FORMS,
    KEPT,
    MONTH,
    MONTHS,
    PASTS,
    SETS,
    WORDS,
    Clause,
    Clauses,
    last_name,
    mentioned,
    shortened,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from bot.facts import Entity, FactBase

KINDS = {"unit": "organisation"}
SWAPPED = ("person", "country", "organisation", "place")
ACTORS = {"country", "organisation", "person"}
FRAMES = {
    "is it true": "is it true that {}?",
    "right": "{}, right?",
    "so": "so {}?",
    "claim": "claim: {}. true?",
}
EACH = 2  # names of the base and from outside that are swapped in for one
DETAILS = 3  # added to one clause
TWIN_FRAMES = 2  # in which a twin is asked, besides the plain question
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh".split()
COUNT = re.compile(
    rf"(?<![\w+’'-])(?:\d{{1,3}}|{'|'.join(NUMBERS)})(?![\w+-]| and \d|[,‚]? \d{{4}})"
)
RANK = re.compile(rf"(?<= )(?:{'|'.join(ORDINALS)})(?:-ever)?(?= )|\b\d{{1,2}}th\b(?! century)")
DEMONYM = re.compile(r"(?:ans?|ese|ish|is|ench|ies?|ns)$")


class Question(NamedTuple):
    """A question with its label.

    Attributes:
        kind: of the change; "true" where there is none.
        is_excluded: whether the sentence excludes a twin, so that a denial is right.
    """

    text: str
    is_true: bool
    kind: str
    is_excluded: bool
    frame: str
    sentence: str


class Change(NamedTuple):
    """A clause with one part changed."""

    kind: str
    is_excluded: bool
    clause: Clause


def questions(base: FactBase, chance: random.Random) -> list[Question]:
    """Return the questions that the sources of a base make, each once."""
    reader, changes = Clauses(base), Changes(base, chance)
    found: dict[str, Question] = {}
    for source in base.sources.values():
        clauses = reader.of(source)
        for whole in clauses:
            for clause in shortened(whole):
                made = [*changes.all(clause), *changes.sides(clause, whole, clauses)]
                for question in (*_true(clause, changes), *_twins(made, changes, chance)):
                    found.setdefault(question.text.lower(), question)
    return list(found.values())


def _true(clause: Clause, changes: Changes) -> Iterator[Question]:
    for frame, text in {**_whether(clause), **changes.opened(clause)}.items():
        yield Question(text, True, "true", False, frame, clause.sentence)


def _twins(made: list[Change], changes: Changes, chance: random.Random) -> Iterator[Question]:
    for kind, is_excluded, clause in made:
        asked = _whether(clause)
        frames = ["plain", *sorted(chance.sample(sorted(FRAMES), TWIN_FRAMES))]
        if kind == "negated":
            frames = list(FRAMES)
        texts = {frame: asked[frame] for frame in frames}
        if kind != "negated":
            texts |= changes.opened(clause)
        for frame, text in texts.items():
            yield Question(text, False, kind, is_excluded, frame, clause.sentence)


def _whether(clause: Clause) -> dict[str, str]:
    """Return a clause as it is asked with yes or no, by frame."""
    statement = clause.statement
    framed = {frame: text.format(statement) for frame, text in FRAMES.items()}
    framed["claim"] = framed["claim"].replace("..", ".")
    return {"plain": f"{clause.question}?", **framed}


class Changes:
    """Changes one part of a clause.

    Args:
        base: whose names are swapped in.
        chance: picks which.
    """

    def __init__(self, base: FactBase, chance: random.Random) -> None:
        self._chance = chance
        self._entities = [e for e in base.entities.values() if not _is_vague(e)]
        self._names: dict[str, Entity] = {}
        for entity in self._entities:
            for name in _names(entity):
                self._names.setdefault(name.replace(",", KEPT), entity)
        self._pattern = mentioned(self._names)
        self._texts = [source.text for source in base.sources.values()]
        self._sentences = [
            source.text[one.span.start : one.span.end]
            for source in base.sources.values()
            for one in source.sentences
        ]

    def all(self, clause: Clause) -> Iterator[Change]:
        """Give a clause with each of its parts changed."""
        for part in ("subject", "rest"):
            yield from self._swaps(clause, part)
        yield from self._dates(clause)
        yield from self._counts(clause)
        yield from self._directions(clause)
        yield from self._orders(clause)
        yield from self._contraries(clause)
        yield from self._details(clause)

    def sides(self, clause: Clause, whole: Clause, clauses: list[Clause]) -> Iterator[Change]:
        """Give a clause with the subject of one beside it: who did the other thing."""
        for other in clauses:
            near = other.paragraph == whole.paragraph and abs(other.number - whole.number) <= 1
            apart = self._kind(other.subject) and self._kind(clause.subject)
            if not near or not apart or other.subject == clause.subject:
                continue
            is_many = " and " in other.subject
            if is_many == (" and " in clause.subject) and not self._shares(clause, other.subject):
                yield Change("side", False, replace(clause, subject=other.subject))

    def _shares(self, clause: Clause, subject: str) -> bool:
        """Return whether a sentence with a clause's verb has somebody of a subject."""
        entities = [self._names[found[0]] for found in self._pattern.finditer(subject)]
        return any(self._is_known(clause, entity) for entity in entities)

    def _kind(self, text: str) -> str:
        """Return the kind of entity that a text names, and nothing else does."""
        bare = re.sub(r"^the ", "", text)
        people = re.split(rf"{KEPT} | and ", bare)
        kinds = {_kind(self._names[name]) if name in self._names else "" for name in people}
        return kinds.pop() if len(kinds) == 1 else ""

    def _mentions(self, text: str) -> Iterator[tuple[int, int, Entity]]:
        """Give where a text names somebody or something that can be swapped."""
        for found in self._pattern.finditer(text):
            entity, before, after = (
                self._names[found[0]],
                text[: found.start()],
                text[found.end() :],
            )
            words = re.findall(r"\S+", after)
            if entity.kind not in (*SWAPPED, "unit") or (words and words[0][0].isupper()):
                continue
            is_bare = not words or after[0] in ",’'‚" or words[0].lower() in CLOSED | AUXILIARIES
            if entity.kind == "country" and not is_bare and words[0] not in BASES:
                continue
            article = re.search(r"\b[Tt]he $", before)
            titles = re.search(r"(?:\b[A-Z][\w.]+ )+$", before) if entity.kind == "person" else None
            start = (article or titles or found).start()
            yield start, found.end(), entity

    def _swaps(self, clause: Clause, part: str) -> Iterator[Change]:
        text = getattr(clause, part)
        for start, end, entity in self._mentions(text):
            kind = "speaker" if clause.base == "say" and part == "subject" else _kind(entity)
            for name in (*self._own(clause, entity), *self._outside(entity)):
                other = text[:start] + name + text[end:]
                yield Change(kind, False, replace(clause, **{part: other}))

    def _own(self, clause: Clause, entity: Entity) -> list[str]:
        """Return names of the base that can stand for an entity's and make another claim."""
        fit = [
            other
            for other in self._entities
            if _kind(other) == _kind(entity)
            and not _is_part(other, entity)
            and not self._is_known(clause, other)
        ]
        return [self._shown(e) for e in self._chance.sample(fit, min(EACH, len(fit)))]

    def _is_known(self, clause: Clause, entity: Entity) -> bool:
        """Return whether an entity stands in the sentence, or in one with the same verb."""
        names = mentioned([*_all_names(entity), *(name.lower() for name in _all_names(entity))])
        forms = (clause.doing, *FORMS.get(clause.doing, ()))
        verb = re.compile(rf"\b(?:{'|'.join(map(re.escape, filter(None, forms)))})\b")
        around = [text for text in self._sentences if clause.doing and verb.search(text)]
        return any(names.search(text) for text in (clause.sentence, *around))

    def _outside(self, entity: Entity) -> list[str]:
        """Return names from outside for an entity of its kind that no source has."""
        names = WORDS[_kind(entity)]
        unknown = [name for name in names if not any(name in text for text in self._texts)]
        return self._chance.sample(unknown, min(EACH, len(unknown)))

    def _shown(self, entity: Entity) -> str:
        """Return the name of an entity as it stands in a question."""
        name = re.sub(r" \([^)]*\)", "", entity.name)
        if entity.kind == "person":
            return last_name(name)
        has_article = any(f"the {name}" in text or f"The {name}" in text for text in self._texts)
        return f"the {name}" if has_article and not name.startswith("the ") else name

    def _dates(self, clause: Clause) -> Iterator[Change]:
        for found in re.finditer(DATE, clause.rest.replace(KEPT, ",")):
            for date in _other_dates(found[0], self._chance):
                if date not in clause.sentence:
                    rest = clause.rest[: found.start()] + date + clause.rest[found.end() :]
                    yield Change("date", clause.is_past, replace(clause, rest=rest))

    def _counts(self, clause: Clause) -> Iterator[Change]:
        rest = clause.rest
        for found in (*COUNT.finditer(rest), *RANK.finditer(rest)):
            before = rest[: found.start()].split()
            if before and before[-1] in MONTHS or re.search(rf"{MONTH} $", rest[: found.start()]):
                continue
            for number in _other_numbers(found[0], self._chance):
                other = f"{rest[: found.start()]}{number}{rest[found.end() :]}"
                is_open = bool(before) and before[-1] in SETS["at_least"]
                yield Change("number", not is_open, replace(clause, rest=other))

    def _directions(self, clause: Clause) -> Iterator[Change]:
        """Give a clause the other way round: B visited A."""
        kind, rest = self._kind(clause.subject), clause.rest
        found = [(s, e) for s, e, entity in self._mentions(rest) if _kind(entity) == kind]
        is_one = len(found) == 1 and " and " not in clause.subject
        if kind not in ACTORS or not is_one or clause.doing in SETS["symmetric"]:
            return
        start, end = found[0]
        is_beside = re.search(r"\b(?:with|alongside|and|by|like|than) $", rest[:start])
        if not is_beside and rest[end : end + 1] not in {"’", "'"}:
            other = rest[:start] + clause.subject + rest[end:]
            changed = replace(clause, subject=rest[start:end], rest=other)
            yield Change("direction", True, changed)

    @staticmethod
    def _orders(clause: Clause) -> Iterator[Change]:
        for one, other in WORDS["pairs"].items():
            rest = re.sub(rf"\b{one}\b(?= \w)", other, clause.rest)
            if rest != clause.rest:
                yield Change("order", True, replace(clause, rest=rest))

    def _contraries(self, clause: Clause) -> Iterator[Change]:
        """Give the contrary of a clause: somebody refused to, did another thing, or did not."""
        base = clause.base if clause.verb in PASTS else ""
        contrary = WORDS["contrary"].get(base)
        if contrary and "and" not in clause.rest.split():
            past = " ".join(
                _past(word) if not n else word for n, word in enumerate(contrary.split())
            )
            words = contrary.split()
            rest = " ".join((*words[1:], clause.rest))
            yield Change(
                "contrary", True, replace(clause, verb=past.split()[0], base=words[0], rest=rest)
            )
        if base and self._kind(clause.subject):
            _, rest = clause.asked
            refused = replace(clause, verb="refused", base="refuse", rest=f"to {rest}")
            yield Change("contrary", True, refused)
        yield from _negated(clause)

    def _details(self, clause: Clause) -> Iterator[Change]:
        """Give a clause with something added that its sentence doesn't say."""
        is_state = clause.verb in {"is", "are", "was", "were"} and not clause.doing
        fits = list(WORDS["states" if is_state else "events"])
        if self._kind(clause.subject) == "person" and " and " not in clause.subject:
            fits += WORDS["people"] if clause.is_past and clause.base != "say" else []
        if clause.rest.split()[-1].lower() in SETS["nouns"]:
            fits += WORDS["things"] * 2
        for detail in self._chance.sample(fits, DETAILS):
            yield Change("added", False, replace(clause, rest=f"{clause.rest} {detail}"))

    def opened(self, clause: Clause) -> dict[str, str]:
        """Return the open questions that a clause answers, by what they ask for."""
        found = {}
        first, rest = clause.asked
        if self._kind(clause.subject) in ACTORS:
            verb = {"have": "has", "are": "is", "were": "was"}.get(clause.verb, clause.verb)
            if clause.verb not in BASES or clause.verb in PASTS:
                found["who"] = f"who {verb} {clause.rest}?"
        asked = f"{first} {clause.subject} {rest}"
        when = re.search(rf" (?:{DATED})(?=$| at | in )", asked.replace(KEPT, ","))
        if when and not re.search(r"\b(?:the|that|which|said)\b.*$", asked[when.start() :][:5]):
            found["when"] = f"when {asked[: when.start()]}{asked[when.end() :]}?"
        where = self._place(asked)
        if where:
            found["where"] = (
                f"where {asked[: where[0]].strip()} {asked[where[1] :].strip()}".strip() + "?"
            )
        tidied = {
            frame: re.sub(r"\s+", " ", text.replace(KEPT, ",")) for frame, text in found.items()
        }
        return {frame: text.replace(" ?", "?") for frame, text in tidied.items()}

    def _place(self, asked: str) -> tuple[int, int] | None:
        """Return from where to where a place stands that is an answer to “where”."""
        places = [(s, e) for s, e, entity in self._mentions(asked) if entity.kind == "place"]
        if not places:
            return None
        before = re.search(r" (?:in|at|to) $", asked[: places[0][0]])
        after = asked[places[-1][1] :]
        is_end = not after.strip() or re.match(rf" (?:{DATED})", after.replace(KEPT, ","))
        return (before.start(), places[-1][1]) if before and is_end else None


def _kind(entity: Entity) -> str:
    return KINDS.get(entity.kind, entity.kind)


def _is_vague(entity: Entity) -> bool:
    """Return whether an entity is a body of which others are part, or has no proper name."""
    words = {word.lower() for word in re.findall(r"[\w-]+", entity.name)}
    is_swapped = _kind(entity) == "organisation" or "’s " in entity.name
    return is_swapped and not words.isdisjoint(WORDS["umbrella"].split())


def _names(entity: Entity) -> list[str]:
    """Return the names by which an entity is found in a clause."""
    bare = re.sub(r" \([^)]*\)", "", entity.name)
    names = [bare.removeprefix("the "), *(name for name in entity.aliases if name[:1].isupper())]
    if entity.kind == "country":
        names = [name for name in names if not DEMONYM.search(name) or name == bare]
    return [*names, last_name(bare)] if entity.kind == "person" else names


def _all_names(entity: Entity) -> list[str]:
    return [entity.name, entity.name.removeprefix("the "), *entity.aliases]


def _is_part(one: Entity, other: Entity) -> bool:
    """Return whether one name is the other's with more words: a part of it, as it seems."""
    words, others = (
        {word.lower().rstrip("s") for word in re.findall(r"[\w.-]+", entity.name)} - {"the"}
        for entity in (one, other)
    )
    return words <= others or others <= words


def _past(base: str) -> str:
    return FORMS[base][0] if base in FORMS else base + ("d" if base.endswith("e") else "ed")


def _other_dates(date: str, chance: random.Random) -> list[str]:
    """Return a date with another day, another month and another year."""
    found = []
    day = re.search(rf"(?<=\b)\d{{1,2}}(?!\d)", date)
    if day:
        number = chance.choice([n for n in range(2, 29) if str(n) != day[0]])
        found.append(date[: day.start()] + str(number) + date[day.end() :])
    month = re.match(MONTH, date)
    if month:
        found.append(chance.choice([m for m in MONTHS if m != month[0]]) + date[month.end() :])
    year = re.search(r"\d{4}$", date)
    if year:
        found.append(
            date[: year.start()] + str(int(year[0]) + chance.choice((-5, -3, -2, -1, 1, 2)))
        )
    return found


def _other_numbers(number: str, chance: random.Random) -> list[str]:
    """Return two larger numbers, as the first is written."""
    if number.isdigit():
        return [str(int(number) + step) for step in chance.sample((1, 2, 5, 20, 40), 2)]
    if number[:1].isdigit():
        return [
            f"{n}th" for n in chance.sample([n for n in range(4, 20) if n not in {11, 12, 13}], 2)
        ]
    ever = "-ever" if number.endswith("-ever") else ""
    words = ORDINALS if number.removesuffix("-ever") in ORDINALS else NUMBERS
    at = words.index(number.removesuffix("-ever"))
    larger = [word for word in words[at + 1 :] if not (ever and word == "second")]
    return [word for word in larger[:3:2]]


def _negated(clause: Clause) -> Iterator[Change]:
    """Give a clause with “not”."""
    if clause.base:
        does, rest = clause.asked
        yield Change("negated", True, replace(clause, verb=does, base="", rest=f"not {rest}"))
    else:
        yield Change("negated", True, replace(clause, rest=f"not {clause.rest}"))
