"""What is typed as NAME=VALUE beside a command: taken whole, and never left out silently."""

import pytest

from bot.core.facts.meetings import MeetingState
from bot.core.facts.roll_call import Presence
from tests.cast import CHILD_A, DAWN, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import meeting_of, with_answers_for_first, with_times_of_family

START = f"start M1 chair={TOM} note_taker={MARTIN}"


@pytest.fixture
def at_the_first(house: House) -> House:
    house.clock.jump(at(30, 3, 10, 2))
    house.keep(with_answers_for_first())
    return house


@pytest.fixture
def before_the_first(house: House) -> House:
    house.clock.jump(at(18, 3, 11))
    house.keep(with_times_of_family())
    return house


def test_the_roll_is_called_by_typed_fields(at_the_first: House) -> None:
    said = at_the_first.say(TOM, f"{START} here_{LEAH}=absent here_{PRIYA}=in_person")
    assert not said.is_refusal
    meeting = meeting_of(at_the_first.group(), "M1")
    assert meeting.presence(LEAH).presence is Presence.ABSENT  # type: ignore[union-attr] # called
    assert meeting.chair == TOM


def test_views_and_who_tells_the_child_are_typed_at_the_end(at_the_first: House) -> None:
    at_the_first.say(TOM, START)
    at_the_first.clock.jump(at(30, 3, 11, 25))
    views = f"views_{CHILD_A}=Likes the new school and walks there tells_{CHILD_A}={MARTIN}"
    card = at_the_first.say(TOM, f"end M1 {views} tells_{CHILD_A}_by=2 april chair_1={PRIYA}")
    assert card.title == "The meeting has ended"
    meeting = meeting_of(at_the_first.group(), "M1")
    assert [(each.child, each.member) for each in meeting.tells_child] == [(CHILD_A, MARTIN)]
    assert any("walks there" in text for _, text in meeting.notes)


def test_a_venue_of_three_words_needs_no_quotes(before_the_first: House) -> None:
    line = "meet tue 30 march 10:00 venue=Larkfield School hall join_link=https://meet.example/x"
    assert not before_the_first.say(PRIYA, line).is_refusal
    (meeting,) = before_the_first.group().meetings
    assert (meeting.venue, meeting.join_link) == ("Larkfield School hall", "https://meet.example/x")


@pytest.mark.parametrize("name", ["vneue", "here_p9", "views_child-z"])
def test_a_name_that_the_command_does_not_ask_for_is_asked_back(
    before_the_first: House, name: str
) -> None:
    card = before_the_first.say(PRIYA, f"meet tue 30 march 10:00 {name}=School")
    assert card.is_refusal
    assert f'There is nothing called "{name}" to fill in here.' in words(card)
    assert before_the_first.group().meetings == ()


def test_a_name_is_asked_back_where_nothing_would_be_written(before_the_first: House) -> None:
    assert before_the_first.say(PRIYA, "dates whose=mine").is_refusal
    assert not before_the_first.say(PRIYA, "dates").is_refusal


def test_an_equals_sign_within_a_text_is_left_as_it_was_written(at_the_first: House) -> None:
    card = at_the_first.say(PRIYA, 'cancel 30 march reason="room=taken, 2 = too few"')
    assert not card.is_refusal
    meeting = meeting_of(at_the_first.group(), "M1")
    assert meeting.state is MeetingState.CANCELLED
    assert meeting.cancelled_reason == "room=taken, 2 = too few"


@pytest.mark.parametrize(
    "said",
    [
        "meet 30 march 10:00-11:00",
        "meet tue 30 march 10am - 11am",
        "meet 30 march 10:00–11:00",
        "meet 2027-03-30T10:00 to 11:00",
    ],
)
def test_from_when_to_when_is_understood_in_one_piece(before_the_first: House, said: str) -> None:
    assert not before_the_first.say(PRIYA, said).is_refusal
    (meeting,) = before_the_first.group().meetings
    assert meeting.starts_at == at(30, 3, 10)
    assert meeting.ends_at == at(30, 3, 11)


def test_what_was_understood_of_a_wish_is_kept_and_the_rest_asked(before_the_first: House) -> None:
    card = before_the_first.say(PRIYA, "meet tue 30 march in the morning")
    assert card.is_refusal
    asked = {each.name: each for each in form_in(card).fields}
    assert asked["on"].value == "2027-03-30"
    assert "at what time?" in asked["starts"].error


def test_words_that_members_does_not_know_are_asked_back(before_the_first: House) -> None:
    card = before_the_first.say(PRIYA, "members everybody")
    assert card.is_refusal
    assert '"everybody" is not clear.' in words(card)


def test_a_past_day_is_no_example_for_a_booking(before_the_first: House) -> None:
    before_the_first.clock.jump(at(2, 4, 11))
    card = before_the_first.say(PRIYA, "meet 03/04 10:00")
    assert 'like "3 April 2027"' in words(card)
    assert not before_the_first.say(
        PRIYA, "meet 01/05/2027 10:00", reason_late="x", reason_holiday="x", reason_times="x"
    ).is_refusal
    (meeting,) = before_the_first.group().meetings
    assert meeting.starts_at == at(1, 5, 10)


def test_why_somebody_leaves_can_be_said_with_because(before_the_first: House) -> None:
    form = form_in(before_the_first.say(PRIYA, "remove Dawn Kerrigan because she moved"))
    assert form.command == f"remove {DAWN}"
    assert form.fields[0].value == "she moved"
    before_the_first.say(PRIYA, "remove Dawn because she moved agreed_by=all of us")
    assert before_the_first.member(DAWN).opted_out.reason == "she moved"  # type: ignore[union-attr] # she left


def test_three_in_the_morning_is_booked_with_a_reason_alone(before_the_first: House) -> None:
    asked = before_the_first.say(PRIYA, "meet tue 30 march 3am")
    assert "03:00 is an unusual time to meet. Did you mean 15:00?" in words(asked)
    assert form_in(asked).fields[-1].name == "reason_times"
    kept = before_the_first.say(PRIYA, "meet tue 30 march 3am reason_times=she works at night")
    assert "At an unusual time, or outside" in words(kept)
    (meeting,) = before_the_first.group().meetings
    assert meeting.reasons.times == "she works at night"


@pytest.mark.parametrize(
    "said", ["start M1 now", "end 30 march please", "meet needs M1 ramp", "apologies 30 marhc"]
)
def test_words_left_over_after_a_meeting_are_asked_back(at_the_first: House, said: str) -> None:
    card = at_the_first.say(TOM, said)
    assert card.is_refusal
    assert "is not clear. Write it like" in words(card)
    assert at_the_first.group().version == 1
