"""What a review asks of the meetings before it, whoever asks: a group or the desk's calculator."""

from datetime import date

from bot.core.procedure.before_review import no_time_for_report, too_few_meetings
from bot.core.procedure.loading import load_profile

REVIEW = date(2027, 6, 16)
FIRST = date(2027, 3, 24)


def test_highland_asks_for_three_meetings_before_the_review() -> None:
    highland = load_profile("highland")
    (said,) = too_few_meetings(highland, (FIRST,), REVIEW)
    assert said.startswith("2 more meetings must be booked before the review on Wed 16 Jun 2027")
    enough = (FIRST, date(2027, 4, 28), date(2027, 5, 25))
    assert not list(too_few_meetings(highland, enough, REVIEW))


def test_where_no_number_is_asked_for_one_meeting_is_enough() -> None:
    assert not list(too_few_meetings(load_profile("hscb"), (FIRST,), REVIEW))


def test_a_final_core_group_a_day_too_late_is_met_with_the_nearest_that_works() -> None:
    hscb = load_profile("hscb")
    (said,) = no_time_for_report(hscb, date(2027, 5, 26), REVIEW)
    assert said.endswith("The nearest date that works is Tue 25 May 2027.")
    assert not list(no_time_for_report(hscb, date(2027, 5, 25), REVIEW))


def test_where_no_joint_report_is_asked_for_any_last_meeting_has_time() -> None:
    assert not list(no_time_for_report(load_profile("wales"), date(2027, 6, 15), REVIEW))
