"""Which of what the sources are known to leave open a question is after, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.entail.parts import open_parts
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.entail.case import Case
    from bot.answering.entail.verdict import NearGap
    from bot.answering.find.entry import Entry
    from bot.answering.read.question import Question
    from bot.facts import Gap

NEAR = 0.45  # likeness from which a fact is near enough to be shown beside a refusal
SURELY = 0.85  # likeness from which a gap is meant though the question does not name its subject
_NEXT = 0.1  # likeness by which a gap may be behind another that fits what is asked less
_LIKELY = 0.6  # likeness from which a gap is meant though a fact that doesn't answer is liker
# The share of a question that a gap may lack: what was done with a thing matters little to when it
# was or what it cost, more to why, and most where something is claimed.
_LACKING = 0.4
_LACKING_OF_DATUM = 0.65
_LACKING_OF_CLAIM = 0.3
_STANDS_FOR = 0.5  # nearness from which a word stands for another
_PERSONS = frozenset(("person", "name", "role"))
_DATA = frozenset((Facet.WHEN, Facet.WHERE, Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG))


def meant_gap(best: Case, gaps: Sequence[NearGap]) -> Gap | None:
    """Return the gap whose sentence fits the question; its words are about all that is asked."""
    gap, question = near_gap(best, gaps), best.question
    most = _LACKING if question.facets.isdisjoint(_DATA) else _LACKING_OF_DATUM
    most = _LACKING_OF_CLAIM if question.facets == {Facet.WHETHER} else most
    return gap.gap if gap and _share_lacking(best, gap) < most else None


def near_gap(best: Case, gaps: Sequence[NearGap]) -> Entry | None:
    """Return the gap that is as near to the question as the closest fact, if any.

    A yes/no question of names alone ("were they in Oslo?") means none.
    """
    question = best.question
    is_bare = question.facets == {Facet.WHETHER} and has_only_names(question)
    fitting = [gap for gap in gaps if _is_of_slot(best, gap.entry)]
    of_persons = [gap for gap in fitting if gap.entry.kinds & _PERSONS]
    is_of_person = bool(of_persons) and (bool(question.side) or best.asks("by-name"))
    if is_of_person:  # "who signed it for Norway"
        fitting = of_persons
    elif gaps:
        fitting = [g for g in fitting if g.likeness.same >= gaps[0].likeness.same - _NEXT]
    if is_bare or not fitting:
        return None
    gap = max(fitting, key=lambda gap: _fit(best, gap))
    least = NEAR if is_of_person else max(NEAR, min(best.measured.likeness.same, _LIKELY))
    if gap.likeness.same < least:
        return None
    own = {name for mention in question.mentions for name in mention.ids}
    named = gap.entry.own_names | {i for i in own if f"@{i}" in gap.entry.gathered.asks_by_key}
    is_alone = not own and gap.likeness.same >= _LIKELY > best.measured.likeness.same
    is_meant = is_alone or gap.likeness.any >= SURELY or not named.isdisjoint(own)
    return gap.entry if is_meant else None


def has_only_names(question: Question) -> bool:
    """Whether nothing of a question but names carries meaning."""
    return all(term.is_name for term in question.content)


def _share_lacking(case: Case, gap: Entry) -> float:
    """Return the share of a question's weight that neither a gap nor the fact nearest to it has."""
    has, groups, fact = gap.vocabulary, case.known.index.groups, case.entry.fact
    if gap.gap and fact and gap.gap.nearest == fact.id:
        has = has | case.entry.quote_keys
    lacking = total = 0.0
    for key, weight, near, is_aside in case.query.keys:
        if is_aside or key in case.known.cues["side-noun"]:
            continue
        total += weight
        is_had = key in has or not has.isdisjoint(groups.get(key, ()))
        if not is_had and not any(k in has and n >= _STANDS_FOR for k, n in near):
            lacking += weight
    return lacking / total if total else 0.0


def _fit(case: Case, gap: NearGap) -> float:
    slot, lacking = _share_of_slot(case, gap.entry), _share_lacking(case, gap.entry)
    return gap.likeness.same + slot - lacking


def _share_of_slot(case: Case, gap: Entry) -> float:
    """Return the share of what a gap is of that fills the asked facet: "who", a leader's."""
    facets = case.known.lexicon.facet_of_kind
    of_slot = sum(facets.get(kind) in case.question.facets for kind in gap.kinds)
    return of_slot / max(1, len(gap.kinds))


def _is_of_slot(case: Case, gap: Entry) -> bool:
    """Whether a gap is of the slot that is asked, or of a word that a claim adds to the fact."""
    question = case.question
    if question.facets <= {Facet.WHETHER} and not question.kinds:
        places = {i for p in open_parts(case) for i in range(p.start, p.end)}
        added = {case.query.stems[i] for i in places}
        added |= {f"@{id_}" for m in question.mentions if m.start in places for id_ in m.ids}
        return not question.facets or not added.isdisjoint(gap.gathered.asks_by_key)
    if question.kinds and gap.kinds:
        return not question.kinds.isdisjoint(gap.kinds)
    return not question.facets.isdisjoint(gap.facets)
