"""What each sentence is about, and what its pronouns and general nouns stand for.

"He", "it", "the company" mean what was named before: the person, the subject, the last company. A
sentence that leans on the one before shares what that one names, so that it can be found by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.compiling.appositions import is_past
from bot.compiling.english import english
from bot.compiling.register import head_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.spotting import Mention
    from bot.compiling.tokens import Token
    from bot.facts import Entity

_INTRODUCING = frozenset(
    """in on at with during after before following since when while although though if as according
    by under despite for from through because to until once upon without like unlike given
    throughout within among between over between against besides beyond despite based founded
    led""".split()
)
_DETERMINERS = frozenset("the a an this that these those its their his her of and".split())
_SPECIFYING = frozenset("of that which between on for in to".split())
_PARTING = frozenset(
    "of in and or between with for to by from on at as than like including the a an but".split()
)
"""Words that end a noun phrase, or begin another within it."""
_POINTING = frozenset("the this that these those both such".split())
_DATELINE = 9
_ACTORS = frozenset(("person", "organisation", "country", "group", "unit", "role", "topic"))
"""Kinds of whom "they" may be; a name of which nothing is known may be a person's."""
_PERSONS = frozenset(("person", "role", "topic"))
_MEN = frozenset(("he", "him", "his", "himself"))
_WOMEN = frozenset(("she", "her", "hers", "herself"))


@dataclass(frozen=True, slots=True)
class Bound:
    """What a sentence is about.

    Attributes:
        subject: an entity's id; empty where a text names nothing.
        verb: the place of the main clause's verb among the words; -1 where none was found.
        meant: what its pronouns and general nouns stand for, not named in it.
        nouns: what each general noun stands for, by the noun.
    """

    subject: str
    verb: int
    meant: tuple[str, ...] = ()
    nouns: dict[str, str] = field(default_factory=dict)


