"""People who talk to the bots, in calls that read like a conversation."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from bot.sandbox import controls, interactions, messages, picker, reactions, threads
from bot.sandbox.errors import NoReplyError, SandboxError
from bot.sandbox.records import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction, User
from bot.sandbox.replies import Replies, Reply
from bot.sandbox.rules import check_message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Channel, Message
    from bot.sandbox.state import World

DIRECTLY = "@bot"
SOON = 0.01  # seconds between two looks
TOLD_WITHIN = 3.0  # seconds in which a bot that has logged in tells its commands


class BotView:
    """A bot as people see it: its mention and what it says."""

    def __init__(self, world: World, user: User) -> None:
        self.user = user
        self._replies = Replies(world, user)

    @property
    def mention(self) -> str:
        """The text that mentions the bot."""
        return self.user.mention

    async def commands(self, within: float = TOLD_WITHIN) -> list[JsonObject]:
        """Return the bot's global commands, once it has told them."""
        async with asyncio.timeout(within):
            while not self._told():  # noqa: ASYNC110  # no event tells it
                await asyncio.sleep(SOON)
        return self._told()

    def _told(self) -> list[JsonObject]:
        return self.user.application.commands.get("", []) if self.user.application else []

    async def reply(self, within: float = 15.0) -> Reply:
        """Return the next message of the bot that nobody has taken yet."""
        return await self._replies.next(within)

    async def no_reply(self, within: float = 0.3) -> None:
        """Return if the bot keeps silent for so long."""
        await self._replies.none(within)


