"""Which of two things a fact calls more so than the other: "a larger group followed"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.entail.case import Case
    from bot.answering.read.question import Mention
    from bot.facts import Fact

_WITHIN = 5  # words from a comparative to the name of what it tells of


class _Compared(NamedTuple):
    """A comparative in the question, and whether it says the same as the fact's or its contrary."""

    at: int
    is_same: bool


def is_so(case: Case, fact: Fact) -> bool | None:
    """Return whether a claim that compares is true; None where the fact compares nothing like it.

    "The squadron is larger than the group", where "a larger group followed", is not.
    """
    compared = _compared(case, fact)
    if compared is None or Facet.WHETHER not in case.question.facets:
        return None
    named = _told_of(case, compared.at)
    if named is None:
        return None
    if fact.subject in named.ids:
        return compared.is_same
    kinds = case.known.kinds
    return None if kinds(named.ids).isdisjoint(kinds([fact.subject])) else not compared.is_same


def more_so(case: Case, fact: Fact) -> str:
    """Return the id of what is more so, where "which" of two is asked; empty for none."""
    texts, cues = case.question.texts, case.known.cues
    kinds = case.known.kinds
    like = [m for m in case.question.mentions if not kinds(m.ids).isdisjoint(kinds([fact.subject]))]
    is_which = len(like) > 1 and not (cues["choice"] | cues["asker"]).isdisjoint(texts)
    compared = _compared(case, fact) if is_which else None
    if compared is None:
        return ""
    if compared.is_same:
        return fact.subject
    others = {name for m in like for name in m.ids} - {fact.subject}
    return others.pop() if len(others) == 1 else ""


def _compared(case: Case, fact: Fact) -> _Compared | None:
    """Return the comparative of the question that is the fact's, or is its contrary."""
    passage = [word.text for word in case.passage.words]
    told = [i for i in _comparatives(case, passage) if _is_of(case, fact, i)]
    if fact.by_rule or not told:
        return None
    known, texts = case.known, case.question.texts
    for at in _comparatives(case, texts):
        for place in told:
            one, other = known.stems(texts[at]), known.stems(passage[place])
            is_turned = (texts[at - 1] in known.cues["less"]) != (
                passage[place - 1] in known.cues["less"]
            )
            contrary = known.contraries(one, (), case.passage.texts)
            if other in contrary:
                return _Compared(at, is_turned)
            like = contrary & known.contraries(other, (), case.passage.texts)
            if one == other or like or not _groups(case, one).isdisjoint(_groups(case, other)):
                return _Compared(at, not is_turned)
    return None


def _comparatives(case: Case, texts: Sequence[str]) -> Iterator[int]:
    """Yield the places of words that compare: "larger", "more formal"."""
    cues = case.known.cues
    for i, text in enumerate(texts):
        if text in cues["comparative"] or (i and texts[i - 1] in cues["less"] | cues["more-so"]):
            yield i


def _groups(case: Case, stem: str) -> set[str]:
    return set(case.known.index.groups.get(stem, ()))


def _is_of(case: Case, fact: Fact, place: int) -> bool:
    """Whether a comparative in the passage tells of the fact's subject, whose name stands near."""
    places = case.passage.places
    for way in case.known.slots.names(fact.subject):
        if way <= places.keys() and any(
            abs(at - place) <= _WITHIN for stem in way for at in places[stem]
        ):
            return True
    return False


def _told_of(case: Case, at: int) -> Mention | None:
    """Return of what a comparative in the question tells: what is named last before it."""
    mentions, texts = case.question.mentions, case.question.texts
    before = [m for m in mentions if m.end <= at]
    if before:
        return before[-1]
    after = (m for m in mentions if m.start > at and "than" not in texts[at : m.start])
    return next(after, None)
