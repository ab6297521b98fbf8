"""What keeps a claim from being so though a sentence has all its words: who did it, or an "if"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.entail.claims import place_of
from bot.answering.entail.parts import bound_of
from bot.answering.entail.strangers import is_language
from bot.facts import Facet
from bot.lang.words import is_possessive, split, text_at

if TYPE_CHECKING:
    from bot.answering.entail.case import Case
    from bot.answering.read.question import Mention
    from bot.facts import Fact

_BESIDE = 4  # words from a name within which an office beside it stands


def is_amiss(case: Case, fact: Fact) -> bool:
    """Whether a claim says by its words' places what the sentence with these words does not."""
    if asks_existence(case) and not _is_literal(case):
        return True
    amiss = (
        _is_of_another_deed,
        _is_pointed,
        _means_aside,
        _is_but_if,
        _is_of_land,
        _is_of_other_office,
        _is_no_part,
        _is_of_a_bystander,
        _is_above,
        _is_so_long,
    )
    return _stands_otherwise(case, fact) or any(is_so(case) for is_so in amiss)


def _stands_otherwise(case: Case, fact: Fact) -> bool:
    """Whether somebody is named in another part than the fact's: "by Japan", "in Japanese".

    By whom something was done must have done it, and from where somebody is must be their side.
    """
    question, known, cues = case.question, case.known, case.known.cues
    who = fact.fills.get(Facet.WHO)
    doers = {fact.subject, fact.says, *(who.entities if who else ())}
    sides = {known.side_of.get(name) for m in question.mentions for name in m.ids & known.persons}
    for mention in (m for m in question.mentions if m.is_hard):
        before = text_at(question.words, mention.start - 1)
        is_spoken = is_language(case, mention.start)
        is_doer = before not in cues["by"] or not mention.ids.isdisjoint(doers)
        is_from = before in cues["coming-from"] and mention.ids <= known.countries
        if is_spoken or not is_doer or (is_from and sides and sides.isdisjoint(mention.ids)):
            return True
        if not mention.ids <= known.persons and _is_behind(case, mention):
            return True
        is_heading = before in cues["heading"] and "role" not in case.entry.kinds
        if is_heading and known.stems(before) not in case.passage.places:
            return True
    return False


def _is_behind(case: Case, mention: Mention) -> bool:
    """Whether "did Oslo host it" is claimed, and the sentence holds it "with Oslo"."""
    question, cues = case.question, case.known.cues
    is_mutual = not cues["symmetric"].isdisjoint(question.texts[mention.end :])
    is_passive = not (cues["by"] | cues["copula"]).isdisjoint(question.texts)
    hits = case.measured.sighted.hits
    verb = (h for h in hits if h.term.at == mention.end and h.term.text not in cues["tag"])
    if is_mutual or is_passive or not cues["by"].isdisjoint(case.passage.texts):
        return False
    return any(max(hit.places) < place_of(case, mention) for hit in verb)


def _is_of_another_deed(case: Case) -> bool:
    """Whether a claim has somebody stay away from what a sentence tells of, like it or go to it."""
    cues = ("leaving", "minding", "going")
    return any(case.asks(cue) and not case.says(cue) for cue in cues)


def _is_pointed(case: Case) -> bool:
    """Whether a claim has a word that the sentence lacks and another question may have idly."""
    cues, told, fact = case.known.cues, set(case.passage.stems), case.entry.fact
    told |= {case.known.stems(word.text) for word in split(fact.answer if fact else "")}
    bound = bound_of(case)
    told |= {*case.query.stems[bound.start : bound.end]} if bound else set()  # "more than two"
    for text, after in pairwise([*case.texts, ""]):
        is_deed = after in cues["to-do"] or after.endswith("ing")
        is_meant = text in cues["pointed"] or (text in cues["phase"] and is_deed)
        if is_meant and case.known.stems(text) not in told:
            return True
    return False


def _is_of_a_bystander(case: Case) -> bool:
    """Whether a claim has somebody do what the fact tells of others, or of what is theirs.

    "Did Oslo launch it" where only another part of the sentence names Oslo; "was the navy founded"
    where the sentence names but "the navy fleet".
    """
    question, known, entry = case.question, case.known, case.entry
    doer = next((m for m in question.mentions if m.is_hard and _is_doer(case, m)), None)
    if doer is None or not entry.annotated or not doer.ids <= known.acting:
        return False
    if doer.ids.isdisjoint(entry.own_names):
        return True
    meant = doer.ids.union(*(mention.ids for mention in question.mentions))
    own, longer = (
        [
            way
            for name in names
            for way in known.slots.names(name)
            if way <= case.passage.places.keys()
        ]
        for names in (doer.ids, entry.own_names - meant)
    )
    return bool(own) and all(any(way < other for other in longer) for way in own)


