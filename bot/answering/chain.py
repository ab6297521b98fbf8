"""The whole chain, from typed text to a reply: parse, correct, match, judge, decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from bot.answering.entail.judge import judge
from bot.answering.entail.vetoes import Vetoes
from bot.answering.find.index import Index
from bot.answering.find.match import match
from bot.answering.passage_chain import PassageChain, Told, likelier
from bot.answering.read.followup import FollowUps
from bot.answering.read.foreign.rewrite import Foreign
from bot.answering.read.names import Names
from bot.answering.read.parse import Parser, groups_by_stem, strip_address
from bot.answering.read.readings import (
    Reading,
    count_words,
    fingerprint,
    read,
    read_base,
    render,
    restore,
    texts_of,
)
from bot.answering.say.suggest import Suggester
from bot.facts import Answer, Candidate, Facet, Help, Reason, Refusal, Reply
from bot.lang.words import Stems, split

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.entail.judge import Verdict
    from bot.answering.find.match import Match
    from bot.answering.read.foreign.rewrite import Rewritten
    from bot.answering.read.question import Question
    from bot.facts import Fact, FactBase, Said
    from bot.lang.lexicon import Lexicon
    from bot.lang.vocabulary import Vocabulary

_MOST_CANDIDATES = 5  # the contract's


class Answerer:
    """Answers questions from a fact base; built once, then pure and quick.

    Args:
        base: what `bot.factbase.load` returned.
        lexicon: the vocabulary of the sources' language.
        readings: what `Answerer.readings` gave at an earlier time; saves most of the start-up.
        vocabularies: gives the vocabulary of a language that people ask in besides the sources';
            None where nobody does.
    """

    def __init__(
        self,
        base: FactBase,
        lexicon: Lexicon,
        readings: str = "",
        vocabularies: Callable[[str], Vocabulary] | None = None,
    ) -> None:
        self._base = base
        self._lexicon = lexicon
        self._foreign = (
            Foreign(base.entities.values(), lexicon, vocabularies) if vocabularies else None
        )
        stems = Stems(lexicon.stemmer, lexicon.irregular)
        entities = base.entities.values()
        names = Names(entities, lexicon, stems)
        groups = groups_by_stem(lexicon, stems)
        reader = Parser(lexicon, names, stems, groups)  # asks are spelt right: never corrected
        self._mark = fingerprint(base, lexicon)
        self._readings = restore(self._mark, readings) or read_base(base, partial(_read, reader))
        self._index = Index(base, self._readings.gathered, groups)
        words = self._readings.words
        aliases = set(count_words(name for e in entities for name in (e.name, *e.aliases)))
        openings = (word for phrase in lexicon.asking for word in phrase)
        known = words + self._readings.asked + Counter([*aliases, *openings])
        self._corrector = Corrector(known, aliases, lexicon, stems, partial(texts_of, base))
        self._parser = Parser(lexicon, names, stems, groups, self._corrector)
        said = words.keys() | aliases
        self._chronology = Chronology(base, lexicon)
        self._followups = FollowUps(base, lexicon)
        self._vetoes = Vetoes(lexicon, stems, said.__contains__, entities, self._chronology)
        has_passages = any(fact.by_rule for fact in base.facts.values())
        self._sources = Sources(base, lexicon, stems)
        self.passages = (
            PassageChain(base, lexicon, stems, groups, self._sources) if has_passages else None
        )

    @cached_property
    def _suggester(self) -> Suggester:
        """What offers questions: made when first used, since `bot ask` never needs it."""
        return Suggester(self._base)

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25
    ) -> tuple[str, ...]:
        """Return questions that fit what is typed so far (`Suggester.suggest`)."""
        return self._suggester.suggest(typed, facet=facet, limit=limit)

    def topics(self) -> tuple[str, ...]:
        """Return the names of what the facts are about."""
        return self._suggester.topics()

    def warm(self) -> None:
        """Work out now what the first questions would otherwise wait for: for long runs."""
        self._index.warm()
        self._corrector.warm()

    def readings(self) -> str:
        """Return how the base is read, for the next start (`bot.answering.read.readings`)."""
        return render(self._mark, self._readings)

    def answer(self, typed: str, *, said: Said | None = None) -> Reply:
        """Return the reply to a question as it was typed, prefix and all.

        With `said`, a question that leans on the one before ("when was that?") is completed by it.
        """
        asked = self._rewrite(typed)
        before = self._rewrite(said.typed) if said else None
        if said and before:
            said = replace(said, typed=before.text)
        if asked is None:
            return self._answer(typed, said)
        return localise(self._answer(asked.text, said), typed, asked, self._base)

    def _rewrite(self, typed: str) -> Rewritten | None:
        return self._foreign.rewrite(strip_address(typed)) if self._foreign else None

    def parse(self, typed: str) -> Question:
        """Return how a question is read."""
        asked = self._rewrite(typed)
        return self._parser.parse(asked.text if asked else typed)

    def _answer(self, typed: str, said: Said | None) -> Reply:
        bare = strip_address(typed)
        if self._is_greeting(bare):
            return Reply(typed, Help())
        question = self._parser.parse(typed)
        if said is not None and self._followups.leans(question):
            reply = self._follow(question, said)
            if reply is not None:
                return reply
        return self._reply(question)

    def _reply(self, question: Question) -> Reply:
        typed = question.typed
        if not any(word.text.isalnum() for word in question.words):
            return Reply(typed, Refusal(Reason.UNREADABLE))
        told = self._told(question)
        outcome = told.outcome
        if isinstance(outcome, Answer):
            outcome = self._sources.heard(question, outcome, told.others)
        return Reply(typed, outcome, question.corrections, told.candidates)

    def _told(self, question: Question) -> Told:
        """Return what annotated facts tell or, where they are likelier to answer, passages."""
        if self.passages is None:
            return self._from_facts(question)
        if not self._index.fact_count:
            return self.passages.answer(question)
        return likelier(self._from_facts(question), self.passages.answer(question))

    def _from_facts(self, question: Question) -> Told:
        found = match(question, self._index, self._vetoes)
        if not found.facts or not question.content:
            return Told(Refusal(Reason.OFF_TOPIC), 0.0, ())
        verdict = judge(question, found, self._index, self._lexicon)
        outcome = (
            self._chronology.answer(question)
            or expand(question, self._base, self._lexicon.cues["expansion"])
            or decide(question, found, verdict, self._base)
        )
        return Told(
            outcome,
            verdict.probability,
            self._candidates(found, verdict.probability),
            self._others(question, found) if self._sources.are_several else (),
        )

    def _others(self, question: Question, found: Match) -> tuple[Candidate, ...]:
        """Return the best fact of each other source, where it would answer by itself."""
        sources = dict.fromkeys(w.entry.place[0] for w in found.facts)
        others = []
        for source in list(sources)[1:]:
            own = found.of_source(source)
            fact = own.facts[0].entry.fact
            verdict = judge(question, own, self._index, self._lexicon)
            if fact is not None and is_answered(question, own, verdict):
                citation = cite(fact, self._base.sources[source])[0]
                others.append(Candidate(fact, citation, round(verdict.probability, 4)))
        return tuple(others)

    def _follow(self, question: Question, said: Said) -> Reply | None:
        """Return the reply to a question that leans on what was said; None where it is no help."""
        before = self.parse(said.typed)
        completed = self._followups.completed(question, before)
        if completed is not None:
            reply = self._reply(self._parser.parse(completed))
            return replace(reply, typed=question.typed, asked=completed)
        resolved = self._followups.resolved(question, before, said)
        if resolved is not None and (question.content or Facet.WHAT in question.facets):
            reply = self._reply(self._parser.parse(resolved))
            if isinstance(reply.outcome, Answer) or not self._is_off_topic(question):
                return replace(reply, typed=question.typed, asked=resolved)
        spoken = self._followups.speaker_of(question, said)
        if spoken is not None:
            speaker, fact = spoken
            text = f"{speaker.name[:1].upper()}{speaker.name[1:]} said so."
            return self._from_fact(question, fact, text, said)
        fact_asked = self._followups.fact_for(question, said)
        if fact_asked is not None:
            return self._from_fact(question, fact_asked, fact_asked.answer, said)
        return None

    def _is_off_topic(self, question: Question) -> bool:
        outcome = self._reply(question).outcome
        return isinstance(outcome, Refusal) and outcome.reason is Reason.OFF_TOPIC

    def _from_fact(self, question: Question, fact: Fact, text: str, said: Said) -> Reply:
        citations = cite(fact, self._base.sources[fact.source])
        outcome = Answer(text, citations, (fact.id,), notes_of([fact], text, question))
        # It is still what was asked before that a further question leans on.
        return Reply(question.typed, outcome, question.corrections, asked=said.typed)

    def examine(self, typed: str) -> tuple[Question, Match, Verdict] | None:
        """Return how a question is read, matched and judged; None where nothing can match it.

        For those who want to see it, and for the program that fits the weights.
        """
        question = self.parse(typed)
        found = match(question, self._index, self._vetoes)
        if not found.facts or not question.content:
            return None
        return question, found, judge(question, found, self._index, self._lexicon)

    def _is_greeting(self, bare: str) -> bool:
        words = " ".join(word.text for word in split(bare))
        return not bare or words in self._lexicon.greetings

    def _candidates(self, found: Match, probability: float) -> tuple[Candidate, ...]:
        """Return the best facts, one a sentence; the first has the judged probability."""
        top = found.facts[0].total
        candidates: dict[tuple[str, int], Candidate] = {}
        for weighed in found.facts:
            fact = weighed.entry.fact
            if fact is not None and weighed.entry.place not in candidates:
                citation = cite(fact, self._base.sources[fact.source])[0]
                score = probability / (1 + max(0.0, top - weighed.total))
                candidates[weighed.entry.place] = Candidate(fact, citation, round(score, 4))
        return tuple(candidates.values())[:_MOST_CANDIDATES]


def _read(reader: Parser, text: str) -> Reading:
    question = reader.parse(text)
    return read(question, reader.settled_names(question), reader.claimed_cues(question))
