"""Whose words a sentence is: "X said", "according to X", "X told Y", and quotations that go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.compiling.english import english

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.spotting import Mention
    from bot.compiling.tokens import Token
    from bot.facts import Entity

_QUOTE = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)|^[^“”\"]*”")
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
_NEAR = 14
"""Words between a speaker and the verb: "Mastalir, the commander of U.S. …, said"."""
_FEWEST_QUOTED = 0.5
"""A sentence of which at least this share stands in quotation marks goes on with the speech."""


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
        self._paragraph = 0

    def of(self, passage: Passage, mentions: Sequence[Mention]) -> str:
        """Return whose words a passage is: an entity's id, or empty for the source's own."""
        sentence = passage.sentence
        text = self._text[sentence.span.start : sentence.span.end]
        spans = [
            (m.start() + sentence.span.start, m.end() + sentence.span.start)
            for m in _QUOTE.finditer(text)
        ]
        quoted = sum(end - start for start, end in spans)
        found = self._named(passage, mentions, spans)
        is_next = 0 <= sentence.paragraph - self._paragraph <= 1
        if not found and is_next and quoted >= _FEWEST_QUOTED * len(text):
            found = self._last  # the quotation goes on
        if found:
            self._last, self._paragraph = found, sentence.paragraph
        for mention in mentions:
            if self._entities[mention.entity].kind in ("person", "role"):
                self._last_person = mention.entity
        return found

    def _named(
        self, passage: Passage, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]
    ) -> str:
        """Return the speaker that the passage itself names."""
        tokens = passage.tokens
        outside = [not any(start <= token.start < end for start, end in spans) for token in tokens]
        speakers = [
            m for m in mentions if outside[m.start] and self._entities[m.entity].kind in _SPEAKERS
        ]
        for at, token in enumerate(tokens):
            if not outside[at]:
                continue
            if token.lower == "according" and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
                after = [m for m in speakers if at < m.start <= at + 8]
                if after:
                    return after[0].entity
            if token.text in english().say and self._is_saying(tokens, at, bool(spans)):
                speaker = self._beside(tokens, at, speakers, bool(spans))
                if speaker:
                    return speaker
        return ""

    def _is_saying(self, tokens: Sequence[Token], at: int, has_quote: bool) -> bool:
        """Return whether a verb reports speech: beside a quotation, or with what was said."""
        if has_quote:
            return tokens[at].text not in ("posted", "continued", "continues") or True
        if tokens[at].text not in english().reported:
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.follows_closely:
            return tokens[at].text in ("said", "says")
        is_object = after.text in ("as", "by", "in", "to", "for", "with", "at") and tokens[
            at
        ].text not in ("said", "says")
        return not is_object

    def _beside(
        self, tokens: Sequence[Token], at: int, speakers: Sequence[Mention], has_quote: bool
    ) -> str:
        before = [m for m in speakers if m.end <= at and at - m.end <= _NEAR]
        after = [m for m in speakers if at < m.start <= at + 4]
        subject = self._subject(tokens, at, before)
        if subject:
            return subject
        if after and has_quote and tokens[at].text not in ("told", "tells"):
            return after[0].entity
        return ""

    def _subject(self, tokens: Sequence[Token], at: int, before: Sequence[Mention]) -> str:
        """Return who stands before the verb, or whom a pronoun there means."""
        word = tokens[at - 1].lower if at else ""
        if word in ("he", "she"):
            return self._last_person
        if word in ("they", "it", "who"):
            return self._last if word != "who" or not before else before[-1].entity
        if not before:
            return self._last_person if word in english().general and at > 1 else ""
        # the name nearest to the verb, unless only a role's own words part another from it
        close = [m for m in before if self._is_subject(tokens, m, at)]
        return close[0].entity if close else ""

    def _is_subject(self, tokens: Sequence[Token], mention: Mention, at: int) -> bool:
        """Return whether nothing but an apposition stands between a name and the verb."""
        if mention.end == at:
            return not (
                mention.start
                and tokens[mention.start - 1].lower in ("to", "with", "for", "by", "in")
            )
        between = tokens[mention.end : at]
        is_adverb = all(
            t.lower in ("also", "later", "then", "has", "had", "have") or t.lower.endswith("ly")
            for t in between
        )
        opened = between[0].before
        closed = tokens[at].before
        has_noun = len(between) <= 2 and between[-1].text in english().roles | {
            "release",
            "statement",
            "report",
        }
        is_aside = opened.startswith((",", " (", " –", "—")) and closed.startswith(
            (",", ")", " –", "—")
        )
        return is_adverb or is_aside or has_noun
