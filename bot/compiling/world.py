"""The countries, regions, larger cities and best known organisations of the world.

What a reader knows without being told: that Kenyans are from Kenya, and that Kenya is an African
country. The table is ``bot/lexicons/world.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.lang import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEAGUES = {
    "nato": ("nato member", "nato country"),
    "eu": ("eu member", "eu country", "european union country"),
    "g7": ("g7 member", "g7 country"),
    "brics": ("brics member", "brics country"),
    "opec": ("opec member", "opec country"),
}
"""What a league's member is called; any other `in` is an adjective before "country"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, city or organisation that everybody knows.

    Attributes:
        kind: ``country``, ``place`` or ``organisation``.
        also: other names.
        people: adjectives and nouns for those who live there.
        hypernyms: what it is one of ("african country", "city").
    """

    name: str
    kind: str
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    hypernyms: tuple[str, ...] = ()


@cache
def places() -> tuple[Place, ...]:
    """Return all places of the table, countries first."""
    return tuple(_read(files.read("world.yaml")))


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Return all that countries, their people and capitals are called, by a country's names."""
    capital_of = "capital of "
    capitals = {
        kind.removeprefix(capital_of): (place.name, *place.also)
        for place in places()
        for kind in place.hypernyms
        if kind.startswith(capital_of)
    }
    return {
        name.lower(): (*place.also, *place.people, *capitals.get(place.name.lower(), ()))
        for place in places()
        if place.kind == "country"
        for name in (place.name, *place.also)
    }


def names_of_country(names: Iterable[str]) -> tuple[str, ...]:
    """Return what else a country of some names is called, by its people and its capital, too."""
    known = _countries()
    return next((known[name.lower()] for name in names if name.lower() in known), ())


def _read(data: dict[str, Any]) -> Iterator[Place]:
    capitals: list[Place] = []
    for name, note in (data["countries"] | data["nations"]).items():
        kinds = ("country", "nation", *_kinds(_words(note.get("in", "")), data["regions"]))
        yield Place(name, "country", *_names(note), kinds)
        if capital := note.get("capital"):
            also = ("Washington", "Washington DC") if capital == "Washington, D.C." else ()
            is_one = ("city", "capital", f"capital of {name.lower()}")
            capitals.append(Place(capital, "place", also, (), is_one))
    for name, note in data["organisations"].items():
        kinds = _unique(_words(note["is"]), "organisation")
        yield Place(name, "organisation", *_names(note), kinds)
    for part, kind in (("continents", "continent"), ("areas", "region")):
        for name, note in data[part].items():
            yield Place(name, "place", *_names(note), (kind,))
    yield from capitals
    for part, kind in (("cities", "city"), ("states", "state")):
        kinds = (kind,) if kind == "city" else (kind, "province", "region")
        yield from (Place(name, "place", (), (), kinds) for name in _words(data[part]))


def _names(note: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _words(note.get("also", "")), _words(note.get("people", ""))


def _unique(words: tuple[str, ...], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*words, *more)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _kinds(regions: tuple[str, ...], wider: dict[str, str]) -> Iterator[str]:
    """Yield what a country in these regions is one of, the widest last."""
    for region in regions:
        if region in _LEAGUES:
            yield from _LEAGUES[region]
        name = "" if region in _LEAGUES else region
        while name:
            yield f"{name} country"
            name = wider.get(name, "")
