"""Sealing: AES-256-GCM under a data key, each value bound to the very cell it stands in."""

import os
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM

from storage.errors import TamperedError

FORMAT = b"\x01"
KEY_ID_BYTES = 8
NONCE_BYTES = 12
TAG_BYTES = 16
HEADER_BYTES = len(FORMAT) + KEY_ID_BYTES
ADDED_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BYTES
"""By how much a sealed value is longer than the plain one."""

PIECE = 256 * 1024
SECRET_BYTES = 32


def cell(table: str, column: str, row: str, group: str = "") -> str:
    """Name one cell; a value sealed for it opens nowhere else."""
    return f"{table}.{column}\0{group}\0{row}"


class DataKey:
    """One data key by its id; it never shows its secret."""

    __slots__ = ("_aead", "_cipher", "_header", "id")

    def __init__(self, id_: str, secret: bytes) -> None:
        self.id = id_
        self._header = FORMAT + bytes.fromhex(id_)
        self._aead = AESGCM(secret)
        self._cipher = AES(secret)

    def seal(self, plain: bytes, where: str) -> bytes:
        """Return format, key id, nonce and ciphertext, in this order."""
        nonce = os.urandom(NONCE_BYTES)
        bound = self._header + where.encode()
        return self._header + nonce + self._aead.encrypt(nonce, plain, bound)

    def seal_in_pieces(self, plain: bytes, where: str) -> Iterator[bytes]:
        """Yield what `seal` returns, piece by piece, so that it is never there as a whole."""
        nonce = os.urandom(NONCE_BYTES)
        yield self._header + nonce
        sealing = Cipher(self._cipher, GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(self._header + where.encode())
        for start in range(0, len(plain), PIECE):
            yield sealing.update(plain[start : start + PIECE])
        yield sealing.finalize() + sealing.tag

    def open(self, sealed: bytes, where: str) -> bytes:
        """Return what was sealed for this cell with this key, or raise `TamperedError`."""
        nonce = sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
        if sealed[:HEADER_BYTES] != self._header or len(nonce) < NONCE_BYTES:
            raise TamperedError(where.replace("\0", " "))
        rest = sealed[HEADER_BYTES + NONCE_BYTES :]
        try:
            return self._aead.decrypt(nonce, rest, self._header + where.encode())
        except InvalidTag as error:
            raise TamperedError(where.replace("\0", " ")) from error
