"""Buttons and menus as discord.py has them, each known again by its id alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

import discord

from bot.chat.buttons import PER_ROW, Menu
from bot.chat.failures import report_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.buttons import Button, Control

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


def view_of(controls: Iterable[Control]) -> discord.ui.View | None:
    """Return buttons and menus as a view that is never forgotten; None where there are none."""
    view, row = discord.ui.View(timeout=None), -1
    free = 0  # how many more buttons the row takes
    for each in controls:
        is_alone = isinstance(each, Menu) or each.is_alone
        if is_alone or not free:
            row, free = row + 1, PER_ROW
        free = 0 if is_alone else free - 1
        view.add_item(Item(_menu(each, row) if isinstance(each, Menu) else _button(each, row)))
    return view if view.children else None


def _button(button: Button, row: int) -> discord.ui.Button[Any]:
    return discord.ui.Button(
        label=button.label, custom_id=button.custom_id, disabled=button.is_off, row=row
    )


def _menu(menu: Menu, row: int) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(label=each.label, value=each.value, description=each.about or None)
        for each in menu.options
    ]
    return discord.ui.Select(
        custom_id=menu.custom_id, placeholder=menu.hint, options=options, row=row
    )


def switched_off(message: discord.Message, custom_id: str) -> discord.ui.View:
    """Return what stands below a message, with one item switched off."""
    found = discord.ui.View.from_message(message, timeout=None)
    view = discord.ui.View(timeout=None)
    for item in found.children:
        if isinstance(item, discord.ui.Button | discord.ui.Select):
            item.disabled = item.disabled or item.custom_id == custom_id
        view.add_item(Item(item))
    return view
