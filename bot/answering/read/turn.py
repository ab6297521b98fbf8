"""What the words of a turn say about how it leans: what opens it, what it asks, what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.read.parse import strip_address
from bot.facts import Facet
from bot.lang.words import Runs, fold, text_at

if TYPE_CHECKING:
    from bot.answering.read.question import Mention, Question
    from bot.lang.lexicon import Lexicon

_FRAGMENT = 5  # words that a question without a verb may have
_PHRASES = (
    *("adding", "leading", "trailing", "confirming", "listing", "more", "sourcing", "quoting"),
    *(
        "apart",
        "among",
        "dangling",
        "beside",
        "beyond-told",
        "same-doing",
        "person-pronoun",
        "thing-pronoun",
    ),
)


def typed(question: Question, start: int = 0, end: int | None = None) -> str:
    """Return words of a question as they were typed, with what stands between them."""
    words = question.words[start:end]
    text = fold(strip_address(question.typed))
    return text[words[0].start : words[-1].end] if words else ""


def own_words(question: Question) -> set[str]:
    """Return the words of its own that a question has, folded; names aside."""
    return {question.texts[term.at] for term in question.content if not term.is_name}


def hard_names(question: Question) -> list[Mention]:
    """Return what a question names that can mean nothing else."""
    return [mention for mention in question.mentions if mention.is_hard]


class Turns:
    """Reads turns by the cues of a language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.cues = lexicon.cues
        self._asking = Runs(lexicon.asking)
        self._runs = {cue: Runs(tuple(p.split()) for p in lexicon.cues[cue]) for cue in _PHRASES}

    def has(self, question: Question, *cues: str) -> bool:
        """Whether a question has a word of some cues."""
        return any(not self.cues[cue].isdisjoint(question.texts) for cue in cues)

    def run(self, question: Question, cue: str, at: int) -> int:
        """Return how many words a phrase of a cue has that stands at a place."""
        texts = question.texts
        return len(self._runs[cue].longest(texts, at)) if at < len(texts) else 0

    def has_run(self, question: Question, cue: str) -> bool:
        """Whether a phrase of a cue stands anywhere."""
        return any(self.run(question, cue, at) for at in range(len(question.texts)))

    def says(self, question: Question, cue: str) -> bool:
        """Whether it says no more than a phrase: "really?", "ok, tell me more about it"."""
        idle = self.lexicon.stop | self.cues["leading"] | self.cues["trailing"]
        idle -= self.cues["question-word"]
        if cue == "apart":  # "what is the gap?", "how far apart were those two?"
            idle |= self.cues["what"] | self.cues["demonstrative"] | self.cues["told-noun"]
        for at in range(len(question.texts)):
            if length := self.run(question, cue, at):
                return idle.issuperset([*question.texts[:at], *question.texts[at + length :]])
        return False

    def opening(self, question: Question, *, is_added: bool = False) -> int:
        """Return how many words only join it to the one before: "ok", "and", "what about"."""
        at = joined = 0
        while at < len(question.texts):
            adding, leading = (self.run(question, cue, at) for cue in ("adding", "leading"))
            if not (adding or leading):
                break
            at += max(adding, leading)
            joined = at if adding or not is_added else joined
        return joined

    def closing(self, question: Question) -> int:
        """Return where the words end that say something: before "then", "please", "I mean"."""
        first, end = self.opening(question) + 1, len(question.texts)
        lengths = [self.run(question, "trailing", at) for at in range(end)]
        while ends := [at for at in range(first, end) if lengths[at] and at + lengths[at] == end]:
            end = ends[0]
        return end

    def word(self, cue: str) -> str:
        """Return the one word or phrase of a cue, for a question that is put together."""
        return min(self.cues[cue])

    def bare(self, question: Question) -> str:
        """Return what is typed without the words that only join it to the one before."""
        return typed(question, self.opening(question), self.closing(question))

    def is_fragment(self, question: Question) -> bool:
        """Whether it has no verb: "in October?", "to do what?", "names?", "and the other?"."""
        own = question.texts[self.opening(question) : self.closing(question)]
        verbs = self.lexicon.auxiliaries | self.lexicon.irregular.keys()
        has_verb = not verbs.isdisjoint(own) or any(text.endswith("ed") for text in own)
        return 0 < len(own) <= _FRAGMENT and not has_verb

    def head(self, question: Question) -> range:
        """Return the words that say what is asked: "when", "in which year", "to whom"."""
        texts, asking = question.texts, self.lexicon.asking
        for at in range(len(texts)):
            phrase = self._asking.longest(texts, at)
            if phrase and asking[phrase].facet != Facet.WHETHER:
                end = at + len(phrase)
                is_noun = asking[phrase].facet == Facet.WHAT  # "to which reporter", a soft name too
                soft = {
                    i for m in question.mentions if not m.is_hard for i in range(m.start, m.end)
                }
                while end < len(texts) and (
                    texts[end] in self.lexicon.answer_nouns or (is_noun and end in soft)
                ):
                    end += 1
                return range(at - (at > 0 and texts[at - 1] in self.cues["opening"]), end)
        return range(0)

    def rest(self, before: Question) -> range:
        """Return the words that are left without what is asked for: "did Ito visit Oslo"."""
        head, end = self.head(before), len(before.words)
        if head and Facet.WHETHER not in before.facets and head.stop < end:
            return range(head.stop, end)
        first = (i for i, text in enumerate(before.texts) if text in self.lexicon.auxiliaries)
        return range(next(first, 0), end)

    def opens(self, question: Question, rest: range) -> bool:
        """Whether what is left opens with an auxiliary, so that a question word fits before it."""
        return text_at(question.words, rest.start) in self.lexicon.auxiliaries

    def picked(self, question: Question, at: int) -> tuple[str, int]:
        """Return which of those told is picked out, and by how many words: "the first guy".

        The cue of the word that picks: ``told-first``, ``told-second`` or ``other``.
        """
        texts = question.texts
        owners = self.cues["possessive"] | self.cues["person-pronoun"]
        if texts[at] in owners and not self.cues["peer"].isdisjoint(texts[at + 1 : at + 2]):
            return "other", 2  # "and his colleague?"
        start = at + (texts[at] in self.cues["article"] | self.cues["demonstrative"])
        cues = ("told-first", "told-second", "other")
        for cue in cues if start > at else ():
            if texts[start : start + 1] and texts[start] in self.cues[cue]:
                end = start + 1
                while end < len(texts) and texts[end] in self.cues["told-noun"]:
                    end += 1
                end += self.run(question, "beside", end)
                is_last = end == len(texts) and at == self.opening(question)  # "and the other?"
                return (cue, end - at) if end > start + 1 or is_last else ("", 0)
        is_one = start > at and set(texts[start : start + 1]) & self.cues["told-noun"]
        length = self.run(question, "beside", start + 1) if is_one else 0
        return ("other", start + 1 + length - at) if length else ("", 0)

    def picks(self, question: Question) -> bool:
        """Whether it picks one out of those told: "what is the first guy's job"."""
        return any(self.picked(question, at)[1] for at in range(len(question.texts)))
