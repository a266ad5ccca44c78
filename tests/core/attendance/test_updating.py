"""The written update: R13's questions, the time since the last meeting, marks, and lateness."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.attendance.updating import (
    addressee,
    covers_since,
    for_the_room,
    not_for_the_room,
    own_actions,
    send_update,
    update_due,
)
from bot.core.attendance.writing import Written
from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.updates import Mark, WrittenUpdate
from bot.core.notices.notice import Kind
from bot.core.procedure.forms import update_questions
from bot.core.refusals import Refusal
from tests.cast import ASHA, DAWN, DEAN, GRACE, JOAN, PRIYA, TOM, at
from tests.core.notices.reading import of
from tests.profiles import without
from tests.story import (
    meeting_of,
    member_of,
    with_answers_for_first,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

MINUTE = timedelta(minutes=1)
NOT_FOR_DEAN = Mark(frozenset({DEAN}), "he must not learn where she is seen")
GRACES = Written(
    {"done": "Two visits.", "working": "Mornings are calmer.", "not_working": "The clinic."},
    marks={"not_working": NOT_FOR_DEAN},
)


def send(
    group: CoreGroup, written: Written = GRACES, *, member: str = GRACE, day: int = 26, by: str = ""
) -> CoreGroup:
    meeting, who = meeting_of(group, "M2"), member_of(group, member)
    return send_update(group, meeting, who, written, by=by or member, now=at(day, 4, 9, 40))


def sent(group: CoreGroup, member: str = GRACE) -> WrittenUpdate:
    found = group.update("M2", member)
    assert found is not None
    return found


def test_an_update_for_27_april_tells_of_the_time_since_30_march() -> None:
    group = send(with_first_meeting_held())
    assert sent(group).since == date(2027, 3, 30)
    assert covers_since(group, meeting_of(group, "M1")) == date(2027, 3, 17)
    assert covers_since(replace(group, conferences=()), meeting_of(group, "M1")) is None


def test_grace_who_sends_on_26_april_is_one_working_day_late() -> None:
    group = with_first_meeting_held()
    due = update_due(group, meeting_of(group, "M2"))
    assert due is not None
    assert due.date == date(2027, 4, 23)
    assert sent(send(group, day=23)).working_days_late == 0
    assert sent(send(group, day=24)).working_days_late == 0
    assert sent(send(group, day=26)).working_days_late == 1


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (at(22, 4, 17), date(2027, 4, 23)),
        (at(22, 4, 21), date(2027, 4, 27)),
        (at(23, 4, 9), date(2027, 4, 27)),
        (at(26, 4, 9), date(2027, 4, 27)),
    ],
)
def test_of_a_meeting_told_too_late_the_update_is_due_before_the_meeting_itself(
    told: datetime, due: date
) -> None:
    """S23; nobody is asked for anything by a day that had passed when they heard of it."""
    group = with_meeting(with_first_meeting_held(), "M2", timed_at=told)
    found = update_due(group, meeting_of(group, "M2"))
    assert found is not None
    assert found.date == due
    assert ("announced too late" in " ".join(found.why)) == (due.day == 27)


def test_without_a_date_in_the_profile_no_update_is_late() -> None:
    group = without(with_first_meeting_held(), "written_update_due")
    assert sent(send(group)).working_days_late == 0


def test_a_part_marked_not_for_dean_stands_on_no_agenda() -> None:
    update = sent(send(with_first_meeting_held()))
    assert [part.question for part in for_the_room(update)] == ["done", "working"]
    assert [part.question for part in not_for_the_room(update)] == ["not_working"]


@pytest.mark.parametrize(
    ("mark", "why", "field"),
    [
        (Mark(frozenset({DEAN}), " "), "needs a reason", "why_done"),
        (Mark(frozenset({GRACE}), "because"), "other people", "not_for_done"),
        (Mark(frozenset({"p99"}), "because"), "other people", "not_for_done"),
    ],
)
def test_a_mark_names_others_in_the_group_and_says_why(mark: Mark, why: str, field: str) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        send(with_first_meeting_held(), Written({"done": "Visits."}, {"done": mark}))
    assert refused.value.field == field


def test_a_mark_for_nobody_is_none() -> None:
    group = send(
        with_first_meeting_held(), Written({"done": "Visits."}, {"done": Mark(frozenset())})
    )
    assert sent(group).parts[0].mark is None


def test_an_update_without_a_word_is_refused_but_a_document_is_taken() -> None:
    with pytest.raises(Refusal, match="nothing in this update"):
        send(with_first_meeting_held(), Written({"done": "  "}))
    assert sent(send(with_first_meeting_held(), Written(document="D1"))).document == "D1"


def test_a_later_update_takes_the_place_of_the_earlier_until_the_minutes_are_final() -> None:
    group = send(send(with_first_meeting_held()), Written({"done": "Three visits."}), day=27)
    assert sent(group).parts[0].text == "Three visits."
    assert len(group.updates) == 1
    final = Minutes("N1", "M2", 1, MinutesState.FINAL, ASHA, at(30, 4), released_at=at(30, 4))
    with pytest.raises(Refusal, match="are final"):
        send(replace(group, minutes=(final,)), day=30)


def test_what_is_saved_again_and_again_is_told_at_most_once_an_hour() -> None:
    group = with_first_meeting_held()
    told = []
    for minute in (0, 5, 59, 61, 200):
        meeting, who = meeting_of(group, "M2"), member_of(group, GRACE)
        now = at(23, 4, 9) + minute * MINUTE
        group = send_update(group, meeting, who, GRACES, by=GRACE, now=now)
        (notice,) = of(group, Kind.UPDATE_RECEIVED)
        told.append((notice.run_at - at(23, 4, 9)) // MINUTE)
    assert told == [0, 60, 60, 120, 200]


def test_what_the_lead_asked_for_does_not_replace_the_update_itself() -> None:
    group = send(send(with_first_meeting_held()), replace(GRACES, asked="Q1"))
    assert [each.asked for each in group.updates] == ["", "Q1"]


def test_a_paper_handed_in_is_entered_by_the_lead_with_its_date_and_counts() -> None:
    paper = replace(GRACES, handed_in=date(2027, 4, 23))
    update = sent(send(with_first_meeting_held(), paper, by=PRIYA, day=28))
    assert (update.on_paper_by, update.working_days_late) == (PRIYA, 0)
    with pytest.raises(Refusal, match="has not come yet"):
        send(with_first_meeting_held(), replace(paper, handed_in=date(2027, 4, 29)), by=PRIYA)


def test_a_substitute_writes_in_the_members_place_and_that_is_no_paper() -> None:
    group = with_answers_for_first()
    meeting, asha = meeting_of(group, "M1"), member_of(group, ASHA)
    group = send_update(group, meeting, asha, GRACES, by=JOAN, now=at(29, 3))
    update = group.update("M1", ASHA)
    assert update is not None
    assert update.on_paper_by == ""


def test_a_cancelled_meeting_and_somebody_who_has_left_get_no_update() -> None:
    group = with_first_meeting_held()
    with pytest.raises(Refusal, match="cancelled"):
        send(with_meeting(group, "M2", state=MeetingState.CANCELLED))
    with pytest.raises(Refusal, match="has left"):
        send(with_member(group, GRACE, opted_out=OptOut(at(20, 4), "moved")))


def test_only_ones_own_open_actions_are_asked_about() -> None:
    group = replace(
        with_first_meeting_held(), actions=(an_action("A3", DAWN), an_action("A2", PRIYA))
    )
    assert [each.id for each in own_actions(group, member_of(group, DAWN))] == ["A3"]
    said = {"A3": "under_way", "A2": "done", "A9": "done"}
    update = sent(send(group, replace(GRACES, progress=said), member=DAWN), DAWN)
    assert update.progress == (("A3", "under_way"),)
    odd = sent(send(group, replace(GRACES, progress={"A3": "sure"}), member=DAWN), DAWN)
    assert odd.progress == ()


def an_action(id_: str, owner: str) -> Action:
    return Action(
        id_, ActionKind.ACTION, "need", "outcome", "what", "how", "so what", owner,
        date(2027, 4, 20), at(30, 3), at(30, 3),
    )  # fmt: skip


def test_the_update_goes_to_the_lead_or_where_the_profile_says_so_to_the_chair() -> None:
    group = with_meeting(with_first_meeting_held(), "M2", chair=TOM)
    to = addressee(group, meeting_of(group, "M2"))
    assert to is not None
    assert to.id == PRIYA
    chaired = replace(group.profile["written_update_to"], content="chair")
    values = {**group.profile.values, "written_update_to": chaired}
    group = replace(group, profile=replace(group.profile, values=values))
    to = addressee(group, meeting_of(group, "M2"))
    assert to is not None
    assert to.id == TOM


QUESTIONS = [each.key for each in update_questions()]
texts = st.text(alphabet="ab <>&\n", max_size=20)


@given(
    answers=st.dictionaries(st.sampled_from(QUESTIONS), texts),
    marked=st.sets(st.sampled_from(QUESTIONS)),
)
def test_no_marked_part_is_ever_for_the_room(answers: Mapping[str, str], marked: set[str]) -> None:
    group = with_first_meeting_held()
    written = Written({**answers, "plan": "Keep it."}, dict.fromkeys(marked, NOT_FOR_DEAN))
    update = sent(send(group, written))
    assert not {part.question for part in for_the_room(update)} & marked
    assert set(for_the_room(update)) | set(not_for_the_room(update)) == set(update.parts)
