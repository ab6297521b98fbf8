"""The finding steps of the engine, joined by hand over a made-up base, so that each can be seen."""

from pathlib import Path

from bot import factbase
from bot.answering.entail.case import Case, Known
from bot.answering.find.index import Index, Likener
from bot.answering.find.measure import Context, Slots, measure
from bot.answering.find.query import Nearness, Reader
from bot.answering.read.names import Names
from bot.answering.read.parse import Parser
from bot.answering.read.readings import count_words, read, read_base
from bot.compiling.compile import compile_seeds, write_knowledge
from bot.facts import FactBase
from bot.lang.lexicon import Lexicon
from bot.lang.words import Stems


def compiled(folder: Path, name: str, text: str, annotation: str = "") -> FactBase:
    """Return the base of one text, compiled within a folder."""
    seeds, knowledge = folder / "seeds", folder / "knowledge"
    seeds.mkdir()
    Path(seeds, f"{name}.txt").write_text(text, "utf-8")
    if annotation:
        Path(seeds, f"{name}.yaml").write_text(annotation, "utf-8")
    write_knowledge(compile_seeds(seeds), knowledge)
    return factbase.load(seeds, knowledge)


class Bench:
    """What `Answerer` joins, up to the judgement; nothing is corrected.

    `source` is the id of the source whose facts and gaps are called by their local ids.
    """

    def __init__(self, base: FactBase, lexicon: Lexicon, source: str) -> None:
        self.base, self.lexicon, self._source = base, lexicon, source
        self.stems = stems = Stems(lexicon.stemmer, lexicon.irregular)
        names = Names(base.entities.values(), lexicon, stems)
        self.parser = Parser(lexicon, names)
        self.readings = read_base(base, self._reading)
        self.index = Index(base, self.readings.gathered, lexicon.groups, stems)
        self.nearness = Nearness(self.index.vocabulary, lexicon.groups, lexicon.related)
        shares, weight = self.index.passages.shares, self.index.weight
        self._reader = Reader(shares, weight, self.nearness, lexicon)
        self.slots = Slots(base.entities, lexicon, stems)
        self.known = self._make_known()

    def _reading(self, text):
        return read(self.parser.parse(text), self.lexicon.cues)

    def _make_known(self) -> Known:
        named = count_words(
            name for e in self.base.entities.values() for name in (e.name, *e.aliases)
        )
        said = self.readings.words.keys() | named.keys()
        return Known(
            index=self.index,
            slots=self.slots,
            entities=self.base.entities,
            lexicon=self.lexicon,
            stems=self.stems,
            is_said=said.__contains__,
        )

    def query(self, typed):
        return self._reader.read(self.parser.parse(typed))

    def entry(self, local):
        """Return the entry of the fact or gap with a local id."""
        wanted = f"{self._source}/{local}"
        for entry in self.index.entries:
            held = entry.fact or entry.gap
            if held is not None and held.id in (wanted, local):
                return entry
        raise KeyError(wanted)

    def rule_entry(self, words):
        """Return the entry of the fact that rules made of the sentence with some words."""
        for entry in self.index.entries:
            fact, passage = entry.fact, entry.passage
            if fact is not None and passage is not None and fact.by_rule and words in passage.text:
                return entry
        raise KeyError(words)

    def found(self, typed):
        """Return the facts and gaps found, as local ids, best first."""
        facts, gaps = self.index.find(self.query(typed))
        return [_local(e.fact.id) for e, _ in facts], [_local(gap.gap.id) for gap in gaps]

    def likeness(self, typed, local):
        return Likener(self.query(typed), self.index).measure(self.entry(local))

    def case(self, typed, entry) -> Case:
        """Return a question beside an entry, whether it is found by it or not."""
        query = self.query(typed)
        context = Context(self.index.passages.all, query)
        likener = Likener(query, self.index)
        found = [(entry, 1.0)]
        [measured] = measure(self.slots, query, found, context, likener)
        return Case(self.known, query, measured, context)


def _local(fact_id):
    return fact_id.rpartition("/")[2]
