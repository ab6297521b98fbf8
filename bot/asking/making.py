"""The questions that a fact may answer, in the language of its source, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asking import grammar as grammars
from bot.asking.clauses import ClauseReader, bare, plain
from bot.asking.filling import Filler
from bot.asking.framing import Framer
from bot.asking.names import KnownNames, shown
from bot.asking.polishing import Polisher, finish
from bot.asking.spelling import Spelling
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.asking.clauses import Clause
    from bot.facts import Entity, Fact, FactBase, Fill
    from bot.lang.lexicon import Lexicon

_NAMING = frozenset(("expansion", "name", "title", "definition"))
_FIRST = 6  # asks of a fact that may be shown, in good form, for what it fills: the plainest
_MOST_READ = 25  # and where nothing else is found


class Maker:
    """Makes questions that a fact may answer, not yet tried."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._base = base
        self._grammar = grammars.load(lexicon)
        self._names = KnownNames(base, lexicon)
        self._filler = Filler(self._grammar, self._names.lower)
        self._framer = Framer(base, self._grammar.frames)
        self._polisher = Polisher(self._grammar, Spelling(base, lexicon, self._names))

    def make(self, fact: Fact) -> dict[Facet, list[str]]:
        """Return questions for what a fact fills, what people ask for first, the best first."""
        clauses = list(self._clauses(fact))
        asked = [each for each in self._asked(fact, _FIRST) if each[0] in fact.fills]
        made: dict[Facet, list[str]] = {facet: [] for facet, _ in asked}
        for facet, fill in fact.fills.items():
            if self._is_meant(fact, facet):
                found = (
                    q for clause in clauses for q in self._of_clause(fact, clause, facet, fill)
                )
                made.setdefault(facet, []).extend(self._finished(found))
            for question in self._finished(self._framer.by_kind(fact, fill)):
                made.setdefault(self._polisher.facet(question) or facet, []).append(question)
        for facet, question in asked:
            made[facet].append(question)
        return made

    def make_else(self, fact: Fact) -> dict[Facet, list[str]]:
        """Return questions for a fact that no filler makes one for: of its asks, its name."""
        made: dict[Facet, list[str]] = {}
        named = [(Facet.WHAT, q) for q in self._finished(self._framer.about(fact))]
        asked = sorted(self._asked(fact, _MOST_READ), key=lambda found: found[0] is Facet.WHETHER)
        for facet, question in (*asked, *named):
            made.setdefault(facet, []).append(question)
        return made

    def named(self, entity: Entity) -> str:
        """Return the question for a name alone; empty where it makes none."""
        return finish(self._framer.named(entity), self._grammar)

    def _asked(self, fact: Fact, most: int) -> list[tuple[Facet, str]]:
        return [found for ask in fact.asks[:most] if (found := self._polisher.polish(ask))]

    def _finished(self, questions: Iterable[str]) -> list[str]:
        return [done for question in questions if (done := finish(question, self._grammar))]

    def _of_clause(self, fact: Fact, clause: Clause, facet: Facet, fill: Fill) -> Iterator[str]:
        about = self._base.entities.get(fact.subject)
        is_person = about is not None and about.kind == "person"
        is_copula = clause.auxiliary in self._grammar["be"] and not clause.verb
        if not (is_person and is_copula and facet is Facet.WHAT):  # "what is she" is no question
            yield from self._filler.ask(clause, facet, fill)

    def _is_meant(self, fact: Fact, facet: Facet) -> bool:
        """Whether a facet has more than a name that another tells: not "who does X stand for"."""
        what = fact.fills.get(Facet.WHAT)
        if facet is not Facet.WHO or what is None or _NAMING.isdisjoint(what.kinds):
            return True
        return plain(what.text).lower() not in plain(fact.fills[facet].text).lower()

    def _clauses(self, fact: Fact) -> Iterator[Clause]:
        """Yield the clauses that say a fact: of its sentence, then of its quotes."""
        fills = {plain(fill.text.partition(";")[0]).lower() for fill in fact.fills.values()}

        def is_name(text: str) -> bool:
            return text.lower() in fills or self._names.are_names(text)

        reader = ClauseReader(self._grammar, is_name)
        text = self._base.sources[fact.source].text
        starts = {sentence.span.start for sentence in self._base.sources[fact.source].sentences}
        quotes = (text[q.start : q.end] for q in fact.quotes if q.start in starts)
        for sentence in (fact.answer, *quotes):
            clause = reader.read(self._resolved(sentence, fact))
            if clause is not None and clause.said:
                said = clause.said
                clause = reader.read(self._resolved(f"{said[:1].upper()}{said[1:]}", fact))
            if clause is not None:
                yield clause

    def _resolved(self, sentence: str, fact: Fact) -> str:
        """Return a sentence with the fact's subject in the place of its "it"."""
        about = self._base.entities.get(fact.subject)
        if about is None or about.kind == "person":
            return sentence
        words = sentence.split(" ")
        at = next((at for at, word in enumerate(words) if bare(word) == "it"), -1)
        if at < 0 or shown(about).lower() in sentence.lower():
            return sentence
        name = shown(about)
        name = f"{name[:1].upper()}{name[1:]}" if at == 0 else name
        words[at] = words[at].replace("it", name).replace("It", name)
        return " ".join(words)
