import hashlib
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from bot.compiling.compile import explain_change, run
from bot.compiling.remaking import make_one
from bot.errors import FaultsError
from bot.factbase import load
from bot.facts import Date, Facet, Precision, Span

ROOT = Path(__file__).parents[1]
TEXT = """\
Canal authority cuts transits

The Panama Canal Authority will cut the number of ships in March 2024. It did so in 2016 too.
"The lake is low," Ricardo Vásquez said. Ships wait for 9 days.
"""
NOTE = """\
source: {publisher: The Paper, url: "https://example.org/a", published: {iso: 2024-02}}
entities:
  acp: {kind: organisation, name: Panama Canal Authority, aliases: [ACP, canal], role: r, gloss: g}
  vasquez: {kind: person, name: Ricardo Vásquez, is: [administrator],
    side: acp, role: administrator}
facts:
  - id: cut
    subject: acp
    quote: will cut the number of ships in March 2024
    answer: "Yes: in March."
    fills:
      when: {text: March 2024, kinds: [month], date: {iso: 2024-03, text: March 2024}}
    asks: [when are transits cut, "NO", "cut; when"]
    words: [reduce]
  - {id: low, subject: acp, quote: ["The lake is low", Ricardo Vásquez said], says: vasquez}
gaps:
  - {id: g, subject: acp, facets: [why], kinds: [reason], words: [cause], says: No why.,
     nearest: low}
"""


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seeds, knowledge = Path("seeds"), Path("knowledge")
    seeds.mkdir()
    (seeds / "canal.txt").write_text(TEXT)
    (seeds / "canal.yaml").write_text(NOTE)
    run(seeds, knowledge)
    return seeds, knowledge


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def faults_of(folders):
    with pytest.raises(FaultsError) as caught:
        load(*folders, explain_change)
    return [str(fault) for fault in caught.value.faults]


def test_all_that_was_annotated_comes_back(folders):
    base = load(*folders)
    source = base.sources["canal"]
    assert (source.file, source.title, source.publisher) == (
        "canal.txt",
        "Canal authority cuts transits",
        "The Paper",
    )
    assert source.text == TEXT
    assert source.url == "https://example.org/a"
    assert source.published == Date("2024-02")
    assert source.published.precision is Precision.MONTH
    assert source.annotated
    assert [s.paragraph for s in source.sentences] == [1, 2, 2, 3, 3]
    assert [s.leans for s in source.sentences] == [False, False, True, False, False]
    vasquez = base.entities["vasquez"]
    assert (vasquez.kind, vasquez.side, vasquez.hypernyms) == ("person", "acp", ("administrator",))
    assert base.entities["acp"].aliases == ("ACP", "canal")
    cut = base.facts["canal/cut"]
    assert TEXT[cut.quotes[0].start : cut.quotes[0].end] == (
        "will cut the number of ships in March 2024"
    )
    assert cut.fills[Facet.WHEN].date == Date("2024-03", "March 2024")
    assert cut.asks == ("when are transits cut", "NO", "cut; when")
    assert cut.words == ("reduce",)
    assert not cut.by_rule
    assert len(base.facts["canal/low"].quotes) == 2
    assert base.facts["canal/low"].says == "vasquez"
    gap = base.gaps[0]
    assert (gap.facets, gap.kinds, gap.words, gap.nearest) == (
        (Facet.WHY,),
        ("reason",),
        ("cause",),
        "canal/low",
    )


def test_each_sentence_is_a_fact_by_rule(folders):
    base = load(*folders)
    by_rule = [f"canal-s{number:03}" for number in range(1, 6)]
    assert list(base.facts) == [*by_rule, "canal/cut", "canal/low"]
    assert base.facts["canal-s003"].by_rule
    [span] = base.facts["canal-s003"].quotes
    assert TEXT[span.start : span.end] == "It did so in 2016 too."


def test_one_changed_character_of_a_seed_names_its_line(folders):
    change(folders[0] / "canal.txt", "number of ships", "number of chips")
    assert faults_of(folders) == [
        (
            "seeds/canal.txt:3:51: is not the text that was compiled: here stood "
            "“ships in March 2024.” → restore the seed, or run `bot compile`"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("lake", "lac", "seeds/canal.txt:4:8"),
        ("Canal authority", "Anal authority", "seeds/canal.txt:1:1"),
        ("9 days.\n", "9 days.\nMore.\n", "seeds/canal.txt:6:1"),
    ],
)
def test_a_seed_that_grew_or_shrank_names_the_first_change(folders, old, new, place):
    change(folders[0] / "canal.txt", old, new)
    [fault] = faults_of(folders)
    assert fault.startswith(f"{place}: is not the text that was compiled")


