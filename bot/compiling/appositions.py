"""What a text says in passing of somebody or something it names: "Francis Ngabo, CEO of …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.compiling.english import english
from bot.compiling.passages import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.tokens import Token

_BEFORE_ROLE = 6
"""Words that may stand before the role's noun: "a former deputy assistant secretary"."""
_LONGEST = 24
_LONGEST_GLOSS = 30
_ENDS = frozenset(
    """who which that while when where as but if because although though since until whose whom
    said says told tells according will would has have had is are was were""".split()
)
_FEW_WORDS = 4
_PRONOUNS = frozenset("his her its their our my your".split())
_NO_ROLE = frozenset("in on at by with for from to and not including such like".split())
_LINKS = frozenset("of in for to with from on by used and or at".split())
_MEASURES = frozenset("one set part number kind type series".split())
"""Nouns that say nothing of what they measure: "a set of principles"."""
_KIN = frozenset(
    """wife husband widow son daughter father mother brother sister nephew niece uncle aunt cousin
    grandson granddaughter grandfather grandmother successor predecessor member partner""".split()
)
"""What says nothing without whose."""


def role_after(passage: Passage, end: int) -> tuple[int, int] | None:
    """Return the words of a role that follows a name: ", CEO of Rwanda Space Agency,"."""
    tokens = passage.tokens
    if end >= len(tokens) or tokens[end].before not in (", ", " – ", " — ", " (", "—"):
        return None
    noun = _role_noun(tokens, end)
    if noun is None:
        return None
    stop = _phrase_end(tokens, noun + 1)
    is_closed = stop == len(tokens) or not tokens[stop].follows_closely
    if not is_closed and tokens[stop].text not in _ENDS | {"and"}:
        return None
    return end, stop


def _role_noun(tokens: Sequence[Token], start: int) -> int | None:
    """Return where the noun of a role stands that begins at ``start``."""
    known = english()
    for at in range(start, min(start + _BEFORE_ROLE, len(tokens))):
        token = tokens[at]
        if at > start and not token.follows_closely and token.before not in ("’s ", "'s ", "’ "):
            return None
        if token.lower in known.auxiliaries or token.lower in _ENDS or is_past(token):
            return None
        if token.lower in known.roles and not _goes_on(tokens, at):
            return None if _is_title(tokens, at) else at
        if token.lower in _PRONOUNS:
            return None
        if token.lower in _NO_ROLE:
            return None
    return None


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a role's noun only opens another name: ", or Emperor Chengzong"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.follows_closely and after.is_capital


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the next word is a role's noun too: "vice president", "chief executive"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.follows_closely and after.lower in english().roles


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    """Return where a noun phrase ends: at a verb, a relative clause, or a comma that closes it."""
    first = at
    while at < len(tokens) and at - first < _LONGEST:
        token = tokens[at]
        if token.lower in _ENDS or is_past(token):
            return at
        if token.before.startswith((",", " (")) and not _is_in_list(tokens, at):
            return at
        if not (token.follows_closely or token.before in (", ", " & ", "’s ", "'s ", "’ ")):
            return at
        if token.text == "and" and _begins_another(tokens, at + 1):
            return at
        at += 1
    return at


