"""Keyed hashes: how something is found again without being readable in the database."""

import hmac


class Lookups:
    """Hashes under one secret, each kind of thing under a key of its own."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._derived: dict[str, bytes] = {}

    def derive(self, purpose: str) -> bytes:
        """Return the key for one purpose, 32 bytes."""
        if purpose not in self._derived:
            said = f"coregroup: {purpose}".encode()
            self._derived[purpose] = hmac.digest(self._secret, said, "sha256")
        return self._derived[purpose]

    def hash(self, purpose: str, *parts: str) -> str:
        """Return the keyed hash of `parts`, in hex; no two lists of parts run together."""
        message = "".join(f"{len(part)}:{part}" for part in parts)
        # Bytes of a command line that are no text come as surrogates: they find nothing.
        said = message.encode(errors="surrogatepass")
        return hmac.digest(self.derive(purpose), said, "sha256").hex()

    def email(self, address: str) -> str:
        """Return the hash of an e-mail address, the same however it is capitalised."""
        return self.hash("email", address.strip().casefold())
