"""A plain sentence as a clause: who or what, the verb, and the rest.

Questions are made of it by putting the verb, or what stands for it ("did"), before the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.asking.grammar import Grammar

_ASIDE = re.compile(r"\s*\([^()]*\)")
_APPOSITION = re.compile(r"^([^,]+), (?:a|an|the|their|its|his|her|like|together with) [^,]+, ")
_BESIDE = re.compile(r", (?:their|its|his|her) [^,]{1,40},(?= )")
_NICKNAME = re.compile(r" “[^”]+”(?= [A-Z])")
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.$")
_EDGES = ".,;:!?()[]“”\"'’‘"
_LONGEST_SUBJECT = 14  # words: a longer one makes no question that anybody reads


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, in the words of its sentence.

    Attributes:
        lead: what stands before it, behind whose comma it begins ("In the statement").
        subject: who or what.
        adverbs: between subject and verb, or auxiliary and verb ("has previously held").
        auxiliary: "has", "will", "is" … ; empty where the verb stands alone.
        verb: the verb; with an auxiliary it may be empty ("is an aim").
        rest: all behind the verb.
    """

    lead: str
    subject: str
    adverbs: str
    auxiliary: str
    verb: str
    rest: str

    @property
    def body(self) -> str:
        """What follows the auxiliary, or the verb with all behind it."""
        return joined(self.adverbs, self.verb, self.rest)

    @property
    def said(self) -> str:
        """What somebody says in it, where that is a sentence; else empty."""
        is_speech = self.verb in ("said", "says") and not self.auxiliary
        return self.rest.removeprefix("that ") if is_speech else ""


def joined(*parts: str) -> str:
    """Return parts with one space between those that are not empty."""
    return re.sub(r" +([,.;])", r"\1", " ".join(" ".join(parts).split()))


def bare(word: str) -> str:
    """Return a word in lower case without the marks around it."""
    return word.strip(_EDGES).lower()


def plain(sentence: str) -> str:
    """Return a sentence without nicknames, what is in brackets, quotation marks and its stop."""
    text = _ASIDE.sub("", _NICKNAME.sub("", sentence)).replace("“", "").replace("”", "")
    return unstopped(" ".join(text.split()))


def unstopped(text: str) -> str:
    """Return a text without the mark at its end; the stop of "U.S." is none."""
    text = text.rstrip(" ,!?")
    return text if _INITIAL.search(text) else text.rstrip(" .,")


