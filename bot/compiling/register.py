"""Gathers the names of a text into what they name: one draft for each, with all its names.

"Forum" and "the U.S.-Africa Space Forum", "Kissinger" and "Henry Kissinger", "NASA" and its long
form are one. A short name that several could bear belongs to the one named last where it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.compiling.acronyms import stands_for, starts_of_short
from bot.compiling.english import english
from bot.compiling.kinds import SURE, decide_kind, kind_by_words, votes_around
from bot.compiling.world_names import words_of, world_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.compiling.acronyms import Acronym
    from bot.compiling.passages import Passage
    from bot.compiling.pieces import Piece
    from bot.compiling.tokens import Token
    from bot.compiling.world import Place

Words = tuple[str, ...]
_PARTS = ("organisation", "unit", "system", "publication", "")
"""Kinds whose first words alone name them: "Planet" for Planet Labs."""
_LINKS = frozenset(("of", "for", "on"))
_FULL_NAME = range(2, 5)
"""Words that a person's full name has."""
_LEGAL = 4
"""The longest of a firm's legal forms: GmbH."""
_MORE = 2
"""A short name is the one's that is named so much more often than each other."""


@dataclass(eq=False)
class Draft:
    """Something named, while a text is read.

    Attributes:
        words: of its full name, in small letters, without titles and initials.
        tokens: the same as they stand in the text.
        short: names in small letters, which count only after "the" ("forum").
        names: every other name, in the order in which they were found.
    """

    words: Words
    tokens: list[Token]
    name: str
    votes: Counter[str] = field(default_factory=Counter)
    place: Place | None = None
    names: dict[str, None] = field(default_factory=dict)
    short: dict[str, None] = field(default_factory=dict)
    hypernyms: dict[str, None] = field(default_factory=dict)
    role: str = ""
    gloss: str = ""
    kind: str = ""

    @property
    def count(self) -> int:
        """How often it is named."""
        return self.votes["all"]

    @property
    def is_person(self) -> bool:
        """Whether it is sure to be a person."""
        return self.votes["person"] >= SURE

    def take(self, other: Draft) -> None:
        """Make another draft's names this one's: the two are one."""
        sure = {kind for kind, count in other.votes.items() if count >= SURE}
        self.votes.update(
            {k: n for k, n in other.votes.items() if k not in sure or not self.kind_known}
        )
        self.kind = self.kind or other.kind
        self.names |= {other.name: None} | other.names
        self.hypernyms |= other.hypernyms
        self.role = self.role or other.role
        self.gloss = self.gloss or other.gloss

    @property
    def kind_known(self) -> bool:
        """Whether its own words tell its kind."""
        return any(
            n >= SURE for kind, n in self.votes.items() if kind not in ("in", "all", "towards")
        )


