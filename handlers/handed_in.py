"""Documents handed in with a command: looked into once more, then sealed with the group."""

from dataclasses import replace

from bot.core.facts.deliveries import Document
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import Refusal
from bot.core.requests import Upload
from handlers.call import Call
from handlers.uploads import document

FIELD = "document"


def handed_in(call: Call, field: str = FIELD) -> Upload | None:
    """Return what was handed in, under a name of ours, or None; what is no document is refused.

    A place that takes files from outside checks before; this is the door that all of them pass.
    """
    upload = call.request.uploads.get(field)
    if upload is None:
        return None
    try:
        return document(upload.content)
    except Refusal as refusal:
        raise Refusal(refusal.why, refusal.way_on, field=field) from refusal


def sealed(call: Call, upload: Upload) -> Document:
    """Seal the bytes inside the transaction under way, and return what is known of them."""
    return call.store.documents.put(
        call.ref, upload.content, media_type=upload.media_type, by=call.member, now=call.now
    )


def take_document(
    call: Call, facts: CoreGroup, field: str = FIELD
) -> tuple[CoreGroup, Document | None]:
    """Return the facts with the document of one field among them, if one was handed in."""
    upload = handed_in(call, field)
    if upload is None:
        return facts, None
    kept = sealed(call, upload)
    return replace(facts, documents=(*facts.documents, kept)), kept
