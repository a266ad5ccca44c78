"""Booking a meeting, as Priya does it in March: dates with their limits, times of the family."""

from datetime import date, time

import pytest

from bot.core.cards import Form
from bot.core.facts.meetings import Meeting, MeetingState, Reasons
from bot.core.facts.people import Route
from bot.core.notices.notice import Kind
from bot.core.requests import Upload
from tests.cast import DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.profiles import without
from tests.story import (
    member_of,
    with_contact_sheet,
    with_first_meeting_booked,
    with_member,
    with_times_of_family,
)

BOOK = "meet tue 30 march 10:00"


@pytest.fixture(autouse=True)
def in_march(house: House) -> None:
    house.clock.jump(at(18, 3, 11))


def first(house: House) -> Meeting:
    (meeting,) = house.group().meetings
    return meeting


def test_priya_books_tue_30_march_and_sees_how_the_date_stands(house: House) -> None:
    house.keep(with_times_of_family())
    said = words(house.say(PRIYA, BOOK, venue="Larkfield Primary School"))
    assert "Tue 30 Mar 2027, 10:00 to 11:30" in said
    assert "the 7th working day after the conference" in said
    assert "3 working days in hand" in said
    assert "2 more meetings must be booked before the review on Wed 16 Jun 2027" in said
    assert (first(house).on, first(house).starts) == (date(2027, 3, 30), time(10))
    assert first(house).venue == "Larkfield Primary School"


def test_leahs_possible_times_and_the_limit_show_while_the_date_is_chosen(house: House) -> None:
    house.keep(with_times_of_family())
    card = house.say(PRIYA, "meet")
    said = words(card)
    assert "Leah Carrow can come: mornings, not on Mondays" in said
    assert "The latest date is Fri 2 Apr 2027." in said
    assert "skipping Good Friday and Easter Monday (L5)" in said
    fields = [each.name for each in form_in(card).fields]
    assert fields == [f"times_{DEAN}", "on", "starts", "ends", "venue", "join_link"]
    assert house.group().meetings == ()


def test_possible_times_are_asked_in_the_same_form(house: House) -> None:
    house.keep(with_contact_sheet())
    times = {f"times_{LEAH}": "mornings, not on Mondays", f"times_{DEAN}": "gave none"}
    house.say(PRIYA, "meet", {"on": "2027-03-30", "starts": "10:00", **times})
    leah, dean = (member_of(house.group(), each) for each in (LEAH, DEAN))
    assert leah.possible_times is not None
    assert dean.possible_times is not None
    assert not leah.possible_times.fit(date(2027, 4, 5), time(10))
    assert len(house.group().meetings) == 1


def test_mon_5_april_is_asked_a_reason_for_each_and_then_marked_late(house: House) -> None:
    house.keep(with_times_of_family())
    card = house.say(PRIYA, "meet 5 april 10:00", venue="School")
    assert card.is_refusal
    said = words(card)
    assert "1 working day after the latest date, Fri 2 Apr 2027 (L5)" in said
    assert "outside Leah Carrow's possible times" in said
    form = form_in(card)
    values = {each.name: each.value for each in form.fields}
    assert values["on"] == "2027-04-05"
    assert values["venue"] == "School"
    assert {"reason_late", "reason_times"} <= values.keys()
    reasons = {"reason_late": "Easter", "reason_times": "Leah agreed"}
    sent = {name: value for name, value in values.items() if value} | reasons
    said = words(house.say(PRIYA, form.command, sent))
    assert "Marked late: Easter" in said
    assert first(house).reasons == Reasons(late="Easter", times="Leah agreed")


@pytest.mark.parametrize(
    ("words_", "why"),
    [
        ("meet 30/13 10:00", "not in the calendar"),
        ("meet 30 march", "at what time"),
        ("meet 10:00", "On which day"),
        ("meet 2027-03-17 10:00", "is past"),
        ("meet tue 31 march 10:00", "is a Wednesday"),
    ],
)
def test_what_is_unclear_or_past_is_asked_back(house: House, words_: str, why: str) -> None:
    house.keep(with_contact_sheet())
    card = house.say(PRIYA, words_)
    assert card.is_refusal
    assert why in words(card)
    assert house.group().meetings == ()


