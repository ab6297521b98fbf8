"""What is shown of the real knowledge: whole questions, each answered by its own fact."""

import pytest

from bot.asking.asker import Asker
from bot.facts import Facet
from bot.outcomes import Answer, Choices, Refusal, Reply

VAGUE = """
where did they meet | who was there | garrant age | what did raymond eat | when was the group
who led japans side | which city hosted the talks | how much did it cost | did raymond meet kishida
who signed | march 2022 | what happened in october 2022 | when was the meeting | visit
"""


@pytest.fixture(scope="module")
def asker(base, english, answerer):
    return Asker(base, english, answerer.answer)


@pytest.fixture(scope="module")
def written(base):
    return [fact for fact in base.facts.values() if not fact.by_rule]


def test_nearly_every_fact_has_a_question(asker, written):
    without = [fact.id for fact in written if not asker.questions(fact)]
    assert len(without) <= 0.02 * len(written), without


@pytest.mark.parametrize("language", ["", "ja"])
def test_each_question_is_answered_by_its_fact(asker, answerer, written, language):
    for fact in written:
        for question in asker.questions(fact, language).values():
            outcome = answerer.answer(question).outcome
            assert isinstance(outcome, Answer), question
            assert outcome.facts[0] == fact.id, question


def test_each_question_is_whole_and_none_is_shown_twice(asker, written):
    shown = [question for fact in written for question in asker.questions(fact).values()]
    assert len(set(shown)) == len(shown)
    for question in shown:
        assert question[0].isupper(), question
        assert question.endswith("?"), question
        assert len(question.split()) >= 3, question
        assert len(question) <= 96, question


def test_japanese_questions_are_in_japanese(asker, written):
    shown = [q for fact in written for q in asker.questions(fact, "ja").values()]
    assert len(shown) >= len(written)
    assert all(question.endswith("。") for question in shown)
    assert not any(question.isascii() for question in shown)


@pytest.mark.parametrize(
    "typed", [each for line in VAGUE.split("\n") for each in line.split(" | ")]
)
def test_what_is_offered_beside_a_refusal_or_to_choose_is_whole_and_answered(answerer, typed):
    outcome = answerer.answer(typed).outcome
    shown = ()
    if isinstance(outcome, Choices):
        shown = outcome.options
        assert [answerer.answer(text).outcome.facts[0] for text in shown] == [*outcome.facts]
    elif isinstance(outcome, Refusal):
        shown = outcome.near
    assert len(set(shown)) == len(shown)
    for question in shown:
        assert question[0].isupper()
        assert question.endswith("?")
        assert isinstance(answerer.answer(question).outcome, Answer)


def test_the_facet_that_is_asked_for_is_preferred(asker, base):
    (visit,) = (fact for id_, fact in base.facts.items() if id_.endswith("/raymond-visit"))
    assert asker.question(visit, {Facet.WHO}).startswith("Who ")
    assert asker.question(visit, {Facet.WHEN}).startswith("When ")
    assert asker.question(visit, {Facet.HOW_MUCH}) == asker.question(visit)


def test_a_shown_question_has_one_in_japanese(asker, base):
    (visit,) = (fact for id_, fact in base.facts.items() if id_.endswith("/raymond-visit"))
    asked = asker.question(visit, {Facet.WHEN})
    assert asker.translated(asked, "ja") == "レイモンドはいつ日本を訪問しましたか。"
    assert asker.translated("Who asked this?", "ja") == ""


def test_what_rules_found_has_none(asker, base):
    assert not any(asker.questions(fact) for fact in base.facts.values() if fact.by_rule)


def test_what_is_not_answered_by_the_fact_is_not_shown(base, english):
    def answer(typed):
        return Reply(typed, Answer("", (), ("another",)))

    asker = Asker(base, english, answer)
    assert not any(asker.questions(fact) for fact in base.facts.values())


def test_while_one_is_tried_no_other_is_made(base, english):
    tried = []

    def answer(typed):
        tried.append(typed)
        assert asker.question(next(iter(base.facts.values()))) == ""
        return Reply(typed, Refusal("not-stated"))

    asker = Asker(base, english, answer)
    fact = next(fact for fact in base.facts.values() if not fact.by_rule)
    assert asker.questions(fact) == {}
    assert tried
