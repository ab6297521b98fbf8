"""What of a question a passage must not contradict: what it denies, compares, counts and quotes.

Each check gives 1 where the passage fails it and 0 where it holds or nothing is asked. They are
made by words alone and know no source (research/retrieval.md: no single signal tells impossible
questions, so each agreement is checked for itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.find.facet_fit import new_among
from bot.answering.find.relatedness import relatedness
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.answering.find.features import Weighed
    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query, QueryTerm
    from bot.answering.find.typed_fit import TypedFit
    from bot.lang.lexicon import Lexicon

_LONGER_THAN_EST = 4  # letters: "test" and "west" compare nothing
_SAME = 0.4  # relatedness from which a word says the same
_NAMED_WITHIN = 4  # words between a noun and the name of what it stands for
_BEARING_NAMES = frozenset(("organisation", "person", "unit", "service", "venue", "city"))
_QUOTES = frozenset('“”"„«»')
_OPENING = 3  # words within which a question opens
_UNSAID = -0.5  # what a passage in which nobody speaks counts


class Checks:
    """Compares questions with passages, check by check."""

    def __init__(self, lexicon: Lexicon, stems: Callable[[str], str], typed: TypedFit) -> None:
        self._lexicon = lexicon
        self._related = lexicon.related
        self._cues = lexicon.cues
        self._typed = typed
        self._opposites = {
            stems(word): frozenset(map(stems, others)) for word, others in lexicon.opposites.items()
        }

    def negated(self, query: Query, passage: Passage) -> float:
        """Check that a question which denies something meets a passage that denies something."""
        asked = _asked(query)
        denials = self._cues["denial"]
        if not any(t in denials and not self._is_idle(asked, i) for i, t in enumerate(asked)):
            return 0.0
        return float(not self._has(self._cues["denial"] | self._cues["refusal"], passage))

    def _is_idle(self, asked: list[str], at: int) -> bool:
        """Whether a "not" denies nothing: "wasn't there …?", "… didn't they?", "or not"."""
        if at == 0:
            return False
        if asked[at - 1] in self._cues["alternative"]:
            return True
        is_inverted = asked[at - 1] in self._lexicon.auxiliaries
        opens = at < _OPENING and self._cues["question-word"].isdisjoint(asked[: at - 1])
        before_pronoun = not self._cues["pointing"].isdisjoint(asked[at + 1 : at + 2])
        return is_inverted and (opens or before_pronoun)

    def ordinal(self, query: Query, passage: Passage) -> float:
        """Check "the third": 1 where another ordinal stands, a half where none does."""
        asked = self._cues["ordinal"].intersection(_asked(query))
        here = self._cues["ordinal"].intersection(w.text for w in passage.words)
        if not asked or asked & here:
            return 0.0
        return 1.0 if here else 0.5

    def superlative(self, query: Query, passage: Passage) -> float:
        """Check that where "the biggest" is asked something is compared so."""
        texts = _asked(query)
        asked = self._cues["superlative"].intersection(texts) - self._cues["weakly-superlative"]
        by_most = any(
            one in self._cues["article"] and two == "most" and not three.endswith("ly")
            for one, two, three in zip(texts, texts[1:], texts[2:], strict=False)
        )
        if not asked and not by_most:
            return 0.0
        comparing = self._cues["superlative"] | self._cues["comparing"]
        return float(not self._has(comparing, passage) and not any(map(_is_est, _texts(passage))))

    def universal(self, query: Query, passage: Passage) -> float:
        """Check that where "all", "only" or "never" is asked one of them is said."""
        asked = _asked(query)
        pairs = zip(asked, [*asked[1:], ""], strict=True)
        spans = self._cues["time-unit"]  # "every year" is no "all"
        is_asked = any(
            text in self._cues["quantifier"] and after not in spans for text, after in pairs
        )
        said = self._cues["quantifier"] | self._cues["each"]
        return float(is_asked and not self._has(said, passage))

    def contrary(self, lacks: Iterable[QueryTerm], passage: Passage) -> float:
        """Check that no word of the question has its contrary in the passage."""
        none: frozenset[str] = frozenset()
        return float(
            any(
                not self._opposites.get(term.stem, none).isdisjoint(passage.places)
                for term in lacks
            )
        )

    def undone(self, lacks: Iterable[QueryTerm], passage: Passage) -> float:
        """Check that nothing is asked to be undone ("cancelled") that the passage does not undo."""
        undoing = (term for term in lacks if term.text in self._cues["undoing"])
        return float(any(relatedness(t, passage, self._related) < _SAME for t in undoing))

    def loaded(self, query: Query, passage: Passage) -> float:
        """Return how many loaded words (future, superlative, quantifier) the passage lacks."""
        asked = query.question.cue_words - self._cues["may-be-idle"]
        return float(min(2, len(asked.difference(_texts(passage)))))

    def speaker(self, query: Query, passage: Passage) -> float:
        """Return, where words are asked, 1 for the asked speaker's, -1 for another's."""
        if passage.fact is None or not self._asks("speaking", query):
            return 0.0
        if not passage.fact.says:
            return _UNSAID
        names = self._typed.names(passage.fact.says)
        return 1.0 if any(not name.isdisjoint(query.stem_set) for name in names) else -1.0

    def unsaid(self, query: Query, passage: Passage) -> float:
        """Check that where "what did the officer say" is asked the passage has words of somebody.

        A named person's words must be that person's.
        """
        texts = [word.text for word in query.question.words]
        said = next(
            (
                i
                for i, (text, after) in enumerate(zip(texts, [*texts[1:], ""], strict=True))
                if text in self._cues["asked-to-say"] and after not in self._cues["first-person"]
            ),
            -1,
        )
        if passage.fact is None or said < 0 or query.facets - {Facet.WHAT, Facet.HOW}:
            return 0.0
        if not passage.fact.says:
            is_quoting = not _QUOTES.isdisjoint(passage.text)
            return float(not is_quoting and not self._has(self._cues["speaking"], passage))
        named = {
            i
            for m in query.question.mentions
            if m.is_hard and m.end <= said
            for i in m.ids
            if self._typed.is_person(i)
        }
        if named:
            return float(passage.fact.says not in named)
        described = {t.stem for t in query.terms if t.at < said and t.stem not in passage.places}
        is_it = not described.isdisjoint(self._typed.description(passage.fact.says))
        return float(bool(described) and not is_it)

    def unnamed(self, query: Query, passage: Passage) -> float:
        """Check that where "the name of the ship" is asked the ship is not left nameless."""
        return self._is_nameless(query.named, query, passage)

    def unnamed_focus(self, query: Query, passage: Passage) -> float:
        """Return the same for "which university"."""
        if query.question.kinds.isdisjoint(_BEARING_NAMES):
            return 0.0
        return self._is_nameless(query.focus, query, passage)

    def _is_nameless(self, noun: str, query: Query, passage: Passage) -> float:
        places = passage.places.get(noun, ()) if noun else ()
        if not places:
            return 0.0
        names = new_among(passage.fillers(self._lexicon).names, query, passage)
        texts = [word.text for word in passage.words]
        no_names = self._lexicon.countries | self._cues["number"]
        new = [r for r in names if not no_names.issuperset(texts[r.start : r.stop])]
        near = any(
            r.start - _NAMED_WITHIN <= place <= r.stop + _NAMED_WITHIN - 1
            for place in places
            for r in new
        )
        return float(not near)

    def other_bearer(self, query: Query, best: Weighed, kind: str) -> float:
        """Check that where a country or person is named the passage is not of another only."""
        lacked = {term.at for term in best.lacks}
        mentions = [
            m for m in query.question.mentions if m.is_hard and self._typed.is_any(m.ids, kind)
        ]
        gone = [m for m in mentions if lacked.issuperset(range(m.start, m.end))]
        if not gone or best.passage.fact is None:
            return 0.0
        asked = frozenset(i for m in mentions for i in m.ids)
        here = frozenset(self._typed.named_here(best.passage, kind))
        return float(bool(here - asked))

    def other_number(self, query: Query, best: Weighed) -> float:
        """Check that a number in the question ("in 2021") is not another one in the passage."""
        asides = query.question.asides
        gone = [t for t in best.lacks if t.is_number and t.at not in asides]
        numbers = [w.text for w in best.passage.words if w.text[0].isdigit()]
        return float(
            any(
                any(len(n) == len(t.text) and n not in query.stem_set for n in numbers)
                for t in gone
            )
        )

    def untimely(self, query: Query, passage: Passage) -> float:
        """Check that where "when will" is asked the passage looks ahead."""
        texts = _asked(query)
        if Facet.WHEN not in query.facets or self._cues["ahead"].isdisjoint(texts):
            return 0.0
        return float(not self._has(self._cues["ahead"], passage))

    def not_yet(self, query: Query, passage: Passage) -> float:
        """Check that what is asked as done is not only to come in the passage."""
        is_done = self._asks("past", query) and not self._asks("ahead", query)
        if not is_done or self._has(self._cues["speaking"] | self._cues["perfect"], passage):
            return 0.0
        has_past = self._has(self._cues["past"], passage) or any(map(_is_past, _texts(passage)))
        return float(self._has(self._cues["surely-ahead"], passage) and not has_past)

    def unreasoned(self, query: Query, passage: Passage) -> float:
        """Check that where "why" is asked the passage gives a reason."""
        if Facet.WHY not in query.facets or passage.fact is None:
            return 0.0
        has_fill = Facet.WHY in passage.fact.fills
        return float(not has_fill and not self._has(self._cues["giving-reason"], passage))

    def nowhere(self, query: Query, best: Weighed) -> float:
        """Check that where a place is asked any name or place stands that the question lacks."""
        is_asked = Facet.WHERE in query.facets
        return float(is_asked and not best.features.where and best.features.typed_facet <= 0)

    def no_count(self, query: Query, passage: Passage) -> float:
        """Check that where "how many" is asked a number stands that may count."""
        if Facet.HOW_MANY not in query.facets:
            return 0.0
        numbers = new_among(passage.fillers(self._lexicon).numbers, query, passage)
        counting = {passage.words[r.start].text for r in numbers}
        hardly = self._cues["hardly-counting"]
        if self._asks("repetition", query):
            hardly -= self._cues["repeated"]
        return float(counting <= hardly)

    def _asks(self, cue: str, query: Query) -> bool:
        return not self._cues[cue].isdisjoint(_asked(query))

    def _has(self, words: frozenset[str], passage: Passage) -> bool:
        return not words.isdisjoint(_texts(passage))


def _asked(query: Query) -> list[str]:
    return [word.text for _, word in query.question.core]


def _texts(passage: Passage) -> Iterable[str]:
    return (word.text for word in passage.words)


def _is_past(text: str) -> bool:
    return text.endswith("ed")


def _is_est(text: str) -> bool:
    return text.endswith("est") and len(text) > _LONGER_THAN_EST
