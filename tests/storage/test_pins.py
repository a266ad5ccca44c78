"""What a group pins of its profile: values and bank holidays stay until newer ones are adopted."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bot.core.facts.particulars import Closing
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.group.adopting import adopt
from bot.core.notices.notice import Kind
from storage import schema
from storage.pins import holdings, put_together, take_apart
from storage.store import Store
from tests.cast import PRIYA
from tests.profiles import edited, with_list_lacking
from tests.storage.given import LATER, REF, a_group, changed
from tests.story import EASTMERE, with_contact_sheet, with_first_meeting_held

EASTER_MONDAY = date(2027, 3, 29)
SHORTER = edited({"first_meeting": "7 working days"})


def planned(store: Store, kind: Kind) -> set[str]:
    found = (each.identity for each in store.notices.stored(REF))
    return {each.recipient for each in found if each.kind is kind}


def test_a_list_of_bank_holidays_stays_pinned_when_a_newer_one_is_installed(store: Store) -> None:
    older = with_list_lacking(with_contact_sheet(), EASTER_MONDAY)
    a_group(store, older)
    kept = store.read(REF).profile
    assert kept.calendar.is_working_day(EASTER_MONDAY)
    assert kept == older.profile
    changed(store, lambda facts: replace(facts, flag_reason="a change of something else"))
    assert store.read(REF).profile.calendar.is_working_day(EASTER_MONDAY)


def test_a_pinned_list_comes_back_to_the_letter() -> None:
    older = with_list_lacking(with_contact_sheet(), EASTER_MONDAY).profile
    assert put_together(take_apart(older)).calendar == older.calendar
    assert put_together(take_apart(EASTMERE)).holidays == ()


def test_an_adoption_is_kept_and_the_lead_is_to_hear_of_it(store: Store) -> None:
    a_group(store, with_contact_sheet())
    after = changed(store, lambda facts: adopt(facts, SHORTER, LATER))
    again = store.read(REF)
    assert again == after
    assert again.adoptions[0].after.digest == again.profile.digest
    assert planned(store, Kind.PROFILE_ADOPTED) == {PRIYA}


def done(task: Task) -> Task:
    is_plan = task.kind is TaskKind.CONFIRM_PLAN
    return replace(task, state=TaskState.DONE, done_on=LATER.date()) if is_plan else task


def test_what_is_open_moves_with_the_adoption_and_what_is_done_stays(store: Store) -> None:
    a_group(store, with_first_meeting_held())
    changed(store, lambda facts: replace(facts, tasks=tuple(map(done, facts.tasks))))
    after = changed(store, lambda facts: adopt(facts, edited({"gap_due": "4 working days"}), LATER))
    due = {each.kind: each.due_on for each in after.tasks}
    assert due[TaskKind.CONFIRM_PLAN] == date(2027, 3, 31)
    assert due[TaskKind.NAME_WHO_TELLS_CHILD] == date(2027, 4, 5)


def test_open_groups_are_counted_by_what_they_hold(store: Store) -> None:
    group = a_group(store, with_contact_sheet())
    a_group(store, replace(group, ref="9WXT"))
    a_group(store, with_list_lacking(replace(group, ref="4BCD"), EASTER_MONDAY))
    closing = Closing(LATER, PRIYA, "a plan", "a centre")
    a_group(store, replace(group, ref="5DFG", profile=SHORTER, closing=closing))
    assert [(each.ref, each.groups) for each in holdings(store.database)] == [
        ("4BCD", 1),
        (REF, 2),
    ]


def test_a_list_is_kept_once_for_all_groups_that_hold_it(store: Store) -> None:
    group = a_group(store, with_contact_sheet())
    a_group(store, replace(group, ref="9WXT"))
    with store.database.reading() as connection:
        (content,) = connection.execute(select(schema.profiles.c.content)).scalars()
    assert content.count("Easter Monday") == len(range(2019, 2041))
