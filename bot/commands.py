"""Which words after a `!` or a `/` are ours.

A server has other bots: `!play` is not ours to answer, not even to refuse. So a word that is
neither a command of ours, nor one that opens a question, nor a typing error of one, gets silence.
"""

from __future__ import annotations

from enum import StrEnum


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
    OVERVIEW = "overview"
    TIMELINE = "timeline"
    ABOUT = "about"
    HELP = "help"


PAGED = frozenset({Command.TOPICS, Command.SOURCES})
LONGEST_PAGE = 6  # digits
# Slash commands alone: `!reload` is as well another bot's.
RELOAD = "reload"
FORGET = "forget-me"

# Those that take no question.
LISTS = frozenset(
    {
        *(Command.TOPICS, Command.SOURCES, Command.OVERVIEW, Command.TIMELINE),
        *(Command.ABOUT, Command.HELP),
    }
)
ASKING = frozenset("whom whose which whos whats whens wheres whys hows".split())
WHOLE = ASKING | frozenset(Command)
# These open a question too, but alone they are as well commands of other bots ("!list", "!give").
LEADING = frozenset(
    "is are was were did do does has have had can could will would should name list tell show give"
    " any explain describe".split()
)

# Of these, those that tell another bot just as well what to do; unless they point at something that
# was said, or want more of it.
ORDERING = frozenset("name list tell show give explain describe".split())
POINTING = frozenset("them those these it that this more else".split())
# What goes on with an answer without asking anything new.
GOING_ON = frozenset(
    "more else another details continue elaborate go keep really seriously sure source sources"
    " confirm".split()
)

# Behind one of these somebody asks for themself: "!can i get a role".
ASKERS = frozenset("i we".split())

# In a language without blanks the question's word stands anywhere, and other bots' commands are
# rarely questions.
ASKING_ANYWHERE = tuple(
    "いつ 誰 だれ どこ 何 なに なぜ なんで どう どの どれ どんな いくつ いくら".split()
)

# These go on with a question, for whoever has just asked one; else they are no word of ours.
ADDING = frozenset("and or but also".split())

# A short word has too many neighbours: "!why" is one letter from "!way", "!who" from "!whoa".
SHORTEST_TYPO = 4
# Commands are short, and nearly always ASCII.
SHORTEST_ASKED = 6
# English words one slip from a word of ours, yet meant: all with a Zipf frequency of 3 or more
# (wordfreq) but "topic" and "source", which are ours by another name; and two rarer ones.
OTHERS = frozenset(
    "that there then here those whole held hell helps chat chose chen wheat whore whoa hose heap"
    " helm sourced hemp welp whim shen thom tropics whew yelp whit wren whey kelp whet"
    " whois bout abort abut".split()
)


def command_of(typed: str) -> Command | None:
    """Return the command that the text is, where it is one that takes no question."""
    word, _, rest = typed.strip().lstrip("!/").partition(" ")
    name = word.strip("?!. ").casefold()
    is_bare = not rest.strip() or (name in PAGED and _is_page(rest.strip()))
    return Command(name) if name in LISTS and is_bare else None


def page_of(typed: str) -> int:
    """Return which page of a list is asked for: "sources 2"."""
    page = typed.strip().rpartition(" ")[2]
    return int(page) if _is_page(page) else 1


def _is_page(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_PAGE


def is_ours(text: str) -> bool:
    """Tell whether what follows a `!` is a command, opens a question, or is a slip for that."""
    if any(word in text for word in ASKING_ANYWHERE):
        return True
    first, _, rest = text.partition(" ")
    if any(c.isalpha() and not c.isascii() for c in first):
        return _asks_in_another_script(text)
    word = _opening(text)
    if word in LEADING:
        return bool(rest.strip()) and rest.split()[0].casefold() not in ASKERS
    return word in WHOLE or _is_slip(word)


def may_be_anothers(text: str) -> bool:
    """Tell whether what follows a `!` may as well be another bot's command.

    So it is where it opens as one may, or takes words behind a command of ours that has none
    ("!show queue", "!help music"): it is ours only where the sources have something on it.
    """
    word, rest = _opening(text), text.partition(" ")[2].strip()
    return word not in WHOLE | ADDING or (word in LISTS and bool(rest))


def orders(text: str) -> bool:
    """Tell whether what follows a `!` orders something of any bot: "!list all", "!help music"."""
    word, rest = _opening(text), text.partition(" ")[2].casefold().split()
    return word in LISTS or (word in ORDERING and POINTING.isdisjoint(rest))


def remarks(text: str) -> bool:
    """Tell whether a reply to an answer may be a remark on it, which asks nothing more."""
    words = frozenset(word.strip("?!.,:") for word in text.casefold().split())
    return not asks(text) and not goes_on(text) and GOING_ON.isdisjoint(words)


def asks(text: str) -> bool:
    """Tell whether a text asks something: by its mark, or by the word that it opens with."""
    is_marked = any(mark in text for mark in "?？؟") or any(w in text for w in ASKING_ANYWHERE)
    return is_marked or _opening(text) in WHOLE - LISTS | LEADING


def _opening(text: str) -> str:
    first = text.partition(" ")[0]
    return first.casefold().replace("’", "'").partition("'")[0].strip("?!.,:")


def goes_on(text: str) -> bool:
    """Tell whether what follows a `!` goes on with what was asked: "and …?"."""
    first, _, rest = text.partition(" ")
    return first.casefold() in ADDING and bool(rest.strip())


def _asks_in_another_script(text: str) -> bool:
    """Tell a question from another bot's command, where no word list knows the language."""
    is_long = sum(c.isalnum() for c in text) >= SHORTEST_ASKED
    return is_long or any(mark in text for mark in "?？؟")


def _is_slip(word: str) -> bool:
    if not word or word in OTHERS:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - a question in the terminal needs none

    return any(
        # Of a short word only two letters that changed places: "hwo", but not "way".
        min(len(word), len(known)) >= SHORTEST_TYPO or sorted(word) == sorted(known)
        for known in WHOLE
        if OSA.distance(word, known, score_cutoff=1) == 1
    )
