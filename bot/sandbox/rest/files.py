"""Files that come with a message, and where they are read again."""

from __future__ import annotations

import json
import mimetypes
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from bot.sandbox.errors import ApiError, FormFault, JsonObject, invalid_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sandbox.state import World

# what a browser may show; all else it is told to save, as it could hold scripts
SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}
PATH = "attachments"
FORM = "application/x-www-form-urlencoded"
SHORTEST_SNOWFLAKE = 17  # a shorter id among the attachments is the number of a file


class File(NamedTuple):
    """A file as it was sent: its number in the form, name, content type, bytes."""

    number: str
    name: str
    kind: str
    raw: bytes


async def body_of(request: web.Request) -> tuple[Any, list[File]]:
    """Return the JSON of a call, and the files that came with it."""
    if request.content_type == FORM:  # py-cord's, where there is no file
        return _parsed(str((await request.post()).get("payload_json", "")).encode()), []
    if request.content_type != "multipart/form-data":
        return _parsed(await request.read()), []
    body: Any = {}
    files = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        raw = bytes(await part.read(decode=True))
        if part.name == "payload_json":
            body = _parsed(raw)
        else:
            number = (part.name or "").removeprefix("files[").removesuffix("]")
            name = part.filename or "file"
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            files.append(File(number, name, kind, raw))
    return body, files


def attach(world: World, body: JsonObject, files: Sequence[File]) -> None:
    """Put what is known of each file in the place of its number among a body's attachments."""
    asked = {str(each["id"]): each for each in body.get("attachments") or []}
    stored = {file.number: _stored(world, file) for file in files}
    for number in asked.keys() - stored.keys():
        if len(number) < SHORTEST_SNOWFLAKE:
            fault = FormFault(["attachments"], "BASE_TYPE_INVALID", f"There is no files[{number}]")
            raise invalid_form([fault])
    kept = [each for number, each in asked.items() if number not in stored]
    named = [{**asked.get(number, {}), **stored[number]} for number in stored]
    if files:
        body["attachments"] = [*kept, *named]


def serve(world: World, request: web.Request) -> web.Response:
    """Return a file; a browser shows pictures and saves all else."""
    kind, raw = world.files.get(request.match_info["id"], ("", None))
    if raw is None:
        raise web.HTTPNotFound
    if kind in SHOWN:
        return web.Response(body=raw, content_type=kind)
    headers = {"Content-Disposition": "attachment"}
    return web.Response(body=raw, content_type="application/octet-stream", headers=headers)


def _parsed(raw: bytes) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(raw) if raw else {}
    except ValueError as error:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from error


def _stored(world: World, file: File) -> JsonObject:
    new_id = world.new_id()
    world.files[new_id] = (file.kind, file.raw)
    url = f"{world.address}{PATH}/{new_id}/{quote(file.name)}"
    known = {"filename": file.name, "size": len(file.raw), "url": url, "proxy_url": url}
    return {"id": new_id, **known, "content_type": file.kind}
