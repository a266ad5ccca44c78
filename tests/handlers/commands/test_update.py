"""The two-minute update of part 7: by a link, late, one part not for Dean, and read by the lead."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Card, FieldKind, Items, Warn
from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.people import Reader
from bot.core.facts.roll_call import Presence, RollCallLine
from bot.core.facts.updates import WrittenUpdate
from bot.core.requests import Upload
from scheduler.clock import JumpClock
from tests.cast import ASHA, DAWN, DEAN, GRACE, JOAN, LEAH, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.profiles import with_value
from tests.story import (
    member_of,
    with_answers_for_first,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

WROTE = {
    "done": "Two visits.",
    "working": "Mornings are calmer.",
    "not_working": "He waits at the clinic.",
    "not_for_not_working": "Dean",
    "why_not_working": "she is afraid",
}
LOCK = Action(
    "A3", ActionKind.ACTION, "a secure door", "sleeps well", "lock replaced", "joiner", "so what",
    DAWN, date(2027, 4, 20), at(30, 3), at(30, 3),
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_april(house: House) -> None:
    house.clock.jump(at(26, 4, 9, 40))


def kept(house: House, group: CoreGroup | None = None) -> None:
    house.keep(replace(group or with_first_meeting_held(), actions=(LOCK,)))


def update_of(house: House, member: str = GRACE, meeting: str = "M2") -> WrittenUpdate:
    found = house.group().update(meeting, member)
    assert found is not None
    return found


def place(card: Card, part: str) -> int:
    return words(card).index(part)


def test_the_page_has_the_numbers_first_then_the_group_then_the_questions(house: House) -> None:
    kept(house)
    card = house.say(GRACE, "update M2", by_link=True, looks=True)
    parts = ("In immediate danger: 999.", "led by Priya Nair", "What have you")
    places = [place(card, part) for part in parts]
    assert places == sorted(places)
    assert "Is it the group led by Priya Nair that met on 30 March?" in words(card)
    assert "01632 960199, out of hours 01632 960198" in words(card)
    names = [each.name for each in form_in(card).fields if each.kind is FieldKind.TEXT]
    assert names == ["done", "changed", "working", "not_working", "plan", "own_words"]


def test_grace_sends_it_one_working_day_late_with_one_part_not_for_dean(house: House) -> None:
    kept(house)
    card = house.say(GRACE, "update M2", WROTE, by_link=True)
    said = words(card)
    assert "marked late by 1 working day" in said
    assert "not for everybody: 1" in said
    (empty,) = (each for each in card.blocks if isinstance(each, Items))
    questions = ("What has changed for the child?", "What should change in the plan?")
    assert empty == Items(questions, heading="Left empty")
    assert "Mornings are calmer" not in said
    update = update_of(house)
    assert (update.working_days_late, update.since) == (1, date(2027, 3, 30))
    mark = next(part.mark for part in update.parts if part.question == "not_working")
    assert mark is not None
    assert mark.not_for == {DEAN}


def test_priya_as_addressee_and_chair_is_told_once(house: House) -> None:
    kept(house)
    house.say(GRACE, "update M2", WROTE, by_link=True)
    told = [
        n.identity.recipient
        for n in house.store.notices.stored("7KQ2")
        if n.identity.kind == "update_received"
    ]
    assert told == [PRIYA]


def test_priya_reads_the_marked_part_by_itself_and_the_room_never_does(house: House) -> None:
    kept(house)
    house.say(GRACE, "update M2", WROTE, by_link=True)
    card = house.say(PRIYA, "update 27 april")
    lists = [block for block in card.blocks if isinstance(block, Items)]
    assert not any("clinic" in line for line in lists[0].items)
    assert any("clinic" in line for line in lists[1].items)
    warned = [block.text for block in card.blocks if isinstance(block, Warn)]
    assert warned[0] == "Do not say this in the meeting. Not for Dean Marsh: she is afraid"


def test_each_look_at_somebodys_text_leaves_a_line(house: House) -> None:
    kept(house)
    house.say(GRACE, "update M2", WROTE)
    house.say(PRIYA, "update 27 april")
    house.say(PRIYA, "update 27 april", looks=True)
    lines = [line for line in house.store.audit.lines("7KQ2") if line.event == "update opened"]
    assert [line.by for line in lines] == [PRIYA]


def test_before_the_meeting_other_members_read_nothing(house: House) -> None:
    kept(house)
    house.say(GRACE, "update M2", WROTE)
    assert "Mornings" not in words(house.say(ASHA, "update 27 april"))
    assert "clinic" in words(house.say(GRACE, "update 27 april"))


def test_by_link_nobodys_text_is_shown_back(house: House) -> None:
    kept(house)
    house.say(GRACE, "update M2", WROTE, by_link=True)
    assert "Mornings" not in words(house.say(GRACE, "update M2", by_link=True, looks=True))


def test_dawns_own_action_is_asked_by_number_and_date_alone_by_link(house: House) -> None:
    kept(house)
    by_link = form_in(house.say(DAWN, "update M2", by_link=True, looks=True))
    assert by_link.fields[1].label == "Your action A3, by Tue 20 Apr 2027"
    assert form_in(house.say(DAWN, "update M2")).fields[1].label.endswith("lock replaced")
    house.say(DAWN, "update M2", {"done": "Ordered.", "action_A3": "under_way"}, by_link=True)
    assert update_of(house, DAWN).progress == (("A3", "under_way"),)


def test_a_shared_mailbox_sees_no_actions_by_link(house: House) -> None:
    group = with_first_meeting_held()
    contact = replace(member_of(group, DAWN).contact, reader=Reader.SHARED)
    kept(house, with_member(group, DAWN, contact=contact))
    form = form_in(house.say(DAWN, "update M2", by_link=True, looks=True))
    assert "action_A3" not in [each.name for each in form.fields]


def test_a_word_file_is_kept_sealed_and_anything_else_is_refused(house: House) -> None:
    kept(house)
    pdf = {"document": Upload("x.pdf", "application/pdf", b"%PDF-1.7 made up /Type /Page %%EOF")}
    house.say(GRACE, "update M2", {"done": ""}, uploads=pdf)
    (document,) = house.group().documents
    assert update_of(house).document == document.id
    assert house.store.documents.get("7KQ2", document.id).startswith(b"%PDF")
    virus = {"document": Upload("x.exe", "application/x", b"MZ...")}
    assert "neither a Word document" in words(house.say(GRACE, "update M2", {}, uploads=virus))
    large = {"document": Upload("x.pdf", "application/pdf", b"%PDF-" + b"0" * 10_485_760)}
    assert "larger than 10 MB" in words(house.say(GRACE, "update M2", {}, uploads=large))
    assert len(house.group().documents) == 1


def test_a_paper_handed_in_is_entered_by_the_lead_with_its_date(house: House) -> None:
    kept(house)
    form = form_in(house.say(PRIYA, "update 27 april for Grace"))
    assert form.command == "update M2 for Grace Holloway"
    sent = {"done": "Two visits.", "handed_in": "2027-04-23"}
    house.say(PRIYA, form.command, sent)
    update = update_of(house)
    assert (update.on_paper_by, update.working_days_late) == (PRIYA, 0)
    assert "on paper, entered by Priya Nair" in words(house.say(TOM, "update 27 april"))
    assert house.say(ASHA, form.command, sent).is_refusal


def test_who_was_absent_without_word_is_asked_for_that_meeting_first(house: House) -> None:
    group = with_meeting(
        with_first_meeting_held(),
        "M2",
        state=MeetingState.ENDED,
        roll_call=(RollCallLine(DAWN, Presence.ABSENT),),
    )
    kept(house, group)
    house.clock.jump(at(28, 4))
    assert form_in(house.say(DAWN, "update")).command == "update M2"
    assert form_in(house.say(GRACE, "update")).command == "update M3"


def test_text_that_is_too_long_is_refused_and_nothing_is_kept(house: House) -> None:
    kept(house)
    assert "the most" in words(house.say(GRACE, "update M2", {"done": "x" * 100_000}))
    markup = "<script>alert(1)</script> *bold*"
    house.say(GRACE, "update M2", {"done": markup})
    assert update_of(house).parts[0].text == markup


def test_nothing_to_send_is_asked_back(house: House) -> None:
    kept(house)
    assert "nothing in this update" in words(house.say(GRACE, "update M2", {"done": " "}))


def test_where_a_substitute_excuses_nothing_joan_brings_the_update_along(house: House) -> None:
    kept(house, with_value(with_answers_for_first(), "substitute_excuses_update", "no"))
    house.clock = JumpClock(at(24, 3))
    form = form_in(house.say(JOAN, "update"))
    assert form.command == "update M1"
    house.say(JOAN, form.command, {"done": "Two calls."})
    assert update_of(house, ASHA, "M1").on_paper_by == ""
    assert "bring along" in words(house.say(ASHA, "substitute M1 Ali Khan ali@police.example"))


def test_where_a_substitute_excuses_the_update_joan_is_not_asked(house: House) -> None:
    kept(house, with_answers_for_first())
    house.clock = JumpClock(at(24, 3))
    assert house.say(JOAN, "update").is_refusal


def test_leah_writes_her_views_in_the_same_way(house: House) -> None:
    kept(house)
    views = {"changed": "She sleeps.", "not_for_changed": "Dean", "why_changed": "I am afraid"}
    house.say(LEAH, "update M2", views)
    assert update_of(house, LEAH).parts[0].mark is not None


def test_who_reads_the_updates_and_names_somebody_is_told_how_one_is_read_and_how_handed_in(
    house: House,
) -> None:
    kept(house)
    told = words(house.say(PRIYA, "update 27 april Grace"))
    assert '"Grace" is not clear.' in told
    assert 'All updates that came for a meeting are shown with "update 30 march".' in told
    assert '"update 30 march for NAME"' in told
    other = words(house.say(DAWN, "update 27 april Grace"))
    assert 'shown with "update 30 march".' in other
    assert "NAME" not in other
    assert 'Write it like "update 30 march".' in words(house.say(LEAH, "update 27 april Grace"))
