"""A message says what is true when it leaves, to whoever may still hear it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import update

from bot.core.facts.deliveries import FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.people import Route
from bot.core.notices.notice import Kind, Notice
from bot.core.notices.outcomes import Again, GivenUp, Hushed, Sent
from bot.core.ports import EntryState, Proof
from scheduler.messages import Composed, Composer
from storage.claims import Claims, Lease
from storage.schema import members
from storage.store import Store
from tests.cast import GRACE, PRIYA, SHEET_READ, at
from tests.story import (
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
NOW = at(18, 3, 11)
LEASE = Lease("courier-1", at(18, 3, 12))
PAGE = "https://meetings.eastmere.example"


def a_composer(
    store: Store, *routes: Route, uid: Callable[[str, str, str], str] = "{}-{}-{}".format
) -> Composer:
    return Composer(
        store,
        page=PAGE,
        routes=routes or tuple(Route),
        uid=uid,
    )


def keep(store: Store, group: CoreGroup) -> None:
    with store.create(group, by=PRIYA, now=SHEET_READ):
        pass


def claimed(store: Store, kind: Kind, recipient: str = GRACE) -> list[Notice]:
    """Claim all that is due and return what is of one kind, for one recipient."""
    room = {"mail": 99, "slack": 99, "teams": 99}
    due = Claims(store.database).claim(NOW, LEASE, room)
    found = [each for each in due if each.identity.kind is kind]
    return [each for each in found if each.identity.recipient == recipient]


def invitation(store: Store) -> Notice:
    (found,) = claimed(store, Kind.INVITATION)
    return found


def begun(store: Store, notice: Notice) -> Notice:
    """Begin to send a notice: settling leaves it alone from then on."""
    Claims(store.database).write(LEASE.courier, [], {notice.id: None})
    return notice


def change(store: Store, group: CoreGroup) -> None:
    with store.begin("7KQ2", by=PRIYA, now=NOW) as work:
        work.facts = replace(group, version=work.facts.version)


def sent(store: Store, notice: Notice, sequence: int | None) -> None:
    claims = Claims(store.database)
    claims.write(LEASE.courier, [], {notice.id: sequence})
    claims.write(LEASE.courier, [Sent(notice, Proof.SENT, NOW)], {})


def test_an_invitation_goes_to_one_address_with_link_and_entry(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    notice = invitation(store)
    (ready,) = a_composer(store)([notice], NOW).ready
    message = ready.message
    assert message is not None
    assert message.address == "g.holloway@health.example"
    assert message.idempotency_key == f"7KQ2|{notice.identity}"
    assert message.link.startswith(f"{PAGE}/a/")
    assert message.calendar is not None
    assert (message.calendar.uid, message.calendar.sequence) == ("7KQ2-M1-p3", 0)
    assert (message.attempt, message.is_late, message.for_family) == (1, False, False)
    assert store.tokens.open(message.link.removeprefix(f"{PAGE}/a/")) is not None


def test_a_moved_meeting_raises_the_sequence_of_what_left_before(store: Store) -> None:
    group = with_first_meeting_booked()
    keep(store, group)
    sent(store, invitation(store), 0)
    change(store, with_meeting(group, "M1", starts=time(14), revision=2, changed_at=NOW))
    (ready,) = a_composer(store)([invitation(store)], NOW).ready
    assert ready.sequence == 1
    assert ready.message is not None
    assert ready.message.calendar is not None
    assert ready.message.calendar.starts.hour == 14


def test_a_cancelled_meeting_is_called_off_where_its_invitation_left(store: Store) -> None:
    group = with_first_meeting_booked()
    keep(store, group)
    sent(store, invitation(store), 0)
    cancelled = with_meeting(group, "M1", state=MeetingState.CANCELLED, revision=2, changed_at=NOW)
    change(store, cancelled)
    (ready,) = a_composer(store)([invitation(store)], NOW).ready
    assert ready.message is not None
    assert ready.message.calendar is not None
    assert ready.message.calendar.state is EntryState.MEETING_OFF
    assert (ready.message.calendar.sequence, ready.message.link) == (1, "")


def test_a_retry_in_doubt_carries_the_same_sequence_and_key_and_is_marked(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    first = invitation(store)
    (before,) = a_composer(store)([first], NOW).ready
    claims = Claims(store.database)
    claims.write(LEASE.courier, [], {first.id: before.sequence})
    claims.write(LEASE.courier, [Again(first, NOW, NOW, "cut", in_doubt=True)], {})
    (after,) = a_composer(store)([invitation(store)], NOW).ready
    assert before.message is not None
    assert after.message is not None
    assert after.sequence == before.sequence == 0
    assert after.message.idempotency_key == before.message.idempotency_key
    assert (after.message.attempt, after.message.link) == (2, before.message.link)


def test_whoever_left_since_it_was_claimed_hears_nothing(store: Store) -> None:
    group = with_first_meeting_booked()
    keep(store, group)
    notice = invitation(store)
    change(store, with_member(group, GRACE, opted_out=OptOut(NOW, "moved away", PRIYA)))
    assert a_composer(store)([notice], NOW) == Composed()


def test_whoever_may_not_hear_it_any_more_hears_nothing(store: Store) -> None:
    group = with_first_meeting_booked()
    keep(store, group)
    notice = begun(store, invitation(store))
    left = OptOut(NOW, "moved away", PRIYA)
    change(store, with_member(group, GRACE, opted_out=left))
    composed = a_composer(store)([notice], NOW)
    assert composed == Composed(outcomes=[Hushed(notice)])


@pytest.mark.parametrize(
    ("fields", "kind", "code"),
    [
        ({"lapses_at": NOW}, FailureKind.LAPSED, "too_late"),
        ({"route": Route.POST}, FailureKind.REFUSED, "no_transport"),
    ],
)
def test_what_cannot_leave_is_given_up(
    store: Store, fields: dict[str, object], kind: FailureKind, code: str
) -> None:
    keep(store, with_first_meeting_booked())
    notice = replace(invitation(store), **fields)  # type: ignore[arg-type] # by name
    (outcome,) = a_composer(store, Route.SECURE_EMAIL)([notice], NOW).outcomes
    assert isinstance(outcome, GivenUp)
    assert (outcome.kind, outcome.code) == (kind, code)


def test_a_member_without_an_address_is_not_written_to(store: Store) -> None:
    group = with_first_meeting_booked()
    keep(store, group)
    notice = begun(store, invitation(store))
    contact = replace(group.members[2].contact, email="", confirmation=None)
    change(store, with_member(group, GRACE, contact=contact))
    (outcome,) = a_composer(store)([notice], NOW).outcomes
    assert isinstance(outcome, GivenUp | Hushed)


def test_what_leaves_after_its_time_says_so(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    notice = replace(invitation(store), useful_until=at(18, 3, 10))
    (ready,) = a_composer(store)([notice], NOW).ready
    assert ready.message is not None
    assert ready.message.is_late


def test_a_group_that_was_erased_meanwhile_is_passed_over(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    notice = invitation(store)
    store.upkeep.erase("7KQ2", by=PRIYA, now=NOW)
    assert a_composer(store)([notice], NOW) == Composed()


def test_a_group_that_cannot_be_read_holds_up_no_other(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    notice = invitation(store)
    with store.database.writing() as connection:
        connection.execute(update(members).values(sealed=b"changed"))
    (ready,) = a_composer(store)([notice], NOW).ready
    assert (ready.message, ready.error and ready.error.code) == (None, "unreadable")


def name_all_but_grace(ref: str, meeting: str, member: str) -> str:
    return {PRIYA: f"{ref}-{meeting}"}[member]


def test_a_bug_in_one_notice_holds_up_no_other(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    due = Claims(store.database).claim(NOW, LEASE, {"mail": 99})
    invitations = [each for each in due if each.identity.kind is Kind.INVITATION]
    pair = [each for each in invitations if each.identity.recipient in {GRACE, PRIYA}]
    ready = a_composer(store, uid=name_all_but_grace)(pair, NOW).ready
    codes = {each.notice.identity.recipient: each.error and each.error.code for each in ready}
    assert codes == {GRACE: "bug_KeyError", PRIYA: None}


def test_a_mail_for_which_there_is_no_link_says_where_it_is_done(store: Store) -> None:
    keep(store, with_first_meeting_held())
    due = Claims(store.database).claim(at(7, 4, 12), LEASE, {"mail": 99, "slack": 99, "teams": 99})
    notices = [each for each in due if each.identity.kind is Kind.MINUTES_OVERDUE]
    mails = [replace(each, route=Route.SECURE_EMAIL) for each in notices]
    composer = a_composer(store, Route.SECURE_EMAIL)
    messages = [each.message for each in composer(mails, at(7, 4, 12)).ready]
    assert "Ask whoever runs it what to do" in repr([each.card for each in messages if each])
