"""Which asks read as whole questions, and how these are shown."""

import pytest

from bot.asking.names import KnownNames
from bot.asking.polishing import Polisher, finish
from bot.asking.spelling import Spelling


@pytest.fixture(scope="module")
def polisher(made, english, english_grammar):
    return Polisher(english_grammar, Spelling(made, english, KnownNames(made, english)))


@pytest.mark.parametrize(
    ("ask", "shown"),
    [
        ("when did ito visit norway", "When did Ito visit Norway?"),
        ("who leads the coast navy?", "Who leads the Coast Navy?"),
        ("what is ito's job in the ncn", "What is Ito’s job in the NCN?"),
        ("how many ships does the us have in june", "How many ships does the U.S. have in June?"),
        ("what did ito say about space", "What did Ito say about space?"),
        ("which ship goes on artemis", "Which ship goes on Artemis?"),
        ("is the charter signed by norway", "Is the Charter signed by Norway?"),
    ],
)
def test_a_whole_question_is_brought_into_form(polisher, ask, shown):
    found = polisher.polish(ask)
    assert (found[1] if found else "") == shown


@pytest.mark.parametrize(
    "ask",
    [
        "ito job",
        "date of the visit to norway",
        "when ito visit norway",
        "who led us side",  # "us" is two words
        "what does set stand for",  # so is "set"
        "which countries held sets with norway",
        "what's the title of the text",
        "ok so what is the title",
        "who did he speak with",
        "who was the first",
        "what is it about",
        "how is the navy called",
        "is the talk a first or a repeat",
        "who leads the nayv",
        "i need the title, what is it",
        "who is ito and what did he do there when he went to norway in the spring",
    ],
)
def test_what_was_written_for_matching_is_not_shown(polisher, ask):
    assert polisher.polish(ask) is None


@pytest.mark.parametrize(
    ("made_question", "shown"),
    [
        ("who led the U.S.", "Who led the U.S.?"),
        ("who led the talks.", "Who led the talks?"),
        ("what did the Navy build for its", ""),
        ("what did they build", ""),
        ("what is its aim", ""),
        ("who has built its ships", "Who has built its ships?"),
        ("who led led the talks", ""),
        ("who led the talks; who came", ""),
        ("who", ""),
        ("who led " + "the talks " * 12, ""),
    ],
)
def test_a_question_is_finished_or_nothing(english_grammar, made_question, shown):
    assert finish(made_question, english_grammar) == shown


@pytest.mark.parametrize(
    ("verb", "base"),
    [
        ("visited", "visit"), ("announced", "announce"), ("planned", "plan"), ("held", "hold"),
        ("carried", "carry"), ("comes", "come"), ("focuses", "focus"), ("visit", "visit"),
    ],
)  # fmt: skip
def test_a_verb_stands_behind_did_in_its_base(english_grammar, verb, base):
    assert english_grammar.base(verb) == base
