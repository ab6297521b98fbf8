"""Whether what a yes/no question claims is so by a fact: yes, no, not yet, or nothing is sure."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answering.entail.amiss import is_amiss
from bot.answering.entail.case import Value
from bot.answering.entail.claims import denies, is_claim, is_of_person
from bot.answering.entail.comparing import is_so
from bot.answering.entail.firsts import is_first_after, leaves_out
from bot.answering.entail.parts import OPEN, is_of_another_like_it, is_told, open_parts, parts_of
from bot.answering.entail.signals import loaded, other_side
from bot.facts import Facet
from bot.lang.words import split, text_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.answering.entail.case import Case, Part
    from bot.facts import Fact

_ASIDE = re.compile(r"\([^)]*\)")
# "crewed and uncrewed", "state or non-state": what a fact has with its contrary
_BOTH = re.compile(
    r"\b(?P<half>[a-z]{4,})(?: [a-z]+)? (?:and|or|as well as) (?:un|non-?|in)(?P=half)\b",
    re.IGNORECASE,
)
_LIKELY = 0.7  # probability that a fact answers from which it says yes
_SURE = 0.8  # probability from which what is known of a fact by its asks is taken for said
_CALLED = 3  # words behind "first" among which stands what is the first


class Truth(StrEnum):
    """What is said first to a yes/no question."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not-yet"


def truth(case: Case, fact: Fact, likely: float) -> Truth | None:
    """Return what a yes/no question gets by a fact that answers it.

    None for any other question, where too little is claimed, and where neither is sure. `likely` is
    the probability that the fact answers.
    """
    if not is_claim(case):
        return None
    if (compared := is_so(case, fact)) is not None:
        return _if(compared is not denies(case))
    told = _told(case, fact)
    if _is_ahead(case, told):
        is_asked_done = _asks_done(case) and not _open_but(case, "done")
        return Truth.NOT_YET if is_asked_done and not denies(case) and likely >= _SURE else None
    if _is_only_one(case, fact, told):
        return Truth.NO
    if not _is_borne_out(case, fact, likely):
        return None
    is_denied = case.known.cues["denial"].isdisjoint(told) == denies(case)
    is_more = _merely(case) is not None and not case.says("merely")
    is_likely = likely >= _LIKELY or (not fact.by_rule and is_told(case))
    if is_denied:
        is_sure = not fact.by_rule and not _is_of_somebody_else(case, fact)
    else:
        is_sure = is_likely and not is_more
    return _if(not is_denied) if is_sure else None


def _is_borne_out(case: Case, fact: Fact, likely: float) -> bool:
    """Whether all that is claimed is so, whatever is denied."""
    if any(part.value in OPEN for part in parts_of(case)) or not parts_of(case):
        return False
    if loaded(case) or other_side(case) or _is_wider(case) or not _claims_something(case, fact):
        return False
    if is_amiss(case, fact) or _is_of_one_of_them(case, fact) or _is_to_come(case, fact):
        return False
    return _is_told(case, likely) and is_of_person(case) and not _is_of_another(case, fact)


def _is_of_somebody_else(case: Case, fact: Fact) -> bool:
    """Whether a fact is of a person whom a claim doesn't mean: "have they a head", "Ito left"."""
    question, cues = case.question, case.known.cues
    indefinite = cues["article"] - cues["definite"]
    own = (m for m in question.mentions if text_at(question.words, m.start - 1) not in indefinite)
    named = {name for mention in own for name in mention.ids}
    return fact.subject in case.known.persons and fact.subject not in named


def _is_to_come(case: Case, fact: Fact) -> bool:
    """Whether a claim is of what will be, and the fact of what was: "will they meet again"."""
    cues = case.known.cues
    ahead = cues["to-do"] | cues["future"] | cues["underway"]
    return case.asks("coming") and ahead.isdisjoint(_told(case, fact))


def _is_of_one_of_them(case: Case, fact: Fact) -> bool:
    """Whether all of several are said to have what the fact has of one: "both are from Oslo"."""
    if not case.asks("all-of-them") or case.asks("merely"):
        return False
    question, kinds = case.question, case.known.kinds
    hard = (m for m in question.mentions if m.is_hard and m.start not in question.asides)
    told = {name for mention in hard for name in mention.ids}.intersection(fact.entities)
    like = {i for i in fact.entities if not kinds([i]).isdisjoint(kinds(told))}
    return len(told) == 1 < len(like)


