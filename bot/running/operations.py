"""Join what keeps watch over a running bot: pulse, log and, where they are asked for, figures."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from bot.running.ending import until_told
from bot.running.pulse import Pulse
from bot.running.telling import Telling
from bot.running.version import version
from bot.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.running.metrics import Metrics
    from bot.watching import Observer


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever runs the bot wants of it.

    Attributes:
        listens_at: host and port of `/healthz` and `/metrics`; None for nowhere.
    """

    listens_at: tuple[str, int] | None = None


class Operations:
    """What runs beside the bot.

    Attributes:
        watch: what the front end tells what it does.
    """

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._pulse = Pulse(monotonic)
        self._metrics: Metrics | None = None
        observers: list[Observer] = [self._pulse, Telling()]
        if wishes.listens_at:
            from bot.running.metrics import Metrics  # noqa: PLC0415  # only where it is wanted

            self._metrics = Metrics(version())
            observers.append(self._metrics)
        self.watch = Watch(*observers)

    def health(self) -> tuple[bool, dict[str, object]]:
        """Return whether the bot can be asked, and what stands."""
        return self._pulse.is_alive, {**self._pulse.as_json(), "version": version()}

    async def beside(self, serving: Callable[[], Awaitable[None]]) -> None:
        """Run the bot, and what is to run beside it, until the bot ends."""
        async with contextlib.AsyncExitStack() as stack:
            if self._wishes.listens_at and self._metrics:
                from bot.running.serving import serving as listening  # noqa: PLC0415  # likewise

                at = self._wishes.listens_at
                await stack.enter_async_context(listening(at, self.health, self._metrics.text))
            await serving()

    async def run(self, serving: Callable[[], Awaitable[None]]) -> None:
        """Do that until the process is told to end; answers that are on their way are sent."""
        await until_told(self.beside(serving), self.watch)
