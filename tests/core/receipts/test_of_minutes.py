"""For each person how far the copy has come; "sent to all" only where nobody is without (B4)."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.notices.delivery import Attempt, Delivery
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState
from bot.core.receipts.copies import Copy, Standing
from bot.core.receipts.of_minutes import headline, of_minutes
from bot.core.record.releasing import file_copy
from tests.cast import DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, at
from tests.record_story import (
    RELEASED,
    record_of,
    with_lead_having_it,
    with_minutes_released,
)
from tests.story import with_member

SENT_AT = at(2, 4, 11, 5)
STATES = {
    NoticeState.SENT: Standing.SENT,
    NoticeState.DELIVERED: Standing.DELIVERED,
    NoticeState.UNKNOWN: Standing.PERHAPS,
    NoticeState.FAILED: Standing.FAILED,
    NoticeState.LAPSED: Standing.LAPSED,
    NoticeState.PLANNED: Standing.WAITS,
}

LEAH_CONTACT = next(each.contact for each in with_lead_having_it().members if each.id == LEAH)


def delivery(
    who: str,
    state: NoticeState = NoticeState.SENT,
    kind: Kind = Kind.MINUTES_TO_READ,
    route: Route = Route.SECURE_EMAIL,
    **known: object,
) -> Delivery:
    identity = Identity(kind, who, "N1")
    sent = SENT_AT if state in {NoticeState.SENT, NoticeState.DELIVERED} else None
    notice = Notice(1, "7KQ2", identity, RELEASED, route, "mail", state, sent_at=sent)
    return Delivery(notice, **known)  # type: ignore[arg-type] # the rest by name


def to_all(group: CoreGroup) -> list[Delivery]:
    return [delivery(who) for who in record_of(group).recipients]


def copies(group: CoreGroup, *deliveries: Delivery) -> dict[str, Copy]:
    found = of_minutes(group, record_of(group), deliveries)
    return {each.who: each for each in found}


def with_task(group: CoreGroup, kind: TaskKind, subject: str, **closed: object) -> CoreGroup:
    task = Task(f"T{len(group.tasks) + 1}", kind, PRIYA, subject, date(2027, 4, 6), RELEASED)
    return replace(group, tasks=(*group.tasks, replace(task, **closed)))  # type: ignore[arg-type] # by name


def left(group: CoreGroup, who: str, when: datetime) -> CoreGroup:
    return with_member(group, who, opted_out=OptOut(when, "housing's work is done"))


def shared(group: CoreGroup) -> CoreGroup:
    """Return the group with both parents' copies shared on the days of 5.4."""
    done = TaskState.DONE
    group = with_task(
        group,
        TaskKind.SHARE_MINUTES,
        f"M1:{LEAH}",
        state=done,
        done_on=date(2027, 4, 6),
        how="by hand",
    )
    kind = TaskKind.SHARE_MINUTES
    posted = date(2027, 4, 2)
    return with_task(group, kind, f"M1:{DEAN}", state=done, done_on=posted, how="by post")


def test_before_the_release_there_is_nothing_to_receive() -> None:
    assert copies(with_lead_having_it()) == {}
    assert headline([]) == "Nothing has been released yet."


@pytest.mark.parametrize(("state", "standing"), STATES.items())
def test_each_state_of_a_notice_has_its_word(state: NoticeState, standing: Standing) -> None:
    assert copies(with_minutes_released(), delivery(GRACE, state))[GRACE].standing is standing


def test_sent_to_all_stands_there_only_when_the_parents_have_theirs_too() -> None:
    group = with_minutes_released()
    group = with_task(group, TaskKind.SHARE_MINUTES, f"M1:{LEAH}")
    found = of_minutes(group, record_of(group), to_all(group))
    assert headline(found) == "7 of 8 copies are accounted for; 1 is not."
    found = of_minutes(shared(with_minutes_released()), record_of(group), to_all(group))
    assert headline(found) == "Sent to all."
    assert [(each.on, each.how) for each in found[-2:]] == [
        (date(2027, 4, 6), "by hand"),
        (date(2027, 4, 2), "by post"),
    ]


