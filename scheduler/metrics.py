"""Counts for machines: notices by kind and how they ended, how late, how many wait; no names."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from bot.core.notices.outcomes import Again, GivenUp, Hushed, Outcome, Sent

BUCKETS = (0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600)


class Metrics:
    """The counts of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._ended = Counter(
            "coregroup_attempts",
            "Attempts at notices, by kind and how they ended.",
            ["kind", "outcome"],
            registry=self.registry,
        )
        self._lateness = Histogram(
            "coregroup_lateness_seconds",
            "From a notice's time to its being handed over.",
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._waiting = Gauge(
            "coregroup_notices_waiting",
            "Notices that are due and have not left, by platform.",
            ["platform"],
            registry=self.registry,
        )

    def ended(self, outcome: Outcome) -> None:
        """Count how one notice ended."""
        notice = outcome.notice
        self._ended.labels(notice.identity.kind.value, _name(outcome)).inc()
        if isinstance(outcome, Sent):
            self._lateness.observe(max(0.0, (outcome.at - notice.run_at).total_seconds()))

    def waiting(self, counts: Mapping[str, int]) -> None:
        """Say how many wait, by platform."""
        self._waiting.clear()
        for platform, count in counts.items():
            self._waiting.labels(platform).set(count)


def _name(outcome: Outcome) -> str:
    match outcome:
        case Sent():
            return outcome.proof.value
        case Again():
            return "again_in_doubt" if outcome.in_doubt else "again"
        case Hushed():
            return "withdrawn"
        case GivenUp():
            return outcome.state.value
    return "given_back"
