"""What goes wrong in the sandbox, and how Discord words it to a bot.

An `ApiError` is an answer that the real Discord would give as well. A *fault* is a
shortcoming of the sandbox or a call that no Discord knows: it is kept and raised at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

JsonObject = dict[str, Any]
INVALID_FORM_BODY = 50035
BANNED = "You are being blocked."


class SandboxError(BotError):
    """The local Discord cannot do what was asked of it, or found faults while it ran."""


class NoReplyError(SandboxError):
    """The bot said nothing in the time it had."""


class ApiError(Exception):
    """Answer a call with an error of Discord's own shape.

    The codes are those of https://discord.com/developers/docs/topics/opcodes-and-status-codes#json.
    """

    def __init__(
        self, status: int, code: int, message: str, errors: JsonObject | None = None
    ) -> None:
        super().__init__(f"{status} (code {code}): {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.headers: dict[str, str] = {}

    def as_json(self) -> JsonObject:
        """Return the body of the answer."""
        body: JsonObject = {"message": self.message, "code": self.code}
        return body if self.errors is None else {**body, "errors": self.errors}


class BannedError(ApiError):
    """Answer a call with the page of the guard before Discord, which knows nothing of JSON."""

    PAGE = "<html><head><title>Access denied</title></head><body>error code: 1015</body></html>"

    def __init__(self) -> None:
        super().__init__(429, 0, BANNED)


def not_found(what: str) -> ApiError:
    """Return the 404 for something that is not there."""
    codes = {"Channel": 10003, "Guild": 10004, "Message": 10008, "User": 10013, "Webhook": 10015}
    codes |= {
        "Member": 10007,
        "Role": 10011,
        "Interaction": 10062,
        "Application Command": 10063,
        "Application": 10002,
    }
    return ApiError(404, codes[what], f"Unknown {what}")


def unauthorized() -> ApiError:
    """Return the 401 for a token that Discord does not know."""
    return ApiError(401, 0, "401: Unauthorized")


class FormFault:
    """One thing that is wrong with a body: where, Discord's name for it, and its words."""

    def __init__(self, path: Sequence[str | int], code: str, message: str) -> None:
        self.path = tuple(str(step) for step in path)
        self.code = code
        self.message = message


def invalid_form(faults: Iterable[FormFault]) -> ApiError:
    """Return the 400 with the tree that names each wrong field."""
    tree: JsonObject = {}
    for fault in faults:
        node = tree
        for step in fault.path:
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": fault.code, "message": fault.message})
    return ApiError(400, INVALID_FORM_BODY, "Invalid Form Body", tree)