def test_a_decision_not_to_share_is_no_gap_and_is_not_called_sent() -> None:
    group = with_minutes_released()
    kind, state = TaskKind.SHARE_MINUTES, TaskState.NOT_SHARED
    group = with_task(group, kind, f"M1:{DEAN}", state=state, reason="It would put Leah at risk.")
    found = of_minutes(group, record_of(group), to_all(group))
    assert headline(found) == "Sent to all but 1, with the reason on record."
    assert "risk" not in repr(found)


def test_a_refused_address_is_a_gap_and_the_first_try_stays_when_a_second_arrives() -> None:
    tried = Attempt(1, Route.SECURE_EMAIL, SENT_AT, "failed", "5.1.1")
    first = delivery(GRACE, NoticeState.FAILED, attempts=(tried,))
    group = with_minutes_released()
    assert copies(group, first)[GRACE].standing is Standing.FAILED
    again = delivery(GRACE, attempts=(replace(tried, outcome="sent", code=""),))
    copy = copies(group, first, again)[GRACE]
    assert copy.standing is Standing.SENT
    assert copy.tries == ("Fri 2 Apr 2027, 11:05 by secure e-mail: failed (5.1.1)",)


def test_a_try_without_a_code_names_none() -> None:
    tried = Attempt(1, Route.SLACK, SENT_AT, "again")
    copy = copies(with_minutes_released(), delivery(PRIYA, attempts=(tried,)))[PRIYA]
    assert copy.tries == ("Fri 2 Apr 2027, 11:05 by Slack: again",)


def test_the_mail_with_the_document_is_its_opened() -> None:
    group = with_minutes_released()
    copy = copies(group, delivery(GRACE), delivery(GRACE, kind=Kind.DOCUMENT))[GRACE]
    assert (copy.standing, copy.on) == (Standing.OPENED, date(2027, 4, 2))


def test_what_the_platform_proves_is_delivered_and_what_was_pressed_is_opened() -> None:
    group = with_minutes_released()
    arrived = delivery(MARTIN, delivered_at=at(2, 4, 11, 6))
    assert copies(group, arrived)[MARTIN].standing is Standing.DELIVERED
    pressed = replace(arrived, opened_at=at(5, 4))
    assert copies(group, pressed)[MARTIN].on == date(2027, 4, 5)


def test_helen_asked_and_priya_hands_it_over() -> None:
    group = with_task(with_minutes_released(), TaskKind.HAND_OVER, f"N1:{HELEN}")
    copy = copies(group, delivery(HELEN))[HELEN]
    assert (copy.standing, copy.task) == (Standing.TO_HAND_OVER, "T1")
    done = replace(group.tasks[0], state=TaskState.DONE, done_on=date(2027, 4, 6), how="by courier")
    copy = copies(replace(group, tasks=(done,)), delivery(HELEN))[HELEN]
    assert (copy.standing, copy.how) == (Standing.HANDED_OVER, "by courier")


def test_who_is_reached_by_hand_has_a_task_and_a_withdrawn_one_counts_for_nothing() -> None:
    subject = f"minutes_to_read:N1:{DAWN}"
    group = with_member(with_minutes_released(), DAWN, contact=LEAH_CONTACT)
    group = with_task(group, TaskKind.REACH_BY_HAND, subject, state=TaskState.WITHDRAWN)
    assert copies(group)[DAWN].standing is Standing.WAITS
    group = with_task(group, TaskKind.REACH_BY_HAND, subject)
    assert copies(group)[DAWN].task == "T2"