def _is_doer(case: Case, mention: Mention) -> bool:
    """Whether somebody is named where a claim has its subject: "did Oslo …", "Oslo was …"."""
    texts, known = case.question.texts, case.known
    idle = known.determiners | known.cues["all-of-them"] | known.lexicon.numerals.keys()
    before = [i for i in range(mention.start) if i not in case.question.asides]
    while before and texts[before[-1]] in idle:
        before.pop()
    at = before[-1] if before else mention.end
    return text_at(case.question.words, at) in known.lexicon.auxiliaries


def _means_aside(case: Case) -> bool:
    """Whether a claim's "that" means what only leads up to it, of which a sentence has nothing."""
    start, asides = next((at for at, _ in case.question.core), 0), case.question.asides
    aside = {t.at for t in case.query.terms if t.at in asides and t.at < start}
    told = {hit.term.at for hit in case.measured.sighted.hits}
    return bool(aside) and aside.isdisjoint(told) and case.asks("pointing")


def asks_existence(case: Case) -> bool:
    """Whether a claim is that there is something: "is there a war", "has there been one"."""
    texts, cues = case.texts, case.known.cues
    is_asked = texts[0] in cues["copula"] | case.known.lexicon.auxiliaries if texts else False
    return is_asked and not cues["existing"].isdisjoint(texts[1:2])


def _is_literal(case: Case) -> bool:
    """Whether the sentence has every word of a claim that is no name: "peaceful" is no peace."""
    terms = (t for t in case.query.terms if not t.ids and t.at not in case.question.asides)
    idle, told = case.known.idle_in_claim, case.passage.texts
    return all(
        not told.isdisjoint((t.text, f"{t.text}s", t.text.removesuffix("s")))
        or not idle.isdisjoint((t.text, t.stem))
        for t in terms
    )


def _is_of_land(case: Case) -> bool:
    """Whether somebody is claimed to be of a country that they are not said to be: "Japanese"."""
    question, known = case.question, case.known
    own = [m for m in question.mentions if m.start not in question.asides]
    if not own or known.cues["copula"].isdisjoint(case.texts[:1]):
        return False
    last = own[-1]
    is_last = last.end == len(question.texts) and last.ids <= known.countries
    before = text_at(question.words, last.start - 1)
    if last.end == len(question.texts) - 1 and last.ids <= known.countries:
        is_last = before in known.cues["article"] and last.start > 1  # "a Japanese ship"
    elif before in known.determiners | known.cues["place"] | known.cues["symmetric"]:
        return False
    if not is_last:
        return False
    sides = {known.side_of.get(name) for m in own[:-1] for name in m.ids}
    names = {known.entities[name].name.split()[-1].casefold() for name in last.ids}
    is_people = question.texts[last.end - 1] not in names
    return is_people and last.ids.isdisjoint(sides)


def _is_but_if(case: Case) -> bool:
    """Whether a claim has without an "if" what the sentence has with one alone: "if attacked"."""
    conditional, words = case.known.cues["conditional"], case.passage.words
    if conditional.isdisjoint(case.passage.texts) or not conditional.isdisjoint(
        case.question.texts
    ):
        return False
    return any(
        all(at and words[at - 1].text in conditional for at in hit.places)
        for hit in case.measured.sighted.hits
    )


def _is_of_other_office(case: Case) -> bool:
    """Whether somebody is called by another's office: "Mr Ito, head of the navy, …"."""
    question, known = case.question, case.known
    offices = known.cues["title"] | known.cues["lesser"]
    return any(
        known.cues["article"].issuperset(question.texts[one.end : other.start])
        and one.ids.isdisjoint(other.ids)
        and one.ids | other.ids <= known.holders
        and question.texts[other.start] in offices
        for one, other in pairwise(question.mentions)
    )


def _is_no_part(case: Case) -> bool:
    """Whether something is claimed to be part of another, and no word of the sentence says so."""
    return case.asks("membership") and not (case.says("membership") or case.says("including"))


def _is_above(case: Case) -> bool:
    """Whether somebody is claimed to be over another, "Ito's boss", and no word there says so."""
    question, known = case.question, case.known
    for mention in (m for m in question.mentions if m.ids <= known.persons):
        start, end = mention.start, mention.end
        is_owner = is_possessive(question.words[end - 1]) or text_at(question.words, end) == "s"
        near = [*question.texts[end : end + 2]] if is_owner else []
        if text_at(question.words, start - 1) == "of":
            near.append(text_at(question.words, start - 2))
        ranks = {known.stems(text) for text in near if text in known.ranking}
        at = place_of(case, mention)
        beside = case.passage.stems[max(0, at - _BESIDE) : at + _BESIDE] if at >= 0 else ()
        if ranks and ranks.isdisjoint(beside):
            return True
    return False


def _is_so_long(case: Case) -> bool:
    """Whether a claim has a length of time, "a week", and the sentence only has "last week"."""
    known, told = case.known, case.passage.words
    counted = known.cues["article"] | known.lexicon.numerals.keys()
    for before, unit in pairwise(case.texts):
        if before in counted and unit in known.cues["time-unit"]:
            stem = known.stems(unit)
            places = case.passage.places.get(stem, ())
            if places and not any(at and told[at - 1].text in counted for at in places):
                return True
    return False
