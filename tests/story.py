"""The facts of group 7KQ2 at points of the acceptance story, to begin a test from."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.conferences import Conference, ConferenceKind, NamedAgency
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member, PossibleTimes
from bot.core.facts.particulars import Channel, ChildLabel, Flag
from bot.core.facts.people import Route
from bot.core.procedure.agendas import AgendaKind
from bot.core.procedure.loading import load_file
from bot.core.procedure.overrides import Override, with_overrides
from tests.cast import (
    ASHA,
    CHILD_A,
    COMERS,
    CREATED,
    DAWN,
    DEAN,
    GRACE,
    JOAN,
    LEAH,
    MARTIN,
    PEOPLE,
    PRIYA,
    SHEET_READ,
    TOM,
    at,
    joan_whitby,
)

EASTMERE_FILE = Path(__file__).parents[1] / "bot" / "demo" / "eastmere.toml"
EASTMERE = load_file(EASTMERE_FILE)
OVERRIDES = (
    Override("report_draft", "5 working days", "R19"),
    Override("report_amendments", "5 working days", "R20"),
    Override("report_final", "5 days", "R21"),
    Override("minutes_to_social_worker", "5 days", "R7"),
    Override("meetings_before_review", "3", "H12"),
    Override("minutes_signatures", "chair; team manager or senior social worker", "H7"),
    Override("interval", "6 weeks", "conference"),
    Override("method", "signs of safety", "S5, S6"),
    Override("outcome_measures", "yes", "N4"),
    Override("date_horizon", "second review", "R24"),
    Override("retention", "72 months"),
    Override("minutes_also_to", "conference chair; team manager", "H8"),
    Override("re_referral_window", "3 months", "S25"),
)
PROFILE = with_overrides(EASTMERE, OVERRIDES)


def with_contact_sheet() -> CoreGroup:
    """Return the group on Thu 18 Mar 2027: made, its sheet read and confirmed, no meeting yet."""
    return CoreGroup(
        ref="7KQ2",
        created_at=CREATED,
        created_by=PRIYA,
        profile=PROFILE,
        overrides=OVERRIDES,
        flag=Flag.NOT_KNOWN,
        channel=Channel(Route.SLACK, "C7KQ2", SHEET_READ),
        children=(ChildLabel(CHILD_A, "Child A"),),
        named_agencies=tuple(
            NamedAgency(agency)
            for agency in (
                "Eastmere Community Health",
                "Larkfield Primary School",
                "Eastmere Police",
                "Eastmere Homes",
            )
        ),
        members=PEOPLE,
        conferences=(
            Conference("C1", ConferenceKind.INITIAL, date(2027, 3, 17), CREATED, held=True),
            Conference("C2", ConferenceKind.REVIEW, date(2027, 6, 16), CREATED),
        ),
    )


def a_meeting(id_: str, on: date, **fields: object) -> Meeting:
    """Build a meeting from 10:00 to 11:30, booked by Priya when the sheet had been read."""
    plain = Meeting(
        id=id_,
        on=on,
        starts=time(10, 0),
        ends=time(11, 30),
        booked_at=SHEET_READ,
        booked_by=PRIYA,
        changed_at=SHEET_READ,
        venue="Larkfield Primary School, Larkfield Road",
    )
    return replace(plain, **fields)  # type: ignore[arg-type] # the fields of a meeting by name


def with_times_of_family() -> CoreGroup:
    """Return the group with what the family said: Leah mornings but no Mondays; Dean nothing."""
    mornings = PossibleTimes(
        "mornings, not on Mondays", frozenset({1, 2, 3, 4, 5, 6}), time(0, 0), time(12, 0)
    )
    return with_member(with_contact_sheet(), LEAH, possible_times=mornings)


def with_first_meeting_booked() -> CoreGroup:
    """Return the group with Tue 30 Mar 2027 at 10:00 booked, its venue released to Leah."""
    first = a_meeting(
        "M1", date(2027, 3, 30), agenda=AgendaKind.FIRST, released_to=frozenset({LEAH})
    )
    return replace(with_times_of_family(), meetings=(first,))


def with_answers_for_first() -> CoreGroup:
    """Return the group when all have answered: Asha sends Joan, Dean declines (3.4, 3.5)."""
    group = with_first_meeting_booked()
    said = at(19, 3)
    comers = [Answer(f"R{n}", "M1", who, Coming.YES, said, who) for n, who in enumerate(COMERS)]
    leah = Answer("R7", "M1", LEAH, Coming.YES, said, PRIYA)
    dean = Answer("R8", "M1", DEAN, Coming.DECLINED, said, PRIYA)
    asha = Answer("R9", "M1", ASHA, Coming.APOLOGIES, at(22, 3), ASHA, substitute=JOAN)
    return replace(
        group, answers=(*comers, leah, dean, asha), members=(*group.members, joan_whitby())
    )


def with_first_meeting_held() -> CoreGroup:
    """Return the group after 30 March: ended, the dates and the rota of 4.5 and 4.6 agreed."""
    group = with_answers_for_first()
    (first,) = group.meetings
    held = replace(
        first,
        state=MeetingState.ENDED,
        chair=TOM,
        note_taker=MARTIN,
        started_at=at(30, 3, 10, 2),
        ended_at=at(30, 3, 11, 25),
    )
    later = [a_meeting(id_, on, **fields) for id_, on, fields in LATER]
    return replace(group, meetings=(held, *later))


LATER: tuple[tuple[str, date, dict[str, object]], ...] = (
    ("M2", date(2027, 4, 27), {"chair": PRIYA, "note_taker": DAWN}),
    ("M3", date(2027, 5, 25), {"chair": PRIYA, "note_taker": ASHA}),
    ("M4", date(2027, 7, 6), {"chair": TOM, "note_taker": GRACE, "provisional": True}),
    ("M5", date(2027, 8, 17), {"provisional": True}),
    ("M6", date(2027, 9, 28), {"provisional": True}),
    ("M7", date(2027, 11, 9), {"provisional": True}),
)


def with_member(group: CoreGroup, id_: str, **fields: object) -> CoreGroup:
    """Return the group with one member changed."""
    members = tuple(
        replace(each, **fields) if each.id == id_ else each  # type: ignore[arg-type] # by name
        for each in group.members
    )
    return replace(group, members=members)


def with_meeting(group: CoreGroup, id_: str, **fields: object) -> CoreGroup:
    """Return the group with one meeting changed."""
    meetings = tuple(
        replace(each, **fields) if each.id == id_ else each  # type: ignore[arg-type] # by name
        for each in group.meetings
    )
    return replace(group, meetings=meetings)


def meeting_of(group: CoreGroup, id_: str) -> Meeting:
    """Return a meeting that the test knows to be there."""
    found = group.meeting(id_)
    assert found is not None
    return found


def member_of(group: CoreGroup, id_: str) -> Member:
    """Return a member whom the test knows to be there."""
    found = group.member(id_)
    assert found is not None
    return found
