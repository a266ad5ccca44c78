"""A document handed in with a request: looked at, sealed away, and named among the facts."""

from dataclasses import replace

from bot.core.deliveries import Document
from bot.core.groups import CoreGroup
from bot.core.refusals import Refusal
from handlers.call import Call

LARGEST = 10 * 1024 * 1024
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
WAY_ON = "Save it as a Word document (.docx) or as a PDF, and choose it again."


def take_document(call: Call, facts: CoreGroup, name: str) -> tuple[CoreGroup, Document | None]:
    """Keep the document of one field, if there is one; call it inside the transaction.

    What a file is, its first bytes say and not its name, which is not kept (IG1). Places that
    take files from outside look deeper before they hand one on.
    """
    upload = call.request.uploads.get(name)
    if upload is None or not upload.content:
        return facts, None
    if len(upload.content) > LARGEST:
        raise Refusal("The document is larger than 10 MB.", WAY_ON, field=name)
    kinds = (kind for begins, kind in BEGINNINGS.items() if upload.content.startswith(begins))
    media_type = next(kinds, None)
    if media_type is None:
        raise Refusal("This is neither a Word document nor a PDF.", WAY_ON, field=name)
    document = call.store.documents.put(
        facts.ref, upload.content, media_type=media_type, by=call.member, now=call.now
    )
    return replace(facts, documents=(*facts.documents, document)), document
