"""Who and what a text names, by rules: the entities, and where each is named."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.compiling.appositions import gloss_after, head_of, role_after, role_before, says_whose
from bot.compiling.chunks import Chunker
from bot.compiling.english import english
from bot.compiling.kinds import decide_kind
from bot.compiling.passages import FUNCTION_WORDS, read_writing
from bot.compiling.people import is_regnal, rank_words
from bot.compiling.pieces import Parter, spoken_roles
from bot.compiling.register import Register
from bot.compiling.spotting import Spotter
from bot.compiling.topics import main_topic
from bot.compiling.world_names import words_of, world_names
from bot.facts import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.acronyms import Acronym
    from bot.compiling.passages import Passage
    from bot.compiling.pieces import Piece
    from bot.compiling.register import Draft
    from bot.compiling.spotting import Mention
    from bot.compiling.tokens import Token
    from bot.compiling.world import Place

_SIDED = frozenset(("person", "organisation", "unit", "role", "group", "publication"))
"""Kinds that can stand on a country's side."""
_LONGEST_ROLE = 160
_SHORT = 2
_TITLED = 2.5
"""How much more what the title names is worth, as what the text is about."""
_PERSONS = frozenset("figure man woman native thinker intellectual nationalist democrat".split())
_ROLE_ALIAS_WORDS = 3
"""A role of so many words names whoever has it: "CEO of Rwanda Space Agency"."""


