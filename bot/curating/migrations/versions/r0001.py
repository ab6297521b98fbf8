"""Keep questions that were asked in vain, and what people thought of answers."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "asked",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("asker", sa.String(64), nullable=False, index=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
    )
    op.create_table(
        "rated",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("asker", sa.String(64), nullable=False, index=True),
        sa.Column("rater", sa.String(64), nullable=False, index=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("value", sa.SmallInteger(), nullable=False),
    )


def downgrade() -> None:
    """Drop both, with what is in them."""
    op.drop_table("rated")
    op.drop_table("asked")
