"""What an annotated fact has of what rules know of its words, and what it has not."""

from pathlib import Path

import pytest

from bot.compiling.annotation import FactNote
from bot.compiling.compile import run
from bot.compiling.referring import alone
from bot.compiling.world import places
from bot.factbase import load
from bot.facts import Entity

TEXT = """\
A title

Oslo met Bern on May 3, 2020, and Anna Roth paid 4 million kroner for 12 ships on June 9.
“The lake is low in Kenya,” said Ben Holm, who left Oslo in 2019.
Anna Roth said that 9 ships wait near Bern, but Kenya denied it.
The toll rose by 5 percent, according to the Sun Council.
The toll rose again, Anna Roth said on Monday.
The lock will close, she said.
"""


@pytest.fixture
def fact(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seeds, knowledge = Path("seeds"), Path("knowledge")
    seeds.mkdir()
    (seeds / "a.txt").write_text(TEXT)

    def made(quote, more=""):
        (seeds / "a.yaml").write_text(
            "source: {published: {iso: 2020-07-01}}\n"
            "entities: {toll: {kind: topic, name: the toll, aliases: [ships]}}\n"
            f"facts: [{{id: f, subject: toll, quote: {quote}{more}}}]\n"
        )
        run(seeds, knowledge)
        return load(seeds, knowledge).facts["a/f"]

    return made


def test_entities_dates_and_numbers_among_the_quoted_words_are_its_own(fact):
    found = fact("paid 4 million kroner for 12 ships on June 9")
    assert found.entities == ("toll",)
    assert [date.iso for date in found.dates] == ["2020-06-09"]
    assert found.numbers == ("4", "4000000", "12")


def test_nothing_of_the_rest_of_the_sentence_is(fact):
    found = fact("Oslo met Bern")
    assert found.entities == ("oslo", "bern", "toll")
    assert (found.dates, found.numbers) == ((), ())


def test_a_date_that_the_quote_cuts_is_what_it_has_of_it(fact):
    assert [date.iso for date in fact("Bern on May").dates] == []
    assert [date.iso for date in fact("'Bern on May 3'").dates] == ["2020-05-03"]


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        ("'The lake is low'", "ben-holm"),
        ("who left Oslo in 2019", ""),
        ("said Ben Holm", ""),
        ("9 ships wait near Bern", "anna-roth"),
        ("Anna Roth said that 9 ships wait", ""),
        ("Kenya denied it", ""),
        ("rose by 5 percent", "sun-council"),
        ("according to the Sun Council", ""),
        ("The toll rose again", "anna-roth"),
        ("on Monday", ""),
        ("The lock will close", "anna-roth"),
        ("Oslo met Bern", ""),
        ("['The lake is low', rose by 5 percent]", ""),  # of two speakers
        ("['The lake is low', who left Oslo]", ""),
    ],
)
def test_a_speaker_is_whose_words_are_quoted_as_a_whole(fact, quote, speaker):
    assert fact(quote).says == speaker


def test_what_a_person_wrote_of_the_speaker_stays(fact):
    assert fact("9 ships wait near Bern", ", says: toll").says == "toll"


@pytest.mark.parametrize(
    ("answer", "who", "shown"),
    [
        ("They met Oslo and Bern.", "Oslo and Bern", "They met Oslo and Bern."),
        ("They met in May.", "Oslo and Bern", "Oslo and Bern met in May."),
        ("It met somebody.", "Oslo", "Oslo met somebody."),
        ("It is in Bern.", "Anna Roth", "The toll is in Bern."),  # a person is no “it”
        ("It cost him 12 ships.", "", "It cost him 12 ships."),  # the toll's alias
        ("She paid for it.", "Anna Roth", "Anna Roth paid for it."),
        ("They rose by half.", "", "They rose by half."),  # the toll is one
        ("It rose by half.", "", "The toll rose by half."),
        ("It’s high.", "", "It’s high."),
        ('"Yes, it rose by half."', "", "The toll rose by half."),
        ('"No: the lake is low."', "", "The lake is low."),
        ('"Yes, it rose by half."', "Anna Roth", "The toll rose by half."),
        ('"No. 5 Squadron left."', "", "No. 5 Squadron left."),
        ("It was Anna Roth who paid.", "Anna Roth", "It was Anna Roth who paid."),
        ("It was announced by radio.", "Oslo", "The toll was announced by radio."),
        ("The toll rose.", "", "The toll rose."),
    ],
)
def test_a_name_stands_in_the_place_of_a_pronoun_that_opens_an_answer(fact, answer, who, shown):
    filled = f', who: "{who}"' * bool(who)
    assert fact("The toll rose by 5 percent", f", answer: {answer}{filled}").answer == shown


def test_a_noun_that_opens_an_answer_is_written_as_the_name_that_ends_in_it():
    council = Entity("council", "organisation", "the Sun Council")

    def shown(answer):
        note = FactNote(quote="x", subject="council", answer=answer)
        return alone(note, {"council": council})

    assert shown("The council met.") == "The Sun Council met."
    assert shown("The council of the Sun met.") == "The council of the Sun met."
    assert shown("The council’s hall is open.") == "The council’s hall is open."
    assert shown("The hall is open.") == "The hall is open."


def test_capitals_that_the_lexicon_knows_are_told_from_countries(english):
    capitals = [p for p in places() if any(k.startswith("capital of") for k in p.hypernyms)]
    known = {name.lower() for place in capitals for name in (place.name, *place.also)}
    assert known & english.countries == english.cues["capital"]


def test_a_country_is_also_called_by_its_people_and_its_capital(tmp_path):
    seeds, knowledge = tmp_path / "seeds", tmp_path / "knowledge"
    seeds.mkdir()
    (seeds / "a.txt").write_text("A title\n\nNorway and Kenya met. America did not.\n")
    (seeds / "a.yaml").write_text("entities: {no: {kind: country, name: Norway, aliases: [NO]}}\n")
    run(seeds, knowledge)
    entities = load(seeds, knowledge).entities.values()
    aliases = {entity.name: entity.aliases for entity in entities}
    assert {"NO", "Norwegian", "Oslo"} <= set(aliases["Norway"])
    assert "Nairobi" in aliases["Kenya"]
    assert "Washington" in aliases["United States"]
