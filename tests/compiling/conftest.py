"""A folder of seeds to compile: the real text, with small annotations of the tests' own."""

import shutil
from pathlib import Path

import pytest

SEED = Path(__file__).parents[2] / "seeds" / "us-japan-set-2023.txt"
ARTICLES = Path(__file__).parent / "articles"

ANNOTATION = """\
source:
  publisher: Air & Space Forces Magazine
  published: {iso: 2023-07, inferred: true, basis: the week after 13 July}
  updated: {iso: 2023-07-24, text: July 24, inferred: true, basis: the year of the talks}
entities:
  garrant: {kind: person, name: Lt. Gen. Philip A. Garrant, aliases: [Garrant], side: us}
  us: {kind: country, name: United States, aliases: [U.S., American]}
  set: {kind: meeting, name: Space Engagement Talk, aliases: [SET, talks]}
  article: {kind: part, name: the article}
facts:
  - id: set-leaders
    subject: set
    quote: led the U.S. in the July 13 talks
    fills:
      who: {text: Lt. Gen. Philip A. Garrant, kinds: [person], entities: [garrant]}
      when:
        text: July 13, 2023
        kinds: [day]
        date: {iso: 2023-07-13, text: July 13, inferred: true, basis: the week before}
    asks: [who led the talks, who was the boss]
  - id: set-formal
    subject: set
    quote: [But the Space Engagement Talk (SET), a more formal dialogue]
    says: article
gaps:
  - {id: set-place, subject: set, facets: [where], says: No place is given., nearest: set-leaders}
"""


class Folder:
    """Seeds and knowledge side by side, as a user has them."""

    def __init__(self, root):
        self.seeds = root / "seeds"
        self.knowledge = root / "knowledge"
        self.seeds.mkdir()
        shutil.copy(SEED, self.seeds)
        self.note = self.seeds / "us-japan-set-2023.yaml"
        self.note.write_text(ANNOTATION)

    def add(self, name):
        shutil.copy(ARTICLES / f"{name}.txt", self.seeds)
        return self.seeds / f"{name}.txt"

    def change(self, path, old, new):
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # so that places read as a user sees them: seeds/x.yaml:1:1
    return Folder(Path())
