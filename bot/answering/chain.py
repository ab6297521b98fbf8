"""The whole chain, from typed text to a reply: read → find → entail → say. Read this first.

`Answerer._steps` is the chain itself. Each step is a folder of small pure functions, and what goes
from one to the next is a frozen value: `Question`, `Query`, `Ranked` facts, a `Verdict`, and the
outcome. A `Trace` keeps all of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from bot.answering.entail.case import Case, Known
from bot.answering.entail.claims import claims_stranger
from bot.answering.entail.comparing import is_of_more
from bot.answering.entail.firsts import precedent
from bot.answering.entail.gaps import meant_gap
from bot.answering.entail.parts import open_parts
from bot.answering.entail.verdict import NearGap, entailed_first, judge, rank
from bot.answering.find.index import Index, Likener
from bot.answering.find.measure import Context, Slots, measure
from bot.answering.find.query import Nearness, Reader
from bot.answering.following import Follower
from bot.answering.read.foreign.rewrite import Foreign
from bot.answering.read.names import Names
from bot.answering.read.parse import Parser, strip_address
from bot.answering.read.readings import (
    Reading,
    fingerprint,
    read,
    read_base,
    render,
    restore,
    texts_of,
)
from bot.answering.read.typing.correct import Corrector
from bot.answering.say.chronology import Chronology
from bot.answering.say.cite import carrying
from bot.answering.say.document import Documents
from bot.answering.say.expansion import expand
from bot.answering.say.fullest import fact_of
from bot.answering.say.localise import localise
from bot.answering.say.outcome import Findings, decide, tell, tell_all
from bot.answering.say.several import alike, by_order, several, spoken
from bot.answering.say.sources import Sources, events
from bot.answering.trace import Trace
from bot.asking.asker import Asker
from bot.lang.words import Runs, Stems, fold, split
from bot.outcomes import Answer, Candidate, Help, Message, Reason, Refusal, Reply
from bot.suggesting import Suggester

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering.entail.verdict import Ranked
    from bot.answering.find.query import Query
    from bot.answering.read.foreign.rewrite import Rewritten
    from bot.answering.read.question import Question
    from bot.facts import FactBase
    from bot.lang.lexicon import Lexicon
    from bot.lang.vocabulary import Vocabulary
    from bot.outcomes import Choices, Said

LONGEST = 4_000  # characters of a question: Discord's own bound for what a person types
_OPENING = 200  # characters that tell in which language somebody writes


class Answerer:
    """Answers questions from a fact base; built once, then pure and quick.

    Args:
        base: what `bot.factbase.load` returned.
        lexicon: the vocabulary of the sources' language.
        readings: what `Answerer.readings` gave at an earlier time; saves most of the start-up.
        vocabularies: gives the vocabulary of a language that people ask in besides the sources';
            None where nobody does.
        strange: tells the language of a question where it is none that is understood, else "".
    """

    def __init__(
        self,
        base: FactBase,
        lexicon: Lexicon,
        readings: str = "",
        vocabularies: Callable[[str], Vocabulary] | None = None,
        strange: Callable[[str], str] = lambda _question: "",
    ) -> None:
        self._strange = strange
        self._base = base
        self._lexicon = lexicon
        self._foreign = (
            Foreign(base.entities.values(), lexicon, vocabularies) if vocabularies else None
        )
        stems = Stems(lexicon.stemmer, lexicon.irregular)
        names = Names(base.entities.values(), lexicon, stems)
        self._longest_greeting = max(map(len, lexicon.greetings))
        self._mark = fingerprint(base, lexicon)
        self._readings = restore(self._mark, readings) or read_base(
            base,
            partial(_read, Parser(lexicon, names)),  # asks are spelt right: never corrected
        )
        self._corrector = self._make_corrector(names.words, stems)
        dated = {date.iso for fact in base.facts.values() for date in fact.dates}
        self._index = Index(base, self._readings.gathered, lexicon.groups, stems)
        nearness = Nearness(self._index.vocabulary, lexicon.groups, lexicon.related)
        shares, weight = self._index.passages.shares, self._index.weight
        self._reader = Reader(shares, weight, nearness, lexicon)
        slots = Slots(base.entities, lexicon, stems)
        self._chronology = Chronology(base, lexicon)
        comparing = ("rank", "between", "later", "sooner", "same")
        self._comparing = frozenset[str]().union(*(lexicon.cues[cue] for cue in comparing))
        self._expanding = Runs(tuple(cue.split()) for cue in lexicon.cues["expansion"])
        self._known = Known(
            index=self._index,
            slots=slots,
            entities=base.entities,
            lexicon=lexicon,
            stems=stems,
            is_said=self._is_said,
        )
        is_of = self._known.is_of
        self._parser = Parser(lexicon, names, self._corrector, dated, is_of)
        self._asker = Asker(base, lexicon, self.answer)
        self._follower = Follower(
            base,
            lexicon,
            self._chronology,
            parse=self._parser.parse,
            steps=self._steps,
            ask=self._asker.question,
        )
        self._sources = Sources(base, lexicon, stems)
        self._documents = Documents(base, lexicon)

    def _make_corrector(self, aliases: set[str], stems: Callable[[str], str]) -> Corrector:
        """Return what corrects towards the words of the base, its asks and the language."""
        openings = (word for phrase in self._lexicon.asking for word in phrase)
        words = self._readings.words
        self._is_said = (words.keys() | aliases).__contains__
        known = Counter(words)
        known.update(self._readings.asked)
        known.update([*aliases, *openings])
        texts = partial(texts_of, self._base)
        return Corrector(known, aliases, self._lexicon, stems, texts)

    @cached_property
    def _suggester(self) -> Suggester:
        """What offers questions: made when first used, since `bot ask` never needs it."""
        return Suggester(self._base, self._asker)

    @property
    def suggest(self) -> Callable[..., tuple[str, ...]]:
        """Return questions that fit what is typed so far (`Suggester.suggest`)."""
        return self._suggester.suggest

    def topics(self) -> tuple[str, ...]:
        """Return the names of what the facts are about."""
        return self._suggester.topics()

    def warm(self) -> None:
        """Work out now what the first questions would otherwise wait for: for long runs."""
        self._index.warm()
        for entry in self._index.entries:
            self._known.slots.of(entry)
        self._corrector.warm()
        self.answer("unknwon")

    def readings(self) -> str:
        """Return how the base is read, for the next start (`bot.answering.read.readings`)."""
        return render(self._mark, self._readings)

    def answer(self, typed: str, *, said: Said | None = None) -> Reply:
        """Return the reply to a question as it was typed, prefix and all.

        With `said`, a question that leans on the one before ("when was that?") is completed by it.
        """
        return self._answered(typed, said).reply

    def trace(self, typed: str, *, said: Said | None = None) -> Trace:
        """Return the reply, and the best candidates with it, with what each step saw."""
        trace = self._answered(typed, said)
        return replace(trace, reply=replace(trace.reply, candidates=trace.candidates))

    def _answered(self, typed: str, said: Said | None) -> Trace:
        if len(typed) > LONGEST or len(fold(typed)) > LONGEST:  # a few letters stand for many
            return self._too_long(typed)
        language = self._strange(strip_address(typed))
        if language:
            refusal = Refusal(Reason.UNREADABLE, is_foreign=True)
            return Trace(Reply(typed, refusal, language=language), "")
        asked = self._rewrite(typed)
        if said is not None and (before := self._rewrite(said.typed)) is not None:
            said = replace(said, typed=before.text)
        if asked is None:
            return self._trace(typed, said)
        trace, ask = self._trace(asked.text, said), self._asker.translated
        return replace(trace, reply=localise(trace.reply, typed, asked, ask))

    def _too_long(self, typed: str) -> Trace:
        opening = self._rewrite(typed[:_OPENING])
        language = opening.language if opening else self._lexicon.language
        refusal = Refusal(Reason.UNREADABLE, longest=LONGEST)
        return Trace(Reply(typed, refusal, language=language), "")

    def found(self, typed: str) -> tuple[list[Ranked], list[NearGap]]:
        """Return the facts and gaps for a question, best first: for the program that fits."""
        return self._find(self._reader.read(self.parse(typed)))

    def _rewrite(self, typed: str) -> Rewritten | None:
        return self._foreign.rewrite(strip_address(typed)) if self._foreign else None

    def parse(self, typed: str) -> Question:
        """Return how a question is read."""
        asked = self._rewrite(typed)
        return self._parser.parse(asked.text if asked else typed)

    def _trace(self, typed: str, said: Said | None) -> Trace:
        bare = strip_address(typed)
        talk = self._talk(bare)
        if talk is not None:
            return Trace(Reply(typed, talk), typed)
        question = self._parser.parse(typed)
        followed = self._follower.follow(question, said) if said else None
        return followed or self._steps(question)

    def _talk(self, bare: str) -> Help | None:
        """Return what a greeting, thanks or nothing at all gets; None for a question."""
        if len(bare) > 2 * self._longest_greeting:  # with all that may stand around it
            return None
        words = " ".join(word.text for word in split(bare))
        if not bare or words in self._lexicon.greetings:
            return Help()
        return Help(is_nod=True) if words in self._lexicon.cues["nod"] else None

    def _steps(self, question: Question) -> Trace:
        """Return what comes of a question: the chain."""
        typed = question.typed
        if not any(word.text.isalnum() for word in question.words):
            return Trace(Reply(typed, Refusal(Reason.UNREADABLE)), typed, question)
        if (told := self._documents.answer(question)) is not None:
            return Trace(
                Reply(typed, told, question.corrections), typed, question, is_computed=True
            )
        query = self._reader.read(question)
        ranked, gaps = self._find(query)
        if not ranked or not (question.content or question.dates):
            is_dated = question.dates and not question.content  # "was it in 1950"
            nothing_said = Refusal(Reason.NOT_STATED if is_dated else Reason.OFF_TOPIC)
            datum = self._documents.datum(question) or nothing_said
            nothing = Reply(typed, datum, question.corrections)
            return Trace(nothing, typed, question, query)
        ranked = entailed_first(ranked)
        # What says the same in another source, or differs, is no rival that makes the best less
        # likely to answer.
        of_source = _of_source(ranked, ranked[0]) if self._sources.are_several else ranked
        found = Findings(question, ranked, gaps, judge(of_source, gaps))
        computed = self._computed(found)
        ask = self._asker.question
        outcome: Answer | Choices | Refusal = computed or decide(found, self._base, ask)
        if isinstance(outcome, Answer):
            others = self._others(found) if self._sources.are_several else []
            meant = None
            if self._sources.are_several:
                meant = events(found, [other.fact for other in others], self._base)
            outcome = meant or self._sources.heard(question, outcome, others)
        reply = Reply(typed, outcome, question.corrections)
        return Trace(reply, typed, question, query, found, is_computed=computed is not None)

    def _find(self, query: Query) -> tuple[list[Ranked], list[NearGap]]:
        """Return the facts and the gaps that a question could be after, the best first."""
        facts, near = self._index.find(query)
        context = Context(self._index.passages.all, query)
        likener = Likener(query, self._index)
        measured = measure(self._known.slots, query, facts, context, likener)
        ranked = rank([Case(self._known, query, each, context) for each in measured])
        gaps = [NearGap(gap, likener.measure(gap)) for gap in near]
        return ranked, sorted(gaps, key=lambda gap: (-gap.likeness.same, -gap.likeness.any))

    def _computed(self, found: Findings) -> Answer | Refusal | None:
        """Return what follows from several facts or, where none says it, an acronym's full name."""
        question, texts = found.question, found.question.texts
        settled = precedent([ranked.case for ranked in found.ranked])
        if settled is not None:
            is_so = Message("yes" if settled.is_so else "no")
            return tell(fact_of(settled.case.entry), question, self._base, is_so)
        is_compared = question.dates or not self._comparing.isdisjoint(texts)
        if is_compared and not claims_stranger(found.ranked[0].case):
            computed = self._chronology.answer(question, alike(found.ranked))
            cases = [ranked.case for ranked in found.ranked]
            if computed and not is_of_more(computed, self._base, cases, self._comparing):
                return computed
        is_short = not self._expanding.by_first.keys().isdisjoint(texts)
        is_short = is_short and any(map(partial(self._expanding.longest, texts), range(len(texts))))
        expanded = expand(question, self._base) if is_short else None
        if isinstance(expanded, Refusal) and meant_gap(found.ranked[0].case, found.gaps):
            expanded = None  # a person has said so in better words
        if expanded is not None and not _expands(found):
            return expanded
        if found.verdict.is_answered:
            part = self._documents.part(question, fact_of(found.ranked[0].entry))
            if len(part) > 1:
                return tell_all(part, self._base)
        telling = (by_order, spoken, several)
        listed = next(filter(None, (each(found, self._base) for each in telling)), None)
        if listed is not None or found.verdict.is_answered:
            return listed
        return self._documents.datum(question) or expanded

    def _others(self, found: Findings) -> list[Candidate]:
        """Return the best fact of each other source, where it would answer by itself."""
        own = fact_of(found.ranked[0].entry)
        opened = {part.start for part in open_parts(found.ranked[0].case)}
        others: dict[str, Candidate] = {}
        for ranked in found.ranked[1:]:
            fact = fact_of(ranked.entry)
            if fact.source in others or not self._sources.may_speak(found.question, own, fact):
                continue
            if not opened.issuperset(part.start for part in open_parts(ranked.case)):
                continue  # it is of something else
            behind = _of_source(found.ranked, ranked)
            gaps = [g for g in found.gaps if g.entry.gap and g.entry.gap.source == fact.source]
            verdict = judge(behind, gaps)
            if verdict.is_answered:
                others[fact.source] = Candidate(
                    fact, carrying(ranked, behind), round(verdict.answers, 4)
                )
        return list(others.values())


def _expands(found: Findings) -> bool:
    """Whether the best fact says what an acronym stands for, and that is the one asked."""
    entry, mentions = found.ranked[0].entry, found.question.mentions
    is_of_it = any(not m.ids.isdisjoint(entry.own_names) for m in mentions if m.is_hard)
    return "expansion" in entry.kinds and is_of_it


def _read(reader: Parser, text: str) -> Reading:
    return read(reader.parse(text), reader.lexicon.cues)


def _of_source(ranked: Sequence[Ranked], first: Ranked) -> list[Ranked]:
    """Return a fact, and those of its source that rank behind it."""
    source = first.case.passage.source.id
    behind = [r for r in ranked if r.case.passage.source.id == source]
    return behind[behind.index(first) :]
