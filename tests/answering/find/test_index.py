import pytest

from bot.answering.find.index import MOST, Index
from bot.facts import Fact, FactBase, Sentence, Source, Span
from tests.answering.find.bench import Bench

COMMON = 4_200  # sentences with the common word: more than are looked at for every passage


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("who carried the copper kettle", "walk-s004"),  # by its sentence
        ("who kicked it off", "opened"),  # by its asks
        ("what about the green ramble", "day"),  # by an alias
        ("who inaugurated it", "opened"),  # by a synonym
        ("who signed", "walk-s010"),  # by a word akin to "signatories"
        ("is she a geologist", "home"),  # by its own words
        ("where does Sand come from", "home"),
    ],
)
def test_fact_is_found_first(bench, typed, local):
    facts, _ = bench.found(typed)

    assert facts[0] == local


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("was there a fee", "fee"),
        ("what was the ticket price", "fee"),
        ("were there sandwiches", "lunch"),
        ("what did they eat", "lunch"),
    ],
)
def test_gap_is_found_first_by_its_words(bench, typed, local):
    _, gaps = bench.found(typed)

    assert gaps[0] == local


@pytest.mark.parametrize("typed", ["xyzzy", "the of a", "", "?!"])
def test_nothing_shared_finds_nothing(bench, typed):
    assert bench.found(typed) == ([], [])


def test_entries_are_facts_then_gaps_and_know_their_ids(bench):
    entries = bench.index.entries
    at = len(bench.base.facts)
    facts, gaps = entries[:at], entries[at:]

    assert [e.number for e in entries] == list(range(len(entries)))
    assert [e.fact.id for e in facts] == list(bench.base.facts)
    assert [e.gap.id for e in gaps] == [gap.id for gap in bench.base.gaps]
    assert {e.fact.id for e in facts if not e.fact.by_rule} == {
        "walk/opened",
        "walk/day",
        "walk/path",
        "walk/home",
    }
    assert all(e.passage is not None for e in facts)


def test_fact_of_a_person_is_asked_and_one_of_rules_is_not(bench):
    assert bench.entry("opened").is_asked
    assert bench.entry("fee").is_asked
    assert not bench.entry("walk-s004").is_asked


def test_rare_key_weighs_more_than_a_common_one_and_an_unasked_one_nothing(bench):
    weight = bench.index.weight

    assert weight("geolog") > weight("@walk") > 0
    assert weight("kettl") is None


def test_vocabulary_has_what_sources_say_and_what_is_asked(bench):
    assert {"kettl", "ticket", "@walk"} <= set(bench.index.vocabulary)
    assert "zanzibar" not in bench.index.vocabulary


def test_ask_weighs_what_its_keys_weigh(bench):
    entry, weight = bench.entry("opened"), bench.index.weight
    asks = bench.index.asks(entry)

    assert asks.weights[-1] == pytest.approx(weight("open") + weight("@walk"))
    assert (asks.having["open"] & asks.having["@walk"]).bit_length() == len(asks.weights) - 1


def test_lightest_ask_has_the_highest_bit(bench):
    _, *weights = bench.index.asks(bench.entry("opened")).weights

    assert weights == sorted(weights, reverse=True)


def test_fact_without_a_date_has_that_of_its_sentence(bench):
    assert [d.iso for d in bench.entry("opened").dates] == ["2021-05-03"]
    assert [d.iso for d in bench.entry("day").dates] == ["2021-05-03"]


def test_warming_changes_nothing(bench):
    before = bench.found("who opened the orchard walk")
    bench.index.warm()

    assert bench.found("who opened the orchard walk") == before


def of_sentences(lines):
    """Return a base of sentences, each with the fact that rules would make of it."""
    text, sentences, facts = "", [], {}
    for number, line in enumerate(lines, start=1):
        span = Span(len(text), len(text) + len(line))
        text += line + "\n"
        sentences.append(Sentence(span, number, number))
        fact = Fact(f"s-{number}", "s", (span,), by_rule=True)
        facts[fact.id] = fact
    source = Source("s", "s.txt", "", text, lines[0], sentences=tuple(sentences))
    return FactBase({"s": source}, {}, facts)


@pytest.fixture(scope="module")
def long_bench(english):
    lines = [f"The lantern hung at post {n}." for n in range(COMMON)]
    return Bench(of_sentences([*lines, "A lantern hung in the ropewalk."]), english, "s")


def test_common_word_adds_no_place_where_a_rare_one_was_found(long_bench):
    facts, _ = long_bench.found("lantern in the ropewalk")

    assert facts == [f"s-{COMMON + 1}"]


def test_common_word_alone_finds_no_more_than_are_measured(long_bench):
    facts, _ = long_bench.found("lanterns")

    assert len(facts) == MOST


def test_empty_base_finds_nothing(english):
    bench = Bench(FactBase({}, {}, {}), english, "none")

    assert isinstance(bench.index, Index)
    assert bench.found("who opened it") == ([], [])
