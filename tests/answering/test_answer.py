"""What holds for every reply, whatever was asked."""

import random
import sys

import pytest

from bot.answering.say.cite import LONGEST_QUOTE, MOST_CITATIONS
from bot.outcomes import Answer, Choices, Help, Reason, Refusal

SEED = 20230713
STRINGS = 10_000
SIGNS = (*range(0x30), *range(0x3A, 0x41), *range(0x2000, 0x2070), *range(0x1F600, 0x1F64F))
WORDS = (
    "who when where what why how which did was led talks japan raymond set 2+2 march 2022 not only "
    "or the of visit mastalir spokesman next biggest y/n !ask /who @bot <@1> U.S. ' … ? ! \n \t"
).split(" ")


def plain_asks(base):
    return [ask for fact in base.facts.values() for ask in fact.asks[:5]]


def gap_words(base):
    return [word for gap in base.gaps for word in gap.words[:2]]


def is_exact(citation):
    start, end = citation.span.start, citation.span.end
    return citation.quote == citation.source.text[start:end] and 0 < end - start <= LONGEST_QUOTE


def faults(reply, base):
    """Yield what is wrong with a reply, whatever its question."""
    outcome = reply.outcome
    cited = list(outcome.citations) if isinstance(outcome, Answer) else []
    if isinstance(outcome, Answer) and not 1 <= len(cited) <= MOST_CITATIONS:
        yield "an answer has one to three citations"
    if isinstance(outcome, Answer) and not set(outcome.facts) <= set(base.facts):
        yield "an answer names facts that there are"
    if isinstance(outcome, Choices) and not 2 <= len(set(outcome.options)) == len(outcome.options):
        yield "choices are two or more, each another"
    if isinstance(outcome, Refusal) and outcome.nearest is not None:
        cited.append(outcome.nearest)
    cited += [candidate.citation for candidate in reply.candidates]
    if not all(map(is_exact, cited)):
        yield "a quote is its span, and short enough"
    if len(reply.candidates) > 5:
        yield "five candidates at most"
    if not all(0 <= candidate.score <= 1 for candidate in reply.candidates):
        yield "a score is a probability"


def test_every_reply_to_what_people_ask_is_sound(answerer, base):
    questions = [*plain_asks(base), *gap_words(base)]
    replies = {question: answerer.trace(question).reply for question in questions}
    assert {q: f for q, r in replies.items() if (f := list(faults(r, base)))} == {}


def test_a_refusal_that_is_sure_is_worded_by_no_fact_unless_one_says_otherwise(answerer, base):
    answers = {fact.answer for fact in base.facts.values()} - {""}
    for question in gap_words(base):
        outcome = answerer.answer(question).outcome
        if isinstance(outcome, Refusal) and outcome.reason is not Reason.UNSURE:
            assert outcome.says not in answers


def random_text(rng):
    """Return a few characters of any script, signs alone, or known words in any order."""
    (kind,) = rng.choices(("any", "signs", "words", "both"), weights=(30, 55, 10, 5))
    if kind == "any":
        return "".join(chr(rng.randrange(sys.maxunicode + 1)) for _ in range(rng.randrange(4)))
    if kind == "signs":
        return "".join(chr(rng.choice(SIGNS)) for _ in range(rng.randrange(9)))
    if kind == "words":
        return " ".join(rng.choices(WORDS, k=rng.randrange(6)))
    return "".join(rng.choices([*WORDS, " ", chr(rng.randrange(0x3000))], k=rng.randrange(6)))


def test_no_text_whatever_raises_and_every_reply_is_sound(answerer, base):
    rng = random.Random(SEED)
    for _ in range(STRINGS):
        text = random_text(rng)
        reply = answerer.answer(text)
        assert reply.typed == text
        assert not list(faults(reply, base)), ascii(text)


def test_the_same_question_gets_the_same_reply(answerer, base):
    rng = random.Random(SEED)
    questions = [random_text(rng) for _ in range(200)] + plain_asks(base)[::10]
    first = [answerer.answer(question) for question in questions]
    assert [answerer.answer(question) for question in reversed(questions)] == first[::-1]


@pytest.mark.parametrize(
    "text", ["\udcff", "who led the talks \udcff", "\x00", "a" * 5000, "? " * 2000]
)
def test_text_that_no_keyboard_types_gets_a_reply(answerer, text):
    assert isinstance(answerer.answer(text).outcome, Answer | Choices | Refusal | Help)


def test_a_long_message_with_a_question_in_it_is_answered(answerer):
    text = "i read a lot about this, " * 40 + "who led the U.S. in the talks?"
    assert not isinstance(answerer.answer(text).outcome, Help)


@pytest.mark.parametrize("question", ["who led the talks", "when did raymond visit japan"])
def test_prefix_case_and_punctuation_do_not_matter(answerer, question):
    expected = answerer.answer(question).outcome
    assert isinstance(expected, Answer)
    for typed in (
        f"!{question}",
        f"/{question}?",
        f"@bot {question}??",
        f"<@123> !ask {question}",
        question.upper(),
        question.title(),
        f"  {question}  ",
        f"“{question}”",
        question.replace(" ", "  "),
    ):
        assert answerer.answer(typed).outcome == expected, typed
