"""A picture of a timeline, readable on a phone and on a light or dark background.

Each event has a row: its words, and below them a mark on the scale of time, a dot for a day and a
bar for a month or a year of which the day isn't known. The plotting library is loaded when the
first picture is drawn, and used without its global state, so that a thread can draw.
"""

from __future__ import annotations

import calendar
import io
import textwrap
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 12  # rows: more are too small for a phone
WIDTH, ROW, EDGE = 6.0, 0.98, 0.55  # inches
DPI = 150
LINE, LINES = 54, 2  # letters of a line of words, and how many lines an event has
PAPER, INK, FAINT, MARK = "#f2f3f5", "#1e1f22", "#b5bac1", "#4752c4"
DAY, WIDE = 9.0, 7.0  # points: a day's dot, a bar's height
SPARE = 0.06  # of the scale, on both sides


@dataclass(frozen=True, slots=True)
class Row:
    """An event as it is drawn.

    Attributes:
        when: its date in words.
        first, last: the first and the last day that the date may mean.
    """

    when: str
    words: str
    first: date
    last: date


def bounds(iso: str) -> tuple[date, date]:
    """Return the first and the last day of a date that is known to the day, month or year."""
    year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def draw(rows: Sequence[Row]) -> bytes:
    """Return a PNG of the rows; b"" where their letters can't be drawn or nothing can.

    Takes a tenth of a second, and at first a second or more: not for an event loop.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415  # slow, and wanted late
        from matplotlib.font_manager import findfont  # noqa: PLC0415
        from matplotlib.ft2font import FT2Font  # noqa: PLC0415
    except ImportError:
        return b""
    letters = FT2Font(findfont("DejaVu Sans")).get_charmap()
    if any(ord(c) not in letters for row in rows for c in row.when + row.words):
        return b""
    figure = Figure(figsize=(WIDTH, EDGE + ROW * len(rows)), dpi=DPI, facecolor=PAPER)
    _fill(figure, rows)
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=PAPER)
    return out.getvalue()


def _fill(figure: Any, rows: Sequence[Row]) -> None:  # noqa: ANN401  # the library's figure
    height = EDGE + ROW * len(rows)
    axes = figure.add_axes((0.06, EDGE * 0.75 / height, 0.88, 1 - EDGE / height), facecolor=PAPER)
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    days = max((last - first).days, 30)
    axes.set_xlim(first.toordinal() - days * SPARE, first.toordinal() + days * (1 + SPARE))
    axes.set_ylim(len(rows), 0)
    for number, row in enumerate(rows):
        _draw_row(axes, number, row)
    _draw_scale(axes, first.year, last.year)


def _draw_row(axes: Any, number: int, row: Row) -> None:  # noqa: ANN401  # likewise
    at = number + 0.88
    axes.axhline(at, color=FAINT, linewidth=0.8, zorder=1)
    start, end = row.first.toordinal(), row.last.toordinal()
    if start == end:
        axes.plot([start], [at], "o", color=MARK, markersize=DAY, zorder=3)
    else:
        axes.plot(
            [start, end], [at, at], color=MARK, linewidth=WIDE, solid_capstyle="butt", zorder=2
        )
    words = textwrap.wrap(row.words, LINE, max_lines=LINES, placeholder=" …")
    place = {
        "transform": axes.get_yaxis_transform(),
        "color": INK,
        "va": "top",
        "parse_math": False,
    }
    axes.text(0, number + 0.06, row.when, fontsize=12, fontweight="bold", **place)
    axes.text(0, number + 0.29, "\n".join(words), fontsize=12, linespacing=1.15, **place)


def _draw_scale(axes: Any, first: int, last: int) -> None:  # noqa: ANN401  # likewise
    """Name the years below, as many as have room."""
    step = max(1, -(-(last + 2 - first) // 7))
    years = range(first, last + 2, step)
    low, high = axes.get_xlim()
    shown = [year for year in years if low <= date(year, 1, 1).toordinal() <= high] or [first]
    ticks = [max(date(year, 1, 1).toordinal(), low) for year in shown]
    axes.set_xticks(ticks, [str(year) for year in shown], fontsize=11, color=INK)
    axes.set_yticks([])
    for tick in ticks:
        axes.axvline(tick, color=FAINT, linewidth=0.8, linestyle=":", zorder=0)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0)
