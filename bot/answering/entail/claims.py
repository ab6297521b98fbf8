"""What a question claims: signals on what it adds, denies, turns round or puts into a mouth."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.entail.case import Value, once, signal
from bot.answering.entail.comparing import open_beside_order
from bot.answering.entail.parts import OPEN, is_later, is_told_of, open_parts, parts_of
from bot.answering.entail.signals import contrary, other_number
from bot.answering.entail.strangers import is_of_another
from bot.answering.read.names import equated
from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from bot.answering.entail.case import Case
    from bot.answering.read.question import Mention

_LITERAL = 5  # parts of which all but one are said: so much is no chance
_LIKE = 0.4  # likeness of an ask from which a claim may say the same in other words
_TWO = 2
_OPENING = 2  # words within which a question opens


@signal
def not_borne_out(case: Case) -> float:
    """Whether a question has a part that the fact denies, or a claim one that it leaves open.

    Of a claim that is a name, a date, a number, a circumstance ("with his wife") or a verb, where
    all else is said. Other words may say the same, as an ask that is like the question shows.
    """
    if contrary(case):
        return 1.0
    if not is_claim(case):
        lacking = (
            _is_mute,
            _is_but_a_name,
            _lacks_length,
            _lacks_kind,
            _is_past_holder,
            _is_past,
        )
        return float(is_of_another(case) or any(lacks(case) for lacks in lacking))
    opened, texts = open_beside_order(case), [*case.question.texts, ""]
    is_open = any(part.is_certain and part.value in OPEN for part in opened)
    if is_open or other_number(case) or unspoken(case) or not _are_together(case):
        return 1.0
    if "expansion" in case.entry.kinds and any(p.value is not Value.SAID for p in parts_of(case)):
        return 1.0  # what a name is short for tells nothing of it
    if not opened or case.is_said_so:
        return 0.0
    is_added = is_circumstance(case, added(case)) or (
        len(opened) == 1
        and (len(parts_of(case)) >= _LITERAL or texts[opened[0].end] in case.known.cues["to-do"])
    )
    return float(is_added or case.measured.likeness.any < _LIKE)


def _are_together(case: Case) -> bool:
    """Whether all countries of two or more are the fact's own: "did Norway and Iceland meet"."""
    known, told = case.known, case.entry.own_names
    named = (m for m in case.question.mentions if m.is_hard and not is_later(case, m))
    asked = [mention.ids for mention in named if mention.ids <= known.countries]
    return len(asked) < _TWO or all(
        not ids.isdisjoint(told) or any(is_told_of(case, i) for i in ids) for ids in asked
    )


def _lacks_length(case: Case) -> bool:
    """Whether a length of time is asked, and an annotated fact has none to give."""
    question, fact = case.question, case.entry.fact
    is_asked = Facet.HOW_LONG in question.facets or (
        Facet.HOW_MANY in question.facets and case.asks("time-unit")
    )
    return is_asked and fact is not None and not fact.by_rule and Facet.HOW_LONG not in fact.fills


def _lacks_kind(case: Case) -> bool:
    """Whether it is asked what they talked about, or how often, and an annotated fact has none."""
    entry, kinds = case.entry, case.question.kinds
    is_strict = kinds in ({"topic"}, {"frequency"})
    return is_strict and entry.annotated > 0 and kinds.isdisjoint(entry.kinds)


def _is_past(case: Case) -> bool:
    """Whether it is asked when something will be again, and the fact looks at none to come."""
    fact, future = case.entry.fact, case.known.cues["future"]
    is_ahead = case.asks("again") and case.asks("future") and Facet.WHEN in case.question.facets
    if not is_ahead or fact is None:
        return False
    told = {word.text for word in split(fact.answer)}
    return future.isdisjoint(told or case.passage.texts)


def _is_past_holder(case: Case) -> bool:
    """Whether it is asked who holds an office now, and the fact is of who held it then."""
    return case.asks("current") and "role" in case.entry.kinds and case.says("former")


def _is_mute(case: Case) -> bool:
    """Whether it is asked what a person said, and the fact has none of those words."""
    persons = case.known.persons
    is_by_person = any(m.is_hard and m.ids <= persons for m in case.question.mentions)
    return is_by_person and bool(unspoken(case))


def _is_but_a_name(case: Case) -> bool:
    """Whether it is asked what something does, or who did it, and the fact tells but of a name."""
    is_of_deed = not case.known.cues["deed"].isdisjoint(case.texts[-1:])
    is_of_doer = case.question.facets == {Facet.WHO} and not case.is_said_so and bool(case.gone)
    kinds = case.entry.kinds
    return ("expansion" in kinds and is_of_deed) or ("nickname" in kinds and is_of_doer)


