"""Who does what to whom in a question, as far as the order of its words shows it.

English tells the doer by position: behind the auxiliary ("did **Raymond** visit Japan") or behind
"by". That suffices to see three things that names alone hide: that somebody else is said to have
done it, that the two are swapped, and that one person is taken for another.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.answering.read.question import Doing
from bot.facts import Facet
from bot.lang.words import is_possessive

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.answering.find.index import Entry
    from bot.answering.read.question import Mention, Question
    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_ACTING = frozenset(("person", "role", "group", "country", "organisation"))
_SPEAKING = frozenset(("document", "part"))  # that quote or state something
_DESCRIBING = 2  # words before a doer that only describe it: "did the two Israeli …"


def equated(
    words: Sequence[Word], mentions: Sequence[Mention], cues: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Mention, Mention]]:
    """Return the pairs of names that are taken for one: "is A the B", "A, the B,".

    "Is A B's friend" takes nobody for another, nor does "is it A or B".
    """
    if len(mentions) < 2:  # noqa: PLR2004 - a pair
        return
    texts = [word.text for word in words]
    if not cues["choice"].isdisjoint(texts):
        return
    for one, other in itertools.pairwise(mentions):
        between = set(texts[one.end : other.start])
        at = one.start - 1
        while at > 0 and texts[at] in cues["article"]:
            at -= 1
        opening = {texts[at]} if at >= 0 else set()
        is_linked = not cues["copula"].isdisjoint(opening | between)
        is_named = not cues["article"].isdisjoint(between)
        is_bare = between <= cues["equating"] | cues["title"]
        if is_bare and (is_linked or is_named) and not is_possessive(words[other.end - 1]):
            yield one, other


def doing_of(
    texts: Sequence[str], mentions: Sequence[Mention], asides: Collection[int], lexicon: Lexicon
) -> Doing:
    """Return who is said to do something in a question."""
    cues = lexicon.cues
    by_start = {m.start: m for m in mentions if m.start not in asides}
    if not by_start:
        return Doing()
    opening = next(
        (i for i, text in enumerate(texts) if text in lexicon.auxiliaries and i not in asides), None
    )
    subjects = _behind(opening, by_start, texts, cues) if opening is not None else []
    agents: list[Mention] = []
    if not cues["by"].isdisjoint(texts):
        for i, text in enumerate(texts):
            if text in cues["by"]:
                agents += _behind(i, by_start, texts, cues)
    return Doing(tuple(subjects), tuple(agents))


def _behind(
    at: int,
    by_start: Mapping[int, Mention],
    texts: Sequence[str],
    cues: Mapping[str, frozenset[str]],
) -> list[Mention]:
    """Return the mentions that begin just behind a word, joined by "and"."""
    found: list[Mention] = []
    at += 1
    while (mention := next_name(at, by_start, texts, cues)) is not None:
        found.append(mention)
        at = mention.end + 1
        if mention.end >= len(texts) or texts[mention.end] not in cues["joining"]:
            break
    return found


def next_name(
    at: int,
    by_start: Mapping[int, Mention],
    texts: Sequence[str],
    cues: Mapping[str, frozenset[str]],
) -> Mention | None:
    for start in range(at, min(at + _DESCRIBING + 1, len(texts))):
        mention = by_start.get(start)
        if mention is not None:
            is_sure = mention.is_hard or mention.end - start > 1 or start > at
            return mention if is_sure else None  # "who was represented" names nobody
        if texts[start] not in cues["describing"] and texts[start] not in cues["title"]:
            return None
    return None


class Roles:
    """Compares who does what in a question with who does it in a fact."""

    def __init__(self, lexicon: Lexicon, entities: Collection[Entity]) -> None:
        self._lexicon = lexicon
        self._cues = lexicon.cues
        self._side_by_id = {entity.id: entity.side for entity in entities if entity.side}
        self._acting = {entity.id for entity in entities if entity.kind in _ACTING}
        self._documents = {entity.id for entity in entities if entity.kind in _SPEAKING}
        self._persons = {entity.id for entity in entities if entity.kind == "person"}

    def has_another_doer(self, question: Question, entry: Entry) -> bool:
        """Whether somebody is said to do it, or to say it, of whom the fact does not tell."""
        if not any(question.doing) or not self._cues["choice"].isdisjoint(question.texts):
            return False
        able = self._acting | (self._documents if entry.fact and entry.fact.says else set())
        doing = question.doing
        return any(
            not mention.ids.isdisjoint(able)
            and mention.ids.isdisjoint(entry.cast.names)
            and self._with_sides(mention.ids).isdisjoint(entry.cast.sharing)
            and not self._only_describes(mention, question.words)
            for mention in (*doing.subjects, *doing.agents)
        )

    def _with_sides(self, ids: frozenset[str]) -> frozenset[str]:
        return ids.union(self._side_by_id.get(name, "") for name in ids)

    def _only_describes(self, mention: Mention, words: Sequence[Word]) -> bool:
        """Whether somebody of theirs is meant ("Japan's envoy", "U.S. generals"), or the source."""
        after = words[mention.end].text if mention.end < len(words) else ""
        return (
            is_possessive(words[mention.end - 1])
            or after in self._cues["side-noun"]
            or words[mention.end - 1].text in self._cues["source-noun"]
        )

    def is_swapped(self, question: Question, entry: Entry) -> bool:
        """Whether another is asked about as the one who did it, or who did it as the one done to.

        That takes the fact's own verb: "did Japan host Raymond" tells the same from the other end.
        """
        if not entry.cast.doers:
            return False
        doing = question.doing
        return any(
            self._is_wrong_way_round(doing, term.at, question, entry.cast.doers)
            for term in question.content
            if not term.is_name
            and term.key in entry.cast.deeds
            and question.words[term.at].text not in self._cues["title"]
        )

    def _is_wrong_way_round(
        self, doing: Doing, verb: int, question: Question, doers: Collection[str]
    ) -> bool:
        words = question.words
        subject = next((m for m in doing.subjects if m.end == verb), None)
        if subject is None:
            by_start = {m.start: m for m in question.mentions}
            done_to = next_name(verb + 1, by_start, question.texts, self._cues)
            return (  # "who visited Raymond"
                done_to is not None
                and not doing.subjects
                and Facet.WHO in question.facets
                and not done_to.ids.isdisjoint(doers)
                and not is_possessive(words[done_to.end - 1])
            )
        is_doer = any(not m.ids.isdisjoint(doers) for m in doing.subjects)
        opening = words[doing.subjects[0].start - 1].text
        if is_doer:  # "was Raymond visited"
            return opening in self._cues["copula"] and words[verb].text.endswith("ed")
        is_passive = opening in self._cues["copula"]
        return not is_passive and not self._is_mutual(question, verb, doers)

    def _is_mutual(self, question: Question, verb: int, doers: Collection[str]) -> bool:
        """Whether a verb is done by both alike: "did the officials speak with Raymond"."""
        return any(
            mention.start > verb
            and not mention.ids.isdisjoint(doers)
            and question.words[mention.start - 1].text in self._cues["symmetric"]
            for mention in question.mentions
        )

    def takes_for_another(self, question: Question) -> bool:
        """Whether it takes one person for another: "is Ito the head of the navy"."""
        return any(
            one.ids.isdisjoint(other.ids) and one.ids | other.ids <= self._persons
            for one, other in equated(question.words, question.mentions, self._cues)
        )