class Person:
    """Somebody in the guilds.

    `channel` is the name or id of a channel or thread; the first where none is given, `@` and a
    name for the direct conversation with somebody, `DIRECTLY` for the one with the only bot.
    """

    def __init__(self, world: World, user: User, *, deadline: float) -> None:
        self._world = world
        self._deadline = deadline
        self.user = user

    async def says(
        self,
        text: str,
        *,
        channel: str = "",
        reply_to: Reply | str | None = None,
        ping: bool = True,
    ) -> Message:
        """Post a message, perhaps as a reply to another or its id.

        `ping` tells whether a reply mentions the author of what it replies to.
        """
        body: JsonObject = {"content": text}
        where = self.channel(channel)
        if isinstance(reply_to, Reply):
            where, reply_to = reply_to.message.channel, reply_to.id
        if reply_to:
            body["message_reference"] = {"message_id": reply_to}
            parse = ["users", "roles", "everyone"]
            body["allowed_mentions"] = {"parse": parse, "replied_user": ping}
        check_message(body)
        threads.enter(self._world, where, self.user)
        return messages.post(self._world, messages.Draft(where, self.user, body))

    async def starts_typing(self, channel: str = "") -> None:
        """Show that one is typing."""
        messages.show_typing(self._world, self.channel(channel), self.user)

    async def edits(self, message: Message, text: str) -> None:
        """Change what one has said."""
        check_message({"content": text})
        messages.require_own(message, self.user)
        messages.edit(self._world, message, {"content": text})

    async def deletes(self, message: Message) -> None:
        """Take back what one has said."""
        messages.require_own(message, self.user)
        messages.delete(self._world, message)

    async def reacts(
        self, message: Reply | Message, emoji: str, *, is_taken_back: bool = False
    ) -> None:
        """Put an emoji under a message, or take it back."""
        change = reactions.take_back if is_taken_back else reactions.react
        change(self._world, self._seen(message), self.user, emoji)

    async def begins_thread(self, on: Reply | Message | str, name: str) -> Channel:
        """Begin a thread from a message, or in a channel that is named."""
        place = self.channel(on) if isinstance(on, str) else self._seen(on)
        return threads.begin(self._world, place, self.user, name)

    async def messages_bot(self, text: str) -> Message:
        """Write to the bot directly."""
        return await self.says(text, channel=DIRECTLY)

    async def slash(
        self,
        name: str,
        /,
        *,
        channel: str = "",
        options: Mapping[str, Any] | None = None,
        **more: Any,  # noqa: ANN401 - an option's value is text, a number or a truth
    ) -> Interaction:
        """Use a slash command ("set sub" for a subcommand) with the options by name."""
        where = self.channel(channel)
        await self._commands_told(where)
        picked = picker.pick(self._world, name, where)
        data = picker.filled(self._world, where, picked, {**(options or {}), **more})
        return self._begin(COMMAND, picked.bot, where, data)

    async def types(
        self,
        name: str,
        /,
        *,
        channel: str = "",
        focused: str = "",
        options: Mapping[str, Any] | None = None,
        **more: Any,  # noqa: ANN401 - likewise
    ) -> list[str | int | float]:
        """Type a slash command so far; return the values that autocomplete offers.

        The last option is the one that is being typed, unless `focused` names another.
        """
        choices = await self.choices(
            name, channel=channel, focused=focused, options={**(options or {}), **more}
        )
        return [choice["value"] for choice in choices]

    async def choices(
        self, name: str, *, channel: str = "", focused: str = "", options: Mapping[str, Any]
    ) -> list[JsonObject]:
        """Return what autocomplete offers, with names and values."""
        if not options:
            raise SandboxError("nothing is typed", remedy="name the option and its text so far")
        where = self.channel(channel)
        await self._commands_told(where)
        picked = picker.pick(self._world, name, where)
        data = picker.half_filled(picked, options, focused or list(options)[-1])
        answer = await self._begin(AUTOCOMPLETE, picked.bot, where, data).answer
        if answer is None:
            raise NoReplyError(f"/{name}: loading options failed")
        return list(answer["data"]["choices"])

    async def presses(self, on: Reply | Message, name: str = "") -> Interaction:
        """Press a button, by its label or custom id; the first where none is named."""
        message = self._seen(on)
        return self._use_component(message, controls.pressed(message, name))

    async def selects(self, on: Reply | Message, *picked: str, name: str = "") -> Interaction:
        """Pick values or labels in a menu, by its custom id; the first where none is named."""
        message = self._seen(on)
        return self._use_component(message, controls.selected(self._world, message, name, picked))

    async def submits(self, opened: Interaction, /, **typed: str) -> Interaction:
        """Hand in the form that answered an interaction, its inputs by custom id or label."""
        answer = await opened.answer
        if answer is None or answer["type"] != interactions.MODAL:
            raise SandboxError(f"{opened.name} was not answered with a form")
        data = controls.handed_in(answer["data"], typed)
        more = {"source": opened.source, "opened_by": opened}
        return self._begin(MODAL_SUBMIT, opened.bot, opened.channel, data, **more)

    async def uses(self, name: str, on: Reply | Message | User, channel: str = "") -> Interaction:
        """Use a command of the context menu of a message or a user."""
        target = on if isinstance(on, User) else self._seen(on)
        is_user = isinstance(target, User)
        where = self.channel(channel) if isinstance(target, User) else target.channel
        kind = picker.ON_USER if is_user else picker.ON_MESSAGE
        await self._commands_told(where)
        picked = picker.pick(self._world, name, where, kind)
        data = picker.used_on(self._world, where, picked, target)
        return self._begin(COMMAND, picked.bot, where, data, target=target)

    async def _commands_told(self, where: Channel) -> None:
        """Give a bot that has just logged in the time to tell its first commands."""
        with contextlib.suppress(TimeoutError):  # then the picker says that there are none
            async with asyncio.timeout(TOLD_WITHIN):
                while not any(picker.commands_for(self._world, where)):  # noqa: ASYNC110  # likewise
                    await asyncio.sleep(SOON)

    def channel(self, name: str) -> Channel:
        """Return a channel by its name or id, or the direct conversation with `@` somebody."""
        if name in self._world.channels:
            return self._world.channels[name]
        if not name.startswith("@"):
            return self._world.channel_named(name)
        others = [
            user
            for user in self._world.users.values()
            if name[1:] == user.name or (name == DIRECTLY and user.application)
        ]
        if len(others) != 1:
            raise SandboxError(f"{len(others)} are called {name}: which one is written to?")
        return self._world.direct_channel(self.user, others[0])

    def sees(self, message: Message) -> bool:
        """Return whether a message is shown to this person."""
        return self.is_in(message.channel) and message.seen_by in {None, self.user}

    def is_in(self, channel: Channel) -> bool:
        """Return whether a channel is shown to this person."""
        guild = channel.guild
        return self.user in (guild.members if guild else channel.recipients)

    def _seen(self, on: Reply | Message) -> Message:
        message = on.message if isinstance(on, Reply) else on
        if not self.sees(message):
            raise SandboxError(f"{self.user.name} cannot see this message: {message.json}")
        return message

    def _use_component(self, message: Message, data: JsonObject) -> Interaction:
        return self._begin(COMPONENT, message.author, message.channel, data, source=message)

    def _begin(
        self,
        kind: int,
        bot: User,
        channel: Channel,
        data: JsonObject,
        **more: Any,  # noqa: ANN401 - the other fields of an interaction
    ) -> Interaction:
        new_id = self._world.new_id()
        interaction = Interaction(new_id, kind, bot, self.user, channel, data, **more)
        return interactions.begin(self._world, interaction, deadline=self._deadline)
