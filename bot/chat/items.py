"""Buttons and menus as discord.py has them, each known again by its id alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

import discord

from bot.chat.failures import report_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.buttons import Button

Used = discord.Interaction[Any]


class Uses(Protocol):
    """What does what is pressed."""

    async def use(self, interaction: Used, custom_id: str) -> None:
        """Do what an id says."""


class Client(Protocol):
    """What an item needs of the client."""

    pressing: Uses


class Item(
    discord.ui.DynamicItem[discord.ui.Item[Any]],
    template=re.compile(r"[a-z]+:.*", re.DOTALL),
):
    """Whatever bears an id of ours: a button or a menu, as it stands below its message."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: Used, item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Take the item as Discord kept it."""
        return cls(item)

    async def callback(self, interaction: Used) -> None:
        """Do what the id says."""
        client = cast("Client", interaction.client)
        try:
            await client.pressing.use(interaction, self.custom_id)
        except Exception as error:  # noqa: BLE001  # discord.py would only log it
            await report_to(interaction, error)


def view_of(buttons: Iterable[Button]) -> discord.ui.View | None:
    """Return the buttons as a view that is never forgotten; None where there are none."""
    view, row = discord.ui.View(timeout=None), -1
    is_open = False  # whether the row takes another button
    for button in buttons:
        if button.is_alone or not is_open:
            row += 1
        is_open = not button.is_alone
        made = discord.ui.Button[Any](
            label=button.label, custom_id=button.custom_id, disabled=button.is_off, row=row
        )
        view.add_item(Item(made))
    return view if view.children else None


def switched_off(message: discord.Message, custom_id: str) -> discord.ui.View:
    """Return what stands below a message, with one item switched off."""
    found = discord.ui.View.from_message(message, timeout=None)
    view = discord.ui.View(timeout=None)
    for item in found.children:
        if isinstance(item, discord.ui.Button | discord.ui.Select):
            item.disabled = item.disabled or item.custom_id == custom_id
        view.add_item(Item(item))
    return view
