"""What the page is served and told: its files, and a WebSocket over which a person acts.

The page does nothing that a `Person` of a test cannot do. It loads nothing from other hosts, runs
no inline script, and puts all text into the document as text.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from aiohttp import WSMsgType, web

from bot.sandbox import overwrites, panel, picker, roles, threads
from bot.sandbox.errors import ApiError, JsonObject, SandboxError, not_found
from bot.sandbox.interactions import MODAL
from bot.sandbox.seen import message_json, state_json

if TYPE_CHECKING:
    from bot.sandbox.people import Person
    from bot.sandbox.records import Event, Interaction, Message, User
    from bot.sandbox.state import World
    from bot.sandbox.trouble import Trouble

FILES = Path(__file__).with_name("page")
# https://discord.com/developers/docs/reference#locales
LOCALES = tuple(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru"
    " uk hi th zh-CN ja zh-TW ko".split()
)
WIDER = {"en": "en-US", "es": "es-ES", "pt": "pt-BR", "sv": "sv-SE", "zh": "zh-CN"}
OF_STATE = ("GUILD_", "CHANNEL_", "THREAD_")  # events after which the page is told all anew
SILENT, FAILED = "The application did not respond", "This interaction failed"
log = logging.getLogger(__name__)


class Local(Protocol):
    """The local Discord behind the page."""

    world: World
    trouble: Trouble

    def person_of(self, user: User) -> Person:
        """Return the person who acts as that user."""

    def is_online(self, user: User) -> bool:
        """Return whether a bot is connected."""


def add_to(router: web.UrlDispatcher, sandbox: Local) -> None:
    """Serve the page and its socket."""

    async def serve_file(request: web.Request) -> web.StreamResponse:
        path = FILES / request.match_info.get("name", "index.html")
        if path.parent != FILES or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers=_headers(request))

    async def serve_socket(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=64 * 1024)
        await socket.prepare(request)
        if not request.query.get("as"):
            locale = _locale(request.headers.get("Accept-Language", ""))
            sandbox.world.owner.locale = locale or sandbox.world.owner.locale
        await View(sandbox, socket, request.query.get("as", "")).serve()
        return socket

    router.add_get("/", serve_file)
    router.add_get("/page/socket", serve_socket)
    router.add_get("/page/{name}", serve_file)


def _headers(request: web.Request) -> dict[str, str]:
    rules = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        f"connect-src 'self' ws://{request.host}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(rules),
        "Cache-Control": "no-cache",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def _locale(languages: str) -> str:
    """Return the first of a browser's languages as Discord names it; empty for none."""
    first = languages.partition(",")[0].partition(";")[0].strip()
    language = first.partition("-")[0].lower()
    return next((each for each in LOCALES if each in (first, language)), WIDER.get(language, ""))


def _read(option: JsonObject, locale: str) -> JsonObject:
    """Return an option with its words as somebody with that locale reads them."""
    description = picker.localized(option, "description", locale)
    return {**option, "label": picker.localized(option, "name", locale), "description": description}


