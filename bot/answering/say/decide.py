"""Decide what a question gets: an answer, choices, or a refusal that says what is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.entail.weights import ANSWERED_FROM, CHOICES_FROM
from bot.answering.find.index import covers
from bot.answering.find.match import VETOED
from bot.answering.say.cite import cite
from bot.facts import Answer, Choices, Facet, Reason, Refusal
from bot.lang.dates import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.entail.judge import Verdict
    from bot.answering.find.match import Match, Weighed
    from bot.answering.read.question import Question
    from bot.facts import Citation, Fact, FactBase, Gap

ON_TOPIC = 0.3  # share of the question's words that the best fact must account for
_NEAR = 0.45  # likeness from which a fact is near enough to be shown beside a refusal
_MEANT = 0.6  # likeness from which a gap is about what a claim is about
_SURELY = 0.85  # likeness from which a gap is meant though the question does not name its subject
_NEAR_TIE = 1.0  # total by which two facts are too close to call
_CONTRADICTING = frozenset(
    ("date", "number", "contrary", "order", "swapped", "mistaken")
)  # the sources say otherwise


def decide(
    question: Question, found: Match, verdict: Verdict, base: FactBase
) -> Answer | Choices | Refusal:
    """Return the outcome for a question whose best fact was judged."""
    best = found.facts[0]
    if is_answered(question, found, verdict):
        return answer_from(question, _most_exact(question, best, found), base)
    is_open = _is_left_open(question, found)
    if not (best.vetoes or is_open) and verdict.coverage.share >= ON_TOPIC:
        rivals = _rivals(found)
        if verdict.probability >= CHOICES_FROM and len(rivals) > 1:
            return Choices(tuple(_question_for(rival.entry.fact) for rival in rivals))
    return _refuse(question, found, verdict, base)


def is_answered(question: Question, found: Match, verdict: Verdict) -> bool:
    """Whether the best fact, which was judged, answers."""
    is_free = not (found.facts[0].vetoes or _is_left_open(question, found))
    is_on_topic = verdict.coverage.share >= ON_TOPIC
    return is_free and is_on_topic and verdict.probability >= ANSWERED_FROM


def _is_left_open(question: Question, found: Match) -> bool:
    """Whether a claim ("did Japan propose it?") has a word that a gap knows and the fact does not.

    The word alone is not enough: the gap must be about the same thing.
    """
    if question.facets != {Facet.WHETHER} or not found.gaps:
        return False
    known = found.facts[0].entry.vocabulary
    new = [
        term.key
        for term in question.content
        if not (term.is_name or term.is_aside or covers(term, known))
    ]
    return any(
        key in gap.entry.gathered.asks_by_key
        for gap in found.gaps
        if gap.likeness.any >= _MEANT and not gap.vetoes
        for key in new
    )


def _most_exact(question: Question, best: Weighed, found: Match) -> Weighed:
    """Return the fact that names the day, where "when" is asked and the best has but a "last week".

    Both are of the same subject and the same time.
    """
    is_exact = "day" in best.entry.kinds or Facet.WHEN not in best.entry.facets
    if question.facets != {Facet.WHEN} or question.kinds or is_exact:
        return best
    return next((other for other in found.facts if _names_the_day_of(best, other)), best)


def _names_the_day_of(best: Weighed, other: Weighed) -> bool:
    one, another = best.entry.fact, other.entry.fact
    return (
        one is not None
        and another is not None
        and one.subject == another.subject
        and not other.vetoes
        and "day" in other.entry.kinds
        and {date.iso for date in one.dates} == {date.iso for date in another.dates}
    )


def answer_from(question: Question, best: Weighed, base: FactBase) -> Answer:
    """Return the answer that a fact gives."""
    fact = best.entry.fact
    assert fact is not None  # noqa: S101 - only facts are answered from
    text = fact.answer
    if Facet.WHETHER in question.facets and _is_plain_yes(question, best):
        text = f"Yes. {text}" if not text.startswith("Yes") else text
    cited = cite(fact, base.sources[fact.source])
    return Answer(text, cited, (fact.id,), notes_of([fact], text, question))


def _is_plain_yes(question: Question, best: Weighed) -> bool:
    """Whether the fact's own words say all that a yes/no question asks.

    Names alone claim nothing that they could say ("is Ito Hale?"), and a month does not say a day.
    """
    keys = best.entry.quote_keys
    dates = best.entry.fact.dates if best.entry.fact else ()
    return (
        not question.is_turned
        and not question.cue_words
        and not all(term.is_name for term in question.content)
        and all(term.key in keys for term in question.content)
        and all(any(says(asked, d.iso) for d in dates) for asked in question.dates)
    )


def notes_of(facts: Iterable[Fact], text: str, question: Question) -> tuple[str, ...]:
    """Return what was inferred and its basis, where the answer shows it or the question needed it.

    A quote's own "July 13" is not inferred: the year that a reader is told is.
    """
    notes = [
        f"{date.text or 'The date'} is read as {date.iso}: {date.basis}."
        for fact in facts
        for date in fact.dates
        if date.inferred and date.basis and (question.dates or date.iso[:4] in text)
    ]
    return tuple(dict.fromkeys(notes))


def _rivals(found: Match) -> list[Weighed]:
    """Return the facts of different sentences that are too close to call, three at most."""
    rivals: dict[tuple[str, int], Weighed] = {}
    for weighed in found.facts:
        is_near = found.facts[0].total - weighed.total <= _NEAR_TIE
        if is_near and not weighed.vetoes and weighed.entry.fact and weighed.entry.fact.asks:
            rivals.setdefault(weighed.entry.place, weighed)
    return list(rivals.values())[:3]


def _question_for(fact: Fact | None) -> str:
    return fact.asks[0] if fact and fact.asks else ""


def _refuse(question: Question, found: Match, verdict: Verdict, base: FactBase) -> Refusal:
    """Say what the sources don't say, and what comes nearest."""
    closest = max(found.facts, key=lambda weighed: weighed.total + VETOED * bool(weighed.vetoes))
    fact = closest.entry.fact
    is_near = fact is not None and closest.likeness.any >= _NEAR
    names_one = any(mention.is_hard for mention in question.mentions)
    # "What did Japan do in 2022" claims nothing that the sources could deny.
    claims = question.facets != {Facet.WHAT} or not all(t.is_name for t in question.content)
    if fact and is_near and names_one and claims and _is_contradicted(closest, fact):
        return Refusal(
            Reason.CONTRADICTED,
            says=f"The sources say otherwise: {fact.answer}",
            near=_asks(found),
            nearest=_first(fact, base),
        )
    gap = _gap(question, found, closest)
    if gap is not None:
        nearest = base.facts.get(gap.nearest)
        cited = _first(nearest, base) if nearest else None
        return Refusal(Reason.NOT_STATED, says=gap.says, near=_asks(found), nearest=cited)
    if not names_one and _is_elsewhere(question, closest, verdict):
        return Refusal(Reason.OFF_TOPIC)
    return Refusal(
        Reason.NOT_STATED,
        about=_strange(question, closest, base),
        near=_asks(found),
        nearest=_first(fact, base) if fact and is_near else None,
    )


