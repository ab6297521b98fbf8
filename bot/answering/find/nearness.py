"""Which stems of the sources may stand for a word that was asked: synonyms, and words akin to it.

"signatory" is akin to "sign" and "improvement" to "improve"; Snowball leaves them apart. Words are
akin where one is the other with an ending that derives words, or where they share most of their
letter trigrams.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

SYNONYM = 0.55  # what a synonym counts where the word itself counts 1 (fit_passages, by article)
DERIVED = 0.8  # likewise a word derived from it
RELATED = 0.7
_MISTYPED = 0.7  # likewise, for a word that nobody knows, one that is a typing error away
_SHORTEST_MISTYPED = 3  # letters from which that is looked for; `Corrector` does so from four
_ALIKE = 0.6  # likewise, times the share of trigrams, a word that looks like it
_LEAST_ALIKE = 0.55  # share of trigrams (Dice) from which words look alike
_SHORTEST = 4  # letters from which a word can be akin to another
_MOST_REMEMBERED = 20_000  # stems, so that memory stays bounded: what was asked last
_MOST_NEAR = 12
# What Snowball's English stems still carry where a word was derived from another.
_ENDINGS = frozenset(
    """er or ist ism ment ation ator atori atur anc enc al ial iv ativ iti ness ship ian an ic
    abl ibl hood dom age ant ent ee ion ure ur ari ori ish ous ious eous eri ery ess et ful less
    ward wis ern ite iz ifi th ity ance ence able e y i ition itor ctor ction ct
    est ier ies ness ys istic ist ical icist""".split()
)


class Nearness:
    """Finds the vocabulary's stems near a stem.

    Args:
        vocabulary: the stems of the sources.
        groups: a stem to its synonym groups, as ``~n``.
        is_word: whether the language has a word: others may be typed wrongly.
    """

    def __init__(
        self,
        vocabulary: Collection[str],
        groups: Mapping[str, tuple[str, ...]],
        is_word: Callable[[str], bool],
        related: Callable[[str], Mapping[str, float]] = lambda _: {},
    ) -> None:
        self._vocabulary = vocabulary
        self._is_word = is_word
        self._related = related
        self._groups = groups
        self._remembered = lru_cache(_MOST_REMEMBERED)(self._find)

    def __call__(self, stem: str, *, is_exact: bool = False) -> dict[str, float]:
        """Return the stems that may stand for one, itself first, with what each counts.

        Of what is exact, a name or a number, only another spelling may: Norway is like Denmark,
        but is not it.
        """
        return self._remembered(stem, is_exact=is_exact)

    def _find(self, stem: str, *, is_exact: bool) -> dict[str, float]:
        near = {
            other: SYNONYM
            for group in self._groups.get(stem, ())
            for other in self._by_group.get(group, ())
        }
        for other, cosine in () if is_exact else self._related(stem).items():
            if other in self._vocabulary:
                near[other] = max(near.get(other, 0.0), RELATED * (cosine - 0.3) / 0.7)
        if (
            stem not in self._vocabulary
            and len(stem) >= _SHORTEST_MISTYPED
            and not self._is_word(stem)
        ):
            near.update(dict.fromkeys(self._mistyped(stem), _MISTYPED))
        for other in self._by_opening.get(stem[:3], ()) if _can_be_akin(stem) else ():
            near[other] = max(near.get(other, 0.0), kinship(stem, other))
        near.pop(stem, None)
        best = sorted((o for o in near if near[o] > 0), key=lambda other: (-near[other], other))
        return {stem: 1.0} | {other: near[other] for other in best[:_MOST_NEAR]}

    def _mistyped(self, stem: str) -> list[str]:
        """Return the stems that are one typing error away."""
        return [
            other
            for length in range(max(_SHORTEST_MISTYPED, len(stem) - 1), len(stem) + 2)
            for other, _, _ in process.extract(
                stem, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=1, limit=3
            )
        ]

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for stem in self._vocabulary:
            if stem.isalpha():
                found.setdefault(len(stem), []).append(stem)
        return found

    @cached_property
    def _by_group(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for stem in self._vocabulary:
            for group in self._groups.get(stem, ()):
                found.setdefault(group, []).append(stem)
        return found

    @cached_property
    def _by_opening(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for stem in self._vocabulary:
            if _can_be_akin(stem):
                found.setdefault(stem[:3], []).append(stem)
        return found


def _can_be_akin(stem: str) -> bool:
    return len(stem) >= _SHORTEST and stem.isalpha()


def kinship(one: str, other: str) -> float:
    """Return how far one stem may stand for another that begins alike; 0 for not at all."""
    short, long = sorted((one, other), key=len)
    for base in (short, short[:-1]):
        if len(base) >= _SHORTEST and long.startswith(base) and long[len(base) :] in _ENDINGS:
            return DERIVED
    mine, others = trigrams(one), trigrams(other)
    dice = 2 * len(mine & others) / (len(mine) + len(others))
    return _ALIKE * dice if dice >= _LEAST_ALIKE else 0.0


def trigrams(word: str) -> set[str]:
    """Return the trigrams of a word, its beginning and end marked."""
    marked = f"^{word}$"
    return {marked[i : i + 3] for i in range(len(marked) - 2)}
