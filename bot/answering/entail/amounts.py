"""Signals on how many: numbers, counts, ranks, "all" and "most"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.entail.registry import signal
from bot.facts import Facet

if TYPE_CHECKING:
    from bot.answering.entail.case import Case

_LONGER_THAN_EST = 4  # letters: "test" and "west" compare nothing


@signal("numeral", needs="numbers")
def other_number(case: Case) -> float:
    """Whether something is counted that the fact tells of by a number that the fact never has.

    "Which two countries" is answered by a list of two, which seldom says "two".
    """
    question, known, entry = case.question, case.known, case.entry
    texts, cues = question.texts, known.cues
    for i, text in enumerate(texts[:-1]):
        is_free = i not in question.named and i not in question.asides
        is_listed = i > 0 and texts[i - 1] in cues["asker"]
        is_number = not is_listed and (text in question.numbers or text in cues["numeral"])
        if is_number and is_free and known.stems(text) not in entry.vocabulary:
            counted = known.stems(texts[i + 1])
            if counted in entry.vocabulary or counted in known.time_units:
                return 1.0
    return 0.0


@signal(needs="numbers dates")
def number_gone(case: Case) -> float:
    """Whether neither the fact nor its surroundings have a number that is named.

    Of alternatives ("in 2020 or 2021?") one is enough.
    """
    asides = case.question.asides
    gone = {t.at for t in case.gone if t.is_number and t.at not in asides}
    named = {t.at for t in case.query.terms if t.is_number and t.at not in asides}
    return float(bool(gone) and not (case.asks("choice") and gone < named))


@signal("ordinal")
def other_ordinal(case: Case) -> float:
    """Whether "the third" is asked: 1 where another ordinal stands, a half where none does.

    "How long did it last", "what comes first" and "her last name" ask for none.
    """
    cues, stop = case.known.cues, case.known.lexicon.stop
    ordinals, counting = cues["ordinal"], cues["article"] | cues["possessive"]
    texts = ["", *case.texts, ""]
    asked = {
        text
        for before, text, after in zip(texts, texts[1:], texts[2:], strict=False)
        if text in ordinals
        and after not in cues["name-noun"]
        and (before in counting or (after and after not in stop))
    }
    if not asked:
        return 0.0
    here = ordinals.intersection(case.passage.texts)
    if asked & here:
        return 0.0
    return 1.0 if here else 0.5


@signal("superlative")
def superlative(case: Case) -> float:
    """Whether "the biggest" is asked and nothing is compared so."""
    cues, texts = case.known.cues, case.texts
    asked = cues["superlative"].intersection(texts) - cues["weakly-superlative"]
    by_most = "most" in texts and any(
        one in cues["article"] and two == "most" and not three.endswith("ly")
        for one, two, three in zip(texts, texts[1:], texts[2:], strict=False)
    )
    if not asked and not by_most:
        return 0.0
    if case.says("superlative") or case.says("comparing"):
        return 0.0
    return float(not any(map(_is_est, case.passage.texts)))


def _is_est(text: str) -> bool:
    return text.endswith("est") and len(text) > _LONGER_THAN_EST


@signal(needs="cue_words")
def loaded(case: Case) -> float:
    """Whether a superlative, an "only" or a "next" is asked that the fact never uses."""
    words = case.question.cue_words
    if not words:
        return 0.0
    cues = case.known.cues
    idle = cues["may-be-idle"]
    not_claiming = cues["request"] | cues["choice"]
    if Facet.WHETHER in case.question.facets and not_claiming.isdisjoint(case.question.texts):
        idle -= cues["universal"]  # "has it held one with all?", not "could you list them all?"
    return float(not words - idle <= case.entry.cue_words | case.passage.texts)
