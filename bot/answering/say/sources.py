"""Two or more sources: the newer one first, and where they differ, what each of them says.

A source speaks up beside the one that is answered from where it would answer by itself. Somebody's
role is only true as of its source's date. Which of several events is meant by "the talks" is asked
back where nothing decides. Nothing is looked for in a base of one source.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.say.cite import MOST_CITATIONS, cite
from bot.answering.say.claims import Claims, compare, is_named
from bot.answering.say.fullest import fact_of
from bot.answering.say.outcome import notes_of
from bot.facts import Facet
from bot.outcomes import Answer, Choices, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from bot.answering.read.question import Question
    from bot.answering.say.claims import Claim
    from bot.answering.say.outcome import Findings
    from bot.facts import Citation, Entity, Fact, FactBase
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Candidate

_SURELY = 0.8  # likeness from which a gap of another source may be meant as well
_MOST_CHOICES = 3
_NO_EVENTS = frozenset("person role group organisation country place".split())  # kinds of entity
_OFFICE_WITHIN = 5  # words after "who is" among which the office stands: "the first deputy mayor"
_SEVERAL = frozenset(("group", "country", "organisation"))  # kinds that hold no office


class Voice(NamedTuple):
    """What a source says to a question.

    Attributes:
        citations: of the fact; the first carries it.
        claims: its fillers of what is asked.
    """

    fact: Fact
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]


class Sources:
    """Brings what several sources say together.

    Args:
        stems: reduces a folded word to its stem.
    """

    def __init__(self, base: FactBase, lexicon: Lexicon, stems: Callable[[str], str]) -> None:
        self._base = base
        self._claims = Claims(base, lexicon, stems)
        self._be = lexicon.cues["be"]
        self._offices = lexicon.cues["title"]
        self._office_stems = set(map(stems, self._offices))
        self._stems = stems
        self.are_several = len(base.sources) > 1

    def may_speak(self, question: Question, fact: Fact, other: Fact) -> bool:
        """Whether another source's fact may stand beside one.

        It must have what can be compared, or tell somebody's role: what that is in other words, a
        program can't compare, but the newer source knows best.
        """
        if fact.source == other.source:
            return False
        of = self._claims.of
        if compare(of(question, fact), of(question, other)) is not None:
            return True
        return all(self._is_for_role(question, each) for each in (fact, other))

    def heard(self, question: Question, answer: Answer, others: Iterable[Candidate]) -> Answer:
        """Return an answer with what other sources say to the same, the newer source first.

        Args:
            question: what was asked.
            answer: from one fact; any other is returned as it is.
            others: facts of other sources that would answer by themselves, the likeliest first.
        """
        fact = self._base.facts.get(answer.facts[0]) if len(answer.facts) == 1 else None
        if fact is None:
            return answer
        is_role, others = self._is_for_role(question, fact), list(others)
        if not others:
            return replace(answer, is_role=is_role) if is_role else answer
        best = Voice(fact, answer.citations, self._claims.of(question, fact))
        kept = self._kept(question, best, others)
        voices = sorted([best, *kept], key=lambda voice: self._age(voice.fact), reverse=True)
        if not kept:
            return replace(answer, is_role=is_role) if is_role else answer
        first = voices[0].fact
        is_best = first is fact
        text, texts = (answer.text, answer.texts) if is_best else (first.answer, first.answers)
        notes = notes_of((voice.fact for voice in voices), text, question)
        return Answer(
            text,
            _citations(voices),
            tuple(voice.fact.id for voice in voices),
            (*answer.notes, *(note for note in notes if note not in answer.notes)),
            answer.opening if is_best else (),
            texts,
            answer.asked if is_best else (),
            self._statements(voices),
            is_role=is_role,
        )

    def _kept(self, question: Question, best: Voice, others: Iterable[Candidate]) -> list[Voice]:
        """Return who differs from the best, and who says the same in a newer source."""
        kept: dict[str, Voice] = {}
        for other in others:
            source = other.fact.source
            if source in kept or not self.may_speak(question, best.fact, other.fact):
                continue
            voice = Voice(other.fact, (other.citation,), self._claims.of(question, other.fact))
            agrees = compare(best.claims, voice.claims)
            if not agrees or self._age(voice.fact) > self._age(best.fact):
                kept[source] = voice
        return list(kept.values())[: MOST_CITATIONS - 1]

    def _age(self, fact: Fact) -> str:
        """Return when a fact's source was published; empty, and so the oldest, where unknown."""
        date = self._base.sources[fact.source].dated
        return date.iso if date else ""

    def _statements(self, voices: list[Voice]) -> tuple[Statement, ...]:
        """Return what each source says that can be compared, where two of them differ."""
        pairs = combinations((voice.claims for voice in voices), 2)
        if all(compare(*pair) is not False for pair in pairs):
            return ()
        return tuple(
            Statement(self._base.sources[voice.fact.source], words)
            for voice in voices
            if (words := _words(voice, voices))
        )

    def _is_for_role(self, question: Question, fact: Fact) -> bool:
        """Whether a question, answered from a fact, is for a role or for who has it."""
        fills = [fact.fills[facet] for facet in question.facets if facet in fact.fills]
        tells_role = any("role" in f.kinds and _SEVERAL.isdisjoint(f.kinds) for f in fills)
        who = fact.fills.get(Facet.WHO)
        names_person = who is not None and "person" in who.kinds
        if names_person and self._is_for_holder(question):
            return True
        if not fact.by_rule:
            return tells_role
        is_for_one = tells_role and all(term.is_name for term in question.content)
        return names_person and (is_for_one or "role" in question.kinds)

    def _is_for_holder(self, question: Question) -> bool:
        """Whether it is "who is the commander of …" or "who commands …"."""
        if Facet.WHO not in question.facets or "who" not in question.texts[:-1]:
            return False
        at = question.texts.index("who") + 1
        after = question.texts[at]
        if after in self._be:
            return self._names_office(question, at + 1)
        return after.endswith("s") and self._stems(after) in self._office_stems

    def _names_office(self, question: Question, start: int) -> bool:
        """Whether words name an office, and are no part of a person's name ("General Ito")."""
        persons = {
            at
            for mention in question.mentions
            if any(is_named(question, entity) for entity in self._claims.entities(mention.ids))
            for at in range(mention.start, mention.end)
        }
        near = list(enumerate(question.texts))[start : start + _OFFICE_WITHIN]
        return any(text in self._offices and at not in persons for at, text in near)