def _if(is_true: bool) -> Truth:  # noqa: FBT001 - a value, not a switch
    return Truth.YES if is_true else Truth.NO


def _told(case: Case, fact: Fact) -> Collection[str]:
    """Return the words in which the fact is told, folded, asides left out."""
    if fact.by_rule:
        return case.passage.texts
    return {word.text for word in split(_ASIDE.sub("", fact.answer))}


def _open_but(case: Case, cue: str) -> list[Part]:
    """Return the open parts of a claim, words of a cue left out."""
    words = case.known.cues[cue]
    return [part for part in open_parts(case) if case.question.texts[part.start] not in words]


def _is_told(case: Case, likely: float) -> bool:
    """Whether a fact says every part; where it is likely meant, words in which people ask for it.

    Of what is asked openly ("why did they meet"), the words tell of the fact; what is asked with
    yes or no ("was it secret") need not be so.
    """
    parts = parts_of(case)
    unsaid = [part for part in parts if part.value is not Value.SAID]
    if any(_is_only_like(case, part) for part in parts):
        return False
    hard = {m.start for m in case.question.mentions if m.is_hard}
    soft = {m.start for m in case.question.mentions} - hard
    kinds_of, texts = case.known.lexicon.kinds_of, case.question.texts
    soft |= {part.start for part in parts if kinds_of(texts[part.start])} - hard  # "the generals"
    is_anchored = any(p.value is Value.SAID and p.start not in soft for p in parts)
    if unsaid and (likely < _SURE or not is_anchored):
        return False
    return all(not part.is_certain and _is_asked_openly(case, part) for part in unsaid)


def _is_only_like(case: Case, part: Part) -> bool:
    """Whether a word stands for another that merely begins like it: "lead" for "leader"."""
    term = next((t for t in case.query.terms if t.at == part.start and not t.ids), None)
    if term is None or part.is_certain or term.stem in case.entry.own | {*case.passage.stems}:
        return False
    groups = case.known.index.groups
    own = set(groups.get(term.stem, ()))
    like = [stem for stem in term.near if stem in case.passage.places or stem in case.entry.own]
    return bool(like) and all(own.isdisjoint(groups.get(stem, ())) for stem in like)


def _is_of_another(case: Case, fact: Fact) -> bool:
    """Whether a claim is of another thing of a kind than the fact, which lists it nowhere."""
    listed = {name for fill in fact.fills.values() for name in fill.entities}
    kinds = case.known.kinds
    like = [
        m.ids for m in case.question.mentions if not kinds(m.ids).isdisjoint(kinds([fact.subject]))
    ]
    return is_of_another_like_it(case) and any(ids.isdisjoint(listed) for ids in like)


def _is_asked_openly(case: Case, part: Part) -> bool:
    """Whether who asks openly for the fact uses a word, or another for the same.

    An order ("before") is the fact's only where it has a word for it itself.
    """
    gathered, groups = case.entry.gathered, case.known.index.groups
    stem, text = case.query.stems[part.start], case.question.texts[part.start]
    if text in case.known.orders:
        return text in case.known.cues["earlier"] and case.says("earlier")
    like = set(groups.get(stem, ()))
    return any(
        any(f"?{Facet.WHETHER}" not in gathered.wants[ask].split() for ask in asks)
        for key, asks in gathered.asks_by_key.items()
        if key == stem or not like.isdisjoint(groups.get(key, ()))
    )


def _is_ahead(case: Case, told: Collection[str]) -> bool:
    """Whether what is asked as done is by the fact only on its way: "working toward it"."""
    cues, texts = case.known.cues, case.texts
    is_past = _asks_done(case) or not cues["past"].isdisjoint(texts[:2])
    is_open = _asks_done(case) or not case.asks("underway")  # "is it settled that they will"
    return is_past and is_open and not cues["underway"].isdisjoint(told)


def _asks_done(case: Case) -> bool:
    return not case.known.cues["done"].isdisjoint(case.question.texts)


