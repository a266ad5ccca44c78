"""Counts say what happened and how late; they hold no name and no group."""

from datetime import timedelta

from bot.core.facts.deliveries import FailureKind
from bot.core.notices.outcomes import Again, GivenUp, Hushed, Outcome, Sent, Untried
from bot.core.ports import Proof
from scheduler.metrics import Metrics
from tests.scheduler.test_judging import NOW, a_notice

NOTICE = a_notice()
ENDS: tuple[tuple[Outcome, str], ...] = (
    (Sent(NOTICE, Proof.SENT, NOW + timedelta(seconds=3)), "sent"),
    (Sent(NOTICE, Proof.DELIVERED, NOW), "delivered"),
    (Again(NOTICE, NOW, NOW, "code"), "again"),
    (Again(NOTICE, NOW, NOW, "code", in_doubt=True), "again_in_doubt"),
    (Hushed(NOTICE), "withdrawn"),
    (Untried(NOTICE), "given_back"),
    (GivenUp(NOTICE, FailureKind.LAPSED, NOW, "code"), "lapsed"),
)


def test_every_end_is_counted_by_kind() -> None:
    metrics = Metrics()
    for outcome, name in ENDS:
        metrics.ended(outcome)
        labels = {"kind": "reminder", "outcome": name}
        assert metrics.registry.get_sample_value("coregroup_attempts_total", labels) == 1


def test_lateness_is_measured_from_the_notices_own_time() -> None:
    metrics = Metrics()
    metrics.ended(ENDS[0][0])
    assert metrics.registry.get_sample_value("coregroup_lateness_seconds_sum") == 3


def test_what_waits_is_counted_by_platform_and_forgotten_when_gone() -> None:
    metrics = Metrics()
    metrics.waiting({"mail": 4, "slack": 1})
    metrics.waiting({"mail": 2})
    name = "coregroup_notices_waiting"
    assert metrics.registry.get_sample_value(name, {"platform": "mail"}) == 2
    assert metrics.registry.get_sample_value(name, {"platform": "slack"}) is None
