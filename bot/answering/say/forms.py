"""The words above a quote: what was asked first, then what the fact tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.entail.case import Value
from bot.answering.entail.claims import denies
from bot.answering.entail.parts import is_claim, open_parts, parts_of
from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from bot.answering.entail.case import Case
    from bot.facts import Fact

_STORED_YES = re.compile(r"(?:Yes|No)[,.:] \w")
_ASIDE = re.compile(r"\([^)]*\)")
# Facets whose filler comes first, where the fact's sentence doesn't have it.
_FIRST = (Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG, Facet.WHEN, Facet.WHERE)


def compose(case: Case, fact: Fact) -> str:
    """Return the words for an answer; empty where the quote of a fact by rules says it all."""
    opening = _yes_or_no(case, fact) or _limb(case, fact) or _filler(case, fact)
    return " ".join(filter(None, (opening, told(fact.answer))))


def _filler(case: Case, fact: Fact) -> str:
    """Return what fills the asked facet, where the fact's sentence lacks it: "Four countries."."""
    asked = (facet for facet in _FIRST if facet in case.question.facets and facet in fact.fills)
    text = next((fact.fills[facet].text for facet in asked), "").replace(";", ",")
    if fact.by_rule or text.casefold() in fact.answer.casefold():
        return ""
    return f"{text[:1].upper()}{text[1:]}."


def _limb(case: Case, fact: Fact) -> str:
    """Return which of two that a question offers is said: "Bolstering.", "March 2022."."""
    question, choice = case.question, case.known.cues["choice"]
    at = next((i for i, text in enumerate(question.texts) if text in choice), 0)
    if Facet.WHETHER not in question.facets or not at or is_claim(case):
        return ""
    if len(question.dates) > 1 and Facet.WHEN in fact.fills:
        return f"{fact.fills[Facet.WHEN].text}."
    parts = parts_of(case)
    before = next((part for part in reversed(parts) if part.end <= at), None)
    after = next((part for part in parts if part.start > at), None)
    if before is None or after is None or Value.SAID not in (before.value, after.value):
        return ""
    if before.value is after.value:
        return ""
    said = before if before.value is Value.SAID else after
    words = " ".join(word.typed for word in question.words[said.start : said.end])
    return f"{words[:1].upper()}{words[1:]}."


def told(answer: str) -> str:
    """Return what a stored answer tells, without a "Yes" that only some questions ask for."""
    match = _STORED_YES.match(answer)
    return answer[match.end() - 1].upper() + answer[match.end() :] if match else answer


def _yes_or_no(case: Case, fact: Fact) -> str:
    """Return "Yes." where a yes/no question claims what is said, "No." where it denies that.

    Empty where nothing but names is claimed ("is Ito Hale?"), and where neither is sure.
    """
    question = case.question
    is_plain = all(term.is_name for term in question.content) and not question.dates
    if is_plain or not is_claim(case) or open_parts(case):
        return ""
    denials = case.known.cues["denial"]
    words = (
        case.passage.texts
        if fact.by_rule
        else {word.text for word in split(_ASIDE.sub("", fact.answer))}
    )
    if denials.isdisjoint(words) == (not denies(case)):
        return "Yes."
    return "" if fact.by_rule else "No."
