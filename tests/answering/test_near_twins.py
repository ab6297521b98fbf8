"""Near twins of what a source says: none is answered; what the source does say is."""

import pytest

from bot.outcomes import Answer

MEETING = """Ports of the North Meet in Bergen

On April 9, 2024, officials from Norway, Denmark and Iceland met in Bergen for the second Northern \
Ports Meeting. Harbour director Signe Aas chaired the meeting. Denmark pledged 12 million euros \
over four years for new cranes. The delegates welcomed three observers from Greenland.

Two Danish frigates visited the port during the meeting. The ferry Aurora broke down outside the \
harbour. Signe Aas said that the crossing will reopen in June. The company Fjordline operates the \
ferry.

The old lighthouse was not repaired. The third meeting will be held in Aarhus in 2026. A \
university in Iceland will study the tides.
"""
TWINS = [
    "which country did not send officials to the meeting in Bergen",
    "who chaired the third meeting of northern ports on April 9",
    "is it the biggest pledge for new cranes by Denmark",
    "did all delegates welcome observers from Greenland",
    "how heavy are the new cranes that Denmark pledged",
    "who chaired the visit of the Danish frigates to the port",
    "how many delegates welcomed the observers from Greenland",
    "what did the captain say when the ferry Aurora broke down",
    "why did the ferry Aurora break down outside the harbour",
    "name the Danish frigates that visited the port",
    "which university in Iceland will study the tides",
    "how much did Norway pledge for new cranes",
    "when did the ferry Aurora break down",
]
SAID = [
    ("who chaired the meeting", "Signe Aas chaired"),
    ("how much did Denmark pledge for new cranes", "12 million"),
    ("what was not repaired", "not repaired"),
    ("what did Signe Aas say about the crossing", "reopen in June"),
    ("which company operates the ferry", "Fjordline"),
    ("where will the third meeting be held", "Aarhus"),
    ("wasn't there a pledge for new cranes by Denmark", "12 million"),
    ("what did the harbour director Signe Aas say about the crossing", "reopen in June"),
    ("was there a second meeting, didn't they meet in Bergen", "second"),
    ("how many observers from Greenland were welcomed", "three observers"),
]
CHARTER = """A charter is signed

Gen. Kenji Ito led Norway in the talks with the French on May 3, 2021. Senior aides signed a \
charter. The Coast Navy held earlier talks in Oslo and Bonn. They agreed to expand the port.
"""
CHARTER_NOTE = """
source: {title: A charter is signed}
entities:
  norway: {kind: country, name: Norway, aliases: [Norwegian, Norwegians]}
  france: {kind: country, name: France, aliases: [French, the French]}
  ito: {kind: person, name: Gen. Kenji Ito, aliases: [Ito, General Ito], side: norway}
  hale: {kind: person, name: Col. Mary Hale, aliases: [Hale, Colonel Hale]}
  set: {kind: meeting, name: the talks, aliases: [talks]}
  navy: {kind: organisation, name: the Coast Navy, aliases: [Coast Navy], side: norway}
  aides: {kind: group, name: senior aides, aliases: [aides, Norwegian officials]}
  oslo: {kind: place, name: Oslo}
  bonn: {kind: place, name: Bonn}
facts:
  - id: led
    subject: set
    quote: led Norway in the talks
    answer: Gen. Kenji Ito led Norway in the talks.
    fills:
      who: {text: Gen. Kenji Ito, kinds: [person], entities: [ito]}
      when: {text: "May 3, 2021", kinds: [day], date: {iso: 2021-05-03, text: "May 3, 2021"}}
    asks: [who led the talks for norway, who was in charge, did ito lead the talks]
  - id: signed
    subject: aides
    quote: Senior aides signed a charter
    answer: Senior aides signed a charter.
    fills:
      who: {text: Senior aides, kinds: [group], entities: [aides]}
    asks: [who signed the charter, what was signed]
  - id: earlier
    subject: navy
    quote: held earlier talks in Oslo and Bonn
    answer: The Coast Navy held earlier talks in Oslo and Bonn.
    fills:
      where: {text: Oslo and Bonn, kinds: [city], entities: [oslo, bonn]}
    asks: [where did the coast navy hold earlier talks, which cities had talks]
  - id: port
    subject: navy
    quote: expand the port
    answer: They agreed to expand the port.
    asks: [what about the port, did they agree to expand the port]
"""
CHARTER_TWINS = [
    "who led the talks for the US",
    "did Hale lead the talks",
    "who led the talks in Bonn",
    "who led the talks in May 2020",
    "who led the talks on May 4",
    "did Grzybowski lead the talks",
    "did the talks with Canada happen",
    "who led France's side",
    "who will lead the next talks",
    "what was the longest talk",
    "did Oslo come before Bonn",
    "did the Coast Navy lead the talks",
    "which came first, Oslo or Bonn",
    "thoughts?",
    "did Ito cancel the talks",
    "who refused to sign the charter",
    "did they agree to shrink the port",
    "did Norwegian Harbor Police sign it",
    "who was first to sign the charter",
    "is Ito Colonel Hale",
    "did Hale sign the charter",
]
CHARTER_SAID = [
    ("who led the talks for Norway", "Ito led Norway"),
    ("did General Ito lead the talks with the French", "Ito led Norway"),
    ("who led the talks in May 2021", "Ito led Norway"),
    ("who led the talks on May 3", "Ito led Norway"),
    ("who led the talks in 2021", "Ito led Norway"),
    ("who led Norway's side", "Ito led Norway"),
    ("who led the talks with the French", "Ito led Norway"),
    ("did Ito or Hale lead the talks", "Ito led Norway"),
    ("who besides Hale led, Ito?", "Ito led Norway"),
    ("who signed the charter", "signed a charter"),
    ("did norwegian officials sign the charter", "signed a charter"),
    ("did they hold talks in Oslo and Bonn", "Oslo and Bonn"),
    ("did they agree to expand the port", "expand the port"),
    ("i read about Canada, who led the talks", "Ito led Norway"),
]


