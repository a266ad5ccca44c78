"""Who hears of what was raised, and when: at any hour, the deputy after a working hour (B6)."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.core.access import Viewer
from bot.core.cards import Text
from bot.core.facts.deliveries import FailureKind
from bot.core.facts.events import EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.pauses import Pause
from bot.core.messages.by_mail import as_mailed
from bot.core.messages.may_hear import may_hear
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.failing import failed
from bot.core.notices.notice import Kind
from bot.core.raising.answering import acknowledge
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.core.raising.raising_story import raised_in, with_concern
from tests.profiles import with_value
from tests.story import with_contact_sheet, with_member

TOLD, NOBODY = Kind.NEEDS_ATTENTION, Kind.NOBODY_HEARD
THEN = at(6, 5, 15, 40)


def all_fail(group: CoreGroup, *who: str) -> CoreGroup:
    """Return the group when no route has reached these people."""
    for each in who:
        while found := of(group, TOLD, each):
            group = failed(group, stored(found[0]), FailureKind.REFUSED, "gone", at=THEN)
    return group


def test_lead_and_manager_hear_at_once_and_the_deputy_after_a_working_hour() -> None:
    """8.1: Thu 6 May at 15:10; nobody has seen it by 16:10."""
    group = with_concern()
    assert days(group, TOLD, PRIYA) == days(group, TOLD, TOM) == ["Thu 6 May 15:10"]
    assert days(group, TOLD, IQBAL) == ["Thu 6 May 16:10"]
    assert recipients(group, NOBODY) == []


@pytest.mark.parametrize(
    ("when", "lead", "deputy"),
    [
        (at(6, 5, 7, 30), "Thu 6 May 07:30", "Thu 6 May 09:00"),
        (at(6, 5, 17, 30), "Thu 6 May 17:30", "Fri 7 May 08:30"),
        (at(26, 3, 23), "Fri 26 Mar 23:00", "Tue 30 Mar 09:00"),
        (at(25, 12, 3), "Sat 25 Dec 03:00", "Wed 29 Dec 09:00"),
    ],
)
def test_it_is_never_held_and_working_hours_leave_out_nights_and_holidays(
    when: datetime, lead: str, deputy: str
) -> None:
    """A concern about the manager at 23:00 on Good Friday: the lead at once, then the deputy."""
    group = with_concern(TOM, when=when)
    assert days(group, TOLD, PRIYA) == [lead]
    assert days(group, TOLD, IQBAL) == [deputy]
    assert recipients(group, TOLD) == [PRIYA, IQBAL]


def test_a_child_not_seen_goes_to_both_and_to_no_deputy_while_one_of_them_hears() -> None:
    group = with_concern(kind=EventKind.NO_ACCESS)
    assert recipients(group, TOLD) == [PRIYA, TOM]
    assert recipients(all_fail(group, PRIYA, TOM), TOLD) == [IQBAL]


def test_whoever_it_is_about_or_who_wrote_it_is_passed_over() -> None:
    both = with_concern(PRIYA, TOM)
    assert (recipients(both, TOLD), days(both, TOLD)) == ([IQBAL], ["Thu 6 May 15:10"])
    assert days(with_concern(TOM, by=PRIYA), TOLD) == ["Thu 6 May 15:10"]
    assert recipients(with_concern(by=PRIYA), TOLD) == [IQBAL, TOM]
    assert recipients(with_concern(PRIYA, IQBAL), TOLD) == [TOM]


def test_who_has_seen_it_before_the_hour_is_over_keeps_it_from_the_deputy() -> None:
    group = with_concern()
    seen = acknowledge(group, raised_in(group).id, Viewer(TOM), THEN)
    assert recipients(seen, TOLD) == [PRIYA, TOM]
    handed = with_member(seen, DAWN, roles=frozenset({Role.LEAD}))
    assert recipients(with_member(handed, PRIYA, roles=frozenset()), TOLD) == [TOM]
    assert recipients(with_value(group, "concern_to_deputy", "none"), TOLD) == [PRIYA, TOM]


def test_when_no_route_reaches_lead_or_manager_it_goes_on_to_the_deputy() -> None:
    group = all_fail(with_concern(PRIYA), TOM)
    assert days(group, TOLD, IQBAL) == ["Thu 6 May 15:40"]
    assert recipients(group, Kind.ROUTE_FAILED) == []
    assert settle_tasks(group, THEN).tasks == settle_tasks(with_contact_sheet(), THEN).tasks
    assert recipients(all_fail(with_concern(), TOM), Kind.ROUTE_FAILED) == [PRIYA]


def test_when_nobody_can_be_told_its_author_hears_that_and_whom_to_phone() -> None:
    """Nothing ends in silence (B4)."""
    group = with_concern(PRIYA, TOM, IQBAL)
    assert recipients(group, TOLD) == []
    (told,) = of(group, NOBODY, MARTIN)
    said = word(group, stored(told))
    assert isinstance(said, Wording)
    assert "01632 960199" in repr(said.card)
    failed_all = all_fail(with_concern(PRIYA, TOM), IQBAL)
    assert days(failed_all, NOBODY) == ["Thu 6 May 15:40"]


def test_it_goes_on_past_somebody_to_whom_nothing_leaves() -> None:
    """IG16."""
    paused = replace(with_contact_sheet(), pauses=(Pause("Z1", TOM, at(5, 5), TOM),))
    assert days(with_concern(PRIYA, facts=paused), TOLD, IQBAL) == ["Thu 6 May 15:10"]


def test_the_push_says_that_something_needs_attention_and_nothing_else() -> None:
    group = with_concern()
    said = word(group, stored(of(group, TOLD, PRIYA)[0]))
    assert isinstance(said, Wording)
    assert said.subject == "Something needs attention in 7KQ2"
    assert said.card.blocks[0] == Text(f"{said.subject}.")
    mail = repr(as_mailed(group, TOLD, said, has_chat=False))
    assert "Do not wait for it: phone whoever may have told of it" in mail


def test_what_is_there_no_more_or_kept_from_them_since_is_not_told() -> None:
    """IG4."""
    group = with_concern()
    planned = stored(of(group, TOLD, IQBAL)[0])
    assert isinstance(word(replace(group, events=()), planned), Silence)
    assert not may_hear(replace(group, events=()), planned)
    assert isinstance(word(with_member(group, IQBAL, roles=frozenset()), planned), Silence)


def test_what_cannot_be_delivered_of_what_is_there_no_more_is_kept_from_nobody() -> None:
    group = all_fail(with_concern(PRIYA), TOM)
    assert recipients(replace(group, events=()), Kind.ROUTE_FAILED) == [PRIYA]


def test_family_can_raise_it_too() -> None:
    """IG11."""
    assert recipients(with_concern(by=LEAH), TOLD) == [PRIYA, IQBAL, TOM]
