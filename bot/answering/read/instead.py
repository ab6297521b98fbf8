"""Put what is new in a turn into the question before: a name, a date, another question word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.read.meant import ACTING, Meant
from bot.answering.read.turn import Turns, hard_names, own_words, typed
from bot.facts import Facet
from bot.lang.words import text_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from bot.answering.read.question import Mention, Question
    from bot.outcomes import Said


class Taken(NamedTuple):
    """A question made whole.

    Attributes:
        text: what is searched; `asked`: what a reader is shown, the question before where `text`
            makes no sentence.
        added: the folded words that the sentence answered from must have, and the entities,
            as ``@id``, that its fact must be of.
        facts: the ids of facts of which one must answer it; empty for any.
    """

    text: str
    asked: str
    added: Collection[str] = ()
    facts: frozenset[str] = frozenset()


class Instead:
    """Puts what is new in the place of its like; `parse` reads a question."""

    def __init__(self, turns: Turns, meant: Meant, parse: Callable[[str], Question]) -> None:
        self._turns = turns
        self._meant = meant
        self._parse = parse
        self._cues = turns.cues

    def takes(
        self, question: Question, before: Question, said: Said, *, has_pronoun: bool
    ) -> Iterator[Taken]:
        """Yield the question before with what is new in the place of its like."""
        turns, cues = self._turns, self._cues
        head, own = turns.head(question), own_words(question) - cues["told-noun"]
        is_part = turns.is_fragment(question) and not (own and turns.has(question, "pointing"))
        auxiliaries = turns.lexicon.auxiliaries
        is_known = own.issubset(before.texts) and question.texts[0] not in auxiliaries
        is_asked = own <= {*question.texts[head.start : head.stop]}
        if turns.has_run(question, "same-doing") and hard_names(question):  # "did Ito do that?"
            name = hard_names(question)[0]
            yield self._instead(self._parse(typed(question, name.start, name.end)), before)
            return
        if is_part and not head and has_pronoun:
            return  # "just them?"
        if not head and (is_part or (question.mentions and is_known)):
            yield self._instead(question, before)
        elif choice := self._choice(question, before, said):
            yield Taken(f"{typed(question)}, {choice}", f"{typed(question)}, {choice}")
        elif head and is_asked and not hard_names(question):
            yield from self._asked(head, question, before, said)
        elif head and is_asked and is_part:  # "and Ito, when?"
            name = hard_names(question)[0]
            other = self._parse(typed(question, name.start, name.end))
            changed = self._parse(self._instead(other, before).text)
            yield from self._asked(head, question, changed, said)
        elif is_part:  # "to do what?", "how many seats?"
            rest = turns.rest(before)
            text = typed(before, rest.start + turns.opens(before, rest))
            added = own_words(question) - cues["vague"]
            yield Taken(f"{text} {typed(question)}", before.typed, added)

    def _asked(
        self, head: range, question: Question, before: Question, said: Said
    ) -> Iterator[Taken]:
        """Yield the question before with what is asked now for what was asked then."""
        turns = self._turns
        texts = question.texts[head.start : head.stop]
        rest, asked = turns.rest(before), " ".join(texts)
        kept = [i for i in rest if before.texts[i] not in self._cues["anybody"]]
        kept = kept[: self._until(texts[0], before, kept)]
        text = f"{asked} {typed(before, kept[0], kept[-1] + 1)}" if kept else asked
        added = {text for at, text in enumerate(texts, head.start) if at in question.named}
        yield Taken(text, text if turns.opens(before, rest) else before.typed, added)
        thing, kind = self._meant.subject(before, said)
        is_event = kind == "meeting" and not turns.opens(before, rest)
        if is_event and question.facets & {Facet.WHEN, Facet.WHERE}:  # "who led it": "when?"
            yield Taken(f"{asked} {thing}", before.typed)

    def _until(self, lead: str, before: Question, kept: list[int]) -> int:
        """Return how many words stay before what is asked for anew: "with Chile", "with whom?"."""
        if lead not in self._cues["opening"]:
            return len(kept)
        starts = {mention.start for mention in before.mentions}
        ends = (n for n, i in enumerate(kept) if before.texts[i] == lead and i + 1 in starts)
        return next(ends, len(kept)) or len(kept)

    def _instead(self, question: Question, before: Question) -> Taken:
        """Return the question before with a new name or date for its like, else behind it."""
        turns, cues = self._turns, self._cues
        own = own_words(question) - cues["told-noun"]
        is_known = own.issubset(before.texts)  # not "with Danish help?"
        new = next(iter(hard_names(question) or question.mentions), None) if is_known else None
        added = {question.texts[term.at] for term in question.content} - cues["vague"]
        added -= cues["told-noun"]
        lead, rest = question.texts[0], turns.rest(before)
        old = self._like(question, before, new)
        ahead = text_at(before.words, old.start - 1) if old else ""
        if old and not (lead in cues["place"] and lead != ahead):  # "in Oslo?"
            words = typed(question, new.start, new.end) if new else typed(question, lead == ahead)
            words = self._owning(words, before, old)
            end = old.start - (new is None and ahead in cues["article"])
            start = turns.opening(before) if end else 0
            parts = (typed(before, start, end), words, typed(before, old.stop))
            text = " ".join(filter(None, parts))
            return Taken(text, text, added)
        is_good = turns.opens(before, rest) and lead in cues["opening"]
        is_whether = Facet.WHETHER in before.facets
        is_open = not is_good and turns.opens(before, rest) and not is_whether
        text = f"{typed(before, rest.start + is_open)} {typed(question)}"
        names = {f"@{min(m.ids)}" for m in question.mentions if len(m.ids) == 1}
        return Taken(text, text if is_good else before.typed, added | names)

    def _owning(self, words: str, before: Question, old: range) -> str:
        """Return a name as an owner where the old one was, and only there: "Hale's job"."""
        was_owner = typed(before, old.start, old.stop).endswith("'s")
        bare = words.removesuffix("'s")
        return f"{bare}'s" if was_owner else bare

    def _like(self, question: Question, before: Question, new: Mention | None) -> range | None:
        """Return the words in whose place new ones stand: a name of a kind, a date, the last."""
        others = [m for m in before.mentions if new is None or m.ids.isdisjoint(new.ids)]
        last = others[-1] if others else None
        kinds, found = self._meant.kinds, None
        if new is not None:
            is_alone = len(others) == len(before.mentions) == 1 and Facet.WHO not in before.facets
            like = [m for m in others if kinds(m) & kinds(new)]
            like += [m for m in others if kinds(m) & ACTING and kinds(new) & ACTING]
            found = next(iter(like), last if is_alone else None)
        elif question.dates:
            return range(min(before.dated), max(before.dated) + 1) if before.dated else None
        elif (own := own_words(question)) and own <= self._turns.lexicon.countries:
            found = next((m for m in others if "country" in kinds(m)), None)  # no source names it
        elif last and len(others) == 1 and self._is_one(question):
            found = last
        elif last and last.end == len(before.words) and Facet.WHETHER in before.facets:
            is_same = question.texts[0] == before.texts[last.start - 1]
            found = last if is_same or question.texts[0] not in self._cues["opening"] else None
        start = found.start if found else 0
        while start - 1 in before.dated:  # "the July 13 talks": the date was the other's
            start -= 1
        return range(start, found.end) if found else None

    def _is_one(self, question: Question) -> bool:
        """Whether it describes another of the kind: "the longer one"."""
        texts, cues = question.texts, self._cues
        is_one = texts[0] in cues["article"] and texts[-1] in cues["told-noun"]
        return is_one and self._turns.has(question, "comparative")

    def _choice(self, question: Question, before: Question, said: Said) -> str:
        """Return the two between which was chosen, or told of, for "which is bigger?"."""
        is_free = not (question.mentions or self._turns.has(question, "pointing"))
        if not is_free or question.facets != {Facet.WHAT}:
            return ""
        at = next((i for i, text in enumerate(before.texts) if text in self._cues["choice"]), 0)
        one = next((m for m in reversed(before.mentions) if m.end <= at), None)
        other = next((m for m in before.mentions if m.start > at), None)
        if one and other:
            return self._meant.named(before, one, other.end)
        is_compared = self._turns.has(question, "comparative", "more-so")
        return " or ".join(self._meant.rivals(before, said)) if is_compared else ""
