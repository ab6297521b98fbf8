"""The short form of an annotation: what the compiler finds of what is not written."""

import os

import pytest

from bot import factbase
from bot.compiling.compile import run
from bot.compiling.quoting import quoted
from bot.compiling.warnings import warned
from bot.errors import FaultsError
from bot.facts import Facet

TEXT = """\
Riverton opens the Ostrava bridge

Mayor Dana Kovac opened the Ostrava Bridge in Riverton on 4 May 2021. The bridge cost $12 million
and took three years. Riverton, Milltown, Eastport and Lowell paid for it.

“We are proud,” Kovac said. The Bridge Safety Office (BSO) will test it from June 3 to 5, 2021.
"""
NOTE = """\
entities:
  Dana Kovac: {aliases: Kovac; the mayor, role: Mayor}
  Ostrava Bridge: bridge; the crossing
  Bridge Safety Office: {aliases: BSO, stands-for: Bridge Safety Office}
facts:
  - quote: opened the Ostrava Bridge in Riverton
    about: Ostrava Bridge
    answer: Dana Kovac opened the Ostrava Bridge in Riverton on May 4, 2021.
    who: Dana Kovac
    where: Riverton
    when: 4 May 2021
    asks: who cut the ribbon? which crossing did Kovac open, or dedicate?
  - s: 3
    answer: It cost $12 million and took three years.
    how much: $12 million
    how-long: three years
  - quote: Riverton, Milltown, Eastport and Lowell
    answer: Riverton, Milltown, Eastport and Lowell paid for it.
    which: Riverton, Milltown, Eastport and Lowell
    how_many: four towns
  - quote: will test it from June 3 to 5, 2021
    answer: The Bridge Safety Office will test it from June 3 to 5, 2021: three days.
    who: BSO
    when: June 3 to 5, 2021
gaps:
  - why the bridge was built; reason; purpose
"""


@pytest.fixture
def town(folder):
    (folder.seeds / "us-japan-set-2023.txt").unlink()
    folder.note.unlink()
    (folder.seeds / "town.txt").write_text(TEXT)
    folder.note = folder.seeds / "town.yaml"
    folder.note.write_text(NOTE)
    return folder


def base_of(folder):
    run(folder.seeds, folder.knowledge)
    return factbase.load(folder.seeds, folder.knowledge)


def fills_of(base, start):
    return fact_of(base, start).fills


def fact_of(base, start):
    written = (fact for fact in base.facts.values() if not fact.by_rule)
    (fact,) = (fact for fact in written if fact.answer.startswith(start))
    return fact


def test_a_fill_names_the_entities_that_are_declared_and_those_that_rules_find(town):
    fills = fills_of(base_of(town), "Dana Kovac opened")
    assert fills[Facet.WHO].entities == ("dana-kovac",)
    assert fills[Facet.WHO].kinds[0] == "person"
    assert fills[Facet.WHERE].entities == ("riverton",)


def test_a_date_a_range_an_amount_and_a_count_are_read_from_a_fills_words(town):
    base = base_of(town)
    when = fills_of(base, "Dana Kovac opened")[Facet.WHEN]
    assert (when.date.iso, when.date.text, when.date.inferred) == (
        "2021-05-04",
        "4 May 2021",
        False,
    )
    assert {"day", "date", "year"} <= set(when.kinds)
    both = fills_of(base, "It cost")
    assert both[Facet.HOW_MUCH].kinds == ("money",)
    assert both[Facet.HOW_LONG].kinds == ("duration",)
    assert fills_of(base, "Riverton")[Facet.HOW_MANY].kinds == ("count",)
    tested = fills_of(base, "The Bridge")[Facet.WHEN]
    assert "period" in tested.kinds
    assert tested.date.iso == "2021-06-03"


def test_a_fact_may_be_a_sentence_by_its_number(town):
    base = base_of(town)
    fact = fact_of(base, "It cost")
    (span,) = fact.quotes
    assert TEXT[span.start : span.end].startswith("The bridge cost $12 million")


