"""What family hear by mail: the little that is theirs, once, and never a chase (IG11, IG18)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.core.diary.arranging import release_place, seat
from bot.core.facts.actions import ActionState
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import MemberKind, OptOut
from bot.core.facts.particulars import Closing, Flag
from bot.core.facts.taking_part import TakesPart
from bot.core.facts.tasks import TaskKind, TaskState
from bot.core.group.pausing import pause
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from bot.core.replacing import put_meeting
from bot.core.tasking.settling import settle_tasks
from bot.core.tasking.wanted import wanted_tasks
from tests.cast import LEAH, PRIYA, TOM, at
from tests.core.notices.reading import clock
from tests.core.notices.simulated import Change, Post
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.mail_story import by_mail, refused, without_flag
from tests.story import (
    meeting_of,
    member_of,
    with_answers_for_first,
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

NOW = at(18, 3, 12)
MOVED = {"on": date(2027, 3, 31), "revision": 2, "changed_at": at(22, 3, 9)}
AWAY = Answer("R7", "M1", LEAH, Coming.APOLOGIES, at(22, 3), LEAH)


def hears(group: CoreGroup, who: str = LEAH) -> list[tuple[Kind, str]]:
    """Return what somebody is to hear by message: what, and when it leaves."""
    found = (each for each in wanted(group) if each.identity.recipient == who)
    return [(each.identity.kind, clock(each.run_at)) for each in found]


def carried(group: CoreGroup, kind: TaskKind = TaskKind.GIVE_INVITATION) -> list[str]:
    """Return the subjects of the tasks of one kind that carry something to Leah."""
    found = (each for each in wanted_tasks(group) if each.kind is kind)
    return [each.subject for each in found if LEAH in each.subject or each.subject == "A3"]


def lived(events: dict[datetime, Change], until: datetime) -> list[tuple[str, str]]:
    """Return what left for Leah while a group lived: when, and what it said of the meeting."""
    post = Post(by_mail(), NOW).live(events.items(), until)
    told = (each for each in post.log if each.identity.recipient == LEAH)
    return [
        (clock(each.at), each.notice.says.removeprefix("2027-"))
        for each in told
        if each.identity.kind is Kind.INVITATION
    ]


def test_she_is_invited_and_reminded_once_by_mail_and_nobody_carries_a_paper() -> None:
    assert carried(with_first_meeting_booked()) == ["M1:p7"]
    assert hears(by_mail()) == [
        (Kind.INVITATION, "Thu 18 Mar 10:00"),
        (Kind.REMINDER, "Tue 23 Mar 09:02"),
    ]
    assert carried(by_mail()) == []


def test_of_what_is_not_safe_nothing_is_sent() -> None:
    for group in (with_first_meeting_booked(), by_mail(is_safe=False)):
        assert hears(group) == []
        assert carried(group) == ["M1:p7"]


@pytest.mark.parametrize("coming", [Coming.APOLOGIES, Coming.DECLINED])
def test_who_said_no_is_not_reminded(coming: Coming) -> None:
    group = replace(by_mail(), answers=(replace(AWAY, coming=coming),))
    assert Kind.REMINDER not in dict(hears(group))
    assert (Kind.INVITATION in dict(hears(group))) is (coming is Coming.APOLOGIES)


def moved(group: CoreGroup, now: datetime) -> CoreGroup:
    return with_meeting(group, "M1", **{**MOVED, "changed_at": now})


def elsewhere(group: CoreGroup, now: datetime) -> CoreGroup:
    changed = {"venue": "Civic Offices", "revision": 2, "place_revision": 2, "changed_at": now}
    return with_meeting(group, "M1", **changed)


def cancelled(group: CoreGroup, now: datetime) -> CoreGroup:
    off = {"state": MeetingState.CANCELLED, "revision": 2, "changed_at": now}
    return with_meeting(group, "M1", **off)


def seated(how: TakesPart) -> Change:
    def change(group: CoreGroup, now: datetime) -> CoreGroup:
        return put_meeting(group, seat(meeting_of(group, "M1"), member_of(group, LEAH), how, now))

    return change


def left(group: CoreGroup, now: datetime) -> CoreGroup:
    return with_member(group, LEAH, opted_out=OptOut(now, "moved away"))


def closed(group: CoreGroup, now: datetime) -> CoreGroup:
    return replace(group, closing=Closing(now, PRIYA, "exit plan", "the health visitor"))


INVITED = ("Thu 18 Mar 12:00", "03-30 10:00 11:30 1")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (moved, ["03-31 10:00 11:30 1"]),
        (elsewhere, ["03-30 10:00 11:30 2"]),
        (cancelled, ["off"]),
        (left, ["off"]),
        (closed, ["off"]),
        (seated(TakesPart.SAME_MEETING), []),
        (seated(TakesPart.PART_OF_IT), ["03-30 10:00 11:30 1 1 1"]),
        (seated(TakesPart.SEPARATE_TALK), ["off"]),
    ],
)
def test_she_hears_of_what_has_changed_for_her_and_of_nothing_else(
    change: Change, told: list[str]
) -> None:
    found = lived({at(19, 3, 9): change}, at(30, 3, 9))
    assert found == [INVITED, *(("Fri 19 Mar 09:00", each) for each in told)]


def test_a_place_that_is_kept_from_her_is_no_news_until_it_is_released() -> None:
    def released(group: CoreGroup, now: datetime) -> CoreGroup:
        meeting = replace(meeting_of(group, "M1"), venue="Civic Offices")
        return put_meeting(group, release_place(group, meeting, member_of(group, LEAH), now))

    kept = with_meeting(by_mail(), "M1", released_to=frozenset())
    events = {at(19, 3, 9): elsewhere, at(22, 3, 21): released}
    post = Post(kept, NOW).live(events.items(), at(23, 3, 8))
    told = [(clock(each.at), each.notice.says[-1]) for each in post.log if each.notice.says]
    hers = [each for each in post.log if each.identity[:2] == (Kind.INVITATION, LEAH)]
    assert [each.notice.says[-1] for each in hers] == ["0"]
    assert told
    post.live([], at(23, 3, 9))
    hers = [each for each in post.log if each.identity[:2] == (Kind.INVITATION, LEAH)]
    assert [each.notice.says[-1] for each in hers] == ["0", "2"]


def test_where_somebody_reads_along_no_place_and_no_action_is_mailed() -> None:
    shared = by_mail(without_flag(), also="her sister")
    (said,) = (e.says for e in wanted(shared) if e.identity[:2] == (Kind.INVITATION, LEAH))
    assert said.endswith(" 0")
    lock = by_mail(replace(with_lock(LEAH), flag=Flag.NO), also="her sister")
    assert {Kind.ACTION_PROPOSED, Kind.ACTION_DUE}.isdisjoint(dict(hears(lock)))
    assert carried(lock, TaskKind.TELL_ACTION_OWNER) == ["A3", "A3"]


def test_her_action_is_told_and_reminded_once_by_mail_and_by_nobody_else() -> None:
    lock = by_mail(with_lock(LEAH))
    kinds = [kind for kind, _ in hears(lock)]
    assert kinds.count(Kind.ACTION_PROPOSED) == kinds.count(Kind.ACTION_DUE) == 1
    assert Kind.ACTION_OVERDUE not in kinds
    assert carried(lock, TaskKind.TELL_ACTION_OWNER) == []
    accepted = replace(lock, actions=(replace(lock.actions[0], state=ActionState.ACCEPTED),))
    assert Kind.ACTION_PROPOSED not in dict(hears(accepted))


def test_a_reminder_that_was_due_before_mail_was_safe_is_still_brought_by_a_person() -> None:
    late = by_mail(with_lock(LEAH), now=at(14, 4))
    assert Kind.ACTION_DUE not in dict(hears(late))
    assert carried(late, TaskKind.TELL_ACTION_OWNER) == ["A3"]


@pytest.mark.parametrize("kind", [MemberKind.PARENT, MemberKind.CHILD])
def test_who_does_not_come_is_asked_once_for_their_views(kind: MemberKind) -> None:
    group = with_member(replace(by_mail(), answers=(AWAY,)), LEAH, kind=kind)
    asked = [each for each in hears(group) if each[0] is Kind.UPDATE_REQUEST]
    assert asked == [(Kind.UPDATE_REQUEST, "Mon 22 Mar 09:00")] * (kind is MemberKind.PARENT)
    assert carried(group, TaskKind.ASK_VIEWS) == []
    assert Kind.UPDATE_CHASE not in dict(hears(group))


def test_of_the_record_the_review_and_of_others_she_hears_nothing_by_mail() -> None:
    """What there may be at all: every kind that is written for family."""
    groups = (with_first_meeting_held(), with_lock(LEAH), with_answers_for_first())
    said = {kind for group in groups for kind, _ in hears(by_mail(group))}
    assert said <= {Kind.INVITATION, Kind.REMINDER, Kind.ACTION_PROPOSED, Kind.ACTION_DUE}
    assert carried(by_mail(with_first_meeting_held()), TaskKind.TELL_REVIEW) == ["C2:p7"]


def test_nothing_leaves_to_her_while_a_pause_stands() -> None:
    group = pause(by_mail(), LEAH, by=PRIYA, now=at(18, 3, 9, 30))
    assert hears(group) == []
    assert carried(group) == []


def test_what_was_booked_before_mail_was_safe_is_told_from_then_on() -> None:
    assert hears(by_mail(now=at(22, 3, 21)))[0] == (Kind.INVITATION, "Tue 23 Mar 08:02")


@pytest.mark.parametrize(
    ("spoil", "due"),
    [
        (lambda g: refused(g, Kind.INVITATION, "M1", at(22, 3, 10)), date(2027, 3, 23)),
        (lambda g: refused(g, Kind.REMINDER, "M1", at(23, 3, 10)), date(2027, 3, 24)),
        (lambda g: by_mail_no_more(g, at(22, 3, 10)), date(2027, 3, 23)),
    ],
)
def test_what_fails_or_is_safe_no_more_is_carried_again(
    spoil: Callable[[CoreGroup], CoreGroup], due: date
) -> None:
    group = spoil(by_mail())
    assert [kind for kind, _ in hears(group)] == []
    papers = (e for e in wanted_tasks(group) if e.kind is TaskKind.GIVE_INVITATION)
    assert [each.due_on for each in papers if LEAH in each.subject] == [due]


def by_mail_no_more(group: CoreGroup, now: datetime) -> CoreGroup:
    return by_mail(group, is_safe=False, now=now)


def test_a_meeting_she_was_mailed_of_is_called_off_on_paper_once_mail_is_over() -> None:
    off = cancelled(by_mail_no_more(by_mail(), at(22, 3)), at(23, 3))
    assert carried(off) == ["M1:p7"]
    gone = left(by_mail_no_more(by_mail(), at(22, 3)), at(23, 3))
    assert carried(gone) == ["M1:p7"]
    assert carried(left(by_mail(), at(23, 3))) == []
    assert carried(cancelled(with_first_meeting_booked(), at(23, 3))) == []


def test_of_a_date_that_was_never_firm_nobody_is_told_that_it_is_put_off() -> None:
    over = by_mail_no_more(
        by_mail(with_meeting(with_first_meeting_booked(), "M1", provisional=True)), at(22, 3)
    )
    assert carried(over) == []


def test_whom_mail_has_asked_or_told_is_not_asked_again_by_a_person() -> None:
    asked = replace(by_mail(), answers=(AWAY,))
    over = by_mail_no_more(asked, AWAY.at + timedelta(hours=1))
    assert carried(over, TaskKind.ASK_VIEWS) == []
    before = by_mail_no_more(asked, AWAY.at - timedelta(hours=1))
    assert carried(before, TaskKind.ASK_VIEWS) == ["M1:p7"]
    failed = refused(asked, Kind.UPDATE_REQUEST, "M1", AWAY.at + timedelta(hours=1))
    assert carried(failed, TaskKind.ASK_VIEWS) == ["M1:p7"]


def with_paper(group: CoreGroup) -> CoreGroup:
    """Return the group when Leah has been given her paper by hand."""
    given = settle_tasks(with_first_meeting_booked(), NOW).tasks
    tasks = (replace(each, state=TaskState.DONE) for each in given if LEAH in each.subject)
    return replace(group, tasks=tuple(tasks))


def test_who_was_given_a_paper_goes_by_papers_for_that_meeting() -> None:
    group = with_paper(by_mail())
    assert {Kind.INVITATION, Kind.REMINDER}.isdisjoint(dict(hears(group)))
    assert carried(cancelled(group, at(22, 3))) == ["M1:p7"]


def test_what_failed_is_not_mailed_again_though_mail_is_safe_anew() -> None:
    asked = refused(replace(by_mail(), answers=(AWAY,)), Kind.UPDATE_REQUEST, "M1", at(22, 3, 10))
    group = by_mail(asked, now=at(23, 3))
    assert Kind.UPDATE_REQUEST not in dict(hears(group))
    assert carried(group, TaskKind.ASK_VIEWS) == ["M1:p7"]


def test_nobody_else_is_told_more_or_less_for_it() -> None:
    for who in (PRIYA, TOM):
        assert hears(by_mail(with_contact_sheet()), who) == hears(with_contact_sheet(), who)
