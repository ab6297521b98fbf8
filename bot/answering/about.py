"""What is asked about the last answers: "really?", "who said so?", "which was first?"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.say.cite import cite
from bot.answering.say.outcome import tell_all
from bot.answering.trace import Trace
from bot.facts import Facet
from bot.outcomes import Answer, Choices, Help, Message, Reason, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering.read.followup import FollowUps
    from bot.answering.read.question import Question
    from bot.answering.say.chronology import Chronology
    from bot.facts import Citation, Fact, FactBase
    from bot.outcomes import Said, Slot

_AGAIN = ("listing", "quoting")  # what only asks to be told once more
Outcome = Answer | Choices | Refusal | Help


class About:
    """Answers from the facts last told, by `parse`, which reads, and `steps`, which answer."""

    def __init__(
        self,
        base: FactBase,
        followups: FollowUps,
        chronology: Chronology,
        parse: Callable[[str], Question],
        steps: Callable[[Question], Trace],
    ) -> None:
        self._base = base
        self.followups = followups
        self._chronology = chronology
        self._parse = parse
        self._steps = steps
        self._facts = followups.meant.facts

    def answer(self, question: Question, said: Said) -> Trace | None:
        """Return the trace of a question about the last answers; None for any other."""
        return self._compared(question, said) or self._asked(question, said)

    def _compared(self, question: Question, said: Said) -> Trace | None:
        """Return which came first, and how far apart, of what was named and told last."""
        is_gap = Facet.HOW_LONG in question.facets and self.followups.is_bare(question)
        if not (self.followups.compares(question) or (is_gap and len(said.facts) > 1)):
            return None
        turns = (said.facts, *said.told)
        facts = self._facts([name for turn in turns for name in turn])
        beside = [name for fact in facts for name in fact.entities]
        facts += [f for name in beside for f in self._base.facts.values() if f.subject == name]
        ordered = self._chronology.ordered((question, self._parse(said.typed)), facts)
        if ordered is not None:
            return self._replied(question, ordered, said)
        is_free = Facet.HOW_LONG in question.facets and question.mentions
        return None if is_free else self.open(question, said)

    def _asked(self, question: Question, said: Said) -> Trace | None:
        """Return the trace of "really?", "who said so?", "list them", "only them?", "more"."""
        says, facts = self.followups.turns.says, self._facts(said.facts)
        if facts and self.followups.asks_alone(question):
            return self._alone(question, facts[0], said)
        is_confirmed = says(question, "confirming")
        if is_confirmed and (said.is_open or not facts):
            again = self._steps(self._parse(said.typed)).reply.outcome
            is_same = isinstance(again, Refusal) or not facts
            return self._replied(question, again, said) if is_same else self.open(question, said)
        if facts and self.followups.asks_speaker(question):
            said_so = Message("said-so", {"who": self._speaker(facts)})
            told = tell_all(facts[:1], self._base, said_so)
            return self._replied(question, replace(told, text="", texts={}), said)
        if facts and says(question, "more"):
            facts = self._more(facts[0], said)
        elif not facts or not (is_confirmed or any(says(question, cue) for cue in _AGAIN)):
            return None
        opening = [Message("yes")] if is_confirmed else []
        if not facts:
            return self.open(question, said)
        return self._replied(question, tell_all(facts, self._base, *opening), said)

    def _alone(self, question: Question, last: Fact, said: Said) -> Trace | None:
        """Return who else did what was told, for "only them?"; else that nobody says so."""
        named = {name for mention in question.mentions for name in mention.ids}
        known = named or self._doers(last)
        for fact in self.followups.meant.beside(last):
            who = set() if fact.by_rule else self._doers(fact)
            if len(who) > 1 and who - known and (not known or who & known):
                return self._replied(question, tell_all([fact], self._base, Message("no")), said)
        return self.open(question, said)

    def _doers(self, fact: Fact) -> set[str]:
        """Return whom the words name that say who did what a fact tells."""
        who, entities = fact.fills.get(Facet.WHO), self._base.entities
        if who is None:
            return set()
        names = {name: (entities[name].name, *entities[name].aliases) for name in who.entities}
        return {key for key, each in names.items() if any(name in who.text for name in each)}

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

    def open(self, question: Question, said: Said) -> Trace | None:
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
