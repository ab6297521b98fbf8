"""The slash commands: each takes the rest of the question, and offers questions while one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import discord
from discord import app_commands

from bot.chat import limits
from bot.chat.failures import report, report_to
from bot.chat.translating import language_of, named, told
from bot.commands import ASKING, LISTS, Command
from bot.facts import Facet
from bot.markup import line_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.chat.desk import Desk

Used = discord.Interaction[Any]

QUESTION, PRIVATE, ABOUT = "question", "private", "about"  # the options
JAPANESE_END = "。"  # of questions offered in Japanese, whose question word stands within
QUESTION_WORDS = ASKING | (frozenset(Command) - LISTS)


class Answering(Protocol):
    """What answers the commands."""

    async def __call__(
        self,
        interaction: discord.Interaction[Any],
        typed: str,
        *,
        asked: str = "",
        is_private: bool = False,
    ) -> None:
        """Answer what a command stands for; `asked` is shown above the answer."""


class Drawing(Protocol):
    """What shows a timeline."""

    async def __call__(self, interaction: Used, about: str, *, is_private: bool) -> None:
        """Show the events on a topic, or all."""


class Tree(app_commands.CommandTree[discord.Client]):
    """All slash commands, for servers and for users, wherever Discord lets them be used."""

    def __init__(
        self,
        client: discord.Client,
        desk: Desk,
        answer: Answering,
        *,
        find_source: Callable[[Used, discord.Message], Awaitable[None]],
        show_timeline: Drawing,
    ) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.add_command(_timeline(desk, show_timeline))
        for command in Command:
            if command is Command.TIMELINE:
                continue
            is_list = command in LISTS
            self.add_command(_lists(command, answer) if is_list else _asks(command, desk, answer))

        self.add_command(_finds_source(find_source))

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Report what broke in a command."""
        await report_to(interaction, error)


def as_typed(command: Command, question: str) -> str:
    """Return a slash command as the line of text that it stands for.

    A whole question keeps its own opening word: people pick "who led …" under `/what` too.
    """
    bare = line_of(question)
    return f"/{Command.ASK if _is_whole(bare) else command} {bare}".strip()


def _is_whole(question: str) -> bool:
    opening = question.lstrip().partition(" ")[0].casefold()
    return opening in QUESTION_WORDS or question.rstrip().endswith(JAPANESE_END)


async def _suggested(desk: Desk, command: Command, typed: str, used: Used) -> tuple[str, ...]:
    """Return questions that fit what is typed, those that open with the command's word first."""
    facet = None if command is Command.ASK or _is_whole(typed) else Facet(command)
    person, language = used.user.id, language_of(used)
    return await desk.suggest(
        typed, facet=facet, limit=limits.CHOICES, person=person, language=language
    )


def _finds_source(
    find: Callable[[Used, discord.Message], Awaitable[None]],
) -> app_commands.ContextMenu:
    """Return what can be used on anybody's message."""

    async def callback(interaction: Used, message: discord.Message) -> None:
        await find(interaction, message)

    return app_commands.ContextMenu(name=told("find-source"), callback=callback)


def _timeline(desk: Desk, show: Drawing) -> app_commands.Command[Any, Any, None]:
    @app_commands.rename(about=named(ABOUT, "about-topic"), private=named(PRIVATE))
    @app_commands.describe(about=told("about-topic"), private=told("private-list"))
    async def callback(interaction: Used, about: str = "", private: bool = True) -> None:  # noqa: FBT001, FBT002  # an option
        await show(interaction, about, is_private=private)

    async def offer(interaction: Used, typed: str) -> list[app_commands.Choice[str]]:
        try:
            listed = partial(desk.speaker.topics, language=language_of(interaction))
            named = [name for pair in await desk.do(listed, interaction.user.id) for name in pair]
        except Exception as error:  # noqa: BLE001  # discord.py would only log it
            await report(error, None)
            named = []
        fitting = [name for name in named if typed.casefold() in name.casefold()]
        return [app_commands.Choice(name=name, value=name) for name in limits.choices(fitting)]

    made: app_commands.Command[Any, Any, None] = app_commands.Command(
        name=named(Command.TIMELINE), description=told(Command.TIMELINE), callback=callback
    )
    made.autocomplete("about")(offer)
    return made


def _lists(command: Command, answer: Answering) -> app_commands.Command[Any, Any, None]:
    @app_commands.rename(private=named(PRIVATE))
    @app_commands.describe(private=told("private-list"))
    async def callback(interaction: Used, private: bool = True) -> None:  # noqa: FBT001, FBT002  # an option
        await answer(interaction, f"/{command}", is_private=private)

    return app_commands.Command(name=named(command), description=told(command), callback=callback)


def _asks(command: Command, desk: Desk, answer: Answering) -> app_commands.Command[Any, Any, None]:
    @app_commands.rename(question=named(QUESTION), private=named(PRIVATE))
    @app_commands.describe(question=told(QUESTION), private=told("private"))
    async def callback(
        interaction: Used,
        question: app_commands.Range[str, 1, limits.OPTION_TEXT],
        private: bool = False,  # noqa: FBT001, FBT002  # an option
    ) -> None:
        typed, asked = as_typed(command, question), f"/{command} {question}"
        await answer(interaction, typed, asked=asked, is_private=private)

    async def offer(
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        try:
            suggested = await _suggested(desk, command, line_of(typed), interaction)
        except Exception as error:  # noqa: BLE001  # discord.py would only log it
            await report(error, None)  # nothing can be said to a person who is typing
            suggested = ()
        return [app_commands.Choice(name=text, value=text) for text in limits.choices(suggested)]

    made: app_commands.Command[Any, Any, None] = app_commands.Command(
        name=named(command), description=told(command), callback=callback
    )
    made.autocomplete(QUESTION)(offer)
    return made
