"""The page's panel of troubles: what can be done to the bots, and which of it is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.trouble import Trouble

LATE, DOWN = 5.0, 10.0  # seconds: more than an interaction may take; long enough to be seen


@dataclass(frozen=True, slots=True)
class Switch:
    """One trouble.

    Attributes:
        turn: makes it, or ends it.
        is_on: whether it lasts; None for what happens once.
    """

    turn: Callable[[Trouble, bool], None]
    is_on: Callable[[Trouble], bool] | None = None


def _once(make: Callable[[Trouble], None]) -> Switch:
    return Switch(lambda trouble, _: make(trouble))


def _refusal(status: int) -> Switch:
    def turn(trouble: Trouble, is_on: bool) -> None:  # noqa: FBT001  # as every switch is called
        (trouble.refuse if is_on else trouble.spare)(status)

    return Switch(turn, lambda trouble: status in trouble.refusing)


SWITCHES = {
    "Drop the connection": _once(lambda trouble: trouble.drop()),
    "Close the connection (4000)": _once(lambda trouble: trouble.close()),
    "Ask to reconnect (op 7)": _once(lambda trouble: trouble.reconnect()),
    "Invalidate the session (op 9)": _once(lambda trouble: trouble.invalidate()),
    "Acknowledge no heartbeat": Switch(
        lambda trouble, is_on: trouble.deafen(deaf=is_on), lambda trouble: trouble.is_deaf
    ),
    "Gateway down for 10 s": Switch(
        lambda trouble, is_on: trouble.close_gateway(DOWN) if is_on else trouble.open_gateway(),
        lambda trouble: trouble.is_gateway_down,
    ),
    "API 5 s late": Switch(
        lambda trouble, is_on: trouble.delay(LATE if is_on else 0), lambda trouble: trouble.is_late
    ),
    "Next call: 429": _refusal(429),
    "Next call: 500": _refusal(500),
    "Next call: 502": _refusal(502),
    "Message content off": Switch(
        lambda trouble, is_on: trouble.hide_content(hide=is_on),
        lambda trouble: trouble.is_content_hidden,
    ),
}


def panel_json(trouble: Trouble) -> list[JsonObject]:
    """Return all troubles with whether they are on: null for what happens once."""
    return [
        {"name": name, "isOn": switch.is_on(trouble) if switch.is_on else None}
        for name, switch in SWITCHES.items()
    ]


def turn(trouble: Trouble, name: str) -> None:
    """Make a trouble, or end it where it is on."""
    switch = SWITCHES[name]
    switch.turn(trouble, not (switch.is_on and switch.is_on(trouble)))