def test_one_changed_character_of_a_quote_in_the_annotation_names_its_line(folders):
    change(folders[0] / "canal.yaml", "ships in March", "chips in March")
    [fault] = faults_of(folders)
    assert fault.startswith("seeds/canal.yaml:9:12: fact ‘cut’: the quote is nowhere")
    assert "“will cut the number of ships in March 2024”" in fault


def test_an_annotation_that_changed_rightly_must_be_compiled(folders):
    change(folders[0] / "canal.yaml", "[reduce]", "[reduce, lower]")
    [fault] = faults_of(folders)
    assert fault.startswith("seeds/canal.yaml: has changed since it was compiled (first seen in ")
    assert fault.endswith("→ run `bot compile`")


def test_who_loads_without_the_compiler_at_hand_is_told_that_an_annotation_changed(folders):
    change(folders[0] / "canal.yaml", "ships in March", "chips in March")
    with pytest.raises(FaultsError) as caught:
        load(*folders)
    [fault] = caught.value.faults
    assert str(fault) == ("seeds/canal.yaml: has changed since it was compiled → run `bot compile`")


@pytest.mark.parametrize("raw", [None, "source: {publisher: Another}\n"])
def test_an_annotation_that_came_or_went_must_be_compiled(folders, raw):
    if raw is None:
        (folders[0] / "canal.yaml").unlink()
    else:
        (folders[0] / "canal.yaml").write_text(raw)
    [fault] = faults_of(folders)
    assert fault.startswith("seeds/canal.yaml: has changed since it was compiled")


def alter(knowledge, old, new):
    """Change what is read of the source, and the hash of it that its page has."""
    facts, page = knowledge / "canal.facts.json", knowledge / "canal.yaml"
    was = hashlib.sha256(facts.read_bytes()).hexdigest()
    change(facts, old, new)
    change(page, was, hashlib.sha256(facts.read_bytes()).hexdigest())
    lines = facts.read_text().splitlines()
    return next((at for at, words in enumerate(lines, start=1) if new in words), 0)


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ('"text": "will cut', '"text": "shall cut', "LINE:", "this is not what"),
        ('"end": "100"', '"end": "101"', "", "this is not what stands"),
        (' leans": "It did', ' leans": "It Did', "LINE:", "this is not what"),
        ('"when": ', '"whem": ', "", "is not what `bot compile` writes"),
        ('"iso": "2024-02"', '"osi": "2024-02"', "", "is not what `bot compile`"),
        ('"2.2 ', '"two.2 ', "", "is not what `bot compile`"),
        ('"source": {', '"source": [', "", "is not what `bot compile` writes (Expecting"),
    ],
)
def test_knowledge_that_was_edited_by_hand_is_refused(folders, old, new, place, what):
    line = alter(folders[1], old, new)
    [fault, *_] = faults_of(folders)
    assert fault.startswith(f"knowledge/canal.facts.json:{place}".replace("LINE", str(line)))
    assert what in fault
    assert "run `bot compile`" in fault


def test_a_hash_of_the_seed_that_was_edited_by_hand_is_refused(folders):
    alter(folders[1], '"sha256": "', '"sha256": "0')
    [fault] = faults_of(folders)
    assert fault.startswith("seeds/canal.txt:5:1: is not the text that was compiled")


@pytest.mark.parametrize("raw", [None, b"{}"])
def test_what_is_read_of_a_source_is_that_of_its_page_or_made_again(folders, raw):
    facts = folders[1] / "canal.facts.json"
    before = facts.read_bytes()
    facts.unlink() if raw is None else facts.write_bytes(raw)
    what = "is missing" if raw is None else "is not what was compiled with the page beside it"
    assert faults_of(folders) == [f"knowledge/canal.facts.json: {what} → run `bot compile`"]
    base = load(*folders, remake=partial(make_one, folders[0]))
    assert "canal/cut" in base.facts
    assert facts.read_bytes() == before


def test_nothing_is_made_again_of_a_seed_that_changed(folders):
    (folders[1] / "canal.facts.json").unlink()
    change(folders[0] / "canal.txt", "9 days", "8 days")
    with pytest.raises(FaultsError, match=r"canal.facts.json: is missing → run `bot compile`"):
        load(*folders, remake=partial(make_one, folders[0]))


