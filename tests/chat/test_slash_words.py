"""What a slash command stands for."""

import pytest

from bot.chat.slash import as_typed
from bot.commands import Command


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("led the talks", "/who led the talks"),
        ("Who led the talks?", "/ask Who led the talks?"),
        ("Which countries signed it?", "/ask Which countries signed it?"),
        ("協議はいつでしたか。", "/ask 協議はいつでしたか。"),
    ],
)
def test_a_whole_question_keeps_its_own_word(question, typed):
    assert as_typed(Command.WHO, question) == typed
