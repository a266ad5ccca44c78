"""How often something may be tried: buckets that refill, in memory that cannot grow."""

from collections import OrderedDict
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address


@dataclass(slots=True)
class Buckets:
    """One bucket a key: `burst` tries at once, then one each `every` seconds.

    At most `keep` keys are remembered; the one seen longest ago is forgotten first. `now` is the
    event loop's time in seconds.
    """

    burst: int
    every: float
    keep: int = 4096
    _filled: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, key: str, now: float) -> bool:
        """Take one try, or tell that none is left."""
        tries, since = self._filled.pop(key, (float(self.burst), now))
        tries = min(float(self.burst), tries + (now - since) / self.every)
        is_left = tries >= 1
        self._filled[key] = (tries - is_left, now)
        if len(self._filled) > self.keep:
            self._filled.popitem(last=False)
        return is_left

    def __len__(self) -> int:
        return len(self._filled)


@dataclass(slots=True)
class Guesses:
    """Links that do not open, counted by address and over all: a guesser may use many addresses."""

    by_address: Buckets = field(default_factory=lambda: Buckets(burst=30, every=10.0))
    overall: Buckets = field(default_factory=lambda: Buckets(burst=40, every=2.0))

    def is_too_many(self, address: str, now: float) -> bool:
        """Count one more and tell whether it is one too many."""
        if not self.by_address.take(network(address), now):
            return True
        return not self.overall.take("", now)


def network(address: str) -> str:
    """Return what one guesser holds: an IPv4 address, or the 64 bits of an IPv6 network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)