class Register:
    """All drafts of a text, by the words of their names.

    Attributes:
        shared: short names that more than one bears, with those who do.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.drafts: dict[Words, Draft] = {}
        self.shared: dict[Words, list[Draft]] = {}
        self._keys: dict[Draft, list[Words]] = {}  # of each draft, while drafts are linked

    def add(self, passage: Passage, piece: Piece) -> Draft:
        """Note that a passage names something; return what."""
        tokens = passage.tokens[piece.start : piece.end]
        words = key_of(tokens, is_person=piece.kind == "person")
        draft = self.drafts.get(words)
        if piece.place is not None:
            return self._add_place(piece.place)
        if draft is None:
            name = self._text[tokens[0].start : tokens[-1].end].replace("\u00ad", "")
            draft = self.drafts[words] = Draft(words, tokens, " ".join(name.split()))
        draft.votes.update(votes_around(passage, piece.start, piece.end))
        if piece.kind:
            draft.kind = piece.kind
            draft.votes[piece.kind] = max(draft.votes[piece.kind], SURE)
        return draft

    def _add_place(self, place: Place) -> Draft:
        """Note that a country or city is named that everybody knows."""
        draft = self.know(place)
        draft.votes["all"] += 1
        return draft

    def know(self, place: Place) -> Draft:
        """Return the draft of a place that everybody knows, by its usual name."""
        key = ("", place.name)  # apart from what texts call so
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(key, [], place.name, place=place, kind=place.kind)
        return draft

    def link(self, acronyms: Iterable[tuple[Acronym, Passage]]) -> None:
        """Make one of the drafts that are one."""
        for words, draft in self.drafts.items():
            self._keys.setdefault(draft, []).append(words)
        for draft in self._all():
            is_open = draft.place is None and not draft.kind and len(draft.words) in _FULL_NAME
            if is_open and decide_kind(draft.votes, draft.tokens) == "person":
                draft.votes["person"] = max(draft.votes["person"], SURE)
        self._link_acronyms(acronyms)
        self._link_plurals()
        self._link_people()
        self._link_parts()
        self._link_initials()
        self._link_heads()

    def _merge(self, kept: Draft, other: Draft) -> None:
        if kept is other:
            return
        kept.take(other)
        for words in self._keys.pop(other, ()):
            if self.drafts.get(words) is other:
                self._bind(words, kept)

    def _bind(self, words: Words, draft: Draft) -> None:
        self.drafts[words] = draft
        self._keys.setdefault(draft, []).append(words)

    def _link_acronyms(self, acronyms: Iterable[tuple[Acronym, Passage]]) -> None:
        for acronym, passage in acronyms:
            long = self.drafts.get(key_of(passage.tokens[acronym.start : acronym.end]))
            short = self.drafts.get((acronym.short.lower(),))
            if long is None or long.place is not None:
                continue
            if short is not None and short.place is None:
                self._merge(long, short)
                long.names |= {acronym.short: None}
            elif short is None:
                self._bind((acronym.short.lower(),), long)
                long.names |= {acronym.short: None}

    def _link_initials(self) -> None:
        """Give names the short forms that nothing explains: USSF, SPACECOM."""
        named: dict[str, list[Draft]] = defaultdict(list)
        for draft in self._all():
            if len(draft.words) > 1 and draft.place is None and not draft.is_person:
                for start in starts_of_short(draft.words):
                    named[start].append(draft)
        for draft in self._all():
            if len(draft.words) != 1 or draft.place or not draft.tokens[0].is_acronym:
                continue
            short = draft.words[0].replace(".", "")
            near = named.get(short[:2], ())
            longs = [d for d in near if len(short) > 2 and stands_for(short, d.words)]  # noqa: PLR2004
            if len(longs) == 1:
                self._merge(longs[0], draft)

    def _link_plurals(self) -> None:
        for words, draft in list(self.drafts.items()):
            one = (*words[:-1], words[-1].removesuffix("s"))
            single = self.drafts.get(one)
            if single is None or single is draft or draft.place or single.place or single.is_person:
                continue
            self._merge(single, draft)
            if len(words) == 1 and not draft.tokens[0].is_acronym:
                single.votes["group"] += 2

    def _link_people(self) -> None:
        """Give each person the drafts of a last name, and fuller names of the same person."""
        people = [d for d in self._all() if d.is_person and len(d.words) > 1]
        alike: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for person in people:
            alike[person.words[0], person.words[-1]].append(person)
        for person in people:  # Isa Ibrahim and Isa Ali Ibrahim
            for other in alike[person.words[0], person.words[-1]]:
                is_fuller = len(person.words) > len(other.words)
                if is_fuller and self.drafts.get(other.words) is other:
                    self._merge(person, other)
        self._link_surnames(people)
        self._link_single(people, -1)
        self._link_single(people, 0)

    def _link_surnames(self, people: Sequence[Draft]) -> None:
        """Give people their last names of two words: "De Wolff" for Marijke de Wolff."""
        particles = english().particles
        for person in people:
            size = 1
            while size < len(person.words) - 1 and person.words[-size - 1] in particles:
                size += 1
            surname = self.drafts.get(person.words[-size:])
            if size > 1 and surname is not None and surname is not person:
                self._merge(person, surname)

    def _link_single(self, people: Sequence[Draft], at: int) -> None:
        by_name: dict[str, list[Draft]] = defaultdict(list)
        for person in people:
            if self.drafts.get(person.words) is person:
                by_name[person.words[at]].append(person)
        for word, bearers in by_name.items():
            single = self.drafts.get((word,))
            if single is None or single.place is not None or single in bearers:
                continue
            if len(bearers) == 1:
                self._merge(bearers[0], single)
            elif single.words == (word,):
                del self.drafts[(word,)]
                self.shared[(word,)] = bearers

    def _link_parts(self) -> None:
        """Give names their parts: "Planet" for Planet Labs, "Space Force" for the U.S. one."""
        drafts = self._all()
        order = {draft: at for at, draft in enumerate(drafts)}
        wholes_by_edge: dict[Words, list[Draft]] = defaultdict(list)
        for whole in drafts:
            for size in range(1, len(whole.words)):
                wholes_by_edge[whole.words[:size]].append(whole)
                wholes_by_edge[whole.words[size:]].append(whole)
        for part in drafts:
            if part.place is not None or part.is_person or len(part.words[0]) < 3:  # noqa: PLR2004
                continue
            near = dict.fromkeys(wholes_by_edge.get(part.words, ()))
            wholes = [w for w in near if w is not part and _is_part(part, w)]
            wholes = [
                w for w in wholes if order[w] < order[part] or w.words[-1:] == part.words[-1:]
            ]
            if len(wholes) == 1:
                self._merge(wholes[0], part)

    def _link_heads(self) -> None:
        """Give a head noun that stands alone to what it heads: "the Forum", "the Accords"."""
        by_head: dict[str, list[Draft]] = defaultdict(list)
        for draft in self._all():
            words = words_of(draft.name) if draft.place else draft.words
            is_thing = draft.place is None or draft.place.kind == "organisation"
            if len(words) > 1 and is_thing and not draft.is_person:
                by_head[head_of(words)].append(draft)
        for words, single in list(self.drafts.items()):
            is_single = len(words) == 1 == len(single.words) and single.place is None
            if not is_single or single.tokens[0].is_acronym or not _is_head(words[0]):
                continue
            bearers = by_head.get(words[0]) or by_head.get(words[0].removesuffix("s")) or []
            best = _foremost(bearers)
            if best is not None:
                self._merge(best, single)
                best.short |= {words[0]: None}
            elif bearers:
                del self.drafts[words]
                self.shared[words] = bearers

    def _all(self) -> list[Draft]:
        """Return each draft once, in the order in which they were found."""
        return list(dict.fromkeys(self.drafts.values()))


def key_of(tokens: Sequence[Token], *, is_person: bool = False) -> Words:
    """Return the words by which names are compared: of a person without initials and nicknames."""
    if is_person:
        tokens = [t for t in tokens if not t.is_initial and not t.before.endswith(("“", '"'))]
    return tuple(token.lower for token in tokens)


def head_of(words: Words) -> str:
    """Return the head noun of a name."""
    links = [i for i, word in enumerate(words) if i and word in _LINKS]
    return words[links[0] - 1] if links else words[-1]


def _is_head(word: str) -> bool:
    known = english()
    is_known = word in known.kind_of_head or word.removesuffix("s") in known.kind_of_head
    return is_known and word not in known.small_heads


def _is_part(part: Draft, whole: Draft) -> bool:
    """Return whether a name is the beginning of another, or all of it but its country."""
    size = len(part.words)
    if whole.place is not None or whole.is_person or size >= len(whole.words):
        return False
    kind = kind_by_words(whole.tokens)
    known = english()
    if size == len(whole.words) - 1 and whole.words[0] in known.place_prefixes - {"san", "santa"}:
        return whole.words[1:] == part.words  # Mount Kerinta
    if whole.words[:size] == part.words:
        is_plain = kind_by_words(part.tokens) == "" and kind in _PARTS and kind
        rest = whole.words[size:]
        return bool(is_plain) and not _LINKS & set(rest) and _is_firm(rest)
    is_end = whole.words[-size:] == part.words and size > 1
    return is_end and _is_country(whole.words[:-size])


def _is_firm(rest: Words) -> bool:
    """Return whether what is left of a name only says that it is a firm."""
    firm = english().firm_words
    return all(word in firm for word in rest) or (rest[-1] in firm and len(rest[-1]) <= _LEGAL)


def _is_country(words: Words) -> bool:
    place = world_names().find_exactly(words)
    return place is not None and place.kind == "country"


def _foremost(bearers: Sequence[Draft]) -> Draft | None:
    """Return the one that is named so much more often that a short name means it."""
    ranked = sorted(bearers, key=lambda draft: -draft.count)
    if not ranked:
        return None
    is_alone = len(ranked) == 1 or ranked[0].count >= _MORE * ranked[1].count
    return ranked[0] if is_alone else None
