"""The two tables, as the last of the `migrations` leaves them."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, MetaData, SmallInteger, String, Table, Text

metadata = MetaData()

# One row a question that was not answered. Who asked is a keyed hash, and stands there only so that
# /forget-me can find it.
asked = Table(
    "asked",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("asker", String(64), nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("language", String(10), nullable=False),
)

# One row a person and an answer: 1 for 👍, -1 for 👎. The id is a keyed hash of the two.
rated = Table(
    "rated",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("asker", String(64), nullable=False, index=True),
    Column("rater", String(64), nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("value", SmallInteger, nullable=False),
)
