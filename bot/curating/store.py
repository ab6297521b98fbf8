"""The database: SQLite in a file, or PostgreSQL; every call waits, so none is made from a loop.

Whatever the library raises becomes a `DatabaseError` without its words: they hold the address, and
with it perhaps the password.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, delete, func, insert, or_, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.curating.schema import asked, rated
from bot.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"
WITHIN = 5  # seconds for a connection; a database that is down must not hold a thread
DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
PLACE = "DATABASE_URL"
MIGRATING = threading.Lock()  # the library keeps the migration that runs in globals of its own
SHARED_LOCK = 0x626F74  # of PostgreSQL: for processes that start at once on an empty database
REMEDY = "start it, or mend the address; `bot doctor` says whether it can be reached"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to write.

    Attributes:
        table: "asked" or "rated".
        row: its columns; for a rating that was taken back, its id alone.
    """

    table: str
    row: Row


class Store:
    """Reads and writes what was asked in vain.

    Args:
        address: as ``sqlite:///bot.db`` or ``postgresql://user:password@host/name``.
    """

    def __init__(self, address: str) -> None:
        self._engine = _engine(address)
        self._is_ready = False

    def prepare(self) -> None:
        """Bring the database to its last form; raise DatabaseError where it cannot be reached."""
        with MIGRATING:
            if not self._is_ready:
                with self._connection() as connection:
                    _migrate(connection)
                self._is_ready = True

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """Lend a connection in a transaction."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            kind = type(getattr(error, "orig", None) or error).__name__
            what = f"the database cannot be used ({kind})"
            raise DatabaseError(what, place=PLACE, remedy=REMEDY) from None

    @contextmanager
    def _ready(self) -> Iterator[Connection]:
        if not self._is_ready:
            self.prepare()
        with self._connection() as connection:
            yield connection

    def write(self, changes: Sequence[Change]) -> None:
        """Write all changes or none; a row that is there already is replaced, so twice is once."""
        with self._ready() as connection:
            for change in changes:
                table = {"asked": asked, "rated": rated}[change.table]
                connection.execute(delete(table).where(table.c.id == change.row["id"]))
                if len(change.row) > 1:
                    connection.execute(insert(table).values(**change.row))

    def forget(self, who: str) -> int:
        """Delete what a person asked and thought, and what others thought of the answers to it."""
        with self._ready() as connection:
            gone = connection.execute(delete(asked).where(asked.c.asker == who)).rowcount
            is_theirs = or_(rated.c.asker == who, rated.c.rater == who)
            return gone + connection.execute(delete(rated).where(is_theirs)).rowcount

    def expire(self, days: int) -> int:
        """Delete what is older than so many days."""
        before = datetime.now(UTC) - timedelta(days=days)
        with self._ready() as connection:
            found = [connection.execute(delete(t).where(t.c.at < before)) for t in (asked, rated)]
        return sum(each.rowcount for each in found)

    def asked_in_vain(self, days: int) -> list[tuple[str, str]]:
        """Return the questions of so many days, each with its asker's hash, oldest first.

        One that was answered and got a 👎 is among them.
        """
        since = datetime.now(UTC) - timedelta(days=days)
        with self._ready() as connection:
            vain = select(asked.c.at, asked.c.question, asked.c.asker).where(asked.c.at >= since)
            bad = select(rated.c.at, rated.c.question, rated.c.asker)
            bad = bad.where(rated.c.at >= since, rated.c.value < 0)
            rows = [tuple(row) for query in (vain, bad) for row in connection.execute(query)]
        return [(question, asker) for _, question, asker in sorted(rows)]

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(SHARED_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _engine(address: str) -> Engine:
    try:
        url = make_url(address)
        url = url.set(drivername=DRIVERS.get(url.drivername, url.drivername))
        is_sqlite = url.get_backend_name() == "sqlite"
        wait = {"timeout": WITHIN} if is_sqlite else {"connect_timeout": WITHIN}
        return create_engine(url, connect_args=wait, pool_pre_ping=True, hide_parameters=True)
    except (ArgumentError, ImportError, ValueError):
        what = "is no database that the bot can use, or its driver is not installed"
        remedy = "write sqlite:///bot.db or postgresql://user:password@host/name"
        raise DatabaseError(what, place=PLACE, remedy=remedy) from None
