"""What a whole text is about, where no name with a capital says so: "Steam engines are …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.compiling.appositions import head_of
from bot.compiling.passages import FUNCTION_WORDS
from bot.compiling.register import Draft
from bot.compiling.world_names import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.register import Register
    from bot.compiling.tokens import Token

_MOST_WORDS = 5
_MOST_TITLE = 4
_EARLY = 2
"""A text that begins with the words of its title is about what they name."""
_OFTEN = 5
"""Sentences that speak of what a title names, at least, for it to be a text's topic."""
_DEFINING = frozenset(("is", "are", "was", "were", "refers", "means"))
_ARTICLES = frozenset(("a", "an", "the", "any", "one"))


def main_topic(
    text: str, passages: Sequence[Passage], register: Register, title: str
) -> Draft | None:
    """Return what a text is about: what its first sentence defines, else what its title says.

    Args:
        text: the source.
        passages: its sentences.
        register: what it names, to which the topic is added.
        title: a headline, or the file's name as words.
    """
    return _defined(text, passages, register) or _titled(passages, register, title)


def _titled(passages: Sequence[Passage], register: Register, title: str) -> Draft | None:
    """Return the topic that a short title names and the text often speaks of."""
    words = words_of(title)
    if not words or len(words) > _MOST_TITLE:
        return None
    for key in (words, (*words[:-1], words[-1] + "s"), (*words[:-1], words[-1].removesuffix("s"))):
        if key in register.drafts and register.drafts[key].place is None:
            return register.drafts[key]
    spoken = [p for p in passages if _find(p.tokens, words) >= 0]
    is_opening = bool(spoken) and spoken[0].sentence.number <= _EARLY
    if len(spoken) < _OFTEN and not (is_opening and len(words) > 1):
        return None
    at = _find(spoken[0].tokens, words)
    tokens = spoken[0].tokens[at : at + len(words)]
    draft = Draft(words, list(tokens), title.lower(), kind="topic")
    draft.votes["all"] += 1
    register.drafts[words] = draft
    return draft


def _find(tokens: Sequence[Token], words: tuple[str, ...]) -> int:
    """Return where words stand among others; -1 for nowhere."""
    size = len(words)
    lower = [token.lower for token in tokens]
    return next((i for i in range(len(lower)) if tuple(lower[i : i + size]) == words), -1)


def _defined(text: str, passages: Sequence[Passage], register: Register) -> Draft | None:
    """Return the subject of the sentence that opens a text, where that sentence defines it."""
    first = next(
        (passage for passage in passages if not passage.is_titled and passage.tokens), None
    )
    if first is None:
        return None
    tokens = first.tokens
    start = 1 if tokens[0].lower in ("the", "a", "an") else 0
    verb = next((i for i, t in enumerate(tokens) if i > start and t.text in _DEFINING), None)
    if verb is None or verb + 1 >= len(tokens):
        return None
    end = start
    while (
        end < verb and end - start < _MOST_WORDS and (end == start or tokens[end].follows_closely)
    ):
        end += 1
    is_whole = end == verb or tokens[end].before.lstrip()[:1] in ("(", ",")
    is_name = tokens[end - 1].is_capital and end - 1 > start
    is_kind = tokens[verb].text == "are" or tokens[verb + 1].lower in _ARTICLES
    if tokens[start].lower in FUNCTION_WORDS or not is_kind:
        return None
    if not is_whole or is_name or not tokens[verb + 1].follows_closely:
        return None
    words = tuple(token.lower for token in tokens[start:end])
    if words in register.drafts:
        return register.drafts[words]
    name = text[tokens[start].start : tokens[end - 1].end]
    draft = Draft(words, list(tokens[start:end]), name, kind="topic")
    one = words[-1].removesuffix("s")
    name_small = name[0].lower() + name[1:]
    draft.names = {name_small: None}
    if one != words[-1] and len(one) > 2:  # noqa: PLR2004
        draft.names |= {name_small.removesuffix("s"): None}
    draft.hypernyms |= dict.fromkeys(head_of(tokens, verb + 1, len(tokens)))
    draft.votes["all"] += 1
    register.drafts[words] = draft
    return draft
