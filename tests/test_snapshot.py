"""A base that was kept as a whole is given back for the very same files, and never otherwise."""

import os
import shutil

import pytest

from bot.compiling.compile import run
from bot.errors import FaultsError
from bot.factbase import load

ANNOTATION = """\
entities:
  Anna Keller: Anna
facts:
  - quote: walked to Bern
    answer: Anna Keller walked to Bern.
    who: Anna Keller
    when: May 3, 2020
    asks: who hiked to the capital?
gaps:
  - why she walked; reason
"""
TEXTS = {
    "walk.txt": "Anna Keller walked to Bern on May 3, 2020. She carried a red umbrella.\n",
    "walk.yaml": ANNOTATION,
    "cake.md": "# A cake\n\nBen Ott baked a cake in Oslo on June 4, 2021. Clara Lund ate it.\n",
}


@pytest.fixture
def folders(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in TEXTS.items():
        (seeds / name).write_text(text)
    run(seeds, tmp_path / "knowledge")
    return seeds, tmp_path / "knowledge", tmp_path / "cache"


@pytest.fixture
def kept(folders):
    load(*folders[:2], cache=folders[2])
    return folders[2] / "base.bin"


def loaded(folders):
    """Load with what was kept, which makes no difference."""
    base = load(*folders[:2], cache=folders[2])
    assert base == load(*folders[:2])
    return base


def test_the_same_base_comes_back_without_a_knowledge_file_being_read_apart(folders, kept):
    (folders[2] / "parsed-1.txt").unlink()
    base = loaded(folders)
    assert not (folders[2] / "parsed-1.txt").exists()  # else it had been parsed and kept
    assert base.sources["cake"].text.startswith("A cake")
    assert kept.stat().st_size < 10_000


def test_what_is_equal_is_one_object(folders, kept):
    assert kept.is_file()
    facts = loaded(folders).facts.values()
    dates = [date for fact in facts for date in fact.dates if date.iso == "2020-05-03"]
    assert len(dates) > 1
    assert len({id(date) for date in dates}) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _raw: b"",
        lambda raw: raw[:-9],
        lambda raw: raw.replace(b"umbrella", b"omelette").replace(b"Keller", b"Kepler"),
        lambda raw: b"0" * 64 + raw[64:],
        lambda _raw: b"\xff\0\n" * 1000,
    ],
)
def test_what_was_spoiled_is_not_believed_and_made_anew(folders, kept, spoil):
    right = kept.read_bytes()
    kept.write_bytes(spoil(right))
    loaded(folders)
    assert kept.read_bytes() == right


@pytest.mark.parametrize("name", ["seeds/walk.txt", "seeds/walk.yaml", "knowledge/walk.yaml"])
def test_what_changed_since_is_refused_as_without_it(folders, kept, name):
    assert kept.is_file()
    with (folders[0].parent / name).open("a") as file:
        file.write("# It rained.\n")
    if name == "knowledge/walk.yaml":  # a comment is no change of what it says
        loaded(folders)
        return
    with pytest.raises(FaultsError, match=r"walk\.(txt|yaml)"):
        load(*folders[:2], cache=folders[2])


def test_an_extracted_text_that_changed_is_refused(folders, kept):
    assert kept.is_file()
    text = folders[1] / "cake.txt"
    text.write_text(text.read_text().replace("Oslo", "Rome"))
    with pytest.raises(FaultsError, match="this is not what stands in"):
        load(*folders[:2], cache=folders[2])


def test_a_source_that_came_or_went_is_seen(folders, kept):
    assert kept.is_file()
    (folders[0] / "walk.txt").unlink()
    with pytest.raises(FaultsError, match="is missing"):
        load(*folders[:2], cache=folders[2])
    (folders[0] / "new.txt").write_text("Ben Ott sang.")
    with pytest.raises(FaultsError, match="is not compiled"):
        load(*folders[:2], cache=folders[2])


def test_it_holds_wherever_the_folders_stand(folders, kept, tmp_path):
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for folder in folders:
        shutil.move(folder, moved / folder.name)
    before = (moved / "cache" / kept.name).stat().st_mtime_ns
    loaded([moved / folder.name for folder in folders])
    assert (moved / "cache" / kept.name).stat().st_mtime_ns == before


def test_a_pipe_of_a_seeds_name_keeps_nobody_waiting(folders, kept):
    assert kept.is_file()
    os.mkfifo(folders[0] / "pipe.txt")
    with pytest.raises(FaultsError, match=r"pipe\.txt: is not compiled"):
        load(*folders[:2], cache=folders[2])


def test_a_folder_that_cannot_be_written_keeps_nothing(folders):
    folders[2].write_text("a file")
    assert len(loaded(folders).sources) == 2