def _is_in_list(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a comma parts a list of things in small letters: "strategy, plans, and …"."""
    if tokens[at].before != ", " or tokens[at].is_capital:
        return False
    for i in range(at, min(at + 3 * _FEW_WORDS, len(tokens))):
        token = tokens[i]
        if token.is_capital or is_past(token) or token.lower in _ENDS:
            return False
        if token.text == "and" and i > at:
            return tokens[i].before in (", ", " ") and not is_past(
                tokens[min(i + 1, len(tokens) - 1)]
            )
        if i > at and not token.follows_closely and token.before != ", ":
            return False
        if token.text == "and" and i == at:
            return i + 1 < len(tokens) and not is_past(tokens[i + 1])
    return False


def _begins_another(tokens: Sequence[Token], at: int) -> bool:
    """Return whether another person follows "and": a title, or a name with its own role."""
    if at >= len(tokens):
        return False
    known, lower = english(), tokens[at].lower
    return lower in known.honorifics | known.rank_heads | known.given


def role_before(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of a role that stands before a name.

    Close to it ("SPACECOM boss Gen. James Dickinson") or parted by commas ("Administrator of NASA,
    Bill Nelson, …").
    """
    tokens = passage.tokens
    if not start:
        return None
    if tokens[start].follows_closely:
        return _role_close(tokens, start)
    is_closed = end == len(tokens) or tokens[end].before.lstrip()[:1] in (",", ";", ".", ")")
    is_closed = is_closed or tokens[end].text in english().say
    if tokens[start].before in (", ", "), ") and is_closed:
        return _role_with_comma(tokens, start)
    return None


def _role_close(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    known = english()
    if tokens[start - 1].text not in known.roles or tokens[start - 1].is_capital:
        return None
    first = start - 1
    while first and tokens[first].follows_closely and _can_modify(tokens[first - 1]):
        first -= 1
    return (first, start)


def _can_modify(token: Token) -> bool:
    known = english()
    if token.lower in ("the", "a", "an"):
        return False
    if token.is_acronym or (token.is_capital and token.lower not in FUNCTION_WORDS):
        return True
    return token.text in known.role_modifiers or token.text in known.roles


def _role_with_comma(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    known = english()
    for at in range(start - 1, max(-1, start - _LONGEST), -1):
        token = tokens[at]
        is_role = token.lower in known.roles
        if is_role:
            first = at
            while first and tokens[first].follows_closely and _can_modify(tokens[first - 1]):
                first -= 1
            return (first, start) if _is_opened(tokens, first) else None
        is_inside = token.follows_closely or token.before in (" & ", " (", "’s ", "'s ")
        if token.lower in known.auxiliaries or is_past(token) or not is_inside:
            return None
    return None


def _is_opened(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a role begins here and is no part of something larger."""
    return at == 0 or not tokens[at].follows_closely or tokens[at - 1].lower in (
        "and", "by", "with", "the", "a", "an", "to", "from", "of", "as", "for", "side", "then"
    )  # fmt: skip


def gloss_after(passage: Passage, end: int) -> tuple[int, int] | None:
    """Return the words that say what a name names: ", a …," or "is a …"."""
    tokens = passage.tokens
    if end + 2 >= len(tokens):
        return None
    first = end
    if tokens[end].before == " " and tokens[end].text in ("is", "are", "was", "were"):
        first = end + 1
        if tokens[first].text not in ("a", "an", "the", "one") or not tokens[first].follows_closely:
            return None
        return first, _gloss_end(tokens, first + 1)
    if tokens[end].before != ", " or tokens[end].text not in ("a", "an"):
        return None
    stop = _gloss_end(tokens, first + 1)
    is_closed = stop == len(tokens) or tokens[stop].before.startswith((",", ".", ";"))
    return (first, stop) if is_closed else None


def _gloss_end(tokens: Sequence[Token], at: int) -> int:
    first = at
    while at < len(tokens) and at - first < _LONGEST_GLOSS:
        before = tokens[at].before
        if before.lstrip()[:1] in (",", ";", ":", "(", "—", "–"):
            return at
        at += 1
    return at


def head_of(tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """Return what a noun phrase says something is one of: "an Islamic revival movement that …"."""
    words: list[str] = []
    for token in tokens[start:end]:
        if token.lower in ("a", "an", "the"):
            if words:
                break
            continue
        is_outside = not token.follows_closely or token.text.endswith("ing")
        if token.lower in _ENDS | _LINKS or is_past(token) or (words and is_outside):
            break
        words.append(token.lower)
    if not words or len(words) > _FEW_WORDS or words[0] in _MEASURES:
        return ()
    return tuple(dict.fromkeys((" ".join(words), words[-1])))


def says_whose(words: str) -> bool:
    """Return whether a role says something by itself: "son" does not, "Ögedei's son" does."""
    return words.lower() not in _KIN


def is_past(token: Token) -> bool:
    """Return whether a word can be a verb in the past: "signed", "led"."""
    known = english()
    if token.is_capital:
        return False
    is_regular = token.text.endswith("ed") and len(token.text) > _FEW_WORDS
    return token.text in known.past or (is_regular and token.text not in known.not_past)
