"""The agenda is the guidance's own, of the right kind, with what the room may see under each."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.actions import Action, ActionKind, ActionState
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import ChildsPart, MemberKind
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.roll_call import Tick
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from bot.core.meeting.agenda import AgendaItem, agenda_of, kind_of
from bot.core.meeting.record_keys import HAS_COPY
from bot.core.procedure.agendas import AgendaKind
from bot.core.record.minuting import correct
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, at
from tests.story import (
    meeting_of,
    member_of,
    with_answers_for_first,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)
from tests.texts import any_text

MARKED = UpdatePart(
    "not_working", "He waits at the clinic.", Mark(frozenset({DEAN}), "she is afraid")
)
GRACES = WrittenUpdate(
    "U1", "M2", GRACE, at(26, 4), (UpdatePart("done", "Two visits."), MARKED), working_days_late=1
)


def under(group: CoreGroup, begins: str, meeting: str = "M2") -> tuple[str, ...]:
    items = agenda_of(group, meeting_of(group, meeting))
    return next(each.lines for each in items if each.text.startswith(begins))


@pytest.mark.parametrize(
    ("meeting", "kind", "items"),
    [
        ("M1", AgendaKind.FIRST, 11),
        ("M2", AgendaKind.SUBSEQUENT, 11),
        ("M3", AgendaKind.BEFORE_REVIEW, 15),
        ("M4", AgendaKind.SUBSEQUENT, 11),
    ],
)
def test_the_kind_follows_from_the_dates(meeting: str, kind: AgendaKind, items: int) -> None:
    group = with_first_meeting_held()
    assert kind_of(group, meeting_of(group, meeting)) is kind
    assert len(agenda_of(group, meeting_of(group, meeting))) == items


def test_the_chair_may_take_another_agenda() -> None:
    group = with_meeting(with_first_meeting_held(), "M2", agenda=AgendaKind.BEFORE_REVIEW)
    assert kind_of(group, meeting_of(group, "M2")) is AgendaKind.BEFORE_REVIEW
    without_review = replace(group, conferences=group.conferences[:1])
    assert kind_of(without_review, meeting_of(group, "M3")) is AgendaKind.SUBSEQUENT


def test_the_items_are_the_guidances_word_for_word() -> None:
    group = with_first_meeting_booked()
    items = agenda_of(group, meeting_of(group, "M1"))
    assert items[6] == AgendaItem("CHILD'S VIEWS", items[6].lines)
    assert items[7] == AgendaItem("PARENT'S VIEWS")


def test_graces_update_stands_under_item_4_without_the_part_not_for_dean() -> None:
    group = replace(with_first_meeting_held(), updates=(GRACES,))
    item = agenda_of(group, meeting_of(group, "M2"))[3]
    assert item.text == "REPORTS PROVIDED BY THOSE UNABLE TO ATTEND"
    assert item.lines == (
        "Grace Holloway, health visitor, 1 working day late:",
        "What have you done? Two visits.",
    )


def test_updates_of_another_meeting_or_of_nobody_known_stand_elsewhere() -> None:
    other, strangers = replace(GRACES, meeting="M3"), replace(GRACES, member="p99")
    group = replace(with_first_meeting_held(), updates=(other, strangers))
    assert under(group, "REPORTS PROVIDED") == ()


def test_a_document_handed_in_is_named_and_an_update_in_time_is_not_called_late() -> None:
    papers = (
        WrittenUpdate("U1", "M2", GRACE, at(22, 4), document="D1"),
        WrittenUpdate(
            "U2", "M2", ASHA, at(26, 4), (UpdatePart("odd", "Yes."),), working_days_late=2
        ),
    )
    group = replace(with_first_meeting_held(), updates=papers)
    assert under(group, "REPORTS PROVIDED") == (
        "Grace Holloway, health visitor, handed in as a document:",
        "Asha Roy, police, 2 working days late:",
        "odd Yes.",
    )


def test_apologies_of_professionals_stand_with_who_comes_instead_and_family_answers_do_not() -> (
    None
):
    lines = under(with_answers_for_first(), "INTRODUCTIONS", "M1")
    assert lines == ("Apologies: Asha Roy, police; Joan Whitby comes instead",)
    group = with_answers_for_first()
    late = replace(group.answers[-1], late=True, substitute="")
    group = replace(group, answers=(late,))
    assert under(group, "INTRODUCTIONS", "M1") == ("Apologies: Asha Roy, police (late)",)


def an_action(id_: str, owner: str, what: str, due: date, **fields: object) -> Action:
    plain = Action(
        id_, ActionKind.ACTION, "need", "outcome", what, "how", "so what", owner, due,
        at(30, 3), at(30, 3), state=ActionState.ACCEPTED,
    )  # fmt: skip
    return replace(plain, **fields)  # type: ignore[arg-type] # the fields of an action by name


def test_actions_stand_by_owner_with_what_is_overdue_done_or_not_accepted() -> None:
    actions = (
        an_action("A3", DAWN, "lock replaced", date(2027, 4, 20)),
        an_action("A2", PRIYA, "home visit", date(2027, 4, 27), state=ActionState.PROPOSED),
        an_action(
            "A4", PRIYA, "call", date(2027, 4, 9), state=ActionState.DONE, done_on=date(2027, 4, 8)
        ),
        an_action("A5", PRIYA, "old", date(2027, 3, 9), state=ActionState.CLOSED),
        an_action("A6", "p99", "orphan", date(2027, 5, 9)),
    )
    group = replace(with_first_meeting_held(), actions=actions)
    assert under(group, "REVIEW OF PROGRESS") == (
        "Priya Nair: A2, home visit, by Tue 27 Apr 2027, not accepted yet",
        "Priya Nair: A4, call, done on Thu 8 Apr 2027",
        "Dawn Kerrigan: A3, lock replaced, by Tue 20 Apr 2027, overdue",
        "nobody: A6, orphan, by Sun 9 May 2027",
    )


def test_what_was_done_before_the_last_meeting_is_not_discussed_again() -> None:
    done = an_action(
        "A4", PRIYA, "call", date(2027, 3, 29), state=ActionState.DONE, done_on=date(2027, 3, 29)
    )
    group = replace(with_first_meeting_held(), actions=(done,))
    assert under(group, "REVIEW OF PROGRESS") == ()
    assert under(group, "REVIEW OF PROGRESS AGAINST", "M1")[1:] != ()


def test_the_first_agenda_says_whether_the_conferences_record_is_here() -> None:
    group = with_first_meeting_booked()
    assert "are here yet" in under(group, "REVIEW OF PROGRESS AGAINST", "M1")[0]
    first = replace(group.conferences[0], record="with the minutes of 17 March")
    group = replace(group, conferences=(first,))
    assert "with the minutes" in under(group, "REVIEW OF PROGRESS AGAINST", "M1")[0]
    bare = replace(group, conferences=())
    assert under(bare, "REVIEW OF PROGRESS AGAINST", "M1") == ()


def test_the_review_date_stands_on_each_agenda() -> None:
    lines = under(with_first_meeting_held(), "DATES, TIMES AND VENUES", "M3")
    assert lines[0] == "Review conference: Wed 16 Jun 2027"
    assert lines[1].startswith("Booked: Tue 6 Jul 2027, ")
    group = with_first_meeting_booked()
    bare = replace(group, conferences=group.conferences[:1])
    assert under(bare, "DATES, TIMES AND VENUES", "M1") == ()


def test_the_minutes_of_the_meeting_before_are_final_or_not() -> None:
    group = with_first_meeting_held()
    assert under(group, "NOTES OF PREVIOUS") == ("Minutes of Tue 30 Mar 2027: no record yet",)
    draft = Minutes("N1", "M1", 1, MinutesState.DRAFT, MARTIN, at(31, 3))
    group = replace(group, minutes=(draft,))
    assert under(group, "NOTES OF PREVIOUS")[0].endswith("not final yet")
    final = replace(draft, state=MinutesState.FINAL, released_at=at(2, 4))
    group = replace(group, minutes=(final,))
    assert under(group, "NOTES OF PREVIOUS")[0].endswith(": final")
    corrected = correct(group, "M1", PRIYA, "The date was wrong.", at(5, 4))
    assert under(corrected, "NOTES OF PREVIOUS")[0].endswith(": final")
    never_held = with_meeting(with_first_meeting_held(), "M1", state=MeetingState.CANCELLED)
    never_held = with_meeting(never_held, "M2", agenda=AgendaKind.SUBSEQUENT)
    assert under(never_held, "NOTES OF PREVIOUS") == ()


def test_who_brings_the_childs_views_who_notes_and_who_is_missing_is_named() -> None:
    group = with_first_meeting_held()
    assert under(group, "CHILD'S VIEWS") == ("Child A: brought by Martin Pryce, school DSL",)
    child = replace(
        member_of(group, LEAH),
        id="p20",
        kind=MemberKind.CHILD,
        name="Child A",
        childs_part=ChildsPart.ATTENDS_PART,
    )
    attends = under(replace(group, members=(*group.members, child)), "CHILD'S VIEWS")
    assert attends == ("Child A: attends part; brought by Martin Pryce, school DSL",)
    nobody = with_member(group, MARTIN, roles=frozenset())
    assert under(nobody, "CHILD'S VIEWS") == ("Child A: nobody is named to bring them",)
    assert under(group, "IDENTIFICATION") == ("Dawn Kerrigan, housing officer",)
    assert under(with_meeting(group, "M2", note_taker=""), "IDENTIFICATION") == ()
    alone = with_member(group, DAWN, agency="Other", part="")
    assert under(alone, "CONFIRMATION", "M1") == ("Nobody speaks yet for Eastmere Homes.",)


def test_the_plan_is_ticked_person_by_person() -> None:
    group = with_first_meeting_held()
    assert under(group, "CHECK MEMBERS")[0].startswith("Not yet ticked for: Priya Nair, ")
    ticks = tuple(Tick(HAS_COPY, each.id) for each in group.professionals)
    assert under(with_meeting(group, "M2", ticks=ticks), "CHECK MEMBERS") == ()


def test_plain_words_stand_by_the_purpose() -> None:
    assert "small circle of people" in under(with_first_meeting_booked(), "PURPOSE", "M1")[0]


@given(
    texts=st.lists(any_text(min_size=6, max_size=12), min_size=1, max_size=4, unique=True),
    marked=st.sets(st.integers(0, 3)),
    meeting=st.sampled_from(["M1", "M2", "M3", "M4"]),
)
def test_no_marked_part_ever_stands_on_an_agenda(
    texts: list[str], marked: set[int], meeting: str
) -> None:
    mark = Mark(frozenset({DEAN}), "why")
    questions = ("done", "changed", "working", "plan")
    parts = tuple(
        UpdatePart(questions[n], f"<{text}>", mark if n in marked else None)
        for n, text in enumerate(texts)
    )
    update = WrittenUpdate("U1", meeting, GRACE, at(26, 4), parts)
    group = replace(with_first_meeting_held(), updates=(update,))
    shown = "\n".join(
        line for item in agenda_of(group, meeting_of(group, meeting)) for line in item.lines
    )
    for part in parts:
        if part.mark is not None:
            assert part.text not in shown
