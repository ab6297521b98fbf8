"""The README's own annotation, of one fact and one gap, asked as whoever wrote it would."""

import re
from pathlib import Path

import pytest

from bot.wording import word

README = Path(__file__).parents[2] / "README.md"
WALKED = "Anna Keller walked to Bern on May 3, 2020."
REPLIES = [
    ("when did anna keller walk to bern", WALKED),
    ("who walked to bern", WALKED),
    ("where did anna walk", WALKED),
    ("when was the walk", WALKED),
    ("did anna walk to bern", f"Yes. {WALKED}"),
    ("did anna keller walk to bern on may 3", f"Yes. {WALKED}"),
    ("anna walked to bern, right?", f"Yes. {WALKED}"),
    ("did anna carry an umbrella", "Yes."),
    ("did she walk on may 4", f"The sources say otherwise: {WALKED}"),
    ("did anna walk to zurich", "The sources don't say “to zurich”."),
    ("did anna walk to bern with her dog", "The sources don't say “with her dog”."),
    ("did ben walk to bern", "The sources don't say “ben”."),
    ("why did she walk", "The sources don't say why she walked."),
    ("why did anna walk to bern", "The sources don't say why she walked."),
]


@pytest.fixture(scope="module")
def walk(answerer_of):
    readme = README.read_text("utf-8")
    pattern = r"`seeds/walk\.{}`.*?```{}\n(.*?)```"
    kinds = (("txt", "text"), ("yaml", "yaml"))
    text, note = (re.search(pattern.format(*each), readme, re.DOTALL)[1] for each in kinds)
    return answerer_of({"walk": text}, {"walk": note})


@pytest.mark.parametrize(("question", "opening"), REPLIES)
def test_the_readme_s_example_answers_as_a_newcomer_expects(walk, question, opening):
    assert word(walk.answer(question)).text.startswith(opening)