def test_asks_are_parted_by_question_marks_and_never_by_commas(town):
    fact = fact_of(base_of(town), "Dana Kovac opened")
    assert fact.asks[:2] == ("who cut the ribbon", "which crossing did Kovac open, or dedicate")


def test_questions_that_follow_from_the_fills_are_not_written(town):
    fact = fact_of(base_of(town), "Dana Kovac opened")
    assert "Who opened the Ostrava Bridge in Riverton on May 4, 2021" in fact.asks


def test_a_role_and_an_expansion_make_their_own_facts(town):
    facts = base_of(town).facts
    assert facts["town/dana-kovac-role"].answer == "Dana Kovac: Mayor."
    assert facts["town/dana-kovac-role"].fills[Facet.WHAT].kinds == ("role",)
    told = facts["town/bridge-safety-office-stands-for"]
    assert told.answer == "BSO stands for Bridge Safety Office."
    (span,) = told.quotes
    assert TEXT[span.start : span.end] == "Bridge Safety Office (BSO)"


def test_members_make_their_own_fact(town):
    town.change(town.note, "facts:", "  the payers: {members: Riverton; Lowell}\nfacts:")
    fact = base_of(town).facts["town/the-payers-members"]
    assert fact.fills[Facet.WHO].entities == ("riverton", "lowell")
    assert fact.fills[Facet.HOW_MANY].text == "2"


def test_a_gap_is_one_line(town):
    (gap,) = (gap for gap in base_of(town).gaps if gap.id == "town/why-the-bridge-was-built")
    assert gap.says == "The sources don't say why the bridge was built."
    assert gap.facets == (Facet.WHY,)
    assert gap.subject == "ostrava-bridge"
    assert gap.words == ("why the bridge was built", "reason", "purpose")


@pytest.mark.parametrize(("facts", "subject"), [(True, "dana-kovac"), (False, "")])
def test_a_gap_that_names_nobody_is_of_what_most_facts_are_about(town, facts, subject):
    gap = "gaps:\n- facets: [how]\n  says: The text tells no weight.\n  words: weight; heavy\n"
    town.note.write_text((NOTE.partition("gaps:")[0] if facts else "") + gap)
    gaps = base_of(town).gaps
    assert [gap.subject for gap in gaps if gap.says == "The text tells no weight."] == [subject]


def test_usual_gaps_are_offered_but_where_a_fact_fills_the_slot(town):
    gaps = {gap.id: gap for gap in base_of(town).gaps}
    assert gaps["town/bridge-safety-office-seat"].says == (
        "The sources don't say where Bridge Safety Office has its seat."
    )
    town.change(
        town.note, "Ostrava Bridge: bridge", "Ostrava Bridge: {kind: system, aliases: bridge"
    )
    town.change(town.note, "the crossing", "the crossing}")
    ids = {gap.id for gap in base_of(town).gaps}
    assert "town/ostrava-bridge-maker" in ids
    assert "town/ostrava-bridge-cost" not in ids


def test_usual_gaps_can_be_left_out(town):
    town.note.write_text(f"standing: false\n{NOTE}")
    assert [gap.id for gap in base_of(town).gaps] == ["town/why-the-bridge-was-built"]


def test_all_that_is_wrong_is_told_in_one_round_and_each_slip_once(town):
    town.change(town.note, "quote: opened the Ostrava", "quote: opened the Prague")
    town.change(town.note, "about: Ostrava Bridge", "about: Praha")
    town.change(town.note, "- s: 3", "- s: 33")
    town.change(town.note, "how-long: three", "how-lang: three")
    town.change(town.note, "aliases: BSO", "alias: BSO")
    with pytest.raises(FaultsError) as caught:
        run(town.seeds, town.knowledge)
    told = "\n".join(map(str, caught.value.faults))
    assert len(caught.value.faults) == 5, told
    assert "nothing in the source is called ‘Praha’" in told
    assert "the nearest words are “opened the Ostrava Bridge in Riverton”" in told
    assert "there is no sentence 33: the text has 6" in told
    assert "did you mean ‘how-long’?" in told
    assert "did you mean ‘aliases’?" in told


