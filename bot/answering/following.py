"""How a question that leans on what was said is answered: made whole, or from the last answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.read.followup import CIRCUMSTANCES, FollowUps, Taken
from bot.answering.say.cite import cite
from bot.answering.say.outcome import tell_all
from bot.answering.trace import Trace
from bot.facts import Facet
from bot.outcomes import Answer, Choices, Help, Message, Reason, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.answering.read.question import Question
    from bot.answering.say.chronology import Chronology
    from bot.answering.say.outcome import Findings
    from bot.facts import Citation, Fact, FactBase
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Said, Slot


Outcome = Answer | Choices | Refusal | Help


class Follower:
    """Answers what leans, by `parse`, which reads a question, and `steps`, which answer one."""

    def __init__(
        self,
        base: FactBase,
        lexicon: Lexicon,
        chronology: Chronology,
        *,
        parse: Callable[[str], Question],
        steps: Callable[[Question], Trace],
    ) -> None:
        self._base = base
        self._chronology = chronology
        self._parse = parse
        self._steps = steps
        self.followups = FollowUps(base, lexicon)
        self._facts = self.followups.meant.facts

    def follow(self, question: Question, said: Said) -> Trace | None:
        """Return the trace of a question that leans; None for one that stands on its own."""
        about = self._compared(question, said) or self._about_answer(question, said)
        if about is not None or not self.followups.leans(question):
            return about
        bare, traces = self._parse(self.followups.bare(question)), []
        for taken in self.takes(bare, said) if bare.words else ():
            trace = self.taken(bare, taken, question)
            outcome = trace.reply.outcome
            if not isinstance(outcome, Answer):
                traces.append(trace)
            elif not (self.followups.asks_else(bare) and {*outcome.facts} <= {*said.facts}):
                return trace
        asked = traces[0].reply.asked if traces else said.typed
        near = (trace for trace in traces if not _is_off_topic(trace))
        return next(near, None) or self._open(question, replace(said, typed=asked))

    def takes(self, question: Question, said: Said) -> Iterator[Taken]:
        """Yield how it may be meant after the last question, then after the last answered one."""
        taken = None
        for typed in dict.fromkeys(filter(None, (said.typed, said.answered))):
            for taken in self.followups.takes(question, self._parse(typed), said):
                yield taken
        is_part = self.followups.has_pronoun(question) or self.followups.is_fragment(question)
        if taken is None and question.content and not is_part:
            yield Taken(question.typed, question.typed)

    def taken(self, bare: Question, taken: Taken, question: Question) -> Trace:
        """Return the trace of a question made whole; refused where its fact lacks what it adds."""
        trace = self._steps(self._parse(taken.text))
        reply, found = trace.reply, trace.findings
        if isinstance(reply.outcome, Answer) and found is not None:
            texts, case = found.question.texts, found.ranked[0].case
            lacking = [term.at for term in case.lacks if texts[term.at] in taken.added]
            lacking = [] if trace.is_computed else lacking
            own = {f"@{name}" for name in case.entry.own_names}
            is_strange = any(key[0] == "@" and key not in own for key in taken.added)
            if lacking or is_strange or not self._is_filled(bare, found, reply.outcome):
                unsaid = " ".join(found.question.words[i].typed for i in lacking)
                nearest = next(iter(reply.outcome.citations), None)
                refusal = Refusal(Reason.NOT_STATED, nearest=nearest, unsaid=unsaid)
                reply = replace(reply, outcome=refusal)
        corrections = question.corrections  # those of the question before were told with it
        reply = replace(reply, typed=question.typed, corrections=corrections, asked=taken.asked)
        return replace(trace, reply=reply)

    def _is_filled(self, bare: Question, found: Findings, answer: Answer) -> bool:
        """Whether an answer has a filler of what is asked, of its kind, and is of what is named."""
        facts, entry = self._facts(answer.facts), found.ranked[0].case.entry
        named = {name for mention in found.question.mentions for name in mention.ids}
        if asked := bare.facets & CIRCUMSTANCES:
            own = {*entry.own_names, *(fact.subject for fact in facts)}
            is_of_it = not named or not named.isdisjoint(own)
            filled = {facet for fact in facts for facet in fact.fills} or entry.facets
            return is_of_it and not asked.isdisjoint(filled)
        fills = [fact.fills[Facet.WHO] for fact in facts if Facet.WHO in fact.fills]
        who = {name for fill in fills for name in fill.entities}
        if Facet.WHO in bare.facets and not bare.content and not self.followups.has_pronoun(bare):
            return not who or not who <= named  # "to whom?"
        kinds = {self._base.entities[name].kind for name in who}
        if bare.kinds == {"name"} and kinds and "person" not in kinds:  # a group has none
            return False
        return not bare.kinds or not bare.kinds.isdisjoint(entry.kinds)

    def _compared(self, question: Question, said: Said) -> Trace | None:
        """Return which came first, and how far apart, of what was named and told last."""
        if not self.followups.compares(question):
            return None
        turns = (said.facts, *said.told)
        facts = self._facts([name for turn in turns for name in turn])
        ordered = self._chronology.ordered((question, self._parse(said.typed)), facts)
        if ordered is not None:
            return self._replied(question, ordered, said)
        is_free = Facet.HOW_LONG in question.facets and question.mentions
        return None if is_free else self._open(question, said)

    def _about_answer(self, question: Question, said: Said) -> Trace | None:
        """Return the trace of a question about the last answer: "really?", "who said so?"."""
        says, facts = self.followups.says, self._facts(said.facts)
        is_confirmed = says(question, "confirming")
        if is_confirmed and (said.is_open or not facts):
            again = self._steps(self._parse(said.typed)).reply.outcome
            is_same = isinstance(again, Refusal) or not facts
            return self._replied(question, again, said) if is_same else self._open(question, said)
        if facts and self.followups.asks_speaker(question):
            said_so = Message("said-so", {"who": self._speaker(facts)})
            told = tell_all(facts[:1], self._base, said_so)
            return self._replied(question, replace(told, text="", texts={}), said)
        if facts and says(question, "more"):
            facts = self._more(facts[0], said)
        elif not (facts and (is_confirmed or says(question, "listing"))):
            return None
        opening = [Message("yes")] if is_confirmed else []
        if not facts:
            return self._open(question, said)
        return self._replied(question, tell_all(facts, self._base, *opening), said)

    def _speaker(self, facts: Sequence[Fact]) -> Slot:
        """Return who said what facts tell: of them, or beside them; else their source."""
        source = self._base.sources[facts[0].source]
        places = {self._cited(fact).span for fact in facts}
        beside = (f for f in self._base.facts.values() if f.source == source.id)
        spoken = (f.says for f in (*facts, *beside) if f.says and self._cited(f).span in places)
        speaker = self._base.entities.get(next(spoken, ""))
        return speaker or source.publisher or source.title

    def _more(self, last: Fact, said: Said) -> list[Fact]:
        """Return a fact not yet told: on what the last one was about, that names it, or near it."""
        heard = {name for turn in said.told for name in turn}
        like = (f for f in self._base.facts.values() if f.source == last.source)
        new = (f for f in like if f.by_rule == last.by_rule and f.id not in heard)
        subject, start = last.subject, last.quotes[0].start

        def distance(fact: Fact) -> tuple[bool, bool, int]:
            is_named = subject in (fact.says, *fact.entities)
            return fact.subject != subject, not is_named, abs(fact.quotes[0].start - start)

        return sorted(new, key=distance)[:1]

    def _open(self, question: Question, said: Said) -> Trace | None:
        """Return that the sources don't say it, with what the last answer was from."""
        facts = self._facts(said.facts)
        refusal = Refusal(Reason.NOT_STATED, nearest=self._cited(facts[0])) if facts else None
        return self._replied(question, refusal, said) if refusal else None

    def _cited(self, fact: Fact) -> Citation:
        return cite(fact, self._base.sources[fact.source])[0]

    def _replied(self, question: Question, outcome: Outcome, said: Said) -> Trace:
        # It is still what was asked before that a further question leans on.
        reply = Reply(question.typed, outcome, question.corrections, asked=said.typed)
        return Trace(reply, said.typed, question, is_computed=True)


def _is_off_topic(trace: Trace) -> bool:
    outcome = trace.reply.outcome
    return isinstance(outcome, Refusal) and outcome.reason is Reason.OFF_TOPIC