@dataclass(frozen=True)
class Named:
    """What a text names.

    Attributes:
        mentions: for each passage, where it names what, in its order.
        main: the id of what the whole text is about; empty where nothing stands out.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[list[Mention]] = field(default_factory=list)
    main: str = ""


def find_entities(text: str, passages: Sequence[Passage], title: str = "") -> Named:
    """Return what a text names.

    Args:
        text: the source.
        passages: its sentences.
        title: what it is called, a sign of what it is about.
    """
    return _Reader(text, passages, title).read()


class _Reader:
    """One text, while its names are found."""

    def __init__(self, text: str, passages: Sequence[Passage], title: str) -> None:
        self._text = text
        self._title = title
        self._passages = passages
        self._register = Register(text)
        self._found: list[tuple[Passage, Piece, Draft]] = []
        self._roles: dict[Draft, Draft] = {}

    def read(self) -> Named:
        world = world_names()
        parter = Parter(Chunker(read_writing(self._passages), world), world)
        acronyms: list[tuple[Acronym, Passage]] = []
        for passage in self._passages:
            if passage.is_titled:
                continue
            pieces, short = parter.find(passage)
            acronyms += [(acronym, passage) for acronym in short]
            for piece in (*pieces, *spoken_roles(passage, pieces)):
                self._found.append((passage, piece, self._register.add(passage, piece)))
        self._read_appositions()
        topic = main_topic(self._text, self._passages, self._register, self._title)
        self._register.link(acronyms)
        return self._named(topic)

    def _read_appositions(self) -> None:
        """Note roles and glosses that stand beside names."""
        for passage, piece, draft in self._found:
            if draft.place is not None or draft.kind == "role":
                continue
            self._note_titles(passage, piece, draft)
            if not draft.role and self._may_be_person(draft):
                before = piece.rank if piece.rank >= 0 else piece.start
                for span in (
                    role_after(passage, piece.end),
                    role_before(passage, before, piece.end),
                ):
                    if span and not draft.role:
                        self._note_role(passage, span, draft)
            self._note_gloss(passage, piece, draft)

    def _may_be_person(self, draft: Draft) -> bool:
        if draft.is_person:
            return True
        is_plain = not draft.kind_known and not draft.tokens[-1].is_acronym
        names = (t for t in draft.tokens if t.lower not in english().particles)
        return is_plain and all(token.is_capital for token in names)

    def _note_titles(self, passage: Passage, piece: Piece, draft: Draft) -> None:
        """Note what stands before a person's name in the same breath."""
        tokens = passage.tokens
        if piece.rank < 0:
            return
        if piece.rank < piece.start:
            titled = self._words(tokens[piece.rank].start, tokens[piece.end - 1].end)
            draft.names |= {draft.name: None}
            draft.name = max(draft.name, titled, key=len)
            draft.hypernyms |= dict.fromkeys(rank_words(tokens[piece.rank : piece.start]))
        if piece.role < piece.rank:
            first = piece.role
            while first and tokens[first].follows_closely and _is_modifier(tokens[first - 1]):
                first -= 1
            self._note_role(passage, (first, piece.rank), draft)
            last = tokens[piece.rank - 1]
            if last.lower in english().roles:  # President Nixon, but no "State Monica Medina"
                draft.names |= {f"{last.text} {' '.join(t.text for t in draft.tokens)}": None}
            if is_regnal(last.text) and not draft.name.startswith(last.text):
                draft.name = f"{last.text} {draft.name}"

    def _note_role(self, passage: Passage, span: tuple[int, int], draft: Draft) -> None:
        tokens = passage.tokens[span[0] : span[1]]
        role = self._words(tokens[0].start, tokens[-1].end)
        role = re.sub(r"^(?:an?|the) |\s*\([^)]*$", "", role, flags=re.IGNORECASE)
        if len(role) > _LONGEST_ROLE:
            return
        draft.votes["person"] += 3
        if says_whose(role):
            draft.role = draft.role or role
        draft.hypernyms |= dict.fromkeys(_role_nouns(tokens))
        if len(tokens) >= _ROLE_ALIAS_WORDS:
            draft.names |= {role: None}
        words = tuple(token.lower for token in tokens)
        if (held := self._register.drafts.get(words)) is not None and held is not draft:
            self._roles[held] = draft

    def _note_gloss(self, passage: Passage, piece: Piece, draft: Draft) -> None:
        tokens = passage.tokens
        at = piece.start
        noun = tokens[at - 1].text if at and tokens[at].follows_closely else ""
        if noun in english().kind_of_noun:
            draft.hypernyms |= {noun: None}
            if (
                at > 1
                and tokens[at - 1].follows_closely
                and tokens[at - 2].text not in ("the", "a", "an")
            ):
                draft.hypernyms |= {f"{tokens[at - 2].lower} {noun}": None}
        span = gloss_after(passage, piece.end)
        if span and not draft.gloss:
            draft.gloss = self._words(tokens[span[0]].start, tokens[span[1] - 1].end)
            heads = head_of(tokens, *span)
            draft.hypernyms |= dict.fromkeys(heads)
            if heads and heads[-1] in english().roles | _PERSONS:
                draft.votes["person"] += 3

    def _words(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].replace("\u00ad", "").split())

    def _named(self, topic: Draft | None) -> Named:
        """Return the entities with their ids, and every place where one is named."""
        for draft in list(self._register.drafts.values()):
            if (country := _country_of(draft)) is not None:
                self._register.know(country)
        drafts = dict.fromkeys(self._register.drafts.values())
        ids: dict[Draft, str] = {}
        taken: set[str] = set()
        for draft in drafts:
            draft.kind = draft.kind or decide_kind(draft.votes, draft.tokens)
            holder = self._roles.get(draft)
            if holder is None or draft.count > 1:
                ids[draft] = _new_id(draft, taken)
        spotter = Spotter(ids, self._register.shared)
        mentions = [spotter.find(passage) for passage in self._passages]
        places = {id(draft.place): key for draft, key in reversed(ids.items())}  # the first's
        entities = {key: _entity(draft, key, places) for draft, key in ids.items()}
        main = ids.get(topic) if topic is not None else None
        return Named(
            entities, mentions, main or _main(entities, mentions, self._passages, self._title)
        )


def _role_nouns(tokens: Sequence[Token]) -> list[str]:
    """Return the noun that a role is: "secretary" of "Executive Secretary of the … Council"."""
    nouns: list[str] = []
    for token in tokens:
        if token.lower in english().roles:
            nouns.append(token.lower)
        elif nouns:
            break
    return nouns[-1:]


def _is_modifier(token: Token) -> bool:
    """Return whether a word before a title belongs to it: "former", or "Economy" Minister."""
    if token.is_capital:
        return token.lower not in FUNCTION_WORDS
    return token.text in english().role_modifiers - {"the", "a", "an"}


