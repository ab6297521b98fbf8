"""Opens what keeps questions; its library is an extra, so this loads it only where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.curating.recording import Recorder
    from bot.curating.store import Store


def open_store(address: str) -> Store:
    """Return the database at an address.

    Raises:
        SettingsError: where its library is not installed.
    """
    try:
        from bot.curating.store import Store  # noqa: PLC0415  # only where it is wanted
    except ModuleNotFoundError as missing:
        remedy = "install the bot with its extra: bot[curation], or bot[postgresql]"
        raise SettingsError(f"needs {missing.name}", place="DATABASE_URL", remedy=remedy) from None
    return Store(address)


def recorder_at(address: str, asker_key: str, keep_days: int) -> Recorder:
    """Return what keeps questions that were asked in vain, for so many days."""
    store = open_store(address)
    from bot.curating.recording import Recorder  # noqa: PLC0415  # its library is there

    return Recorder(store, asker_key, keep_days)


def prepare(address: str) -> None:
    """Reach the database; raise what keeps the bot from it."""
    store = open_store(address)
    store.prepare()
    store.close()
