"""Who does what: another doer, the two swapped, one person for another; and their near twins."""

import pytest

from bot.answering.read.names import equated
from bot.outcomes import Answer, Refusal


def wrong(*row, reason):
    """Mark a row that fails today, by the class of the failure."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


ANOTHER_DOER = [
    "Is Brazil building a space situational awareness system?",
    "Is the Pentagon building Japan's space situational awareness system?",
    "Was the SSA system built up by the Pentagon?",
    "Did the U.S. stand up the Space Operations Squadron?",
    "Has China been bolstering its space capabilities?",
    "Did the Japanese government stand up Space Forces Indo-Pacific?",
    "Did Israel and Japan hold talks?",
    "Did Japan and Australia meet for the 2+2?",
    "Did Dickinson and Garrant lead the talks?",
    "Did the Space Force release call it a senior leader level engagement?",
    "Did the editor's note call the SET an excellent mechanism?",
    "Did the joint statement say the SET is an excellent mechanism?",
]
SWAPPED = [
    wrong(
        "Did Japan's defense officials visit Dickinson in March 2022?",
        reason="the two swapped are answered",
    ),
    "Who visited Raymond in October 2022?",
    "Was Raymond visited by Japanese defense officials?",
    "Did Japan visit Raymond?",
]
MISTAKEN = [
    "Is Garrant the commander of Space Forces Indo-Pacific?",
    "Was Dickinson the chief of space operations?",
    "Is Raymond the SPACECOM boss?",
    "is the spacecom boss garrant",
    "What did Garrant, the commander of Space Forces Indo-Pacific, say?",
]
RIGHT = [
    ("Did Mastalir and Garrant lead the U.S.?", "set-us-leaders"),
    ("Is Japan's government building an SSA system?", "ssa-buildup"),
    ("Did the Space Force and Brazil hold a SET?", "earlier-sets"),
    ("Did the U.S. and Japan hold talks?", "set-held set-first title-forum"),
    ("Did Raymond visit Japan in October 2022?", "raymond-visit raymond-spoke"),
    ("Who visited Japan in October 2022?", "raymond-visit raymond-spoke"),
    ("Did top defense officials speak with Raymond?", "raymond-visit raymond-spoke"),
    ("Was Japan visited by Raymond in 2022?", "raymond-visit raymond-spoke"),
    ("What did they pledge to do if one of them is attacked in space?", "statement-pledge"),
    ("Was Raymond the Chief of Space Operations?", "raymond-role"),
    ("Is Dickinson the head of SPACECOM?", "dickinson-role"),
    ("Is Garrant the deputy chief of space operations?", "garrant-role"),
]


@pytest.mark.parametrize("question", [*ANOTHER_DOER, *SWAPPED, *MISTAKEN])
def test_who_did_not_do_it_gets_no_answer(answerer, question):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Refusal), outcome


@pytest.mark.parametrize(("question", "facts"), RIGHT)
def test_who_did_it_gets_one(answerer, ids, question, facts):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert outcome.facts[0] in ids(facts)


@pytest.mark.parametrize(
    ("typed", "is_equated"),
    [
        ("is Ito Hale", True),
        ("Ito is General Hale", True),
        ("did Ito, the Norwegian, come", True),
        ("is Ito or Hale here", False),
        ("is Ito Hale's friend", False),
        ("did Ito meet Hale", False),
    ],
)
def test_two_names_are_taken_for_one(parse, english, typed, is_equated):
    question = parse(typed)
    assert any(equated(question.words, question.mentions, english.cues)) == is_equated