def added(case: Case) -> range:
    """Return the words of a question that only add to what is said; none where hardly any is.

    These are what comes behind all that is said, with what opens it ("with his wife"), else the
    first that nothing says.
    """
    parts, opened = parts_of(case), open_parts(case)
    said = [part for part in parts if part not in opened] if opened else []
    is_one = len(parts) == 1 and parts[0].is_certain  # "were they in Oslo"
    texts, openings = case.question.texts, case.known.cues["opening"]
    telling = sum(texts[part.start] not in openings for part in opened)  # "after a lawsuit"
    if not opened or (len(said) < telling and not is_one):
        return range(0)
    end_of_said = max((part.end for part in said), default=0)
    sure = max((part.end for part in said if part.is_certain), default=0)
    joined = (p.start for p in opened if p.start >= sure and texts[p.start] in openings)
    end_of_said = min(next(joined, end_of_said), end_of_said)  # "after a long lawsuit"
    tail = [part for part in opened if part.start >= end_of_said] or opened[:1]
    first = max((part.end for part in said if part.end <= tail[0].start), default=0)
    own = [i for i in range(first, tail[0].start) if i not in case.question.asides]
    start = next((i for i in own if texts[i] in openings), tail[0].start)
    return range(start, tail[-1].end)


def is_circumstance(case: Case, words: range) -> bool:
    """Whether some words tell only when, where or how."""
    return bool(words) and case.question.texts[words.start] in case.known.cues["opening"]


def unsaid_of(case: Case) -> range:
    """Return the words of a claim that are plainly not said: a circumstance, a name or a date.

    What the sentence has, of somebody else, is said all the same: "did Dickinson go to Brazil
    before Raymond" lacks Brazil, not Raymond.
    """
    words, certain = added(case), [part for part in open_parts(case) if part.is_certain]
    if not any(part.start in words for part in certain) and not is_circumstance(case, words):
        return range(0)
    hard = {mention.start for mention in case.question.mentions if mention.is_hard}
    named: list[range] = []
    lacking = [words]
    for part in certain:
        is_named = part.start in hard and part.start not in words
        (named if is_named else lacking).append(range(part.start, part.end))
    return next((each for each in (*named, *lacking) if not _stands(case, each)), range(0))


def _stands(case: Case, words: range) -> bool:
    """Whether the sentence has some words, or the source those of a name, or who is meant."""
    known, idle = case.known, case.known.cues["opening"]
    own = [i for i in words if case.question.texts[i] not in idle]
    if not own:
        return True  # "after" alone names nothing that isn't said
    source = known.index.passages.stems_by_source[case.passage.source.id]
    if is_circumstance(case, words):
        source = set(case.passage.stems)
    names = (m.ids for m in case.question.mentions if [*range(m.start, m.end)] == [*words])
    ways = (way for ids in names for name in ids for way in known.slots.names(name))
    is_named = any(source.issuperset(way) for way in ways)
    return is_named or source.issuperset(case.query.stems[i] for i in own)


def is_of_person(case: Case) -> bool:
    """Whether the offices and names beside a person are the person's, not another's.

    A sentence that names two tells whose each is only by an annotation: "is Ito the commander".
    """
    entry, question, known = case.entry, case.question, case.known
    if not entry.is_asked or not any(m.ids <= known.persons for m in question.mentions):
        return True
    others = set() if "role" in entry.kinds else entry.cast.names | entry.cast.sharing
    own = entry.own.union(f"@{name}" for name in others)
    hard = (m for m in question.mentions if m.is_hard and m.start not in question.asides)
    named = {f"@{name}" for mention in hard for name in mention.ids}
    offices = {t.stem for t in case.query.terms if not t.ids and t.text in known.cues["title"]}
    return own.issuperset(named) and entry.quote_keys.issuperset(offices)


def claims_stranger(case: Case) -> bool:
    """Whether a yes/no question names somebody whom nothing knows."""
    texts, known = case.question.texts, case.known
    return is_claim(case) and any(
        part.is_certain
        and part.value is Value.UNSAID
        and part.start not in case.question.named | case.question.dated
        and texts[part.start] not in known.orders
        for part in parts_of(case)
    )


@once
def is_claim(case: Case) -> bool:
    """Whether it asks yes or no, and offers nothing to choose from but "or not"."""
    texts, cues = case.texts, case.known.cues
    if texts and texts[-1] in cues["tag"]:
        texts = texts[:-2]
    return Facet.WHETHER in case.question.facets and cues["choice"].isdisjoint(texts)


@signal
def swapped(case: Case) -> float:
    """Whether two who are named stand the other way round about a word that the sentence has.

    "Did Denmark visit Dahl" where Dahl visited Denmark; not what two do "with" each other.
    """
    question, cues = case.question, case.known.cues
    if Facet.WHO in question.facets and any(_is_doer(case, m) for m in question.mentions):
        return 1.0
    if any(_is_done_to(case, m) for m in question.mentions):
        return 1.0
    for one, other in pairwise(question.mentions):
        between = question.texts[one.end : other.start]
        if not between or not cues["symmetric"].isdisjoint(between):
            continue
        places = place_of(case, one), place_of(case, other)
        if -1 in places:
            continue
        first, last = sorted(places)
        verbs = {t.stem for t in case.query.terms if one.end <= t.at < other.start}
        told = case.passage.words[first + 1 : last]
        if verbs.isdisjoint(case.passage.stems[first + 1 : last]):
            continue
        is_passive = between[-1] in cues["by"]
        is_told_so = any(word.text in cues["by"] for word in told)
        if (places[0] < places[1]) == (is_passive != is_told_so):
            return 1.0
    return 0.0


