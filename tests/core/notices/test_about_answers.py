"""Who is asked for an answer to what was raised, and who hears of it (L12, L14, H2)."""

from dataclasses import replace

from bot.core.access import Viewer
from bot.core.facts.deliveries import FailureKind
from bot.core.facts.events import EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.people import Route
from bot.core.facts.tasks import TaskKind
from bot.core.messages.may_hear import may_hear
from bot.core.notices.failing import failed
from bot.core.notices.notice import Kind
from bot.core.notices.who_hears import deputies_since
from bot.core.plan.acting import finish
from bot.core.raising.answering import answer
from bot.core.tasking.wanted import wanted_tasks
from tests.cast import DAWN, LEAH, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.core.raising.raising_story import raised_in, with_cannot, with_concern
from tests.profiles import with_value
from tests.story import member_of, with_member

ASKED, ANSWERED, NOBODY = Kind.NEEDS_ATTENTION, Kind.EVENT_ANSWERED, Kind.NOBODY_HEARD
MONDAY = at(17, 5, 12)
CHANGE = EventKind.CHANGE


def answered(group: CoreGroup, by: str = TOM) -> CoreGroup:
    return answer(group, raised_in(group).id, Viewer(by), "It stays.", MONDAY)


def told_by_hand(group: CoreGroup) -> list[tuple[str, str]]:
    found = (each for each in wanted_tasks(group) if each.kind is TaskKind.TELL_ANSWER)
    return [(each.owner, each.subject) for each in found]


def test_the_lead_is_asked_and_the_manager_after_a_working_day_without_an_answer() -> None:
    """8.2: Fri 14 May, and then Mon 17 May."""
    group = with_cannot()
    assert days(group, ASKED, PRIYA) == ["Fri 14 May 10:00"]
    assert [each[:-6] for each in days(group, ASKED, TOM)] == ["Mon 17 May"]
    assert recipients(group, ASKED) == [PRIYA, TOM]
    assert recipients(with_value(group, "to_manager", "none"), ASKED) == [PRIYA]


def test_it_waits_for_the_morning_and_goes_to_no_deputy() -> None:
    group = with_concern(kind=CHANGE, when=at(6, 5, 21), by=DAWN)
    assert [each[:-2] for each in days(group, ASKED, PRIYA)] == ["Fri 7 May 08:"]
    assert deputies_since(group, raised_in(group)) is None


def test_what_the_lead_raises_or_is_not_reached_by_is_the_managers_from_the_start() -> None:
    assert days(with_concern(kind=CHANGE, by=PRIYA), ASKED) == ["Thu 6 May 15:10"]
    contact = replace(member_of(with_cannot(), PRIYA).contact, route=Route.BY_HAND, email="")
    assert days(with_member(with_cannot(), PRIYA, contact=contact), ASKED, TOM) == [
        "Fri 14 May 10:00"
    ]


def test_its_author_hears_of_the_answer_and_nobody_is_asked_any_more() -> None:
    group = answered(with_cannot())
    assert (days(group, ANSWERED, DAWN), recipients(group, ASKED)) == (["Mon 17 May 12:00"], [])
    assert may_hear(group, stored(of(group, ANSWERED, DAWN)[0]))
    assert told_by_hand(group) == []


def test_who_has_said_that_it_cannot_be_done_is_not_asked_for_a_yes() -> None:
    group = with_cannot()
    assert days(group, Kind.ACTION_PROPOSED, DAWN) == []
    assert len(days(answered(group), Kind.ACTION_PROPOSED, DAWN)) == 1


def test_of_an_action_that_was_done_after_all_nobody_hears_an_answer() -> None:
    done = finish(with_cannot(), "A3", at(16, 5).date(), DAWN, MONDAY)
    assert (recipients(done, ANSWERED), recipients(done, ASKED)) == ([], [])


def test_whom_no_message_reaches_is_told_by_the_lead_and_by_nobody_else() -> None:
    """IG11: Grace, who carries to Dawn, is not told that she has raised anything."""
    family = answered(with_concern(kind=CHANGE, by=LEAH))
    assert told_by_hand(family) == [(PRIYA, f"{raised_in(family).id}:{LEAH}")]
    assert recipients(family, ANSWERED) == []
    contact = replace(member_of(family, DAWN).contact, route=Route.BY_HAND, route_by="p3", email="")
    carried = with_member(answered(with_cannot()), DAWN, contact=contact)
    assert told_by_hand(carried) == [(PRIYA, f"{raised_in(carried).id}:{DAWN}")]
    assert told_by_hand(with_member(carried, DAWN, opted_out=OptOut(MONDAY, "moved"))) == []


def test_its_author_hears_that_no_head_can_be_asked() -> None:
    group = with_cannot()
    for who in (PRIYA, TOM):
        while found := of(group, ASKED, who):
            group = failed(group, stored(found[0]), FailureKind.REFUSED, "gone", at=at(14, 5, 11))
    assert recipients(group, NOBODY) == [DAWN]
