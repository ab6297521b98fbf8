"""Sources that answer the same: the newer first, and what each says where they differ."""

import json
import subprocess
import sys

import pytest

from bot.outcomes import Answer
from bot.wording import word

OLD = """Northern Air Base greets a commander

Published March 4, 2021

Col. Maria Stone is the commander of Northern Air Base. It was hot. The base was founded on \
May 2, 1950, by farmers. The old tower of the base has 214 steps. The hangar roof cost 12 \
million dollars.
"""
NEW = """Northern Air Base holds an open day

Published June 9, 2023

Col. Peter Brook, the commander of Northern Air Base, opened the gates. It rained. The base \
was founded on May 5, 1951, near the coast. The old tower of the base has 230 steps. The \
hangar roof cost $12,000,000 in all. A fire closed the museum in 1999.
"""
UNDATED = """A visit to Northern Air Base

Col. Lena Voss, the commander of Northern Air Base, showed us the tower. The base was founded \
on May 2, 1950, we read.
"""
NOTE = """
source: {title: %(title)s, published: {iso: %(iso)s}}
entities:
  bridge: {kind: system, name: the Harbour Bridge, aliases: [bridge, Harbour Bridge, 橋]}
  %(key)s: {kind: person, name: %(keeper)s, role: keeper of the Harbour Bridge}
facts:
  - id: opened-%(key)s
    subject: bridge
    quote: opened on %(day)s
    answer: The bridge opened on %(day)s.
    answers: {ja: 橋は開通しました。}
    fills:
      when: {text: "%(day)s", kinds: [day], date: {iso: %(opened)s, text: "%(day)s"}}
    asks: [when did the harbour bridge open, when was the bridge opened]
  - id: keeper-%(key)s
    subject: %(key)s
    quote: The keeper is %(keeper)s
    answer: The keeper is %(keeper)s.
    fills:
      who: {text: %(keeper)s, kinds: [person, role], entities: [%(key)s]}
    asks: [who is the keeper of the bridge, who keeps the harbour bridge]
  - id: cost-%(key)s
    subject: bridge
    quote: It cost %(cost)s
    answer: It cost %(cost)s.
    fills:
      how-much: {text: %(cost)s, kinds: [money]}
    asks: [how much did the bridge cost, what was the price of the harbour bridge]
"""
TEXT = """%(title)s

The Harbour Bridge opened on %(day)s. It cost %(cost)s. The keeper is %(keeper)s.
"""
FIRST = {
    "title": "A bridge opens",
    "iso": "2020-05-04",
    "key": "hans",
    "keeper": "Hans Moll",
    "day": "May 3, 2020",
    "opened": "2020-05-03",
    "cost": "12 million euros",
}
SECOND = {
    "title": "The bridge at three",
    "iso": "2023-02",
    "key": "lena",
    "keeper": "Lena Voss",
    "day": "May 3, 2020",
    "opened": "2020-05-03",
    "cost": "14 million euros",
}


@pytest.fixture(scope="module")
def plain(answerer_of):
    """Two texts without an annotation; by name, the newer comes last."""
    return answerer_of({"a": OLD, "b": NEW})


@pytest.fixture(scope="module")
def noted(answerer_of):
    texts = {"a": TEXT % FIRST, "b": TEXT % SECOND}
    return answerer_of(texts, {"a": NOTE % FIRST, "b": NOTE % SECOND})


def cited(told, question):
    outcome = told.answer(question).outcome
    assert isinstance(outcome, Answer), question
    for citation in outcome.citations:
        span = citation.span
        assert citation.quote == citation.source.text[span.start : span.end]
    return [citation.source.id for citation in outcome.citations]


def notes(told, question):
    return " ".join(word(told.answer(question)).notes)


