"""Actions as people say them: proposed with all they need, accepted, done, brought forward."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.actions import Action, ActionState, Origin, Verdict
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.record_story import with_accepted, with_actions, with_roll_called
from tests.story import with_first_meeting_booked, with_first_meeting_held

LOCK = {
    "need": "a secure front door",
    "outcome": "the front door locks",
    "what": "replace the lock",
    "how": "by the housing repairs team",
    "so_what": "the child sleeps at home without fear",
    "owner": "Dawn",
    "when": "15 working days",
}


@pytest.fixture(autouse=True)
def on_the_day(house: House) -> None:
    house.clock.jump(at(30, 3, 11))


def action_of(house: House, id_: str) -> Action:
    found = house.group().action(id_)
    assert found is not None
    return found


def test_an_action_set_as_15_working_days_is_due_on_20_april(house: House) -> None:
    house.keep(with_first_meeting_held())
    said = words(house.say(PRIYA, "action new", LOCK))
    assert "A1 is proposed" in said
    assert "Tue 20 Apr 2027" in said
    assert "Its owner is asked to accept it (N5)." in said
    action = action_of(house, "A1")
    assert (action.action_owner, action.state) == (DAWN, ActionState.PROPOSED)
    assert (action.due_on, action.meeting) == (date(2027, 4, 20), "M1")


def test_all_that_is_missing_is_named_at_once_and_nothing_typed_is_lost(house: House) -> None:
    house.keep(with_first_meeting_held())
    sent = {**LOCK, "owner": "", "when": "", "so_what": " "}
    card = house.say(PRIYA, "action new", sent)
    assert 'The action still lacks its "so what"' in words(card)
    assert "one owner; a date (R11, S10)" in words(card)
    fields = {each.name: each for each in form_in(card).fields}
    assert fields["so_what"].error
    assert fields["need"].value == "a secure front door"
    assert house.group().actions == ()


def test_leahs_action_carries_its_measure_and_is_a_task_for_priya(house: House) -> None:
    house.keep(with_first_meeting_held())
    more = {
        "owner": "Leah Carrow",
        "when": "tue 25 may 2027",
        "helpers": "Martin",
        "measure": "in school by 08:50",
        "measure_from": "6 days in 10",
        "measure_to": "9 days in 10",
        "measure_by": "25 may 2027",
    }
    said = words(house.say(PRIYA, "action new", {**LOCK, **more}))
    assert "The lead has a task to tell its owner, by number and date (S11)." in said
    action = action_of(house, "A1")
    assert action.measure is not None
    assert (action.helpers, action.measure.by) == ((MARTIN,), date(2027, 5, 25))
    tasks = [t for t in house.group().tasks if t.kind is TaskKind.TELL_ACTION_OWNER]
    assert {(each.owner, each.subject) for each in tasks} == {(PRIYA, "A1")}


def test_a_visit_every_10_working_days(house: House) -> None:
    house.keep(with_first_meeting_held())
    visit = {"kind": "visit", "every": "10 working days", "owner": PRIYA, "when": "10 working days"}
    assert "Every: 10 working days" in words(house.say(PRIYA, "action new", {**LOCK, **visit}))
    assert action_of(house, "A1").due_on == date(2027, 4, 13)
    house.clock.jump(at(12, 4, 17))
    said = words(house.say(PRIYA, "action A1 done"))
    assert "A1 was done on Mon 12 Apr 2027. The next is due on Mon 26 Apr 2027." in said


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"when": "a fortnight"}, "when"),
        ({"when": "29 march 2027"}, "when"),
        ({"owner": "Joan"}, "owner"),
        ({"helpers": "Martin, Nobody"}, "helpers"),
        ({"measure": "in school"}, "measure"),
        ({"measure": "a", "measure_from": "b", "measure_to": "c", "measure_by": "x"}, "measure_by"),
        ({"kind": "wish"}, "kind"),
    ],
)
def test_what_is_not_understood_is_said_at_its_field(
    house: House, change: dict[str, str], field: str
) -> None:
    house.keep(with_first_meeting_held())
    card = house.say(PRIYA, "action new", {**LOCK, **change})
    errors = {each.name for each in form_in(card).fields if each.error}
    assert errors == {field}


def test_vague_aims_and_a_week_end_are_pointed_out_and_taken(house: House) -> None:
    house.keep(with_first_meeting_held())
    said = words(
        house.say(PRIYA, "action new", {**LOCK, "outcome": "good sleep", "when": "17 april"})
    )
    assert '"good": what does that look like' in said
    assert "Sat 17 Apr 2027 is not a working day." in said
    assert "It has no measure yet" in said
    assert len(house.group().actions) == 1


def test_only_lead_manager_and_the_meetings_chair_and_notes_propose(house: House) -> None:
    house.keep(with_first_meeting_held())
    for who in (GRACE, DAWN, LEAH, HELEN):
        assert house.say(who, "action new", LOCK).is_refusal
        assert house.say(who, "action new").is_refusal
    for who in (PRIYA, TOM, MARTIN):
        assert not house.say(who, "action new", LOCK).is_refusal
    assert [each.id for each in house.group().actions] == ["A1", "A2", "A3"]


def test_before_the_first_meeting_a_span_is_counted_from_today(house: House) -> None:
    house.keep(with_first_meeting_booked())
    house.say(PRIYA, "action new", {**LOCK, "when": "5 calendar days", "origin": "conference"})
    action = action_of(house, "A1")
    assert (action.due_on, action.meeting) == (date(2027, 4, 4), "")
    assert action.origin is Origin.CONFERENCE


def test_its_owner_accepts_and_the_lead_records_it_for_leah(house: House) -> None:
    house.keep(with_actions())
    assert "A3 is accepted" in words(house.say(DAWN, "action A3 accept"))
    assert action_of(house, "A3").accepted_by == DAWN
    house.say(PRIYA, "action A1 accept for Leah")
    assert action_of(house, "A1").accepted_by == PRIYA
    assert house.say(GRACE, "action A3 accept").is_refusal
    assert house.say(PRIYA, "action A3 accept for Leah").is_refusal


def test_done_is_done_on_the_day_said_or_today(house: House) -> None:
    house.keep(with_accepted("A3"))
    house.clock.jump(at(16, 4, 9))
    refused = house.say(DAWN, "action A3 done 17 april 2027")
    assert "has not come yet" in words(refused)
    house.say(DAWN, "action A3 done thu 15 april")
    assert action_of(house, "A3").done_on == date(2027, 4, 15)
    assert "done already" in words(house.say(DAWN, "action A3 done"))
    assert "is not a day" in words(house.say(PRIYA, "action A2 done soonish"))


def test_by_link_an_action_is_its_number_and_date(house: House) -> None:
    house.keep(with_actions())
    card = house.say(DAWN, "action A3", by_link=True, looks=True)
    assert "Action: A3 By when: Tue 20 Apr 2027" in words(card)
    assert "replace the lock" not in repr(card)
    assert labels(card) == {"I will do it", "It cannot be done"}
    assert not house.say(DAWN, "action A3 accept", by_link=True).is_refusal
    assert labels(house.say(DAWN, "action A3", by_link=True, looks=True)) == {"It cannot be done"}
    house.say(DAWN, "action A3 done", {"on": "2027-03-30"}, by_link=True)
    assert action_of(house, "A3").state is ActionState.DONE
    assert "nothing more to answer" in words(house.say(DAWN, "action A3", by_link=True, looks=True))


ANSWERED: tuple[tuple[str, dict[str, str]], ...] = (
    ("action A1 accept", {}),
    ("action A1 change", {"when": "2027-05-20"}),
    ("action A1 done", {"on": "2027-03-30"}),
)


def test_a_shared_mailbox_may_answer_and_sees_not_even_the_number(house: House) -> None:
    group = with_actions()
    (first, *others) = group.actions
    house.keep(replace(group, actions=(replace(first, action_owner=MARTIN), *others)))
    card = house.say(MARTIN, "action A1", by_link=True, looks=True)
    assert card.title == "An action of yours"
    assert "25 May" not in words(card)
    for answer, fields in ANSWERED:
        said = words(house.say(MARTIN, answer, fields, by_link=True))
        assert said == "Thank you ========= Your answer is noted.", "nor by its receipt (IG19)"
        again = house.say(MARTIN, answer, fields, by_link=True)
        (why, *_) = again.blocks
        assert again.is_refusal
        assert "A1" not in repr(why)


def test_somebody_else_s_action_is_not_there_by_link(house: House) -> None:
    house.keep(with_actions())
    for text in ("action A3", "action A3 accept", "action A3 done"):
        refused = house.say(GRACE, text, by_link=True)
        assert "There is no action A3 here" in words(refused)


def test_the_owner_brings_it_forward_and_asks_the_lead_for_anything_else(house: House) -> None:
    house.keep(with_accepted("A3"))
    form = form_in(house.say(DAWN, "action A3 change"))
    assert [each.name for each in form.fields] == ["when"]
    said = words(house.say(DAWN, form.command, {"when": "16 april"}))
    assert "now due on Fri 16 Apr 2027" in said
    later = words(house.say(DAWN, "action A3 change", when="20 april"))
    assert "not altered without the lead" in later
    assert "else ask the lead" in words(house.say(DAWN, "action A3 change", owner="Grace"))
    assert action_of(house, "A3").state is ActionState.ACCEPTED


def test_the_lead_changes_it_and_it_is_proposed_again(house: House) -> None:
    house.keep(with_accepted("A3"))
    form = form_in(house.say(PRIYA, "action A3 change"))
    assert {each.name: each.value for each in form.fields}["what"] == "replace the lock"
    house.say(PRIYA, "action A3 change", when="27 april")
    action = action_of(house, "A3")
    assert (action.due_on, action.state) == (date(2027, 4, 27), ActionState.PROPOSED)
    assert house.say(GRACE, "action A3 change", when="1 april").is_refusal
    stale = house.say(PRIYA, "action A3 change", seen=form.seen, when="28 april")
    assert "has changed since this form was drawn" in words(stale)


def test_closing_needs_its_reason_and_noting_its_verdict(house: House) -> None:
    house.keep(with_actions())
    assert form_in(house.say(PRIYA, "action A1 review")).fields[-1].name == "reached"
    said = {"verdict": "keep", "going_well": "Two good weeks.", "reached": "7 days in 10"}
    assert "Keep." in words(house.say(PRIYA, "action A1 review", said))
    (noted,) = action_of(house, "A1").reviews
    assert (noted.verdict, noted.meeting) == (Verdict.KEEP, "M1")
    assert asked_in(house.say(PRIYA, "action A3 close")) == ["reason"]
    house.say(PRIYA, "action A3 close", reason="The family moved.")
    assert action_of(house, "A3").state is ActionState.CLOSED
    assert form_in(house.say(PRIYA, "action A2 review")).fields[-1].name == "barriers"
    for who, text in ((DAWN, "action A2 close"), (GRACE, "action A2 review")):
        assert house.say(who, text).is_refusal


def test_it_is_shown_in_full_to_members_and_its_look_is_recorded(house: House) -> None:
    house.keep(with_roll_called(with_actions()))
    card = house.say(PRIYA, "action A3")
    assert "So what: the child sleeps at home without fear" in words(card)
    assert {"Accept", "Done", "Change", "At the meeting", "Close"} == labels(card)
    assert labels(house.say(GRACE, "action A3")) == set()
    own = {"I will do it", "It cannot be done", "Done", "Change"}
    assert labels(house.say(DAWN, "action A3")) == own
    for who in (LEAH, DEAN, HELEN):
        assert "There is no action A3 here" in words(house.say(who, "action A3"))
    seen = [each.by for each in house.store.audit.lines("7KQ2") if each.event == "action seen"]
    assert seen == [PRIYA, GRACE, DAWN]


def test_what_cannot_be_done_with_it_is_asked_back(house: House) -> None:
    house.keep(with_actions())
    assert "accept, done, change" in words(house.say(PRIYA, "action A3 approve"))
    assert "There is no action A9" in words(house.say(PRIYA, "action A9"))
    assert "Fields" in words(house.say(PRIYA, "help action"))
    assert form_in(house.say(PRIYA, "action")).command == "action new"


def test_to_look_accepts_nothing(house: House) -> None:
    house.keep(with_actions())
    card = house.say(DAWN, "action A3 accept", by_link=True, looks=True)
    assert form_in(card).command == "action A3 done"
    assert action_of(house, "A3").state is ActionState.PROPOSED
    stored = house.store.notices.stored("7KQ2")
    assert DAWN in {n.identity.recipient for n in stored if n.identity.kind is Kind.ACTION_PROPOSED}


def test_one_person_sees_no_action_who_may_not_see_the_plan(house: House) -> None:
    house.keep(with_actions())
    assert house.say(ASHA, "action A3").title == "Action A3"
