"""When things happened, for questions over two facts: which came first, how long between.

A moment is a dated fact about an entity; an order without a date ("following the talks") counts
too. What is computed from two dates is said to be computed, where no source says how far apart they
are, and both sentences are cited.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import chain, pairwise, permutations
from typing import TYPE_CHECKING

from bot.answering.say.cite import cite
from bot.answering.say.forms import apart
from bot.answering.say.happened import Moment, happened, names_of
from bot.answering.say.outcome import tell_all
from bot.facts import Facet
from bot.lang.dates import agrees, says
from bot.outcomes import Answer, Basis, Message, Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.answering.read.question import Mention, Question
    from bot.facts import Fact, FactBase
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Slot

_SAME = {"month": 7, "year": 4}  # how much of a date in ISO 8601 is compared


class Chronology:
    """The moments and orders that a base states."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._base = base
        self._cues = lexicon.cues
        self._moments: dict[str, Moment] = {}
        self._follows: dict[tuple[str, str], Fact] = {}  # by what came later, and sooner
        self._of: defaultdict[str, list[Fact]] = defaultdict(list)  # the facts by their subject
        annotated = {fact.source for fact in base.facts.values() if not fact.by_rule}
        for fact in base.facts.values():
            self._of[fact.subject].append(fact)
            if fact.by_rule and fact.source in annotated:
                continue  # a person said more exactly what happened when
            when = fact.fills.get(Facet.WHEN)
            if when is None or not fact.subject:
                continue
            if when.date is not None:
                self._note(Moment(fact, when.date))
            opening = when.text.partition(" ")[0]
            for other in when.entities:
                if opening in self._cues["later"]:
                    self._follows[fact.subject, other] = fact
                elif opening in self._cues["sooner"]:
                    self._follows[other, fact.subject] = fact

    def _note(self, moment: Moment) -> None:
        known = self._moments.get(moment.fact.subject)
        if known is None or len(moment.date.iso) > len(known.date.iso):
            self._moments[moment.fact.subject] = moment

    def _moment(self, mention: Mention) -> Moment | None:
        """Return the moment of what is named, or of the only dated thing that who is named did."""
        own = (self._moments[name] for name in mention.ids if name in self._moments)
        done = [moment for name in mention.ids for moment in self._done_by.get(name, ())]
        return next(own, done[0] if len(done) == 1 else None)

    @cached_property
    def _done_by(self) -> Mapping[str, list[Moment]]:
        """The moments by who did it."""
        found: defaultdict[str, list[Moment]] = defaultdict(list)
        for moment in self._moments.values():
            who = moment.fact.fills.get(Facet.WHO)
            for name in who.entities if who else ():
                found[name].append(moment)
        return found

    def answer(self, question: Question, like: Sequence[Fact] = ()) -> Answer | Refusal | None:
        """Return what follows from two dates, or all that happened then; None for neither.

        `like` are facts that answer alike, for "how far apart were the generals' visits".
        """
        return (
            self._against(question, like)
            or self._claimed(question)
            or self._within(question, like)
            or self._compare(question, like)
            or self._followed(question)
            or self._happened(question)
        )

    def ordered(self, questions: Iterable[Question], facts: Iterable[Fact]) -> Answer | None:
        """Say which came first, and how far apart, of what questions name and facts tell of."""
        named = (self._moment(mention) for each in questions for mention in each.mentions)
        told = (self._moments.get(fact.subject) for fact in facts)
        found = {m.fact.subject: m for m in (*named, *told) if m is not None}
        if len(found) < 2:  # noqa: PLR2004 - two are compared
            return None
        first, second = sorted(list(found.values())[:2], key=lambda moment: moment.date.iso)
        return None if _is_same_time(first, second) else self._ordered(first, second)

    def _against(self, question: Question, like: Sequence[Fact]) -> Answer | None:
        """Say whether something that a fact of it dates was before or after a date."""
        cues, texts = self._cues, question.texts
        is_either = all(not cues[cue].isdisjoint(texts) for cue in ("sooner", "later", "choice"))
        named = [m for m in question.mentions if m.is_hard]
        found = {m.fact.subject: m for each in named if (m := self._moment(each)) is not None}
        if not is_either or len(question.dates) != 1 or len(found) != 1:
            return None
        (moment,), (asked,) = found.values(), question.dates
        told = names_of(moment.fact, self._base)
        is_of_it = all(not mention.ids.isdisjoint(told) for mention in named)
        is_likely = moment.fact.subject in {fact.subject for fact in like}
        if agrees(asked, moment.date.iso) or not (is_of_it and is_likely):
            return None
        own = cues["sooner" if moment.date.iso < asked else "later"]
        said = next(word.typed for word in question.words if word.text in own)
        return self._from([moment.fact], Message("first", {"words": said.capitalize()}))

    def _claimed(self, question: Question) -> Answer | Refusal | None:
        """Say whether two things came in the order that a yes/no question puts them into."""
        texts, tag = [word.text for _, word in question.core], self._cues["tag"]
        is_choice = any(  # "before or after", not "true or false"
            text in self._cues["choice"] and not tag.issuperset(texts[i - 1 : i])
            for i, text in enumerate(texts)
        )
        if Facet.WHETHER not in question.facets or is_choice:
            return None
        if (otherwise := self._dated(question)) is not None:
            return otherwise
        idle = self._cues["tag"]  # "…, correct?"
        named = [
            m for m in question.mentions if not idle.issuperset(question.texts[m.start : m.end])
        ]
        dated = [m for m in named if self._moment(m)]  # "was Dickinson in Japan before Raymond"
        for before, after in chain(pairwise(named), pairwise(dated)):
            between = set(question.texts[before.end : after.start])
            if between & self._cues["time-unit"]:
                return None  # "within a year after" claims more than an order
            told = None
            if between & self._cues["later"]:
                told = self._order(before, after)
            elif between & self._cues["sooner"]:
                told = self._order(after, before)
            if told is not None:
                return told
        return None

    def _dated(self, question: Question) -> Answer | Refusal | None:
        """Say no where all that a yes/no question claims is a date that is another's.

        So also of two whose dates it takes for each other's.
        """
        moments = [m for each in question.mentions if (m := self._moment(each)) is not None]
        found = list({moment.fact.subject: moment for moment in moments}.values())
        if len(found) == len(question.dates) == 2:  # noqa: PLR2004 - each has the other's
            one, other = found
            fits = [
                says(date, m.date.iso) for date, m in zip(question.dates, (other, one), strict=True)
            ]
            if all(fits) and not _is_same_time(one, other):
                first, second = sorted(found, key=lambda moment: moment.date.iso)
                return self._ordered(first, second, Message("no"))
        idle = self._cues["happen"] | self._cues["held"]
        is_bare = all(
            term.is_name or term.is_aside or question.texts[term.at] in idle
            for term in question.content
        )
        if not (is_bare and len(found) == len(question.dates) == 1):
            return None
        fact = found[0].fact
        if agrees(question.dates[0], found[0].date.iso):
            return None
        cited = cite(fact, self._base.sources[fact.source])[0]
        return Refusal(Reason.CONTRADICTED, says=fact.answer, texts=fact.answers, nearest=cited)

    def _order(self, later: Mention, sooner: Mention) -> Answer | None:
        """Say whether the first came later than the second; None where that is open."""
        for is_so, one, other in ((True, later, sooner), (False, sooner, later)):
            told = (self._follows.get((each, id_)) for each in one.ids for id_ in other.ids)
            fact = next(filter(None, told), None)
            if fact is not None:
                return self._from([fact], Message("yes" if is_so else "no"))
        last, first = self._moment(later), self._moment(sooner)
        if last is None or first is None or _is_same_time(first, last):
            return None
        if first.date.iso < last.date.iso:
            return self._ordered(first, last, Message("yes"))
        return self._ordered(last, first, Message("no"))

    def _within(self, question: Question, like: Sequence[Fact]) -> Answer | None:
        """Say whether all the days of one thing are of one month or year."""
        texts = {word.text for _, word in question.core}
        length = next((n for text, n in _SAME.items() if text in texts), 0)
        is_asked = Facet.WHETHER in question.facets and texts & self._cues["same"]
        days = {date.iso for date in like[0].dates} if len(like) == 1 else set[str]()
        is_exact = all(len(day) >= length for day in days)
        if not (length and is_asked and is_exact and len(days) > 1) or "as" in texts:
            return None  # "in the same month as the fair" is of two things
        told = names_of(like[0], self._base)
        if all(mention.ids.isdisjoint(told) for mention in question.mentions):
            return None
        is_same = len({day[:length] for day in days}) == 1
        return self._from([like[0]], Message("yes" if is_same else "no"))

    def _compare(self, question: Question, like: Sequence[Fact]) -> Answer | None:
        """Answer "which came first, the squadron or the group" and "how long between …"."""
        found = self._two_of(question.mentions)
        if found is None:
            of_like = {f.subject: m for f in like if (m := self._moments.get(f.subject))}
            found = [*of_like.values()]
        texts = {word.text for _, word in question.core}
        is_choice = texts & self._cues["choice"]  # "who came earlier, Ito or Hale"
        order = self._cues["later"] | self._cues["sooner"]
        asks_order = texts & self._cues["rank"] or (is_choice and texts & order)
        asks_gap = (
            texts & self._cues["between"]
            and (Facet.HOW_LONG in question.facets or texts & self._cues["span"])
        ) or (
            texts & order
            and (
                Facet.HOW_LONG in question.facets
                or (Facet.WHETHER in question.facets and texts & self._cues["time-unit"])
            )
        )
        if len(found) != 2:  # noqa: PLR2004 - two are compared
            return None
        first, second = sorted(found, key=lambda moment: moment.date.iso)
        length = next((n for text, n in _SAME.items() if text in texts), 0)
        if length and Facet.WHETHER in question.facets and texts & self._cues["same"]:
            is_same = first.date.iso[:length] == second.date.iso[:length]
            opening = Message("yes" if is_same else "no")
            is_tie = _is_same_time(first, second)
            return self._ordered(first, second, opening, is_tie=is_tie, tells_span=False)
        if not (asks_order or asks_gap) or _is_same_time(first, second):
            return None
        later = self._cues["the-last"] | (self._cues["later"] - self._cues["sooner"])
        is_last = texts & (later if is_choice else self._cues["the-last"]) and not asks_gap
        last = self._base.entities[second.fact.subject]
        first_said = [Message("first", {"words": last})] if is_last else []
        if is_choice and texts & self._cues["later"] and texts & self._cues["sooner"]:
            first_said = self._either(question, first)
        return self._ordered(first, second, *first_said, asks_gap=bool(asks_gap))

    def _two_of(self, mentions: Sequence[Mention]) -> list[Moment] | None:
        """Return the two moments that are named, best by hard names and by what itself was then."""
        hard = [mention for mention in mentions if mention.is_hard]  # beside "the visits" of one
        for named in (hard, mentions):
            own = [self._moments[name] for m in named for name in m.ids if name in self._moments]
            done = [m for mention in named if (m := self._moment(mention)) is not None]
            for moments in (own, done):
                found = {moment.fact.subject: moment for moment in moments}
                if len(found) == 2:  # noqa: PLR2004 - two are compared
                    return [*found.values()]
        return None

    def _either(self, question: Question, first: Moment) -> list[Message]:
        """Return the word of "was it before or after" that is so of what is named first."""
        named = next((m for each in question.mentions if (m := self._moment(each))), first)
        is_sooner = named.fact.subject == first.fact.subject
        own = self._cues["sooner" if is_sooner else "later"]
        said = next((word.typed for word in question.words if word.text in own), "")
        return [Message("first", {"words": said.capitalize()})] if said else []

    def _followed(self, question: Question) -> Answer | None:
        """Answer "which was first, the fair or the race" by a fact that puts one behind the other.

        "Was the race before or after the fair" gets its own word.
        """
        texts, cues = set(question.texts), self._cues
        is_last = texts & (cues["later"] | cues["the-last"])
        is_first = texts & (cues["rank"] - cues["the-last"] | cues["sooner"])
        is_either = bool(texts & cues["sooner"] and texts & cues["later"])
        if not (is_first or is_last) or not texts & (cues["choice"] | cues["asker"]):
            return None
        if is_either and not texts & cues["choice"]:
            return None
        for one, other in permutations(question.mentions, 2):
            pairs = [(later, sooner) for later in one.ids for sooner in other.ids]
            pair = next((pair for pair in pairs if pair in self._follows), None)
            if pair is None:
                continue
            said: Slot = self._base.entities[pair[1] if is_first else pair[0]]
            if is_either:
                own = cues["later"] if one.start < other.start else cues["sooner"]
                said = next(word.typed for word in question.words if word.text in own).capitalize()
            elif Facet.WHETHER in question.facets:
                return None
            return self._from([self._follows[pair]], Message("first", {"words": said}))
        return None

    def _ordered(
        self,
        first: Moment,
        second: Moment,
        *opening: Message,
        asks_gap: bool = False,
        is_tie: bool = False,
        tells_span: bool = True,
    ) -> Answer:
        one, other = (self._base.entities[m.fact.subject] for m in (first, second))
        slots: dict[str, Slot] = {"one": one, "one-when": first.told}
        slots |= {"other": other, "other-when": second.told}
        key, span = "both" if is_tie else "ordered", apart(first.date, second.date)
        if span is not None and tells_span:
            key, slots["span"] = "apart-ordered" if asks_gap else "ordered-apart", span
        told = [*opening, Message(key, slots)]
        if tells_span and not (_is_told_apart(first) or _is_told_apart(second)):
            told.append(Message("computed-from-dates"))
        return replace(self._from([first.fact, second.fact], *told), text="", texts={})

    def _happened(self, question: Question) -> Answer | None:
        facts = happened(question, self._moments.values(), self._of, self._base, self._cues)
        return self._from(facts) if facts else None

    def _from(self, facts: list[Fact], *opening: Message) -> Answer:
        return replace(tell_all(facts, self._base, *opening), basis=Basis.COMPUTED)


def _is_same_time(one: Moment, other: Moment) -> bool:
    """Whether two dates may be the same, as far as both are known."""
    return one.date.iso[: len(other.date.iso)] == other.date.iso[: len(one.date.iso)]


def _is_told_apart(moment: Moment) -> bool:
    """Whether a source dates something by how far it was from another: "six months after"."""
    return moment.date.inferred and Facet.HOW_LONG in moment.fact.fills
