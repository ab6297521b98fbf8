"""Each veto by its name, over made-up facts: what it is for, and the near twin that it lets by."""

import pytest

from bot.answering.entail.vetoes import Vetoes
from bot.answering.find.index import Index
from bot.answering.read.parse import Parser, groups_by_stem
from bot.answering.read.readings import count_words, gather_all, read
from bot.answering.say.chronology import Chronology
from bot.facts import Date, Facet, Fact, FactBase, Fill, Gap, Sentence, Source, Span

TEXT = (
    "Gen. Kenji Ito led Norway in the talks with the French on May 3, 2021. "
    "Senior aides signed a charter. The Coast Navy held earlier talks in Oslo and Bonn. "
    "They agreed to expand the port."
)
ASKS = {
    "led": ("who led the talks for Norway", "who was in charge", "did Ito lead the talks"),
    "signed": ("who signed the charter", "what was signed"),
    "earlier": ("where did the Coast Navy hold earlier talks", "which cities had talks"),
    "port": ("what about the port", "did they agree to expand the port"),
}


def made_facts():
    led = {
        Facet.WHO: Fill("Gen. Kenji Ito", ("person",), ("ito",)),
        Facet.WHEN: Fill("May 3, 2021", ("day",), date=Date("2021-05-03", "May 3, 2021")),
    }
    signed = {Facet.WHO: Fill("senior aides", ("group",), ("aides",))}
    earlier = {Facet.WHERE: Fill("Oslo and Bonn", ("city",), ("oslo", "bonn"))}
    made = (
        ("led", "led Norway", "set", led, ("ito", "no", "fr", "set"), (Date("2021-05-03"),)),
        ("signed", "aides signed a charter", "aides", signed, (), (Date("2021-05-03"),)),
        ("earlier", "held earlier talks in Oslo and Bonn", "navy", earlier, ("oslo", "bonn"), ()),
        ("port", "expand the port", "", {}, (), ()),
    )
    for id_, quote, subject, fills, entities, dates in made:
        at = TEXT.index(quote)
        yield Fact(
            id_,
            "s",
            (Span(at, at + len(quote)),),
            subject=subject,
            answer=f"It says: {quote}.",
            fills=fills,
            entities=entities,
            dates=dates,
            asks=ASKS[id_],
        )


@pytest.fixture(scope="module")
def against(english, stems, names, made_entities):
    entities = made_entities
    source = Source("s", "s.txt", "", TEXT, "", sentences=(Sentence(Span(0, len(TEXT)), 1, 1),))
    gap = Gap("why", "s", "navy", (Facet.WHY,), "It does not say why.", words=("why so late",))
    facts = {fact.id: fact for fact in made_facts()}
    base = FactBase({"s": source}, {e.id: e for e in entities}, facts, (gap,))
    groups = groups_by_stem(english, stems)
    parser = Parser(english, names, stems, groups)

    def reading(text):
        question = parser.parse(text)
        return read(question, parser.settled_names(question), parser.claimed_cues(question))

    index = Index(base, gather_all(base, reading), groups)
    said = count_words([TEXT, *(ask for asks in ASKS.values() for ask in asks)])
    chronology = Chronology(base, english)
    vetoes = Vetoes(english, stems, said.__contains__, entities, chronology)
    entries = {(e.fact or e.gap).id: e for e in index.entries}

    def named(question, entry):
        return set(vetoes.of(parser.parse(question))(entries[entry]))

    return named


VETOED = [
    ("who led the talks for the US", "led", "name"),
    ("did Hale lead the talks", "led", "name"),
    ("who led the talks in Bonn", "led", "name"),
    ("who led the talks in May 2020", "led", "date"),
    ("who led the talks on May 4", "led", "date"),
    ("did Grzybowski lead the talks", "led", "unknown-name"),
    ("did the talks with Canada happen", "led", "country"),
    ("who signed the charter, by name", "signed", "unnamed"),
    ("which names of aides signed", "signed", "unnamed"),
    ("who led France's side", "led", "side"),
    ("who will lead the next talks", "led", "loaded-word"),
    ("what was the longest talk", "led", "loaded-word"),
    ("did Oslo come before Bonn", "earlier", "order"),
    ("which came first, Oslo or Bonn", "earlier", "order"),
    ("thoughts?", "led", "thin"),
    ("what did they agree to", "port", "thin"),
    ("did Ito cancel the talks", "led", "contrary"),
    ("who refused to sign the charter", "signed", "contrary"),
    ("did they agree to shrink the port", "port", "contrary"),
    ("did Norwegian Harbor Police sign it", "signed", "another-name"),
    ("who was first to sign the charter", "signed", "rank"),
    ("is Ito Colonel Hale", "led", "mistaken"),
    ("did Hale sign the charter", "signed", "doer"),
]
LET_BY = [
    ("who led the talks for Norway", "led"),
    ("did General Ito lead the talks with the French", "led"),
    ("who led the talks in May 2021", "led"),
    ("who led the talks on May 3", "led"),
    ("who led the talks in 2021", "led"),
    ("who led Norway's side", "led"),
    ("who led the talks with the French", "led"),
    ("did Ito or Hale lead the talks", "led"),
    ("who besides Hale led, Ito?", "led"),
    ("who signed the charter", "signed"),
    ("did norwegian officials sign the charter", "signed"),
    ("did they hold talks in Oslo and Bonn", "earlier"),
    ("did they agree to expand the port", "port"),
    ("i read about Canada, who led the talks", "led"),
    ("did they sign it in a hurry", "signed"),
]


@pytest.mark.parametrize(("question", "entry", "veto"), VETOED)
def test_a_veto_names_what_speaks_against_answering(against, question, entry, veto):
    assert veto in against(question, entry)


@pytest.mark.parametrize(("question", "entry"), LET_BY)
def test_what_the_fact_says_is_let_by(against, question, entry):
    assert against(question, entry) == set()


def test_a_gap_is_only_about_somebody_else_where_another_person_is_named(against):
    assert against("why did Hale come so late", "why") == {"name"}
    assert against("why so late in Canada", "why") == set()
    assert against("why so late in May 2020", "why") == set()
