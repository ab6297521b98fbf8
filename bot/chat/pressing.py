"""What a pressed button or a pick in a menu does.

Discord tells the id of what was used and the message that it stands below; nothing else is needed.
What was used up is switched off, and an id that leads nowhere any more says so kindly.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict

import discord

from bot.chat import sending
from bot.chat.buttons import Press, state_of, turning
from bot.chat.items import switched_off
from bot.chat.layout import posts
from bot.chat.translating import language_of
from bot.showing import word_page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.chat.browsing import Browsing
    from bot.chat.desk import Desk
    from bot.chat.layout import Post
    from bot.chat.responding import Responding

Used = discord.Interaction[Any]


class Seen(TypedDict):
    """How somebody sees a view."""

    language: str


class Pressing:
    """Does what is pressed."""

    def __init__(self, responding: Responding, desk: Desk, browsing: Browsing) -> None:
        self._responding = responding
        self._browsing = browsing
        self._desk = desk
        self._speaker = desk.speaker
        self._does: dict[str, Callable[[Used, str], Awaitable[None]]] = {
            Press.ASK: self._ask,
            Press.CONTEXT: self._open,
            Press.PAGE: self._turn,
            Press.MORE: self._tell_more,
            Press.DELETE: self._delete,
            Press.TOPICS: self._topics,
            Press.TOPIC: self._topic,
            Press.QUESTION: self._question,
            Press.SOURCES: self._sources,
            Press.SOURCE: self._source,
            Press.EVENT: self._event,
        }

    async def use(self, interaction: Used, custom_id: str) -> None:
        """Do what an id says."""
        press, state = state_of(custom_id)
        await self._does.get(press, self._stale)(interaction, state)

    async def _ask(self, interaction: Used, question: str) -> None:
        async with self._responding.taking_up(interaction) as done:
            if done is None:
                return  # it can be pressed again
            await _switch_off(interaction)
            await self._responding.answer_taken(
                interaction, question, done, asked=question, is_private=_is_private(interaction)
            )

    async def _open(self, interaction: Used, key: str) -> None:
        page = await self._desk.do(partial(self._speaker.places.page, key), interaction.user.id)
        if page is None:
            await self._stale(interaction, key)
            return
        language = language_of(interaction)
        shown = posts(
            word_page(page, language=language),
            buttons=turning(page, key, language),
        )
        await sending.respond(interaction, shown, is_private=True)

    async def _turn(self, interaction: Used, state: str) -> None:
        key, _, steps = state.partition(":")
        turned = partial(self._speaker.places.page, key, int(steps))
        page = await self._desk.do(turned, interaction.user.id)
        if page is None:
            await self._stale(interaction, key)
            return
        language = language_of(interaction)
        (shown, *_) = posts(
            word_page(page, language=language),
            buttons=turning(page, key, language),
        )
        await sending.change(interaction, shown)

    async def _tell_more(self, interaction: Used, state: str) -> None:
        language, _, keys = state.partition(":")
        told = keys.split(".")
        async with self._responding.taking_up(interaction) as done:
            if done is None:
                return
            more = partial(self._speaker.more, told, language=language)
            worded = await self._desk.do(more, interaction.user.id)
            if worded is None:
                await self._stale(interaction, keys)
                return
            await _switch_off(interaction)
            is_private = _is_private(interaction)
            done.sent = await self._responding.send(
                interaction, worded, is_private=is_private, told=told
            )
            done.reply = worded[0]

    async def _delete(self, interaction: Used, state: str) -> None:
        asker, *earlier = state.split(":")
        may_any = interaction.guild_id is not None and interaction.permissions.manage_messages
        if str(interaction.user.id) != asker and not may_any:
            await sending.tell(interaction, "not-yours")
            return
        await interaction.response.defer()
        await interaction.delete_original_response()
        await sending.delete(interaction.channel, [int(each) for each in earlier])

    async def _topics(self, used: Used, page: str) -> None:
        view = partial(self._browsing.topics, int(page), **_seen(used))
        await _show(used, await self._desk.do(view, used.user.id))

    async def _topic(self, used: Used, _state: str) -> None:
        await self._show_or_stale(used, partial(self._browsing.topic, _picked(used), **_seen(used)))

    async def _sources(self, used: Used, page: str) -> None:
        view = partial(self._browsing.sources, int(page), **_seen(used))
        await _show(used, await self._desk.do(view, used.user.id))

    async def _source(self, used: Used, _state: str) -> None:
        await self._show_or_stale(
            used, partial(self._browsing.source, _picked(used), **_seen(used))
        )

    async def _event(self, used: Used, _state: str) -> None:
        await self._open(used, _picked(used).partition(":")[0])

    async def _question(self, used: Used, _state: str) -> None:
        asked = _picked(used)
        await self._responding.answer(used, asked, asked=asked, is_private=_is_private(used))

    async def _show_or_stale(self, used: Used, view: Callable[[], Post | None]) -> None:
        post = await self._desk.do(view, used.user.id)
        if post is None:
            await self._stale(used, "")
        else:
            await _show(used, post)

    async def _stale(self, interaction: Used, _state: str) -> None:
        """Say kindly that it leads nowhere any more, and switch it off."""
        await _switch_off(interaction)
        await sending.tell(interaction, "stale")


async def _show(used: Used, post: Post) -> None:
    """Show a view: in the place of one that a single person sees, else to who asks alone."""
    if _is_private(used):
        await sending.change(used, post)
    else:
        await sending.respond(used, [post], is_private=True)


def _seen(used: Used) -> Seen:
    """Return how somebody sees a view."""
    return {"language": language_of(used)}


def _picked(used: Used) -> str:
    """Return the value that was picked in a menu."""
    data: Mapping[str, Any] = used.data or {}
    return str(data["values"][0])


def _is_private(interaction: Used) -> bool:
    """Tell whether what was pressed is seen by one person alone: so is what comes of it."""
    return bool(interaction.message and interaction.message.flags.ephemeral)


async def _switch_off(interaction: Used) -> None:
    """Show that what was pressed is used up."""
    if interaction.message is None or interaction.data is None:
        return
    view = switched_off(interaction.message, str(interaction.data.get("custom_id")))
    await interaction.response.edit_message(view=view)