def test_who_left_before_the_release_is_on_the_list_with_the_hour() -> None:
    group = left(with_minutes_released(), DAWN, at(2, 4, 10, 55))
    minutes = replace(record_of(group), recipients=(PRIYA,))
    found = {each.who: each for each in of_minutes(group, minutes, [delivery(PRIYA)])}
    assert found[DAWN].how == "left on Fri 2 Apr 2027 at 10:55"
    assert found[DAWN].standing is Standing.LEFT
    assert headline(tuple(found.values())).startswith("Sent to all but 1,")


def test_her_agency_s_copy_is_a_gap_until_it_is_sent_or_a_reason_stands() -> None:
    group = left(with_minutes_released(), DAWN, at(2, 4, 10, 55))
    minutes = replace(record_of(group), recipients=(PRIYA,))
    waiting = with_task(group, TaskKind.SEND_TO_AGENCY, f"N1:{DAWN}")
    assert "1 is not" in headline(of_minutes(waiting, minutes, [delivery(PRIYA)]))
    why_not = with_task(group, TaskKind.SEND_TO_AGENCY, f"N1:{DAWN}", state=TaskState.NOT_SHARED)
    assert headline(of_minutes(why_not, minutes, [delivery(PRIYA)])).startswith("Sent to all")


def test_who_left_after_the_release_got_it_or_did_not_and_the_list_says_which() -> None:
    group = left(with_minutes_released(), DAWN, at(2, 4, 12))
    assert copies(group, delivery(DAWN))[DAWN].standing is Standing.SENT
    copy = copies(group, delivery(DAWN, NoticeState.WITHDRAWN))[DAWN]
    assert (copy.standing, copy.how) == (Standing.LEFT, "left on Fri 2 Apr 2027 at 12:00")


def test_who_had_left_before_the_meeting_is_not_on_its_list() -> None:
    group = left(with_minutes_released(), DAWN, at(29, 3))
    minutes = replace(record_of(group), recipients=(PRIYA,))
    assert [each.who for each in of_minutes(group, minutes, [])] == [PRIYA]


def test_an_empty_role_is_a_gap_with_its_task() -> None:
    group = left(with_minutes_released(), HELEN, at(1, 4))
    assert copies(group)["conference_chair"].standing is Standing.NOBODY
    group = with_task(group, TaskKind.FILL_ROLE, "N1:conference_chair")
    assert copies(group)["conference_chair"].task == "T1"


def test_a_corrected_version_has_receipts_of_its_own() -> None:
    group = shared(with_minutes_released())
    second = replace(record_of(group), id="N2", version=2)
    found = of_minutes(group, second, [delivery(GRACE)])
    assert {each.standing for each in found} == {Standing.WAITS}
    group = with_task(group, TaskKind.SHARE_MINUTES, f"M1:{LEAH}", revision="2")
    assert of_minutes(group, second, [])[-1].who == LEAH


def test_minutes_whose_meeting_or_member_is_not_known_fail_nobody() -> None:
    group = replace(with_minutes_released(), meetings=())
    minutes = replace(record_of(group), recipients=("p99",))
    assert [each.who for each in of_minutes(group, minutes, [])] == ["p99"]


@given(st.lists(st.sampled_from(list(NoticeState)), min_size=7, max_size=7))
def test_sent_to_all_is_never_said_of_a_list_with_a_gap(states: list[NoticeState]) -> None:
    group = with_minutes_released()
    made = zip(record_of(group).recipients, states, strict=True)
    found = of_minutes(group, record_of(group), [delivery(who, state) for who, state in made])
    arrived = {NoticeState.SENT, NoticeState.DELIVERED}
    assert (headline(found) == "Sent to all.") == (set(states) <= arrived)


def test_who_has_filed_the_copy_stands_beside_it() -> None:
    group = with_minutes_released()
    group = file_copy(group, record_of(group), GRACE, at(6, 4))
    assert copies(group, delivery(GRACE))[GRACE].filed_on == date(2027, 4, 6)
    assert copies(group, delivery(DAWN))[DAWN].filed_on is None
