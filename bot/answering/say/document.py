"""Questions about the documents themselves: what they are about, whom they mention, their title."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import replace
from functools import cached_property, partial
from heapq import nlargest
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from bot.answering.say.cite import LONGEST_QUOTE, MOST_CITATIONS, cite_span
from bot.answering.say.forms import count
from bot.answering.say.outcome import notes_on, tell_all
from bot.facts import Date, Facet, Span
from bot.lang.words import Runs, split
from bot.outcomes import Answer, Basis, Choices, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.read.question import Question
    from bot.facts import Citation, Fact, FactBase, Sentence, Source
    from bot.lang.lexicon import Lexicon
    from bot.outcomes import Slot

_SENTENCE_END = (".", "!", "?", "”", '"')  # what a headline doesn't end in
# What only another sentence explains, or is no whole one: "They signed it.", "To see the fair."
_POINTING = re.compile(r"^(?:It|They|He|She|To)\b|\b(?:it|them)\.$")
_MOST_CHOICES = 3
_PLACES = frozenset(("country", "place"))


class Documents:
    """Answers from what is known of whole sources.

    A question is about them where all its words are: "tl;dr", "what is the article about".
    """

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._base, self._lexicon, self._cues = base, lexicon, lexicon.cues
        self._overview = Runs(tuple(phrase.split()) for phrase in lexicon.cues["overview"])
        self._telling = self._cues["mentioning"].union(self._overview.by_first, ["about"])

    @cached_property
    def _seen(self) -> dict[str, tuple[Source, Span]]:
        """Where each entity is first named, by its id, in the order of the text."""
        found = [fact for fact in self._base.facts.values() if fact.by_rule]
        found.sort(key=lambda fact: (fact.source, fact.quotes[0].start))
        seen: dict[str, tuple[Source, Span]] = {}
        for fact in found:
            for name in fact.entities:
                seen.setdefault(name, (self._base.sources[fact.source], fact.quotes[0]))
        return seen

    @cached_property
    def _titled(self) -> dict[str, Source]:
        """The sources by the words of their titles."""
        sources = self._base.sources.values()
        return {" ".join(word.text for word in split(source.title)): source for source in sources}

    @cached_property
    def _heading(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the only source's title, and whom that or the first sentence names."""
        if len(self._base.sources) != 1:
            return frozenset(), frozenset()
        (source,) = self._base.sources.values()
        end = self._told(source)[0].span.end
        first = (fact for fact in self._base.facts.values() if fact.quotes[0].start < end)
        words = frozenset(word.text for word in split(source.title))
        named = {name for fact in first for name in fact.entities}
        for entity in self._base.entities.values():
            if any(_is_called(source.title, name) for name in (entity.name, *entity.aliases)):
                named.add(entity.id)
        return words, frozenset(named)

    @cached_property
    def _leads(self) -> dict[tuple[str, int], Fact]:
        """Of the facts annotated in a sentence the one most asked of, by where that begins.

        None that says "it" of what only another tells, or only who somebody is.
        """
        leads: dict[tuple[str, int], Fact] = {}
        starts = {
            source.id: [sentence.span.start for sentence in source.sentences]
            for source in self._base.sources.values()
        }
        told = (f for f in self._base.facts.values() if f.answer and not f.by_rule)
        told = (f for f in told if not (_POINTING.search(f.answer) or _says_who(f)))
        for fact in sorted(told, key=lambda f: (-len(f.asks), f.quotes[0].start)):
            own = starts[fact.source]
            leads.setdefault((fact.source, own[bisect(own, fact.quotes[0].start) - 1]), fact)
        return leads

    def answer(self, question: Question) -> Answer | Choices | None:
        """Return the gist, or whom the sources mention, where that is asked; None else.

        Of several sources the newest are offered by title, and a title asks what it is about.
        """
        texts, sources = question.texts, self._base.sources
        if self._telling.isdisjoint(texts):
            source = self._titled.get(" ".join(texts)) if len(sources) > 1 else None
            return self._overview_of(source, question) if source else None
        names, own = self._read(question)
        if not self._cues["mentioning"].isdisjoint(texts):
            return self._mentioned(question, own - self._cues["mentioning"])
        if (names and not self._are_of_lead(question)) or not self._is_overview(question, own):
            return None
        newest = nlargest(
            _MOST_CHOICES, sources.values(), key=lambda s: s.dated.iso if s.dated else ""
        )
        if len(sources) == 1:
            return self._overview_of(newest[0], question)
        cited = tuple(cite_span(s.sentences[0].span, s) for s in newest)
        return Choices(tuple(source.title for source in newest), citations=cited)

    def part(self, question: Question, fact: Fact) -> tuple[Fact, ...]:
        """Return what is told in the paragraph of a fact, where the gist of a part is asked for."""
        texts, source = question.texts, self._base.sources[fact.source]
        is_gist = any(map(partial(self._overview.longest, texts), range(len(texts))))
        if fact.by_rule or not is_gist or not question.facets <= {Facet.WHAT, Facet.HOW}:
            return ()
        starts = [sentence.span.start for sentence in source.sentences]
        own = source.sentences[bisect(starts, fact.quotes[0].start) - 1]
        told = (
            self._leads.get((source.id, sentence.span.start)) if sentence is not own else fact
            for sentence in source.sentences
            if sentence.paragraph == own.paragraph
        )
        return tuple(each for each in told if each is not None)[:MOST_CITATIONS]

    def datum(self, question: Question) -> Answer | None:
        """Return the one source's title, address, date or publisher, where that is asked."""
        if len(self._base.sources) != 1:
            return None
        (source,) = self._base.sources.values()
        names, own = self._read(question)
        if names or not own:
            return None
        data: tuple[tuple[str, frozenset[str], Slot | None], ...] = (
            ("document-title", self._cues["of-title"], source.title),
            ("document-url", self._cues["of-url"], source.url),
            ("document-published", self._cues["of-published"], source.published),
            ("document-publisher", self._cues["of-publisher"], source.publisher),
        )
        for key, asked, value in data:
            is_timely = isinstance(value, Date) == (Facet.WHEN in question.facets)
            if value and own <= asked and is_timely:
                notes = notes_on([value]) if isinstance(value, Date) else ()
                said = (Message(key, {"words": value}),)
                cited = (_cite_words(str(value), source),)
                return Answer("", cited, (), notes, said, basis=Basis.DOCUMENT)
        return None

    def _read(self, question: Question) -> tuple[set[int], set[str]]:
        """Return where names stand, and the words that tell what is asked, "the article" aside."""
        texts, idle = question.texts, self._cues["document"] | self._lexicon.stop
        hard, called = (
            {i for m in question.mentions if is_of(m) for i in range(m.start, m.end)}
            for is_of in (lambda m: m.is_hard, lambda m: texts[m.end - 1] in idle)
        )
        names = {i for i in hard if texts[i] not in idle}  # "this article" may be a name
        asked = [t for t in question.content if not t.is_aside] or question.content
        own = {texts[t.at] for t in asked if t.at not in names | called} - idle
        return names, own

    def _is_overview(self, question: Question, own: set[str]) -> bool:
        """Whether the gist is asked for."""
        texts = question.texts
        if not question.asides.issuperset(term.at for term in question.content):
            texts = [word.text for _, word in question.core]
        runs = [self._overview.longest(texts, at) for at in range(len(texts))]
        found = {text for run in runs for text in run}
        is_pointing = not (self._cues["document"] | {"this", "it"}).isdisjoint(texts)
        is_about = "about" in texts and question.facets == {Facet.WHAT} and is_pointing
        to, own_to = self._cues["for"], self._cues["first-person"] | self._cues["article"]
        for_whom = next(
            (i for i, (one, after) in enumerate(pairwise(texts)) if one in to and after in own_to),
            len(texts),
        )
        aside = self._cues["news"].union(
            self._cues["length-of-text"], texts[for_whom:], self._heading[0]
        )
        soft = (m for m in question.mentions if not m.is_hard and m.ids & self._heading[1])
        aside |= {text for m in soft for text in question.texts[m.start : m.end]}
        return own - aside <= found and bool(found or is_about)

    def _are_of_lead(self, question: Question) -> bool:
        """Whether all names are those of the only source's lead: "the piece on Oslo and Bonn".

        Of countries and places one is enough.
        """
        hard = [mention.ids for mention in question.mentions if mention.is_hard]
        entities = self._base.entities
        where = [all(entities[name].kind in _PLACES for name in ids) for ids in hard]
        own = [not ids.isdisjoint(self._heading[1]) for ids in hard]
        return (any(own) or not hard) and all(map(or_, own, where))

    @staticmethod
    def _told(source: Source) -> Sequence[Sentence]:
        """Return the sentences of a text, without its headlines where it has others."""
        return [s for s in source.sentences if _is_whole(source, s)] or source.sentences

    def _overview_of(self, source: Source, question: Question) -> Answer:
        """Return the title of a source and its first sentences: news says first what counts.

        In one line where that is asked for.
        """
        told = self._told(source)
        opening = Message("overview", {"title": source.title})
        cited = tuple(cite_span(s.span, source) for s in told[:MOST_CITATIONS])
        leads = [self._leads.get((source.id, sentence.span.start)) for sentence in told]
        most = MOST_CITATIONS if self._cues["single"].isdisjoint(question.texts) else 1
        first = [lead for lead in leads[:most] if lead is not None]
        if leads[0] is None:
            return Answer("", cited, (), opening=(opening,), basis=Basis.DOCUMENT)
        in_short = Message("in-short", {"title": source.title})
        short = tell_all(first, self._base, in_short)
        return replace(short, citations=cited, facts=(), notes=(), basis=Basis.DOCUMENT)

    def _mentioned(self, question: Question, own: set[str]) -> Answer | None:
        """Return whom the sources mention of a kind, or that they do mention somebody."""
        is_claim = question.facets <= {Facet.WHETHER}
        at = next(i for i, t in enumerate(question.texts) if t in self._cues["mentioning"])
        subjects = self._cues["document"] | {"it", "this"} | self._cues["copula"]
        if is_claim and subjects.isdisjoint(question.texts[:at]):
            return None  # "did Ito mention China"
        names = {name for m in question.mentions if m.is_hard for name in m.ids}
        if is_claim and names and not own:
            found = [name for name in names if name in self._seen]
            said = Message("named-as", {"name": self._base.entities[found[0]]} if found else {})
            return self._cited(found, said) if found else None
        if is_claim and not names and self._is_name(question, own):
            return self._absent(question, own)
        kinds = question.kinds or ({"person"} if question.facets == {Facet.WHO} else set())
        nouns = self._lexicon.answer_nouns
        if names or is_claim or not kinds or any(kinds.isdisjoint(nouns.get(w, ())) for w in own):
            return None
        entities = self._base.entities
        found = [name for name in self._seen if entities[name].kind in kinds]
        named = [entities[name] for name in found]
        return self._cited(found, count(named)) if len(found) > 1 else None

    def _is_name(self, question: Question, own: set[str]) -> bool:
        """Whether words are a name that no entity has."""
        words = [word for word in question.words if word.text in own]
        is_common, countries = self._lexicon.is_common, self._lexicon.countries
        return bool(own) and all(
            word.is_capital or word.text in countries or not is_common(word.text) for word in words
        )

    def _absent(self, question: Question, own: set[str]) -> Answer:
        """Return where a name stands in the sources, or that it doesn't."""
        words = " ".join(word.typed for word in question.words if word.text in own)
        pattern = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
        for source in self._base.sources.values():
            if match := pattern.search(source.text):
                cited = (cite_span(Span(*match.span()), source),)
                return Answer("", cited, (), opening=(Message("yes"),), basis=Basis.DOCUMENT)
        said = (Message("no"), Message("never-named", {"name": words}))
        return Answer("", (), (), opening=said, basis=Basis.ABSENCE)

    def _cited(self, names: Iterable[str], said: Message) -> Answer:
        places = [self._seen[name] for name in names]
        cited = {span: cite_span(span, source) for source, span in places}
        opening, quotes = (said,), tuple(cited.values())[:MOST_CITATIONS]
        return Answer("", quotes, (), opening=opening, basis=Basis.DOCUMENT)


def _is_called(title: str, name: str) -> bool:
    """Whether a title has a name; an acronym only in its own capitals: "us" is no US."""
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.search(rf"\b{re.escape(name)}\b", title, flags) is not None


def _says_who(fact: Fact) -> bool:
    """Whether a fact tells but somebody's office, or what letters are short for."""
    told = fact.fills.get(Facet.WHAT)
    return told is not None and not {"role", "expansion"}.isdisjoint(told.kinds)


def _is_whole(source: Source, sentence: Sentence) -> bool:
    """Whether a sentence is one, and no headline."""
    return source.text[sentence.span.start : sentence.span.end].rstrip().endswith(_SENTENCE_END)


def _cite_words(words: str, source: Source) -> Citation:
    """Return the citation of some words, or of the source's first sentence."""
    at = source.text.find(words)
    is_there = at >= 0 and len(words) <= LONGEST_QUOTE
    return cite_span(Span(at, at + len(words)) if is_there else source.sentences[0].span, source)
