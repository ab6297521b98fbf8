"""From questions asked in vain to lines of an annotation, by `bot gaps` as a process."""

import random
import re
import shutil
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.__main__ import _find_folders, _speaker, main
from bot.compiling import validating
from bot.curating.annotating import NewGap, add_asks, add_gap
from bot.curating.asked import Near
from bot.curating.gaps import groups_of
from bot.curating.store import Change, Store
from bot.errors import AnnotationError
from bot.lang import lexicon
from bot.options import command_line

NEEDS = yaml.safe_load((Path(__file__).parent / "week.yaml").read_text("utf-8"))
BEFORE = ["", "", "", "hey ", "does anyone know ", "pls tell me ", "so ", "can you tell me "]
AFTER = ["", "?", "??", " please", " pls", "?"]
ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
WALK = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[0]
SHORT = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0]  # the same in the short form
NOTES = (Path(__file__).parent / "walk.yaml").read_text("utf-8")  # in the long form
KEY = "k" * 40
long_folder = pytest.mark.parametrize("folder", ["long"], indirect=True)


def slipped(text, chance):
    """The text, one in four with two letters of a word changed round."""
    at = chance.randrange(1, len(text) - 1)
    if chance.random() > 0.25 or " " in text[at : at + 2]:
        return text
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def week(questions=500):
    """{question: its need}, as typed in a week, and the questions in the order of the week."""
    chance, asked, needs = random.Random(1), [], {}
    for number in range(questions):
        need = number % len(NEEDS)
        text = slipped(chance.choice(NEEDS[need]), chance)
        asked.append(f"{chance.choice(BEFORE)}{text}{chance.choice(AFTER)}")
        needs.setdefault(asked[-1], need)
    chance.shuffle(asked)
    return needs, asked


@pytest.fixture(scope="module")
def groups():
    options = command_line().parse_args(["chat"])
    _find_folders(options)
    _, asked = week()
    rows = [(text, f"asker {number % 60}") for number, text in enumerate(asked)]
    return groups_of(rows, _speaker(options), lexicon.load())


def test_four_of_five_groups_are_of_one_need(groups):
    needs, _ = week()
    of_one = sum(len({needs[each.text] for each in group}) == 1 for group in groups)
    assert of_one / len(groups) >= 0.8


def test_nine_of_ten_questions_are_in_the_one_group_of_their_need(groups):
    needs, _ = week()
    counts = defaultdict(Counter)
    for number, group in enumerate(groups):
        for each in group:
            counts[needs[each.text]][number] += 1
    most = sum(max(found.values()) for found in counts.values())
    assert most / sum(found.total() for found in counts.values()) >= 0.9
    assert len(groups) < 1.25 * len(counts)


def test_three_of_four_needs_are_in_one_group(groups):
    needs, _ = week()
    places = defaultdict(set)
    for number, group in enumerate(groups):
        for each in group:
            places[needs[each.text]].add(number)
    assert sum(len(found) == 1 for found in places.values()) / len(places) >= 0.75


def test_the_most_often_asked_comes_first(groups):
    times = [sum(each.times for each in group) for group in groups]
    assert times == sorted(times, reverse=True)