class View:
    """One open page: a person who sees, and acts through what the page asks for."""

    def __init__(self, sandbox: Local, socket: web.WebSocketResponse, user_id: str) -> None:
        self._world = sandbox.world
        self._sandbox = sandbox
        self._socket = socket
        user = self._world.users.get(user_id) or self._world.owner
        self._person: Person = sandbox.person_of(user)
        self._outbox: asyncio.Queue[JsonObject] = asyncio.Queue()
        self._opened: dict[str, Interaction] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self) -> None:
        """Tell all there is, then what happens, and do what is asked, until the page closes."""
        stop_listening = self._world.listen(self._hear)
        self._outbox.put_nowait(self._state_json())
        self._start(self._write())
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    self._start(self._answer(json.loads(message.data)))
        finally:
            stop_listening()
            for task in self._tasks:
                task.cancel()

    def _start(self, work: Any) -> None:  # noqa: ANN401 - a coroutine
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError):  # the reader sees it and ends
            while not self._socket.closed:
                await self._socket.send_json(await self._outbox.get())

    async def _answer(self, asked: JsonObject) -> None:
        answer: JsonObject = {"kind": "done", "id": asked.pop("id")}
        try:
            answer["value"] = await getattr(self, f"do_{asked.pop('do')}")(**asked)
        except SandboxError as error:
            answer["error"] = str(error)
        except ApiError as error:
            answer["error"] = error.message
        except Exception:  # a boundary: the page says that something failed, the log what
            log.exception("the sandbox failed at what the page asked: %s", asked)
            answer["error"] = "The sandbox failed; its log says why"
        self._outbox.put_nowait(answer)

    async def do_says(self, text: str, channel: str, *, reply_to: str = "", ping: bool) -> None:
        """Post a message."""
        await self._person.says(text, channel=channel, reply_to=reply_to or None, ping=ping)

    async def do_edits(self, text: str, channel: str, message: str) -> None:
        """Change one's own message; delete it where no text is left."""
        if text:
            await self._person.edits(self._message(channel, message), text)
        else:
            await self._person.deletes(self._message(channel, message))

    async def do_types(self, channel: str) -> None:
        """Show that one is typing."""
        await self._person.starts_typing(channel)

    async def do_commands(self, channel: str) -> list[JsonObject]:
        """List what can be picked in a channel, of every kind."""
        where, locale = self._person.channel(channel), self._person.user.locale
        return [
            {
                "kind": kind,
                "bot": picked.bot.name,
                "name": picked.name,
                "label": picked.label(locale),
                "description": picker.localized(picked.described, "description", locale),
                "options": [_read(option, locale) for option in picked.options],
            }
            for kind in (picker.CHAT_INPUT, picker.ON_USER, picker.ON_MESSAGE)
            for picked in picker.commands_for(self._world, where, kind)
        ]

    async def do_slash(self, name: str, channel: str, options: dict[str, str]) -> JsonObject:
        """Use a slash command."""
        picked = picker.pick(self._world, name, self._person.channel(channel))
        values = {key: picked.parsed(key, value) for key, value in options.items()}
        return await self._outcome(
            await self._person.slash(name, channel=channel, options=values), SILENT
        )

    async def do_choices(
        self, name: str, channel: str, options: dict[str, str], focused: str
    ) -> list[JsonObject]:
        """Ask the bot what fits what is typed so far."""
        return await self._person.choices(name, channel=channel, options=options, focused=focused)

    async def do_uses(self, name: str, channel: str, target: str) -> JsonObject:
        """Use a command of a context menu, on a message or a user."""
        on = self._world.users.get(target) or self._message(channel, target)
        return await self._outcome(await self._person.uses(name, on, channel), SILENT)

    async def do_presses(self, channel: str, message: str, name: str) -> JsonObject:
        """Press a button."""
        on = self._message(channel, message)
        return await self._outcome(await self._person.presses(on, name), FAILED)

    async def do_selects(
        self, channel: str, message: str, name: str, picked: list[str]
    ) -> JsonObject:
        """Pick in a menu."""
        on = self._message(channel, message)
        return await self._outcome(await self._person.selects(on, *picked, name=name), FAILED)

    async def do_submits(self, opened: str, typed: dict[str, str]) -> JsonObject:
        """Hand in a form."""
        submitted = await self._person.submits(self._opened[opened], **typed)
        answer = await self._outcome(submitted, FAILED)
        del self._opened[opened]  # now, as what fails may be handed in again
        return answer

    async def do_reacts(self, channel: str, message: str, emoji: str) -> None:
        """Put an emoji under a message, or take it back where it is there."""
        on = self._message(channel, message)
        is_there = self._person.user in on.reactions.get(emoji, {})
        await self._person.reacts(on, emoji, is_taken_back=is_there)

    async def do_threads(self, channel: str, message: str, name: str) -> JsonObject:
        """Begin a thread from a message."""
        begun = await self._person.begins_thread(self._message(channel, message), name)
        return {"channel": begun.id}

    async def do_archives(self, channel: str) -> None:
        """Put a thread away, or take it out again."""
        found = self._world.channel(channel)
        is_archived = bool(found.thread and found.thread.is_archived)
        threads.change(self._world, found, {"archived": not is_archived})

    async def do_opens(self, name: str) -> None:
        """Open another server, which everybody joins."""
        self._world.add_guild(name, ["general"])

    async def do_names(self, guild: str, name: str) -> None:
        """Make a role."""
        roles.create(self._world, self._world.guild(guild, self._person.user), name)

    async def do_gives(self, guild: str, user: str, role: str) -> None:
        """Give somebody a role, or take it away where it is held."""
        where = self._world.guild(guild, self._person.user)
        whose, which = self._world.users[user], where.roles[role]
        change = roles.take if role in where.members[whose] else roles.give
        change(self._world, where, whose, which)

    async def do_denies(self, channel: str, name: str) -> None:
        """Deny everybody a permission in a channel, or allow it again where it is denied."""
        where = self._world.channel(channel)
        denied = set(overwrites.denied_everybody(where))
        overwrites.deny_everybody(self._world, where, denied ^ {name})

    async def do_trouble(self, name: str) -> None:
        """Make trouble, or end it."""
        panel.turn(self._sandbox.trouble, name)

    async def _outcome(self, interaction: Interaction, failure: str) -> JsonObject:
        """Wait for the bot's answer; a message comes as an event, a form here."""
        answer = await interaction.answer
        if answer is None:
            raise SandboxError(failure)
        if answer["type"] != MODAL:
            return {}
        self._opened[interaction.id] = interaction
        return {"opened": interaction.id, "form": answer["data"]}

    def _message(self, channel: str, message: str) -> Message:
        found = self._world.channel(channel).messages.get(message)
        if found is None:
            raise not_found("Message")
        return found

    def _hear(self, event: Event) -> None:
        if event.name.startswith(OF_STATE):
            self._outbox.put_nowait(self._state_json())
        elif event.name == "PRESENCE" and event.user:
            self._tell("presence", user=event.user.id, **event.data)
            self._tell("troubles", troubles=panel.panel_json(self._sandbox.trouble))
        elif event.name == "COMMANDS":
            self._tell("commands")
        elif event.name == "TROUBLE":
            self._tell("troubles", troubles=panel.panel_json(self._sandbox.trouble))
        elif event.channel and self._person.is_in(event.channel):
            self._hear_in_channel(event, event.channel.id)

    def _hear_in_channel(self, event: Event, channel: str) -> None:
        message = event.message
        if event.name.startswith("MESSAGE_REACTION_"):
            message = self._message(channel, event.data["message_id"])
        if event.name == "TYPING_START":
            self._tell("typing", channel=channel, user=event.data["user_id"])
        elif message and self._person.sees(message):
            kind = "gone" if event.name == "MESSAGE_DELETE" else "message"
            self._tell(kind, message=message_json(message, self._person))

    def _tell(self, kind: str, **more: object) -> None:
        self._outbox.put_nowait({"kind": kind, **more})

    def _state_json(self) -> JsonObject:
        sandbox = self._sandbox
        return state_json(self._world, self._person, sandbox.trouble, sandbox.is_online)
