"""A conference tells why it stands on its day, and a review after its limit is marked late."""

from dataclasses import replace
from datetime import date

from bot.core.facts.conferences import Conference, ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.group.reasons_for_days import reason_for_day
from tests.cast import at
from tests.story import with_contact_sheet

REASON = "the hall is free"


def planned(on: date, reason: str = REASON, id_: str = "C2") -> Conference:
    return Conference(id_, ConferenceKind.REVIEW, on, at(17, 3), late_reason=reason)


def with_reviews(*reviews: Conference) -> CoreGroup:
    group = with_contact_sheet()
    initial = [each for each in group.conferences if each.kind is ConferenceKind.INITIAL]
    return replace(group, conferences=(*initial, *reviews))


def test_a_review_after_its_limit_is_late_for_a_reason() -> None:
    late = planned(date(2027, 6, 18))
    assert reason_for_day(with_reviews(late), late) == "late, reason: the hall is free"


def test_a_review_in_time_on_a_day_off_has_its_reason_and_is_not_late() -> None:
    in_time = planned(date(2027, 6, 12))
    assert reason_for_day(with_reviews(in_time), in_time) == "reason: the hall is free"


def test_without_a_reason_nothing_is_said() -> None:
    plain = planned(date(2027, 6, 16), "")
    assert reason_for_day(with_reviews(plain), plain) == ""


def test_a_later_review_is_not_held_to_the_limit_of_the_first() -> None:
    first, second = planned(date(2027, 6, 16), ""), planned(date(2027, 12, 11), id_="C3")
    assert reason_for_day(with_reviews(first, second), second) == "reason: the hall is free"


def test_without_an_initial_conference_no_limit_is_known() -> None:
    review = planned(date(2027, 6, 18))
    group = replace(with_reviews(), conferences=(review,))
    assert reason_for_day(group, review) == "reason: the hall is free"
