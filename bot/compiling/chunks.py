"""Names as they stand in a text: words with capitals, joined as the words of one name are.

Capitals that only open a sentence, headings, months and days make no name. "of", "and" and the like
join two parts only where the first has a head noun that names are made with ("Ministry of
Communications and Digital Economy"), so that "Nigeria and Rwanda" stay two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.english import english
from bot.compiling.passages import FUNCTION_WORDS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.compiling.passages import Passage, Writing
    from bot.compiling.tokens import Token
    from bot.compiling.world_names import WorldNames

_ENGLISH_ENDINGS = tuple(
    """ing ed ly tion tions sion ment ments ness ity ism isms ics ers ors ists als ive ous ful
    less able ible ance ence ial ical ology""".split()
)
"""A word that ends so and opens a sentence is a word, even where it is not common."""
_LINKS = ("of", "for", "on", "to", "in")
_SHORT_MONTH = 4
_MOST_DIGITS = 3
_MOST_AFTER_AND = 4
"""Words of a name after its "and"."""
_NUMERALS = frozenset("two three four five six seven eight nine ten".split())
"""Only within a name: the Six-Day War."""
_LABELS = frozenset(
    "note notes chapter figure table section image photo source credit caption contact".split()
)
_COMMON = 3.0
"""The Zipf frequency from which a word is common."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A name in a passage: ``passage.tokens[start:end]``."""

    start: int
    end: int


