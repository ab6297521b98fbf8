"""Which part knows which: what the imports say, and what a fresh interpreter really loads."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

BOT = Path(__file__).parents[1] / "bot"
FRONT_ENDS = {"chat", "terminal", "sandbox"}
# What the front ends share; it knows the vocabulary and what it needs of the answering by shape.
SHARED = set(
    "claims commands context errors facts jsonable listing markup memory outcomes picturing"
    " showing speaking timeline watching wording".split()
)
MAY_KNOW = {
    "facts": set(),
    "outcomes": {"facts"},
    "errors": set(),
    "options": {"drafting_options"},
    "commands": set(),
    "markup": set(),
    "lang": {"errors", "facts", "outcomes", "strictyaml"},
    "memory": {"facts", "outcomes"},
    "phrases": {"facts", "outcomes"},
    "languages": {"lang"},
    "wording": {"facts", "outcomes", "phrases"},
    "jsonable": {"facts", "outcomes", "wording"},
    "listing": {"commands", "facts", "phrases", "wording"},
    "explaining": set(),
    "tracing": {"answering", "facts", "outcomes"},
    "context": {"facts"},
    "claims": {"facts", "outcomes", "phrases", "wording"},
    "timeline": {"facts"},
    "picturing": set(),
    "showing": {"context", "facts", "phrases", "picturing", "timeline", "wording"},
    "speaking": {
        *("claims", "commands", "context", "facts", "jsonable", "listing", "outcomes", "phrases"),
        *("showing", "timeline", "wording"),
    },
    "settings": {"errors"},
    "sameness": set(),
    "parts": {"facts"},
    "things": {"facts", "parts", "sameness"},
    "asking": {"facts", "outcomes", "lang"},
    "beginnings": set(),
    "reviewing": {"compiling", "errors", "factbase", "facts", "parts", "places"},
    "annotating": {"compiling", "errors", "factbase", "facts", "places"},
    "suggesting": {"asking", "beginnings", "facts", "lang"},
    "joining": {"facts", "parts", "things"},
    "parsed": set(),
    "columns": set(),
    "keeping": {"columns"},
    "kept_lexicon": {"keeping", "lang"},
    "snapshot": {"facts", "keeping"},
    "collecting": set(),
    "factbase": {
        *(
            "collecting",
            "errors",
            "facts",
            "joining",
            "parsed",
            "parts",
            "places",
            "snapshot",
            "strictyaml",
        ),
    },
    "terminal": SHARED | {"explaining"},
    "chat": SHARED,
    "sandbox": {"errors"},
    "watching": {"facts", "outcomes"},
    "curating": {
        *("compiling", "errors", "facts", "lang", "outcomes", "speaking", "strictyaml"),
        "watching",
    },
    "running": {"collecting", "errors", "facts", "outcomes", "speaking", "watching"},
}
OUTSIDE = (
    "os pathlib io time datetime logging socket subprocess asyncio urllib.request aiohttp".split()
)


def modules():
    return sorted(BOT.rglob("*.py"))


def part_of(path):
    return path.relative_to(BOT).parts[0].removesuffix(".py")


@cache
def imported_by(path):
    """Every module that a file imports, those for the type checker among them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports stand in full"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def parts_known():
    """{part: the other parts of the bot that it imports}."""
    names = {part_of(path) for path in modules()}
    known = {name: set() for name in names}
    for path in modules():
        parts = {name.split(".")[1] for name in imported_by(path) if name.startswith("bot.")}
        known[part_of(path)] |= parts & names - {part_of(path)}
    return known


