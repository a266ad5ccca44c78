"""The plan shown, made detailed at the first meeting, confirmed after each (L1, L20)."""

import pytest

from bot.core.facts.covers import Cover
from bot.core.facts.plan import PlanStage
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind
from tests.cast import CHILD_A, DAWN, DEAN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.record_story import with_actions, with_roll_called, with_voices
from tests.story import with_first_meeting_booked, with_first_meeting_held


@pytest.fixture(autouse=True)
def on_the_day(house: House) -> None:
    house.clock.jump(at(30, 3, 12))


def test_it_is_made_detailed_at_the_meeting_with_a_reason_for_the_childs_views(
    house: House,
) -> None:
    house.keep(with_roll_called(with_actions()))
    refused = words(house.say(PRIYA, "plan detailed"))
    assert "Child A's wishes and feelings (N3)" in refused
    sent = {
        f"none_{CHILD_A}": "Martin still brings them",
        f"views_{LEAH}": "She wants help with the mornings.",
        f"none_{DEAN}": "He does not want to take part",
    }
    assert "Complete." in words(house.say(PRIYA, "plan views", sent))
    said = words(house.say(PRIYA, "plan detailed"))
    assert "The plan is detailed, at the meeting of Tue 30 Mar 2027." in said
    assert house.group().plan.stage is PlanStage.DETAILED


def test_one_voice_can_be_typed_by_label_or_name(house: House) -> None:
    house.keep(with_actions())
    said = words(house.say(PRIYA, 'plan views Child A because="Martin still brings them"'))
    assert "For a detailed plan it still lacks: the views of Leah Carrow (N3)" in said
    house.say(PRIYA, 'plan views leah text="Help with the mornings."')
    assert "The plan asks for" in words(house.say(PRIYA, "plan views Grace", text="x"))
    assert "either the views, or the reason" in words(house.say(PRIYA, "plan views Dean"))
    assert len(house.group().plan.voices) == 2


def test_every_professional_sees_the_plan_and_no_family_member_does(house: House) -> None:
    house.keep(with_voices(with_actions()))
    for who in (GRACE, MARTIN, DAWN):
        assert "settled mornings" in words(house.say(who, "plan"))
    for who in (LEAH, DEAN, IQBAL, HELEN):
        assert "settled mornings" not in words(house.say(who, "plan"))
        assert house.say(who, "plan").is_refusal
    seen = [line for line in house.store.audit.lines("7KQ2") if line.event == "plan seen"]
    assert [line.by for line in seen] == [GRACE, MARTIN, DAWN]


def test_the_lead_sees_who_has_no_item_and_what_is_missing(house: House) -> None:
    house.keep(with_actions())
    card = house.say(PRIYA, "plan")
    assert "Grace Holloway has no item in the plan (N2)." in words(card)
    assert "Before it can be called detailed" in words(card)
    assert {"New action", "It is detailed now", "Confirm it after the meeting"} <= labels(card)
    plain = house.say(GRACE, "plan")
    assert "has no item" not in words(plain)
    assert labels(plain) == {"Send it to me"}


def test_nothing_of_it_shows_by_link_but_it_can_be_asked_for(house: House) -> None:
    house.keep(with_actions())
    card = house.say(GRACE, "plan", by_link=True, looks=True)
    assert labels(card) == {"Send it to me"}
    assert "mornings" not in repr(card)
    assert "on its way" in words(house.say(GRACE, "plan send me", by_link=True))
    stored = house.store.notices.stored("7KQ2")
    (mail,) = (each for each in stored if each.identity.kind is Kind.DOCUMENT)
    assert (mail.identity.recipient, mail.identity.subject) == (GRACE, "plan")
    for who in (LEAH, IQBAL):
        assert house.say(who, "plan", by_link=True).is_refusal
        assert house.say(who, "plan send me").is_refusal


def test_after_the_meeting_the_lead_confirms_it_once(house: House) -> None:
    house.keep(with_voices(with_actions()))
    card = house.say(PRIYA, "plan confirm 30 march")
    assert labels(card) == {"It is updated", "Reviewed, no change"}
    said = words(house.say(PRIYA, "plan confirm 30 march updated"))
    assert "On record: updated after Tue 30 Mar 2027." in said
    assert house.group().plan.reviewed == ("M1",)
    assert house.say(PRIYA, "plan confirm M1 reviewed").is_refusal
    open_ = [t for t in house.group().tasks if t.kind is TaskKind.CONFIRM_PLAN and t.is_open]
    assert open_ == []


def test_the_manager_confirms_as_cover_and_nobody_else_may(house: House) -> None:
    house.keep(with_actions())
    assert house.say(GRACE, "plan confirm 30 march updated").is_refusal
    assert house.say(PRIYA, "plan confirm 30 march updated", operator=True).is_refusal
    house.say(TOM, "plan confirm 30 march reviewed")
    (confirmation,) = house.group().plan.confirmations
    assert (confirmation.changed, confirmation.as_cover) == (False, Cover.COVER)


def test_danger_statement_and_past_harm_are_entered_and_shown(house: House) -> None:
    house.keep(with_actions())
    card = house.say(PRIYA, "plan statements")
    assert asked_in(card) == ["danger_statement", "past_harm"]
    house.say(
        PRIYA, form_in(card).command, {"danger_statement": "If nothing changes.", "past_harm": ""}
    )
    assert "If nothing changes." in words(house.say(GRACE, "plan"))
    assert house.say(GRACE, "plan statements").is_refusal


def test_only_the_lead_s_side_writes_the_plan(house: House) -> None:
    house.keep(with_voices(with_actions()))
    for text in ("plan views", "plan detailed", "plan updated"):
        assert house.say(GRACE, text).is_refusal
    assert house.group().plan.stage is PlanStage.OUTLINE


def test_what_is_not_understood_is_asked_back(house: House) -> None:
    house.keep(with_actions())
    assert "detailed, updated, confirm" in words(house.say(PRIYA, "plan approve"))
    assert "There is no such meeting" in words(house.say(PRIYA, "plan confirm 27 april"))
    assert "Fields" in words(house.say(PRIYA, "help plan"))


def test_without_a_meeting_there_is_nothing_to_confirm(house: House) -> None:
    house.keep(with_first_meeting_booked())
    assert "Confirm it after the meeting" not in labels(house.say(PRIYA, "plan"))
    assert house.say(PRIYA, "plan confirm").is_refusal


def test_an_agency_without_a_word_is_shown_to_the_lead(house: House) -> None:
    house.keep(with_first_meeting_held())
    said = words(house.say(PRIYA, "plan"))
    assert "No word from Eastmere Homes since the last meeting (H18)." in said


def test_an_empty_form_and_a_stale_button_write_nothing(house: House) -> None:
    house.keep(with_actions())
    assert form_in(house.say(PRIYA, "plan views", {f"views_{LEAH}": " "})).command == "plan views"
    assert form_in(house.say(PRIYA, "plan views", looks=True)).command == "plan views"
    assert form_in(house.say(PRIYA, "plan statements", looks=True, past_harm="x")).fields
    assert house.group().plan.voices == ()
