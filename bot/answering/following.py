"""How a question that leans on what was said is answered: made whole, or from the last answer.

Every way to make it whole goes through the same steps, the likeliest first: after the questions
before (`read.followup`), then as a question of the facts told last. The first that is answered, and
whose fact fills what the turn asks, counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.about import About
from bot.answering.read.followup import CIRCUMSTANCES, FollowUps
from bot.answering.read.instead import Taken
from bot.facts import Facet
from bot.outcomes import Answer, Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from bot.answering.read.question import Question
    from bot.answering.say.chronology import Chronology
    from bot.answering.say.outcome import Findings
    from bot.answering.trace import Trace
    from bot.facts import Fact, FactBase
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Said

_OF_EVENTS = frozenset((Facet.WHEN, Facet.WHY))
_HAPPENING = frozenset(("meeting", "document", "unit", "system", "part"))  # "when" is of it


class Follower:
    """Answers what leans, by `parse`, which reads a question, and `steps`, which answer one.

    `ask` gives the question that a fact answers, for what is asked where it can.
    """

    def __init__(  # noqa: PLR0913 - the steps of the chain that it goes through again
        self,
        base: FactBase,
        lexicon: Lexicon,
        chronology: Chronology,
        *,
        parse: Callable[[str], Question],
        steps: Callable[[Question], Trace],
        ask: Callable[[Fact, Collection[Facet]], str],
    ) -> None:
        self._base = base
        self._parse = parse
        self._steps = steps
        self._ask = ask
        self.followups = FollowUps(base, lexicon, parse)
        self._facts = self.followups.meant.facts
        self._about = About(base, self.followups, chronology, parse, steps)

    def follow(self, question: Question, said: Said) -> Trace | None:
        """Return the trace of a question that leans; None for one that stands on its own."""
        about = self._about.answer(question, said)
        if about is not None or not self.followups.leans(question):
            return about
        bare = self._parse(self.followups.turns.bare(question))
        asks_what = bare.facets <= {Facet.WHAT, Facet.WHETHER}
        traces: list[Trace] = []
        for taken in self._all(bare, said) if bare.words else ():
            is_new = taken.facts.isdisjoint(said.facts)  # what was told itself fills the slot
            if (
                is_new
                and not asks_what
                and any(self._is_left_open(trace, bare, taken, said) for trace in traces)
            ):
                continue
            trace = self.taken(bare, taken, question, said)
            outcome = trace.reply.outcome
            is_told = isinstance(outcome, Answer) and (
                not taken.facts or not taken.facts.isdisjoint(outcome.facts)
            )
            if not isinstance(outcome, Answer) or not is_told:
                traces.append(trace)
            elif not self.followups.asks_else(bare) or self._tells_else(outcome, bare, said):
                return trace
        asked = traces[0].reply.asked if traces else said.typed
        near = (trace for trace in traces if not _is_off_topic(trace))
        return next(near, None) or self._about.open(question, replace(said, typed=asked))

    def _tells_else(self, answer: Answer, bare: Question, said: Said) -> bool:
        """Whether it tells of another than was asked about: "and with who else?"."""
        is_new = not {*answer.facts} <= {*said.facts}
        return is_new or any(taken.facts & {*answer.facts} for taken in self._listing(bare, said))

    def _listing(self, bare: Question, said: Said) -> Iterator[Taken]:
        """Yield the questions of facts last told that list another beside one asked about."""
        before = {name for m in self._parse(said.answered).mentions for name in m.ids}
        for fact in self._facts(said.facts):
            for facet in sorted(bare.facets & fact.fills.keys()):
                names = {*fact.fills[facet].entities}
                if before & names and names - before and (text := self._ask(fact, (facet,))):
                    yield Taken(text, text, facts=frozenset((fact.id,)))

    def _beside(self, said: Said) -> Iterator[Taken]:
        """Yield the questions of facts of the same sentence that tell the same of another."""
        for last in self._facts(said.facts):
            for fact in self.followups.meant.beside(last):
                is_like = fact.fills.keys() == last.fills.keys() and fact.subject != last.subject
                if is_like and (text := self._ask(fact, (Facet.WHO,))):
                    yield Taken(text, text, facts=frozenset((fact.id,)))

    def _all(self, bare: Question, said: Said) -> Iterator[Taken]:
        """Yield how a bare turn may be meant: after the questions before, then after the facts."""
        chosen, listed = self.followups.chosen(bare, said)
        of_them = {fact.id: {fact.subject, *fact.entities} for fact in self._base.facts.values()}
        facts = {key for key, names in of_them.items() if not names.isdisjoint(listed)}
        told = {name for turn in (said.facts, *said.told) for name in turn}
        yield from (taken._replace(facts=frozenset(facts | told)) for taken in chosen)
        if self.followups.asks_else(bare):
            yield from self._listing(bare, said)
            yield from self._beside(said) if Facet.WHO in bare.facets else ()
        yield from self.takes(bare, said)
        yield from self._told(bare, said)

    def takes(self, question: Question, said: Said) -> Iterator[Taken]:
        """Yield how it may be meant after the last question, then after the last answered one."""
        taken = None
        for typed in dict.fromkeys(filter(None, (said.typed, said.answered))):
            for taken in self.followups.takes(question, self._parse(typed), said):
                yield taken
        is_part = self.followups.pronouns.has_pronoun(question)
        is_part = is_part or self.followups.turns.is_fragment(question)
        if taken is None and question.content and not is_part:
            yield Taken(question.typed, question.typed)

    def _told(self, bare: Question, said: Said) -> Iterator[Taken]:
        """Yield the questions of the facts last told, and of those beside them, that fill a slot.

        For a turn that has no words but those that ask: "by whom?", "what for?", "in total?".
        """
        if any(mention.is_hard for mention in bare.mentions):
            yield from self._like(bare, said)
        elif self.followups.is_bare(bare):
            yield from self._filling(bare, said)

    def _like(self, bare: Question, said: Said) -> Iterator[Taken]:
        """Yield the questions of facts that tell of another name what was told: "no, the Heron"."""
        names = [name for mention in bare.mentions for name in mention.ids]
        if any(not term.is_name for term in bare.content) or bare.facets:
            return
        for last in self._facts(said.facts):
            for fact in self._base.facts.values():
                is_like = fact.subject in names and fact.fills.keys() == last.fills.keys()
                if is_like and last.fills and (text := self._ask(fact, ())):
                    yield Taken(text, text, facts=frozenset((fact.id,)))

    def _filling(self, bare: Question, said: Said) -> Iterator[Taken]:
        """Yield the questions of facts last told, and of those of one event, that fill a slot."""
        asked = bare.facets - {Facet.WHAT, Facet.WHETHER}
        before = {i for mention in self._parse(said.typed).mentions for i in mention.ids}
        for last in self._facts(said.facts):
            for fact in (last, *self._of_event(last, asked)):
                filled = asked & fact.fills.keys()
                kinds = {kind for facet in filled for kind in fact.fills[facet].kinds}
                if fact.by_rule or not filled or (bare.kinds and kinds.isdisjoint(bare.kinds)):
                    continue
                asks = (text for text in (self._ask(fact, filled), *fact.asks) if text)
                text = next((t for t in asks if not asked.isdisjoint(self._parse(t).facets)), "")
                if text and (Facet.WHO not in asked or self.followups.asks_doer(bare)):
                    yield Taken(text, text, facts=frozenset((fact.id,)))
            is_named = self._borne({*last.entities} - before, bare)
            if is_named and (text := self._ask(last, ())):
                yield Taken(text, said.typed, facts=frozenset((last.id,)))  # "at which meeting?"

    def _borne(self, names: Collection[str], bare: Question) -> set[str]:
        """Return the nouns that a turn asks with and of whose kind something named is."""
        kinds = {self._base.entities[name].kind for name in names}
        press, asked = self._press(names), self.followups.asked_kinds
        return {t for t in bare.texts if t in press or not kinds.isdisjoint(asked(t))}

    def _press(self, names: Collection[str]) -> frozenset[str]:
        """Return what a newspaper is called, where one is named: "which paper did he tell it?"."""
        entities = (self._base.entities.get(name) for name in names)
        is_press = any(e is not None and e.kind == "publication" for e in entities)
        return self.followups.press if is_press else frozenset()

    def _of_event(self, last: Fact, asked: Collection[Facet]) -> Iterator[Fact]:
        """Yield what else tells when or why something happened."""
        subject = self._base.entities.get(last.subject)
        if subject is None or subject.kind not in _HAPPENING or not _OF_EVENTS & {*asked}:
            return
        for fact in self._base.facts.values():
            if fact.subject == last.subject and fact.source == last.source and fact is not last:
                yield fact

    def _is_left_open(self, trace: Trace, bare: Question, taken: Taken, said: Said) -> bool:
        """Whether it was refused by what the source is known to leave open of what was told."""
        outcome = trace.reply.outcome
        subjects = {fact.subject for fact in self._facts([*taken.facts, *said.facts])}
        return isinstance(outcome, Refusal) and any(
            gap.says == outcome.says and gap.subject in subjects
            for gap in self._base.gaps
            if outcome.says and not bare.facets.isdisjoint(gap.facets)
        )

    def taken(self, bare: Question, taken: Taken, question: Question, said: Said) -> Trace:
        """Return the trace of a question made whole; refused where its fact lacks what it adds."""
        trace = self._steps(self._parse(taken.text))
        reply, found = trace.reply, trace.findings
        if isinstance(reply.outcome, Answer) and found is not None:
            texts, case = found.question.texts, found.ranked[0].case
            added = {*taken.added} - self._press(case.entry.names)
            lacking = [term.at for term in case.lacks if texts[term.at] in added]
            lacking = [] if trace.is_computed else lacking
            own = {f"@{name}" for name in case.entry.own_names}
            is_strange = any(key[0] == "@" and key not in own for key in taken.added)
            is_told = bool(taken.facts) and taken.facts.isdisjoint(said.facts)  # chosen to fill it
            is_filled = is_told or self._is_filled(bare, found, reply.outcome, said)
            if lacking or is_strange or not is_filled:
                unsaid = " ".join(found.question.words[i].typed for i in lacking)
                nearest = next(iter(reply.outcome.citations), None)
                refusal = Refusal(Reason.NOT_STATED, nearest=nearest, unsaid=unsaid)
                reply = replace(reply, outcome=refusal)
        corrections = question.corrections  # those of the question before were told with it
        reply = replace(reply, typed=question.typed, corrections=corrections, asked=taken.asked)
        return replace(trace, reply=reply)

    def _is_filled(self, bare: Question, found: Findings, answer: Answer, said: Said) -> bool:
        """Whether an answer has a filler of what is asked, of its kind, and is of what is named."""
        facts, entry = self._facts(answer.facts), found.ranked[0].case.entry
        is_again = {*answer.facts} <= {*said.facts}
        if is_again and not self._is_other_slot(bare, entry.kinds, answer):
            return False
        named = {name for mention in found.question.mentions for name in mention.ids}
        fills = [fact.fills[facet] for fact in facts for facet in bare.facets & fact.fills.keys()]
        if asked := bare.facets & CIRCUMSTANCES:
            own = {*entry.own_names, *(fact.subject for fact in facts)}
            is_of_it = not named or not named.isdisjoint(own)
            filled = {facet for fact in facts for facet in fact.fills} or entry.facets
            return is_of_it and not asked.isdisjoint(filled)
        if Facet.WHO in bare.facets and self.followups.is_bare(bare):
            who = {name for fill in fills for name in fill.entities}
            is_by_rule = not any(fact.fills for fact in facts)
            is_filled = bool(fills) or (is_by_rule and Facet.WHO in entry.facets)
            return is_filled and (not who or not who <= named)  # "to whom?"
        who = {name for f in facts if Facet.WHO in f.fills for name in f.fills[Facet.WHO].entities}
        kinds = {self._base.entities[name].kind for name in who}
        if bare.kinds == {"name"} and kinds and "person" not in kinds:  # a group has none
            return False
        named = {name for fact in facts for name in fact.entities} if is_again else set()
        is_named = bool(self._borne(named, bare))
        return is_named or not bare.kinds or not bare.kinds.isdisjoint(entry.kinds)

    def _is_other_slot(self, bare: Question, kinds: Collection[str], answer: Answer) -> bool:
        """Whether the fact told last tells besides what a turn asks for: it was told already."""
        if not self.followups.tells_order(bare, answer.citations[0].quote):
            return False  # "what came before?"
        is_ranked = self.followups.turns.has(bare, "rank")  # "for the first time?"
        if bare.kinds and bare.facets & CIRCUMSTANCES and not is_ranked:
            return not bare.kinds.isdisjoint(kinds)  # "at what time of day?"
        fills = [f.fills[Facet.WHEN] for f in self._facts(answer.facts) if Facet.WHEN in f.fills]
        is_when = Facet.WHEN in bare.facets and bool(fills)
        return not is_when or any(fill.date for fill in fills)  # not "after the talks"


def _is_off_topic(trace: Trace) -> bool:
    outcome = trace.reply.outcome
    return isinstance(outcome, Refusal) and outcome.reason is Reason.OFF_TOPIC
