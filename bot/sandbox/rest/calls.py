"""One call of the REST API, and the table of routes that can be called."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import ApiError, not_found, unauthorized
from bot.sandbox.permissions import check_seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.gateway import Gateway
    from bot.sandbox.records import Channel, Guild, Interaction, Message, User
    from bot.sandbox.state import World

    # what a handler returns: an object, a list, or None for 204
    Handler = Callable[["Call"], "JsonObject | list[JsonObject] | None"]


@dataclass(frozen=True, slots=True)
class Call:
    """One call: who, what, with which body.

    Attributes:
        caller: the bot that the token belongs to; None where the route needs none.
        path: the values of the path's parameters.
    """

    world: World
    gateway: Gateway
    caller: User | None
    path: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None

    @property
    def bot(self) -> User:
        """The bot that calls."""
        if self.caller is None:
            raise unauthorized()
        return self.caller

    @property
    def channel(self) -> Channel:
        """The channel that the path names, if the bot can see it."""
        channel = self.world.channel(self.path["channel_id"])
        check_seen(channel, self.bot)
        return channel

    @property
    def guild(self) -> Guild:
        """The guild that the path names, if the bot is in it."""
        return self.world.guild(self.path["guild_id"], self.bot)

    @property
    def message(self) -> Message:
        """The message that the path names; an ephemeral one is not to be found there."""
        message = self.channel.messages.get(self.path["message_id"])
        if message is None or message.seen_by:
            raise not_found("Message")
        return message

    @property
    def interaction(self) -> Interaction:
        """The interaction that the webhook's token belongs to."""
        interaction = self.world.interactions.get(self.path["webhook_token"])
        if interaction is None or interaction.bot.id != self.path["webhook_id"]:
            raise not_found("Webhook")
        if asyncio.get_running_loop().time() > interaction.ends:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        return interaction


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path as Discord's description writes it, and what serves it.

    Attributes:
        needs_token: whether only a bot may call it.
        status: that of an answer with a body.
    """

    method: str
    path: str
    handler: Handler
    needs_token: bool = True
    status: int = 200


class Routes(list[Route]):
    """The routes of one topic, filled by the decorator."""

    def add(
        self, method: str, path: str, *, needs_token: bool = True, status: int = 200
    ) -> Callable[[Handler], Handler]:
        """Serve the route with the decorated function."""

        def register(handler: Handler) -> Handler:
            self.append(Route(method, path, handler, needs_token, status))
            return handler

        return register