def _is_wider(case: Case) -> bool:
    """Whether a claim is of the first of all ("the first ever with anybody"), the fact of another.

    A fact calls something the first of its kind; it is the same kind only where the same noun
    stands behind.
    """
    cues, texts = case.known.cues, case.question.texts
    first = next((i for i, text in enumerate(texts) if text in cues["rank"]), None)
    if first is None:
        return False
    if case.asks("anybody") or case.asks("universal"):
        return True
    if not denies(case) and (is_first_after(case) or leaves_out(case)):
        return True
    told = [word.text for word in case.passage.words]
    places = [i for i, text in enumerate(told) if text in cues["rank"]]
    countries = {m.start for m in case.question.mentions if m.ids <= case.known.countries}
    after = {part.start: part for part in parts_of(case) if part.start not in countries}
    named = next((after[i] for i in range(first + 1, first + 1 + _CALLED) if i in after), None)
    if named is None or not places:
        return False
    stems = {s for i in places for s in case.passage.stems[i + 1 : i + 1 + _CALLED]}
    asked = case.query.stems[named.start : named.end]
    groups = case.known.index.groups
    near = {g for stem in stems for g in groups.get(stem, ())}
    ids = {i for m in case.question.mentions if m.start == named.start for i in m.ids}
    names = {stem for i in ids for way in case.known.slots.names(i) for stem in way}
    return stems.isdisjoint({*asked, *names}) and all(
        near.isdisjoint(groups.get(stem, ())) for stem in asked
    )


def _is_only_one(case: Case, fact: Fact, told: Collection[str]) -> bool:
    """Whether a claim has only one of what the fact has more of: "did only Ito lead it"."""
    cues = case.known.cues
    at = _merely(case)
    if at is None or fact.by_rule or case.says("merely"):
        return False
    if _open_but(case, "merely"):
        return _is_half(case, fact, at)
    beyond = cues["beyond"] - set(case.texts)
    is_beside = _is_one_of_several(case, fact) or not beyond.isdisjoint(told)
    return is_beside or _is_half(case, fact, at)


def _is_half(case: Case, fact: Fact, at: int) -> bool:
    """Whether a claim has only one of what the fact has with its contrary: "crewed and uncrewed".

    So "only with a crew", but not "only on the lake", where the fact says so, too. `at` is where
    the claim says "only".
    """
    halves = {match["half"].casefold() for match in _BOTH.finditer(fact.answer)}
    after = next((term for term in case.query.terms if term.at > at), None)
    is_half = after is None or after.stem not in case.passage.places
    return bool(halves) and (is_half or not halves.isdisjoint(case.texts))


def _merely(case: Case) -> int | None:
    """Return where a claim says "only"; None for nowhere, for "not only", and for "just held"."""
    texts, cues, irregular = case.texts, case.known.cues, case.known.lexicon.irregular
    for i, text in enumerate(texts):
        after = texts[i + 1] if i + 1 < len(texts) else ""
        is_time = text in cues["just-now"] and (after in irregular or after.endswith("ed"))
        is_denied = i > 0 and texts[i - 1] in cues["denial"]
        if text in cues["merely"] and not is_denied and not is_time:
            return i
    return None


def _is_one_of_several(case: Case, fact: Fact) -> bool:
    """Whether a claim names but one of those of a kind who did it."""
    hard = {name for m in case.question.mentions if m.is_hard for name in m.ids}
    fill, kinds = fact.fills.get(Facet.WHO), case.known.kinds
    doers = fill.entities if fill else ()
    for name in hard.intersection(doers):
        like = {other for other in doers if kinds([other]) == kinds([name])}
        if like & hard == {name} != like:
            return True
    return False


def _claims_something(case: Case, fact: Fact) -> bool:
    """Whether a claim is more than names, or names just one of several that the fact has.

    "Is Ito Hale?" and "were they in Norway?" say too little to be borne out by a fact with both.
    """
    question = case.question
    hard = [mention for mention in question.mentions if mention.is_hard]
    bare = {i for mention in hard for i in range(mention.start, mention.end)}
    idle, stems = case.known.idle_in_claim, case.query.stems
    own = (t.at for t in question.content if t.at not in bare)
    is_more = any(len(hard) > 1 or idle.isdisjoint((question.texts[i], stems[i])) for i in own)
    if question.dates or question.cue_words or is_more:
        return True
    if case.asks("present"):  # "was Ito there"
        return True
    for fill in fact.fills.values():
        filled = set(fill.entities) - {fact.subject}
        listed = [mention for mention in hard if len(mention.ids & filled) == 1]
        kinds = case.known.kinds(listed[0].ids) if len(listed) == 1 else set[str]()
        alike = sum(not kinds.isdisjoint(case.known.kinds([name])) for name in filled)
        if len(fill.entities) > 1 == len(listed) and (alike > 1 or len(hard) > 1):
            return question.texts[listed[0].start - 1] not in case.known.cues["place"]
    return False
