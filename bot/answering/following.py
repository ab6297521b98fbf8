"""How a question that leans on what was said is answered: made whole, or from the last answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.read.followup import CIRCUMSTANCES, FollowUps, Taken
from bot.answering.say.cite import MOST_CITATIONS, cite
from bot.answering.say.forms import told
from bot.answering.say.outcome import notes_of
from bot.answering.trace import Trace
from bot.facts import Answer, Facet, Reason, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.answering.read.question import Question
    from bot.answering.say.chronology import Chronology
    from bot.facts import Fact, FactBase, Said
    from bot.lang.lexicon import Lexicon

_RECENT = 2  # answers that "which was first?" compares


class Follower:
    """Answers what leans.

    Args:
        parse: reads a question.
        steps: the chain for a question that is whole.
    """

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
        self._followups = FollowUps(base, lexicon)

    def follow(self, question: Question, said: Said) -> Trace | None:
        """Return the trace of a question that leans; None for one that stands on its own."""
        about = self._about_answer(question, said)
        if about is not None or not self._followups.leans(question):
            return about
        traces = []
        bare = self._parse(self._followups.bare(question))
        for taken in self._takes(bare, said):
            trace = self._taken(bare, taken, question)
            if isinstance(trace.reply.outcome, Answer):
                return trace
            traces.append(trace)
        return next((t for t in traces if not _is_off_topic(t)), None) or self._open(question, said)

    def _takes(self, question: Question, said: Said) -> Iterator[Taken]:
        """Yield how it may be meant after the last question, then after the last answered one."""
        taken = None
        for typed in dict.fromkeys(filter(None, (said.typed, said.answered))):
            for taken in self._followups.takes(question, self._parse(typed), said):
                yield taken
        is_part = self._followups.has_pronoun(question) or self._followups.is_fragment(question)
        if taken is None and question.content and not is_part:
            yield Taken(question.typed, question.typed, self._followups.said_by(question))

    def _taken(self, question: Question, taken: Taken, typed: Question) -> Trace:
        """Return the trace of a question made whole; refused where its sentence lacks a word."""
        trace = self._steps(self._parse(taken.text))
        own = {"typed": typed.typed, "corrections": typed.corrections, "asked": taken.asked}
        trace = replace(trace, reply=replace(trace.reply, **own))
        outcome, found = trace.reply.outcome, trace.findings
        if not isinstance(outcome, Answer) or found is None:
            return trace
        case, asked = found.ranked[0].case, question.facets & CIRCUMSTANCES
        facts = self._followups.facts_of(outcome.facts)
        filled = {facet for fact in facts for facet in fact.fills} or case.entry.facets
        is_filled = not asked or not asked.isdisjoint(filled)
        if (
            Facet.WHO in question.facets
            and not question.content
            and not self._followups.has_pronoun(question)
        ):
            named = {name for mention in found.question.mentions for name in mention.ids}
            who = (
                {name for fact in facts for name in fact.fills[Facet.WHO].entities}
                if all(Facet.WHO in f.fills for f in facts)
                else set()
            )
            is_filled = not (who and who <= named)  # "to whom?" is not answered by who spoke
        if trace.is_computed and is_filled:
            return trace
        is_kind = asked or not question.kinds or not question.kinds.isdisjoint(case.entry.kinds)
        lacking = [term.at for term in case.lacks if found.question.texts[term.at] in taken.added]
        if is_filled and is_kind and not lacking:
            return trace
        unsaid = " ".join(found.question.words[i].typed for i in lacking)
        refusal = Refusal(Reason.NOT_STATED, nearest=outcome.citations[0], unsaid=unsaid)
        return replace(trace, reply=replace(trace.reply, outcome=refusal))

    def _about_answer(self, question: Question, said: Said) -> Trace | None:
        """Return the trace of a question about the last answer: "really?", "who said so?"."""
        says, facts = self._followups.says, self._followups.facts_of(said.facts)
        if self._followups.compares(question):
            turns = (said.facts, *said.told[:_RECENT])
            lately = self._followups.facts_of([name for turn in turns for name in turn])
            ordered = self._chronology.ordered((question, self._parse(said.typed)), lately)
            if ordered or Facet.HOW_LONG not in question.facets or not question.mentions:
                return (
                    self._replied(question, ordered, said)
                    if ordered
                    else self._open(question, said)
                )
        if not facts:
            return None
        if self._followups.asks_speaker(question):
            return self._spoken(question, facts, said)
        if says(question, "more"):
            more = self._more(facts[0], said)
            return (
                self._from(question, [more], more.answer, said)
                if more
                else self._open(question, said)
            )
        is_confirmed = says(question, "confirming")
        if not (is_confirmed or says(question, "listing")):
            return None
        if said.is_open and is_confirmed:
            return self._open(question, said)
        answers = [told(fact.answer) for fact in facts if fact.answer]
        return self._from(question, facts, " ".join(["Yes."] * is_confirmed + answers), said)

    def _spoken(self, question: Question, facts: Sequence[Fact], said: Said) -> Trace:
        """Say who said what the last answer tells: somebody, else its source."""
        fact, where = (
            facts[0],
            {cite(fact, self._base.sources[fact.source])[0].span for fact in facts},
        )
        beside = (f for f in self._base.facts.values() if f.says and f.source == fact.source)
        said_by = (
            f.says
            for f in (*facts, *beside)
            if f.says and cite(f, self._base.sources[f.source])[0].span in where
        )
        speaker, source = (
            self._base.entities.get(next(said_by, "")),
            self._base.sources[fact.source],
        )
        name = speaker.name if speaker else source.publisher or source.title
        return self._from(question, [fact], f"{name[:1].upper()}{name[1:]} said so.", said)

    def _more(self, last: Fact, said: Said) -> Fact | None:
        """Return a fact not yet told on what the last answer was about, else one that names it."""
        heard = {name for turn in said.told for name in turn}
        like = [
            f for f in self._base.facts.values() if f.by_rule == last.by_rule and f.id not in heard
        ]
        like = [
            f
            for f in like
            if f.source == last.source and last.subject in (f.subject, f.says, *f.entities)
        ]
        return min(like, key=lambda fact: fact.subject != last.subject, default=None)

    def _open(self, question: Question, said: Said) -> Trace | None:
        """Return that the sources don't say it, with what the last answer was from."""
        facts = self._followups.facts_of(said.facts)
        if not facts:
            return None
        nearest = cite(facts[0], self._base.sources[facts[0].source])[0]
        return self._replied(question, Refusal(Reason.NOT_STATED, nearest=nearest), said)

    def _from(self, question: Question, facts: Sequence[Fact], text: str, said: Said) -> Trace:
        cited = [each for fact in facts for each in cite(fact, self._base.sources[fact.source])]
        cited = list({(each.source.id, each.span.start): each for each in cited}.values())
        ids = tuple(fact.id for fact in facts)
        notes = notes_of(facts, text, question)
        return self._replied(
            question, Answer(text, tuple(cited[:MOST_CITATIONS]), ids, notes), said
        )

    def _replied(self, question: Question, outcome: Reply.outcome, said: Said) -> Trace:
        # It is still what was asked before that a further question leans on.
        reply = Reply(question.typed, outcome, question.corrections, asked=said.typed)
        return Trace(reply, said.typed, question, is_computed=True)


def _is_off_topic(trace: Trace) -> bool:
    outcome = trace.reply.outcome
    return isinstance(outcome, Refusal) and outcome.reason is Reason.OFF_TOPIC
