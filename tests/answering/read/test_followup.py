"""Questions that lean on what was said, over several turns, and those that stand on their own."""

from pathlib import Path

import pytest

from bot.memory import said_after
from bot.outcomes import Answer, Reason, Refusal, Said
from bot.wording import word

HERE = Path(__file__).parent


def wrong(*row, reason):
    """Mark a row that fails today, by the class of the failure."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


@pytest.fixture(scope="session")
def tram(answerer_of):
    """Return an answerer from an article about a tram line."""
    text, annotation = (Path(HERE, f"tram.{ext}").read_text("utf-8") for ext in ("txt", "yaml"))
    return answerer_of({"tram": text}, {"tram": annotation})


def asked_in_turn(answerer, *turns):
    """Return the reply to the last of some questions."""
    said: Said | None = None
    reply = None
    for turn in turns:
        reply = answerer.answer(turn, said=said)
        said = said_after(reply, said)
    return reply


def facts_of(reply):
    """Return the ids of the facts answered from, without their source; None for a refusal."""
    outcome = reply.outcome
    if not isinstance(outcome, Answer):
        return None
    return {fact.rpartition("/")[2] for fact in outcome.facts}


LEANING = [
    ("when did Raymond visit Japan?", "and Dickinson?", "dickinson-visit"),
    ("when did Raymond visit Japan?", "what about Dickinson?", "dickinson-visit"),
    ("when did Raymond visit Japan?", "how about the SPACECOM boss", "dickinson-visit"),
    ("has the Space Force held SETs with Israel?", "and what about Brazil", "earlier-sets"),
    ("when did the squadron stand up", "and the group?", "group-start"),
    ("what is Raymond's nickname?", "what is his job", "raymond-role"),
    ("when did Dickinson visit Japan?", "what's his title?", "dickinson-role"),
    ("what did Mastalir call the talks?", "what does he command?", "mastalir-role"),
    ("who is Mastalir?", "what did he say about the talks?", "mastalir-praise mastalir-preserve"),
    wrong(
        "when did Dickinson visit Japan?",
        "who did he speak with?",
        "dickinson-visit",
        reason="said, called left open: a gap on the person is nearer",
    ),
    ("what is Space Forces Indo-Pacific?", "who leads it?", "mastalir-role"),
    ("who signed the Joint Framework?", "what is it for?", "framework-about"),
    wrong(
        "what is Japan building?",
        "who is building it?",
        "ssa-buildup",
        reason="another fact is nearer: what is built is a verb of the title",
    ),
    ("who led the talks?", "when were they held?", "set-date set-held"),
    ("who is Garrant?", "and Mastalir?", "mastalir-role"),
    ("who led the US in the talks?", "when was that?", "set-date set-held set-us-leaders"),
    ("what did Mastalir call the talks?", "who said so?", "mastalir-praise"),
    ("what was the SET intended to facilitate?", "who said that?", "set-unity"),
]


@pytest.mark.parametrize(("first", "then", "facts"), LEANING)
def test_a_question_that_leans_is_completed_by_the_one_before(answerer, first, then, facts):
    found = facts_of(asked_in_turn(answerer, first, then))
    assert found is not None
    assert found & set(facts.split())


TRAM = [
    # what is asked changes: where, why, who, in which month, to do what
    (("when did Weiss visit the workshop?", "where?"), "weiss-visit"),
    (("did the society sell anything?", "what?"), "tickets"),
    (("what did the society sell?", "why?"), "no-money"),
    (("did Brandt go to Lomen?", "in which month?"), "brandt-visit"),
    (("who planned the repairs?", "how many was that?"), "planners"),
    (("did the mayors sign anything?", "ok and what?"), "signed"),
    # a name, a date or a word for its like
    (("when did Weiss visit the workshop?", "and Brandt?"), "brandt-visit"),
    (("when did the Swallow start?", "Heron?"), "heron-start"),
    (("when did the Heron start?", "no I mean the Swallow"), "swallow-start"),
    (("did Weiss go to Lomen?", "in March?"), "weiss-visit"),
    (("did buyers come from Spain?", "and from Kenya?"), "buyers"),
    (("did Brandt go to Lomen in March 2018?", "in June 2018?"), "brandt-visit"),
    # persons, things and places by what the last replies named
    (("what did Weiss call the Heron?", "where did she go?"), "weiss-visit"),
    (("who called the Heron quiet?", "when did it start?"), "heron-start"),
    (("who signed the Rail Letter?", "what is it about?"), "letter-topic"),
    (("who paid for the cars?", "what did they sell?"), "tickets"),
    (("which is longer, the Swallow or the Heron?", "when did that one start?"), "heron-start"),
    (("who planned the repairs?", "when was that?"), "reopened"),
    (("did Weiss plan the repairs?", "and the other one, where did he go?"), "brandt-visit"),
    (("when did Weiss visit the workshop?", "was that after Brandt?"), "weiss-visit"),
    (("when did the Swallow start?", "what came after?"), "heron-start"),
    (("who paid for the cars?", "did they sell anything?"), "tickets"),
    # about the answer itself
    (("did Brandt go to Lomen?", "really?"), "brandt-visit"),
    (("did Brandt go to Lomen?", "are you sure about that?"), "brandt-visit"),
    (("where did the buyers come from?", "list them"), "buyers"),
    (("what did Weiss call the Heron?", "who said so?"), "quietest"),
    (("who paid for the cars?", "says who?"), "paid"),
    (("who paid for the cars?", "tell me more"), "tickets"),
    (("who paid for the cars?", "tell me more", "more"), "no-money"),
    # in time: which came first, how far apart
    (("when did Brandt go to Lomen?", "and Weiss?", "which of the two was first?"), "weiss-visit"),
    (("when did the Swallow start?", "and the Heron?", "how long after?"), "heron-start"),
    (("when did the Heron start?", "and the Swallow?", "by how much?"), "swallow-start"),
    (("when did the Heron start?", "and the Swallow?", "which is longer?"), "heron-start"),
    # a refused turn in between
    (
        ("when did Weiss visit the workshop?", "how much did it cost?", "and Brandt?"),
        "brandt-visit",
    ),
    (("who called the Heron quiet?", "how old is she?", "where did she go?"), "weiss-visit"),
    (("did Weiss go to Lomen?", "in May?", "in March?"), "weiss-visit"),
    (("how much did the tram line cost?", "when did it reopen?"), "reopened"),
    # a change of subject
    (("did Weiss go to Lomen?", "who signed the Rail Letter?"), "signed"),
    (
        ("did Weiss go to Lomen?", "who signed the Rail Letter?", "what is it about?"),
        "letter-topic",
    ),
]


@pytest.mark.parametrize(("turns", "facts"), TRAM)
def test_a_conversation_about_another_text_is_followed(tram, turns, facts):
    found = facts_of(asked_in_turn(tram, *turns))
    assert found is not None
    assert found & set(facts.split())


OPEN = [
    ("when did Weiss visit the workshop?", "why?"),
    ("who signed the Rail Letter?", "names?"),
    ("who paid for the cars?", "when?"),
    ("who paid for the cars?", "how much?"),
    ("where did the buyers come from?", "which was first?"),
    ("did buyers come from Spain?", "and from Peru?"),
    ("did buyers come from Spain?", "when?"),
    ("did Weiss go to Lomen?", "with her sister?"),
    ("did Weiss go to Lomen?", "in August?"),
    ("what did Weiss call the Heron?", "and Brandt?"),
    ("what did the spokeswoman say?", "what's her name?"),
    ("who planned the repairs?", "just them?"),
    wrong(("who planned the repairs?", "who paid them?"), reason="they are taken for a thing"),
    wrong(("who signed the Rail Letter?", "to whom?"), reason="answered by who did it"),
    ("who signed the Rail Letter?", "who else?"),
    ("what did Weiss call the Heron?", "to whom?"),
    ("when did Weiss visit the workshop?", "in Kenya?"),
    ("who planned the repairs?", "only Brandt?"),
    ("who paid for the cars?", "and Spain?"),
    ("did the mayors sign anything?", "and before that?"),
    ("when did the Heron start?", "which was first?"),
    ("did Weiss visit Spain?", "really?"),
    ("who planned the repairs?", "how much did it cost?", "are you sure?"),
]


@pytest.mark.parametrize("turns", OPEN)
def test_what_a_text_leaves_open_is_refused_though_the_last_answer_is_near(tram, turns):
    outcome = asked_in_turn(tram, *turns).outcome
    assert isinstance(outcome, Refusal), outcome
    assert outcome.reason is not Reason.OFF_TOPIC


TAKEN = [
    (("when did Weiss visit the workshop?", "where?"), "where did Weiss visit the workshop"),
    (("when did Weiss visit the workshop?", "and Brandt?"), "when did Brandt visit the workshop"),
    (("did Weiss go to Lomen?", "in March?"), "did Weiss go to Lomen in March"),
    (("did Weiss go to Lomen in May?", "in March?"), "did Weiss go to Lomen in March"),
    (("did buyers come from Spain?", "and from Peru?"), "did buyers come from Peru"),
    (("did the town sell the Heron?", "old tickets?"), "did the town sell old tickets"),
    (("did the March 2018 reopening end well?", "and the Heron?"), "did the Heron end well"),
    (("what did Weiss call the Heron?", "where did she go?"), "where did Weiss go"),
    (("who signed the Rail Letter?", "what's it about"), "what's the Rail Letter about"),
    (("when did the Heron start?", "no, I mean the Swallow"), "when did the Swallow start"),
    # nothing can be made of the words
    (("who planned the repairs?", "when was that?"), "who planned the repairs?"),
    (("who planned the repairs?", "really?"), "who planned the repairs?"),
]


@pytest.mark.parametrize(("turns", "asked"), TAKEN)
def test_it_is_told_as_it_was_taken_in_the_words_that_were_typed(tram, turns, asked):
    assert asked_in_turn(tram, *turns).asked == asked


def test_what_is_confirmed_says_so(tram):
    reply = asked_in_turn(tram, "did Brandt go to Lomen?", "really?")
    assert word(reply).text.startswith("Yes. Tom Brandt visited")


def test_what_no_fact_but_a_text_says_is_confirmed_too(answerer):
    again = asked_in_turn(answerer, "what does PACAF stand for?", "really?").outcome
    assert again == answerer.answer("what does PACAF stand for?").outcome


def test_who_said_so_names_the_speaker_or_the_source(tram):
    said = asked_in_turn(tram, "what did Weiss call the Heron?", "who said so?")
    told = asked_in_turn(tram, "who paid for the cars?", "who said so?")
    assert word(said).text == "Clara Weiss said so."
    assert word(told).text == "The Arnau Post said so."


def test_what_was_mistyped_before_is_not_corrected_again(tram):
    assert not asked_in_turn(tram, "when did Weiss visit the workshp?", "where?").corrections


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("who led the talks?", "when did Raymond visit Japan?"),
        ("when did Raymond visit Japan?", "what does SET stand for?"),
        ("who is Garrant?", "which countries had earlier SETs?"),
        ("who is Garrant?", "and what did Mastalir call the talks?"),
        ("what is the capital of Peru?", "who signed the Joint Framework?"),
        ("who led the talks?", "hello"),
        ("who led the talks?", ""),
        ("who led the talks?", "???"),
    ],
)
def test_a_question_that_stands_alone_is_answered_alone(answerer, first, then):
    assert asked_in_turn(answerer, first, then).outcome == answerer.answer(then).outcome


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("when did Raymond visit Japan?", "and Saltzman?"),
        ("when did Raymond visit Japan?", "and France?"),
        ("who led the talks?", "where was that?"),
        ("has the Space Force held SETs with Brazil?", "and with Canada?"),
        ("has the Space Force held SETs with Brazil?", "what about Canada?"),
        ("when did the squadron stand up?", "who leads it?"),
        ("when did Raymond visit Japan?", "where does he live?"),
        ("who led the talks for the US?", "what about Japan?"),
        ("who led the talks?", "is it raining?"),
    ],
)
def test_a_follow_up_gets_no_answer_that_the_full_question_would_not_get(answerer, first, then):
    outcome = asked_in_turn(answerer, first, then).outcome
    assert isinstance(outcome, Refusal), outcome
