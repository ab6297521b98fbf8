"""Words that twins are made with (`twins.yaml`), forms of verbs, and a clause as they see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

WORDS = yaml.safe_load(Path(__file__).with_name("twins.yaml").read_text("utf-8"))
LISTED = """
    at_least blockers bodies boundaries determiners fillers givers lists nouns once
    prepositions pronouns restrictive sites symmetric umbrella unfinished weak whole
"""
SETS = {name: frozenset(WORDS[name].split()) for name in LISTED.split()}
CLOSED = SETS["prepositions"] | SETS["determiners"] | SETS["boundaries"] | {"to", "not"}
AUXILIARIES = frozenset("is are was were has have had will".split())
MONTHS = (
    "January February March April May June July August September October November December".split()
)
MONTH = f"(?:{'|'.join(MONTHS)})"
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|{MONTH} \d{{4}}|(?:19|20)\d\d)(?!\d)"
DATED = rf"(?:(?:in|on) )?{DATE}(?: and {DATE})?|in {MONTH}(?! \d)"
KEPT = "‚"  # a comma inside a date or a name, which ends no phrase


def _inflect(base: str) -> tuple[str, str, str]:
    """Return the past, the participle and the third person of a verb."""
    s = base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"
    s = base + "es" if re.search(r"(?:s|sh|ch|x|o)$", base) else s
    if base in WORDS["irregular"]:
        forms = WORDS["irregular"][base].split()
        return forms[0], forms[-1], s
    past = base[:-1] + "ied" if re.search(r"[^aeiou]y$", base) else base + "ed"
    past = base + "d" if base.endswith("e") else past
    past = base + base[-1] + "ed" if base in WORDS["doubled"].split() else past
    return past, past, s


FORMS = {base: _inflect(base) for base in WORDS["verbs"].split()}
PASTS = {forms[0]: base for base, forms in FORMS.items()}
PARTICIPLES = {forms[1]: base for base, forms in FORMS.items()}
THIRDS = {forms[2]: base for base, forms in FORMS.items() if base not in SETS["weak"]}
BASES = {form: base for table in (PASTS, PARTICIPLES, THIRDS) for form, base in table.items()}


@dataclass(frozen=True)
class Clause:
    """Who did what: “Raymond”, “visited”, “Japan in October 2022”.

    Attributes:
        base: of the verb; empty for an auxiliary, whose verb stands in the rest.
        front: when it was, where that stands before the subject or at the end.
        sentence, paragraph, number: where it is from.
    """

    subject: str
    verb: str
    base: str
    rest: str
    front: str = ""
    sentence: str = ""
    paragraph: int = 0
    number: int = 0

    @property
    def statement(self) -> str:
        """The clause as it is said."""
        return tidy(f"{self.subject} {self.verb} {self.rest}")

    @property
    def question(self) -> str:
        """The clause, asked, without a question mark."""
        first, rest = self.asked
        return tidy(f"{first} {self.subject} {rest}")

    @property
    def asked(self) -> tuple[str, str]:
        """Return what stands before the subject in a question, and what stands after it."""
        if not self.base:
            return self.verb, self.rest
        does = "does" if self.verb in THIRDS else "do"
        first = "did" if self.verb in PASTS and self.verb != self.base else does
        table = PASTS if first == "did" else THIRDS
        return first, f"{self.base} {based(self.rest, table)}"

    @property
    def doing(self) -> str:
        """What is done, by the name of a verb: the participle after “has”, the main verb else."""
        found = (BASES.get(word, word) for word in self.rest.split()[:3])
        return self.base or next((word for word in found if word in FORMS), "")

    @property
    def is_past(self) -> bool:
        """Whether it tells of what is over."""
        return self.verb in {"was", "were", "had"} or bool(self.base and self.verb in PASTS)


def tidy(text: str) -> str:
    """Return a text with its commas and without doubled spaces."""
    return re.sub(r"\s+", " ", text.replace(KEPT, ",")).strip(" ,;")


def based(rest: str, table: dict[str, str]) -> str:
    """Return the rest of a clause with the verbs that “and” joins to the first as “did” asks."""

    def change(match: re.Match[str]) -> str:
        return match[1] + table.get(match[2], match[2])

    return re.sub(r"(\b(?:and|then) )([a-z]+)\b(?= [a-z])", change, rest)
