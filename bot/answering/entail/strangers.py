"""Countries and names in a question that nothing knows, and names that it only sets aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.entail.case import Case
    from bot.lang.words import Word

_KNOWN_WORD = 2.9  # Zipf frequency below which a word in no vocabulary is taken for a name


def strangers(case: Case) -> list[int]:
    """Return which words of a question are countries or names that are known nowhere."""
    question, known = case.question, case.known
    source = known.index.passages.stems_by_source[case.passage.source.id]
    own = [(i, word) for i, word in question.core if i not in question.named]
    countries = [
        i
        for i, word in (*own, *_supposed(case))
        if word.text in known.lexicon.countries
        and known.stems(word.text) not in source
        and known.stems(word.text) not in known.regions
        and not may_be_others(case, [(i, i + 1)])
        and not is_language(case, i)
    ]
    if countries:
        return countries
    if not question.named - question.asides and not case.asks("first-person"):
        own = [(i, word) for i, word in enumerate(question.words) if i not in question.named]
    zipf, months, common = known.lexicon.zipf, known.lexicon.months, known.lexicon.common
    capitals = [
        (i, word.text)
        for i, word in own
        if word.is_capital
        and word.text.isalpha()
        and len(word.text) > 1  # "I wonder"
        and word.text not in months
        and word.text not in known.cues["title"]
        and not (word.is_upper and word.text in common)  # "ACTUALLY"
        and not is_language(case, i)
    ]
    is_title = len(capitals) > len(question.core) / 2  # capitals throughout tell nothing
    strange = ((i, text) for i, text in capitals if not known.is_said(text))
    return [i for i, t in strange if zipf.get(t, 0) < _KNOWN_WORD or (i and not is_title)]


def is_language(case: Case, at: int) -> bool:
    """Whether a country's word is but a language: "how do you say it in French"."""
    texts, cues = case.question.texts, case.known.cues
    return texts[at] in cues["language"] and texts[at - 1] in cues["into"]


def _supposed(case: Case) -> Iterator[tuple[int, Word]]:
    """Yield the words of a premise beside the question: "since Norway had its talks, …"."""
    question, is_premise, before = case.question, False, -2
    for i in sorted(question.asides):
        if i != before + 1:
            is_premise = question.texts[i] in case.known.cues["premise"]
        if is_premise and i not in question.named:
            yield i, question.words[i]
        before = i


def may_be_others(case: Case, places: Sequence[tuple[int, int]]) -> bool:
    """Whether names are but alternatives to one that the fact has, or set aside."""
    names, texts = case.entry.names, case.question.texts
    alternative = case.known.cues["alternative"]
    return (
        not alternative.isdisjoint(texts)
        and any(m.is_hard and not m.ids.isdisjoint(names) for m in case.question.mentions)
        and all(
            not alternative.isdisjoint((*texts[max(0, start - 2) : start], *texts[end:][:2]))
            for start, end in places
        )
    )