@pytest.fixture(params=["short", "long"])
def folder(tmp_path, monkeypatch, request):
    """A source of the README with its annotation, compiled; the process runs there too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "walk.txt").write_text(WALK, encoding="utf-8")
    notes = SHORT if request.param == "short" else NOTES
    (tmp_path / "seeds" / "walk.yaml").write_text(notes, encoding="utf-8")
    assert main(["compile"]) == 0
    return tmp_path


@pytest.fixture
def asked(folder):
    """A database in which these were asked in vain."""
    address = f"sqlite:///{folder / 'bot.db'}"
    store = Store(address)
    texts = ["which town was the destination of keller", "destination town of keller"]
    texts += ["weight of the umbrella", "how many kilos did the umbrella weigh"]
    texts += ["weight of the umbrella?"]
    rows = [
        {"id": str(n), "at": datetime.now(UTC), "asker": f"asker {n}", "question": text}
        for n, text in enumerate(texts)
    ]
    told = {"reason": "not-stated", "language": "en"}
    store.write([Change("asked", {**row, **told}) for row in rows])
    store.close()
    return {"DATABASE_URL": address, "ASKER_KEY": KEY}


async def test_what_is_chosen_is_written_compiles_and_answers(run, asked, folder):
    code, out, log = await run("gaps", base=(), **asked)
    assert (code, log) == (0, "")
    assert out.startswith("1. asked 3 times, by 2 or more: weight of the umbrella\n")
    assert "2. asked 2 times" in out
    assert out.endswith("groups: 2, questions: 5\n")
    place = re.search(r"^   (2\.\d) walk/anna.*-walked.*: Anna Keller walked", out, re.MULTILINE)[1]
    says = "The article does not say what the umbrella weighs."
    words = ["--asks", place, "--gaps", "1", "--says", says]
    code, out, _ = await run("gaps", *words, base=(), **asked)
    assert code == 0
    assert re.findall(r"^wrote seeds/walk.yaml:\d+$", out, re.MULTILINE) != []
    assert main(["compile"]) == 0
    answered = await run("ask", "which town was the destination of keller", base=())
    assert answered[0] == 0
    assert answered[1].startswith("Anna Keller walked to Bern on May 3, 2020.")
    assert says in (folder / "knowledge" / "walk.facts.json").read_text("utf-8")
    code, out, _ = await run("gaps", base=(), **asked)
    assert "destination" not in out


@long_folder
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--asks", "9"], "there is no 9 → choose a number that `bot gaps` lists"),
        (["--asks", "1.7"], "there is no 1.7"),
        (["--gaps", "1"], "--gaps needs --says"),
    ],
)
async def test_what_cannot_be_chosen_is_said_and_nothing_is_written(
    run, asked, folder, words, said
):
    before = (folder / "seeds" / "walk.yaml").read_text("utf-8")
    code, _, log = await run("gaps", *words, base=(), **asked)
    assert code == 2
    assert log.startswith(said)
    assert (folder / "seeds" / "walk.yaml").read_text("utf-8") == before


async def test_without_a_database_it_says_how_to_have_one(run):
    code, _, log = await run("gaps")
    assert code == 2
    assert log.startswith("DATABASE_URL: is not set → ")


QUOTE = "Anna Keller walked to Bern on May 3, 2020."
NEAR = Near("walk/anna-walked", "walk", QUOTE)
NEAR_SHORT = Near("walk/anna-keller-walked-to-bern-on", "walk", QUOTE)
ASKS = re.search(r"    asks: who hiked.*\n", SHORT)[0]
BRACES = "  - {quote: walked to Bern, answer: Anna Keller walked to Bern, asks: who hiked?}\n"
FORMS = {
    "list in one line": NOTES,
    "list": re.sub(
        r"    asks: .*\n",
        "    asks:\n      - who hiked\n      # a remark\n      - who went\n",
        NOTES,
    ),
    "long, none": re.sub(r"    asks: .*\n", "", NOTES),
    "short": SHORT,
    "short, none": SHORT.replace(ASKS, ""),
    "short, quoted": SHORT.replace(ASKS, "    asks: 'who hiked?'  # and more\n"),
    "short, quoted twice": SHORT.replace(ASKS, '    asks: "who hiked?"\n'),
    "short, with a colon": SHORT.replace(ASKS, "    asks: who hiked: to the capital\n"),
    "short, lines": SHORT.replace(ASKS, "    asks: who hiked?\n      where did she go?\n"),
    "short, block": SHORT.replace(ASKS, "    asks: |\n      who hiked?\n\n"),
    "short, braces": re.sub(r"  - quote: (?:.*\n)*?\n", f"{BRACES}\n", SHORT),
    "short, braces, none": re.sub(
        r"  - quote: (?:.*\n)*?\n", BRACES.replace(", asks: who hiked?", "") + "\n", SHORT
    ),
}


def asks_of(path):
    annotation, _ = validating.read(path.read_text("utf-8"), path.name)
    return list(annotation.facts[0].asks)


@long_folder
@pytest.mark.parametrize("form", FORMS)
def test_asks_grow_however_they_are_written_and_all_else_stays(folder, form):
    path, notes = folder / "seeds" / "walk.yaml", FORMS[form]
    path.write_text(notes, encoding="utf-8")
    before = asks_of(path)
    near = NEAR if "id: anna-walked" in notes else NEAR_SHORT
    if "braces" in form:
        near = Near("walk/anna-keller-walked-to-bern", "walk", QUOTE)
    fresh = ["who's walking: to bern", "#1 of it; no?", *before[:1], "“a” {b} [c] 100% c++"]
    place = add_asks(path, near, fresh)
    wanted = ["who's walking to bern", "1 of it no", "“a” b c 100% c++"]
    assert asks_of(path) == [*before, *wanted]
    text = path.read_text("utf-8")
    assert "walking" in text.split("\n")[int(place.rpartition(":")[2]) - 1]
    changed = ("asks: ", "where did she go?", "{quote")
    kept = [line for line in notes.split("\n") if not any(each in line for each in changed)]
    assert [line for line in text.split("\n") if line in kept] == kept
    assert main(["compile"]) == 0
    assert add_asks(path, near, fresh)  # a second time nothing is added
    assert path.read_text("utf-8") == text


@long_folder
@pytest.mark.parametrize("notes", [NOTES, NOTES.partition("\ngaps:")[0]], ids=["some", "none"])
def test_a_gap_is_added_where_gaps_are_or_will_be(folder, notes):
    path = folder / "seeds" / "walk.yaml"
    path.write_text(notes, encoding="utf-8")
    add_gap(path, NEAR, NewGap(["how far is it"], ["how-much", "whether"], [], "It's not said."))
    add_gap(path, NEAR, NewGap(["how long"], [], ["nobody", "anna"], "how long it took"))
    gaps = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["gaps"]  # noqa: S506  # likewise
    first, second = gaps[-2:]
    assert (first["id"], first["facets"], first["words"]) == (
        "asked-1",
        ["how-much"],
        ["how far is it"],
    )
    assert (second["id"], second["facets"], second["nearest"]) == (
        "asked-2",
        ["what"],
        "anna-walked",
    )
    assert second["says"] == "The source doesn't say how long it took."
    assert main(["compile"]) == 0


WITHOUT = SHORT.partition("\ngaps:")[0]


@long_folder
@pytest.mark.parametrize("notes", [SHORT, WITHOUT], ids=["some", "none"])
async def test_a_short_annotation_gets_short_lines(folder, notes, run):
    path = folder / "seeds" / "walk.yaml"
    path.write_text(notes, encoding="utf-8")
    asked = ["weight of the umbrella?", "how heavy; was it"]
    add_gap(path, NEAR_SHORT, NewGap(asked, ["how-much"], ["anna-keller"], "how much it weighs"))
    says = "The article doesn't tell: how far it is."
    add_gap(
        path, NEAR_SHORT, NewGap(["kilometres of the walk"], ["how-much"], ["anna-keller"], says)
    )
    assert path.read_text("utf-8").endswith(
        """  - how much it weighs; weight of the umbrella; how heavy was it
  - about: Anna Keller
    facets: [how-much]
    says: 'The article doesn''t tell: how far it is.'
    words: kilometres of the walk
"""
    )
    assert main(["compile"]) == 0
    for question, said in (
        ("kilometres of the walk", says),
        ("weight of the umbrella", "how much it weighs"),
    ):
        code, out, _ = await run("ask", question, base=())
        assert code == 1
        assert said.removesuffix(".") in out


@long_folder
def test_a_fact_by_rule_must_be_annotated_first(folder):
    path = folder / "seeds" / "walk.yaml"
    with pytest.raises(AnnotationError, match="found by rule"):
        add_asks(path, Near("walk/s2", "walk", "She carried an umbrella."), ["what"])
    shutil.move(path, folder / "elsewhere")
    with pytest.raises(AnnotationError, match="is not there"):
        add_asks(path, NEAR, ["what"])