def _new_id(draft: Draft, taken: set[str]) -> str:
    plain = re.sub(r"^(?:the|an?)\s", "", draft.name if draft.place else " ".join(draft.words))
    base = slug(plain) or "entity"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key)
    return key


_APOSTROPHE = re.compile(r"(?<=\b[A-Z])['’](?=[A-Z])")
"""Of a name that people also write in two words: "O Brien"."""


def slug(name: str) -> str:
    """Return a name as an id: a-z, 0-9 and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace(".", "")).strip("-")


def _entity(draft: Draft, key: str, places: dict[int, str]) -> Entity:
    place = draft.place
    if place is not None:
        names = dict.fromkeys((*place.also, *place.people, *draft.names, *draft.short))
        names.pop(place.name, None)
        return Entity(key, place.kind, place.name, tuple(names), place.hypernyms)
    is_shouted = draft.kind == "place" and draft.name.isupper() and len(draft.name) > len("U.S.A.")
    name = draft.name.title() if is_shouted else draft.name
    names = dict.fromkeys((*_person_names(draft), *draft.names, *draft.short))
    names |= {part: None for each in (name, *names) if (part := _APOSTROPHE.sub(" ", each)) != each}
    names.pop(name, None)
    return Entity(
        key,
        draft.kind,
        name,
        tuple(names),
        tuple(draft.hypernyms),
        side=_side(draft, places),
        role=draft.role if draft.kind == "person" else "",
        gloss=draft.gloss,
    )


def _person_names(draft: Draft) -> list[str]:
    """Return the shorter names of a person: without title and initials, and the last name."""
    if draft.kind != "person" or not draft.tokens:
        return []
    plain = [t.text for t in draft.tokens if not t.is_initial and not t.before.endswith(("“", '"'))]
    known = english()
    last = plain[-1].lower()
    is_number = re.fullmatch(r"[ivxl]+", last) is not None
    names = [" ".join(plain)]
    is_western = (
        plain[0].lower() in known.given
        or draft.name.count(" ") >= len(plain)  # a title or an initial
        or plain[-1] in draft.names
    )
    is_place = world_names().find_exactly((last,)) is not None and plain[-1] not in draft.names
    is_word = is_number or is_place or last in known.suffixes or last in known.roles
    is_last_name = not is_word and len(plain) > 1 and is_western
    if not is_last_name:
        return names
    size = 1
    while size < len(plain) - 1 and plain[-size - 1].lower() in known.particles:
        size += 1
    return [*names, " ".join(plain[-size:]), plain[-1]]


def _side(draft: Draft, places: dict[int, str]) -> str:
    country = _country_of(draft)
    return places.get(id(country), "") if country is not None else ""


def _country_of(draft: Draft) -> Place | None:
    """Return the country whose name or people begins a name or role."""
    if draft.place is not None or (draft.kind and draft.kind not in _SIDED):
        return None
    world = world_names()
    words = words_of(draft.role) if draft.role else draft.words
    for size in (3, 2, 1):
        place = world.find_exactly(words[:size])
        if place is not None and place.kind == "country" and size < len(words):
            return place
    return None


def _main(
    entities: dict[str, Entity],
    mentions: Sequence[Sequence[Mention]],
    passages: Sequence[Passage],
    title: str,
) -> str:
    """Return what is named most, above all at the beginning and in the title.

    Countries and people count less: most texts are about something else.
    """
    words = " ".join(words_of(title))
    scores: dict[str, float] = {}
    first = passages[0].sentence.paragraph if passages else 1
    for passage, named in zip(passages, mentions, strict=True):
        is_early = passage.sentence.paragraph == first
        for mention in named:
            is_country = entities[mention.entity].kind in ("country", "person", "place")
            worth = (3.0 if is_early else 1.0) * (0.4 if is_country else 1.0)
            scores[mention.entity] = scores.get(mention.entity, 0.0) + worth
    for key in scores:
        names = (entities[key].name, *entities[key].aliases)
        if any(" ".join(words_of(name)) in words for name in names if len(name) > _SHORT):
            scores[key] *= _TITLED
    return max(sorted(scores), key=lambda key: scores[key], default="")
