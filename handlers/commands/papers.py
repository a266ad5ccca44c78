"""Attaching or linking the conference's record before the first meeting: `meet papers` (L16)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Facts, Field, FieldKind, Form
from bot.core.facts.groups import CoreGroup
from bot.core.record.conference_record import attach_record, where_record_is
from handlers.as_shown import fingerprint, must_be_as_drawn
from handlers.call import Call
from handlers.handed_in import take_document

DOCUMENT = "document"


def run(call: Call, words: str) -> Card:
    """Answer `meet papers in the case file of 17 March`."""
    call.ask(Verb.WRITE, Subject.GROUP)
    said = call.said("where") or words
    if not (said or call.request.uploads):
        return Card("The conference's record", (*_known(where_record_is(call.facts)), form(call)))
    with call.begin() as work:
        must_be_as_drawn(call, _attached(work.facts), "Where the record is")
        facts, document = take_document(call, work.facts, DOCUMENT)
        work.facts = attach_record(facts, document.id if document else said)
        work.audit("record attached")
        return work.answer(Card("The conference's record", _known(where_record_is(work.facts))))


def _known(where: str) -> tuple[Facts, ...]:
    return (Facts((("Where it is", where),)),) if where else ()


def form(call: Call, _words: str = "") -> Form:
    """Ask where it is, or for the document itself."""
    fields = (
        Field("where", "A link, or where to find it"),
        Field(DOCUMENT, "Or hand it in as a Word or PDF document", FieldKind.FILE),
    )
    return Form("meet papers", fields, "Keep", seen=_attached(call.facts))


def _attached(facts: CoreGroup) -> int:
    return fingerprint(where_record_is(facts))
