"""Decide what a question gets: an answer, choices, or a refusal that says what is not said."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.amiss import asks_existence
from bot.answering.entail.case import Value
from bot.answering.entail.claims import added, is_circumstance, is_claim, unsaid_of
from bot.answering.entail.gaps import NEAR, SURELY, has_only_names, meant_gap, near_gap
from bot.answering.entail.parts import is_told, open_parts, parts_of
from bot.answering.entail.strangers import strangers
from bot.answering.entail.verdict import GUARDS
from bot.answering.entail.weights import CHOICES_FROM, FOREIGN_FROM, UNSURE_FROM
from bot.answering.say.cite import MOST_CITATIONS, cite, cite_ranked
from bot.answering.say.forms import opening
from bot.answering.say.fullest import besides, fact_of, fullest, in_words
from bot.facts import Date, Facet
from bot.lang.words import fold
from bot.outcomes import Answer, Choices, Message, Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from bot.answering.entail.case import Case
    from bot.answering.entail.verdict import NearGap, Ranked, Verdict
    from bot.answering.find.entry import Entry
    from bot.answering.read.question import Question
    from bot.facts import Citation, Entity, Fact, FactBase

    Ask = Callable[[Fact, Collection[Facet]], str]
    """Gives the question that a fact answers, for what was asked where it can."""

_SURE = 0.8  # probability from which a claim is answered of which a part is open
_NEAR_TIE = 1.0  # score by which two facts are too close to call
_MOST_CHOICES = 3
_MOST_BESIDE = 2  # open parts with a contrary among them: "legally binding" where it is voluntary
_ROOT = 5  # letters that a country and its people share
_STRANGE = 0.5  # share of a question from which its source lacks most of it
_CONTRADICTING = ("mistaken", "other_date", "other_number", "contrary")


class Findings(NamedTuple):
    """What was found and judged for a question.

    Attributes:
        ranked: the facts, best first; at least one.
        gaps: what sources leave open that is near, likewise.
        verdict: on the best fact.
    """

    question: Question
    ranked: Sequence[Ranked]
    gaps: Sequence[NearGap]
    verdict: Verdict


def decide(found: Findings, base: FactBase, ask: Ask) -> Answer | Choices | Refusal:
    """Return the outcome for a question whose best fact was judged."""
    if found.verdict.is_answered and not _is_doubtful(found):
        return _answer(found, base)
    return (None if _is_off_topic(found) else _choices(found, base, ask)) or _refuse(
        found, base, ask
    )


def _is_doubtful(found: Findings) -> bool:
    """Whether a claim is only likely to be said in other words: a name and a topic are no proof."""
    case = found.ranked[0].case
    if not is_claim(case):
        return False
    return not parts_of(case) or (found.verdict.answers < _SURE and not is_told(case))


def _is_off_topic(found: Findings) -> bool:
    """Whether a question that names nobody is none of the sources' business.

    Two of three must say so: the judgement; that the source lacks half of it and no ask is near it;
    and that no word of it may be a name that the source knows ("talks", "officials").
    """
    mentions, verdict = found.question.mentions, found.verdict
    is_dated = bool(found.question.dates) and not found.question.content  # "was it on May 3"
    if is_dated or any(mention.is_hard for mention in mentions):
        return False
    is_foreign = verdict.foreign >= FOREIGN_FROM
    near = [found.ranked[0].case.measured.likeness, *(gap.likeness for gap in found.gaps)]
    is_near = any(likeness.any >= NEAR for likeness in near)
    is_strange = verdict.evidence["strange"] >= _STRANGE and not is_near
    return is_foreign + is_strange + (not mentions) > 1


def _answer(found: Findings, base: FactBase) -> Answer:
    """Return the answer that the best fact gives."""
    question = found.question
    best = fullest(found.ranked, question)
    fact = fact_of(best.entry)
    first = opening(best.case, fact, found.verdict.answers)
    if fact.by_rule and (better := in_words(best, question)) is not None:
        return tell(better, question, base)
    if fact.by_rule:
        cited = (cite_ranked(best, found.ranked),)
        return Answer("", cited, (fact.id,), opening=first)
    words = added(best.case)
    is_all = all(part.start in words for part in open_parts(best.case))
    is_all = is_all and not best.case.asks("choice")
    unsaid = _typed(question, words) if is_all and is_circumstance(best.case, words) else ""
    if not first and (another := besides(best, found.ranked, question)) is not None:
        return replace(tell_all([fact, another], base), unsaid=unsaid)
    answer = tell(fact, question, base, *first)
    return replace(answer, unsaid=unsaid) if unsaid else answer


def tell(fact: Fact, question: Question, base: FactBase, *opening: Message) -> Answer:
    """Return an answer that tells a fact."""
    answer, asked = tell_all([fact], base, *opening), _asked(question, fact, base)
    return replace(answer, notes=notes_of([fact], answer.text, question), asked=asked)


def tell_all(facts: Sequence[Fact], base: FactBase, *opening: Message) -> Answer:
    """Return an answer that tells several facts."""
    cited: dict[tuple[str, int], Citation] = {}
    for fact in facts:
        for citation in cite(fact, base.sources[fact.source]):
            cited.setdefault((fact.source, citation.span.start), citation)
    texts = [fact.answers for fact in facts]
    languages = set(texts[0]).intersection(*texts)
    return Answer(
        " ".join(fact.answer for fact in facts),
        tuple(cited.values())[:MOST_CITATIONS],
        tuple(fact.id for fact in facts),
        notes_on(date for fact in facts for date in fact.dates),
        opening,
        {language: "\n".join(each[language] for each in texts) for language in languages},
    )


def _asked(question: Question, fact: Fact, base: FactBase) -> tuple[Date | Entity, ...]:
    """Return the date, or who or what else, that fills what is asked."""
    fills = [fact.fills[facet] for facet in sorted(question.facets) if facet in fact.fills]
    if dates := tuple(fill.date for fill in fills if fill.date):
        return dates
    return tuple(base.entities[name] for fill in fills for name in fill.entities)


def _typed(question: Question, words: range) -> str:
    return " ".join(question.words[i].typed for i in words).strip()


def notes_of(facts: Iterable[Fact], text: str, question: Question) -> tuple[Message, ...]:
    """Return what was inferred and its basis, where the answer shows it or the question needed it.

    A quote's own "July 13" is not inferred: the year that a reader is told is.
    """
    dates = (date for fact in facts for date in fact.dates)
    return notes_on(date for date in dates if question.dates or date.iso[:4] in text)


def notes_on(dates: Iterable[Date]) -> tuple[Message, ...]:
    """Return which of some dates were inferred, and from what."""
    inferred = {(d.text, d.iso): d.basis for d in dates if d.inferred and d.basis}
    return tuple(
        Message(
            "read-as", {"words": text or Message("the-date"), "date": Date(iso), "basis": basis}
        )
        for (text, iso), basis in inferred.items()
    )


def _choices(found: Findings, base: FactBase, ask: Ask) -> Choices | None:
    """Return the readings that are too close to call, where one of them may answer."""
    verdict = found.verdict
    if verdict.stopped or verdict.answers < CHOICES_FROM:
        return None
    near = (r for r in found.ranked if found.ranked[0].score - r.score <= _NEAR_TIE)
    rivals: dict[int, tuple[str, Fact]] = {}
    for ranked in near:
        fact, number = fact_of(ranked.entry), ranked.case.passage.number
        if number not in rivals and (question := ask(fact, found.question.facets)):
            rivals[number] = (question, fact)
    options = dict(list(rivals.values())[:_MOST_CHOICES])
    cited = tuple(_first(fact, base) for fact in options.values())
    ids = tuple(fact.id for fact in options.values())
    return Choices(tuple(options), ids, cited) if len(options) > 1 else None


def _refuse(found: Findings, base: FactBase, ask: Ask) -> Refusal:
    """Say what the sources don't say, and what comes nearest."""
    question, best = found.question, found.ranked[0]
    fact, likeness = fact_of(best.entry), best.case.measured.likeness
    is_near = likeness.any >= NEAR or not best.entry.is_asked
    near_facts = (fact_of(r.entry) for r in found.ranked if r.case.measured.likeness.any >= NEAR)
    questions = filter(None, (ask(near, question.facets) for near in near_facts))
    near = tuple(dict.fromkeys(islice(questions, _MOST_CHOICES)))
    gap = meant_gap(best.case, found.gaps)
    is_open = gap is not None and found.gaps[0].likeness.same >= max(SURELY, likeness.any)
    is_denied = contradiction(found) and likeness.any >= NEAR and not is_open
    if _is_excluded(found) if is_claim(best.case) else is_denied:
        cited, reason = _first(fact, base), Reason.CONTRADICTED
        return Refusal(reason, says=fact.answer, texts=fact.answers, near=near, nearest=cited)
    unnamed = "" if _is_off_topic(found) else _unnamed(best.case, base)
    if unnamed:
        return Refusal(Reason.NOT_STATED, near=near, unnamed=unnamed)
    if gap is not None:
        nearest, reason = base.facts.get(gap.nearest), Reason.NOT_STATED
        shown = _first(nearest, base) if nearest else None
        return Refusal(reason, says=gap.says, texts=gap.answers, near=near, nearest=shown)
    if _is_unsure(found) and near_gap(best.case, found.gaps) is None:
        closest = _closest(found, base)
        unsure = Refusal(Reason.UNSURE, says=fact.answer, texts=fact.answers, near=near)
        return replace(unsure, nearest=closest[0], others=closest[1:])
    if _is_off_topic(found):
        return Refusal(Reason.OFF_TOPIC)
    about = _strange(question, best.entry, base)
    shown = _first(fact, base) if is_near else None
    unsaid = _typed(question, unsaid_of(best.case)) if is_claim(best.case) else ""
    refused = Refusal(Reason.NOT_STATED, about=about, near=near, nearest=shown, unsaid=unsaid)
    is_told = unsaid and shown and not fact.by_rule
    return replace(refused, says=fact.answer, texts=fact.answers) if is_told else refused


