"""The record of 30 March at points of the acceptance story: drafted, signed, released; the plan."""

from dataclasses import replace
from datetime import date, datetime

from bot.core.facts.actions import ActionKind, Measure
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.deliveries import Document
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes, SignsAs
from bot.core.facts.roll_call import Presence, RollCallLine, Tick
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from bot.core.meeting.record_keys import HAS_COPY, PURPOSE_EXPLAINED
from bot.core.plan.acting import accept
from bot.core.plan.planning import hear
from bot.core.plan.proposing import ActionWish, propose
from bot.core.record.minuting import send_to_lead, write
from bot.core.record.releasing import release
from bot.core.record.signing import sign
from bot.core.record.versions import newest
from tests.cast import (
    ASHA,
    CHILD_A,
    DAWN,
    DEAN,
    GRACE,
    IQBAL,
    JOAN,
    LEAH,
    MARTIN,
    PRIYA,
    TOM,
    at,
)
from tests.story import with_first_meeting_held, with_meeting

HELD = date(2027, 3, 30)
PROPOSED = at(30, 3, 11)
DRAFTED, SENT, SIGNED, RELEASED = at(31, 3, 17), at(1, 4, 16), at(2, 4, 10), at(2, 4, 11)
SECTIONS = {
    "progress": "Breakfast club has begun.",
    "intervention_agreed": "Home visits every ten working days.",
    "decision_taken": "The lock is replaced before Easter is over.",
}

MORNINGS = ActionWish(
    need="settled mornings",
    outcome="child in school by 08:50 on 9 days in 10",
    what="breakfast club",
    how="breakfast club, phone call on missed days",
    so_what="the child starts lessons rested and with others",
    action_owner=LEAH,
    due_on=date(2027, 5, 25),
    helpers=(MARTIN,),
    measure=Measure("in school by 08:50", "6 days in 10", "9 days in 10", date(2027, 5, 25)),
)
VISITS = ActionWish(
    need="adults seen to follow the safety plan",
    outcome="the safety plan is followed at home",
    what="home visits",
    how="home visit at least every 10 working days",
    so_what="change is seen, not reported",
    action_owner=PRIYA,
    due_on=date(2027, 4, 13),
    kind=ActionKind.VISIT,
    every="10 working days",
)
LOCK = ActionWish(
    need="a secure front door",
    outcome="the front door locks",
    what="replace the lock",
    how="lock replaced",
    so_what="the child sleeps at home without fear",
    action_owner=DAWN,
    due_on=date(2027, 4, 20),
)


def with_actions(group: CoreGroup | None = None, now: datetime = PROPOSED) -> CoreGroup:
    """Return the group with A1 to A3 of part 6, all proposed."""
    facts = group or with_first_meeting_held()
    for wish in (MORNINGS, VISITS, LOCK):
        facts = propose(facts, wish, "M1", now)
    return facts


def with_accepted(id_: str) -> CoreGroup:
    """Return the group with one of its actions accepted by its owner."""
    group = with_actions()
    action = group.action(id_)
    assert action is not None
    return accept(group, id_, action.action_owner, at(30, 3, 18))


def with_voices(group: CoreGroup) -> CoreGroup:
    """Return the group with every voice entered, or the reason why there is none (4.4)."""
    for of, reason in (
        (CHILD_A, "Martin still brings them"),
        (DEAN, "He does not want to take part"),
    ):
        group = hear(group, of, none_because=reason)
    return hear(group, LEAH, text="She wants help with the mornings.")


def with_draft() -> CoreGroup:
    """Return the group on Wed 31 Mar: Martin has begun the record."""
    return write(with_first_meeting_held(), "M1", MARTIN, SECTIONS, DRAFTED)


def a_document(id_: str, by: str = MARTIN, digest: str = "") -> Document:
    """Return a PDF as storage tells of it."""
    return Document(id_, "application/pdf", 1200, digest or f"digest of {id_}", by, SENT)


def with_lead_having_it() -> CoreGroup:
    """Return the group on Thu 1 Apr: Martin has sent the draft to Priya (5.2)."""
    return send_to_lead(with_draft(), "M1", SENT)


def signed_by(group: CoreGroup, who: str, signs_as: SignsAs, now: datetime = SIGNED) -> CoreGroup:
    """Return the group with one more signature on the record of 30 March."""
    member = group.member(who)
    assert member is not None
    return sign(group, "M1", member, signs_as, now)


def with_signatures() -> CoreGroup:
    """Return the group on Fri 2 Apr: signed by Tom as chair and by Iqbal (5.2)."""
    by_tom = signed_by(with_lead_having_it(), TOM, SignsAs.CHAIR, SENT)
    return signed_by(by_tom, IQBAL, SignsAs.SENIOR_SOCIAL_WORKER)


def with_minutes_released() -> CoreGroup:
    """Return the group on Fri 2 Apr: Priya has released the record (5.3)."""
    return release(with_signatures(), "M1", PRIYA, RELEASED)


def record_of(group: CoreGroup, meeting: str = "M1") -> Minutes:
    """Return the newest version of a meeting's minutes."""
    return newest(group, meeting)


ROLL_CALL = tuple(
    RollCallLine(who, Presence.IN_PERSON) for who in (PRIYA, TOM, GRACE, MARTIN, DAWN, LEAH)
)
GRACES = WrittenUpdate(
    "U1",
    "M1",
    GRACE,
    at(26, 3),
    (
        UpdatePart("changed", "He sleeps through the night."),
        UpdatePart(
            "not_working", "Calls from work are a worry.", Mark(frozenset({DEAN}), "her work")
        ),
    ),
    since=date(2027, 3, 17),
    working_days_late=1,
    progress=(("A3", "under_way"),),
)


def with_roll_called(group: CoreGroup | None = None) -> CoreGroup:
    """Return the group with the roll call of 4.3: police by Joan, Dean not there."""
    facts = group or with_first_meeting_held()
    lines = (
        *ROLL_CALL,
        RollCallLine(ASHA, Presence.BY_SUBSTITUTE, JOAN),
        RollCallLine(DEAN, Presence.ABSENT),
    )
    ticks = (
        Tick(PURPOSE_EXPLAINED, LEAH, TOM),
        Tick(PURPOSE_EXPLAINED, DEAN, PRIYA, later=True),
        Tick(HAS_COPY, LEAH),
    )
    return with_meeting(facts, "M1", roll_call=lines, ticks=ticks)


def with_grace_absent(group: CoreGroup | None = None) -> CoreGroup:
    """Return the group as if Grace had sent late apologies and an update, a part not for Dean."""
    facts = with_roll_called(group)
    (first, *_) = facts.meetings
    lines = tuple(
        RollCallLine(GRACE, Presence.ABSENT) if line.member == GRACE else line
        for line in first.roll_call
    )
    said = Answer("R20", "M1", GRACE, Coming.APOLOGIES, at(29, 3), GRACE, late=True)
    answers = tuple(each for each in facts.answers if each.member != GRACE)
    facts = with_meeting(facts, "M1", roll_call=lines)
    return replace(facts, answers=(*answers, said), updates=(GRACES,))