def _citations(voices: Iterable[Voice]) -> tuple[Citation, ...]:
    """Return one citation of each source, then what else the facts quote."""
    voices = list(voices)
    firsts = [voice.citations[0] for voice in voices]
    more = [citation for voice in voices for citation in voice.citations[1:]]
    return tuple(firsts + more)[:MOST_CITATIONS]


def _words(voice: Voice, voices: Iterable[Voice]) -> str:
    """Return the claims of a source that can be compared with another's, in words."""
    others = [claim for other in voices if other is not voice for claim in other.claims]
    words = (claim.words for claim in voice.claims if any(map(claim.is_like, others)))
    return ", ".join(dict.fromkeys(" ".join(w.split()) for w in words))


def events(found: Findings, others: Iterable[Fact], base: FactBase) -> Choices | None:
    """Return the question for each event that it may be about; None where it is for one.

    `others` are facts of other sources that account for the question as well as the best does.
    What a question names decides; else events of the same kind are offered by name.
    """
    question, best = found.question, fact_of(found.ranked[0].entry)
    near = (gap.entry.gap for gap in found.gaps if gap.likeness.same >= _SURELY)
    gaps = [gap for gap in near if gap and gap.source != best.source and gap.nearest in base.facts]
    rivals = {best.subject: best}
    for subject, fact in (
        *((fact.subject, fact) for fact in others),
        *((gap.subject, base.facts[gap.nearest]) for gap in gaps),
    ):
        rivals.setdefault(subject, fact)
    entities = {subject: base.entities[subject] for subject in rivals if subject in base.entities}
    named = {name for m in question.mentions if m.is_hard for name in m.ids}
    kinds = {entity.kind for entity in entities.values()}
    if len(entities) < len(rivals) or len(rivals) == 1 or named & rivals.keys():
        return None
    if len(kinds) > 1 or kinds & _NO_EVENTS:
        return None
    cited = [cite(fact, base.sources[fact.source])[0] for fact in rivals.values()]
    options = [_asked(question, entity, rivals.keys()) for entity in entities.values()]
    return Choices(tuple(options[:_MOST_CHOICES]), citations=tuple(cited[:_MOST_CHOICES]))


def _asked(question: Question, entity: Entity, rivals: Collection[str]) -> str:
    """Return the question with an event's name in the place of "the talks", or behind it."""
    words = [word.typed for word in question.words]
    article, *_ = entity.name.split(" ")
    for mention in question.mentions:
        start = mention.start
        if not mention.ids.isdisjoint(rivals) and start and words[start - 1] == article:
            words[start - 1 : mention.end] = [entity.name]
            return _written(" ".join(words))
    return _written(f"{' '.join(words)} ({entity.name})")


def _written(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}?"
