"""What the bots said, in order, for whoever waits for it: a test, or the page."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import JsonObject, NoReplyError
from bot.sandbox.messages import THREAD_CREATED, THREAD_STARTER, walk
from bot.sandbox.records import EPHEMERAL, Event, Message, User

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.sandbox.state import World

REPLY_WITHIN = 12.0  # at most: on a busy machine a bot is one of many
SILENCE = 0.3


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of a bot as it stood when it came.

    Attributes:
        raw: the message as Discord words it.
        sent: the body that the bot sent for it.
        edited: whether it is a change of an earlier message.
    """

    message: Message
    raw: JsonObject
    sent: JsonObject
    edited: bool = False

    @property
    def id(self) -> str:
        """The message's id."""
        return str(self.raw["id"])

    @property
    def content(self) -> str:
        """The text outside of embeds."""
        return str(self.raw["content"])

    @property
    def embeds(self) -> list[JsonObject]:
        """The embeds."""
        return list(self.raw["embeds"])

    @property
    def embed(self) -> JsonObject:
        """The only embed."""
        (embed,) = self.embeds
        return embed

    @property
    def components(self) -> list[JsonObject]:
        """Every component, flat, in the order in which it is shown."""
        return list(walk(self.raw["components"]))

    @property
    def text(self) -> str:
        """All that a reader sees, one part a line."""
        return "\n".join(_texts(self.raw))

    @property
    def is_ephemeral(self) -> bool:
        """Whether only the asker sees it."""
        return bool(self.raw["flags"] & EPHEMERAL)

    @property
    def allowed_mentions(self) -> Any:  # noqa: ANN401 - as it was sent, None where it was not
        """Whom the bot allowed to be mentioned."""
        return self.sent.get("allowed_mentions")

    @property
    def replies_to(self) -> str | None:
        """The id of the message that it replies to."""
        reference = self.raw.get("message_reference")
        return str(reference["message_id"]) if reference else None


class Replies:
    """The messages of one bot, or of all, that nobody has taken yet."""

    def __init__(self, world: World, bot: User | None = None) -> None:
        self._bot = bot
        self._inbox: asyncio.Queue[Reply | str] = asyncio.Queue()
        world.listen(self._hear)

    async def next(self, within: float = REPLY_WITHIN) -> Reply:
        """Return the next message, raising where none comes or the bot failed to respond."""
        try:
            reply = await asyncio.wait_for(self._inbox.get(), within)
        except TimeoutError:
            raise NoReplyError(f"the bot said nothing for {within} s") from None
        if isinstance(reply, str):
            raise NoReplyError(reply)
        return reply

    async def none(self, within: float = SILENCE) -> None:
        """Return if the bot keeps silent for so long, raise if it says something."""
        with contextlib.suppress(TimeoutError):
            reply = await asyncio.wait_for(self._inbox.get(), within)
            raise AssertionError(f"the bot was to be silent, but: {reply}")

    def _hear(self, event: Event) -> None:
        if event.name == "INTERACTION_FAILURE" and self._bot in {None, event.only}:
            self._inbox.put_nowait(f"{event.data['name']}: The application did not respond")
        message = event.message
        if message is None or event.name not in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            return
        is_ours = message.author is self._bot if self._bot else bool(message.author.application)
        is_said = message.json["type"] not in {THREAD_CREATED, THREAD_STARTER}
        if is_ours and is_said and not message.is_loading:
            edited = event.name == "MESSAGE_UPDATE"
            self._inbox.put_nowait(Reply(message, dict(message.json), dict(message.sent), edited))


def _texts(raw: JsonObject) -> Iterator[str]:
    yield from filter(None, [raw["content"]])
    for embed in raw["embeds"]:
        author, footer = embed.get("author") or {}, embed.get("footer") or {}
        yield from filter(None, [author.get("name"), embed.get("title"), embed.get("description")])
        for field in embed.get("fields") or []:
            yield from (field["name"], field["value"])
        yield from filter(None, [footer.get("text")])
    for component in walk(raw["components"]):
        yield from filter(None, [component.get("content"), component.get("label")])
