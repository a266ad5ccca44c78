"""What *Send it to me* sends: the document in the mail itself, and what was handed in beside it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.access import Viewer
from bot.core.bundled import ENDINGS, Bundle
from bot.core.cards import Card, Text
from bot.core.documents.pack import may_have, pack
from bot.core.documents.stamps import stamped
from bot.core.evidence.card import evidence_card, only, told_by
from bot.core.evidence.signed import signed, written
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.membership.connecting import CODE, asked_by, code_of, shown
from bot.core.messages.wording import Wording
from bot.core.notices.notice import Kind, Notice
from bot.core.ports import Attachment
from bot.core.printed import Paper
from bot.core.record.pulling import EVIDENCE, days_of, outlives, whose_export, without_days
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of
from storage.exporting import case_file_of, held_of, with_bytes
from storage.store import Store

CSV = "text/csv"
AS_IT_STANDS = "as it stands"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A card with its document below its words, the files that go along, and those to be made."""

    card: Card
    attachments: tuple[Attachment, ...] = ()
    paper: Paper | None = None
    bundle: Bundle | None = None


def enclose(
    store: Store, facts: CoreGroup, notice: Notice, wording: Wording, now: datetime
) -> Enclosed | None:
    """Return what a message carries; its document is drawn as a file when it leaves.

    None if the recipient may not have it any more. File names are ours and name nobody.
    """
    if notice.identity.kind is Kind.ACCOUNT_CODE:
        return _with_code(store, facts, notice, wording.card)
    if not wording.document:
        return Enclosed(wording.card)
    today = day_of(now)
    if outlives(wording.document):
        return _as_files(store, facts, notice.identity.recipient, wording, now)
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


def _with_code(store: Store, facts: CoreGroup, notice: Notice, said: Card) -> Enclosed | None:
    """Return the card with the code below its words: it is made here, and stored nowhere."""
    asked = asked_by(facts, notice.identity.subject)
    if asked is None:
        return None
    code = code_of(store.secret(CODE), facts, asked)
    return Enclosed(said.plus(Text(f"code {shown(code)}")))


def _as_files(
    store: Store, facts: CoreGroup, recipient: str, wording: Wording, now: datetime
) -> Enclosed | None:
    """Return what is let out of a group as files alone: no mail shows it in its words (B10, IG7).

    What is kept about somebody comes to whoever gives it to them; see `whose_export`.
    """
    reader, person = facts.member(recipient), facts.member(whose_export(wording.document))
    if reader is None or not may_have(facts, wording.document, Viewer(recipient)):
        return None
    if without_days(wording.document) == EVIDENCE:
        return _evidence(store, facts, reader, wording, day_of(now))
    if person is None:
        bundle = with_bytes(store, facts, case_file_of(store, facts, reader, now))
        return Enclosed(wording.card, bundle=bundle)
    held = held_of(store, facts, person, Viewer(recipient), now)
    stamp = stamped(facts, person, AS_IT_STANDS, day_of(now))
    return Enclosed(wording.card, paper=Paper(held.card, stamp))


def _evidence(
    store: Store, facts: CoreGroup, reader: Member, wording: Wording, today: date
) -> Enclosed:
    """Return the evidence; each page of a part, and the name of its file, tell of which days."""
    deliveries = store.receipts.deliveries(facts.ref, told_by(facts))
    period = days_of(wording.document)
    card = evidence_card(facts, deliveries, today, period)
    lines = signed(written(card), store.secret(EVIDENCE))
    version = f"{AS_IT_STANDS}, {only(period)}" if period else AS_IT_STANDS
    paper = Paper(card, stamped(facts, reader, version, today))
    name = f"evidence-{period.first}-to-{period.last}.csv" if period else "evidence.csv"
    return Enclosed(wording.card, (Attachment(name, CSV, lines),), paper)
