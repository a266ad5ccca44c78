"""Addresses: what may stand in an envelope."""

import re

from bot.core.ports import TransportError

_LOCAL_PART = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
_DOMAIN = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*"
_ADDRESS = re.compile(f"{_LOCAL_PART}@{_DOMAIN}")
_LONGEST = 254


def one_address(text: str) -> str:
    """Return `text` as the one plain address that it is, its domain in ASCII.

    A list, a display name, a quoted or non-ASCII local part, white space and control characters
    raise a permanent `TransportError`: nobody else may be slipped into an envelope (IG3).
    """
    local, _, domain = text.rpartition("@")
    try:
        address = f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"
    except UnicodeError:
        raise TransportError("bad address", permanent=True) from None
    if len(address) > _LONGEST or not _ADDRESS.fullmatch(address):
        raise TransportError("bad address", permanent=True)
    return address
