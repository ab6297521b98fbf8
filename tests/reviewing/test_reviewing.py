"""`bot review`: what a person sees of an annotation beside its text."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.compiling.compile import run
from bot.errors import FaultsError, SourceError
from bot.reviewing.command import show
from bot.reviewing.reviews import reviews

TEXT = """\
Anna Keller walks to Bern

Anna Keller walked to Bern on May 3, 2020. She carried an <umbrella>.
"""
NOTE = """\
facts:
  - id: walk
    quote: walked to Bern
    answer: Anna Keller walked to Bern on May 3, 2020.
    who: Anna Keller
    when: May 3, 2020
  - id: name
    quote: Keller walked
    answer: It was Anna Keller who walked.
gaps:
  - why she walked; reason
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seeds = Path("seeds")
    seeds.mkdir()
    (seeds / "walk.txt").write_text(TEXT)
    (seeds / "walk.yaml").write_text(NOTE)
    run(seeds, Path("knowledge"))
    return seeds


def shown(html=None, source=""):
    return show(Path("seeds"), Path("knowledge"), source, html=html)


@pytest.mark.usefixtures("folder")
def test_quoted_words_are_marked_with_the_numbers_of_their_facts():
    text = shown()
    assert "[2] Anna ⟦Keller ⟧¹⟦walked⟧¹’²⟦ to Bern⟧² on May 3, 2020." in text
    assert "    2. Anna Keller walked to Bern on May 3, 2020." in text
    assert "who: Anna Keller [anna-keller] · when: May 3, 2020 [= 2020-05-03]" in text
    assert "[3] She carried an <umbrella>.\n    – no fact" in text
    assert "The sources don't say why she walked. (why-she-walked)" in text
    assert "no fact quotes sentence" not in text, "a short line needs none"
    assert "altered since the last compile: 0" in text


def test_what_was_altered_since_the_last_compile_is_told(folder):
    changed = NOTE.replace("who: Anna Keller", "where: Bern").replace("id: name", "id: title")
    (folder / "walk.yaml").write_text(changed)
    text = shown()
    assert "altered since the last compile: 3" in text
    assert "new: title: It was Anna Keller who walked." in text
    assert "gone: name: It was Anna Keller who walked." in text
    assert "changed: walk: Anna Keller walked to Bern" in text


@pytest.mark.usefixtures("folder")
def test_the_page_stands_alone_and_escapes_what_it_shows():
    assert shown(Path("page.html")) == "wrote page.html\n"
    page = Path("page.html").read_text("utf-8")
    assert "an &lt;umbrella&gt;" in page
    assert "<umbrella>" not in page
    assert "<mark>walked<sup>1, 2</sup></mark>" in page
    assert not re.search(r"https?:|<script|<link|src=|@import", page)


def test_what_is_wrong_is_told(folder):
    with pytest.raises(SourceError):
        list(reviews(folder, Path("knowledge"), "stroll", print))
    (folder / "walk.yaml").write_text(NOTE.replace("quote: walked", "quote: ran"))
    with pytest.raises(FaultsError):
        shown()


@pytest.mark.usefixtures("folder")
def test_the_command_shows_it():
    done = subprocess.run(
        [sys.executable, "-m", "bot", "review", "walk"],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, shown())
