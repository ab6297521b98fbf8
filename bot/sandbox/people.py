"""People who talk to the bots, in calls that read like a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox import interactions, messages, picker
from bot.sandbox.errors import NoReplyError, SandboxError
from bot.sandbox.interactions import Interaction
from bot.sandbox.replies import Replies, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.state import Channel, Message, User, World

DIRECTLY = "@bot"


class BotView:
    """A bot as people see it: its mention and what it says."""

    def __init__(self, world: World, user: User) -> None:
        self.user = user
        self._replies = Replies(world, user)

    @property
    def mention(self) -> str:
        """The text that mentions the bot."""
        return self.user.mention

    async def reply(self, within: float = 5.0) -> Reply:
        """Return the next message of the bot that nobody has taken yet."""
        return await self._replies.next(within)

    async def no_reply(self, within: float = 0.3) -> None:
        """Return if the bot keeps silent for so long."""
        await self._replies.none(within)


class Person:
    """Somebody in the guild.

    `channel` is a channel's name; the first where none is given, `DIRECTLY` for the direct
    conversation with the only bot.
    """

    def __init__(self, world: World, user: User, *, deadline: float) -> None:
        self._world = world
        self._deadline = deadline
        self.user = user

    async def says(
        self, text: str, *, channel: str = "", reply_to: Reply | None = None, ping: bool = True
    ) -> Message:
        """Post a message; `ping` tells whether a reply mentions the one that it replies to."""
        body: JsonObject = {"content": text}
        where = reply_to.message.channel if reply_to else self._channel(channel)
        if reply_to:
            body["message_reference"] = {"message_id": reply_to.id}
            parse = ["users", "roles", "everyone"]
            body["allowed_mentions"] = {"parse": parse, "replied_user": ping}
        return messages.post(self._world, messages.Draft(where, self.user, body))

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
        where = self._channel(channel)
        picked = picker.pick(self._world, name, where)
        data = picker.filled(picked, {**(options or {}), **more})
        return self._begin(interactions.COMMAND, picked.bot, where, data)

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
        where = self._channel(channel)
        picked = picker.pick(self._world, name, where)
        data = picker.half_filled(picked, options, focused or list(options)[-1])
        interaction = self._begin(interactions.AUTOCOMPLETE, picked.bot, where, data)
        answer = await interaction.answer
        if answer is None:
            raise NoReplyError(f"/{name}: loading options failed")
        return list(answer["data"]["choices"])

    def _begin(self, kind: int, bot: User, channel: Channel, data: JsonObject) -> Interaction:
        interaction = Interaction(self._world.new_id(), kind, bot, self.user, channel, data)
        return interactions.begin(self._world, interaction, deadline=self._deadline)

    def _channel(self, name: str) -> Channel:
        if name != DIRECTLY:
            return self._world.channel_named(name)
        bots = [user for user in self._world.users.values() if user.application]
        if len(bots) != 1:
            raise SandboxError(f"{len(bots)} bots are here: which one is written to?")
        return self._world.direct_channel(self.user, bots[0])