def test_an_unclear_field_is_marked_and_nothing_typed_is_lost(house: House) -> None:
    house.keep(with_contact_sheet())
    card = house.say(PRIYA, "meet", on="someday", starts="10:00", venue="School")
    fields = {each.name: each for each in form_in(card).fields}
    assert fields["on"].error
    assert fields["on"].value == "someday"
    assert fields["venue"].value == "School"


def test_the_same_form_sent_twice_books_once(house: House) -> None:
    house.keep(with_contact_sheet())
    once = house.say(PRIYA, BOOK, key="once")
    assert house.say(PRIYA, BOOK, key="once") == once
    assert len(house.group().meetings) == 1


def test_until_when_and_where_can_be_said_in_one_line(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(TOM, "meet tue 30 march 10am to 11:00 at Civic Offices, Eastmere")
    assert first(house).ends == time(11)
    assert first(house).venue == "Civic Offices, Eastmere"
    assert first(house).booked_by == TOM


def test_a_meeting_late_in_the_day_ends_on_that_day(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "meet tue 30 march 23:00", reason_times="the night shift")
    assert first(house).ends == time(23, 59)


def test_others_propose_a_time_which_the_lead_sees_while_booking(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "The social care team books" in words(house.say(GRACE, "meet"))
    assert "Whoever books is told." in words(house.say(GRACE, "meet 31 march 14:00"))
    told = [each.identity for each in house.store.notices.stored("7KQ2")]
    assert (Kind.TIME_PROPOSED, PRIYA) in {(each.kind, each.recipient) for each in told}
    assert house.group().meetings == ()
    assert "Grace Holloway proposes: Wed 31 Mar 2027 at 14:00" in words(house.say(PRIYA, "meet"))


def test_the_form_of_somebody_who_proposes_shows_nothing_of_the_family(house: House) -> None:
    house.keep(with_contact_sheet())
    names = [each.name for each in form_in(house.say(MARTIN, "meet")).fields]
    assert names == ["on", "starts"]


def test_a_meeting_without_a_place_and_family_not_asked_say_so_with_what_mends_it(
    house: House,
) -> None:
    group = with_contact_sheet()
    for each in (LEAH, DEAN):
        group = with_member(group, each, possible_times=None)
    house.keep(group)
    said = words(house.say(PRIYA, "meet 30 march 10:00"))
    assert 'No place is set yet. Set it: move 30 march venue="Larkfield School"' in said
    assert "Not asked yet when they can come (L6): Leah Carrow and Dean Marsh." in said
    assert "Note what they say: meet times mornings for Leah Carrow" in said
    house.say(PRIYA, "meet times mornings for Leah Carrow")
    house.say(PRIYA, "meet times any time for Dean")
    moved = words(house.say(PRIYA, 'move 30 march venue="Larkfield School"'))
    assert "No place is set" not in moved
    assert "Not asked yet" not in moved


def test_looking_books_nothing(house: House) -> None:
    house.keep(with_contact_sheet())
    assert form_in(house.say(PRIYA, BOOK, looks=True)).command == "meet"
    assert house.group().meetings == ()


def test_possible_times_are_recorded_on_their_own(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "meet times mornings, not on Mondays for Leah")
    times = member_of(house.group(), LEAH).possible_times
    assert times is not None
    assert times.as_written == "mornings, not on Mondays"
    assert form_in(house.say(PRIYA, "meet times")).command == "meet times"
    assert house.say(GRACE, "meet times any time for Leah").is_refusal


def test_the_venue_is_released_to_leah_and_not_to_dean(house: House) -> None:
    group = with_first_meeting_booked()
    house.keep(with_member(group, LEAH, contact=member_of(group, LEAH).contact))
    assert "may now be told" in words(house.say(PRIYA, "meet venue 30 march to Dean Marsh"))
    assert first(house).released_to == {LEAH, DEAN}
    again = house.say(PRIYA, "meet venue M1", to=LEAH)
    assert again.is_refusal
    assert form_in(house.say(PRIYA, "meet venue 30 march")).fields[0].choices == ()
    assert house.say(GRACE, "meet venue 30 march to Leah").is_refusal


def test_the_interpreter_is_asked_about_and_how_each_parent_takes_part(house: House) -> None:
    house.keep(with_first_meeting_booked())
    asked = house.say(PRIYA, "meet needs 30 march")
    assert "Dean Marsh needs a Portuguese interpreter: arranged, or by whom?" in words(asked)
    assert f"need_{DEAN}_interpreter" in [each.name for each in form_in(asked).fields]
    said = {f"by_{DEAN}_interpreter": "the council", f"takes_{DEAN}": "separate talk"}
    kept = words(house.say(PRIYA, "meet needs M1", said))
    assert "to be arranged by the council" in kept
    assert "Dean Marsh takes part: separate talk" in kept
    kept = words(house.say(PRIYA, "meet needs M1", {f"need_{DEAN}_interpreter": "yes"}))
    assert "a Portuguese interpreter: arranged" in kept


def test_a_booked_meeting_asks_for_what_is_open_for_the_family(house: House) -> None:
    house.keep(with_contact_sheet())
    said = words(house.say(PRIYA, BOOK, venue="School"))
    assert "a Portuguese interpreter: arranged, or by whom?" in said
    assert "nothing puts both in one room (S21)" in said
    assert "meet venue M1" in said


def test_six_calendar_invitations_are_wanted_and_two_on_paper(house: House) -> None:
    house.keep(with_times_of_family())
    house.say(PRIYA, BOOK)
    notices = [n for n in house.store.notices.stored("7KQ2") if n.identity.kind == "invitation"]
    by_mail = {n.identity.recipient for n in notices if n.route is Route.SECURE_EMAIL}
    assert len(by_mail) == 6
    tasks = [t for t in house.group().tasks if t.kind == "give_invitation"]
    assert {t.owner for t in tasks} == {PRIYA}
    assert len(tasks) == 2


def test_nobody_books_for_a_meeting_that_is_there(house: House) -> None:
    house.keep(with_first_meeting_booked())
    assert "meets on Tue 30 Mar 2027 already" in words(house.say(PRIYA, BOOK))
    assert first(house).state is MeetingState.BOOKED
    assert isinstance(form_in(house.say(PRIYA, BOOK, venue="x")), Form)


def test_the_operator_books_as_somebody_and_is_shown_nobody(house: House) -> None:
    house.keep(with_times_of_family())
    asked = words(house.say(PRIYA, "meet", operator=True))
    late = words(house.say(PRIYA, "meet 5 april 10:00", operator=True))
    booked = words(house.say(PRIYA, BOOK, operator=True, venue="School"))
    assert "outside the family's possible times" in late
    assert not any(name in said for said in (asked, late, booked) for name in ("Leah", "Dean"))
    assert len(house.group().meetings) == 1


def test_the_conferences_record_is_linked_or_handed_in_before_the_first_meeting(
    house: House,
) -> None:
    house.keep(with_first_meeting_booked())
    assert form_in(house.say(PRIYA, "meet papers")).command == "meet papers"
    assert "in the case file" in words(house.say(PRIYA, "meet papers in the case file"))
    paper = {"document": Upload("x.pdf", "application/pdf", b"%PDF-1.7 /Type /Page %%EOF")}
    said = words(house.say(PRIYA, "meet papers", {"where": ""}, uploads=paper))
    assert "Where it is: handed in as a document" in said
    assert house.say(GRACE, "meet papers in the bin").is_refusal


def test_the_last_meeting_before_the_review_is_tagged(house: House) -> None:
    house.keep(with_first_meeting_booked())
    said = words(house.say(PRIYA, "meet tue 27 april 10:00 join_link=https://meet.example/x"))
    assert "Agenda: core group before the review" in said
    assert "the assessment's state and date" in said
    assert "Join link: https://meet.example/x" in said
    assert "Provisional" in words(house.say(PRIYA, "meet tue 6 july 10:00", reason_late="x"))


def test_a_meeting_no_rule_limits_is_booked_without_a_word_of_limits(house: House) -> None:
    house.keep(without(with_contact_sheet(), "first_meeting"))
    assert "latest date" not in words(house.say(PRIYA, "meet"))
    assert "The date is" not in words(house.say(PRIYA, BOOK))


def test_a_time_that_is_unclear_is_said_at_its_field(house: House) -> None:
    house.keep(with_contact_sheet())
    card = house.say(PRIYA, "meet", on="2027-03-30", starts="teatime")
    assert {each.name: each.error for each in form_in(card).fields}["starts"]
    assert form_in(house.say(PRIYA, "meet 31/2 10:00", venue="School")).fields[1].value == ""
