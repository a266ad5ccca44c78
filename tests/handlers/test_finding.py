"""Finding what words name: meetings, actions, tasks, minutes; never by guessing."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.tasks import Task, TaskKind
from bot.core.refusals import Refusal
from handlers.before_forms import right_group
from handlers.finding import (
    all_meetings,
    find_action,
    find_minutes,
    find_task,
    held_meetings,
    take_meeting,
)
from handlers.grammar import parse, split_for
from tests.cast import CREATED, MARTIN, PRIYA
from tests.story import (
    meeting_of,
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
)

TODAY = date(2027, 4, 1)
HELD = with_first_meeting_held()


def busy() -> CoreGroup:
    words = ("a need", "an outcome", "what", "how", "so what", PRIYA)
    action = Action(
        "A3",
        ActionKind.ACTION,
        *words,
        due_on=TODAY,
        proposed_at=CREATED,
        changed_at=CREATED,
    )
    task = Task("T3", TaskKind.TELL_CHILD, MARTIN, "M1:child-a", TODAY, CREATED)
    minutes = Minutes("N1", "M1", 1, MinutesState.DRAFT, MARTIN, CREATED)
    return replace(HELD, actions=(action,), tasks=(task,), minutes=(minutes,))


@pytest.mark.parametrize(
    ("words", "id_", "rest"),
    [
        ("", "M2", ""),
        ("27 apr yes for Leah", "M2", "yes for Leah"),
        ("M3 yes", "M3", "yes"),
        ("tue 25 may 10:00", "M3", ""),
        ("6/7", "M4", ""),
        ("yes", "M2", "yes"),
    ],
)
def test_a_meeting_is_found_by_its_date_or_id_or_is_the_next(
    words: str, id_: str, rest: str
) -> None:
    meeting, left = take_meeting(HELD, words, TODAY)
    assert (meeting.id, left) == (id_, rest)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("28 apr", "There is one on Tue 27 Apr 2027"),
        ("M1", "There is one on"),
        ("tue", "can mean"),
        ("27 apr 11:00", "no such meeting"),
    ],
)
def test_a_meeting_that_is_not_there_or_unclear_is_asked_back(words: str, expected: str) -> None:
    with pytest.raises(Refusal) as refused:
        take_meeting(HELD, words, TODAY)
    assert expected in str(refused.value)


def test_a_meeting_cancelled_and_booked_again_for_its_day_is_the_one_that_stands() -> None:
    off = with_meeting(HELD, "M2", state=MeetingState.CANCELLED)
    anew = replace(meeting_of(HELD, "M2"), id="M5")
    again = replace(off, meetings=(*off.meetings, anew))
    assert take_meeting(again, "27 april yes", TODAY, all_meetings) == (anew, "yes")
    twice = replace(again, meetings=(*off.meetings, replace(anew, state=MeetingState.CANCELLED)))
    assert take_meeting(twice, "27 april", TODAY, all_meetings)[0].id == "M5"


def test_without_meetings_there_is_none_to_find() -> None:
    for words in ("", "27 apr"):
        with pytest.raises(Refusal, match="no such meeting"):
            take_meeting(with_contact_sheet(), words, TODAY)


def test_held_meetings_come_last_first_and_all_in_order() -> None:
    assert take_meeting(HELD, "", TODAY, held_meetings)[0].id == "M1"
    assert [each.id for each in all_meetings(HELD)][:2] == ["M1", "M2"]


def test_actions_and_tasks_are_found_by_number() -> None:
    group = busy()
    assert find_action(group, "a3 accept")[1] == "accept"
    assert find_task(group, "T3 22 march")[0].id == "T3"
    for words in ("A9", "three", "T3"):
        with pytest.raises(Refusal):
            find_action(group, words)
    with pytest.raises(Refusal, match="There is no task T9"):
        find_task(group, "T9")


def test_minutes_are_found_by_id_or_by_the_meetings_date() -> None:
    group = busy()
    for words in ("N1 send", "30 march send", "M1 send"):
        minutes, rest = find_minutes(group, words, TODAY)
        assert (minutes.id, rest) == ("N1", "send")
    with pytest.raises(Refusal, match="no minutes of Tue 30 Mar 2027"):
        find_minutes(HELD, "30 march", TODAY)


def test_the_right_group_is_asked_by_lead_and_date() -> None:
    lead = "Is it the group led by Priya Nair"
    assert right_group(HELD) == f"{lead} that met on 30 March?"
    assert right_group(with_first_meeting_booked()) == f"{lead} that meets on 30 March?"
    assert right_group(with_contact_sheet()) == f"{lead}?"
    nobody = replace(with_contact_sheet(), members=())
    assert right_group(nobody) == "Is it the group led by nobody?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("meet 30 march", ("", "meet", "30 march")),
        ("/7kq2 Meet  30 march", ("7KQ2", "meet", "30 march")),
        ("H4MX", ("H4MX", "", "")),
        ("plan", ("", "plan", "")),
        ("", ("", "", "")),
    ],
)
def test_a_line_is_taken_apart(text: str, expected: tuple[str, str, str]) -> None:
    parsed = parse(text)
    assert (parsed.ref, parsed.word, parsed.rest) == expected


@pytest.mark.parametrize("quotes", ["“”", "””", "„“", '“"', '""'])
def test_the_quotes_of_a_phone_hold_a_field_together(quotes: str) -> None:
    parsed = parse(f"add Dawn agency={quotes[0]}Eastmere Homes{quotes[1]} part=none")
    assert parsed.fields == {"agency": "Eastmere Homes", "part": "none"}
    assert parse('add Dawn part="a “home”"').fields == {"part": "a “home”"}


def test_fields_can_be_typed_in_any_place_of_the_line() -> None:
    parsed = parse('add Dawn agency="Eastmere Homes" route=slack part=""')
    assert parsed.rest == "Dawn"
    assert parsed.fields == {"agency": "Eastmere Homes", "route": "slack", "part": ""}


def test_what_cannot_be_shown_is_told_of_the_words_and_of_each_field() -> None:
    parsed = parse('\ufeffend 30\x07 march venue=Hall why="not\x00 yet"')
    assert (parsed.word, parsed.rest) == ("end", "30 march")
    assert parsed.fields == {"venue": "Hall", "why": "not yet"}
    assert {name: why.field for name, why in parsed.unread.items()} == {"": "", "why": "why"}
    assert parse("\ufeffvenue=Hall").fields == {"venue": "Hall"}


def test_for_somebody_is_split_off_the_end() -> None:
    assert split_for("30 march yes for Leah Carrow") == ("30 march yes", "Leah Carrow")
    assert split_for("for Leah") == ("", "Leah")
    assert split_for("before 4") == ("before 4", "")
