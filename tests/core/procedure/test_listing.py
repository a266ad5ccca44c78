"""The list of all dates, and what it says where a profile gives none."""

from datetime import date

import pytest

from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.listing import (
    DATE_WORDS,
    Days,
    NoDate,
    check_order,
    listed_dates,
    our_dates,
)
from bot.core.procedure.loading import PROFILES, load_profile
from bot.core.procedure.plain_dates import KEYS, plain_date
from bot.core.refusals import Refusal
from tests.core.procedure.groups import STORY, story_with

CONFERENCE, REVIEW = date(2027, 3, 17), date(2027, 6, 16)
MEETINGS = (date(2027, 3, 30), date(2027, 4, 27), date(2027, 5, 25))
DAYS = Days(CONFERENCE, REVIEW, MEETINGS)
ALL_KEYS = [
    *("first_meeting", "review", "next_review", "after_review_first", "next_meeting"),
    *("minutes_to_social_worker", "report_draft", "report_amendments", "report_final"),
    *("report_draft_latest", "final_core_group", "written_update_due"),
    *("change_to_conference_chair", "re_referral_window"),
]


def dates_of(key: str, days: Days = DAYS) -> list[date]:
    found = [each for each in listed_dates(STORY, days) if each.key == key]
    return [each.date for each in found if isinstance(each, Deadline)]


def test_every_date_of_the_storys_first_half_is_listed() -> None:
    assert dates_of("first_meeting") == [date(2027, 4, 2)]
    assert dates_of("review") == [date(2027, 6, 17)]
    assert dates_of("next_review") == [date(2027, 12, 16)]
    assert dates_of("next_meeting") == [date(2027, 7, 6)]
    assert dates_of("report_draft") == [date(2027, 6, 2)]
    assert dates_of("report_amendments") == [date(2027, 6, 9)]
    assert dates_of("final_core_group") == [date(2027, 5, 25)]


def test_what_is_counted_from_a_meeting_is_listed_for_each() -> None:
    minutes = [date(2027, 4, 4), date(2027, 5, 2), date(2027, 5, 30)]
    assert dates_of("minutes_to_social_worker") == minutes
    assert len(dates_of("written_update_due")) == 3


def test_days_that_only_later_come_are_counted_from_when_known() -> None:
    later = Days(
        *(CONFERENCE, REVIEW, MEETINGS), draft_sent=date(2027, 6, 1), case_closure=date(2028, 1, 28)
    )
    assert dates_of("report_amendments", later) == [date(2027, 6, 8)]
    assert dates_of("re_referral_window", later) == [date(2028, 4, 28)]


@pytest.mark.parametrize("name", PROFILES)
def test_every_key_is_listed_in_every_profile(name: str) -> None:
    found = listed_dates(load_profile(name), Days(CONFERENCE))
    assert [each.key for each in found] == ALL_KEYS
    assert set(ALL_KEYS) <= set(DATE_WORDS)


def no_date(profile: str, key: str, days: Days = DAYS) -> NoDate:
    found = (each for each in listed_dates(load_profile(profile), days) if each.key == key)
    entry = next(found)
    assert isinstance(entry, NoDate)
    return entry


def test_a_rule_that_the_profile_lacks_says_so() -> None:
    entry = no_date("england", "after_review_first")
    assert entry.explanation == "No rule, so no date. The guidance gives none."
    assert (entry.rule, entry.confidence) == (None, None)
    assert "regular basis" in no_date("scotland", "next_meeting").explanation
    assert "flow chart is lost" in no_date("hscb", "next_meeting").explanation


def test_a_rule_whose_day_is_not_known_says_from_what_it_counts() -> None:
    entry = no_date("sandwell", "re_referral_window")
    assert entry.explanation == "No date yet: it is counted from case closure. (S25)"
    assert entry.rule is not None
    entry = no_date("hscb", "report_draft", Days(CONFERENCE, meetings=MEETINGS))
    assert "the final core group before the review" in entry.explanation


def test_an_interval_that_does_not_hold_yet_says_from_when() -> None:
    assert (
        "after the first core group that follows a review"
        in no_date("leicester", "next_meeting").explanation
    )
    entry = no_date("highland", "next_meeting", Days(CONFERENCE, meetings=MEETINGS))
    assert "6 weeks hold after a review" in entry.explanation


def test_our_own_dates_are_listed_apart() -> None:
    found = our_dates(STORY, DAYS)
    assert {each.cite for each in found} == {"ours"}
    assert [each.date for each in found if each.key == "contributions_asked"] == [date(2027, 5, 11)]
    assert next(each.date for each in found if each.key == "minutes_reminder") == date(2027, 4, 1)
    assert {each.key for each in found} <= set(DATE_WORDS)


def test_our_own_dates_need_days_to_count_from() -> None:
    assert our_dates(STORY, Days(CONFERENCE)) == ()
    without = story_with("minutes_to_social_worker", "none")
    keys = {each.key for each in our_dates(without, Days(CONFERENCE, meetings=MEETINGS))}
    assert "minutes_reminder" not in keys


def test_a_date_in_plain_json_has_every_key() -> None:
    plain = [plain_date(each) for each in listed_dates(STORY, DAYS)]
    assert all(tuple(each) == KEYS for each in plain)
    assert plain[0] == {
        "key": "first_meeting",
        "date": "2027-04-02",
        "last_working_day": "2027-04-02",
        "rule": {
            "amount": 10,
            "unit": "working_days",
            "event": "initial_conference",
            "direction": "forward",
        },
        "start": "2027-03-17",
        "counted": plain[0]["counted"],
        "skipped": [
            {"date": "2027-03-26", "why": "Good Friday"},
            {"date": "2027-03-29", "why": "Easter Monday"},
        ],
        "other_reading": None,
        "cite": "L5",
        "confidence": "seed",
        "explanation": "Fri 2 Apr 2027: 10 working days after Wed 17 Mar 2027, "
        "skipping Good Friday and Easter Monday (L5)",
    }


def test_no_date_in_plain_json_is_null() -> None:
    plain = plain_date(no_date("england", "next_meeting"))
    assert tuple(plain) == KEYS
    assert (plain["date"], plain["rule"], plain["counted"]) == (None, None, [])
    assert plain["confidence"] == "unverified"


def test_a_meeting_on_the_day_of_the_review_is_not_the_final_core_group() -> None:
    assert Days(CONFERENCE, REVIEW, (*MEETINGS, REVIEW)).final_core_group == MEETINGS[-1]
    assert Days(CONFERENCE, None, MEETINGS).final_core_group is None


def test_days_out_of_order_are_refused() -> None:
    check_order(DAYS)
    check_order(Days(None, REVIEW, MEETINGS))
    with pytest.raises(Refusal, match="Tue 16 Mar 2027 is not after the conference"):
        check_order(Days(CONFERENCE, REVIEW, (*MEETINGS, date(2027, 3, 16))))
    with pytest.raises(Refusal, match="Wed 17 Mar 2027 is not after the conference"):
        check_order(Days(CONFERENCE, CONFERENCE))
