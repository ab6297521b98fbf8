"""Questions that a fact's sentence gives for what fills a facet."""

import pytest

from bot.asking.making import Maker
from bot.facts import Date, Facet, Fact, Fill, Span


@pytest.fixture(scope="module")
def maker(made, english):
    return Maker(made, english)


def asked(maker, sentence, facet, filler, **more):
    subject = more.pop("subject", "")
    fill = Fill(filler, **more)
    fact = Fact("f", "s", (Span(4, 7),), subject=subject, answer=sentence, fills={facet: fill})
    return maker.make(fact)[facet]


@pytest.mark.parametrize(
    ("sentence", "facet", "filler", "more", "question"),
    [
        ("Gen. Kenji “Ken” Ito visited Norway in May 2021.", Facet.WHEN, "May 2021",
         {"date": Date("2021-05")}, "When did Gen. Kenji Ito visit Norway?"),
        ("Ito visited Norway and spoke with aides in May.", Facet.WHEN, "May",
         {"date": Date("2021-05")}, "When did Ito visit Norway and speak with aides?"),
        ("The talks were on July 13, 2023 (the year is inferred).", Facet.WHEN, "July 13",
         {"date": Date("2023-07-13")}, "When were the talks?"),
        ("The squadron stood up in May 2020.", Facet.WHEN, "May 2020",
         {"date": Date("2020-05")}, "When did the squadron stand up?"),
        ("The signing took place at the Navy base in Oslo.", Facet.WHERE, "the Navy base in Oslo",
         {}, "Where did the signing take place?"),
        ("Ito visited Norway in May.", Facet.WHERE, "Norway", {"kinds": ("country",)},
         "Which country did Ito visit in May?"),
        ("Ito visited Norway.", Facet.WHO, "Ito", {"kinds": ("person",)}, "Who visited Norway?"),
        ("Ito met with aides.", Facet.WHO, "aides", {"kinds": ("person",)},
         "Who did Ito meet with?"),
        ("The Navy has previously held SETs with Norway and Sweden.", Facet.WHO,
         "Norway and Sweden", {"kinds": ("country",)},
         "Which countries has the Navy previously held SETs with?"),
        ("The two countries have signed the Charter.", Facet.WHO, "the two countries",
         {"kinds": ("group",)}, "Who has signed the Charter?"),
        ("Norway and the U.S. signed the Charter.", Facet.WHO, "Norway and the U.S.",
         {"kinds": ("country",)}, "Which countries signed the Charter?"),
        ("The Navy is building up a fleet.", Facet.WHAT, "a fleet", {},
         "What is the Navy building up?"),
        ("Norway and the U.S. support the Navy.", Facet.WHAT, "the Navy", {},
         "What do Norway and the U.S. support?"),
        ("Ito visited Norway in May.", Facet.WHAT, "visited Norway", {},
         "What did Ito do in May?"),
        ("The Navy has visited Norway.", Facet.WHAT, "visited Norway", {},
         "What has the Navy done?"),
        ("In the statement, the two countries pledged to defend each other.", Facet.WHAT,
         "to defend each other", {}, "What did the two countries pledge in the statement?"),
        ("The story was updated to name the ships.", Facet.WHY, "to name the ships", {},
         "Why was the story updated?"),
        ("The rover is intended to help aides.", Facet.WHY, "to help aides", {},
         "What is the rover intended to do?"),
        ("Ito helped aides by building ships.", Facet.HOW, "by building ships", {},
         "How did Ito help aides?"),
        ("Through the Charter, the Navy will build ships.", Facet.HOW, "through the Charter", {},
         "How will the Navy build ships?"),
        ("The rover will carry two astronauts.", Facet.HOW_MANY, "two astronauts", {},
         "How many astronauts will the rover carry?"),
        ("Two aides were selected.", Facet.HOW_MANY, "two", {}, "How many aides were selected?"),
        ("It came six months after the talks.", Facet.HOW_LONG, "six months",
         {"subject": "charter"}, "How many months did the Charter come after the talks?"),
        ("Ito signed it.", Facet.WHO, "Ito", {"subject": "charter", "kinds": ("person",)},
         "Who signed the Charter?"),
        ("Ito said the Navy will build ships.", Facet.WHAT, "ships", {},
         "What will the Navy build?"),
        ("The Navy, meanwhile, has been building ships.", Facet.WHAT, "ships", {},
         "What has the Navy been building?"),
    ],
)  # fmt: skip
def test_a_filler_is_asked_for(maker, sentence, facet, filler, more, question):  # noqa: PLR0913, PLR0917
    assert question in asked(maker, sentence, facet, filler, **more)


@pytest.mark.parametrize(
    ("sentence", "facet", "filler"),
    [
        ("It visited Norway in May.", Facet.WHEN, "May"),  # nothing says what it is
        ("Ito visited Norway and Sweden.", Facet.WHAT, "Norway"),  # one of two
        ("The Navy signed the Charter of the Seas.", Facet.WHAT, "the Charter"),  # half a name
        ("The aim is to establish peace.", Facet.WHAT, "peace"),
        ("The ship is for work on the Moon.", Facet.WHERE, "on the Moon"),  # a thing has no place
        ("To name the ships.", Facet.WHY, "to name the ships"),  # no clause
        ("Ito said so in a statement.", Facet.WHAT, "a statement"),
        ("Ito told the Navy.", Facet.WHAT, "the Navy"),
    ],
)
def test_where_no_good_question_can_be_made_none_is(maker, sentence, facet, filler):
    assert asked(maker, sentence, facet, filler) == []


def test_what_a_person_is_is_asked_for_by_a_frame(maker):
    sentence, fill = "Ito was the boss of the Navy.", {"kinds": ("role",), "subject": "ito"}
    fact = asked(maker, sentence, Facet.WHAT, "boss of the Navy", **fill)
    assert fact == ["What is Gen. Kenji Ito’s role?"]


def test_an_acronym_is_asked_for_by_itself(maker):
    sentence = "SET stands for Sea Exchange Talks."
    fill = {"kinds": ("expansion",), "subject": "set"}
    assert "What does SET stand for?" in asked(
        maker, sentence, Facet.WHAT, "Sea Exchange Talks", **fill
    )