def _unnamed(case: Case, base: FactBase) -> str:
    """Return a country or name of the question that stands in no source; empty for none."""
    question, opening = case.question, case.known.cues["name-opening"]
    for i in strangers(case):
        start = i - 1 if i and question.texts[i - 1] in opening else i
        name = " ".join(question.texts[start : i + 1])
        is_country = question.texts[i] in case.known.lexicon.countries
        root = name[:_ROOT]  # "Germans" where a source has "Germany"
        if is_country and not any(root in fold(each.text) for each in base.sources.values()):
            return name.title()
    return ""


def _is_unsure(found: Findings) -> bool:
    """Whether the sources may answer in other words, which nothing decides."""
    verdict, case = found.verdict, found.ranked[0].case
    if verdict.answers < (FOREIGN_FROM if _is_off_topic(found) else UNSURE_FROM):
        return False
    is_denied = any(verdict.evidence[name] for name in ("contrary", "other_number"))
    is_open = verdict.stopped == ("not_borne_out",) and not (is_denied or unsaid_of(case))
    return not verdict.stopped or (is_open and is_claim(case))


def _closest(found: Findings, base: FactBase) -> tuple[Citation, ...]:
    """Return up to three sentences that come nearest, the best first."""
    cited: dict[int, Citation] = {}
    for ranked in found.ranked:
        number = ranked.case.passage.number
        if number not in cited and len(cited) < _MOST_CHOICES:
            cited[number] = _first(fact_of(ranked.entry), base)
    return tuple(cited.values())