@pytest.fixture(scope="module")
def meeting(answerer_of):
    return answerer_of({"meeting": MEETING})


@pytest.fixture(scope="module")
def charter(answerer_of):
    return answerer_of({"charter": CHARTER}, {"charter": CHARTER_NOTE})


# Questions of the tables above that fail today, by the class of the failure. One that no longer
# fails must leave this list.
FAILING = {
    question: reason
    for reason, questions in {
        "what is asked is left open: another number, weight, reason, day or name": (
            "how many delegates welcomed the observers from Greenland",
            "name the Danish frigates that visited the port",
            "which university in Iceland will study the tides",
            "when did the ferry Aurora break down",
            "how heavy are the new cranes that Denmark pledged",
            "who chaired the visit of the Danish frigates to the port",
        ),
        "another place is answered": ("who led the talks in Bonn",),
        "another side is answered": ("who led the talks for the US", "who led France's side"),
        "a word too many is answered": ("did Ito cancel the talks",),
        "said, and refused: another sentence about the speaker is nearer": (
            "what did the harbour director Signe Aas say about the crossing",
        ),
    }.items()
    for question in questions
}


def _case(question, *more):
    reason = FAILING.get(question)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(question, *more, id=question, marks=marks)


@pytest.mark.parametrize("question", [*map(_case, TWINS)])
def test_a_near_twin_of_a_plain_text_is_not_answered(meeting, question):
    assert not isinstance(meeting.answer(question).outcome, Answer)


@pytest.mark.parametrize("question", [*map(_case, CHARTER_TWINS)])
def test_a_near_twin_of_an_annotated_fact_is_not_answered(charter, question):
    assert not isinstance(charter.answer(question).outcome, Answer)


@pytest.mark.parametrize(("question", "words"), [_case(*row) for row in SAID])
def test_what_a_plain_text_says_is_answered(meeting, question, words):
    outcome = meeting.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert words in outcome.citations[0].quote


@pytest.mark.parametrize(("question", "words"), [_case(*row) for row in CHARTER_SAID])
def test_what_an_annotated_fact_says_is_answered(charter, question, words):
    outcome = charter.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert words in outcome.citations[0].quote


def test_what_fails_is_in_the_tables():
    said = {question for question, _ in (*SAID, *CHARTER_SAID)}
    assert FAILING.keys() <= {*TWINS, *CHARTER_TWINS, *said}
