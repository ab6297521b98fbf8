"""Simple clauses out of the sentences of a source.

What is not plain (pronouns, conditions, negations, long clauses) is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twin_names import last_name
from twin_words import (
    AUXILIARIES,
    BASES,
    CLOSED,
    DATED,
    FORMS,
    KEPT,
    MONTH,
    PASTS,
    SETS,
    THIRDS,
    Clause,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts import FactBase, Sentence, Source

MOST_WORDS = 20  # of a clause that somebody would ask about
MOST_SUBJECT = 9
MOST_LENGTHS = 6  # of one clause
ADJECTIVE = re.compile(r"(?:ive|ible|able|ous|ic|ful|al|ed|ly|ian|ese|most|’s|'s|(?<!meet)ing)$")
SPOKEN = re.compile(r"([^“”]*)“([^”]+?),?” (?:said ((?:the )?[\w.]+)\.?$|((?:the )?[\w.]+) said\b)")


def _joined_on(match: re.Match[str]) -> str:
    """Return what joins a quote, or “as well” only where it compares."""
    return (
        match[0] if match[0].endswith("well") and match.string[match.end() :][:3] == " as" else " "
    )


class Clauses:
    """Reads the clauses of the sources of a base.

    Args:
        base: whose persons and places are known by name.
    """

    def __init__(self, base: FactBase) -> None:
        people = [e for e in base.entities.values() if e.kind == "person"]
        self._people = sorted({last_name(entity.name) for entity in people})
        names = (name for e in base.entities.values() for name in (e.name, *e.aliases))
        self._commas = sorted({name for name in names if "," in name}, key=len, reverse=True)

    def of(self, source: Source) -> list[Clause]:
        """Return the clauses of a source, in the order of its text, each at full length."""
        return [
            clause
            for sentence in source.sentences
            if not self._is_inside(source, sentence)
            for clause in self._sentence(source, sentence)
        ]

    @staticmethod
    def _is_inside(source: Source, sentence: Sentence) -> bool:
        """Return whether a sentence is the title or goes on with somebody's words."""
        before = source.text[source.text.rfind("\n", 0, sentence.span.start) + 1 :]
        before = before[: sentence.span.start - source.text.rfind("\n", 0, sentence.span.start) - 1]
        text = source.text[sentence.span.start : sentence.span.end]
        is_inside = before.count("“") > before.count("”") or text.count("“") != text.count("”")
        return is_inside or text.rstrip()[-1] not in ".!?”"

    def _sentence(self, source: Source, sentence: Sentence) -> Iterator[Clause]:
        text = source.text[sentence.span.start : sentence.span.end]
        plain = re.sub(r"\xad| \([^)]*\)", "", text)
        spoken = SPOKEN.match(plain)
        if spoken:
            quote = _lowered(f"{spoken[1]}{spoken[2]}").split(", ")[0]
            found = [Clause((spoken[3] or spoken[4]).strip("."), "said", "say", f"that {quote}")]
        elif re.search(r",” (?:said|\w+ said|[\w ]+ said)|^“.+”$", plain):
            found = []
        else:
            plain = re.sub(r",? as well(?= as)?|, (?=“[a-z])", _joined_on, plain)
            plain = self._keep(re.sub(r"[“”]", "", plain))
            found = list(self._segments(plain.rstrip(". ")))
        for clause in found:
            if _is_plain(clause):
                place = sentence.paragraph, sentence.number
                yield replace(clause, sentence=text, paragraph=place[0], number=place[1])

    def _keep(self, text: str) -> str:
        """Return a text with the commas of dates, places and lists of names marked."""
        text = re.sub(rf"({MONTH} \d+), (?=\d{{4}})", rf"\1{KEPT} ", text)
        for name in self._commas:
            text = text.replace(name, name.replace(",", KEPT))
        text = re.sub(rf"({KEPT} [A-Z][\w.]*),", r"\1", text)
        verbs = r"\b([a-z]+), ([a-z]+), and (?=[a-z]+ (?:an?|the) )"
        text = re.sub(verbs, rf"\1{KEPT} \2{KEPT} and ", text)
        item = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
        listed = rf"{item}(?:, {item})+,? and {item}(?=$|[.,;])"
        return re.sub(listed, lambda found: found[0].replace(",", KEPT), text)

    def _segments(self, text: str) -> Iterator[Clause]:
        """Give the clauses of a sentence: of each part that has a subject and a verb of its own."""
        whole = self._people_first(text)
        if whole:
            yield whole
            return
        for part in re.split(r"\s*(?:[—;:]|–\s?)\s*", text):
            pieces = re.split(r", (?:and|but|while|then|so) (?=[A-Z]|the |a )|, then ", part)
            clauses = [self._clause(piece, is_first=not n) for n, piece in enumerate(pieces)]
            if all(clauses):
                yield from (clause for clause in clauses if clause)
            elif clause := self._clause(part, is_first=True):
                yield clause

    def _people_first(self, text: str) -> Clause | None:
        """Return the clause of a sentence whose subject is persons with their offices."""
        front, rest = _split_front(text)
        clause = self._split_at_verb(rest)
        names = self._only_people(clause.subject) if clause else []
        if not clause or not names:
            return None
        return _ended(replace(clause, subject=_join(names)), front)

    def _only_people(self, subject: str) -> list[str]:
        """Return the last names of a subject of nobody but persons; none for any other."""
        names = [(subject.find(name), name) for name in self._people if name in subject]
        is_strange = any(word in BASES or word in AUXILIARIES for word in subject.split())
        if not names or is_strange or re.search(rf"(?:{'|'.join(self._people)})[’'-]", subject):
            return []
        first, _ = min(names)
        words = re.findall(r"[\w.’'-]+", subject[:first])
        roles = {"of", "and", "the", "for", "boss", "to"}
        is_role = all(w[0].isupper() or w in roles or w.startswith("then-") for w in words)
        ends = subject.rstrip(", ").endswith(tuple(self._people)) or "," in subject
        return [name for _, name in sorted(names)] if is_role and ends else []

    def _clause(self, part: str, *, is_first: bool) -> Clause | None:
        front, rest = _split_front(part)
        clause = self._split_at_verb(rest)
        if not clause:
            return None
        names = self._only_people(clause.subject)
        apart = re.match(r"([^,]+), .+,$", clause.subject)
        plain = apart[1] if apart else clause.subject.strip(",")
        subject = _join(names) if names else _lowered(re.sub(r"^[Bb]ut ", "", plain))
        return _ended(replace(clause, subject=subject), front if is_first else "")

    @staticmethod
    def _split_at_verb(text: str) -> Clause | None:
        """Return a clause split at its first finite verb."""
        words = [word for word in text.split() if word.strip(",") not in SETS["fillers"]]
        for n, word in enumerate(words[:-1]):
            if n and _is_finite(words, n):
                base = "" if word in AUXILIARIES else _base(word)
                if base and _has_later_verb(words[n + 1 :]):
                    return None
                subject = " ".join(words[:n])
                return Clause(subject, word, base, " ".join(words[n + 1 :]))
        return None


