"""What a slash command's option is read as, and so through the real client."""

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


@pytest.mark.parametrize(
    "question",
    [
        "<@1575941402330660865> who walked",
        "<:jp:123456789012345678> **who** walked",
        "who walked <a:wave:123456789012345678>",
    ],
)
async def test_marks_in_an_option_and_while_one_types_are_overlooked(bot, ana, question):
    await ana.slash("ask", question=question)
    assert "**\n\nAnna walked." in (await bot.reply()).content
    assert await ana.types("ask", question=question) == ["who walked to Bern?"]
