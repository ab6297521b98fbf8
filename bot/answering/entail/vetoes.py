"""Named reasons not to answer a question from a fact, however alike the two are.

A fuzzy score alone never decides. Each veto is a plain function of the question and the entry; what
a person, a country, a date or a side in the question says must agree with the fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.read.roles import Roles
from bot.facts import Facet
from bot.lang.dates import agrees, names_day
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.answering.find.index import Entry
    from bot.answering.read.question import Mention, Question
    from bot.answering.say.chronology import Chronology
    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

# What a question must have for a veto to be worth a look.
_NEEDS = {
    "date": "dates",
    "day": "dates",
    "another-name": "capitals",
    "side": "side",
    "loaded-word": "cue_words",
}
_CALLED_BY_NAME = frozenset(("person", "role", "rank", "name", "author", "group"))
_EXCLUDING_WITHIN = 2  # words: "besides Japan", "other than the Japanese"
_TO_THE_DAY = 2  # hyphens in a date in ISO 8601
_KNOWN_WORD = 2.9  # Zipf frequency below which a word in no vocabulary is taken for a name


class Vetoes:
    """The vetoes, with what they need to know of the language and the base.

    Args:
        is_said: whether facts, their asks or the entities' names have a folded word.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        stems: Callable[[str], str],
        is_said: Callable[[str], bool],
        entities: Collection[Entity],
        chronology: Chronology,
    ) -> None:
        self._side_by_entity = {
            entity.id: side
            for entity in entities
            if (side := entity.id if entity.kind == "country" else entity.side)
        }
        self._chronology = chronology
        self._lexicon = lexicon
        self._stems = stems
        self._is_said = is_said
        self._groups = {entity.id for entity in entities if entity.kind == "group"}
        self._persons = {entity.id for entity in entities if entity.kind in ("person", "role")}
        self._roles = {entity.id for entity in entities if entity.kind == "role"}
        self._roles_played = Roles(lexicon, entities)
        self._plain_opposites = {
            stems(word): frozenset(stems(other) for other in others if " " not in other)
            for word, others in lexicon.opposites.items()
            if " " not in word
        }
        self._opposites = {
            self._head(word): frozenset(map(self._head, others))
            for word, others in lexicon.opposites.items()
        }

        self._time_units = {stems(unit) for unit in lexicon.cues["time-unit"]}
        self._checks = (
            ("name", self._names_another),
            ("date", self._dates_differ),
            ("day", self._is_dated_closer),
            ("another-name", self._is_part_of_another_name),
            ("country", self._names_another_country),
            ("unnamed", self._wants_a_name),
            ("excluded", self._has_only_the_excluded),
            ("number", self._counts_otherwise),
            ("side", self._is_on_the_other_side),
            ("loaded-word", self._is_loaded),
            ("order", self._asks_for_another_order),
            ("rank", self._picks_by_rank),
            ("thin", self._is_thin),
            ("contrary", self._says_the_contrary),
            ("doer", self._roles_played.has_another_doer),
            ("swapped", self._roles_played.is_swapped),
        )
        self._on_all = (  # what speaks against every fact
            ("unknown-name", self._names_nobody_known),
            ("order", self._chronology.contradicts),
            ("mistaken", self._roles_played.takes_for_another),
        )

    def _head(self, phrase: str) -> str:
        """Return the stem of a word, or of the verb of a phrasal verb ("stand up")."""
        first, *others = phrase.split()
        return self._stems(first if self._lexicon.stop.issuperset(others) else phrase)

    def of(self, question: Question) -> Callable[[Entry], tuple[str, ...]]:
        """Return what gives the names of the vetoes against answering a question from an entry.

        A gap is only about somebody else where the question names another person.
        """
        always = tuple(name for name, speaks_against in self._on_all if speaks_against(question))
        checks = [
            (name, speaks_against)
            for name, speaks_against in self._checks
            if name not in _NEEDS or getattr(question, _NEEDS[name])
        ]

        def against(entry: Entry) -> tuple[str, ...]:
            if entry.gap is not None:
                return ("name",) if self._names_another_person(question, entry) else ()
            own = [name for name, speaks_against in checks if speaks_against(question, entry)]
            return (*always, *own)

        return against

    def _is_loaded(self, question: Question, entry: Entry) -> bool:
        """Whether a superlative, an "only" or a "next" is in it that the fact's asks never use."""
        cues = self._lexicon.cues
        idle = cues["may-be-idle"]
        not_claiming = cues["request"] | cues["choice"]
        if Facet.WHETHER in question.facets and not_claiming.isdisjoint(question.texts):
            idle -= cues["universal"]  # "has it held one with all?", not "could you list them all?"
        return not question.cue_words - idle <= entry.cue_words

    def _names_another(self, question: Question, entry: Entry) -> bool:
        """Whether it names somebody or something that the fact is not about.

        Of alternatives ("Israel or Brazil?") and of what is set aside ("besides Brazil") one may
        differ.
        """
        strange = [
            m for m in question.mentions if self._must_agree(m) and m.ids.isdisjoint(entry.names)
        ]
        texts = question.texts
        is_free = not self._lexicon.cues["alternative"].isdisjoint(texts) and any(
            m.is_hard and not m.ids.isdisjoint(entry.names) for m in question.mentions
        )
        return bool(strange) and not (is_free and all(self._is_optional(m, texts) for m in strange))

    def _names_another_person(self, question: Question, entry: Entry) -> bool:
        return any(
            mention.ids <= self._persons and mention.ids.isdisjoint(entry.names)
            for mention in question.mentions
        )

    def _must_agree(self, mention: Mention) -> bool:
        """Whether a mention has to be of the fact: a name or a role, not a group ("officials")."""
        if not mention.ids.isdisjoint(self._groups):
            return False
        return mention.is_hard or mention.ids <= self._roles

    def _is_optional(self, mention: Mention, texts: list[str]) -> bool:
        nearby = (
            texts[max(0, mention.start - 2) : mention.start] + texts[mention.end : mention.end + 2]
        )
        return not self._lexicon.cues["alternative"].isdisjoint(nearby)

    def _names_another_country(self, question: Question, entry: Entry) -> bool:
        """Whether it names a country that no source knows."""
        return any(
            word.text in self._lexicon.countries
            and i not in question.named
            and self._stems(word.text) not in entry.quote_keys
            for i, word in question.core
        )

    def _wants_a_name(self, question: Question, entry: Entry) -> bool:
        """Whether a name is wanted ("who signed, by name") where the fact has but a role."""
        texts = {word.text for _, word in question.core}
        wants_other = bool(question.kinds) and question.kinds.isdisjoint(_CALLED_BY_NAME)
        if wants_other or self._lexicon.cues["by-name"].isdisjoint(texts):
            return False  # "name the countries" is no question for persons
        if any(m.ids <= self._groups | self._roles for m in question.mentions):
            return self._persons.isdisjoint(entry.who - self._roles)
        return Facet.WHO in question.facets and not entry.names_somebody

    def _has_only_the_excluded(self, question: Question, entry: Entry) -> bool:
        """Whether "who besides Japan" is asked and the fact has nobody that is not named in it."""
        if Facet.WHO not in question.facets or not entry.who:
            return False
        texts = question.texts
        excluding = self._lexicon.cues["excluding"]
        excluded: frozenset[str] = frozenset()
        for m in question.mentions:
            before = texts[max(0, m.start - _EXCLUDING_WITHIN) : m.start]
            if not excluding.isdisjoint(before):
                excluded |= m.ids
        named = frozenset(i for m in question.mentions for i in m.ids)
        tells_of = entry.who.union(entry.fact.entities if entry.fact else ())
        return not excluded.isdisjoint(tells_of) and entry.who <= named

    def _is_on_the_other_side(self, question: Question, entry: Entry) -> bool:
        """Whether it asks who stood on one side, and the fact is of the other or of both."""
        sides = {
            self._side_by_entity[name] for name in question.side if name in self._side_by_entity
        }
        if not (sides and entry.sides):
            return False
        tells_apart = (
            len(entry.sides) == 1 or entry.names_somebody or Facet.WHO not in question.facets
        )
        return sides.isdisjoint(entry.sides) or not tells_apart

    def _dates_differ(self, question: Question, entry: Entry) -> bool:
        if entry.fact is None or not question.dates:
            return False
        return not any(agrees(asked, d.iso) for asked in question.dates for d in entry.dates)

    def _is_dated_closer(self, question: Question, entry: Entry) -> bool:
        """Whether it names a day where the fact has no more than the month."""
        if not (question.dates and entry.dates):
            return False
        return not any(
            agrees(asked, d.iso) and (d.iso.count("-") == _TO_THE_DAY or not names_day(asked))
            for asked in question.dates
            for d in entry.dates
        )

    def _counts_otherwise(self, question: Question, entry: Entry) -> bool:
        """Whether it counts something that the fact tells of by a number the fact never has."""
        texts = question.texts
        for i, text in enumerate(texts[:-1]):
            is_number = text in question.numbers or text in self._lexicon.cues["numeral"]
            if is_number and i not in question.named and self._stems(text) not in entry.vocabulary:
                counted = self._stems(texts[i + 1])
                if counted in entry.vocabulary or counted in self._time_units:
                    return True
        return False

    def _names_nobody_known(self, question: Question) -> bool:
        """Whether a word that was written as a name is known neither here nor as English.

        "Petrov, what does he do" is about Petrov, though the clause that asks does not say so.
        """
        places = question.capitals
        own = self._lexicon.cues["first-person"]
        if not question.named - question.asides and own.isdisjoint(question.texts):
            places = [
                i
                for i, word in enumerate(question.words)
                if i not in question.named and word.is_capital
            ]
        capitals = [
            (i, word.text)
            for i in places
            if (word := question.words[i]).text.isalpha() and not self._is_month(word)
        ]
        is_title = len(capitals) > len(question.core) / 2  # capitals throughout tell nothing
        return any(
            not self._is_said(text)
            and (self._lexicon.zipf.get(text, 0) < _KNOWN_WORD or (i and not is_title))
            for i, text in capitals
        )

    def _is_part_of_another_name(self, question: Question, entry: Entry) -> bool:
        """Whether a name that the fact has stands in a longer one: "Japan Coast Guard"."""
        words, named = question.words, question.named
        longer = [i for i in question.capitals if i - 1 in named and words[i - 1].is_capital]
        if not longer or all(self._is_plain_word(words[i], entry) for i in longer):
            return False
        unnamed = sum(i not in named for i, _ in question.core)
        return len(question.capitals) <= unnamed / 2  # capitals throughout tell nothing

    def _is_plain_word(self, word: Word, entry: Entry) -> bool:
        """Whether a capital says nothing new: a title, a date, a word of the fact's own."""
        return (
            word.text in self._lexicon.cues["title"]
            or word.text in self._lexicon.stop
            or word.text in self._lexicon.auxiliaries
            or self._is_month(word)
            or not word.text.isalpha()
            or self._stems(word.text) in entry.quote_keys
        )

    def _is_month(self, word: Word) -> bool:
        return word.text in self._lexicon.months

    def _asks_for_another_order(self, question: Question, entry: Entry) -> bool:
        """Whether it puts two things into an order that the sources leave open."""
        listed = [m for m in question.mentions if not m.ids.isdisjoint(entry.listed)]
        if entry.has_order or len(listed) < 2:  # noqa: PLR2004 - two can be compared
            return False
        texts = question.texts
        between = texts[listed[0].end : listed[-1].start]
        cues = self._lexicon.cues
        ranks = {self._stems(text) for text in cues["rank"].intersection(texts)}
        return not (ranks <= entry.quote_keys and cues["order"].isdisjoint(between))

    def _picks_by_rank(self, question: Question, entry: Entry) -> bool:
        """Whether one of several is asked for by a rank that is left open: "who was first to …".

        "Who held the first talks" asks for no rank.
        """
        if Facet.WHO not in question.facets or entry.has_order or "order" in entry.kinds:
            return False
        cues = self._lexicon.cues
        if cues["rank"].isdisjoint(question.texts):
            return False
        texts = ["", *question.texts, ""]
        return any(
            text in cues["rank"]
            and (
                before in cues["asker"]
                or after in cues["ranked"]
                or self._is_asked_kind(before, question)
                or self._is_asked_kind(after, question)
                or (not after and before in cues["be"])
            )
            for before, text, after in zip(texts, texts[1:], texts[2:], strict=False)
        )

    def _is_asked_kind(self, noun: str, question: Question) -> bool:
        """Whether a noun is that of the kind asked for, but for a "first name"."""
        kinds = self._lexicon.answer_nouns.get(noun, ())
        return not question.kinds.isdisjoint(kinds) and "name" not in kinds

    def _is_thin(self, question: Question, entry: Entry) -> bool:
        """Whether it is a single plain word that the fact's own words lack ("thoughts?")."""
        if question.kinds or len(question.content) != 1:
            return False
        term = question.content[0]
        return not term.is_name and term.key not in entry.quote_keys

    def _says_the_contrary(self, question: Question, entry: Entry) -> bool:
        """Whether a word that the fact lacks undoes it, or is the contrary of one that it has.

        An ask that offers both ("cutting or bolstering?") does not make the fact say both, nor does
        a fact that tells what follows when somebody is attacked say that one is to attack.
        """
        keys = {term.key for term in question.content}
        for term in question.content:
            if term.is_aside:
                continue
            against = self._plain_opposites.get(term.key, frozenset()) - keys
            is_own = term.key in entry.own
            if is_own or (against and not entry.quote_keys.isdisjoint(term.also)):
                is_to_do = self._is_to_do(question.texts, term.at)
                if against and is_to_do and not against.isdisjoint(self._to_do(entry)):
                    return True
            elif term.key in entry.vocabulary:
                if not (question.is_turned or against.isdisjoint(entry.own)):
                    return True
            elif self._undoes(question.words[term.at].text, term.key, entry):
                return True
        return False

    def _undoes(self, text: str, stem: str, entry: Entry) -> bool:
        against = self._opposites.get(stem, frozenset())
        return text in self._lexicon.cues["undoing"] or not against.isdisjoint(entry.vocabulary)

    def _is_to_do(self, texts: list[str], at: int) -> bool:
        """Whether a word is what somebody is to do: "to attack", not "is attacked"."""
        return at > 0 and texts[at - 1] in self._lexicon.cues["to-do"]

    def _to_do(self, entry: Entry) -> set[str]:
        """Return the stems of what a fact says that somebody is to do."""
        fact = entry.fact
        assert fact is not None  # noqa: S101 - only facts are vetoed so
        texts = [word.text for word in split(fact.answer)]
        return {self._stems(text) for i, text in enumerate(texts) if self._is_to_do(texts, i)}
