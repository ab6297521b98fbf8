"""Events of several sources that a question may be about: offered by name."""

import pytest

from bot.outcomes import Answer, Choices

OSLO = (
    "The Harbour Talks\n\nNorway and France held the Harbour Talks in Oslo on May 3, 2021. "
    "Kari Lund led the talks."
)
BONN = (
    "The River Talks\n\nSpain and Italy held the River Talks in Bonn on June 8, 2022. "
    "Jan Holm led the talks."
)
NOTE = """
source: {{title: {title}}}
entities:
  {key}: {{kind: meeting, name: the {name}, aliases: [{name}, the talks, talks]}}
  {who}: {{kind: person, name: {person}, aliases: [{last}]}}
facts:
  - id: held
    subject: {key}
    quote: held the {name} in {town} on {day}
    answer: The {name} were held in {town} on {day}.
    fills:
      when: {{text: "{day}", kinds: [day], date: {{iso: "{iso}", text: "{day}"}}}}
      where: {{text: {town}, kinds: [city]}}
    asks: [when were the talks, when did the talks take place, where were the talks held]
  - id: led
    subject: {key}
    quote: {person} led the talks
    answer: {person} led the {name}.
    fills: {{who: {{text: {person}, kinds: [person], entities: [{who}]}}}}
    asks: [who led the talks, who headed the talks]
"""
NOTES = {
    "oslo": NOTE.format(
        title="The Harbour Talks",
        key="harbour",
        name="Harbour Talks",
        who="lund",
        person="Kari Lund",
        last="Lund",
        town="Oslo",
        day="May 3, 2021",
        iso="2021-05-03",
    ),
    "bonn": NOTE.format(
        title="The River Talks",
        key="river",
        name="River Talks",
        who="holm",
        person="Jan Holm",
        last="Holm",
        town="Bonn",
        day="June 8, 2022",
        iso="2022-06-08",
    ),
}


@pytest.fixture
def told(answerer_of):
    return answerer_of({"oslo": OSLO, "bonn": BONN}, NOTES)


@pytest.mark.parametrize("question", ["when did the talks take place", "who led the talks?"])
def test_events_are_offered_by_name_where_nothing_decides(told, question):
    outcome = told.answer(question).outcome
    assert isinstance(outcome, Choices), outcome
    assert {"the Harbour Talks" in option for option in outcome.options} == {True, False}
    assert {"the River Talks" in option for option in outcome.options} == {True, False}
    assert {c.source.id for c in outcome.citations} == {"oslo", "bonn"}
    for option, citation in zip(outcome.options, outcome.citations, strict=True):
        picked = told.answer(option).outcome
        assert isinstance(picked, Answer), option
        assert picked.citations[0].source is citation.source


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("who led the Harbour Talks?", "oslo"),
        ("when were the talks in Bonn?", "bonn"),
        ("did Lund lead the talks?", "oslo"),
    ],
)
def test_what_is_named_decides(told, question, source):
    outcome = told.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert {c.source.id for c in outcome.citations} == {source}
