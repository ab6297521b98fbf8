"""Knowledge is read quicker from what was kept of it, and never otherwise."""

from hashlib import sha256

import pytest

from bot.compiling.compile import run
from bot.errors import FaultsError
from bot.factbase import load

TEXTS = {
    "walk": "Anna Keller walked to Bern on May 3, 2020. She carried a red umbrella.\n",
    "cake": "Ben Ott baked a cake in Oslo on June 4, 2021. Clara Lund ate the cake at home.\n",
}


@pytest.fixture
def folders(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in TEXTS.items():
        (seeds / f"{name}.txt").write_text(text)
    run(seeds, tmp_path / "knowledge")
    return seeds, tmp_path / "knowledge", tmp_path / "cache"


def loaded(folders):
    """Load without the base that the load before kept as a whole."""
    seeds, knowledge, cache = folders
    if cache.is_dir():
        (cache / "base.bin").unlink(missing_ok=True)
    base = load(seeds, knowledge, cache=cache)
    assert base == load(seeds, knowledge)
    return base


def kept(folders):
    (file,) = folders[2].glob("parsed-*.txt")
    return file


def test_what_was_kept_gives_the_same_base(folders):
    loaded(folders)
    before = kept(folders).stat()
    loaded(folders)
    assert kept(folders).stat().st_mtime_ns == before.st_mtime_ns
    assert kept(folders).read_bytes().count(b"\n") == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _raw: b"",
        lambda _raw: b"\n\n\t\n",
        lambda raw: raw[:-40],
        lambda raw: raw.replace(b"umbrella", b"omelette"),
        lambda raw: raw.replace(b"walk.yaml", b"cake.yaml"),
        lambda _raw: b"\xff\0" * 1000,
    ],
)
def test_what_was_spoiled_is_not_believed(folders, spoil):
    loaded(folders)
    kept(folders).write_bytes(spoil(kept(folders).read_bytes()))
    loaded(folders)
    assert kept(folders).read_bytes().count(b"\n") == 2


def test_knowledge_that_changed_is_read_anew(folders):
    loaded(folders)
    seeds, knowledge, _ = folders
    (seeds / "walk.txt").write_text(TEXTS["walk"].replace("red", "blue"))
    run(seeds, knowledge)
    assert "blue" in loaded(folders).sources["walk"].text


def test_a_quote_altered_by_hand_is_found_with_its_place(folders):
    loaded(folders)
    file, page = folders[1] / "walk.facts.json", folders[1] / "walk.yaml"
    before = sha256(file.read_bytes()).hexdigest()
    file.write_text(file.read_text().replace("a red umbrella", "a big umbrella"))
    page.write_text(page.read_text().replace(before, sha256(file.read_bytes()).hexdigest()))
    with pytest.raises(FaultsError, match=r"walk\.facts\.json:\d+:\d+: this is not what stands in"):
        load(*folders[:2], cache=folders[2])


def test_a_folder_that_cannot_be_written_keeps_nothing(folders):
    folders[2].write_text("a file")
    assert len(loaded(folders).sources) == 2


def test_what_has_gone_is_forgotten(folders):
    loaded(folders)
    seeds, knowledge, _ = folders
    (seeds / "cake.txt").unlink()
    (seeds / "walk.txt").write_text(TEXTS["walk"] + "It rained.\n")
    run(seeds, knowledge)
    loaded(folders)
    assert kept(folders).read_bytes().count(b"\n") == 1
