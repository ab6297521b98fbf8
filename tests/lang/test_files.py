"""The lexicons' files, which the program reads without checks."""

from pathlib import Path

import pytest

from bot import strictyaml
from bot.lang import files

LEXICONS = Path(__file__).parents[2] / "bot" / "lexicons"
NAMES = sorted(path.relative_to(LEXICONS).as_posix() for path in LEXICONS.rglob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_no_key_twice_and_no_tags(name):
    text = (LEXICONS / name).read_text("utf-8")
    assert strictyaml.read(text, name).data == files.read(name)


def test_a_frequency_is_zipf_s():
    assert files.frequencies("en")["the"] == 7.7
