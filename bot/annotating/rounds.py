"""Has a model write an annotation: told what is wrong it writes again, three times at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.annotating.checking import Checked, check_reply
from bot.annotating.prompting import corrections_for, prompt_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.compiling.reading import Seed

    Message = dict[str, str]

MOST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of the rounds.

    Attributes:
        reply: the last.
        rounds: how many there were.
    """

    checked: Checked
    reply: str
    rounds: int


def draft_in_rounds(
    seed: Seed,
    others: Sequence[Seed],
    reply_to: Callable[[Sequence[Message]], str],
    progress: Callable[[str], None],
) -> Drafted:
    """Return the first reply that is right, or the last one with what is wrong with it.

    Args:
        seed: the source.
        others: the other sources.
        reply_to: asks the model; raises DraftError where it can't.
        progress: is told what is being done.
    """
    messages: list[Message] = [_message("user", prompt_for(seed))]
    number, drafted = 0, None
    while drafted is None or (drafted.checked.faults and number < MOST_ROUNDS):
        number += 1
        progress(f"round {number} of {MOST_ROUNDS} at most: the model writes")
        reply = reply_to(messages)
        checked = check_reply(seed, others, reply)
        drafted = Drafted(checked, reply, number)
        progress(f"round {number}: faults: {len(checked.faults)}")
        corrections = corrections_for(checked.faults, checked.text)
        # the first request with the last reply: earlier ones are of no more use, and cost tokens
        messages = [messages[0], _message("assistant", reply), _message("user", corrections)]
    return drafted


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}