def _base(word: str) -> str:
    return PASTS.get(word) or THIRDS.get(word) or word


def _is_finite(words: list[str], n: int) -> bool:
    """Return whether a word is the verb of its clause, not a participle and not a noun."""
    word, before, after = words[n], words[n - 1].lower(), words[n + 1]
    if word in AUXILIARIES:
        return not before.endswith(",") or n > 3
    if before in CLOSED or before in AUXILIARIES or after == "by" or before.endswith(","):
        return word in PASTS and before.endswith(",") and after in {"the", "a", "an"}
    if word in PASTS:
        is_named = n > 1 and words[n - 2].lower() in SETS["determiners"]
        return is_named or not before.endswith(("ly", "ing")) or after in CLOSED
    opens = after in SETS["determiners"] | {"to", "on", "in", "under", "from", "that"}
    if word in THIRDS:
        return opens or after[0].isupper() or after == "not"
    many = before.endswith("s") or "and" in words[:n]
    return word in FORMS and word not in SETS["weak"] and many and opens


def _has_later_verb(words: list[str]) -> bool:
    """Return whether another verb follows in the same clause: the first was a participle."""
    for word in words:
        if word in SETS["boundaries"] or word.endswith((",", KEPT)):
            return False
        if word in AUXILIARIES:
            return True
    return False


def _split_front(text: str) -> tuple[str, str]:
    """Return what stands before the subject (“On December 17”), and the clause without it."""
    opens = re.match(r"(\w+)(?:[^,]*), ", text)
    if not opens:
        return "", text
    word, is_filler = opens[1].lower(), opens[0] == f"{opens[1]}, "
    if not is_filler and word not in SETS["prepositions"] | {"following", "based"}:
        return "", text
    return (opens[0].rstrip(", ") if word in {"on", "in", "at"} else ""), text[opens.end() :]


