"""Which program this is."""

from __future__ import annotations

from importlib import metadata


def version() -> str:
    """Return the installed version; "unknown" where the program runs without being installed."""
    try:
        return metadata.version("bot")
    except metadata.PackageNotFoundError:
        return "unknown"
