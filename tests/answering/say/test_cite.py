import pytest

from bot.answering.say.cite import LONGEST_QUOTE, MOST_CITATIONS, cite
from bot.facts import Fact, Sentence, Source, Span

TEXT = "Anna went out. She met Ben, her friend. It rained.\nThey came home."
SENTENCES = (
    Sentence(Span(0, 14), 1, 1),
    Sentence(Span(15, 39), 1, 2, leans=True),
    Sentence(Span(40, 50), 1, 3),
    Sentence(Span(51, 66), 2, 4, leans=True),
)
SOURCE = Source("walk", "walk.txt", "", TEXT, "A walk", sentences=SENTENCES)


def cited(*quotes, source=SOURCE):
    spans = tuple(Span(source.text.index(q), source.text.index(q) + len(q)) for q in quotes)
    return cite(Fact("f", source.id, spans), source)


def long_source(words):
    text = "Anna " + " ".join(f"word{i:04}" for i in range(words)) + " end."
    return Source("long", "long.txt", "", text, "", sentences=(Sentence(Span(0, len(text)), 1, 1),))


def deciding(citation):
    return [citation.quote[span.start : span.end] for span in citation.deciding]


def test_the_whole_sentence_is_shown_and_the_deciding_words_are_marked():
    (citation,) = cited("rained")
    assert citation.quote == "It rained."
    assert deciding(citation) == ["rained"]
    assert citation.paragraph == 1


def test_where_the_whole_sentence_decides_nothing_stands_out():
    (citation,) = cited("It rained.")
    assert citation.deciding == ()


def test_a_sentence_that_leans_on_the_one_before_is_shown_with_it():
    (citation,) = cited("met Ben")
    assert citation.quote == "Anna went out. She met Ben, her friend."
    assert deciding(citation) == ["met Ben"]


def test_but_not_with_one_of_another_paragraph():
    (citation,) = cited("came home")
    assert citation.quote == "They came home."
    assert citation.paragraph == 2


def test_two_quotes_of_one_sentence_are_one_citation():
    (citation,) = cited("her friend", "met Ben")
    assert deciding(citation) == ["met Ben", "her friend"]


def test_the_first_citation_carries_the_answer_and_there_are_three_at_most():
    quotes = "rained", "went out", "came home", "her friend"
    citations = cited(*quotes)
    assert len(citations) == MOST_CITATIONS
    assert deciding(citations[0]) == ["rained"]


def test_words_outside_any_sentence_are_cited_as_they_are():
    bare = Source("walk", "walk.txt", "", TEXT, "")
    (citation,) = cited("met Ben", source=bare)
    assert (citation.quote, citation.paragraph, citation.deciding) == ("met Ben", 1, ())


@pytest.mark.parametrize("word", ["Anna", "word0050", "word0100", "word0199", "end"])
def test_a_very_long_sentence_is_cut_at_words_around_the_deciding_ones(word):
    source = long_source(200)
    (citation,) = cited(word, source=source)
    assert len(citation.quote) <= LONGEST_QUOTE
    assert citation.quote == source.text[citation.span.start : citation.span.end]
    assert deciding(citation) == [word]
    assert citation.quote.split() == [w for w in source.text.split() if w in citation.quote.split()]
    assert citation.quote == citation.quote.strip()


@pytest.mark.parametrize("length", [699, 700, 701, 1500])
def test_deciding_words_longer_than_a_quote_may_be_are_cut_too(length):
    source = long_source(200)
    (citation,) = cited(source.text[5 : 5 + length], source=source)
    assert 0 < len(citation.quote) <= LONGEST_QUOTE
    assert all(0 <= s.start < s.end <= len(citation.quote) for s in citation.deciding)


def test_every_fact_of_the_real_knowledge_is_cited_as_its_source_says(base):
    for fact in base.facts.values():
        source = base.sources[fact.source]
        citations = cite(fact, source)
        assert 1 <= len(citations) <= MOST_CITATIONS
        for citation in citations:
            assert citation.quote == source.text[citation.span.start : citation.span.end]
            assert len(citation.quote) <= LONGEST_QUOTE
            starts = [sentence.span.start for sentence in source.sentences]
            assert citation.span.start in starts