def _is_contradicted(closest: Weighed, fact: Fact) -> bool:
    """Whether the sources say otherwise: only a fact that is dated itself gainsays a date."""
    against = _CONTRADICTING.intersection(closest.vetoes)
    return bool(against - {"date"}) or (bool(against) and bool(fact.dates))


def _is_elsewhere(question: Question, closest: Weighed, verdict: Verdict) -> bool:
    """Whether a question that names nobody shares nothing with what the sources themselves say."""
    if verdict.coverage.share < ON_TOPIC:
        return True
    own = closest.entry.quote_keys
    return not question.mentions and not any(term.key in own for term in question.content)


def _strange(question: Question, closest: Weighed, base: FactBase) -> str:
    """Return whom or what the question names that the nearest fact is not about."""
    names = (
        base.entities[min(mention.ids)].name
        for mention in question.mentions
        if mention.is_hard and mention.ids.isdisjoint(closest.entry.names)
    )
    return next(names, "")


def _gap(question: Question, found: Match, closest: Weighed) -> Gap | None:
    """Return the gap that fits the question, where it fits better than the closest fact."""
    gap = found.gaps[0] if found.gaps else None
    if gap is None or gap.vetoes or gap.likeness.same < _NEAR:
        return None
    is_better = not closest.vetoes or gap.likeness.any >= closest.likeness.any
    is_meant = gap.likeness.any >= _SURELY or not gap.entry.own_names.isdisjoint(
        name for mention in question.mentions for name in mention.ids
    )
    return gap.entry.gap if is_better and is_meant else None


def _first(fact: Fact, base: FactBase) -> Citation:
    return cite(fact, base.sources[fact.source])[0]


def _asks(found: Match) -> tuple[str, ...]:
    near = (w.entry.fact for w in found.facts if w.likeness.any >= _NEAR)
    return _distinct(_question_for(fact) for fact in near)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))[:3]
