"""What the program knows of a language that the sources are not written in.

A foreign question is rewritten into the sources' language and then goes through the same chain as
any other, so that all it takes to understand a language is a file as
``bot/lexicons/ja/rewriting.yaml`` (which phrases stand for which words, which ask, which mean
nothing) and a line in `TELLS`. The file is read only once a question looks like its language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.lang import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What a text in a language cannot do without: its script, or its commonest words.
TELLS = {"ja": re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uff66-\uff9d]")}


class Role(Enum):
    """What a phrase does in a sentence; each is a section of the file.

    Attributes:
        WORDS: stands for words of the sources' language.
        ASKING: a question word by itself ("when").
        WHICH: a question word that wants the noun after it.
        WHAT: a question word that may want the noun before it ("the reason is what").
        PARTICLES: says how what stands before it belongs to the sentence ("to", "with"); in a
            language that puts such words first it is among ``words``.
        SUBJECT: likewise, for who or what does something.
        TOPIC: likewise, for what the sentence is about; where it ends there, ``is`` asks what that
            is, and ``and`` what is to be said of it.
        LINK: joins two nouns, and is nothing by itself.
        PAST: says that it is past.
        ENDS: makes a question of the sentence (under ``past``: of one that is past), or means
            "or" between two words.
        REQUESTS: asks to be told ("please tell me").
        BREAKS: ends a clause that only leads up to the question.
        NOTHING: means nothing here: politeness, chat, inflection.
        NAME: names an entity; from the sources, not from the file.
    """

    WORDS = auto()
    ASKING = auto()
    WHICH = auto()
    WHAT = auto()
    PARTICLES = auto()
    SUBJECT = auto()
    TOPIC = auto()
    LINK = auto()
    PAST = auto()
    ENDS = auto()
    REQUESTS = auto()
    BREAKS = auto()
    NOTHING = auto()
    NAME = auto()


class Phrase(NamedTuple):
    """A phrase's role, and the words that it stands for."""

    role: Role
    text: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The phrases of one language, folded to lower case.

    Attributes:
        is_spaced: whether spaces part its words, so that no phrase is found within a word.
        head_last: whether the verb comes last, and what it does something to before it.
        whole: scripts of which a run is seldom more than one word, as ``unicodedata`` names them.
        compound: scripts of which a letter beside another is seldom a word by itself.
        ignored: letters that people put between words or leave out.
        framed: a pattern with the group ``said``, for what somebody quotes to ask about it; None
            where there is none.
        dates: patterns with the groups ``year``, ``month``, ``day`` and ``era``.
        eras: the year before an era's first.
        greetings: whole messages that greet or ask for help.
    """

    language: str
    phrases: Mapping[str, Phrase]
    is_spaced: bool
    head_last: bool
    whole: frozenset[str]
    compound: frozenset[str]
    ignored: str
    framed: re.Pattern[str] | None
    dates: tuple[re.Pattern[str], ...]
    eras: Mapping[str, int]
    greetings: frozenset[str]


def load(language: str) -> Vocabulary:
    """Return the vocabulary of a language that has a ``rewriting.yaml`` in its folder."""
    return build(language, files.read(f"{language}/rewriting.yaml"))


def build(language: str, data: Mapping[str, Any]) -> Vocabulary:
    """Return the vocabulary that a file's data describes."""
    return Vocabulary(
        language,
        dict(_phrases(data)),
        is_spaced=data.get("spaced") == "true",
        head_last=data.get("head_last") == "true",
        whole=frozenset(data.get("whole", ())),
        compound=frozenset(data.get("compound", ())),
        ignored=data.get("ignored", ""),
        framed=re.compile(data["framed"]) if "framed" in data else None,
        dates=tuple(map(re.compile, data.get("dates", ()))),
        eras={name: int(year) for name, year in data.get("eras", {}).items()},
        greetings=frozenset(data.get("greetings", "").split(", ")),
    )


def _phrases(data: Mapping[str, Any]) -> Iterator[tuple[str, Phrase]]:
    """Yield each phrase; a section is their list, or maps words to those that mean them."""
    for role in Role:
        section = data.get(role.name.lower(), {})
        groups = section.items() if isinstance(section, dict) else [("", section)]
        for words, phrases in groups:
            for phrase in phrases.split(", "):
                yield phrase, Phrase(role, words)
