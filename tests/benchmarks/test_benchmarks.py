"""The benchmarks, run as a person runs them, on a small set of real files."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
COMPARE = FOLDER / "compare.py"
TEXTS = {
    "walk": "Anna Keller walks to Bern\n"
    "Anna Keller walked to Bern on May 3, 2020. She carried a red umbrella.\n",
    "cake": "Ben Ott baked a cake in Oslo on June 4, 2021. Clara Lund ate the cake at home.\n",
}
WALKED, CARRIED = "Anna Keller walked to Bern on May 3, 2020.", "She carried a red umbrella."
BAKED, ATE = TEXTS["cake"].strip().replace(". Clara", ".\nClara").split("\n")
QUESTIONS = {
    "walk": [
        ("!who walked to bern", WALKED),
        ("who carried a red umbrella", CARRIED),
        ("who flew to Tokyo with a dog", None),
    ],
    "cake": [
        ("who baked a cake in Oslo", BAKED),
        ("who ate the cake at home", ATE),
        ("who painted the garage yellow", None),
    ],
}


def line(asked, gold):
    return json.dumps({"q": asked, "answerable": bool(gold), "gold": [gold] if gold else []})


def write(folder, *names):
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
        lines = "\n".join(line(*each) for each in QUESTIONS[name]) + "\n"
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def run(program, *words, code=0):
    done = subprocess.run(
        [sys.executable, str(FOLDER / program), *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def cells(row):
    return [cell.strip() for cell in row.strip("|").split("|")]


@pytest.fixture
def pair(tmp_path):
    return write(tmp_path / "pair", "walk", "cake")


@pytest.fixture
def single(tmp_path):
    return write(tmp_path / "single", "walk")


def test_comparing_prints_every_text_and_all_of_them(pair):
    printed = run("compare.py", pair).split("\n\n")
    heads = [block.partition("\n")[0] for block in printed]
    assert heads == [
        "pair: 2 texts, 6 questions (4 answerable, 2 not, 4 off-topic)",
        "cake (2 answerable, 1 not, 2 off-topic)",
        "walk (2 answerable, 1 not, 2 off-topic)",
    ]
    for block in printed:
        columns, *methods = block.splitlines()[1:]
        assert columns.split() == ["R@1", "R@5", "right", "refused", "balanced", "off-topic"]
        assert [re.split(r"\s{2,}", method)[0] for method in methods] == [
            "fuzzy",
            "BM25",
            "the bot",
        ]


def test_figures_are_what_the_questions_give(pair):
    """Fuzzy matching finds each of the four sentences, whose words the questions repeat."""
    (fuzzy, *_) = re.findall(r"^fuzzy +(.+)$", run("compare.py", pair), re.MULTILINE)
    best, cannot_fail = "100.0 (51–100)", "100.0 (100–100)"
    assert re.split(r"\s{2,}", fuzzy) == [
        best,
        best,
        best,
        "100.0 (34–100)",
        cannot_fail,
        "0.0 (0–49)",
    ]


def test_the_bot_is_told_by_the_best_that_it_found(pair):
    (bot, *_) = re.findall(r"^the bot +(.+)$", run("compare.py", pair), re.MULTILINE)
    assert re.split(r"\s{2,}", bot)[1] == "100.0 (51–100)"


def test_a_single_text_has_one_table_and_nothing_off_topic(single):
    printed = run("compare.py", single)
    assert printed.startswith("single: 3 questions (2 answerable, 1 not)\n")
    assert printed.count("R@1") == 1
    assert all(row.endswith("–") for row in printed.splitlines()[2:])


def test_markdown_is_a_table_of_sets_and_one_of_texts(pair, single):
    printed = run("compare.py", "--markdown", pair, single)
    sets, texts = (block.splitlines() for block in printed.strip().split("\n\n"))
    assert [cells(row)[:2] for row in sets[2:]] == [
        [label, method]
        for label in ("pair: 2 texts, 6 questions", "single: 3 questions")
        for method in ("fuzzy", "BM25", "the bot")
    ]
    assert [cells(row)[0] for row in texts] == ["balanced, in pair", "---", "cake", "walk"]
    assert {len(cells(row)) for row in sets} == {8}
    assert {len(cells(row)) for row in texts} == {4}


def test_a_run_again_gives_the_same(pair):
    assert run("compare.py", pair) == run("compare.py", pair)


def test_a_seed_is_compared_with_its_annotation(tmp_path):
    """What only the annotation says: that the article gives no place of the talks."""
    questions = tmp_path / "few.jsonl"
    gold = "The U.S. and Japan held their first-ever Space Engagement Talks last week"
    rows = [line("who led the talks", gold), line("which city hosted the talks", None)]
    questions.write_text("\n".join(rows), encoding="utf-8")
    printed = run("compare.py", f"seeds/us-japan-set-2023.txt={questions}")
    assert printed.startswith("few: 2 questions (1 answerable, 1 not)\n")
    (bot,) = re.findall(r"^the bot +(.+)$", printed, re.MULTILINE)
    assert re.split(r"\s{2,}", bot)[3] == "100.0 (21–100)"


def test_a_folder_without_a_set_is_named(tmp_path):
    assert str(tmp_path) in run("compare.py", tmp_path, code=1)


def test_latency_is_told_of_the_base_each_text_and_a_start(pair):
    printed = run("latency.py", "--starts", "1", pair)
    heads = [re.split("[:;]", block)[0] for block in printed.split("\n\n")]
    assert heads == ["the base", "cake", "walk", "1 starts"]
    rows = ["reference", "an answer", "the same ones again"] * 3 + ["reference", "bot ask"]
    assert re.findall(r"^(.+?) +median +[\d.]+ ms .+ p99 +[\d.]+ ms", printed, re.MULTILINE) == rows


def twins(folder, *words):
    (folder / "lines.jsonl").unlink(missing_ok=True)
    printed = run("twins.py", "--texts", folder, "--jsonl", folder / "lines.jsonl", *words)
    lines = (folder / "lines.jsonl").read_text(encoding="utf-8").splitlines()
    return printed, [json.loads(line) for line in lines]


def test_twins_of_each_text_are_counted_by_what_is_changed(single):
    printed, asked = twins(single)
    bases, kinds, _, forms = printed.strip().split("\n\n")
    assert {cells(row)[0] for row in forms.splitlines()[2:]} <= {
        "asks yes or no",
        "asks who, when or where",
    }
    assert [cells(row)[0] for row in bases.splitlines()[2:]] == ["knowledge", "walk", "all"]
    for name, row in ((cells(row)[0], cells(row)) for row in kinds.splitlines()[2:]):
        counts = sum(int(cell.split(" of ")[1]) for cell in row[1:3] if " of " in cell)
        assert counts == sum(line["kind"] == name for line in asked)


def test_twins_say_what_the_text_does_not(single):
    _, asked = twins(single)
    walked = [line for line in asked if line["sentence"] == WALKED]
    is_true = {line["text"]: line["is_true"] for line in walked}
    assert is_true["did Keller walk to Bern on May 3, 2020?"]
    assert is_true["when did Keller walk to Bern?"]
    others = [line for line in walked if line["kind"] == "date" and line["frame"] == "plain"]
    assert others
    for line in others:
        assert line["is_excluded"]
        assert re.fullmatch(r"did Keller walk to Bern on \w+ \d+, \d{4}\?", line["text"])
        assert "May 3, 2020" not in line["text"]


def test_twins_are_the_same_in_every_run_and_no_more_than_asked_for(single):
    first, second = (twins(single, "--most", "20") for _ in range(2))
    assert first == second
    assert sorted(line["base"] for line in first[1]) == ["knowledge"] * 20 + ["walk"] * 20


@pytest.fixture(scope="module")
def compare():
    return runpy.run_path(str(COMPARE))


@pytest.mark.parametrize(
    ("good", "n", "low", "high"),
    [  # method 3 of table I in Newcombe, Statistics in Medicine 17 (1998), 857–872
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0000),  # the mirror of 0 of 20
    ],
)
def test_wilsons_interval_is_the_published_one(compare, good, n, low, high):
    assert compare["wilson"](good, n) == pytest.approx((low, high), abs=5e-5)


def test_the_bootstrap_comes_near_the_normal_interval_of_many(compare):
    """For 500 of 1,000 and 800 of 1,000 that is 1.96 √(0.25 / 1,000 + 0.16 / 1,000) / 2."""
    many = compare["balanced_share"]([True, False] * 500, [True, True, True, True, False] * 200)
    assert many.value == 65
    assert (many.low, many.high) == pytest.approx((65 - 1.984, 65 + 1.984), abs=0.2)


def test_nothing_asked_has_no_share(compare):
    assert compare["share"]([]) is None
    assert compare["balanced_share"]([True], []) is None


def test_the_readme_shows_the_tables_that_the_program_prints(pair, single):
    """Its heads, and for each set a row for each method; the figures change with the bot."""
    readme = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    head, rule, *rows = run("compare.py", "--markdown", pair, single).split("\n\n")[0].splitlines()
    (shown,) = re.findall(
        rf"^{re.escape(head)}\n{re.escape(rule)}\n((?:\|.+\n)+)", readme, re.MULTILINE
    )
    shown_rows = shown.splitlines()
    sets = {cells(row)[0] for row in shown_rows}
    assert len(sets) > 1
    methods = [cells(row)[1] for row in rows[:3]]
    assert [cells(row)[1] for row in shown_rows] == methods * len(sets)


def test_articles_are_the_same_each_time_and_hold_what_is_asked_for(tmp_path):
    for name in ("a", "b"):
        run("articles.py", 80, tmp_path / name, "--questions", 20)
    files = {path.name: path.read_text() for path in (tmp_path / "a" / "seeds").iterdir()}
    assert files == {p.name: p.read_text() for p in (tmp_path / "b" / "seeds").iterdir()}
    assert len(files) == 10
    asked = (tmp_path / "a" / "questions.jsonl").read_text().splitlines()
    assert len(asked) == 20
    for question in map(json.loads, asked):
        assert question["gold"][0] in files[question["file"]]


def test_growth_is_told_of_the_bot_and_its_peers():
    printed = run("growth.py", 40)
    assert "40 facts, 200 questions" in printed
    assert re.search(r"the bot +compile [\d.]+ .* p99 ms [\d.]+ .* R@1 [\d.]+", printed)
    assert re.search(r"rapidfuzz +load [\d.]+ .* R@1 [\d.]+", printed)


def test_hostile_messages_are_timed():
    printed = run("hostile.py", "--times", 1)
    assert re.search(r"^a plain question +[\d.]+ +[\d.]+ +1\.0$", printed, re.MULTILINE)


def test_a_flood_is_timed_with_the_real_client():
    printed = run("flood.py", "--seconds", 1, "--people", 1)
    assert re.search(r"^flooded +p50 +[\d.]+ ms .* lost 0 ", printed, re.MULTILINE)
    assert "the event loop was held up for" in printed


def test_pages_counts_what_is_kept_and_what_is_let_in(tmp_path):
    (tmp_path / "eval").mkdir()
    kept = "The port has new rules since May 2021, and the harbour master told the captains so."
    page = f"<html><body><article><p>{kept}</p><aside><p>Most read.</p></aside></article></body>"
    (tmp_path / "eval" / "a.html").write_text(page)
    notes = {"https://a.example": {"file": "a.html", "with": [kept], "without": ["Most read."]}}
    (tmp_path / "evaldata.json").write_text(json.dumps(notes))
    article = tmp_path / "pages" / "a"
    article.mkdir(parents=True)
    body = f"<p>{kept}</p>" * 15
    (article / "source.html").write_text(f"<html><body><article>{body}</article></body></html>")
    (article / "expected.html").write_text(f"<div>{body}</div>")
    printed = run("pages.py", "--marked", tmp_path, "--expected", tmp_path / "pages")
    assert "stretches: 1 pages, 0 refused, 0 with a warning\n" in printed
    assert "wanted: 100.0% of 1 kept\n  unwanted: 0.0% of 1 let in" in printed
    assert "words: 1 pages, 0 refused" in printed


def test_golden_reads_rules_and_says_which_are_not_met(tmp_path):
    file = tmp_path / "rules.py"
    file.write_text(
        'GOLDEN = [("It rained. It ended.", ["It rained.", "It ended."]),\n'
        '    pytest.param("It rained.", ["It", "rained."], marks=later)]\n'
    )
    printed = run("golden.py", file)
    assert printed == "2. It | rained.\n    not It rained.\n1 of 2 met\n"


def test_a_week_is_grouped_by_need():
    line = run("week.py", FOLDER / "week_two.yaml").splitlines()[-1]
    found = re.fullmatch(r"week_two.yaml: needs (\d+), in one group (\d+), .*pure ([\d.]+)%", line)
    needs, whole, pure = map(float, found.groups())
    assert whole / needs >= 0.7
    assert pure >= 80
