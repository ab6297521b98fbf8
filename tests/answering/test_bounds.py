"""However long a question is, and of whatever letters, it costs little and is answered in kind."""

import pytest

from bot.answering.chain import LONGEST, Answerer
from bot.answering.read.parse import MOST_TERMS, telling_most
from bot.lang.words import Stems
from bot.outcomes import Answer, Reason
from bot.tracing import Cause, cause_of


@pytest.mark.parametrize("typed", ["a " * LONGEST, "\ufdfa" * 250])  # one letter that stands for 18
def test_more_than_so_many_characters_are_not_read(answerer, typed):
    trace = answerer.trace(typed)
    assert cause_of(trace) == (Cause.TOO_LONG, ())
    outcome = trace.reply.outcome
    assert (outcome.reason, outcome.longest) == (Reason.UNREADABLE, LONGEST)


@pytest.mark.parametrize("typed", ["İ" * LONGEST, "x" * LONGEST, "a " * (LONGEST // 2)])
def test_as_many_are(answerer, typed):
    assert cause_of(answerer.trace(typed))[0] is not Cause.TOO_LONG


def test_what_is_asked_after_much_that_leads_up_to_it_is_read(answerer):
    lead = "I was reading about gardens, rivers, mountains, bakeries, museums and violins. " * 6
    reply = answerer.answer(f"{lead}When did Raymond visit Japan?")
    assert isinstance(reply.outcome, Answer)


def test_so_many_words_are_searched_for(answerer, english):
    many = [word for word in english.zipf if word.isalpha() and len(word) > 4][:500]
    assert len(answerer.parse(" ".join(many)).content) == MOST_TERMS


def test_what_only_leads_up_to_a_question_goes_first():
    places = range(MOST_TERMS + 3)
    assert telling_most(places, {0, 1, 5, 7}) == [n for n in places if n not in {1, 5, 7}]


def test_memory_of_stems_stays_bounded(english, monkeypatch):
    monkeypatch.setattr("bot.lang.words._MOST_REMEMBERED", 3)
    stems = Stems(english.stemmer, english.irregular)
    for word in ("talks", "led", "talks", "visits", "officers", "talks"):
        stems(word)
    told = stems._remembered.cache_info()  # noqa: SLF001 - what is remembered is no one else's
    assert (told.currsize, told.hits) == (3, 2)


def test_what_was_asked_before_changes_no_reply(base, english, stored_readings):
    asked = ["did Dickinson visit Brazil before Raymond?"]
    asked += [
        f"is it true that nobody knows {words} in Norway"
        for gap in base.gaps
        if "earlier-why" in gap.id
        for words in gap.words
    ]
    one, other = (Answerer(base, english, stored_readings) for _ in "ab")
    backwards = {typed: other.answer(typed) for typed in reversed(asked)}
    assert {typed: one.answer(typed) for typed in asked} == backwards