def test_what_nothing_is_called_is_a_fault(town):
    town.change(town.note, "about: Ostrava Bridge", "about: Ostrova Brigde")
    with pytest.raises(FaultsError) as caught:
        run(town.seeds, town.knowledge)
    (fault,) = caught.value.faults
    assert fault.place == "seeds/town.yaml:7:12"
    assert fault.what == "nothing in the source is called ‘Ostrova Brigde’"
    assert fault.remedy == "did you mean ‘Ostrava Bridge’?; or write it among the entities"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "quote: Riverton, Milltown, Eastport and Lowell",
            "quote: took three years",
            "no fact quotes sentence 4",
        ),
        ("quote: opened the Ostrava Bridge", "quote: opened the Ostrava  Bridge", None),
        ("quote: Riverton, Milltown", "quote: Riverton,Milltown", "the quote was mended"),
        (
            "quote: opened the Ostrava Bridge in Riverton",
            "quote: opened the Ostrava Bridge … on 4 May 2021",
            "a quote was taken apart",
        ),
        (
            "quote: Riverton, Milltown, Eastport and Lowell",
            "quote: took three years. Riverton, Milltown, Eastport and Lowell paid",
            "a quote was taken apart",
        ),
        (
            "asks: who cut the ribbon",
            "asks: [who cut it, or opened it]\n    words: x",
            "“or opened it” may be the rest of “who cut it”",
        ),
        (
            "asks: who cut the ribbon",
            "asks: [who cut it, the mayor, when]\n    words: x",
            "commas part this list into 3 asks → write them as one text, each ended by ?",
        ),
        (
            "    how much: $12 million",
            "    asks: who cut the ribbon\n    how much: $12 million",
            "the ask “who cut the ribbon” stands under",
        ),
        (
            "answer: The Bridge Safety Office will test it",
            "answer: It will test the bridge",
            "nothing to do, if “BSO will test the bridge",
        ),
        ("bridge; the crossing", "bridge; kovac", "‘kovac’ is a name of ‘dana-kovac’ and of"),
        (
            "- why the bridge was built; reason; purpose",
            "- who opened the Ostrava Bridge in Riverton",
            "may answer the gap",
        ),
        (
            "who: BSO",
            "fills: {who: {text: BSO, kinds: [office]}}",
            "the kind ‘office’ does nothing",
        ),
    ],
)
def test_what_is_probably_not_meant_is_warned_of(town, old, new, told):
    before = set(map(str, warned(town.seeds)))
    town.change(town.note, old, new)
    new_ones = set(map(str, warned(town.seeds))) - before
    if told is None:
        assert new_ones == set()
    else:
        assert any(told in warning for warning in new_ones), new_ones


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("answer: He said: no.", 'answer: "He said: no."'),
        ('  - quote: "We are" he said', '  - quote: "\\"We are\\" he said"'),
        ("answer: 100 % done", "answer: 100 % done"),
        ("answer: %done", 'answer: "%done"'),
        ("answer: the #1 # of all", 'answer: "the #1 # of all"'),
        ("answer: the first # of all", "answer: the first # of all"),
        ('answer: "May 3, 2020"', 'answer: "May 3, 2020"'),
        (
            "  - why they left: the bridge or the road",
            '  - "why they left: the bridge or the road"',
        ),
        ("fills: {who: {text: x}}", "fills: {who: {text: x}}"),
        ("# note: a: b", "# note: a: b"),
        ("answer: |", "answer: |"),
    ],
)
def test_a_text_that_yaml_would_misread_is_put_in_quotes(line, read):
    assert quoted(line) == read


def test_brackets_over_several_lines_are_left_as_they_are():
    text = "a: {b: c, d: 'e]',\n   f: g: h}\ni: j: k"
    assert quoted(text) == text.replace("j: k", '"j: k"')


def test_a_block_is_left_as_it_is():
    text = "answer: |\n  He said: no.\nother: a"
    assert quoted(text) == text


