"""What *Send it to me* sends: the document in the mail itself, and what was handed in beside it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.access import Viewer
from bot.core.cards import Card
from bot.core.documents.pack import may_have, pack
from bot.core.documents.stamps import stamped
from bot.core.evidence.card import evidence_card, told_by
from bot.core.evidence.signed import signed, written
from bot.core.facts.groups import CoreGroup
from bot.core.messages.wording import Wording
from bot.core.notices.notice import Notice
from bot.core.ports import Attachment
from bot.core.printed import Paper
from bot.core.record.pulling import EVIDENCE
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of
from storage.store import Store

ENDINGS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A card with its document below its words, the files that go along, and the one to be made."""

    card: Card
    attachments: tuple[Attachment, ...] = ()
    paper: Paper | None = None


def enclose(
    store: Store, facts: CoreGroup, notice: Notice, wording: Wording, now: datetime
) -> Enclosed | None:
    """Return what a message carries; its document is drawn as a file when it leaves.

    None if the recipient may not have it any more. File names are ours and name nobody.
    """
    if not wording.document:
        return Enclosed(wording.card)
    today = day_of(now)
    if wording.document == EVIDENCE:
        return _evidence(store, facts, notice.identity.recipient, wording.card, today)
    try:
        packed = pack(facts, wording.document, notice.identity.recipient, today)
    except Refusal:
        return None
    card = replace(wording.card, blocks=(*wording.card.blocks, *packed.card.blocks))
    types = {each.id: each.media_type for each in facts.documents}
    files = tuple(
        Attachment(
            filename=f"document-{number}{ENDINGS.get(types[id_], '')}",
            media_type=types[id_],
            content=store.documents.get(facts.ref, id_),
        )
        for number, id_ in enumerate(packed.enclosed, start=1)
    )
    return Enclosed(card, files, packed.paper)


def _evidence(
    store: Store, facts: CoreGroup, recipient: str, said: Card, today: date
) -> Enclosed | None:
    """Return the evidence as files alone: no mail shows a table of seven columns (B10)."""
    reader = facts.member(recipient)
    if reader is None or not may_have(facts, EVIDENCE, Viewer(recipient)):
        return None
    deliveries = store.receipts.deliveries(facts.ref, told_by(facts))
    card = evidence_card(facts, deliveries, today)
    lines = signed(written(card), store.secret(EVIDENCE))
    paper = Paper(card, stamped(facts, reader, "as it stands", today))
    return Enclosed(said, (Attachment("evidence.csv", CSV, lines),), paper)
