"""Questions out of the clauses of a base: true ones, and their twins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from twin_changes import ACTORS, COPULAS, PLACES, Changes
from twin_clauses import Clauses, shortened
from twin_names import Names, kind_of
from twin_words import DATED, KEPT, PASTS, THIRDS, Clause, tidy

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from bot.facts import FactBase

FRAMES = {
    "is it true": "is it true that {}?",
    "right": "{}, right?",
    "so": "so {}?",
    "claim": "claim: {}. true?",
}
TWIN_FRAMES = 2  # in which a twin is asked, besides the plain question
SINGULAR = {"have": "has", "are": "is", "were": "was"}


class Question(NamedTuple):
    """A question with its label.

    Attributes:
        kind: of the change; "true" where there is none.
        is_excluded: whether the sentence excludes a twin, so that a denial is right.
    """

    text: str
    kind: str
    is_excluded: bool
    frame: str
    sentence: str

    @property
    def is_true(self) -> bool:
        """Whether its source says so."""
        return self.kind == "true"


def questions(base: FactBase, chance: random.Random) -> list[Question]:
    """Return the questions that the sources of a base make, each once, true ones first."""
    reader, names = Clauses(base), Names(base, chance)
    changes, found = Changes(names, chance), dict[str, Question]()
    by_source = [reader.of(source) for source in base.sources.values()]
    clauses = [
        (clause, wholes) for wholes in by_source for whole in wholes for clause in shortened(whole)
    ]
    made = [question for clause, _ in clauses for question in _true(clause, names)]
    for clause, wholes in clauses:
        for kind, changed, is_excluded in changes.all(clause, wholes):
            texts = _twins(kind, changed, names, chance)
            made += [
                Question(text, kind, is_excluded, frame, clause.sentence) for frame, text in texts
            ]
    for question in made:
        found.setdefault(question.text.lower(), question)
    return list(found.values())


def _true(clause: Clause, names: Names) -> Iterator[Question]:
    for frame, text in {**_whether(clause), **_opened(clause, names)}.items():
        yield Question(text, "true", is_excluded=False, frame=frame, sentence=clause.sentence)


def _twins(
    kind: str, clause: Clause, names: Names, chance: random.Random
) -> Iterator[tuple[str, str]]:
    """Give a twin as it is asked, by frame; a negated one only as a statement."""
    asked = _whether(clause)
    for frame in sorted(chance.sample(sorted(FRAMES), TWIN_FRAMES)):
        yield frame, asked[frame]
    if kind != "negated":
        yield "plain", asked["plain"]
        opened = _opened(clause, names).items()
        yield from (each for each in opened if each[0] != "where" or kind not in PLACES)


def _whether(clause: Clause) -> dict[str, str]:
    """Return a clause as it is asked with yes or no, by frame."""
    framed = {frame: text.format(clause.statement) for frame, text in FRAMES.items()}
    return {"plain": f"{clause.question}?", **framed, "claim": framed["claim"].replace("..", ".")}


def _opened(clause: Clause, names: Names) -> dict[str, str]:
    """Return the open questions that a clause answers, by what they ask for."""
    first, rest = clause.asked
    found = {"who": _who(clause, names)}
    asked = f"{first} {clause.subject} {rest}".replace(KEPT, ",")
    if when := re.search(rf" (?:{DATED})(?=$| at | in )", asked):
        found["when"] = asked[: when.start()] + asked[when.end() :]
    if place := _place(asked.replace(",", KEPT), names):
        found["where"] = f"{asked[: place[0]]} {asked[place[1] :]}"
    return {frame: f"{frame} {tidy(text)}?" for frame, text in found.items() if text}


def _who(clause: Clause, names: Names) -> str:
    """Return what somebody did; empty where nobody is asked for with “who”."""
    is_thing = clause.verb in COPULAS and not clause.doing
    is_plural = clause.base and clause.verb not in PASTS and clause.verb not in THIRDS
    is_thing |= clause.rest.startswith("up ")  # “who stood up in May 2020”
    if is_thing or is_plural or names.kind(clause.subject) not in ACTORS:
        return ""
    return f"{SINGULAR.get(clause.verb, clause.verb)} {clause.rest}"


def _place(asked: str, names: Names) -> tuple[int, int] | None:
    """Return from where to where a place stands that is an answer to “where”."""
    places = [(s, e) for s, e, entity in names.mentions(asked) if kind_of(entity) in PLACES]
    before = re.search(r" (?:in|at|to) $", asked[: places[0][0]]) if places else None
    if not before:
        return None
    after = asked[places[-1][1] :].replace(KEPT, ",")
    is_end = not after.strip() or re.match(rf" (?:{DATED})", after)
    return (before.start(), places[-1][1]) if is_end else None
