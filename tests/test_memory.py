"""What is remembered of a conversation, by a clock that the test sets."""

from functools import partial

import pytest

from bot.memory import TURNS, Memory, said_after
from bot.outcomes import Answer, Choices, Help, Reason, Refusal, Reply, Said

BEFORE = Said("who walked", ("walk",), told=(("walk",),), answered="who walked")
OPEN = partial(Said, told=(("walk",),), is_open=True)


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (
            Reply("when", Answer("then", (), ("a", "b"))),
            Said("when", ("a", "b"), told=(("a", "b"), ("walk",)), answered="when"),
        ),
        (
            Reply("and Ben?", Answer("B", (), ("b",)), asked="who is Ben"),
            Said("who is Ben", ("b",), told=(("b",), ("walk",)), answered="who is Ben"),
        ),
        (
            Reply("with May", Answer("B", (), ("b",), unsaid="with May")),
            Said("with May", ("b",), told=(("b",), ("walk",)), answered="with May", is_open=True),
        ),
        (Reply("where", Refusal(Reason.NOT_STATED)), OPEN("where")),
        (Reply("did Ben", Refusal(Reason.CONTRADICTED)), OPEN("did Ben")),
        (Reply("which", Choices(("a?", "b?"))), OPEN("which", options=("a?", "b?"))),
        (  # one that leans on what was answered is still about it
            Reply("where", Refusal(Reason.NOT_STATED), asked="where did Ben walk"),
            OPEN("where did Ben walk", ("walk",), answered="who walked"),
        ),
        (Reply("pizza", Refusal(Reason.OFF_TOPIC)), BEFORE),
        (Reply("%", Refusal(Reason.UNREADABLE)), BEFORE),
        (Reply("help", Help()), BEFORE),
    ],
)
def test_the_last_question_that_was_about_something_is_what_a_next_one_leans_on(reply, said):
    assert said_after(reply, BEFORE) == said


def test_no_more_answers_are_kept_than_a_person_leans_on():
    said = None
    for name in "abcdefg":
        said = said_after(Reply(name, Answer(name, (), (name,))), said)
    assert said.told == (("g",), ("f",), ("e",), ("d",))
    assert len(said.told) == TURNS


def test_each_conversation_has_its_own(clock):
    memory = Memory(clock)
    memory.keep("here", BEFORE)
    memory.keep("there", Said("why"))
    memory.keep("there", None)
    assert memory.recall("here") == BEFORE
    assert memory.recall("there") == Said("why")
    assert memory.recall("elsewhere") is None


def test_it_is_forgotten_after_a_while(clock):
    memory = Memory(clock, kept=300)
    memory.keep("here", BEFORE)
    clock.now = 299.9
    assert memory.recall("here") == BEFORE
    clock.now = 300.0
    assert memory.recall("here") is None
    assert len(memory) == 0


def test_what_is_said_again_is_kept_anew(clock):
    memory = Memory(clock, kept=300)
    memory.keep("here", BEFORE)
    clock.now = 200.0
    memory.keep("there", Said("why"))
    memory.keep("here", Said("when"))
    clock.now = 400.0
    assert memory.recall("here") == Said("when")


def test_no_more_are_kept_than_it_may(clock):
    memory = Memory(clock, most=2)
    for name in ("first", "second", "first", "third"):
        memory.keep(name, Said(name))
    assert memory.recall("second") is None
    assert memory.recall("first") == Said("first")
    assert memory.recall("third") == Said("third")
    assert len(memory) == 2
