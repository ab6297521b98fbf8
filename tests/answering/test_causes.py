"""A trace names what its outcome came from, whatever was asked."""

import json

import pytest

from bot.answering.entail.case import SIGNALS
from bot.answering.entail.verdict import GUARDS
from bot.answering.entail.weights import JUDGED
from bot.explaining import FIGURES, explain
from bot.outcomes import Answer, Choices, Help, Reason, Refusal, Said
from bot.tracing import Cause, as_data, cause_of

SCREEN = 40  # lines
REFUSED = {Reason.CONTRADICTED: {Cause.OTHERWISE}} | {
    Reason.NOT_STATED: set(Cause)
    - {Cause.ANSWERED, Cause.COMPUTED, Cause.TALK, Cause.TWO_READINGS, Cause.OTHERWISE},
    Reason.UNSURE: set(Cause)
    - {Cause.ANSWERED, Cause.COMPUTED, Cause.TALK, Cause.TWO_READINGS, Cause.OTHERWISE, Cause.GAP},
    Reason.OFF_TOPIC: {Cause.FOREIGN, Cause.NOT_FOUND, Cause.UNREAD},
    Reason.UNREADABLE: {Cause.UNREAD, Cause.TOO_LONG, Cause.OTHER_LANGUAGE},
}
OTHERS = (
    (Answer, {Cause.ANSWERED, Cause.COMPUTED}),
    (Choices, {Cause.TWO_READINGS}),
    (Help, {Cause.TALK}),
)
ASKED = (
    "who led the talks",
    "who led the talkz",
    "How long after Dickinson did Raymond visit Japan?",
    "What does SPACECOM stand for?",
    "What does NATO stand for?",
    "Did Raymond visit Japan in October 2021?",
    "Were the talks held on July 20?",
    "Did Kishida lead the talks?",
    "Who headed the Japanese delegation?",
    "Why did Japan withdraw from the Joint Framework?",
    "Did 12 countries hold SETs before Japan?",
    "Was it the biggest meeting of all time?",
    "Who took the photo?",
    "How much did the talks cost?",
    "Where were the talks held?",
    "what happened",
    "was the SET more formal than the 2+2 meeting?",
    "visit",
    "how do I bake sourdough bread",
    "best pizza in new york?",
    "of the",
    "???",
    "%",
    "hello",
    "",
    "a " * 3000,
    "\ufdfa" * 300,
)


@pytest.fixture
def check(base):
    """Return what asserts that a trace's cause fits its outcome, and that it can be told."""
    known = {*base.facts, *(gap.id for gap in base.gaps), *SIGNALS, *FIGURES}

    def check(trace):
        kind, names = cause_of(trace)
        outcome = trace.reply.outcome
        fitting = next((causes for form, causes in OTHERS if isinstance(outcome, form)), None)
        assert kind in (fitting or REFUSED[outcome.reason])
        assert kind in (Cause.NOT_FOUND, Cause.TOO_LONG, Cause.UNREAD) or set(names) <= known
        if kind is Cause.GUARD:
            assert set(names[:-1]) <= set(GUARDS)
        if kind is Cause.GAP:
            assert [gap.says for gap in base.gaps if gap.id in names] == [outcome.says]
        data = as_data(trace)
        assert json.loads(json.dumps(data)) == data
        lines = explain(data, said="Said.")
        assert len(lines) <= SCREEN
        assert lines[-1].startswith("cause: ")
        return kind

    return check


@pytest.mark.parametrize("typed", ASKED, ids=lambda typed: typed[:40])
def test_the_cause_fits_the_outcome(answerer, check, typed):
    check(answerer.trace(typed))


def test_the_cause_fits_whatever_is_left_open(answerer, base, check):
    asked = [f"what of the {word}?" for gap in base.gaps for word in gap.words[:3]]
    causes = [check(answerer.trace(typed)) for typed in asked]
    assert Cause.GAP in causes


def test_the_cause_fits_however_facts_are_asked_for(answerer, base, check):
    for fact in base.facts.values():
        for ask in fact.asks[::9]:
            check(answerer.trace(ask))
            check(answerer.trace(f"is it true that nobody knows {ask} in Norway"))


def test_what_leans_on_the_question_before_is_traced_as_it_was_completed(answerer, check):
    trace = answerer.trace("and where?", said=Said("when did raymond visit japan"))
    check(trace)
    assert as_data(trace)["typed"] == "and where?"


def test_what_is_found_and_weighed_is_told(answerer):
    data = as_data(answerer.trace("who led the talkz"))
    assert data["read"]["corrections"] == [{"typed": "talkz", "read": "talks"}]
    assert data["read"]["facets"] == ["who"]
    assert data["found"][0]["fact"] == "us-japan-set-2023/set-us-leaders"
    assert data["cause"]["names"] == ["us-japan-set-2023/set-us-leaders"]
    assert list(data["verdict"]["weighed"]) == list(data["verdict"]["signals"])


def test_every_figure_has_words():
    assert JUDGED.keys() <= FIGURES.keys() | SIGNALS.keys()
    assert all(signal.__doc__ for signal in SIGNALS.values())


def test_refusals_are_of_all_reasons(answerer):
    outcomes = [answerer.answer(typed).outcome for typed in ASKED]
    assert {outcome.reason for outcome in outcomes if isinstance(outcome, Refusal)} == set(Reason)
