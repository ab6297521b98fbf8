"""Pictures of timelines: drawn beside the event loop, one at a time, and kept."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

from bot.picturing import draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.picturing import Row

MOST = 32  # pictures that are kept; some hundred kilobytes each


class Pictures:
    """Draws what was not drawn before."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[tuple[Row, ...], bytes] = OrderedDict()
        self._lock = asyncio.Lock()

    async def of(self, rows: Sequence[Row]) -> bytes:
        """Return a PNG; b"" where it can't be drawn."""
        key = tuple(rows)
        async with self._lock:  # whoever asks for the same meanwhile gets what is drawn
            if key not in self._drawn:
                self._drawn[key] = await asyncio.to_thread(draw, key) if key else b""
            self._drawn.move_to_end(key)
            while len(self._drawn) > MOST:
                self._drawn.popitem(last=False)
            return self._drawn[key]
