"""The end of the first meeting, as 4.4 to 4.6 have it: it always ends, nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Card, Items
from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.roll_call import Presence, RollCallLine
from bot.core.facts.taking_part import TellsChild
from bot.core.facts.tasks import TaskKind, TaskState
from bot.core.meeting.record_keys import childs_views
from tests.cast import ASHA, CHILD_A, DAWN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, words
from tests.story import meeting_of, with_answers_for_first, with_meeting

DATES = """Tue 27 Apr 2027 10:00
Tue 25 May 2027 10:00
Tue 6 Jul 2027 10:00
Tue 17 Aug 2027 10:00
Tue 28 Sep 2027 10:00
Tue 9 Nov 2027 10:00"""
LOCK = Action(
    "A3", ActionKind.ACTION, "a secure door", "sleeps well", "lock replaced", "joiner", "so what",
    DAWN, date(2027, 4, 20), at(30, 3), at(30, 3),
)  # fmt: skip
AGREED = {
    f"tells_{CHILD_A}": MARTIN,
    f"tells_{CHILD_A}_by": "2027-04-02",
    "next_dates": DATES,
    "agreed_by": f"{PRIYA},{LEAH}",
    "chair_1": PRIYA,
    "notes_1": DAWN,
    "chair_2": PRIYA,
    "notes_2": ASHA,
    "chair_3": TOM,
    "notes_3": GRACE,
}


@pytest.fixture(autouse=True)
def under_way(house: House) -> CoreGroup:
    house.clock.jump(at(30, 3, 11, 25))
    roll = tuple(RollCallLine(each, Presence.IN_PERSON) for each in (PRIYA, TOM, MARTIN, LEAH))
    group = with_meeting(
        with_answers_for_first(),
        "M1",
        state=MeetingState.STARTED,
        started_at=at(30, 3, 10, 2),
        chair=TOM,
        note_taker=MARTIN,
        roll_call=roll,
    )
    return house.keep(group)


def under(card: Card, heading: str) -> tuple[str, ...]:
    lists = (b for b in card.blocks if isinstance(b, Items) and b.heading == heading)
    return next(lists).items


def test_end_asks_first_what_is_not_covered_and_proposes_dates_and_rota(house: House) -> None:
    card = house.say(TOM, "end")
    assert under(card, "Not covered yet")[0] == "Child A: views not yet covered"
    fields = {each.name: each for each in form_in(card).fields}
    assert fields["next_dates"].value == DATES
    assert fields["chair_1"].value == PRIYA
    assert fields["notes_1"].value not in {"", PRIYA, MARTIN}
    assert "The next meeting is to be by Tue 11 May 2027." in words(card)
    assert meeting_of(house.group(), "M1").state is MeetingState.STARTED


def test_everything_agreed_is_kept_and_the_rest_becomes_martins_task(house: House) -> None:
    card = house.say(TOM, "end M1", AGREED)
    group = house.group()
    meeting = meeting_of(group, "M1")
    assert meeting.state is MeetingState.ENDED
    assert meeting.tells_child == (TellsChild(CHILD_A, MARTIN, date(2027, 4, 2)),)
    assert len(group.upcoming) == 6
    assert [(m.chair, m.note_taker) for m in group.upcoming[:3]] == [
        (PRIYA, DAWN),
        (PRIYA, ASHA),
        (TOM, GRACE),
    ]
    assert "The next date is agreed by: Priya Nair, Leah Carrow" in words(card)
    tasks = under(card, "What became whose task")
    views = next(line for line in tasks if "views" in line)
    assert "Martin Pryce: bring the child's views, which were not covered (Child A)" in views
    assert views.endswith("by Wed 31 Mar 2027")
    paper = "give somebody their invitation (Leah Carrow, for Tue 27 Apr 2027)"
    assert sum(paper in line for line in tasks) == 1
    tells = next(line for line in tasks if "tell the child" in line)
    assert tells.endswith("by Fri 2 Apr 2027")
    assert under(card, "The record says so until it is done") == ("Child A: views not yet covered",)


def test_the_tasks_on_the_card_are_those_that_were_given(house: House) -> None:
    card = house.say(TOM, "end M1", AGREED)
    given = {each.id for each in house.group().tasks if each.state is TaskState.OPEN}
    told = {line.split()[0] for line in under(card, "What became whose task")}
    assert told <= given


def test_an_end_with_nothing_agreed_ends_all_the_same(house: House) -> None:
    card = house.say(TOM, "end M1", {"next_dates": ""})
    assert not card.is_refusal
    group = house.group()
    assert meeting_of(group, "M1").state is MeetingState.ENDED
    kinds = {each.kind for each in group.tasks}
    assert {TaskKind.NEXT_DATE, TaskKind.NAME_WHO_TELLS_CHILD, TaskKind.VIEWS_NOT_COVERED} <= kinds
    assert "3" in words(card)


def test_a_date_over_the_limit_is_named_with_it_and_asked_again_after_the_end(
    house: House,
) -> None:
    card = house.say(TOM, "end M1", {**AGREED, "next_dates": "wed 12 may 10:00"})
    assert meeting_of(house.group(), "M1").state is MeetingState.ENDED
    said = words(card)
    assert "1 day after the latest date, Tue 11 May 2027" in said
    form = form_in(card)
    fields = {each.name: each for each in form.fields}
    assert fields["next_dates"].value == "wed 12 may 10:00"
    assert fields["reason_late"].error
    assert house.group().upcoming == ()
    again = {"next_dates": "wed 12 may 10:00", "reason_late": "school closes"}
    house.say(TOM, form.command, again)
    assert house.group().upcoming[0].reasons.late == "school closes"


def test_an_unclear_date_stops_neither_the_end_nor_the_other_dates(house: House) -> None:
    sent = {**AGREED, "next_dates": "someday\ntue 27 april", f"tells_{CHILD_A}_by": "soon"}
    card = house.say(TOM, "end M1", sent)
    group = house.group()
    assert meeting_of(group, "M1").state is MeetingState.ENDED
    assert [each.on for each in group.upcoming] == [date(2027, 4, 27)]
    assert group.upcoming[0].chair == ""
    fields = {each.name: each for each in form_in(card).fields}
    assert fields["next_dates"].error
    assert fields[f"tells_{CHILD_A}_by"].error


def test_views_written_at_the_end_are_noted(house: House) -> None:
    house.say(TOM, "end M1", {f"views_{CHILD_A}": "Likes the breakfast club."})
    assert meeting_of(house.group(), "M1").note(childs_views(CHILD_A))
    names = [each.name for each in form_in(house.say(TOM, "end M1")).fields]
    assert f"views_{CHILD_A}" not in names


def test_what_was_missing_can_be_added_after_the_end(house: House) -> None:
    house.say(TOM, "end M1", {"next_dates": ""})
    house.clock.jump(at(31, 3, 9))
    house.say(TOM, "end 30 march", {f"tells_{CHILD_A}": MARTIN, f"tells_{CHILD_A}_by": "2 april"})
    group = house.group()
    assert meeting_of(group, "M1").ended_at == at(30, 3, 11, 25)
    named = [t for t in group.tasks if t.kind is TaskKind.NAME_WHO_TELLS_CHILD]
    assert [each.state for each in named] == [TaskState.WITHDRAWN]


def test_an_ended_meeting_says_when_it_ended_by_whom_and_asks_only_what_is_missing(
    house: House,
) -> None:
    house.say(TOM, "end M1", AGREED)
    house.clock.jump(at(31, 3, 9))
    again = house.say(PRIYA, "end 30 march")
    ended = "The meeting of Tue 30 Mar 2027 has ended: it was ended at 11:25 by Tom Adeyemi."
    assert ended in words(again)
    assert "You can end now" not in words(again)
    assert [each.name for each in form_in(again).fields] == ["right_group", f"views_{CHILD_A}"]
    assert form_in(again).submit == "Add this"
    house.say(PRIYA, "end 30 march", {f"views_{CHILD_A}": "Likes the breakfast club."})
    last = house.say(TOM, "end 30 march")
    assert last.is_refusal
    assert ended in words(last)
    assert "Its minutes: minutes 30 march" in words(last)


def test_a_reason_stands_for_the_date_that_was_not_agreed(house: House) -> None:
    house.say(TOM, "end M1", {"next_dates": "", "no_next_date": "The review ends the plan."})
    assert TaskKind.NEXT_DATE not in {each.kind for each in house.group().tasks}


def test_the_numbers_stand_before_the_form_that_invites_text(house: House) -> None:
    said = words(house.say(TOM, "end"))
    assert said.index("999") < said.index("views, and what life is like")


def test_the_same_end_twice_books_once(house: House) -> None:
    once = house.say(TOM, "end M1", AGREED, key="once")
    assert house.say(TOM, "end M1", AGREED, key="once") == once
    assert len(house.group().upcoming) == 6


def test_only_lead_manager_or_chair_end_a_meeting(house: House) -> None:
    assert house.say(GRACE, "end M1", AGREED).is_refusal
    assert meeting_of(house.group(), "M1").state is MeetingState.STARTED


def test_each_member_hears_of_each_date_that_is_firm(house: House) -> None:
    house.say(TOM, "end M1", AGREED)
    invited = {
        n.identity.subject
        for n in house.store.notices.stored("7KQ2")
        if n.identity.kind == "invitation" and n.identity.recipient == GRACE
    }
    firm = {each.id for each in house.group().upcoming if not each.provisional}
    assert firm <= invited


def test_everybodys_own_actions_are_listed_with_their_dates(house: House) -> None:
    with house.store.begin("7KQ2", by=PRIYA, now=at(30, 3, 11)) as work:
        work.facts = replace(work.facts, actions=(LOCK,))
    card = house.say(TOM, "end M1", {"next_dates": ""})
    assert under(card, "Actions") == ("Dawn Kerrigan: A3, by Tue 20 Apr 2027",)


def test_a_meeting_that_is_ended_weeks_later_proposes_nothing_that_is_past(house: House) -> None:
    house.clock.jump(at(12, 5, 9))
    fields = {each.name: each.value for each in form_in(house.say(TOM, "end")).fields}
    assert fields["chair_1"] == PRIYA
    sent = house.say(TOM, "end M1", {"next_dates": "2027-04-27 10:00"})
    assert "is past" in words(sent)
    assert meeting_of(house.group(), "M1").state is MeetingState.ENDED


@pytest.mark.parametrize("unread", ["\x00", "\u202e", "\ud800", "x" * 100_000])
def test_it_ends_whatever_cannot_be_read_and_names_each_of_it_with_what_was_typed(
    house: House, unread: str
) -> None:
    names = asked_in(house.say(TOM, "end M1"))
    card = house.say(TOM, "end M1", dict.fromkeys(names, f"As agreed{unread}"))
    assert not card.is_refusal
    assert meeting_of(house.group(), "M1").state is MeetingState.ENDED
    again = {each.name: each for each in form_in(card).fields}
    for name in names:
        assert "The text h" in again[name].error
        assert again[name].value.startswith("As agreed")
        assert f"{again[name].label.rstrip('?')}: The text" in words(card)


@pytest.mark.parametrize("unseen", ["\x00", "\u202e", "\ud800"])
def test_it_ends_too_whatever_is_typed_behind_it_in_one_line(house: House, unseen: str) -> None:
    card = house.say(TOM, f'end 30{unseen} march venue=Hall no_next_date="Not{unseen} yet"')
    assert not card.is_refusal
    assert meeting_of(house.group(), "M1").state is MeetingState.ENDED
    again = {each.name: each for each in form_in(card).fields}
    assert "cannot be shown" in again["no_next_date"].error
    assert (again["no_next_date"].value, again["venue"].value) == ("Not yet", "Hall")


def test_what_is_left_out_of_the_words_alone_is_not_asked_again(house: House) -> None:
    card = house.say(TOM, "end M1\x07", AGREED)
    assert "cannot be shown" not in words(card)
    assert meeting_of(house.group(), "M1").state is MeetingState.ENDED


def test_all_else_that_was_agreed_is_taken_and_what_could_not_be_read_becomes_a_task(
    house: House,
) -> None:
    views = f"views_{CHILD_A}"
    card = house.say(TOM, "end M1", {**AGREED, views: "It is\u202e cold"})
    meeting = meeting_of(house.group(), "M1")
    assert meeting.tells_child == (TellsChild(CHILD_A, MARTIN, date(2027, 4, 2)),)
    assert [m.chair for m in house.group().upcoming[:2]] == [PRIYA, PRIYA]
    tasks = under(card, "What became whose task")
    assert any("views, which were not covered" in line for line in tasks)
    house.say(TOM, "end M1", {each.name: each.value for each in form_in(card).fields})
    assert meeting_of(house.group(), "M1").note(childs_views(CHILD_A)) == "It is cold"
    assert len(house.group().upcoming) == 6