def test_what_is_no_file_and_an_annotation_in_capitals_are_named(town):
    (town.seeds / "x.txt").symlink_to("nowhere")
    (town.seeds / "town.YAML").write_text("facts: []")
    os.mkfifo(town.seeds / "pipe.txt")
    with pytest.raises(FaultsError) as caught:
        run(town.seeds, town.knowledge)
    assert [(fault.place, fault.what) for fault in caught.value.faults] == [
        ("seeds/pipe.txt", "is no file"),
        ("seeds/town.YAML", "is not read as an annotation"),
        ("seeds/x.txt", "is no file"),
    ]


def test_a_comma_that_parts_a_text_is_one_fault_and_hides_no_other(town):
    town.change(town.note, "facts:", "facts:\n  - {s: 2, answer: It opened., says: a, b, or c.}")
    town.change(town.note, "about: Ostrava Bridge", "about: Praha")
    with pytest.raises(FaultsError) as caught:
        run(town.seeds, town.knowledge)
    assert [fault.what for fault in caught.value.faults] == [
        "a comma parts ‘b’ from the text before it",
        "nothing in the source is called ‘Praha’",
    ]


def test_words_with_soft_hyphens_are_names_and_are_quoted_without_them(town):
    (town.seeds / "town.txt").write_text(
        "News\n\nAnna Kel\u00adler be\u00adcame di\u00adrector of the mu-\nseum.\n"
    )
    town.note.write_text(
        "facts:\n  - quote: Anna Keller became director of the museum\n    about: Anna Keller\n"
    )
    base = base_of(town)
    assert "Anna Keller" in {entity.name for entity in base.entities.values()}
    (fact,) = (fact for fact in base.facts.values() if not fact.by_rule)
    (span,) = fact.quotes
    assert base.sources["town"].text[span.start : span.end].endswith("of the mu-\nseum")


def warnings_of(folder):
    return [str(warning) for warning in warned(folder.seeds)]


def test_a_sentence_s_number_that_fits_another_better_is_a_warning(town):
    town.change(town.note, "- s: 3", "- s: 4")
    (told,) = (each for each in warnings_of(town) if "has more of the answer" in each)
    assert "sentence 3 has more of the answer “It cost $12 million and took three years.”" in told
    assert told.endswith("write s: 3, if that is meant")


def test_what_makes_no_fact_a_name_with_a_comma_and_no_date_are_warnings(town):
    town.change(town.note, "role: Mayor", "role: mayor of Riverton")
    town.change(town.note, "bridge; the crossing", "bridge, the crossing")
    town.change(town.note, "when: 4 May 2021", "when: May 45, 2021")
    told = "\n".join(warnings_of(town))
    assert "‘role’ of ‘dana-kovac’ makes no fact: no sentence has the name and “mayor of" in told
    assert "‘bridge, the crossing’ is one name: a comma parts nothing → part names by a sem" in told
    assert "“May 45, 2021” is read as no date" in told


def test_a_person_is_known_by_the_last_name_and_american_spelling_is_understood(town):
    town.change(town.note, "Dana Kovac: {aliases: Kovac; the mayor,", "Dana Kovac: {kind: person,")
    town.change(town.note, "who: Dana Kovac", "says: Kovac")
    town.change(town.note, "Office: {aliases", "Office: {kind: organization, aliases")
    base = base_of(town)
    assert fact_of(base, "Dana Kovac opened").says == "dana-kovac"
    assert base.entities["bridge-safety-office"].kind == "organisation"


def test_a_usual_gap_is_not_offered_where_a_fact_is_asked_for_it(town):
    ids = {gap.id for gap in base_of(town).gaps}
    assert "town/bridge-safety-office-staff" in ids
    town.change(town.note, "    who: BSO\n", "    who: BSO\n    asks: how many employees has it?\n")
    town.change(
        town.note, "    answer: The Bridge Safety", "    about: BSO\n    answer: The Bridge Safety"
    )
    ids = {gap.id for gap in base_of(town).gaps}
    assert "town/bridge-safety-office-staff" not in ids
