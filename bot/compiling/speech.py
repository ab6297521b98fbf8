"""Whose words a sentence is: "X said", "according to X", "X told Y", and quotations that go on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.binding import clause_start
from bot.compiling.english import english
from bot.compiling.passages import WEEKDAYS
from bot.facts import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.spotting import Mention
    from bot.compiling.tokens import Token
    from bot.facts import Entity

_QUOTE = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)|^[^“”\"]*”")
_MARKS = ("“", '"')
_SPEAKERS = (
    "person",
    "organisation",
    "unit",
    "role",
    "group",
    "publication",
    "country",
    "document",
)
_BETWEEN = frozenset(
    ("also", "later", "then", "has", "had", "have", "today", "on", "earlier", *WEEKDAYS)
)
"""Words that may part a speaker from the verb."""
_BEING = frozenset("be been being is are was were".split())
_CLAUSES = frozenset("that it he she they there".split())
"""What begins a clause that was said: "announced that", never "announced the prize"."""
_OBJECTS = frozenset("to with for by in as at".split())
_SPEAKING = frozenset(("release", "statement", "report"))
_TURN = re.compile(r";|,? (?:but|while|although|though|whereas) ")
"""Where what was said without quotation marks may end within a sentence."""
_OPENED = (",", " (", " –", "—")
_CLOSED = (",", ")", " –", "—")
_FEW, _CLOSE, _FAR = 2, 4, 8
"""Words between a name and what belongs to it."""
_NEAR = 14
"""Words between a speaker and the verb: "Mastalir, the commander of U.S. …, said"."""
_FEWEST_QUOTED = 0.5
"""A sentence of which at least this share stands in quotation marks goes on with the speech."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in a passage, and which of its words are theirs.

    Attributes:
        by: an entity's id; empty where the source itself speaks.
        words: where what was said stands; the passage's other words are the source's.
    """

    by: str = ""
    words: tuple[Span, ...] = ()


class Speakers:
    """Follows who speaks through the passages of one text.

    Args:
        text: the source.
        entities: what it names, by id.
    """

    def __init__(self, text: str, entities: Mapping[str, Entity]) -> None:
        self._text = text
        self._entities = entities
        self._last = ""
        self._last_person = ""
        self._nouns: Mapping[str, str] = {}
        self._paragraph = 0

    def of(self, passage: Passage, mentions: Sequence[Mention], nouns: Mapping[str, str]) -> Speech:
        """Return whose words a passage is.

        Args:
            passage: a sentence.
            mentions: whom it names.
            nouns: what its general nouns stand for ("the company").
        """
        self._nouns = nouns
        sentence = passage.sentence
        text = self._text[sentence.span.start : sentence.span.end]
        spans = [
            (m.start() + sentence.span.start, m.end() + sentence.span.start)
            for m in _QUOTE.finditer(text)
        ]
        quoted = sum(end - start for start, end in spans)
        found = self._named(passage, mentions, spans)
        is_next = 0 <= sentence.paragraph - self._paragraph <= 1
        if not found.by and is_next and quoted >= _FEWEST_QUOTED * len(text):
            is_open = text[0] in _MARKS  # else it may be a title that is quoted
            found = Speech(self._last, _spans(spans) if is_open else ())  # the quotation goes on
        if found.by:
            self._last, self._paragraph = found.by, sentence.paragraph
        for mention in mentions:
            if self._entities[mention.entity].kind in ("person", "role"):
                self._last_person = mention.entity
        return found

    def _named(
        self, passage: Passage, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]
    ) -> Speech:
        """Return the speech of the speaker that the passage itself names."""
        tokens = passage.tokens
        outside = [not any(start <= token.start < end for start, end in spans) for token in tokens]
        speakers = [
            m
            for m in mentions
            if outside[m.start] and self._entities[m.entity].kind in (*_SPEAKERS, "topic")
        ]
        for at, token in enumerate(tokens):
            if not outside[at]:
                continue
            if (
                token.lower == "according"
                and tokens[at + 1 : at + 2]
                and tokens[at + 1].text == "to"
            ):
                after = [m for m in speakers if at < m.start <= at + _FAR]
                if after:
                    return Speech(after[0].entity, _beside_source(passage, at, after[0]))
            is_speech = bool(spans) or _is_reporting(tokens, at)
            if token.text in english().say and is_speech and not _is_passive(tokens, at):
                speaker = self._subject(tokens, at, speakers)
                inverted = [m for m in speakers if at < m.start <= at + _CLOSE]
                if speaker:
                    own = [m for m in speakers if m.entity == speaker and m.end <= at]
                    said = self._reported(
                        passage, at, own[-1].start if own else max(at - 1, 0), is_quoted=bool(spans)
                    )
                    return Speech(speaker, (*_spans(spans), *said))
                if spans and inverted and token.text not in ("told", "tells"):
                    return Speech(inverted[0].entity, _spans(spans))  # said Mastalir
        return Speech()

    def _reported(
        self, passage: Passage, at: int, speaker: int, *, is_quoted: bool
    ) -> tuple[Span, ...]:
        """Return what is said without quotation marks: behind the verb, or before "X said".

        Args:
            passage: the sentence.
            at: the verb, among its words.
            speaker: where who speaks begins, among them.
            is_quoted: whether some of it is quoted: then only a clause behind the verb is said too.
        """
        tokens, whole = passage.tokens, passage.sentence.span
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        is_last = speaker > clause_start(tokens) and tokens[speaker].before.startswith(",")
        goes_on = after is not None and after.follows_closely
        if after and goes_on and (after.text in _CLAUSES or not (is_quoted or is_last)):
            turn = _TURN.search(self._text, after.start, whole.end)
            return (Span(after.start, turn.start() if turn else whole.end),)
        return (Span(whole.start, tokens[speaker - 1].end),) if is_last and not is_quoted else ()

    def _subject(self, tokens: Sequence[Token], at: int, speakers: Sequence[Mention]) -> str:
        """Return who stands before the verb, or whom a pronoun there means."""
        before = [m for m in speakers if m.end <= at and at - m.end <= _NEAR]
        word = tokens[at - 1].lower if at and tokens[at].follows_closely else ""
        if word in ("he", "she"):
            return self._last_person
        if word == "who" and before:
            return before[-1].entity
        if word in ("they", "it", "who"):
            return self._last
        if word in self._nouns:
            return self._nouns[word]
        if not before:
            is_person = english().general.get(word) == "person"
            return self._last_person if is_person and at > 1 else ""
        return next((m.entity for m in before if _is_subject(tokens, m, at)), "")


def _spans(places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in places)


def _beside_source(passage: Passage, at: int, source: Mention) -> tuple[Span, ...]:
    """Return what stands on either side of "according to X": all that X says."""
    tokens, whole = passage.tokens, passage.sentence.span
    words = [Span(whole.start, tokens[at - 1].end)] if at else []
    after = next((t for t in tokens[source.end :] if t.before.startswith(_OPENED)), None)
    return (*words, Span(after.start, whole.end)) if after else tuple(words)


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Return whether nobody is named who speaks: "has been said to be"."""
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    return not _BEING.isdisjoint(before)


def _is_reporting(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb reports speech that is not quoted: with what was said."""
    verb = tokens[at].text
    if verb not in english().reported:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if verb in ("said", "says", "told", "tells"):
        return True
    return after is not None and after.follows_closely and after.text in _CLAUSES


def _is_subject(tokens: Sequence[Token], mention: Mention, at: int) -> bool:
    """Return whether nothing but an apposition stands between a name and the verb."""
    if mention.end == at:
        return mention.start == 0 or tokens[mention.start - 1].lower not in _OBJECTS
    between = tokens[mention.end : at]
    is_adverb = all(t.lower in _BETWEEN or t.lower.endswith("ly") for t in between)
    is_noun = between[-1].text in english().roles or between[-1].text in _SPEAKING
    is_aside = between[0].before.startswith(_OPENED) and tokens[at].before.startswith(_CLOSED)
    return is_adverb or is_aside or (is_noun and len(between) <= _FEW)
