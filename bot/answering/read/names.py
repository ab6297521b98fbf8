"""Find what a text names, longest name first, in what part, and what its words ask for.

A name is *hard* where it can mean nothing else ("Garrant", "PACAF") and *soft* where it is also a
plain word ("talks", "squadron"): a hard name in a question must agree with a fact, a soft one only
helps. Who is taken for whom, and on whose side something is asked, stands in the order of a
question's words: "is **A** the **B**", "**Japan's** delegation".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from bot.answering.read.question import Mention
from bot.facts import Facet
from bot.lang.lexicon import Asking
from bot.lang.words import Runs, is_possessive, split, text_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

    Cues = Mapping[str, frozenset[str]]

_TWO = 2
_MOST_OF_A_KIND = 3  # "which ally" names nobody; "Middle Eastern country" may
_SECOND_WITHIN = 2  # "when and where": a second question word so close to the first is one too
_NOUN_WINDOW = 8  # words after "which" or "what" among which its noun is looked for
_NONE: frozenset[str] = frozenset()
_TOPIC = frozenset(("topic",))
_WHY = Asking("why")

_Key = tuple[str, ...]  # the stems of a name, without its article


class Names:
    """Every name, alias and hypernym of the entities, ready to be found in a text.

    Attributes:
        words: those of the names and aliases, folded.
    """

    def __init__(
        self, entities: Iterable[Entity], lexicon: Lexicon, stems: Callable[[str], str]
    ) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._hard: defaultdict[_Key, set[str]] = defaultdict(set)
        self._soft: defaultdict[_Key, set[str]] = defaultdict(set)
        self.words: set[str] = set()
        self._any_one = {stems(word) for word in lexicon.cues["one-of-them"]}
        nouns = (noun for noun, kinds in lexicon.answer_nouns.items() if kinds[:1] == ("country",))
        self._country_nouns = {stems(noun) for noun in nouns} | self._any_one
        self._acronyms: set[_Key] = set()
        self._offices: set[_Key] = set()
        self._with_article: dict[_Key, str] = {}
        self._without_article: set[_Key] = set()
        hypernyms: defaultdict[_Key, set[str]] = defaultdict(set)
        kinds = {}
        for entity in entities:
            kinds[entity.id] = entity.kind
            for name in (entity.name, *entity.aliases):
                self._add(name, entity.id)
            for hypernym in entity.hypernyms:
                for key in self._ways(self.key(split(hypernym))):
                    hypernyms[key].add(entity.id)
        for key, ids in hypernyms.items():
            if len(key) > 1 and len(ids) <= _MOST_OF_A_KIND:
                self._soft[key] |= ids
        self._ids = {key: frozenset(ids) for key, ids in {**self._soft, **self._hard}.items()}
        self._binding = {
            key
            for key, ids in self._ids.items()
            if "group" not in (of := {kinds[i] for i in ids})
            and (key in self._hard or of == {"role"})
        }
        self._names = Runs(self._ids)

    def key(self, words: Iterable[Word]) -> _Key:
        """Return the stems of words."""
        return tuple([self._stems(word.text) for word in words])

    def _ways(self, hypernym: _Key) -> Iterator[_Key]:
        """Yield a hypernym with other nouns for a country: the "South American one", "partner"."""
        yield hypernym
        if len(hypernym) < _TWO:
            return
        (first, *rest), (*kind, last) = hypernym, hypernym
        others, cues = self._country_nouns, self._lexicon.cues
        within, articles = cues["within-place"], cues["article"]
        if last in others:
            yield from ((*kind, other) for other in others)
            if len(kind) > 1:
                yield tuple(kind)
        elif first in others:  # a "country in South America", "down under"
            yield from ((other, *rest) for other in self._any_one)
            in_the = within.isdisjoint(rest[:1]) or not articles.isdisjoint(rest[1:2])  # a sea
            if len(rest) > _TWO and not in_the:
                yield tuple(rest[1:])

    def _add(self, name: str, entity: str) -> None:
        whole = split(name)
        self.words.update([word.text for word in whole])
        words = list(dropwhile(lambda word: word.text in self._lexicon.cues["article"], whole))
        if not words:
            return
        key = self.key(words)
        if len(words) == len(whole):
            self._without_article.add(key)
        else:
            self._with_article[key] = words[0].text
        (self._hard if self._is_hard(words) else self._soft)[key].add(entity)
        if words[0].text in self._lexicon.cues["title"] and not words[0].is_capital:
            self._offices.add(key)
        is_everyday = key[0] in self._lexicon.groups or words[0].text in self._lexicon.stop
        if len(words) == 1 and words[0].is_upper and is_everyday:
            self._acronyms.add(key)  # it is spelt like a word of everyday use: "SET"

    def _is_hard(self, words: Iterable[Word]) -> bool:
        return any(
            word.is_capital or word.text[0].isdigit() or not self._lexicon.is_common(word.text)
            for word in words
        )

    def find(self, words: Sequence[Word], stems: Sequence[str]) -> tuple[Mention, ...]:
        """Return the entities named, from left to right, none overlapping another."""
        found: list[Mention] = []
        starts = [at for at, stem in enumerate(stems) if stem in self._names.by_first]
        for at in starts:
            if found and at < found[-1].end:
                continue
            key = next((k for k in self._names.at(stems, at) if self._is_meant(k, at, words)), None)
            if key is not None:
                end, is_hard = at + len(key), key in self._hard
                found.append(Mention(self._ids[key], at, end, is_hard, key in self._binding))
        return tuple(found)

    def _is_meant(self, key: _Key, at: int, words: Sequence[Word]) -> bool:
        """Tell an acronym from the plain word that is spelt like it ("the SET" from "set up").

        So, too, a name that never goes without its article ("the States" from "both states"), and
        an office: "who is the commander of the base" asks for whoever is called so.
        """
        cues = self._lexicon.cues
        before = text_at(words, at - 1)
        if len(key) == 1 and key in self._with_article and key not in self._without_article:
            return words[at].text == self._with_article[key] and before in cues["article"]
        if key in self._offices and self._is_asked(at, words):
            return False
        if len(key) == 1 and key not in self._hard and before in cues["doing"]:
            return words[at].text.endswith("s")  # "did they talk" is no talk
        if key not in self._acronyms or words[at].is_upper:
            return True
        return before in cues["determiner"] and text_at(words, at + 1) not in cues["particle"]

    def _is_asked(self, at: int, words: Sequence[Word]) -> bool:
        """Whether "who is" stands before a place, or "who is the"."""
        cues = self._lexicon.cues
        verb = at - 1 - (text_at(words, at - 1) in cues["article"])
        return text_at(words, verb) in cues["be"] and text_at(words, verb - 1) == "who"


def equated(
    words: Sequence[Word], mentions: Sequence[Mention], cues: Cues
) -> Iterator[tuple[Mention, Mention]]:
    """Return the pairs of names that are taken for one: "is A the B", "A, the B,".

    "Is A B's friend" takes nobody for another, nor does "is it A or B".
    """
    if len(mentions) < 2:  # noqa: PLR2004 - a pair
        return
    texts = [word.text for word in words]
    if not cues["choice"].isdisjoint(texts):
        return
    for one, other in pairwise(mentions):
        between = set(texts[one.end : other.start])
        opening = text_at(words, _before(one.start, texts, cues["article"]))
        is_linked = not cues["copula"].isdisjoint({opening, *between})
        is_named = not cues["article"].isdisjoint(between)
        is_bare = between <= cues["equating"] | cues["title"]
        if is_bare and (is_linked or is_named) and not is_possessive(words[other.end - 1]):
            yield one, other


def described(
    mentions: Sequence[Mention],
    texts: Sequence[str],
    cues: Cues,
    is_of: Callable[..., bool],
) -> tuple[Mention, ...]:
    """Return mentions, with a name that only describes the next one, or the one before, in it.

    "The Japanese rover" is the rover, where `is_of` says that the sources tell of both, and "the
    talks with Japan" are the talks where they are told of as theirs (`is_own`); what stands before
    the documents themselves ("the Norway story") is any name.
    """
    documents, linking = cues["document"], cues["symmetric"] | cues["article"]
    found: list[Mention] = []
    for mention in reversed(mentions):
        thing = found[-1] if found else mention
        is_before = thing.start == mention.end and mention.is_hard and not thing.is_hard
        between = texts[mention.end : thing.start]
        is_linked = bool(between) and linking.issuperset(between)
        if is_before and (texts[thing.end - 1] in documents or is_of(thing.ids, mention.ids)):
            found[-1] = thing._replace(start=mention.start)
        elif is_linked and thing.is_hard and is_of(mention.ids, thing.ids, is_own=True):
            found[-1] = mention._replace(end=thing.end)
        else:
            found.append(mention)
    return tuple(reversed(found))


def side_of(
    words: Sequence[Word], mentions: Sequence[Mention], facets: Collection[Facet], cues: Cues
) -> frozenset[str]:
    """Return whose side is asked about: "Japan's delegation", "who was there for Japan"."""
    side: frozenset[str] = frozenset()
    hard = [mention for mention in mentions if mention.is_hard]
    texts = [word.text for word in words] if hard else []
    named = {i for m in mentions for i in range(m.start, m.end)}
    for mention in hard:
        after = set(texts[mention.end : mention.end + 2])
        if is_possessive(words[mention.end - 1]):  # "Japan's counterpart" is not Japan's
            after -= cues["counterpart"]
        near = range(max(0, mention.start - 2), mention.start)
        if any(texts[i] in cues["met"] and i not in named for i in near):
            continue  # "met Japanese officials" asks about those who met them
        at = _before(mention.start, texts, {*cues["article"], "of"})  # "on behalf of the French"
        before = text_at(words, at)
        is_for = bool({Facet.WHO, Facet.WHETHER}.intersection(facets)) and before in cues["for"]
        is_of = before in cues["side-noun"] - cues["counterpart"] and texts[at + 1] == "of"
        is_side = is_for or is_of or before in cues["side-of"]
        if is_side or not after.isdisjoint(cues["side-noun"]):
            side |= mention.ids
    return side


def _before(at: int, texts: Sequence[str], idle: Collection[str]) -> int:
    """Return the place of the word that stands before a name, but for such as mean nothing."""
    at -= 1
    while at > 0 and texts[at] in idle:
        at -= 1
    return at


@dataclass(eq=False)
class QuestionWords:
    """Tells what the words of a question ask for."""

    lexicon: Lexicon

    def __post_init__(self) -> None:
        self._phrases = Runs(self.lexicon.asking)

    def question_words(
        self, texts: Sequence[str], places: Sequence[int]
    ) -> tuple[list[Asking], set[int]]:
        """Return what a clause asks, and the words spent on it; "when and where" asks two."""
        asked: list[Asking] = []
        spent: set[int] = set()
        at = places[0]
        while at <= places[-1]:
            phrase = self._phrases.longest(texts, at)
            end = at + max(len(phrase), 1)
            if phrase and (not asked or at - max(spent) <= _SECOND_WITHIN):
                spent |= set(range(at, end))
                asking = self.lexicon.asking[phrase]
                noun = self._noun(texts, end) if asking.facet == "what" else None
                linking = self.lexicon.cues["article"] | self.lexicon.auxiliaries
                is_of_thing = noun is None or texts[end] in linking  # not "what country is it for"
                is_for = is_of_thing and self._is_for(texts, places, asking)
                asked.append(_WHY if is_for else noun or asking)
            at = end
        return asked, spent

    def _is_for(self, texts: Sequence[str], places: Sequence[int], asking: Asking) -> bool:
        """Whether a clause asks "what was it for", and not what a name is short for."""
        end, short = places[-1], self.lexicon.cues["short-for"]
        is_last = asking.facet == "what" and texts[end] == "for" and end > places[0] + 1
        return is_last and texts[end - 1] not in short

    def bare(self, texts: Sequence[str]) -> list[Asking]:
        """Return what is asked without a question word ("garrants job", "cost of it")."""
        before_of = (text for text, after in pairwise(texts) if after == "of")
        for kinds in map(self.kinds, (*before_of, *reversed(texts))):
            if not self.lexicon.bare_kinds.isdisjoint(kinds):
                return [self._asking_for(kinds)]
        return []

    def topic(self, texts: Sequence[str], facets: frozenset[Facet]) -> frozenset[str]:
        """Return that "what did they talk about", or "what did they discuss", asks for a topic."""
        cues = self.lexicon.cues
        is_about = "about" in texts[-2:] and not cues["speaking"].isdisjoint(texts)
        is_about |= any(one in cues["speaking"] and two == "about" for one, two in pairwise(texts))
        is_topic = facets == {Facet.WHAT} and (is_about or not cues["discussing"].isdisjoint(texts))
        return _TOPIC if is_topic else _NONE

    def _noun(self, texts: Sequence[str], at: int) -> Asking | None:
        """Return what the noun of "which country …" or "what is the purpose of …" asks for."""
        is_linked = False
        for i in range(at, min(at + _NOUN_WINDOW, len(texts))):
            text = texts[i]
            if text in self.lexicon.cues["be"]:
                is_linked = True
            elif text in self.lexicon.auxiliaries:
                return None
            kinds = self.kinds(text)
            if not kinds:
                continue
            # "what is the government building": a noun that begins what follows, then what is done
            is_doing = text.endswith("ing") and texts[i - 1] not in self.lexicon.cues["be"]
            if is_linked and is_doing:
                return None
            is_last = self.lexicon.cues["after-noun"].issuperset(texts[i + 1 : i + 2])
            if is_last or not is_linked:
                return self._noun_of_name(texts, i) or self._asking_for(kinds)
        return None

    def _noun_of_name(self, texts: Sequence[str], at: int) -> Asking | None:
        """Read "the name of the country" as a question for the country."""
        if texts[at] not in self.lexicon.cues["name-noun"] or texts[at + 1 : at + 2] != ["of"]:
            return None
        kinds = next(filter(None, map(self.kinds, texts[at + 2 : at + 5])), None)
        return self._asking_for(kinds) if kinds else None

    def kinds(self, text: str) -> tuple[str, ...]:
        """Return the kinds that a noun asks for."""
        return self.lexicon.kinds_of(text)

    def _asking_for(self, kinds: tuple[str, ...]) -> Asking:
        return Asking(self.lexicon.facet_of_kind.get(kinds[0], "what"), kinds)
