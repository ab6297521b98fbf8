"""A quote is found again by its key, with the paragraphs around it."""

from pathlib import Path

import pytest

from bot import factbase
from bot.context import LONGEST, Places, opening_of
from bot.facts import Citation, Fact, FactBase, Sentence, Source, Span


def made(*paragraphs, id_="s"):
    """A source of paragraphs, each a tuple of sentences."""
    text, sentences = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        for sentence in paragraph:
            span = Span(len(text), len(text) + len(sentence))
            sentences.append(Sentence(span, number, len(sentences) + 1))
            text += f"{sentence} "
        text += "\n"
    return Source(id_, f"{id_}.txt", "", text, "Title", sentences=tuple(sentences))


def based(source, **facts):
    return FactBase({source.id: source}, {}, facts)


def cited(source, quote):
    start = source.text.index(quote)
    return Citation(source, Span(start, start + len(quote)), quote, 1)


SOURCE = made(("Title",), ("One is here.", "Two is here."), ("Three is here.",))


def test_the_paragraph_of_a_quote_is_shown_with_its_sentence_marked():
    places = Places(based(SOURCE))
    page = places.page(places.key_of(cited(SOURCE, "wo is")))
    assert page.citation.quote == "One is here. Two is here."
    assert page.citation.paragraph == 2
    (marked,) = page.citation.deciding
    assert page.citation.quote[marked.start : marked.end] == "Two is here."
    assert not page.is_first
    assert not page.is_last


@pytest.mark.parametrize(
    ("steps", "quote", "reached", "edges"),
    [
        (-1, "Title", -1, (True, False)),
        (1, "Three is here.", 1, (False, True)),
        (-9, "Title", -1, (True, False)),
        (9, "Three is here.", 1, (False, True)),
    ],
)
def test_pages_are_turned_as_far_as_there_are_some(steps, quote, reached, edges):
    places = Places(based(SOURCE))
    page = places.page(places.key_of(cited(SOURCE, "Two")), steps)
    assert page.citation.quote == quote
    assert page.citation.deciding == ()
    assert page.steps == reached
    assert (page.is_first, page.is_last) == edges


def test_a_key_is_short_and_holds_wherever_its_sentence_then_stands():
    key = Places(based(SOURCE)).key_of(cited(SOURCE, "Two"))
    later = made(("New title",), ("New.",), ("Two is here.", "One is here."))
    assert len(key) == 8
    assert Places(based(later)).page(key).citation.quote == "Two is here. One is here."


def test_a_sentence_whose_words_have_changed_is_not_found():
    key = Places(based(SOURCE)).key_of(cited(SOURCE, "Two"))
    assert Places(based(made(("Two was here.",)))).page(key) is None


def test_a_paragraph_too_long_to_be_shown_is_cut_between_sentences_around_the_quote():
    sentences = [f"Sentence {number} is {'long ' * 20}indeed." for number in range(60)]
    source = made(sentences)
    places = Places(based(source))
    page = places.page(places.key_of(cited(source, sentences[30])))
    assert len(page.citation.quote) <= LONGEST
    assert sentences[30] in page.citation.quote
    assert page.citation.quote.startswith("Sentence ")
    assert page.citation.quote.endswith("indeed.")
    assert page.citation.quote == source.text[page.citation.span.start : page.citation.span.end]


def test_a_fact_is_found_by_its_id_and_one_of_a_rule_by_its_sentence():
    own = Fact("s/one", "s", (Span(6, 9),))
    by_rule = Fact("s/17", "s", (cited(SOURCE, "Three").span,), by_rule=True)
    places = Places(based(SOURCE, **{"s/one": own, "s/17": by_rule}))
    key = places.fact_key("s/17")
    assert places.fact(places.fact_key("s/one")) == "s/one"
    moved = made(("Three is here.",))
    again = Fact("s/2", "s", (Span(0, 5),), by_rule=True)
    assert Places(based(moved, **{"s/2": again})).fact(key) == "s/2"
    assert Places(based(moved)).fact(key) == ""


def test_a_source_begins_behind_its_headline_and_what_tells_nothing():
    source = made(("Headline",), ("By Ana.", "A sentence that is long enough to tell something."))
    (first,) = opening_of(source, 3)
    assert first.quote.startswith("A sentence")
    assert opening_of(made(("Only this.",)), 3)[0].quote == "Only this."


def test_every_sentence_of_the_seeds_has_a_key_of_its_own():
    root = Path(__file__).parents[1]
    base = factbase.load(root / "seeds", root / "knowledge")
    places = Places(base)
    keys = {
        places.key_of(Citation(source, each.span, "", each.paragraph))
        for source in base.sources.values()
        for each in source.sentences
    }
    assert len(keys) == sum(len(source.sentences) for source in base.sources.values())
    assert all(places.fact(places.fact_key(each)) == each for each in base.facts)
