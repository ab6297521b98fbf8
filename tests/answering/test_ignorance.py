"""The code knows nothing of any article: whom and what the seeds name stands in their data only.

Comments and docstrings may take their examples from a seed; what runs may not.
"""

import ast
from pathlib import Path

import pytest
import yaml

from bot.lang.words import split

BOT = Path(__file__).parents[2] / "bot"
FILES = sorted([*BOT.rglob("*.py"), *BOT.glob("lexicons/**/*.yaml")])
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where it was built
COMMON = 3.0  # Zipf frequency from which a word is English rather than somebody's name
DISTINCT = {"person", "organisation", "unit", "place", "meeting", "system", "publication"}


def texts_of_code(file):
    """Yield every name and every string of a module, but for its docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
        for field in ("id", "attr", "arg", "name"):
            if isinstance(name := getattr(node, field, None), str):
                yield name


def texts_of_data(data):
    """Yield every text of a parsed YAML file."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from texts_of_data(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of_data(value)
    else:
        yield str(data)


def words_of(file):
    if file.suffix == ".py":
        texts = texts_of_code(file)
    else:
        data = yaml.load(file.read_text("utf-8"), Loader=LOADER)  # noqa: S506 - a safe one
        texts = texts_of_data(data)
    return [[word.text for word in split(text)] for text in texts]


@pytest.fixture(scope="module")
def telling(base, english):
    """Return the words of names that are no common English: family names and acronyms."""
    return {
        word.text
        for entity in base.entities.values()
        if entity.kind in DISTINCT
        for name in (entity.name, *entity.aliases)
        for word in split(name)
        if len(word.text) > 3
        and word.text.isascii()  # of other scripts no frequencies are known
        and word.text.isalpha()
        and english.zipf.get(word.text, 0) < COMMON
        and word.text not in english.countries
    }


@pytest.fixture(scope="module")
def full_names(base):
    """Return the names of two words or more, as the texts of the program would have them."""
    names = [
        [word.text for word in split(entity.name) if word.text not in ("the", "a")]
        for entity in base.entities.values()
        if entity.kind in DISTINCT | {"document"}
    ]
    return {f" {' '.join(name)} " for name in names if len(name) > 1}


def test_names_that_tell_the_article_are_known(telling, full_names):
    assert {"mastalir", "garrant", "jasdf", "pacaf", "spacecom"} <= telling
    assert {" joint framework ", " gen james dickinson "} <= full_names


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(BOT).as_posix())
def test_no_part_of_the_program_names_them(file, telling, full_names):
    texts = words_of(file)
    assert {word for words in texts for word in words} & telling == set()
    padded = [f" {' '.join(words)} " for words in texts]
    assert [name for name in full_names if any(name in text for text in padded)] == []
