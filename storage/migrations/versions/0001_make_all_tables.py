"""Make all tables."""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import Instant, Sealed, Serial

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "anchors",
        sa.Column("anchor", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("anchor", "chain", name=op.f("pk_anchors")),
    )
    op.create_table(
        "audit",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "chains",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_chains")),
    )
    op.create_table(
        "erasures",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_erasures")),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
    )
    op.create_index(op.f("ix_keys_ref"), "keys", ["ref"], unique=False)
    op.create_table(
        "lanes",
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("open_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_lanes")),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email_hash", sa.String(), nullable=False),
        sa.Column("may_create", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email_hash", name=op.f("uq_people_email_hash")),
    )
    op.create_table(
        "profiles",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_profiles")),
    )
    op.create_table(
        "groups",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("erase_on", sa.Date(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("settle_after", Instant(), nullable=True),
        sa.Column("settled_with", sa.String(), server_default="", nullable=False),
        sa.Column("audit_seq", sa.Integer(), nullable=False),
        sa.Column("audit_head", sa.LargeBinary(), nullable=False),
        sa.Column("anchored_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["keys.id"], name=op.f("fk_groups_key")),
        sa.ForeignKeyConstraint(["profile"], ["profiles.hash"], name=op.f("fk_groups_profile")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_groups")),
    )
    op.create_index(op.f("ix_groups_erase_on"), "groups", ["erase_on"], unique=False)
    op.create_index(op.f("ix_groups_settle_after"), "groups", ["settle_after"], unique=False)
    op.create_index(op.f("ix_groups_settled_with"), "groups", ["settled_with"], unique=False)
    op.create_table(
        "actions",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("action_owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_actions_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_actions")),
    )
    op.create_table(
        "answers",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("coming", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_answers_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_answers")),
    )
    op.create_table(
        "conferences",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_conferences_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_conferences")),
    )
    op.create_table(
        "document_bytes",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("put_at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_document_bytes_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_document_bytes")),
    )
    op.create_table(
        "documents",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("handed_in_at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_documents_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_documents")),
    )
    op.create_table(
        "failures",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_failures_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_failures")),
    )
    op.create_table(
        "meetings",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("note_taker", sa.String(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_meetings_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_meetings")),
    )
    op.create_table(
        "members",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("opted_in", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_members_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_members")),
    )
    op.create_table(
        "memberships",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("address_hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_memberships_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "member", name=op.f("pk_memberships")),
    )
    op.create_index(
        op.f("ix_memberships_address_hash"), "memberships", ["address_hash"], unique=False
    )
    op.create_index(op.f("ix_memberships_person"), "memberships", ["person"], unique=False)
    op.create_table(
        "minutes",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("signed_at", Instant(), nullable=True),
        sa.Column("released_at", Instant(), nullable=True),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_minutes_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_minutes")),
    )
    op.create_table(
        "notices",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("run_at", Instant(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("useful_until", Instant(), nullable=True),
        sa.Column("lapses_at", Instant(), nullable=True),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("needs_left", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("doubts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("under_way", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_notices_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint(
            "ref",
            "kind",
            "recipient",
            "subject",
            "revision",
            "occasion",
            name=op.f("uq_notices_ref_kind_recipient_subject_revision_occasion"),
        ),
    )
    op.create_index(
        "ix_notices_due",
        "notices",
        ["lane", "run_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(
        "ix_notices_leased",
        "notices",
        ["lease_until"],
        unique=False,
        sqlite_where=sa.text("state = 'claimed'"),
        postgresql_where=sa.text("state = 'claimed'"),
    )
    op.create_table(
        "pulls",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_pulls_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_pulls")),
    )
    op.create_table(
        "requests",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_requests_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_requests")),
    )
    op.create_index(op.f("ix_requests_at"), "requests", ["at"], unique=False)
    op.create_index(op.f("ix_requests_ref"), "requests", ["ref"], unique=False)
    op.create_table(
        "tasks",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_tasks_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_tasks")),
    )
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("dies_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_tokens_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_tokens")),
    )
    op.create_index(op.f("ix_tokens_ref_member"), "tokens", ["ref", "member"], unique=False)
    op.create_table(
        "updates",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_updates_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_updates")),
    )
    op.create_table(
        "updates_asked",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_updates_asked_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ref", "id", name=op.f("pk_updates_asked")),
    )
    op.create_table(
        "attempts",
        sa.Column("id", Serial, autoincrement=True, nullable=False),
        sa.Column("notice", Serial, nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("is_repeat", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice"], ["notices.id"], name=op.f("fk_attempts_notice"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_attempts_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_notice"), "attempts", ["notice"], unique=False)
    op.create_index(op.f("ix_attempts_ref"), "attempts", ["ref"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.Column("sealed", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_drafts_ref"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["token"], ["tokens.hash"], name=op.f("fk_drafts_token"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", "browser", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_ref"), "drafts", ["ref"], unique=False)
    op.create_table(
        "receipts",
        sa.Column("notice", Serial, nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice"], ["notices.id"], name=op.f("fk_receipts_notice"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["ref"], ["groups.ref"], name=op.f("fk_receipts_ref"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice", "proof", name=op.f("pk_receipts")),
    )
    op.create_index(op.f("ix_receipts_ref"), "receipts", ["ref"], unique=False)
