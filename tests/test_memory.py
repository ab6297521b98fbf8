"""What is remembered of a conversation, by a clock that the test sets."""

import pytest

from bot.facts import Answer, Choices, Help, Reason, Refusal, Reply, Said
from bot.memory import Memory, said_after

BEFORE = Said("who walked", ("walk",))


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
        (Reply("when", Answer("then", (), ("a", "b"))), Said("when", ("a", "b"))),
        (
            Reply("and Ben?", Answer("B", (), ("b",)), asked="who is Ben"),
            Said("who is Ben", ("b",)),
        ),
        (Reply("where", Refusal(Reason.NOT_STATED)), Said("where")),
        (Reply("did Ben", Refusal(Reason.CONTRADICTED)), Said("did Ben")),
        (Reply("which", Choices(("a?", "b?"))), Said("which", options=("a?", "b?"))),
        (Reply("pizza", Refusal(Reason.OFF_TOPIC)), BEFORE),
        (Reply("%", Refusal(Reason.UNREADABLE)), BEFORE),
        (Reply("help", Help()), BEFORE),
    ],
)
def test_the_last_question_that_was_about_something_is_what_a_next_one_leans_on(reply, said):
    assert said_after(reply, BEFORE) == said


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
