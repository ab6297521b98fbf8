import pytest

from bot.chat.slash import as_typed
from bot.commands import Command


@pytest.mark.parametrize(
    ("command", "question", "typed"),
    [
        (Command.WHO, "led the talks", "/who led the talks"),
        (Command.WHAT, "who led the talks", "/ask who led the talks"),
        (Command.WHO, "**led** the ||talks|| <:wave:1>", "/who led the talks"),
        (Command.WHAT, "**who** led <@1>", "/ask who led"),
        (Command.WHAT, "happened <t:1689206400:D>", "/what happened 2023-07-13"),
    ],
)
def test_an_option_is_the_rest_of_a_question_without_marks(command, question, typed):
    assert as_typed(command, question) == typed