class ClauseReader:
    """Reads sentences.

    Args:
        is_name: tells whether words are a name that the base knows, or names joined by "and".
    """

    def __init__(self, grammar: Grammar, is_name: Callable[[str], bool]) -> None:
        self._grammar = grammar
        self._is_name = is_name

    def read(self, sentence: str) -> Clause | None:
        """Return the clause that a sentence is; None where it is none, or none for certain."""
        text = self._unadorned(plain(sentence))
        lead, text = self._led(self._unsaid(text))
        text = self._unapposed(text)
        words = text.split()
        at = next((at for at in self._verbs(words) if self._can_be_subject(words[:at])), 0)
        if not at:
            return None
        return replace(self._clause(words, at), lead=lead)

    def _unadorned(self, text: str) -> str:
        """Return a sentence without words that only join it to another ("meanwhile")."""
        words = _BESIDE.sub("", text).split()
        idle = self._grammar["idle"]
        kept = [at for at, word in enumerate(words) if bare(word) not in idle]
        return " ".join(
            words[at].rstrip(",") if words[at + 1 :] and bare(words[at + 1]) in idle else words[at]
            for at in kept
        )

    def _unsaid(self, text: str) -> str:
        """Return a sentence without who said it, where that stands behind it."""
        before, _, last = text.rpartition(", ")
        return before if before and bare(last.split(" ")[-1]) == "said" else text

    def _led(self, text: str) -> tuple[str, str]:
        """Return what only introduces a sentence, and the rest of it."""
        before, comma, after = text.partition(", ")
        first = bare(before.split(" ")[0]) if before else ""
        is_lead = first in self._grammar["prepositions"] or first in self._grammar["means"]
        if comma and (is_lead or first.endswith("ing")):
            return before, after
        return "", text

    def _unapposed(self, text: str) -> str:
        """Return a sentence without what is said beside its subject, which its name needs not."""
        match = _APPOSITION.match(text)
        if match and self._is_name(match[1]):
            return f"{match[1]} {text[match.end() :]}"
        return text

    def _verbs(self, words: list[str]) -> Iterator[int]:
        """Yield where the finite verb may stand, the likeliest first."""
        finite = list(self._finite(words))
        after_name = [at for at in finite if self._is_name(" ".join(self._unadverbed(words[:at])))]
        yield from after_name
        first = next((at for at in finite if bare(words[at]) in self._grammar.helpers), None)
        relative = next((at for at, w in enumerate(words) if self._parts(w)), len(words))
        if first is not None and first < relative:
            yield first
        yield from (at for at in finite if at < relative)

    def _parts(self, word: str) -> bool:
        return bare(word) in self._grammar["relatives"]

    def _finite(self, words: list[str]) -> Iterator[int]:
        known = self._grammar
        for at, word in enumerate(words[: _LONGEST_SUBJECT + 1]):
            if at == 0 or word != word.lower():
                continue
            text, before = bare(word), bare(words[at - 1])
            is_finite = text in known.helpers or text in known.present or known.is_past(text)
            is_noun = before in known["determiners"] or before in known["prepositions"]
            is_bare = text in known.bases and self._is_name(" ".join(words[:at]))
            if (is_finite and not is_noun) or is_bare:
                yield at

    def _unadverbed(self, words: list[str]) -> list[str]:
        while words and bare(words[-1]) in self._grammar["adverbs"]:
            words = words[:-1]
        return words

    def _can_be_subject(self, words: list[str]) -> bool:
        """Whether words are a plain noun phrase, so that what follows is its verb."""
        own = self._unadverbed(words)
        text, known = " ".join(own), self._grammar
        if not own or len(own) > _LONGEST_SUBJECT:
            return False
        if self._is_name(text) or (len(own) == 1 and bare(text) in known["pointing"]):
            return True
        is_broken = any(self._parts(w) or bare(w) in self._grammar.helpers for w in own)
        if is_broken or text.endswith(","):
            return False
        first = bare(own[0])
        is_lone = len(own) == 1 and text.lower() == text
        is_opened = first in known["determiners"] or own[0][:1].isupper() or first.endswith("s")
        return is_opened and first not in known["prepositions"] and not is_lone

    def _clause(self, words: list[str], at: int) -> Clause:
        own = self._unadverbed(words[:at])
        adverbs, verb = words[len(own) : at], bare(words[at])
        rest = words[at + 1 :]
        if not self._helps(verb, rest):
            return Clause("", " ".join(own), " ".join(adverbs), "", verb, " ".join(rest))
        behind = len(rest) - len(self._skipped(rest))
        adverbs += rest[:behind]
        rest = rest[behind:]
        count = self._chain(rest) if verb not in self._grammar["be"] or rest else 0
        main, rest = rest[:count], rest[count:]
        return Clause("", " ".join(own), " ".join(adverbs), verb, " ".join(main), " ".join(rest))

    def _skipped(self, words: list[str]) -> list[str]:
        while words and bare(words[0]) in self._grammar["adverbs"]:
            words = words[1:]
        return words

    def _helps(self, verb: str, rest: list[str]) -> bool:
        """Whether a verb is an auxiliary here: "has held", but not "has two radars"."""
        known = self._grammar
        if verb in known["be"] or verb in known["modals"]:
            return True
        following = next((bare(word) for word in self._skipped(rest)), "")
        if verb in known["have"]:
            return following in known["participles"] or known.is_past(following)
        return verb in known["do"] and following in known.bases

    def _chain(self, words: list[str]) -> int:
        """Return how many words behind an auxiliary are its verb: "been bolstering", "take"."""
        known, count = self._grammar, 0
        while count < len(words) and bare(words[count]) in known["participles"]:
            count += 1
        if count < len(words):
            text = bare(words[count])
            is_verb = text.endswith("ing") or known.is_past(text) or text in known.bases
            count += is_verb and words[count] == words[count].lower()
        return count
