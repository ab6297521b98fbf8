"""The READMEs and .env.example name each command and setting that there is, and no other."""

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands import RELOAD, Command
from bot.options import command_line
from bot.running.permissions import NEEDED, USEFUL
from bot.settings import DraftSettings, Settings
from tests import consoles

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in consoles.PAGES}
DOCS = "\n".join(PAGES.values())
LONGEST = 150  # lines of the README: what a newcomer reads
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
FIELDS = Settings.model_fields | DraftSettings.model_fields
SETTINGS = {name.upper() for name in FIELDS}
SERVED = {"healthz", "metrics"}  # by a running bot
CODE = re.findall(r"```.*?```|`[^`\n]+`", DOCS, re.DOTALL)  # what is meant to be typed


def commands():
    """{command: its options}, of the command line, as its help tells."""
    names = re.findall(r"^    (\w+) ", command_line().format_help(), re.MULTILINE)
    return {name: options_of(name) for name in names}


def options_of(command):
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.suppress(SystemExit):
        command_line().parse_args([command, "--help"])
    return set(re.findall(r"--[a-z]+", told.getvalue()))


@pytest.mark.parametrize("setting", sorted(SETTINGS))
def test_each_setting_is_documented(setting):
    assert f"`{setting}`" in README  # and by what it is, there or where it leads
    assert re.search(rf"^#?{setting}=", EXAMPLE, re.MULTILINE)


def test_no_other_setting_is_documented():
    assert set(re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == SETTINGS
    families = "|".join(sorted({setting.partition("_")[0] for setting in SETTINGS}))
    assert set(re.findall(rf"`((?:{families})_[A-Z_]+)`", DOCS)) <= SETTINGS


def test_the_example_gives_the_defaults():
    given = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    for name, field in FIELDS.items():
        assert given[name.upper()] == str(field.default or "")


@pytest.mark.parametrize("command", sorted(commands()))
def test_each_command_of_the_command_line_is_documented_with_its_options(command):
    assert f"`bot {command}" in DOCS
    for option in commands()[command] - {"--help"}:
        assert any(option in code for code in CODE), option


def test_no_other_command_of_the_command_line_is_documented():
    named = {name for code in CODE for name in re.findall(r"(?m)(?:uv run |`|^)bot ([a-z]+)", code)}
    assert named <= commands().keys()
    others = ("benchmarks/", "uv sync")  # those have their own options
    ours = [code for code in CODE if not any(other in code for other in others)]
    options = {name for code in ours for name in re.findall(r"(?<=[\s`\[])--[a-z]+", code)}
    known = {option for options in commands().values() for option in options} | {"--version"}
    programs = (ROOT / "tests" / "benchmarks").glob("*.py")
    known |= {name for path in programs for name in re.findall(r'"(--[a-z]+)"', path.read_text())}
    assert options <= known


@pytest.mark.parametrize("command", [command.value for command in Command])
def test_each_command_on_discord_is_documented(command):
    assert re.search(rf"`/{command}\b", README)


def test_no_other_command_on_discord_is_documented():
    named = {name for code in CODE for name in re.findall(r"(?<![\w./:])/([a-z]+)\b(?!/)", code)}
    assert named <= {command.value for command in Command} | {RELOAD, "forget"} | SERVED


@pytest.mark.parametrize("page", PAGES)
def test_each_file_and_heading_that_is_linked_is_there(page):
    for path, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", PAGES[page]):
        linked = (ROOT / page).parent / path if path else ROOT / page
        assert linked.exists(), path
        if anchor:
            assert anchor in headings(linked), f"{path}#{anchor}"


def headings(page):
    """What GitHub makes of a page's headings."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_the_readme_is_short_and_names_both_set_up_commands():
    assert len(README.splitlines()) <= LONGEST
    assert "pip install uv && uv run bot\n" in README
    assert "`pip install uv && uv run pytest`" in README


def test_each_page_can_be_reached_from_the_readme():
    reached, ahead = set(), ["README.md"]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        for path in re.findall(r"\]\((?!https?:|#)([^)#]+)", PAGES[page]):
            linked = ((ROOT / page).parent / path).resolve()
            linked = linked / "README.md" if linked.is_dir() else linked
            name = linked.relative_to(ROOT).as_posix()
            ahead += [name] if name in PAGES and name not in reached else []
    assert reached == set(PAGES)


@pytest.mark.parametrize("script", [".ci/run", ".ci/check"])
def test_the_scripts_that_are_documented_can_be_run(script):
    assert script in DOCS
    assert (ROOT / script).stat().st_mode & 0o111


def test_each_program_that_is_named_is_there():
    named = set(re.findall(r"\btests/benchmarks/\w+\.py\b", DOCS))
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_ci_runs_the_test_command_that_the_readme_names():
    assert "uv run pytest" in README
    assert "uv run pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_reference_page_is_the_one_that_a_model_is_given():
    page = (ROOT / "bot" / "annotating" / "reference.md").read_text("utf-8")
    assert (ROOT / "seeds" / "README.md").read_text("utf-8") == page


def ask(folder, *words):
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    ).stdout


CONSOLES = [each for page in consoles.PAGES for each in consoles.transcripts(page)]


@pytest.mark.parametrize(("command", "shown"), CONSOLES, ids=[each for each, _ in CONSOLES])
def test_what_a_console_block_shows_is_what_the_bot_prints(command, shown):
    assert shown == consoles.printed(command)


def test_the_readmes_source_compiles_and_can_be_asked(tmp_path):
    (text,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    (annotation,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "walk.txt").write_text(text, encoding="utf-8")
    (tmp_path / "seeds" / "walk.yaml").write_text(annotation, encoding="utf-8")
    assert "wrote knowledge/walk.yaml" in ask(tmp_path, "compile")
    said = "Anna Keller walked to Bern on May 3, 2020."
    assert ask(tmp_path, "ask", "who walked to bern").startswith(f"{said}\n\n  > {said}\n")
    absent = "The sources don't say why she walked."
    for question in ("why did anna walk to bern", "why did she walk"):
        assert ask(tmp_path, "ask", question).startswith(absent)
    for question in ("when did anna keller walk to bern", "where did anna go"):
        assert ask(tmp_path, "ask", question).startswith(said)
    assert ask(tmp_path, "ask", "did anna walk to bern").startswith(f"Yes. {said}")
    unsaid = "The sources don't say “to zurich”."
    assert ask(tmp_path, "ask", "did anna walk to zurich").startswith(unsaid)
    unsaid = "The sources say nothing about the age, the family or the origin of Anna Keller."
    for question in ("how old is anna", "is keller married", "where does anna keller live"):
        assert ask(tmp_path, "ask", question).startswith(unsaid)


def test_the_invite_asks_for_what_the_bot_needs_and_no_more():
    wanted = sum((*NEEDED.values(), *USEFUL.values()))
    assert f"&permissions={wanted}`" in README
    assert all(f"*{name}*" in " ".join(README.split()) for name in (*NEEDED, *USEFUL))
