"""What somebody claims, found in the sources or not: sentence by sentence.

A claim is put to the bot as a yes/no question. Borne out is only what it answers "Yes." to, with
nothing left open; excluded is what it denies; all else is not in the sources.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.outcomes import Answer, Reason, Refusal
from bot.phrases import OWN
from bot.wording import printable, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.outcomes import Reply
    from bot.phrases import Phrases
    from bot.wording import Words

MOST = 6  # claims of one message: each has a quote below it
FEWEST_WORDS = 2  # of a claim in a language with blanks; one word claims nothing ("lol")
FEWEST_LETTERS = 6  # of one without
ASKS = "?？؟"
_END = re.compile(r"[\s.!…。！]+$")


class Bearing(StrEnum):
    """What the sources have on a claim."""

    SAID = "said"
    EXCLUDED = "excluded"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, and what the sources have on it."""

    text: str
    bearing: Bearing
    reply: Reply
    words: Words


def claims_in(text: str, sentences: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return what a text claims, a sentence each; what it asks is no claim."""
    found = (" ".join(each.split()) for each in sentences(text))
    return tuple(dict.fromkeys(each for each in found if _is_claim(each)))


def _is_claim(sentence: str) -> bool:
    if not sentence or sentence.rstrip(" \"'”’)")[-1:] in ASKS:
        return False
    if sentence.isascii() or " " in sentence:
        return len(re.findall(r"\w+", sentence)) >= FEWEST_WORDS
    return sum(map(str.isalnum, sentence)) >= FEWEST_LETTERS


def bare(claim: str) -> str:
    """Return a claim without what ends it, fit to be asked about."""
    return _END.sub("", claim)


def judge(claim: str, reply: Reply, phrases: Phrases, *, is_about_it: bool = True) -> Claim:
    """Return what the reply to a claim, asked as a yes/no question, makes of it.

    `is_about_it` tells whether a word of the claim was compared with the fact: one of idle words
    alone ("he is a nice guy") is not borne out by any.
    """
    bearing, words = _bearing(reply), word(replace(reply, language=OWN), language=phrases.language)
    if bearing is Bearing.SAID and not is_about_it:
        bearing = Bearing.OPEN
    told = _told(bearing, reply, words, phrases)
    quotes = words.quotes if bearing is Bearing.SAID else words.quotes[:1]
    shown = replace(words, text=told, quotes=quotes, near=(), near_lead="", phrases=phrases)
    return Claim(printable(claim), bearing, reply, shown)


def _bearing(reply: Reply) -> Bearing:
    match reply.outcome:
        case Answer(opening=opening, unsaid=unsaid):
            keys = {message.key for message in opening}
            if "no" in keys:
                return Bearing.EXCLUDED
            return Bearing.SAID if "yes" in keys and not unsaid else Bearing.OPEN
        case Refusal(reason=Reason.CONTRADICTED):
            return Bearing.EXCLUDED
    return Bearing.OPEN


def _told(bearing: Bearing, reply: Reply, words: Words, phrases: Phrases) -> str:
    outcome = reply.outcome
    if bearing is Bearing.SAID:
        return phrases("claim-said")
    if bearing is Bearing.EXCLUDED:
        return phrases("claim-excluded", words=words.text)
    is_named = isinstance(outcome, Refusal) and bool(outcome.says or outcome.unsaid)
    if is_named:  # the very thing that is left open
        return phrases("claim-open-as", words=words.text)
    unsaid = outcome.unsaid if isinstance(outcome, Answer) else ""
    told = phrases("unsaid", words=printable(unsaid)) if unsaid else ""
    lead = phrases("nearest") if words.quotes else ""
    return phrases.joined(phrases("claim-open"), told, lead)
