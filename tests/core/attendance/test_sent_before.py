"""An update sent again: what was written before is not lost, nor what was kept apart let out."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.attendance.updating import send_update
from bot.core.attendance.writing import Written
from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.updates import Mark, WrittenUpdate
from bot.core.refusals import Refusal
from tests.cast import DEAN, GRACE, MARTIN, at
from tests.story import meeting_of, member_of, with_first_meeting_held

NOT_FOR_DEAN = Mark(frozenset({DEAN}), "he must not learn where she is seen")
MAY = date(2027, 5, 21)
FIRST = Written(
    {"done": "Two visits.", "not_working": "The clinic."},
    marks={"not_working": NOT_FOR_DEAN},
    document="F1",
)


def sent_twice(first: Written, second: Written, group: CoreGroup | None = None) -> WrittenUpdate:
    group = group or with_first_meeting_held()
    for written in (first, second):
        group = send(group, written)
    found = [each for each in group.updates if (each.meeting, each.member) == ("M2", GRACE)]
    assert len(found) == 1
    return found[0]


def send(group: CoreGroup, written: Written) -> CoreGroup:
    meeting, who = meeting_of(group, "M2"), member_of(group, GRACE)
    return send_update(group, meeting, who, written, by=GRACE, now=at(26, 4, 9, 40))


def test_what_is_left_empty_stays_as_it_was_sent() -> None:
    update = sent_twice(FIRST, Written({"done": "Three visits.", "not_working": " "}))
    assert [(part.question, part.text) for part in update.parts] == [
        ("done", "Three visits."),
        ("not_working", "The clinic."),
    ]
    assert update.parts[1].mark == NOT_FOR_DEAN
    assert update.document == "F1"


def test_a_part_written_anew_is_kept_from_the_same_people_unless_others_are_named() -> None:
    anew = {"not_working": "Still the clinic."}
    assert sent_twice(FIRST, Written(anew)).parts[1].mark == NOT_FOR_DEAN
    other = Mark(frozenset({MARTIN}), "it is about him")
    assert sent_twice(FIRST, Written(anew, marks={"not_working": other})).parts[1].mark == other


def test_how_an_action_stands_and_a_file_handed_in_later_are_added() -> None:
    group = with_first_meeting_held()
    visits = Action(
        "A1", ActionKind.ACTION, "n", "o", "w", "h", "s", GRACE, MAY, at(27, 4), at(27, 4)
    )
    group = replace(group, actions=(visits,))
    update = sent_twice(FIRST, Written(progress={"A1": "done"}, document="F2"), group)
    assert (update.progress, update.document) == ((("A1", "done"),), "F2")
    assert len(update.parts) == 2


def test_an_empty_form_adds_nothing_to_one_that_was_sent() -> None:
    group = send(with_first_meeting_held(), FIRST)
    with pytest.raises(Refusal, match="nothing in this update"):
        send(group, Written({"done": " "}))