def _is_doer(case: Case, mention: Mention) -> bool:
    """Whether "who visited Dahl" is asked, and Dahl is who visited."""
    asker, verb = mention.start - 2, mention.start - 1
    return (
        asker >= 0
        and case.question.texts[verb] not in case.known.lexicon.stop
        and case.question.texts[asker] in case.known.cues["asker"]
        and (place := place_of(case, mention)) >= 0
        and case.passage.stems[place + 1 : place + 2] == case.query.stems[verb : verb + 1]
    )


def _is_done_to(case: Case, mention: Mention) -> bool:
    """Whether "did Denmark host" is asked, and the sentence has "hosted Denmark"."""
    question, passage = case.question, case.passage
    verb = mention.end
    if not is_claim(case) or verb >= len(question.texts) or (place := place_of(case, mention)) < 1:
        return False
    before, behind = question.texts[: mention.start][-1:], question.texts[verb + 1 : verb + 2]
    cues, auxiliaries = case.known.cues, case.known.lexicon.auxiliaries
    is_passive = not (cues["copula"].isdisjoint(before) and cues["by"].isdisjoint(behind))
    if is_passive or not auxiliaries.issuperset(before):
        return False
    return (
        question.texts[verb] not in case.known.lexicon.stop | case.known.cues["asked-to-say"]
        and passage.stems[place - 1] == case.query.stems[verb]
        and not any(place != at < place for at in passage.places[passage.stems[place]])
    )


def place_of(case: Case, mention: Mention) -> int:
    """Return where the sentence names somebody who can do something; -1 for nowhere."""
    places = case.passage.places
    ids = mention.ids & case.known.acting
    ways = (way for i in sorted(ids) for way in case.known.slots.names(i) if way <= places.keys())
    shortest = min(ways, key=len, default=())
    return max((places[stem][0] for stem in shortest), default=-1)


@signal
def denied(case: Case) -> float:
    """Whether the question denies something and the sentence denies nothing."""
    return float(denies(case) and not (case.says("denial") or case.says("refusal")))


def denies(case: Case) -> bool:
    """Whether a question denies something."""
    denials, asked = case.known.cues["denial"], case.texts
    if denials.isdisjoint(asked):
        return False
    return any(t in denials and not _is_idle(case, asked, i) for i, t in enumerate(asked))


def _is_idle(case: Case, asked: list[str], at: int) -> bool:
    """Whether a "not" denies nothing: "wasn't there …?", "… didn't they?", "or not"."""
    cues = case.known.cues
    if not cues["merely"].isdisjoint(asked[at + 1 : at + 2]) or "than" in asked[at + 2 : at + 3]:
        return True  # "not just the US", "no more than two"
    if at == 0:
        return False
    if asked[at - 1] in cues["alternative"]:
        return True
    if at == len(asked) - 1 and asked[at - 2] in case.known.lexicon.auxiliaries:
        return True  # "…, was it not?"
    is_inverted = asked[at - 1] in case.known.lexicon.auxiliaries
    opens = at < _OPENING and cues["question-word"].isdisjoint(asked[: at - 1])
    return is_inverted and (opens or not cues["pointing"].isdisjoint(asked[at + 1 : at + 2]))


@signal
def unspoken(case: Case) -> float:
    """Whether "what did the officer say" is asked, and the fact has no words of that person."""
    question, fact = case.question, case.entry.fact
    if not case.asks("asked-to-say") or question.facets - {Facet.WHAT, Facet.HOW, Facet.WHETHER}:
        return 0.0
    says = fact.says if fact else ""
    speakers = {i for m in question.mentions for i in m.ids & case.known.acting}
    if is_claim(case) and speakers.isdisjoint(case.known.persons):
        return 0.0  # "do they say anything of it"
    is_quoting = "“" in case.passage.text or '"' in case.passage.text
    return float(says not in speakers if says and speakers else not (says or is_quoting))


@signal
def mistaken(case: Case) -> float:
    """Whether one person is taken for another: "is Ito the head of the navy".

    Two side by side, openly asked for, are both meant: "what is the Ito Hale thing about".
    """
    question, known = case.question, case.known
    is_claimed = Facet.WHETHER in question.facets
    return float(
        any(
            one.ids.isdisjoint(other.ids)
            and one.ids | other.ids <= known.holders
            and (is_claimed or one.end < other.start)
            for one, other in equated(question.words, question.mentions, known.cues)
        )
    )
