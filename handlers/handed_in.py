"""Documents handed in with a command: looked into once more, then sealed with the group."""

from bot.core.deliveries import Document
from bot.core.requests import Upload
from handlers.call import Call
from handlers.uploads import document

FIELD = "document"


def handed_in(call: Call) -> Upload | None:
    """Return what was handed in, under a name of ours, or None; what is no document is refused.

    Every place checks before; here is the one door that all of them pass.
    """
    upload = call.request.uploads.get(FIELD)
    return None if upload is None else document(upload.content)


def sealed(call: Call, upload: Upload) -> Document:
    """Seal the bytes inside the transaction under way, and return what is known of them."""
    return call.store.documents.put(
        call.ref, upload.content, media_type=upload.media_type, by=call.member, now=call.now
    )
