"""Seals on the forms of a page: this server offered this command on this link, and not another."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.requests import Upload


@dataclass(frozen=True, slots=True)
class Seals:
    """Makes and checks seals with a secret that all replicas share and a restart keeps."""

    secret: bytes = field(repr=False)

    def seal(self, token_id: str, command: str, seen: int | None) -> str:
        """Return a seal for one drawing of one form: a number used once, and its proof."""
        nonce = secrets.token_urlsafe(12)
        return f"{nonce}.{self._proof(nonce, token_id, command, seen)}"

    def holds(self, seal: str, token_id: str, command: str, seen: int | None) -> bool:
        """Tell whether the seal was made here for just this link, command and version."""
        nonce, _, proof = seal.partition(".")
        expected = self._proof(nonce, token_id, command, seen)
        return hmac.compare_digest(proof.encode(), expected.encode())

    def _proof(self, nonce: str, token_id: str, command: str, seen: int | None) -> str:
        said = "\x1f".join((nonce, token_id, command, "" if seen is None else str(seen)))
        return hmac.new(self.secret, said.encode(), hashlib.sha256).hexdigest()


def key_of(
    seal: str, command: str, fields: Mapping[str, str], uploads: Mapping[str, Upload]
) -> str:
    """Return the idempotency key of what was sent.

    The same form with the same content has the same key and gets the first answer. Whoever goes
    back, changes a word and sends again has said something new, which must not be lost.
    """
    digest = hashlib.sha256(f"{seal}\x1f{command}".encode())
    for name, value in sorted(fields.items()):
        digest.update(f"\x1e{name}\x1f{value}".encode())
    for name, upload in sorted(uploads.items()):
        digest.update(f"\x1e{name}\x1f".encode() + hashlib.sha256(upload.content).digest())
    return f"web-{digest.hexdigest()[:40]}"
