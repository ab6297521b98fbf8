"""What kind of thing a name names: by its own words, and by the words around it.

Each sign is a vote; none is certain by itself, except a head noun ("Treaty", "Agency").
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.compiling.english import english
from bot.compiling.world_names import world_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.tokens import Token

_MENTAL = frozenset(
    """proposed developed invented formulated discovered believed thought wrote argued
    suggested described published claimed recognized realized showed proved born died married
    taught studied graduated resigned retired visited""".split()
)
"""What people do, and organisations seldom."""
_CORPORATE = frozenset("announced launched acquired operates plans partnered sells owns".split())
_NAMED_BEFORE = frozenset(
    "city town village province county district region island river newspaper magazine".split()
)
"""Nouns that follow the name of what they are: "the Handelsblatt newspaper"."""
_WITHIN = frozenset("in near at outside throughout across around".split())
_TOWARDS = frozenset("from to towards toward via".split())
_LINKS = frozenset("of for on to".split())
_PLACE_SHARE = 0.4
"""A name that stands behind "in" or "at" this often is a place, where nothing else is known."""
_GROUP_ENDINGS = ("s", "men")
SURE = 5


def kind_by_words(tokens: Sequence[Token]) -> str:
    """Return the kind that a name's head noun tells; empty where it has none."""
    heads = english().kind_of_head
    words = [token.lower for token in tokens]
    links = [i for i, word in enumerate(words) if i and word in _LINKS]
    head = words[links[0] - 1] if links else words[-1]
    if head.isdigit() and len(words) > 1:
        head = words[-2]
    if len(words) == 1 and not tokens[0].is_acronym:
        return ""
    if not links and words[0] in english().place_prefixes and words[-1] not in heads:
        return "place"
    if not links and _is_role(words):
        return "role"
    while not links and head in _regions() and len(words) > 1 and not tokens[0].is_acronym:
        words = words[:-1]  # Space Forces Indo-Pacific
        head = words[-1]
    if links and words[links[0] - 1] in english().roles:
        return "role"
    return heads.get(head, "")


def _is_role(words: Sequence[str]) -> bool:
    """Return whether a name without "of" is a role's: "British Ambassador", "Prime Minister"."""
    known, world = english(), world_names()
    if words[-1] not in known.roles or words[-1] in known.kind_of_head:
        return False
    rest = [word for word in words[:-1] if word not in known.role_modifiers | {"high"}]
    return not rest or world.find_exactly(rest) is not None


def _regions() -> frozenset[str]:
    return frozenset(("indo", "pacific", "europe", "africa", "asia", "america", "international"))


def votes_around(passage: Passage, start: int, end: int) -> Counter[str]:
    """Return what the words around a name say of its kind."""
    tokens = passage.tokens
    before = tokens[start - 1] if start and tokens[start].follows_closely else None
    after = tokens[end] if end < len(tokens) else None
    votes: Counter[str] = Counter({"all": 1})
    if before is not None and not before.is_capital:
        _vote_before(tokens, start, before, votes)
        if after is None or not _is_beside(after) or not _is_noun(after):
            votes["in"] += before.text in _WITHIN
            votes["towards"] += before.text in _TOWARDS
    if after is not None and _is_beside(after):
        _vote_after(after, votes, is_long=end - start > 1)
    if start == 0 and after is not None and _is_dateline(tokens[:end], after):
        votes["place"] += SURE
    if after is not None and after.before.lstrip().startswith("(") and _is_lifespan(after):
        votes["person"] += SURE
    return votes


def _is_beside(token: Token) -> bool:
    return token.follows_closely and not token.is_hyphened


def _vote_after(after: Token, votes: Counter[str], *, is_long: bool) -> None:
    if after.text in _NAMED_BEFORE:
        votes[english().kind_of_noun[after.text]] += 2
    votes["person"] += after.text in _MENTAL
    votes["organisation"] += after.text in _CORPORATE
    if is_long and after.text in english().reported:
        votes["person"] += 2


def _is_dateline(tokens: Sequence[Token], after: Token) -> bool:
    """Return whether a report begins with the place from which it was sent: "BERGEN, Norway —"."""
    is_shouted = all(token.text.isupper() and len(token.text) > 2 for token in tokens)  # noqa: PLR2004
    return is_shouted and after.before.strip()[:1] in (",", "—", "–", "(", "-")


def _vote_before(tokens: Sequence[Token], start: int, before: Token, votes: Counter[str]) -> None:
    known = english()
    if is_role_noun(before.text) and not tokens[start].is_hyphened:
        votes["person"] += 3
    elif kind := known.kind_of_noun.get(before.text):
        votes[kind] += 3
    elif before.text == "of" and start > 1 and tokens[start - 2].text in known.kind_of_noun:
        kind = known.kind_of_noun[tokens[start - 2].text]
        votes[kind] += 3 if kind == "place" else 0
    elif before.text == "by" and start > 1 and _is_done(tokens[start - 2]):
        votes["person"] += 1
    elif before.text == "the" and tokens[start].is_acronym:
        votes["organisation"] += 1


def is_role_noun(word: str) -> bool:
    """Return whether a noun says what somebody is: "physicist"."""
    is_ist = word.endswith(("ologist", "ographer", "ician")) and word.islower()
    return word in english().roles or is_ist


def _is_done(token: Token) -> bool:
    return token.text in (
        "written",
        "invented",
        "proposed",
        "discovered",
        "developed",
        "formulated",
    )


def _is_noun(token: Token) -> bool:
    """Return whether a word in small letters goes on with a noun phrase: "Newtonian physics"."""
    known = english()
    lower = token.text
    if not lower[0].islower() or lower in known.auxiliaries or lower in known.not_counted:
        return False
    is_link = lower in (
        "where",
        "which",
        "who",
        "that",
        "while",
        "when",
        "but",
        "during",
        "since",
        "after",
        "before",
        "through",
        "under",
        "between",
        "because",
        "also",
        "into",
        "became",
        "it",
        "they",
        "he",
        "she",
        "to",
        "not",
        "about",
        "among",
        "over",
    )
    return not is_link and not lower.endswith(("ed", "ly", "ing"))


def _is_lifespan(token: Token) -> bool:
    return token.text in ("born", "died", "b", "d", "c") or (
        len(token.text) == 4 and token.text.isdigit()  # noqa: PLR2004 - a year
    )


def decide_kind(votes: Counter[str], tokens: Sequence[Token]) -> str:
    """Return the kind with most votes; a topic where nothing tells."""
    named = {k: n for k, n in votes.items() if n and k not in ("in", "towards", "all")}
    if named:
        best = max(sorted(named), key=lambda kind: named[kind])
        if named[best] > 1:
            return best
    last = tokens[-1]
    if _is_place(votes) and not last.is_acronym and not _is_belief(last.lower):
        return "place"
    return "topic"


def _is_place(votes: Counter[str]) -> bool:
    towards = votes["towards"] if votes["in"] else 0
    return votes["in"] + towards >= _PLACE_SHARE * votes["all"] and votes["in"] > 0


def _is_belief(word: str) -> bool:
    return word.endswith(("ism", "isms", "ity", "ics", "tion", "ology", "ish", "ese"))