def _ended(clause: Clause, front: str) -> Clause:
    """Return a clause up to what only explains it, with when it was apart."""
    rest, comma, behind = clause.rest.partition(", ")
    rest = re.sub(r" (?:last|this|next) (?:week|month|year)$", "", rest)
    rest += " …" if comma and re.match(r"\w+, |\w+ and |and \w+$", behind) else ""
    late = re.search(rf"(?:^| )(?:{DATED})$", rest.replace(KEPT, ","))
    front = front[:1].lower() + front[1:]
    if late and not front:
        front, rest = rest[late.start() :].strip(), rest[: late.start()]
    return replace(clause, rest=rest, front=front)


def _join(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{KEPT} ".join(names[:-1]) + f" and {names[-1]}"


def _lowered(subject: str) -> str:
    """Return a subject as it stands inside a sentence."""
    first, _, others = subject.partition(" ")
    is_common = first.lower() in SETS["determiners"] or (others and not others[:1].isupper())
    if is_common and first[1:].islower() and not re.search(r"[’']", first):
        return f"{first.lower()} {others}"
    return subject


def _is_plain(clause: Clause) -> bool:
    """Return whether a clause stands on its own: no pronoun, condition or negation before it."""
    subject = [re.sub(r"[’'].*|,", "", word).lower() for word in clause.subject.split()]
    in_subject = SETS["boundaries"] - {"and", "or"} | SETS["blockers"] | SETS["pronouns"]
    strange = re.search(r"(?:ing|ed|ly)$", subject[0]) or subject[0] in SETS["prepositions"]
    fits = len(subject) <= MOST_SUBJECT and "," not in clause.subject
    return fits and not strange and (in_subject | {"their", "its", "to"}).isdisjoint(subject)


def shortened(clause: Clause) -> list[Clause]:
    """Return a clause at each length at which it is still said, with and without its date."""
    words = clause.rest.split()
    ends = [len(words), *(n for n in range(len(words) - 1, 0, -1) if _can_end(clause, words, n))]
    rests = [one for n in ends for one in _one_of_list(" ".join(words[:n]))]
    rests = [rest for whole in rests for rest in (f"{whole} {clause.front}".strip(), whole)]
    found = [replace(clause, rest=rest, front="") for rest in dict.fromkeys(rests)]
    found = [each for each in found if _is_askable(each)]
    return found if len(found) < MOST_LENGTHS else [*found[:2], *found[-MOST_LENGTHS + 2 :]]


def _one_of_list(rest: str) -> list[str]:
    """Return a rest, and it with each name alone of a list of names at its end."""
    item = r"[A-Z]\w+(?: [A-Z]\w+)?"
    listed = re.search(rf"((?:{item}{KEPT} )+)and ({item})$", rest)
    if not listed or re.search(r"\b(?:between|among)\b", rest):
        return [rest]
    names = [*listed[1].strip(f"{KEPT} ").split(f"{KEPT} "), listed[2]]
    return [rest, *(rest[: listed.start()] + name for name in names)]


def _can_end(whole: Clause, words: list[str], n: int) -> bool:
    """Return whether a rest can end before a word: before a preposition, after something said."""
    word, last, after = words[n], words[n - 1], words[n + 1 : n + 2]
    is_next = word == "and" and after and (after[0] in PASTS or after[0] in THIRDS)
    is_given = n < 3 or not SETS["givers"].isdisjoint(words[:n])
    is_phrase = is_next or word in SETS["prepositions"] - {"of"} | {"to"}
    if not is_phrase or (word == "to" and is_given) or whole.base in SETS["whole"]:
        return False
    said = words[2:n] if "that" in words[:2] else words[:n]
    if not SETS["restrictive"].isdisjoint(word.lower() for word in said):
        return False
    is_verb = last in BASES and words[n - 2 : n - 1] == ["and"]
    is_said = not is_verb and (n > 1 or last[0].isupper())
    is_open = last.lower() in CLOSED or words[n - 2 : n - 1] == ["to"] or last in SETS["unfinished"]
    return is_said and not is_open and not ADJECTIVE.search(last)


def _is_askable(clause: Clause) -> bool:
    """Return whether somebody would ask it so: it says enough, and all of it is plain."""
    words = [word.strip(f"{KEPT}.,") for word in clause.rest.split()]
    banned = SETS["pronouns"] | SETS["blockers"] | {"…"}
    if clause.base == "say" or "that" in words[:2]:
        banned = banned - {"it", "that"}
    if len(clause.statement.split()) > MOST_WORDS or not banned.isdisjoint(words) or not words:
        return False
    says = len(words) > 2 + (not clause.base) or any(not word.islower() for word in words)
    return says and words[-1] not in CLOSED