def test_a_page_that_is_empty_is_no_page_of_its_facts(folders):
    (folders[1] / "canal.yaml").write_bytes(b"")
    what = "is not what was compiled with the page beside it"
    assert faults_of(folders) == [f"knowledge/canal.facts.json: {what} → run `bot compile`"]


def test_a_page_has_a_line_for_what_was_found_and_nothing_that_was_written(folders):
    page = (folders[1] / "canal.yaml").read_text()
    assert "\n  cut: '58-100 on acp; when: 2024-03'\n" in page
    assert "\n  g: why on acp, near low\n" in page
    for written in ("No why", "Yes: in March", "when are transits cut", "reduce"):
        assert written not in page


def test_a_seed_that_is_not_compiled_and_one_that_is_gone_are_named(folders):
    (folders[0] / "canal.txt").rename(folders[0] / "new.txt")
    assert faults_of(folders) == [
        (
            "knowledge/canal.facts.json: its seed seeds/canal.txt is missing → put it back, or run "
            "`bot compile`"
        ),
        "seeds/new.txt: is not compiled → run `bot compile`",
    ]


def test_a_reference_to_an_entity_that_was_edited_away_is_named(folders):
    alter(folders[1], '"says": "vasquez", "entities": ', '"says": "v", "entities": ')
    assert faults_of(folders) == [
        ("knowledge: something refers to ‘v’, which is no entity of its source → run `bot compile`")
    ]


def test_an_entity_of_a_source_that_is_not_there_is_named(folders):
    seeds, knowledge = folders
    (seeds / "later.txt").write_text("A title\n\nThe ACP lifted the cut.\n")
    (seeds / "later.yaml").write_text("facts:\n  - {id: l, subject: acp, quote: the cut}\n")
    run(seeds, knowledge)
    for file in (*seeds.glob("canal.*"), *knowledge.glob("canal.*")):
        file.unlink()
    assert faults_of(folders) == [
        (
            "knowledge/later.facts.json: ‘acp’ is an entity of canal, which has none of this id "
            "→ run `bot compile`"
        )
    ]


def test_empty_folders_say_what_to_do(tmp_path):
    with pytest.raises(FaultsError, match="holds no source → put a source"):
        load(tmp_path / "seeds", tmp_path / "knowledge")


def test_two_sources_that_name_one_entity_are_joined_the_newer_wins(folders):
    seeds, knowledge = folders
    (seeds / "later.txt").write_text("A title\n\nThe ACP lifted the cut.\n")
    (seeds / "later.yaml").write_text(
        "source: {published: {iso: 2024-05}}\n"
        "entities:\n"
        "  acp: {kind: organisation, name: the Panama Canal Authority, aliases: [APC], role: r2}\n"
        "facts:\n"
        "  - {id: lifted, subject: acp, quote: lifted the cut}\n"
    )
    run(seeds, knowledge)
    base = load(seeds, knowledge)
    acp = base.entities["acp"]
    assert (acp.name, acp.role, acp.gloss) == ("the Panama Canal Authority", "r2", "g")
    assert set(acp.aliases) == {"APC", "ACP", "canal", "Panama Canal Authority"}
    assert list(base.sources) == ["canal", "later"]
    assert base.facts["later/lifted"].quotes == (Span(17, 31),)


@pytest.mark.usefixtures("folders")
def test_loading_needs_no_validation_library():
    code = (
        "import sys, pathlib; from bot.factbase import load;"
        "load(pathlib.Path('seeds'), pathlib.Path('knowledge'));"
        "print(*(m for m in ('pydantic', 'rapidfuzz', 'bot.compiling') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_base_of_eighty_facts_with_forty_asks_loads_quickly(folders):
    seeds, knowledge = folders
    sentences = [f"The ship number {i} waited for {i} days at the lock." for i in range(80)]
    (seeds / "many.txt").write_text("\n".join(sentences))
    facts = "".join(
        f"  - id: f{i}\n    subject: acp\n    quote: number {i} waited\n    asks:\n"
        + "".join(f"      - how long did ship {i} wait in words {k}\n" for k in range(40))
        for i in range(80)
    )
    (seeds / "many.yaml").write_text("facts:\n" + facts)
    run(seeds, knowledge)
    before = time.perf_counter()
    load(seeds, knowledge)
    assert time.perf_counter() - before < 0.5  # some 0.04 s alone; CI may be busy


def test_knowledge_that_cannot_be_read_is_named(folders):
    (folders[1] / "other.yaml").mkdir()
    assert "other.yaml: is no file" in str(faults_of(folders)[-1])
