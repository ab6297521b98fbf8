"""Buttons that pick one of several readings.

The question stands in the button itself, so a button works after a restart and for as long as its
message stands, and nothing is remembered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

import discord

from bot.chat import limits
from bot.chat.failures import report_to

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = "ask:"


class Asked(Protocol):
    """What a pressed button needs of the client."""

    async def answer_interaction(
        self, interaction: discord.Interaction[Any], typed: str, *, asked: str
    ) -> None:
        """Answer what was asked."""


class AskButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(f"{MARK}(?P<question>.+)", re.DOTALL),
):
    """A button that asks the question that it holds."""

    def __init__(self, question: str, label: str = "") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=f"{MARK}{question}"))
        self.question = question

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        _item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Make the button again from what Discord kept of it."""
        return cls(match["question"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the question."""
        client = cast("Asked", interaction.client)
        try:
            await client.answer_interaction(interaction, self.question, asked=self.question)
        except Exception as error:  # noqa: BLE001  # discord.py would only log it
            await report_to(interaction, error)


def view_of(options: Iterable[tuple[int, str]]) -> discord.ui.View | None:
    """Return a button for each option, by its number; None where there is nothing to pick.

    A question too long for a button has none; its number and words stand in the text.
    """
    view = discord.ui.View(timeout=None)
    for number, question in options:
        if len(MARK) + len(question) <= limits.CUSTOM_ID and len(view.children) < limits.BUTTONS:
            view.add_item(AskButton(question, label=str(number)))
    return view if view.children else None
