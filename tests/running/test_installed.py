"""An installed program has its base with it, and what starts it elsewhere fits the program."""

import re
import shutil
import subprocess
import sys
import tomllib

import pytest
import yaml

from bot.__main__ import main
from bot.running.ending import GRACE
from bot.running.shipped import PACKAGE, home

ROOT = PACKAGE.parent
DEPLOY = PACKAGE / "running" / "deploy"
WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """What the wheel holds, laid out as an installer does it."""
    site, wheel = tmp_path_factory.mktemp("site"), WHEEL["targets"]["wheel"]
    without = shutil.ignore_patterns("__pycache__")
    for name in wheel["packages"]:
        shutil.copytree(ROOT / name, site / name, ignore=without)
    for source, target in wheel["force-include"].items():
        shutil.copytree(ROOT / source, site / target)
    return site


@pytest.fixture
def run_installed(installed, tmp_path):
    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=tmp_path,
            env={"PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_in_an_empty_folder_it_answers_from_the_base_that_it_ships(run_installed):
    done = run_installed("ask", "who led the talks")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Garrant" in done.stdout


def test_a_base_in_the_folder_goes_first(run_installed, tmp_path):
    (tmp_path / "seeds").mkdir()
    text = "A walk\n\nAnna Keller walked to Bern on May 3, 2020.\n"
    (tmp_path / "seeds" / "walk.txt").write_text(text, encoding="utf-8")
    assert run_installed("compile").returncode == 0
    assert "Anna Keller walked to Bern" in run_installed("ask", "who walked to bern").stdout


def test_the_shipped_base_is_never_written(run_installed, installed, tmp_path):
    done = run_installed("compile")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("seeds: holds no source")
    assert list(tmp_path.iterdir()) == []
    assert not list((installed / "bot" / "shipped").rglob("*.tmp"))


def test_where_there_is_no_base_at_all_it_is_missed_where_one_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("bot.running.shipped.ROOTS", ())
    monkeypatch.chdir(tmp_path)
    assert home() == home().__class__()
    assert main(["ask", "who"]) == 2
    assert capsys.readouterr().err.startswith("seeds: holds no source → put a source")


def test_what_the_image_copies_is_there():
    text = (ROOT / "Dockerfile").read_text("utf-8")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    assert {name for line in copied for name in line.split() if not (ROOT / name).exists()} == set()
    folders = {*WHEEL["targets"]["wheel"]["packages"], *WHEEL["targets"]["wheel"]["force-include"]}
    assert folders <= {name for line in copied for name in line.split()}


def test_compose_builds_this_project_and_waits_for_answers():
    service = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["bot"]
    assert (DEPLOY / service["build"]).resolve() == ROOT
    assert (DEPLOY / service["env_file"]).resolve() == ROOT / ".env"
    assert int(service["stop_grace_period"].removesuffix("s")) > GRACE


def test_the_unit_waits_for_answers_and_reloads():
    text = (DEPLOY / "bot.service").read_text("utf-8")
    assert int(re.search(r"^TimeoutStopSec=(\d+)$", text, re.MULTILINE)[1]) > GRACE
    assert "ExecReload=/bin/kill -HUP $MAINPID" in text


def test_the_unit_is_sound_and_takes_from_the_process_what_it_does_not_need():
    analyze, unit = shutil.which("systemd-analyze"), str(DEPLOY / "bot.service")
    if analyze is None:
        pytest.skip("systemd-analyze is not installed")
    words = [analyze, "security", "--offline=true", "--threshold=20", unit]  # of 100, the worst
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout
    words = [analyze, "verify", unit]
    found = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60).stderr
    missing = "Command /opt/bot/bin/bot is not executable: No such file or directory"
    assert [
        line for line in found.splitlines() if "bot.service" in line and missing not in line
    ] == []
