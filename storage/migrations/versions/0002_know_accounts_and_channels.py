"""Know whose an account on a chat platform is, and which group a channel is bound to."""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import Instant, Sealed

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("is_proved", sa.Boolean(), nullable=False),
        sa.Column("bound_at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_accounts_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_accounts")),
        sa.UniqueConstraint("person", "platform", name=op.f("uq_accounts_person_platform")),
    )
    op.create_table(
        "channels",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_channels_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_channels")),
    )
    op.create_index(op.f("ix_channels_hash"), "channels", ["hash"], unique=False)
    op.create_table(
        "connecting",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("asked", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_connecting_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_connecting")),
    )
    op.create_index(op.f("ix_connecting_ref"), "connecting", ["ref"], unique=False)
