"""What the program does without, what it asks of Discord, and what nobody can put into its log."""

import ast
import io
import logging
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from bot.chat.logs import Redacting
from bot.errors import KnowledgeError
from bot.lang import files
from bot.running.discord_checks import INVITED
from bot.running.permissions import ADMINISTRATOR, NEEDED, USEFUL

ROOT = Path(__file__).parents[1]
MODULES = [
    *("dill", "marshal", "pickle", "shelve", "subprocess", "pty", "xmlrpc", "ctypes", "code"),
    *("runpy", "imp", "tempfile.mktemp"),
]
CALLS = [
    "eval",
    "exec",
    "__import__",
    "os.system",
    "os.popen",
    "yaml.unsafe_load",
    "yaml.full_load",
]


def used(path):
    """Yield what a file imports and what it calls, by name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Call):
            yield ast.unparse(node.func)
            if any(each.arg == "shell" for each in node.keywords):
                yield "shell="


def test_nothing_runs_what_it_reads():
    paths = list((ROOT / "bot").rglob("*.py"))
    assert len(paths) > 200
    found = {
        (path.name, name)
        for path in paths
        for name in used(path)
        if name in CALLS or name.split(".")[0] in MODULES or name == "shell="
    }
    assert not found


def test_yaml_is_loaded_as_texts_alone():
    loads = [
        ast.unparse(node)
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("yaml.load")
    ]
    assert loads
    assert all("oader=" in each and "Base" not in each for each in loads)
    assert files.parse("a: [1, yes, 2020-01-01]") == {"a": ["1", "yes", "2020-01-01"]}
    assert files.parse("!!python/object/apply:os.getcwd []") == []


def test_every_exception_from_a_rule_of_security_has_its_reason():
    for path in (ROOT / "bot").rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            if re.search(r"# noqa:[^#]*\bS\d{3}", line):
                assert re.search(r"# noqa: [A-Z0-9, ]+ +(#|-) \w", line), line


def test_the_invite_link_asks_for_what_the_bot_needs_and_no_more():
    readme = (ROOT / "README.md").read_text("utf-8")
    (asked,) = {int(bits) for bits in re.findall(r"permissions=(\d+)", readme)}
    assert asked == INVITED == sum((*NEEDED.values(), *USEFUL.values()))
    assert not asked & ADMINISTRATOR
    (step,) = re.findall(r"with the permissions (.*?)\.\n5\.", readme, re.DOTALL)
    assert set(re.findall(r"\*([^*]+)\*", " ".join(step.split()))) == {*NEEDED, *USEFUL}


@pytest.mark.parametrize("hurting", ["a\nERROR forged", "a\r\x1b[2Jforged", "a\u2028\u202eforged"])
def test_what_is_logged_is_one_line(hurting):
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Redacting("secret"))
    handler.emit(logging.LogRecord("x", logging.INFO, "x.py", 1, "joined %s", (hurting,), None))
    assert len(out.getvalue().splitlines()) == 1
    assert out.getvalue().isprintable() or out.getvalue()[:-1].isprintable()


@pytest.mark.parametrize("hurting", ["a\nb.txt", "\x1b[31m", "\u202etxt", "\udcff"])
def test_an_error_is_one_line(hurting):
    shown = str(KnowledgeError(f"quotes {hurting}", place=hurting, remedy=hurting))
    assert shown.isprintable()
    assert " → " in shown


def test_what_ends_the_program_shows_no_secret():
    code = "import sys; from bot.chat.logs import write_logs; write_logs(['pass-word'])\n"
    code += "raise ValueError(sys.argv[1])"  # a traceback shows the line itself
    words = "postgresql://me:pass-word@host asked who led the talks"
    done = subprocess.run(
        [sys.executable, "-c", code, words], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "pass-word" not in done.stderr
    assert "talks" not in done.stderr


def test_knowledge_cannot_name_a_file_elsewhere(tmp_path):
    from bot.compiling.compile import run  # noqa: PLC0415  # only here
    from bot.errors import FaultsError  # noqa: PLC0415
    from bot.factbase import load  # noqa: PLC0415

    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "walk.txt").write_text("Anna walked.\n")
    (tmp_path / "outside.txt").write_text("Anna walked.\n")
    run(tmp_path / "seeds", tmp_path / "knowledge")
    file, page = (tmp_path / "knowledge" / f"walk.{end}" for end in ("facts.json", "yaml"))
    before = sha256(file.read_bytes()).hexdigest()
    file.write_text(file.read_text().replace('"file": "walk.txt"', '"file": "../outside.txt"'))
    page.write_text(page.read_text().replace(before, sha256(file.read_bytes()).hexdigest()))
    with pytest.raises(FaultsError, match="is outside of"):
        load(tmp_path / "seeds", tmp_path / "knowledge")
