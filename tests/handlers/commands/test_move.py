"""Moving and cancelling: limits named, everybody told, nothing lost when a form grows old."""

from datetime import date, time

import pytest

from bot.core.cards import Form
from bot.core.facts.attendance import Coming
from bot.core.facts.meetings import MeetingState
from tests.cast import DEAN, GRACE, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import meeting_of, with_answers_for_first, with_first_meeting_held


@pytest.fixture(autouse=True)
def in_march(house: House) -> None:
    house.clock.jump(at(24, 3, 11))


def test_a_meeting_is_moved_by_its_date_and_everybody_is_asked_anew(house: House) -> None:
    house.keep(with_answers_for_first())
    said = words(house.say(PRIYA, "move 30 march to 31 march 9:00"))
    assert "Wed 31 Mar 2027, 09:00 to 10:30" in said
    assert "asked again" in said
    group = house.group()
    meeting = meeting_of(group, "M1")
    assert (meeting.on, meeting.starts, meeting.ends) == (date(2027, 3, 31), time(9), time(10, 30))
    assert meeting.revision == 2
    assert [(each.member, each.coming) for each in group.answers] == [(DEAN, Coming.DECLINED)]


def test_the_weekday_of_the_new_day_is_not_that_of_the_old_one(house: House) -> None:
    house.keep(with_answers_for_first())
    assert "Wed 31 Mar 2027" in words(house.say(PRIYA, "move 30 march wed 31 march 9:00"))


def test_the_form_holds_what_stays(house: House) -> None:
    house.keep(with_answers_for_first())
    form = form_in(house.say(TOM, "move 30 march"))
    values = {each.name: each.value for each in form.fields}
    assert (form.command, values["on"], values["starts"]) == ("move M1", "2027-03-30", "10:00")
    assert values["venue"] == "Larkfield Primary School, Larkfield Road"
    house.say(TOM, form.command, {**values, "starts": "11:00"})
    assert meeting_of(house.group(), "M1").starts == time(11)


def test_6_july_to_8_july_is_refused_without_a_reason_and_the_limit_is_named(house: House) -> None:
    house.keep(with_first_meeting_held())
    card = house.say(PRIYA, "move 6 july to thu 8 july")
    assert card.is_refusal
    said = words(card)
    assert "2 days after the latest date, Tue 6 Jul 2027" in said
    assert "Another rule allows more" in said
    sent = {each.name: each.value for each in form_in(card).fields}
    house.say(PRIYA, form_in(card).command, {**sent, "reason_late": "school closes"})
    assert meeting_of(house.group(), "M4").reasons.late == "school closes"


def test_a_form_from_before_a_change_is_refused_and_given_back(house: House) -> None:
    house.keep(with_answers_for_first())
    seen = form_in(house.say(PRIYA, "move 30 march")).seen
    house.say(TOM, "move 30 march to 31 march")
    card = house.say(PRIYA, "move M1", seen=seen, on="2027-04-01")
    assert "has changed since this form was drawn" in words(card)
    assert {each.name: each.value for each in form_in(card).fields}["on"] == "2027-04-01"


def test_moving_to_where_it_is_says_so(house: House) -> None:
    house.keep(with_answers_for_first())
    assert "already" in words(house.say(PRIYA, "move 30 march to 30 march"))


@pytest.mark.parametrize("text", ["move 30 march to 31 march", "cancel 30 march because of snow"])
def test_only_the_social_care_team_moves_and_cancels(house: House, text: str) -> None:
    house.keep(with_answers_for_first())
    assert house.say(GRACE, text).is_refusal
    assert meeting_of(house.group(), "M1").revision == 1


def test_cancelling_asks_for_the_reason_and_warns_at_once(house: House) -> None:
    house.keep(with_first_meeting_held())
    asked = house.say(PRIYA, "cancel 27 april")
    assert "because a parent declines (H4)" in words(asked)
    assert house.say(PRIYA, form_in(asked).command, reason="").is_refusal
    said = words(house.say(PRIYA, form_in(asked).command, reason="School trip."))
    assert "1 more meeting must be booked before the review" in said
    assert meeting_of(house.group(), "M2").state is MeetingState.CANCELLED


def test_a_cancelled_meeting_is_not_found_among_those_that_stand(house: House) -> None:
    house.keep(with_first_meeting_held())
    house.say(PRIYA, "cancel 27 april because of snow")
    assert meeting_of(house.group(), "M2").cancelled_reason == "snow"
    assert "no such meeting" in words(house.say(PRIYA, "cancel 27 april because of snow"))


def test_looking_at_a_move_or_a_cancellation_changes_nothing(house: House) -> None:
    house.keep(with_answers_for_first())
    for text in ("move 30 march to 31 march", "cancel 30 march because of snow"):
        assert form_in(house.say(PRIYA, text, looks=True)).command in {"move M1", "cancel M1"}
    assert meeting_of(house.group(), "M1").revision == 1


@pytest.mark.parametrize("said", ["cancel because no room", "cancel reason=no room 25 may"])
def test_of_several_meetings_none_is_cancelled_by_guess(house: House, said: str) -> None:
    house.keep(with_first_meeting_held())
    house.clock.jump(at(1, 4, 11))
    card = house.say(PRIYA, said)
    assert "Which meeting: Tue 27 Apr 2027, Tue 25 May 2027" in words(card)
    assert 'Write it like "cancel 27 april because ..."' in words(card)
    assert house.group().version == 1


@pytest.mark.parametrize("said", ["move to 4 june 14:00", "move venue=Civic Offices"])
def test_of_several_meetings_none_is_moved_by_guess(house: House, said: str) -> None:
    house.keep(with_first_meeting_held())
    house.clock.jump(at(1, 4, 11))
    card = house.say(PRIYA, said)
    assert "Which meeting: Tue 27 Apr 2027, Tue 25 May 2027" in words(card)
    assert house.group().version == 1


def test_a_day_cancelled_and_booked_again_is_answered_and_what_moved_away_is_not_ended(
    house: House,
) -> None:
    house.keep(with_answers_for_first())
    house.say(PRIYA, "cancel 30 march because no room")
    house.say(PRIYA, "meet 30 march 10:00")
    assert "You are coming." in words(house.say(GRACE, "coming 30 march yes"))
    house.say(PRIYA, "move 30 march to 31 march")
    assert "was cancelled" in words(house.say(PRIYA, "end 30 march"))


def test_who_may_not_is_shown_no_form_to_try_again_with(house: House) -> None:
    house.keep(with_answers_for_first())
    refused = house.say(GRACE, "cancel 30 march", reason="I cannot come.")
    assert "You may not do that here." in words(refused)
    assert not any(isinstance(block, Form) for block in refused.blocks)
    assert not house.say(PRIYA, "cancel 30 march", reason="Snow.").is_refusal


def test_a_text_that_is_too_long_is_given_back_shortened_and_the_limit_said(house: House) -> None:
    house.keep(with_answers_for_first())
    refused = words(house.say(PRIYA, "cancel 30 march", reason="Snow lies deep. " * 7_000))
    assert "20,000 is the most" in refused
    assert "now: Snow lies deep." in refused
    assert "... (shortened)" in refused
    assert len(refused) < 3_000