def reached_by(name, known):
    """Every file that a file imports, and what those import."""
    reached, waiting = set(), [name]
    while waiting:
        new = known[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


def test_no_two_files_import_each_other_however_many_steps_apart():
    files = {path.relative_to(BOT.parent).with_suffix("").parts: path for path in modules()}
    paths = {".".join(parts).removesuffix(".__init__"): path for parts, path in files.items()}
    known = {name: imported_by(path) & paths.keys() for name, path in paths.items()}
    circling = {name for name in known if name in reached_by(name, known)}
    assert circling == set()


def test_imports_point_one_way():
    known = parts_known()
    while leaves := {part for part, others in known.items() if not others}:
        known = {part: known[part] - leaves for part in known.keys() - leaves}
    assert known == {}, "these import each other in a circle"


@pytest.mark.parametrize("part", MAY_KNOW)
def test_a_part_knows_only_what_it_may(part):
    assert parts_known()[part] <= MAY_KNOW[part]


def test_only_the_command_line_knows_the_front_ends_and_the_settings():
    ends = FRONT_ENDS | {"settings", "__main__"}
    others = {part: known & ends for part, known in parts_known().items() if part != "__main__"}
    assert {part: known for part, known in others.items() if known} == {}


def test_only_the_chat_imports_discord():
    importing = {
        part_of(path)
        for path in modules()
        if "discord" in {name.partition(".")[0] for name in imported_by(path)}
    }
    assert importing == {"chat"}


def test_only_the_command_line_and_the_settings_read_the_environment():
    reading = {part_of(path) for path in modules() if "environ" in path.read_text("utf-8")}
    assert reading <= {"__main__", "settings", "sandbox"}  # which only looks for a desktop


@pytest.mark.parametrize(
    "path", sorted((BOT / "answering").rglob("*.py")), ids=lambda path: path.name
)
def test_answering_touches_nothing_outside(path):
    assert imported_by(path).isdisjoint(OUTSIDE)
    calls = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    assert "open" not in {call.func.id for call in calls if isinstance(call.func, ast.Name)}


def test_only_the_drafting_imports_a_models_client():
    importing = {
        path.relative_to(BOT).as_posix()
        for path in modules()
        if "openai" in {name.partition(".")[0] for name in imported_by(path)}
    }
    assert importing == {"annotating/models.py"}


OWN = "bot."
HEAVY = ("discord", "aiohttp", "pydantic", "rich", "prompt_toolkit", "yaml", "jsonschema_rs")
# module: what a fresh interpreter that loads it must not have loaded
NOT_LOADED = {
    "bot": (OWN, *HEAVY),
    "bot.facts": ("bot.errors", *HEAVY),
    "bot.wording": ("bot.answering", "bot.chat", "bot.compiling", "bot.settings", *HEAVY),
    "bot.speaking": ("bot.answering", "bot.chat", "bot.compiling", "bot.settings", *HEAVY),
    "bot.terminal": ("bot.answering", "bot.chat", "bot.compiling", "bot.settings", *HEAVY),
    "bot.__main__": ("bot.answering", "bot.chat", "bot.compiling", "bot.settings", *HEAVY),
    "bot.answering.chain": (
        *("bot.chat", "bot.compiling", "bot.factbase", "bot.terminal", "bot.settings"),
        *("bot.asking.making", "rapidfuzz", *HEAVY),
    ),
    "bot.factbase": (
        "bot.answering",
        "bot.chat",
        "bot.compiling",
        "discord",
        "aiohttp",
        "pydantic",
        "rich",
    ),
    "bot.compiling.compile": ("bot.answering", "bot.chat", "bot.terminal", "discord", "aiohttp"),
    "bot.annotating.command": ("openai", "bot.answering", "bot.chat", "discord", "bot.settings"),
    "bot.chat.starting": (
        *("bot.answering", "bot.compiling", "bot.factbase", "bot.sandbox", "bot.terminal"),
        "bot.settings",
    ),
    "bot.sandbox.server": ("bot.chat", "bot.speaking", "bot.terminal", "discord"),
}


@pytest.mark.parametrize("module", NOT_LOADED)
def test_loading_a_part_loads_no_other(module):
    run = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert [name for name in run.stdout.split() if name.startswith(NOT_LOADED[module])] == []