def _is_excluded(found: Findings) -> bool:
    """Whether a claim has one thing else in the place of what is said, and nothing is open."""
    name, parts = contradiction(found), open_parts(found.ranked[0].case)
    if name in ("contrary", "other_number"):
        words = {part for part in parts_of(found.ranked[0].case) if not part.is_certain}
        is_bare = len(parts) > 1 and words <= set(parts)  # "is Ito buying boats"
        if name == "contrary" and (is_bare or asks_existence(found.ranked[0].case)):
            return False
        return len(parts) <= _MOST_BESIDE and not any(part.is_certain for part in parts[1:])
    if name == "mistaken":  # an office has one holder
        return True
    return bool(name) and {part.value for part in parts} == {Value.OTHER}


def contradiction(found: Findings) -> str:
    """Return the name of the signal by which the sources say otherwise; empty for none.

    "What did Japan do in 2022" claims nothing that they could deny, and only a fact that is dated
    itself gainsays a date. Where no certain name is asked about, only what forbids answering does.
    """
    question, best, verdict = found.question, found.ranked[0], found.verdict
    fact = fact_of(best.entry)
    names_one = any(mention.is_hard for mention in question.mentions)
    is_compared = not is_claim(best.case) and (best.case.asks("rank") or best.case.asks("sooner"))
    if fact.by_rule or (question.facets == {Facet.WHAT} and has_only_names(question)):
        return ""
    if is_compared:  # "which came earlier" claims no order
        return ""
    for name in _CONTRADICTING:
        if name in ("contrary", "other_number") and not is_claim(best.case):
            continue  # "who refused to join" claims nothing that could be denied
        is_dated = name != "other_date" or bool(fact.dates)
        forbids = name in GUARDS or is_claim(best.case)
        speaks = verdict.evidence.get(name, 0.0) >= 1 and (names_one or forbids)
        if speaks and is_dated:
            return name
    return ""


def _first(fact: Fact, base: FactBase) -> Citation:
    """Return the citation that carries a fact."""
    return cite(fact, base.sources[fact.source])[0]


def _strange(question: Question, entry: Entry, base: FactBase) -> Entity | str:
    """Return whom or what the question names that the nearest fact is not about."""
    names = (
        base.entities[min(mention.ids)]
        for mention in question.mentions
        if mention.is_hard and mention.ids.isdisjoint(entry.names)
    )
    return next(names, "")