@pytest.mark.parametrize(
    ("question", "new", "old"),
    [
        ("who is the commander of northern air base", "Col. Peter Brook", "Col. Maria Stone"),
        pytest.param(
            *("who commands northern air base", "Col. Peter Brook", "Col. Maria Stone"),
            marks=pytest.mark.xfail(reason="an office asked by its verb", strict=True),
        ),
        ("when was the base founded", "May 5, 1951", "May 2, 1950"),
        ("how many steps does the old tower have", "230 steps", "214 steps"),
    ],
)
def test_found_facts_that_differ_are_both_cited_the_newer_first(plain, question, new, old):
    assert cited(plain, question) == ["b", "a"]
    assert notes(plain, question) == (
        "The sources differ: "
        f"“Northern Air Base holds an open day”, as of June 9, 2023, says {new}; "
        f"“Northern Air Base greets a commander”, as of March 4, 2021, says {old}."
    )


def test_the_same_amount_in_other_words_does_not_differ(plain):
    assert "b" in cited(plain, "how much did the hangar roof cost")
    assert notes(plain, "how much did the hangar roof cost") == ""


def test_what_only_one_source_says_is_cited_from_it_alone(plain):
    assert cited(plain, "when did a fire close the museum") == ["b"]
    assert notes(plain, "when did a fire close the museum") == ""


def test_what_was_answered_before_still_is_where_two_sources_say_it(answerer_of):
    """A source that says the same is no rival that makes the other less likely to answer."""
    told = answerer_of({"a": OLD, "b": OLD.replace("2021", "2022")})
    for question in ("when was the base founded", "who is the commander of northern air base"):
        assert cited(told, question)[0] == "b"
        assert "differ" not in notes(told, question)


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("who is the keeper of the bridge", "Lena Voss", ("Lena Voss", "Hans Moll")),
        ("how much did the bridge cost", "14 million", ("14 million euros", "12 million euros")),
    ],
)
def test_annotated_facts_that_differ_are_answered_from_the_newer(noted, question, text, said):
    outcome = noted.answer(question).outcome
    assert text in outcome.text
    assert cited(noted, question) == ["b", "a"]
    assert tuple(statement.words for statement in outcome.statements) == said
    assert "as of February 2023" in notes(noted, question)
    assert "as of May 4, 2020" in notes(noted, question)


def test_annotated_facts_that_agree_need_no_note(noted):
    assert cited(noted, "when did the harbour bridge open")[0] == "b"
    assert notes(noted, "when did the harbour bridge open") == ""


def test_a_text_is_heard_beside_an_annotated_one(answerer_of):
    text = "A harbour tale\n\nThe keeper of the Harbour Bridge is Olga Brandt, who is from Riga.\n"
    told = answerer_of(
        {"a": TEXT % FIRST, "c": f"{text}\nPublished July 8, 2024\n"}, {"a": NOTE % FIRST}
    )
    assert cited(told, "who is the keeper of the harbour bridge") == ["c", "a"]
    assert "says Olga Brandt; " in notes(told, "who is the keeper of the harbour bridge")


def test_a_role_that_cannot_be_compared_is_cited_but_not_said_to_differ(answerer_of):
    crew = SECOND | {"key": "crew", "keeper": "a crew"}
    third = (NOTE % crew).replace("crew: {kind: person", "crew: {kind: group")
    ids = {"a": NOTE % FIRST, "b": NOTE % SECOND, "c": third}
    told = answerer_of({"a": TEXT % FIRST, "b": TEXT % SECOND, "c": TEXT % crew}, ids)
    outcome = told.answer("who is the keeper of the bridge").outcome
    assert {citation.source.id for citation in outcome.citations} == {"a", "b", "c"}
    assert [statement.source.id for statement in outcome.statements] == ["b", "a"]


def test_of_three_sources_each_is_heard_and_the_undated_one_is_last(answerer_of):
    told = answerer_of({"a": OLD, "b": NEW, "c": UNDATED})
    question = "who is the commander of northern air base"
    assert cited(told, question) == ["b", "a", "c"]
    assert notes(told, question).endswith(
        "; “A visit to Northern Air Base”, undated, says Col. Lena Voss."
    )


