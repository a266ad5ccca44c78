"""`coregroup notices`: how many, what waits, what failed; no content and no names."""

import json
from pathlib import Path

import pytest

from bot.cli.program import run
from bot.core.facts.deliveries import FailureKind
from bot.core.facts.people import Route
from bot.core.notices.notice import Identity, Kind, WantedNotice
from bot.core.notices.outcomes import Again, GivenUp, Sent
from bot.core.ports import Proof
from storage.claims import Claims
from storage.store import Store
from tests.cast import DAWN, PEOPLE
from tests.planned import (
    DUE,
    LANE,
    LATER,
    LEASE,
    ROOM,
    a_wanted,
    carry_but_by_slack,
    make_group,
    plan,
)
from tests.serving import settings_file

BY_SLACK = (
    WantedNotice(Identity(Kind.MEETING_SET, DAWN, "M1"), DUE, Route.SLACK, LANE),
    WantedNotice(Identity(Kind.REMINDER, DAWN, "M1"), DUE, Route.SLACK, LANE),
)
BY_MAIL_THEN = (
    WantedNotice(Identity(Kind.INVITATION, DAWN, "M1"), DUE, Route.SECURE_EMAIL, LANE),
    WantedNotice(
        Identity(Kind.REMINDER, DAWN, "M1", "1", "/secure_email"), DUE, Route.SECURE_EMAIL, LANE
    ),
)
REACHES_NOBODY = WantedNotice(Identity(Kind.REMINDER, DAWN, "M2"), DUE, Route.SLACK, LANE)

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


@pytest.fixture
def env_file(store: Store, database_url: str, tmp_path: Path) -> Path:
    """The settings of an installation with a notice of every fate."""
    make_group(store)
    plan(store, *(a_wanted(number) for number in range(1, 4)), a_wanted(4, LATER))
    claims = Claims(store.database)
    sent, failed, again = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [], dict.fromkeys((failed.id, again.id)))
    tried = Again(again, DUE, LATER, "smtp_421")
    claims.write(LEASE.courier, [Sent(sent, Proof.SENT, DUE), tried], {})
    claims.give_up(GivenUp(failed, FailureKind.REFUSED, DUE, "smtp_550"))
    return settings_file(tmp_path, database_url, "")


def test_a_program_reads_counts_and_opaque_ids(
    env_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("notices", "--json", "--env-file", str(env_file))) == 0
    said = capsys.readouterr().out
    found = json.loads(said)
    assert {state: count for state, count in found["counts"].items() if count} == {
        "planned": 2,
        "sent": 1,
        "failed": 1,
    }
    assert [(each["subject"], each["code"]) for each in found["waiting"]] == [
        ("M3", "smtp_421"),
        ("M4", ""),
    ]
    (failed,) = found["not_delivered"]
    assert (failed["group"], failed["kind"], failed["code"]) == ("7KQ2", "reminder", "smtp_550")
    assert not any(each.name in said or "@" in said for each in PEOPLE)


def test_what_went_by_another_route_is_not_listed_as_delivered_to_nobody(
    store: Store, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A button on Slack beside an invitation that came by mail, and a reminder that went on."""
    make_group(store)
    plan(store, *BY_SLACK, *BY_MAIL_THEN, REACHES_NOBODY)
    carry_but_by_slack(store)
    env_file = settings_file(tmp_path, database_url, "")
    assert run(("notices", "--env-file", str(env_file))) == 0
    counted, lists = capsys.readouterr().out.split("What could not be delivered\n")
    failed, went_on = lists.split("What went by another route\n")
    assert "could not be delivered: 1\n" in counted
    assert "went by another route: 2\n" in counted
    assert [line.split("  ")[3] for line in failed.splitlines()] == [
        "reminder to p6 by slack: could not be delivered, tried 1x, last no_transport"
    ]
    assert went_on.count(": could not be delivered") == 0
    assert went_on.count("by slack: not carried, went by secure email") == 2
    assert run(("notices", "--json", "--env-file", str(env_file))) == 0
    plain = json.loads(capsys.readouterr().out)
    counts = {state: count for state, count in plain["counts"].items() if count}
    assert counts == {"sent": 2, "failed": 1, "went_by_another_route": 2}
    assert [each["went_by"] for each in plain["not_delivered"]] == [""]
    assert [e["went_by"] for e in plain["went_by_another_route"]] == ["secure_email"] * 2


def test_people_read_it_in_lines(env_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("notices", "--most", "1", "--env-file", str(env_file))) == 0
    said = capsys.readouterr().out
    assert "waiting: 2" in said
    line = "Thu 25 Mar 2027, 09:05  7KQ2  reminder to p3 by secure email: waiting, tried 1x"
    assert f"{line}, last smtp_421" in said
    assert "could not be delivered, tried 1x, last smtp_550" in said


def test_where_nothing_is_planned_it_says_so(
    store: Store, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.ping()
    env_file = settings_file(tmp_path, database_url, "")
    assert run(("notices", "--env-file", str(env_file))) == 0
    assert "nothing waits" in capsys.readouterr().out
