"""The commands dates and close (parts 1.3, 12)."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind
from bot.core.notices.notice import NoticeState
from bot.core.record.minuting import correct
from storage.schema import notices
from tests.cast import LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, words
from tests.record_story import with_actions, with_draft, with_minutes_released, with_signatures
from tests.story import with_contact_sheet, with_first_meeting_booked, with_first_meeting_held

VIEWS = "\n".join(
    f"{agency}: agrees"
    for agency in (
        "Eastmere Children's Social Care",
        "Eastmere Community Health",
        "Larkfield Primary School",
        "Eastmere Police",
        "Eastmere Homes",
    )
)
ENDING = {
    "decided_on": "2027-12-15",
    "exit_plan": "Grandmother has the children on Fridays.",
    "turn_to": "Eastmere Family Centre",
    "views": VIEWS,
}


def _left_open(house: House) -> list[Task]:
    """Return the open tasks but the one to archive the channel."""
    tasks = house.group().tasks
    return [each for each in tasks if each.is_open and each.kind is not TaskKind.CLOSE_CHANNEL]


def test_dates_shows_the_binding_dates_and_their_why_when_asked(house: House) -> None:
    house.keep(with_first_meeting_held())
    said = words(house.say(MARTIN, "dates"))
    for expected in (
        "First core group Fri 2 Apr 2027 Wed 17 Mar 2027",
        "Review conference Thu 17 Jun 2027",
        "Review: Wed 16 Jun 2027, planned",
        "Final joint report Wed 9 Jun 2027 Wed 16 Jun 2027",
        "Latest safe final core group, counted back Tue 25 May 2027",
        "Minutes to the social worker Sun 4 Apr 2027 Tue 30 Mar 2027",
        "Tue 6 Jul 2027 10:00 booked, provisional",
        "Next core group Tue 11 May 2027 Tue 30 Mar 2027",
        "Next meeting: Tue 27 Apr 2027 at 10:00",
        "as in: dates why first core group",
    ):
        assert expected in said
    assert "Good Friday" in words(house.say(MARTIN, "dates why First core group"))
    assert "7 calendar days" in words(house.say(MARTIN, "dates why reminder_first"))


def test_dates_say_why_a_meeting_was_cancelled_to_the_group_and_not_at_the_operators_door(
    house: House,
) -> None:
    """IG20: what is written is not shown there."""
    house.keep(with_first_meeting_held())
    house.say(PRIYA, "cancel 27 april because of snow")
    assert "cancelled cancelled: snow" in words(house.say(MARTIN, "dates"))
    at_the_door = words(house.say(PRIYA, "dates", operator=True))
    assert "Tue 27 Apr 2027 10:00 cancelled" in at_the_door
    assert "snow" not in at_the_door


def test_dates_why_explains_one_key_and_a_rule_that_is_lacking(house: House) -> None:
    house.keep(with_contact_sheet())
    why = words(house.say(MARTIN, "dates why first_meeting"))
    assert "10 working days after Wed 17 Mar 2027" in why
    assert "No date" in words(house.say(MARTIN, "dates why next_meeting"))
    assert "one of: first_meeting" in words(house.say(MARTIN, "dates why moon"))
    assert "is not clear" in words(house.say(MARTIN, "dates of moons"))


def test_a_group_without_conferences_still_has_a_card(house: House) -> None:
    house.keep(replace(with_contact_sheet(), conferences=()))
    assert "Without a date" in words(house.say(PRIYA, "dates"))


def test_close_asks_for_exit_plan_and_each_agencys_view(house: House) -> None:
    house.keep(with_contact_sheet())
    said = words(house.say(PRIYA, "close"))
    assert "Nothing here proposes or decides that." in said
    assert "Eastmere Homes:" in said
    assert "In immediate danger: 999." in said


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"exit_plan": ""}, "closes with an exit plan (S3)"),
        ({"turn_to": ""}, "Whom can the family turn to?"),
        ({"views": "Eastmere Homes: agrees"}, "multi-agency decision (S4)"),
        ({"decided_on": ""}, "On which day did the review end the plan?"),
    ],
)
def test_close_without_what_it_needs_is_refused(
    house: House, fields: dict[str, str], expected: str
) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(15, 12))
    card = house.say(PRIYA, "close", {**ENDING, **fields})
    assert expected in words(card)
    assert not house.group().is_closed


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (with_first_meeting_held(), "Minutes of Tue 30 Mar 2027: nobody has begun them"),
        (with_draft(), "Minutes of Tue 30 Mar 2027: the lead does not have them yet"),
        (with_signatures(), "Minutes of Tue 30 Mar 2027: not released yet"),
        (
            correct(with_minutes_released(), "M1", PRIYA, "The date was wrong.", at(5, 4)),
            "Minutes of Tue 30 Mar 2027: a correction is under way, version 1 holds",
        ),
        (with_actions(with_minutes_released()), "3 actions of the plan"),
    ],
)
def test_close_says_first_what_would_end_unfinished(
    house: House, group: CoreGroup, expected: str
) -> None:
    house.keep(group)
    assert f"Still open {expected}" in words(house.say(PRIYA, "close")).replace(": -", "")


def test_close_names_nothing_as_open_where_the_minutes_are_out(house: House) -> None:
    house.keep(with_minutes_released())
    assert "Still open" not in words(house.say(PRIYA, "close"))


def test_minutes_that_are_not_out_at_the_closing_are_a_task_with_words(house: House) -> None:
    house.keep(with_signatures())
    house.clock.jump(at(20, 4, 12))
    house.say(PRIYA, "close", {**ENDING, "decided_on": "2027-04-19"})
    (left,) = _left_open(house)
    assert "What became of them?" in words(house.say(PRIYA, f"done {left.id}"))
    shown = house.say(PRIYA, "minutes 30 march release")
    assert "7KQ2 is closed" in words(house.press(PRIYA, shown, "Release"))
    assert f"{left.id} is done" in words(house.say(PRIYA, f"done {left.id} today on paper"))


def test_close_closes_and_leaves_case_closure_open(house: House) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(15, 12))
    assert house.say(MARTIN, "close", ENDING).is_refusal
    said = words(house.say(PRIYA, "close", ENDING))
    assert "Kept until: Thu 15 Dec 2033" in said
    assert "Date of case closure: open." in said
    assert "closed already" in words(house.say(PRIYA, "close", ENDING))
    assert "7KQ2 closed on Wed 15 Dec 2027." in words(house.say(PRIYA, "add Una"))
    assert "is closed" in words(house.say(PRIYA, "members agency probation"))
    assert "Members of 7KQ2" in words(house.say(MARTIN, "members"))


def test_a_closed_group_says_until_when_it_is_kept_and_what_is_beyond_reach_then(
    house: House,
) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(15, 12))
    house.say(PRIYA, "close", ENDING)
    with house.store.database.writing() as connection:
        connection.execute(update(notices).values(state=NoticeState.SENT))
    house.clock.jump(at(28, 1, year=2028))
    said = words(house.say(PRIYA, "close"))
    assert "Kept until: Thu 15 Dec 2033" in said
    assert "Beyond reach when it is erased: -" in said
    assert "on Slack" in said
    house.say(TOM, "close hold because an inquest is open")
    assert "A hold stands: it is not erased" in words(house.say(TOM, "close"))
    assert "hold" not in words(house.say(PRIYA, "close"))


def test_who_was_told_of_a_meeting_on_paper_is_told_by_hand_that_it_is_off(house: House) -> None:
    house.keep(with_first_meeting_booked(), at(18, 3, 12))
    house.clock.jump(at(22, 3, 12))
    (paper, *_) = (t for t in house.group().tasks if t.subject == f"M1:{LEAH}")
    house.say(PRIYA, f"done {paper.id} today")
    said = words(house.say(PRIYA, "close", {**ENDING, "decided_on": "2027-03-22"}))
    assert "2 tasks are left to be done by hand. See: done" in said
    (off,) = _left_open(house)
    assert "The meeting on Tue 30 Mar 2027 will not take place." in words(
        house.say(PRIYA, f"done {off.id}")
    )
    assert f"{off.id} is done" in words(house.say(TOM, f"done {off.id} today"))
    (archive,) = (each for each in house.group().tasks if each.is_open)
    assert "archive it" in words(house.say(PRIYA, f"done {archive.id}"))
    house.say(PRIYA, f"done {archive.id} today")
    assert "No task waits" in words(house.say(PRIYA, "done"))


def test_case_closure_known_at_once_tells_it_at_once(house: House) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(15, 12))
    views = VIEWS.replace("\n", "; ") + ";"
    card = house.say(PRIYA, "close", {**ENDING, "views": views, "case_closed_on": "today"})
    assert "until: Wed 15 Mar 2028" in words(card)


def test_case_closure_entered_later_tells_until_when_the_previous_worker_is_asked(
    house: House,
) -> None:
    house.keep(with_contact_sheet())
    assert "The group is not closed." in words(house.say(PRIYA, "close case yesterday"))
    house.clock.jump(at(15, 12))
    house.say(TOM, "close", ENDING)
    house.clock.jump(at(28, 1, year=2028))
    said = words(house.say(PRIYA, "close case 28 jan 2028"))
    assert "New referral goes to the previous worker until: Fri 28 Apr 2028" in said
    assert "Each professional of the group gets a last card with that date." in said


def test_a_closed_group_has_no_meeting_to_come_and_nothing_that_falls_due(house: House) -> None:
    house.keep(with_first_meeting_held())
    house.clock.jump(at(20, 4, 12))
    assert not house.say(PRIYA, "close", {**ENDING, "decided_on": "2027-04-19"}).is_refusal
    said = words(house.say(MARTIN, "dates"))
    assert "Tue 27 Apr 2027 10:00 off: the group has closed" in said
    assert "booked" not in said
    assert "Tue 11 May 2027" not in said
    assert "First core group Fri 2 Apr 2027" in said
    assert "lead none set closed" in words(house.say(PRIYA, "groups"))
