"""Which words after a `!` or a `/` are ours.

A server has other bots: `!play` is not ours to answer, not even to refuse. So a word that is
neither a command of ours, nor one that opens a question, nor a typing error of one, gets silence.
"""

from __future__ import annotations

from enum import StrEnum

from rapidfuzz.distance import OSA


class Command(StrEnum):
    """A command, as it is typed after `!` or `/`."""

    ASK = "ask"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    WHAT = "what"
    WHY = "why"
    HOW = "how"
    TOPICS = "topics"
    SOURCES = "sources"
    HELP = "help"


LISTS = frozenset({Command.TOPICS, Command.SOURCES, Command.HELP})  # those that take no question

OPENERS = frozenset(
    "who whom whose what which when where why how is are was were did do does has have had can"
    " could will would should name list tell show give explain describe any".split()
)
OURS = OPENERS | frozenset(Command)

# A short word has too many neighbours: "!why" is one letter from "!way", "!who" from "!whoa".
SHORTEST_TYPO = 4
# English words and commands of other bots that are one slip from a word of ours, yet meant.
OTHERS = frozenset(
    "whoa here there then than that wait shop shot shown shows wall well wild mould cold hell heap"
    " held kelp haven hive wool stop came game lame fame same mist last fist gist lost cell sell"
    " bell live five heal hear hoop hows wheat whet chat hare ware wear task mask bask done dose"
    " door".split()
)


def command_of(typed: str) -> Command | None:
    """Return the command that the text is, where it is one that takes no question."""
    word, _, rest = typed.strip().lstrip("!/").partition(" ")
    name = word.strip("?!. ").casefold()
    return Command(name) if name in LISTS and not rest.strip() else None


def is_ours(word: str) -> bool:
    """Tell whether the word after a `!` is a command, opens a question, or is a slip for one."""
    word = word.casefold().replace("’", "'").partition("'")[0].strip("?!.,:")
    if word in OURS:
        return True
    if len(word) < SHORTEST_TYPO or word in OTHERS:
        return False
    return any(
        len(known) >= SHORTEST_TYPO and OSA.distance(word, known, score_cutoff=1) == 1
        for known in OURS
    )