class Chunker:
    """Finds names, knowing how the whole text is written."""

    def __init__(self, writing: Writing, world: WorldNames) -> None:
        self._writing = writing
        self._world = world
        self._english = english()

    def find(self, passage: Passage) -> Iterator[Chunk]:
        """Yield the names of a passage, from left to right."""
        tokens, at = passage.tokens, 0
        while at < len(tokens):
            if self._begins(passage, at):
                end = self._end(tokens, at)
                yield Chunk(at, end)
                at = end
            else:
                at += 1

    def _begins(self, passage: Passage, at: int) -> bool:
        token = passage.tokens[at]
        if not token.is_capital:  # al-Qaeda
            after = passage.tokens[at + 1 : at + 2]
            is_article = token.text in ("al", "el", "ad", "an", "ar") and bool(after)
            return is_article and after[0].is_hyphened and after[0].is_capital
        if not _can_stand_in_name(token) or token.lower in _LABELS:
            return False
        if _is_date(passage.tokens, at):
            return False
        if token.lower in _NUMERALS:
            return _is_capital_at(passage.tokens, at + 1)
        return not passage.opens(at) or self._is_name_at_opening(passage.tokens, at)

    def _is_name_at_opening(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a word that opens a sentence would have a capital anyway."""
        token, lower = tokens[at], tokens[at].lower
        known = self._english
        if token.is_acronym or token.is_initial or lower in known.honorifics | known.rank_heads:
            return True
        if self._writing.capital[lower] > self._writing.small[lower] or self._world.begins(lower):
            return True
        is_followed = _is_capital_at(tokens, at + 1)
        if is_followed and (lower, tokens[at + 1].lower) in self._writing.pairs:
            return True
        if lower in self._writing.small or lower.endswith(_ENGLISH_ENDINGS):
            return is_followed and lower in known.particles
        return is_followed or known.zipf.get(lower, 0) < _COMMON

    def _end(self, tokens: Sequence[Token], start: int) -> int:
        """Return where the name that begins at ``start`` ends."""
        end = start + 1
        while end < len(tokens):
            step = self._step(tokens, start, end)
            if not step:
                break
            end += step
            if tokens[end - 1].text in self._english.small_heads:
                break
        return end

    def _step(self, tokens: Sequence[Token], start: int, at: int) -> int:
        """Return how many words from ``at`` belong to the name too."""
        token, before = tokens[at], tokens[at - 1]
        if not self._is_close(token, before):
            return self._possessed(tokens, start, at) or self._nickname(tokens, start, at)
        if _is_capital_word(token):
            return int(not _is_date(tokens, at))
        if token.text in self._english.small_heads and before.is_capital:
            return int(not self._is_place(tokens[start:at]) and token.before == " ")
        if token.is_number:
            is_short = token.text.isdigit() and len(token.text) <= _MOST_DIGITS
            return int(is_short and not before.is_number and _ends_number(tokens, at))
        if token.is_hyphened and token.text in ("e", "al", "ur", "i", "o", "sur", "en"):
            return 2 if _is_capital_at(tokens, at + 1) else 0
        return self._link(tokens, start, at)

    def _is_close(self, token: Token, before: Token) -> bool:
        if token.follows_closely or token.before == " & ":
            return True
        lower, known = before.lower, self._english
        is_short = lower in known.honorifics or lower in known.rank_names or lower in ("st", "mt")
        return token.before == ". " and (is_short or before.is_initial)

    def _possessed(self, tokens: Sequence[Token], start: int, at: int) -> int:
        """Return how many words make a thing named after somebody: St. Bartholomew's Day."""
        if tokens[at].before not in ("'s ", "’s ") or not _is_capital_at(tokens, at, closely=False):
            return 0
        last = _last_capital(tokens, at)
        is_thing = self._english.kind_of_head.get(tokens[last].lower) == "topic"
        return last + 1 - at if is_thing and not self._is_place(tokens[start:at]) else 0

    def _nickname(self, tokens: Sequence[Token], start: int, at: int) -> int:
        """Return 2 where a nickname in quotes and the last name follow: John “Jay” Raymond."""
        if at + 1 >= len(tokens) or not _is_capital_at(tokens, at + 1, closely=False):
            return 0
        nickname, after = tokens[at], tokens[at + 1]
        is_quoted = nickname.before in (" “", ' "', " ‘", " '", " (")
        is_closed = after.before in ("” ", '" ', "’ ", "' ", ") ")
        known = self._english.given | self._english.rank_heads
        is_person = any(token.lower in known for token in tokens[start:at])
        return 2 if is_quoted and is_closed and nickname.is_capital and is_person else 0

    def _link(self, tokens: Sequence[Token], start: int, at: int) -> int:
        """Return how many words a word in small letters joins to the name before it."""
        word = tokens[at].text
        then = at + 1
        if then < len(tokens) and tokens[then].text == "the" and word in _LINKS:
            then += 1
        if not _is_capital_at(tokens, then):
            return 0
        if word in self._english.particles and then == at + 1:
            return 2
        if word in _LINKS:
            return then - at + 1 if self._is_head(tokens, start, at, word) else 0
        if word == "and":
            return 2 if self._is_and_within(tokens, start, at) else 0
        return 0

    def _is_head(self, tokens: Sequence[Token], start: int, at: int, word: str) -> bool:
        """Return whether names are made with the noun before "of"."""
        lower, known = tokens[at - 1].lower, self._english
        is_linked = any(t.text in _LINKS for t in tokens[start + 1 : at])
        if word == "of" and is_linked and not self._is_place(tokens[at - 1 : at]):
            return known.kind_of_head.get(tokens[start].lower) in ("document", "organisation")
        kind = known.kind_of_head.get(lower)
        if word == "of":
            return kind is not None or lower in known.joined_by_of or lower in known.roles
        if word in ("to", "in") or self._is_place(
            tokens[at + 1 : _last_capital(tokens, at + 1) + 1]
        ):
            return False
        return kind in ("organisation", "document") and not self._is_place(tokens[start:at])

    def _is_and_within(self, tokens: Sequence[Token], start: int, at: int) -> bool:
        """Return whether "and" stands within a name: it is a ministry's, or a head noun follows.

        "Aeronautics and Space Administration" is one name, "Nigeria and Rwanda Space Agency" two.
        """
        words = [token.lower for token in tokens[start:at]]
        heads = self._english.kind_of_head
        last = _last_capital(tokens, at + 1)
        has_head_after = heads.get(tokens[last].lower) is not None
        for link in ("of", "for", "on"):
            if link in words and words.index(link) > 0:
                office = tokens[start + words.index(link) - 1].lower
                first = tokens[start + words.index(link) + 1 : at]
                is_office = heads.get(office) in ("organisation", "meeting", "document")
                is_office = is_office or office in ("minister", "secretary", "church")
                is_person = any(token.lower in self._english.given for token in first)
                return is_office and not (has_head_after or is_person or self._is_place(first))
        if words[-1] in heads or self._is_place(tokens[start:at]) or tokens[at - 1].is_acronym:
            return False
        is_plain = self._english.zipf.get(words[-1], 0) >= _COMMON
        is_named = start > 0 and tokens[start - 1].text == "the"
        return has_head_after and is_plain and is_named and at + 1 < last <= at + _MOST_AFTER_AND

    def _is_place(self, tokens: Sequence[Token]) -> bool:
        words = [token.lower for token in tokens if token.is_capital]
        return self._world.find_exactly(words) is not None


def _can_stand_in_name(token: Token) -> bool:
    lower = token.lower
    if lower in FUNCTION_WORDS and not (token.is_acronym or lower in _NUMERALS):
        return False
    is_month = lower in MONTHS and (len(lower) > _SHORT_MONTH or lower in ("may", "june", "july"))
    is_day = lower in WEEKDAYS and lower.endswith("day")
    if (is_month or is_day) and not token.is_acronym:
        return False
    return len(token.text) > 1 or token.is_initial


def _is_date(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a short month is one: "Jan. 3", but not Jan Vos."""
    if tokens[at].lower not in MONTHS or at + 1 == len(tokens):
        return False
    return tokens[at + 1].is_number and tokens[at + 1].before in (" ", ". ")


def _is_capital_word(token: Token) -> bool:
    return token.is_capital and _can_stand_in_name(token)


def _is_capital_at(tokens: Sequence[Token], at: int, *, closely: bool = True) -> bool:
    if at >= len(tokens):
        return False
    return _is_capital_word(tokens[at]) and (tokens[at].follows_closely or not closely)


def _last_capital(tokens: Sequence[Token], at: int) -> int:
    while _is_capital_at(tokens, at + 1):
        at += 1
    return at


def _ends_number(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number belongs to the name before it: nothing is counted by it."""
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    if after.before.startswith("%"):
        return False
    return (
        not after.before.isspace() or not after.text[0].islower() or len(after.text) <= _MOST_DIGITS
    )
