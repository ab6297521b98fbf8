"""The lexicon that was kept is the one that its files say."""

import pytest

from bot import kept_lexicon
from bot.lang import lexicon


@pytest.fixture(scope="module")
def english():
    return lexicon.load()


def test_it_is_kept_and_comes_back_the_same(tmp_path, english):
    assert kept_lexicon.load(tmp_path) == english
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    assert kept_lexicon.load(tmp_path) == english
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("spoil", [lambda raw: b"0" + raw[1:], lambda raw: raw[:-1]])
def test_another_ones_or_a_spoiled_one_is_made_anew(tmp_path, english, spoil):
    kept_lexicon.load(tmp_path)
    (file,) = tmp_path.iterdir()
    right = file.read_bytes()
    file.write_bytes(spoil(right))
    assert kept_lexicon.load(tmp_path) == english
    assert file.read_bytes()[:64] == right[:64]


def test_nowhere_to_keep_it_is_no_fault(tmp_path, english):
    (tmp_path / "cache").write_text("a file")
    assert kept_lexicon.load(tmp_path / "cache") == english
    assert kept_lexicon.load(None) == english
