"""What nobody can take back when a group is erased: by place, without an address (IG7)."""

from dataclasses import replace

import pytest

from bot.core.facts.members import MemberKind
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.receipts.beyond import Beyond, beyond_reach
from tests.cast import DEAN, GRACE, LEAH, MARTIN, PRIYA, at
from tests.story import with_contact_sheet, with_member

MAIL, SLACK, TEAMS = Route.SECURE_EMAIL, Route.SLACK, Route.TEAMS
SENT = (
    (GRACE, MAIL, 3),
    (LEAH, MAIL, 1),
    (PRIYA, SLACK, 4),
    ("channel", SLACK, 5),
    (MARTIN, TEAMS, 1),
)


def a_task(number: int, kind: TaskKind, who: str, state: TaskState = TaskState.DONE) -> Task:
    then = at(30, 3)
    return Task(f"T{number}", kind, PRIYA, f"M1:{who}", then.date(), then, state=state)


def test_copies_are_counted_by_route_and_mail_by_its_domain_of_family_by_none() -> None:
    assert [each.in_words for each in beyond_reach(with_contact_sheet(), SENT)] == [
        "9 copies on Slack",
        "3 copies in mailboxes at health.example",
        "1 copy in mailboxes",
        "1 copy on Teams",
    ]


@pytest.mark.parametrize("kind", [MemberKind.FOSTER_CARER, MemberKind.RELATIVE])
def test_of_a_mailbox_at_home_no_domain_is_kept_whoever_reads_it(kind: MemberKind) -> None:
    """It would stay in the audit log of the installation when all else of the group is gone."""
    facts = with_member(with_contact_sheet(), GRACE, kind=kind)
    (found,) = beyond_reach(facts, [(GRACE, MAIL, 3)])
    assert found.written == "secure_email::3"


def test_what_was_handed_over_or_posted_is_beyond_reach_too_and_nothing_else() -> None:
    tasks = (
        a_task(1, TaskKind.GIVE_INVITATION, LEAH),
        a_task(2, TaskKind.SHARE_MINUTES, DEAN),
        a_task(3, TaskKind.DELIVER_COPY, DEAN, TaskState.OPEN),
        a_task(4, TaskKind.ASK_VIEWS, DEAN),
    )
    found = beyond_reach(replace(with_contact_sheet(), tasks=tasks), ())
    assert {each.in_words for each in found} == {
        "1 copy on paper, by hand",
        "1 copy on paper, by post",
    }


@pytest.mark.parametrize("each", [Beyond(MAIL, "health.example", 3), Beyond(SLACK, "", 9)])
def test_what_the_log_keeps_is_read_as_it_was_written(each: Beyond) -> None:
    assert Beyond.parse(each.written) == each
