"""`coregroup dates` and `count`, as they are called, agree with the acceptance story."""

import json
from typing import Any

import pytest

from bot.cli.program import run
from tests.core.procedure.acceptance_dates import ROWS, Row

STORY = [
    *("dates", "--profile", "eastmere", "--conference", "2027-03-17", "--review", "2027-06-16"),
    *("--meeting", "2027-03-30", "--meeting", "2027-04-27", "--meeting", "2027-05-25"),
    *("--override", 'report_draft="5 working days"', "--override", "report_final=5 days"),
    *("--override", "report_amendments=5 working days", "--override", "interval=6 weeks"),
    *("--override", "minutes_to_social_worker=5 days"),
]


def called(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def dates(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(called(capsys, *words, "--json"))
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_count_agrees_with_the_story(row: Row, capsys: pytest.CaptureFixture[str]) -> None:
    back = ["--back"] if row.direction.value == "backward" else []
    words = ["count", row.start.isoformat(), row.span, *back, "--profile", "england", "--json"]
    counted = json.loads(called(capsys, *words))
    assert counted["date"] == row.end.isoformat()
    assert counted["last_working_day"] == row.last_working_day.isoformat()
    assert [each["why"] for each in counted["skipped"]] == row.skipped
    assert counted["start"] == row.start.isoformat()


def test_dates_agrees_with_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    found = [(each["key"], each["date"]) for each in dates(capsys, *STORY)]
    assert found == [
        ("first_meeting", "2027-04-02"),
        ("review", "2027-06-17"),
        ("next_review", "2027-12-16"),
        ("after_review_first", "2027-07-14"),
        ("next_meeting", "2027-07-06"),
        ("minutes_to_social_worker", "2027-04-04"),
        ("minutes_to_social_worker", "2027-05-02"),
        ("minutes_to_social_worker", "2027-05-30"),
        ("report_draft", "2027-06-02"),
        ("report_amendments", "2027-06-09"),
        ("report_final", "2027-06-09"),
        ("report_draft_latest", "2027-06-02"),
        ("final_core_group", "2027-05-25"),
        ("written_update_due", "2027-03-24"),
        ("written_update_due", "2027-04-23"),
        ("written_update_due", "2027-05-21"),
        ("change_to_conference_chair", None),
        ("re_referral_window", None),
    ]


def test_dates_prints_both_readings(capsys: pytest.CaptureFixture[str]) -> None:
    text = called(capsys, *STORY)
    assert "Sun 4 Apr 2027: 5 calendar days after Tue 30 Mar 2027 (set by the conference)" in text
    assert "  Last working day on or before it: Fri 2 Apr 2027.\n" in text
    assert "  Other reading: Tue 6 Apr 2027.\n" in text
    assert "\x1b" not in text


def test_the_days_that_only_later_come_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    later = ("--draft-sent", "2027-06-01")
    found = {each["key"]: each["date"] for each in dates(capsys, *STORY, *later)}
    assert found["report_amendments"] == "2027-06-08"
    scotland = ("dates", "--profile", "scotland", "--conference", "2027-03-17")
    found = {
        each["key"]: each["date"] for each in dates(capsys, *scotland, "--change", "2027-05-06")
    }
    assert found["change_to_conference_chair"] == "2027-05-09"
    sandwell = ("dates", "--profile", "sandwell", "--conference", "2027-03-17")
    closed = dates(capsys, *sandwell, "--case-closure", "2028-01-28")
    assert closed[-1]["date"] == "2028-04-28"


def test_a_day_that_is_late_or_unlikely_is_said_to_people_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    late = ("dates", "--profile", "wales", "--conference", "2027-03-14", "--meeting", "2027-04-30")
    text = called(capsys, *late)
    assert "  The conference on Sun 14 Mar 2027 is on no working day. Is the date right?\n" in text
    assert "  The first core group on Fri 30 Apr 2027 is late: it was due by " in text
    assert all("late" not in each["explanation"] for each in dates(capsys, *late))
    assert "Look at this first" not in called(capsys, *STORY)


def test_too_long_a_gap_and_a_late_review_are_said_as_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ("--meeting", "2027-03-30", "--meeting", "2027-06-10", "--review", "2027-06-30")
    weekly = ("--override", "interval=6 weeks")
    for rules in (("wales",), ("leicester", *weekly)):
        text = called(capsys, "dates", "--conference", "2027-03-17", *given, "--profile", *rules)
        assert "The review on Wed 30 Jun 2027 is late: it was due by Thu 17 Jun 2027." in text
        assert "The core group on Thu 10 Jun 2027 is late: it was due by Tue 11 May 2027." in text


def test_a_final_core_group_too_late_for_the_joint_report_is_said_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ("dates", "--profile", "hscb", "--conference", "2027-03-17", "--review", "2027-06-16")
    late = called(capsys, *given, "--meeting", "2027-03-30", "--meeting", "2027-05-26")
    assert "Look at this first\n  A final core group on Wed 26 May 2027 leaves too little" in late
    assert "The nearest date that works is Tue 25 May 2027.\n" in late
    in_time = called(capsys, *given, "--meeting", "2027-03-30", "--meeting", "2027-05-25")
    assert "Look at this first" not in in_time


def test_too_few_meetings_before_the_review_are_said_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ("--conference", "2027-03-17", "--review", "2027-06-16", "--meeting", "2027-03-24")
    text = called(capsys, "dates", "--profile", "highland", *given)
    assert "2 more meetings must be booked before the review on Wed 16 Jun 2027: " in text
    assert "at least 3 are asked for (H12)." in text


def test_our_own_dates_and_all_reasons_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    keys = {each["key"] for each in dates(capsys, *STORY, "--all")}
    assert {"reminder_first", "update_chase", "review_reminder"} <= keys
    text = called(capsys, *STORY, "--why")
    assert "  Counted: 18 Mar, 19 Mar, 22 Mar, 23 Mar, 24 Mar, 25 Mar, 30 Mar, 31 Mar," in text
    assert "  This is our default, not guidance. It can be changed.\n" in text


def test_a_profile_without_a_rule_says_so_and_offers_an_override(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("dates", "--profile", "england", "--conference", "2027-03-17")
    text = called(capsys, *words)
    assert "First core group after the review (after_review_first)\n  No rule, so no date." in text
    assert 'try --override after_review_first="6 weeks"' in text


def test_more_time_than_the_guidance_is_computed_and_marked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("dates", "--profile", "leicester", "--conference", "2027-03-17", "--why")
    text = called(capsys, *words, "--override", "first_meeting=15 working days")
    assert 'Looser than "10 working days" (L5).' in text


LOOSE = ("--override", "first_meeting=20 working days")
LEICESTER = ("dates", "--profile", "leicester", "--conference", "2027-03-17")


def test_a_looser_override_is_marked_in_the_explanation_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, review, *_ = dates(capsys, *LEICESTER, *LOOSE)
    assert (first["date"], first["confidence"]) == ("2027-04-16", "conference")
    marked = 'Looser than the guidance, which gives "10 working days" (L5).'
    assert first["explanation"].endswith(f"(set by the conference). {marked}")
    assert "Looser" not in review["explanation"]
    text = called(capsys, *LEICESTER, *LOOSE)
    assert f"  {marked}\n" in text
    assert 'Look at this first\n  first_meeting, "20 working days", is looser than' in text
    assert "A group needs a recorded reason for it." in text


def test_a_count_says_in_json_as_in_text_how_the_years_holidays_are_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for year, words in (("2040", "expected, not yet published."), ("1990", "not compared with")):
        call = ("count", f"{year}-05-08", "2 working days", "--profile", "england")
        plain = json.loads(called(capsys, *call, "--json"))
        sentence = f". The bank holidays of {year} "
        assert sentence in plain["explanation"]
        assert words in plain["explanation"]
        assert called(capsys, *call).count(words) == 1
    known = ("count", "2027-05-08", "2 working days", "--profile", "england", "--json")
    assert "bank holidays" not in json.loads(called(capsys, *known))["explanation"]


def test_count_says_how_it_counted(capsys: pytest.CaptureFixture[str]) -> None:
    text = called(capsys, "count", "2027-12-15", "10 working days", "--profile", "england")
    assert text.startswith("Fri 31 Dec 2027: 10 working days after Wed 15 Dec 2027, skipping")
    assert "  Not counted: Mon 27 Dec 2027, Christmas Day (substitute day);" in text


def test_count_takes_unqualified_days_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("count", "2027-06-16", "5 days", "--back", "--profile", "wales", "--json")
    counted = json.loads(called(capsys, *words))
    assert (counted["date"], counted["other_reading"]) == ("2027-06-09", "2027-06-11")
    assert (counted["rule"]["unit"], counted["rule"]["direction"]) == ("days", "backward")
    assert (counted["key"], counted["cite"], counted["confidence"]) == ("count", "", None)
