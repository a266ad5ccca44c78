"""Remember what chat platforms have sent, so that a copy of it does nothing."""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seen",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("dies_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_seen")),
    )
    op.create_index(op.f("ix_seen_dies_at"), "seen", ["dies_at"], unique=False)