class Binder:
    """Reads the passages of one text in their order."""

    def __init__(self, entities: Mapping[str, Entity], main: str) -> None:
        self._entities = entities
        self._main = main
        self._person = ""
        self._thing = ""
        self._subject = ""
        self._before: tuple[str, ...] = ()
        self._paragraph = 0
        self._recent = _Recent(entities)
        self._general_nouns: dict[str, str] = {}
        self._nouns = {word for e in entities.values() for word in _nouns_of(e)}

    def bind(self, passage: Passage, mentions: Sequence[Mention]) -> Bound:
        """Return what a passage is about."""
        tokens = passage.tokens
        start = clause_start(tokens)
        verb = find_verb(tokens, start)
        self._general_nouns = {}
        own = list(dict.fromkeys(mention.entity for mention in mentions))
        meant = [key for key in self._meant(passage, mentions, start) if key and key not in own]
        subject = self._find_subject(passage, mentions, (start, verb), meant)
        self._remember(passage, own, subject, meant)
        return Bound(subject, verb, tuple(dict.fromkeys(meant)), self._general_nouns)

    def _find_subject(
        self,
        passage: Passage,
        mentions: Sequence[Mention],
        clause: tuple[int, int],
        meant: Sequence[str],
    ) -> str:
        start, verb = clause
        tokens = passage.tokens
        if meant and _is_pronoun(tokens, start):
            return meant[0]
        first = [m for m in mentions if start <= m.start and (verb < 0 or m.start < verb)]
        if first:
            return _head_of_phrase(tokens, first).entity
        is_definite = start < len(tokens) and tokens[start].lower in _POINTING
        if passage.sentence.leans and is_definite:
            resolved = [key for key in self._general_nouns.values() if key]
            is_going_on = passage.sentence.paragraph == self._paragraph
            return resolved[0] if resolved else (is_going_on and self._subject) or self._main
        later = [m for m in mentions if m.start >= start] or list(mentions)
        if later:
            return later[0].entity
        if passage.sentence.paragraph == self._paragraph and self._subject:
            return self._subject
        return self._main

    def _meant(self, passage: Passage, mentions: Sequence[Mention], start: int) -> list[str]:
        """Return what words of a passage stand for that were named before."""
        tokens = passage.tokens
        meant: list[str] = []
        named = {at for mention in mentions for at in range(mention.start, mention.end)}
        never = len(tokens)
        first = min((m.start for m in mentions), default=never)
        people = (m.start for m in mentions if self._entities[m.entity].kind in _PERSONS)
        first_person = min(people, default=never)
        for at, token in enumerate(tokens):
            has_person = first_person < at
            if token.lower in _MEN | _WOMEN and not has_person:
                meant.append(self._person)
            elif first < at and token.lower not in english().general:
                continue
            elif token.lower in ("it", "its") and at <= start + 1:
                meant.append(self._thing or self._subject)
            elif token.lower in ("they", "their", "them", "these", "those") and at <= start + 1:
                meant += (
                    self._actors() if token.lower in ("they", "their", "them") else self._before
                )
            elif at not in named and self._is_definite(tokens, at):
                near = [m.entity for m in mentions if m.start < at]
                if key := self._general(token.lower, near):
                    self._general_nouns[token.lower] = key
                    meant.append(key)
        is_named = any(m.start <= start + 2 for m in mentions)
        if passage.sentence.leans and not any(meant) and not is_named:
            meant += self._before
        return list(dict.fromkeys(key for key in meant if key))

    def _actors(self) -> list[str]:
        actors = [key for key in self._before if self._entities[key].kind in _ACTORS]
        return actors or list(self._before)

    def _is_definite(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a noun means one thing that was named: "the company"."""
        token = tokens[at]
        if at == 0 or tokens[at - 1].lower not in ("the", "this") or not token.text[0].islower():
            return False
        if token.text not in english().general and token.text not in self._nouns:
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.follows_closely:
            return True
        is_noun_next = after.is_capital or after.text in english().general or after.is_hyphened
        return after.text not in _SPECIFYING and not is_noun_next

    def _general(self, noun: str, near: Sequence[str]) -> str:
        """Return what a noun like "company" stands for: the last one so called, else so kinded."""
        kind = english().general.get(noun, "")
        if so_called := self._recent.called(noun, near):
            return so_called
        if kind == "person":
            return self._person
        found = self._recent.of_kind(kind, near)
        return found if found in self._before or found in near else ""

    def _remember(
        self, passage: Passage, own: Sequence[str], subject: str, meant: Sequence[str]
    ) -> None:
        for key in own:
            if self._entities[key].kind == "person":
                self._person = key
            self._recent.add(key)
        if subject and self._entities[subject].kind == "person" and subject in own:
            self._person = subject
        elif subject:
            self._thing = subject
        self._subject = subject
        self._before = tuple(own) or tuple(meant) or self._before
        self._paragraph = passage.sentence.paragraph

    def hear(self, speaker: str) -> None:
        """Note who spoke last: "she" goes on meaning a speaker."""
        if speaker and self._entities[speaker].kind in ("person", "role"):
            self._person = speaker


class _Recent:
    """What was named, the last first, by the nouns that stand for it and by its kind."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._by_noun: dict[str, dict[str, None]] = {}
        self._by_kind: dict[str, dict[str, None]] = {}

    def add(self, key: str) -> None:
        """Note that something is named."""
        entity = self._entities[key]
        groups = [self._by_noun.setdefault(noun, {}) for noun in _nouns_of(entity)]
        for group in (*groups, self._by_kind.setdefault(entity.kind, {})):
            group.pop(key, None)
            group[key] = None

    def called(self, noun: str, near: Sequence[str]) -> str:
        """Return the last that a noun stands for; nothing for none."""
        found = (key for key in reversed(near) if noun in _nouns_of(self._entities[key]))
        return next(found, "") or next(reversed(self._by_noun.get(noun, {})), "")

    def of_kind(self, kind: str, near: Sequence[str]) -> str:
        """Return the last of a kind; nothing for none."""
        found = (key for key in reversed(near) if self._entities[key].kind == kind)
        return next(found, "") or next(reversed(self._by_kind.get(kind, {})), "")


def _nouns_of(entity: Entity) -> set[str]:
    """Return the nouns that stand for an entity behind "the": its name's last, and what it is."""
    words = tuple(re.findall(r"[^\W_]+", entity.name.lower()))
    nouns = {word for name in entity.hypernyms for word in name.split()[-1:]}
    if entity.kind in ("person", "country") or len(words) < 2:  # noqa: PLR2004 - no head
        return nouns
    if words[-1] in english().firm_words and entity.kind == "organisation":
        nouns |= {"company", "firm"}
    return nouns | {head_of(words)}


def _head_of_phrase(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Mention:
    """Return the last of the names that stand in one noun phrase: "Egyptian President Sadat"."""
    head = mentions[0]
    for mention in mentions[1:]:
        between = tokens[head.end : mention.start]
        is_one = all(token.follows_closely and token.lower not in _PARTING for token in between)
        if not is_one or not tokens[mention.start].follows_closely:
            break
        head = mention
    return head


def _is_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a clause begins with a pronoun: "it", "their", but no "this agreement"."""
    if at >= len(tokens):
        return False
    known, lower = english(), tokens[at].lower
    if lower in _POINTING:
        return at + 1 < len(tokens) and find_verb(tokens, at) == at + 1
    return lower in known.person_pronouns | known.thing_pronouns | known.plural_pronouns


def clause_start(tokens: Sequence[Token]) -> int:
    """Return where the main clause begins: behind what only introduces it."""
    begin = _dateline_end(tokens)
    if begin >= len(tokens) or tokens[begin].lower not in _INTRODUCING:
        return begin
    for at in range(begin + 2, len(tokens)):
        is_after_comma = (
            tokens[at].before.startswith((",", "”,", '",', "),")) or tokens[at].before == ",” "
        )
        if is_after_comma and not tokens[at].is_number and find_verb(tokens, at) > 0:
            return at
    return begin


def _dateline_end(tokens: Sequence[Token]) -> int:
    """Return where a report begins behind its place and date: "BERLIN, March 4 — The …"."""
    for at in range(1, min(_DATELINE, len(tokens))):
        if tokens[at].before.strip(" )") in ("—", "–", "--", "-") and " " in tokens[at].before:
            return at if tokens[0].text.isupper() and len(tokens[0].text) > 2 else 0  # noqa: PLR2004
    return 0


def find_verb(tokens: Sequence[Token], start: int) -> int:
    """Return where the first finite verb stands; -1 for nowhere."""
    known = english()
    for at in range(start + 1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        if token.is_capital or (before.lower in _DETERMINERS and token.follows_closely):
            continue
        if token.text in known.auxiliaries or token.text in known.present or is_past(token):
            return at
    return -1