def test_no_more_than_three_sources_are_cited(answerer_of):
    names = {"a": "Ann Ward", "b": "Ben Ford", "c": "Carl Moss", "d": "Dora Wood"}
    told = answerer_of(
        {key: f"Note {key}\n\nGen. {name} commands Fort Elm.\n" for key, name in names.items()}
    )
    assert len(cited(told, "who commands fort elm")) == 3


def test_a_role_is_given_as_of_its_source_s_date(answerer_of):
    told = answerer_of({"a": OLD})
    for question in ("who is the commander of northern air base", "who is the base commander"):
        assert notes(told, question) == (
            "The role is as the source gives it, as of March 4, 2021; it may have changed since."
        )
    assert notes(told, "when was the base founded") == ""


def test_a_role_in_other_words_is_given_from_both_sources_without_a_verdict(answerer_of):
    later = SECOND | {"key": "hans", "keeper": "Hans Moll"}
    note = NOTE.replace("who is the keeper of the bridge", "who is %(keeper)s")
    job = "\n      what: {text: %s, kinds: [role]}"
    notes_by_id = {
        "a": (note % FIRST).replace(
            "[person, role], entities: [hans]}", "[person]}" + job % "keeper"
        ),
        "b": (note % later)
        .replace("[person, role], entities: [hans]}", "[person]}" + job % "warden")
        .replace("-hans", "-later"),
    }
    told = answerer_of({"a": TEXT % FIRST, "b": TEXT % later}, notes_by_id)
    assert cited(told, "what does hans moll do") == ["b", "a"]
    assert notes(told, "what does hans moll do") == (
        "The role is as the source gives it, as of February 2023 · May 4, 2020; "
        "it may have changed since."
    )


def test_a_role_of_a_source_without_a_date_is_given_without_one(answerer_of):
    told = answerer_of({"c": UNDATED})
    assert cited(told, "who is the commander of northern air base") == ["c"]
    assert notes(told, "who is the commander of northern air base") == ""


def test_the_year_alone_agrees_with_the_day(answerer_of):
    told = answerer_of({"a": OLD, "c": "Old bases\n\nThe base was founded in 1950, they say.\n"})
    assert "differ" not in notes(told, "when was the base founded")


def test_amounts_of_other_things_are_not_compared(answerer_of):
    told = answerer_of(
        {
            "a": "Walk one\n\nThe walk to the mill took three hours.\n",
            "b": "Walk two\n\nThe walk to the mill took five friends two days.\n",
        }
    )
    assert "differ" not in notes(told, "how long did the walk to the mill take")


def bot(folder, *words):
    places = ["--seeds", str(folder / "seeds"), "--knowledge", str(folder / "knowledge")]
    return subprocess.run(
        [sys.executable, "-m", "bot", words[0], *places, *words[1:]],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    ).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    (folder / "seeds").mkdir()
    for name, values in {"a": FIRST, "b": SECOND}.items():
        (folder / "seeds" / f"{name}.txt").write_text(TEXT % values, "utf-8")
        (folder / "seeds" / f"{name}.yaml").write_text(NOTE % values, "utf-8")
    bot(folder, "compile")
    return folder


def test_the_program_cites_both(folder):
    reply = json.loads(bot(folder, "ask", "--json", "who is the keeper of the bridge"))
    assert reply["text"] == "The keeper is Lena Voss."
    assert [citation["file"] for citation in reply["citations"]] == ["b.txt", "a.txt"]
    assert reply["facts"] == ["keeper-lena", "keeper-hans"]


def test_the_program_says_so_in_japanese(folder):
    seeds = folder / "seeds" / "b.txt"
    assert "Lena Voss" in seeds.read_text("utf-8")
    said = bot(folder, "ask", "橋の費用はいくらでしたか")
    assert (
        "注：情報源によって違います："
        "『The bridge at three』では2023年2月時点で「14 million euros」、"
        "『A bridge opens』では2020年5月4日時点で「12 million euros」。"
    ) in said
