"""What an export needs of the store beside the facts: what was sent, the log, and files' bytes."""

from dataclasses import replace
from datetime import datetime

from bot.core.access import Viewer
from bot.core.bundled import Bundle
from bot.core.evidence.card import told_by
from bot.core.exports.case_file import case_file
from bot.core.exports.log import Logged
from bot.core.exports.person import Held, held_about
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from storage.store import Store


def held_of(store: Store, facts: CoreGroup, person: Member, maker: Viewer, now: datetime) -> Held:
    """Return all that is kept about somebody in a group, for `maker` to hand over (IG7)."""
    deliveries = store.receipts.deliveries(facts.ref)
    log = [
        Logged(each.at, each.by, each.event, each.subject) for each in store.audit.lines(facts.ref)
    ]
    return held_about(facts, person, maker, deliveries, log, now)


def case_file_of(store: Store, facts: CoreGroup, reader: Member, now: datetime) -> Bundle:
    """Return a whole group for its case file, without the bytes of what was handed in (IG8)."""
    return case_file(facts, reader, store.receipts.deliveries(facts.ref, told_by(facts)), now)


def with_bytes(store: Store, facts: CoreGroup, bundle: Bundle) -> Bundle:
    """Return it with the bytes of what was handed in, as it leaves."""
    files = tuple(
        replace(each, content=store.documents.get(facts.ref, each.document))
        for each in bundle.files
    )
    return replace(bundle, files=files)
