"""Events in the order of time, each once, and how exactly each is known when drawn."""

from dataclasses import replace
from datetime import date

import pytest

from bot.facts import Date, Entity, Facet, Fact, FactBase, Fill, Sentence, Source, Span
from bot.picturing import Row, bounds, draw
from bot.showing import rows_of, word_timeline
from bot.timeline import events_of

TEXT = "Ana walked in May 2020. She flew on July 13. It was noted."
SENTENCES = (
    Sentence(Span(0, 23), 1, 1),
    Sentence(Span(24, 44), 1, 2),
    Sentence(Span(45, 58), 2, 3),
)
SOURCE = Source("s", "s.txt", "", TEXT, "T", sentences=SENTENCES, annotated=True)
ENTITIES = {
    "ana": Entity("ana", "person", "Ana"),
    "note": Entity("note", "part", "the note"),
}
WALK, FLIGHT = Date("2020-05", "May 2020"), Date("2021-07-13", "July 13", inferred=True)


def fact(id_, start, when, subject="ana", **more):
    fills = {Facet.WHEN: Fill(when.text, date=when)}
    return Fact(id_, "s", (Span(start, start + 5),), subject, fills=fills, **more)


def based(*facts, source=SOURCE):
    return FactBase({"s": source}, ENTITIES, {each.id: each for each in facts})


BASE = based(
    fact(
        "flew", 28, FLIGHT, answer="Ana flew.", answers={"ja": "アナは飛んだ。"}, entities=("ben",)
    ),
    fact("walked", 0, WALK, answer="Ana walked."),
    fact("walked-too", 4, WALK, answer="Again."),
    fact("noted", 45, WALK, subject="note", answer="It was noted."),
    fact("by-rule", 0, WALK, subject="other", by_rule=True),
)


def test_events_stand_in_the_order_of_time_and_none_twice():
    assert [event.text for event in events_of(BASE)] == ["Ana walked.", "Ana flew."]


def test_they_can_be_of_a_subject_alone():
    assert [event.text for event in events_of(BASE, "ben")] == ["Ana flew."]
    assert events_of(BASE, "note") == ()


def test_each_is_cited_by_its_sentence():
    _, flew = events_of(BASE)
    assert flew.citation.quote == "She flew on July 13."


def test_without_an_annotation_sentences_with_a_date_are_events():
    bare = replace(SOURCE, annotated=False)
    (event,) = events_of(based(fact("1", 0, WALK, by_rule=True), source=bare))
    assert event.text == "Ana walked in May 2020."


def test_they_are_told_in_words_with_inferred_dates_marked():
    words = word_timeline(events_of(BASE))
    assert words.items == ("May 2020: Ana walked.", "July 13, 2021 (inferred): Ana flew.")
    words = word_timeline(events_of(BASE), "Ana", language="ja")
    assert words.items[1] == "2021年7月13日（推定）：アナは飛んだ。"
    assert word_timeline(()).text == "The sources tell of no such event with a date."


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2023-07-13", date(2023, 7, 13), date(2023, 7, 13)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_what_is_not_known_to_the_day_is_drawn_as_long_as_it_may_have_been(iso, first, last):
    assert bounds(iso) == (first, last)


def test_a_picture_is_drawn_as_large_as_it_has_rows():
    pytest.importorskip("matplotlib")
    one, two = draw(rows_of(events_of(BASE))[:1]), draw(rows_of(events_of(BASE)))
    assert one.startswith(b"\x89PNG")
    width, height = (int.from_bytes(two[at : at + 4], "big") for at in (16, 20))
    assert (width, height) > (800, int.from_bytes(one[20:24], "big"))


def test_letters_that_cannot_be_drawn_make_no_picture():
    pytest.importorskip("matplotlib")
    day = date(2020, 1, 1)
    assert draw([Row("2020", "アナは歩いた", day, day)]) == b""


def test_a_dollar_sign_is_no_formula():
    pytest.importorskip("matplotlib")
    day = date(2020, 1, 1)
    assert draw([Row("2020", "It cost $5 and $6_{x", day, day)])
