"""Discord's rules that its OpenAPI description does not state.

https://discord.com/developers/docs/resources/message#create-message and
https://discord.com/developers/docs/interactions/application-commands
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError, FormFault, invalid_form
from bot.sandbox.messages import COMPONENTS_V2, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.sandbox.errors import JsonObject

CONTENT_LIMIT = 2000  # the description's 4,000 is for people who pay
EMBEDS_LIMIT = 6000
ROWS_LIMIT = 5
COMMAND_TEXT_LIMIT = 8000
COMMANDS_LIMIT = {1: 100, 2: 15, 3: 15}  # by type: slash, user, message
CHAT_INPUT_NAME = re.compile(r"[-_'\w]{1,32}")


def check_message(body: JsonObject, at: Sequence[str] = ()) -> None:
    """Raise the 400 for a message that Discord would not take."""
    is_v2 = bool((body.get("flags") or 0) & COMPONENTS_V2)
    faults = [FormFault([*at, *fault.path], fault.code, fault.message) for fault in _faults(body)]
    if faults:
        raise invalid_form(faults)
    filled = ("components",) if is_v2 else ("embeds", "components", "attachments", "poll")
    has_text = bool((body.get("content") or "").strip())
    if not has_text and not any(body.get(key) for key in filled):
        raise ApiError(400, 50006, "Cannot send an empty message")


def check_commands(bodies: Sequence[JsonObject]) -> None:
    """Raise the 400 for a set of commands that Discord would not take."""
    names = Counter((body.get("type") or 1, body["name"]) for body in bodies)
    kinds = Counter(kind for kind, _ in names.elements())
    for kind, number in kinds.items():
        if number > COMMANDS_LIMIT.get(kind, 1):
            raise ApiError(400, 30032, "Maximum number of application commands reached")
    faults = [
        FormFault([str(index), *fault.path], fault.code, fault.message)
        for index, body in enumerate(bodies)
        for fault in _command_faults(body)
    ]
    for (_, name), number in names.items():
        if number > 1:
            message = f"Application command names must be unique: {name}"
            faults.append(FormFault([], "APPLICATION_COMMANDS_DUPLICATE_NAME", message))
    if faults:
        raise invalid_form(faults)


def _faults(body: JsonObject) -> Iterator[FormFault]:
    content = body.get("content") or ""
    embeds = body.get("embeds") or []
    components = body.get("components") or []
    if len(content) > CONTENT_LIMIT:
        message = f"Must be {CONTENT_LIMIT} or fewer in length."
        yield FormFault(["content"], "BASE_TYPE_MAX_LENGTH", message)
    if sum(map(_embed_length, embeds)) > EMBEDS_LIMIT:
        message = f"Embed size exceeds maximum size of {EMBEDS_LIMIT}"
        yield FormFault(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", message)
    for index, embed in enumerate(embeds):
        if not any(embed.get(key) for key in embed.keys() - {"type", "color", "timestamp"}):
            yield FormFault(["embeds", str(index), "description"], *REQUIRED)
        yield from _address_faults(embed, ["embeds", str(index)])
    if (body.get("flags") or 0) & COMPONENTS_V2:
        for key in ("content", "embeds"):
            if body.get(key):
                message = (
                    f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                )
                yield FormFault(
                    [key], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message
                )
    elif len(components) > ROWS_LIMIT:
        message = f"Must be between 1 and {ROWS_LIMIT} in length."
        yield FormFault(["components"], "BASE_TYPE_BAD_LENGTH", message)
    ids = Counter(each["custom_id"] for each in walk(components) if each.get("custom_id"))
    if any(number > 1 for number in ids.values()):
        message = "Component custom id cannot be duplicated"
        yield FormFault(["components"], "COMPONENT_CUSTOM_ID_DUPLICATED", message)


REQUIRED = ("BASE_TYPE_REQUIRED", "This field is required")


def _embed_length(embed: JsonObject) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text.strip()) for text in texts if text)


def _address_faults(embed: JsonObject, path: Sequence[str]) -> Iterator[FormFault]:
    for key, schemes in (("url", ("http", "https")), ("image", ("http", "https", "attachment"))):
        value = embed.get(key)
        address = (value or {}).get("url") if isinstance(value, dict) else value
        if address and address.split(":", 1)[0] not in schemes:
            scheme = address.split(":", 1)[0]
            message = f'Scheme "{scheme}" is not supported. Scheme must be one of {schemes}.'
            yield FormFault([*path, key], "URL_TYPE_INVALID_SCHEME", message)


def _command_faults(body: JsonObject) -> Iterator[FormFault]:
    if (body.get("type") or 1) != 1:
        return
    yield from _name_faults(body, [])
    yield from _option_faults(body.get("options") or [], ["options"])
    if _text_length(body) > COMMAND_TEXT_LIMIT:
        message = f"Command exceeds maximum size ({COMMAND_TEXT_LIMIT})"
        yield FormFault([], "APPLICATION_COMMAND_TOO_LARGE", message)


def _option_faults(options: Sequence[JsonObject], path: Sequence[str]) -> Iterator[FormFault]:
    seen_optional = False
    for index, option in enumerate(options):
        at = [*path, str(index)]
        yield from _name_faults(option, at)
        if option.get("required") and seen_optional:
            message = "Required options must be placed before non-required options"
            yield FormFault(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        seen_optional = seen_optional or not option.get("required")
        yield from _option_faults(option.get("options") or [], [*at, "options"])
    for name, number in Counter(option["name"] for option in options).items():
        if number > 1:
            message = f"Option name {name} is already used"
            yield FormFault(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message)


def _name_faults(body: JsonObject, path: Sequence[str]) -> Iterator[FormFault]:
    localized = body.get("name_localizations") or {}
    places: dict[tuple[str, ...], str] = {("name",): body["name"]}
    places |= {("name_localizations", locale): name for locale, name in localized.items()}
    for place, name in places.items():
        if not CHAT_INPUT_NAME.fullmatch(name) or name != name.lower():
            message = "Command name is invalid"
            yield FormFault([*path, *place], "APPLICATION_COMMAND_INVALID_NAME", message)
    if not body.get("description"):
        yield FormFault([*path, "description"], *REQUIRED)


def _text_length(body: JsonObject) -> int:
    """Return what counts towards the limit: of each text its longest localization."""
    own = 0
    for key in ("name", "description", "value"):
        texts = [body.get(key), *(body.get(f"{key}_localizations") or {}).values()]
        own += max(len(str(text or "")) for text in texts)
    parts = [*(body.get("options") or []), *(body.get("choices") or [])]
    return own + sum(map(_text_length, parts))
