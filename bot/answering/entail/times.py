"""Signals on when: dates, order, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.entail.registry import signal
from bot.facts import Facet
from bot.lang.dates import agrees, names_day

if TYPE_CHECKING:
    from bot.answering.entail.case import Case

_TO_THE_DAY = 2  # hyphens in a date in ISO 8601


@signal(needs="dates")
def other_date(case: Case) -> float:
    """Whether dates are named, and none of the fact's agrees; a half where it has none."""
    asked, own = case.question.dates, case.entry.dates
    if not asked or any(agrees(date, d.iso) for date in asked for d in own):
        return 0.0
    return 1.0 if own else 0.5


@signal(needs="dates")
def other_day(case: Case) -> float:
    """Whether a day is named where the fact has no more than the month."""
    asked, own = case.question.dates, case.entry.dates
    if not (asked and own) or other_date(case):
        return 0.0
    return float(
        not any(
            agrees(date, d.iso) and (d.iso.count("-") == _TO_THE_DAY or not names_day(date))
            for date in asked
            for d in own
        )
    )


@signal("rank", "order")
def other_order(case: Case) -> float:
    """Whether two things are put into an order that the fact leaves open."""
    entry, question, cues = case.entry, case.question, case.known.cues
    if entry.has_order or not entry.listed:
        return 0.0
    listed = [m for m in question.mentions if not m.ids.isdisjoint(entry.listed)]
    if len(listed) < 2:  # noqa: PLR2004 - two can be compared
        return 0.0
    texts = question.texts
    between = texts[listed[0].end : listed[-1].start]
    ranks = {case.known.stems(text) for text in cues["rank"].intersection(texts)}
    return float(not (ranks <= entry.quote_keys and cues["order"].isdisjoint(between)))


@signal("later", "sooner", facets=(Facet.WHETHER,))
def denied_order(case: Case) -> float:
    """Whether two things are put into an order that the sources deny."""
    if case.asks("choice"):
        return 0.0  # "before or after the talks?"
    several = len(case.question.mentions) > 1
    return float(several and case.known.denies_order(case.question))


@signal("rank", facets=(Facet.WHO,))
def picked_by_rank(case: Case) -> float:
    """Whether one of several is asked for by a rank that is left open: "who was first to …".

    "Who held the first talks" asks for no rank.
    """
    question, entry, cues = case.question, case.entry, case.known.cues
    if Facet.WHO not in question.facets or entry.has_order or "order" in entry.kinds:
        return 0.0
    if cues["rank"].isdisjoint(question.texts):
        return 0.0
    texts = ["", *question.texts, ""]
    return float(
        any(
            text in cues["rank"]
            and (
                before in cues["asker"]
                or after in cues["ranked"]
                or _is_asked_kind(case, before)
                or _is_asked_kind(case, after)
                or (not after and before in cues["be"])
            )
            for before, text, after in zip(texts, texts[1:], texts[2:], strict=False)
        )
    )


def _is_asked_kind(case: Case, noun: str) -> bool:
    """Whether a noun is that of the kind asked for, but for a "first name"."""
    kinds = case.known.lexicon.answer_nouns.get(noun, ())
    return not case.question.kinds.isdisjoint(kinds) and "name" not in kinds


@signal("ahead", facets=(Facet.WHEN, Facet.WHO))
def untimely(case: Case) -> float:
    """Whether "when will" or "who will" is asked and the sentence doesn't look ahead.

    "When was it set up" looks back, whatever "to", "by" and "set up" do in a sentence.
    """
    if not case.asks("future") or case.asks("past"):
        return 0.0
    return float(not case.says("ahead"))
