"""The days on which people are reminded and chased, all by the product defaults."""

from datetime import date

from bot.core.notices.timing import days_by
from bot.core.procedure import reminders, timescales
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.timescales import due
from tests.core.procedure.groups import STORY, story_with

FIRST, SECOND, THIRD = date(2027, 3, 30), date(2027, 4, 27), date(2027, 5, 25)
REVIEW = date(2027, 6, 16)


def day(deadline: Deadline | None) -> date | None:
    return deadline.date if deadline else None


def days(deadlines: tuple[Deadline, ...]) -> list[date]:
    return [each.date for each in deadlines]


def test_a_meeting_is_reminded_of_twice() -> None:
    assert day(reminders.reminder_first(STORY, FIRST)) == date(2027, 3, 23)
    assert day(reminders.reminder_last(STORY, FIRST)) == date(2027, 3, 25)


def test_apologies_are_late_and_the_question_is_put_three_working_days_before() -> None:
    assert day(reminders.apologies_late(STORY, FIRST)) == date(2027, 3, 23)
    assert day(reminders.answer_question(STORY, FIRST)) == date(2027, 3, 23)


def test_an_authoritys_own_notice_of_absence_goes_before_our_default() -> None:
    profile = story_with("absence_notice", "1 week")
    found = reminders.apologies_late(profile, SECOND)
    assert found is not None
    assert (found.date, found.key) == (date(2027, 4, 20), "apologies_late")


def test_a_missing_update_is_chased_before_it_is_due_and_before_the_meeting() -> None:
    chases = reminders.update_chases(STORY, SECOND)
    assert days(chases) == [date(2027, 4, 22), date(2027, 4, 26)]
    assert [each.rule.event.value for each in chases] == ["written_update_due", "meeting"]


def test_without_a_due_date_both_chases_count_from_the_meeting() -> None:
    profile = story_with("written_update_due", "none")
    assert days(reminders.update_chases(profile, SECOND)) == [date(2027, 4, 26)] * 2


def test_chases_can_be_fewer_or_more() -> None:
    one = story_with("update_chase", "2 working days")
    assert days(reminders.update_chases(one, SECOND)) == [date(2027, 4, 21)]
    three = story_with("update_chase", "1 working day; 2 working days; 1 working day")
    chased = [date(2027, 4, 22), date(2027, 4, 23), date(2027, 4, 26)]
    assert days(reminders.update_chases(three, SECOND)) == chased
    assert reminders.update_chases(story_with("update_chase", "none"), SECOND) == ()


def test_contributions_are_asked_for_in_time() -> None:
    assert day(reminders.contributions_asked(STORY, THIRD)) == date(2027, 5, 11)
    assert day(due(STORY, "contribution_chase", THIRD)) == date(2027, 5, 24)


def test_the_review_is_reminded_of_three_times() -> None:
    reminded = [date(2027, 6, 2), date(2027, 6, 9), date(2027, 6, 15)]
    assert days(reminders.review_reminders(STORY, REVIEW)) == reminded


def test_the_note_taker_is_reminded_a_working_day_before_the_last_one() -> None:
    minutes = timescales.minutes_to_social_worker(STORY, FIRST)
    assert minutes is not None
    assert day(reminders.minutes_reminder(STORY, minutes)) == date(2027, 4, 1)


def test_an_action_is_reminded_of_twice_and_then_overdue() -> None:
    due_on = date(2027, 4, 20)
    assert days_by(STORY, "action_reminder", due_on) == (date(2027, 4, 13), date(2027, 4, 19))
    assert day(due(STORY, "overdue", due_on)) == date(2027, 4, 21)


def test_what_end_left_open_is_due_the_next_working_day() -> None:
    assert day(reminders.gap_due(STORY, FIRST)) == date(2027, 3, 31)


def test_a_final_record_and_a_request_do_not_lie_about() -> None:
    friday = date(2027, 5, 14)
    assert day(due(STORY, "circulation_reminder", friday)) == date(2027, 5, 18)
    assert day(due(STORY, "to_manager", friday)) == date(2027, 5, 17)
