"""What the lead is told when the group is given newer rules: dates and keys, nothing else."""

from dataclasses import replace
from datetime import date

from bot.core.facts.adoptions import Moved
from bot.core.facts.groups import CoreGroup
from bot.core.group.adopting import adopt
from bot.core.messages.phrases import moved_in_words
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.procedure.profiles import Profile
from tests.cast import PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.profiles import edited, with_list_lacking
from tests.story import EASTMERE, with_contact_sheet, with_first_meeting_held, with_member

SHORTER = edited({"first_meeting": "7 working days"})
ADOPTED = Kind.PROFILE_ADOPTED


def adopted(group: CoreGroup | None = None, profile: Profile = SHORTER) -> CoreGroup:
    """Return a group that was given newer rules on the Saturday after its conference."""
    return adopt(group or with_contact_sheet(), profile, at(20, 3, 15))


def said(group: CoreGroup) -> str:
    words = word(group, stored(of(group, ADOPTED)[0]))
    assert isinstance(words, Wording)
    return repr(words.card)


def test_the_lead_alone_is_told_when_the_window_opens() -> None:
    group = adopted()
    assert recipients(group, ADOPTED) == [PRIYA]
    assert days(group, ADOPTED) == ["Mon 22 Mar 08:02"]


def test_what_moved_is_told_by_its_dates_and_the_value() -> None:
    assert (
        "Moved: First core group, counted from Wed 17 Mar 2027: was Fri 2 Apr 2027, "
        "now Tue 30 Mar 2027 (first_meeting)." in said(adopted())
    )


def test_rules_that_move_no_open_date_are_told_as_such() -> None:
    assert "No open date has moved." in said(adopted(with_first_meeting_held()))


def test_a_newer_list_that_moves_nothing_is_not_told() -> None:
    older = with_list_lacking(with_contact_sheet(), date(2027, 12, 27))
    group = adopted(older, EASTMERE)
    assert len(group.adoptions) == 1
    assert of(group, ADOPTED) == []


def test_without_a_lead_nobody_is_told() -> None:
    assert of(with_member(adopted(), PRIYA, roles=frozenset()), ADOPTED) == []


def test_a_lead_who_comes_weeks_later_is_not_told_what_moved_then() -> None:
    group = with_member(adopted(), PRIYA, roles=frozenset())
    tom = with_member(group, TOM, roles=frozenset({"lead"}), opted_in=at(6, 4))
    assert of(tom, ADOPTED) == []


def test_an_adoption_that_is_there_no_more_is_not_told() -> None:
    group = adopted()
    planned = stored(of(group, ADOPTED)[0])
    assert isinstance(word(replace(group, adoptions=()), planned), Silence)


def test_of_many_dates_the_first_are_told_and_the_rest_counted() -> None:
    one = Moved("next_meeting", date(2027, 3, 30), None, date(2027, 5, 11))
    words = moved_in_words((one,) * 7)
    assert words.count("was without a date, now Tue 11 May 2027") == 5
    assert words.endswith("; and 2 more.")
