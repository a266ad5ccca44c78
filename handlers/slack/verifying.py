"""Whether a request is from Slack: its signature over the very bytes, and when it was signed."""

import hmac
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

SIGNATURE: Final = b"x-slack-signature"
TIMESTAMP: Final = b"x-slack-request-timestamp"
WINDOW: Final = timedelta(seconds=300)
"""How far the moment of signing may be from now, either way."""

_SECONDS = re.compile(rb"[0-9]{1,12}")
_SIGNED = re.compile(rb"v0=[0-9a-f]{64}")


class NotFromSlack(Exception):  # noqa: N818 - the other side's doing
    """The request is not signed as Slack signs; `code` says why and holds nothing of it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def verify(
    headers: Iterable[tuple[bytes, bytes]], body: bytes, secrets: Sequence[str], now: datetime
) -> str:
    """Return the signature under which a body came, or raise `NotFromSlack`.

    `headers` are as ASGI has them, names in small letters; `body` is what came, byte for byte.
    Any one of `secrets` may have signed it. Nothing else of a request is signed: neither its path
    nor its other headers say anything that can be relied on.
    """
    given = list(headers)
    moment, signature = _only(given, TIMESTAMP), _only(given, SIGNATURE)
    if not _SECONDS.fullmatch(moment) or not _SIGNED.fullmatch(signature):
        raise NotFromSlack("malformed")
    if abs(now.timestamp() - int(moment)) > WINDOW.total_seconds():
        raise NotFromSlack("expired")
    if not any(_is_signed(each, moment, body, signature) for each in secrets):
        raise NotFromSlack("forged")
    return signature.decode()


def signed(secret: str, moment: bytes, body: bytes) -> bytes:
    """Return the signature of a body at a moment, in whole seconds since 1970."""
    base = b"v0:" + moment + b":" + body
    return b"v0=" + hmac.digest(secret.encode(), base, "sha256").hex().encode()


def _is_signed(secret: str, moment: bytes, body: bytes, signature: bytes) -> bool:
    return hmac.compare_digest(signed(secret, moment, body), signature)


def _only(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes:
    """Return the header that must be there once: of two, nobody knows which one counts."""
    values = [value for each, value in headers if each == name]
    if not values:
        raise NotFromSlack("unsigned")
    if len(values) > 1:
        raise NotFromSlack("signed_twice")
    return values[0]
