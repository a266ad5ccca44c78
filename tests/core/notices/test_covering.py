"""What goes to a lead who is away goes to the manager too, and to deputies for the manager (H2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.facts.updates import WrittenUpdate
from bot.core.group.pausing import pause
from bot.core.membership.suggesting import Idea, suggest
from bot.core.notices.about_people import about_people
from bot.core.notices.covering import with_cover
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal
from tests.cast import DAWN, GRACE, HELEN, IQBAL, MARTIN, PRIYA, TOM, at
from tests.copy_story import copy_in, with_copy
from tests.core.away_story import DURING, with_away
from tests.core.diary.early_story import asked as asks_early
from tests.core.notices.reading import days, of, recipients
from tests.core.raising.raising_story import with_concern
from tests.story import with_contact_sheet, with_member

SOON = date(2027, 5, 7)


def suggested(group: CoreGroup, by: str = GRACE, when: int = 6) -> CoreGroup:
    idea = Idea("Eastmere Young Carers", "", "Child A looks after the baby.")
    return suggest(group, idea, by=by, now=at(when, 5, 10))


def heard(group: CoreGroup, kind: Kind) -> dict[str, str]:
    """Return who hears it and in which place: "cover", "deputy" or none."""
    return {e.identity.recipient: e.identity.occasion for e in of(group, kind)}


def task_of(owner: str, kind: TaskKind = TaskKind.TELL_CHILD) -> Callable[[CoreGroup], CoreGroup]:
    task = Task("T90", kind, owner, "M1", SOON, DURING)
    return lambda group: replace(group, tasks=(task,))


def failing(group: CoreGroup, kind: Kind, about: str, who: str = GRACE) -> CoreGroup:
    """On Thu 6 May somebody's mail server refuses their address for good."""
    notice, route = f"{kind}|{who}|{about}|1|", Route.SECURE_EMAIL
    failure = Failure("F1", FailureKind.REFUSED, notice, kind, who, route, 1, DURING, "smtp 550")
    return replace(group, failures=(failure,))


def kinds(group: CoreGroup, who: str) -> set[tuple[Kind, str]]:
    found = with_cover(group, about_people(group))
    return {(each.kind, each.occasion) for each in found if who in each.recipients}


def test_a_request_goes_to_the_manager_at_once_while_the_lead_is_away_and_to_the_lead() -> None:
    group = suggested(with_away(PRIYA))
    assert days(group, Kind.SUGGESTED) == ["Thu 6 May 10:00"] * 2
    assert heard(group, Kind.SUGGESTED) == {PRIYA: "", TOM: "cover"}


def test_what_waits_when_the_lead_goes_goes_on_then_and_not_twice() -> None:
    """Made on Fri 30 Apr, the working day would end on Tue 4 May: Mon 3 May is a holiday."""
    group = suggest(with_away(PRIYA), Idea("Carers", "", "Why."), by=GRACE, now=at(30, 4, 10))
    first = with_away(PRIYA, group, first=date(2027, 5, 1), last=date(2027, 5, 2))
    assert days(group, Kind.SUGGESTED, TOM)[0].startswith("Tue 4 May 08:0")
    assert len(of(first, Kind.SUGGESTED, TOM)) == 1


def test_while_both_are_away_the_deputy_hears_too_but_never_of_their_own() -> None:
    both = with_away(TOM, with_away(PRIYA))
    assert heard(suggested(both), Kind.SUGGESTED) == {
        PRIYA: "",
        TOM: "cover",
        IQBAL: "cover deputy",
    }
    assert recipients(suggested(both, by=IQBAL), Kind.SUGGESTED) == [PRIYA, TOM]
    assert recipients(suggested(both, when=17), Kind.SUGGESTED) == [PRIYA, TOM]


def test_a_word_is_said_to_somebody_else_only_if_it_falls_into_the_absence() -> None:
    update = WrittenUpdate("U1", "M1", MARTIN, DURING)
    for who, place in ((PRIYA, "cover"), (TOM, "")):
        group = replace(with_away(who), updates=(update,))
        assert heard(group, Kind.UPDATE_RECEIVED).get(TOM, "") == place
    own = replace(with_away(PRIYA), updates=(replace(update, member=TOM),))
    assert TOM not in recipients(own, Kind.UPDATE_RECEIVED)
    later = replace(with_away(PRIYA), updates=(replace(update, sent_at=at(17, 5)),))
    assert TOM not in recipients(later, Kind.UPDATE_RECEIVED)


@pytest.mark.parametrize(("who", "place"), [(TOM, "cover"), (IQBAL, "cover deputy")])
def test_what_was_caused_before_it_and_leaves_in_it_is_said_to_who_is_there(
    who: str, place: str
) -> None:
    """Sent on Fri 30 Apr at 20:00 it leaves on Tue 4 May: Mon 3 May is a holiday."""
    update = WrittenUpdate("U1", "M1", MARTIN, at(30, 4, 20))
    group = replace(with_away(TOM, with_away(PRIYA)), updates=(update,))
    assert heard(group, Kind.UPDATE_RECEIVED)[who] == place


@pytest.mark.parametrize(
    ("owner", "away", "who", "place"),
    [(PRIYA, PRIYA, TOM, "cover"), (TOM, TOM, IQBAL, "deputy"), (GRACE, TOM, IQBAL, "")],
)
def test_tasks_of_lead_and_manager_are_told_to_who_is_there(
    owner: str, away: str, who: str, place: str
) -> None:
    told = kinds(task_of(owner)(with_away(away)), who)
    assert told == ({(Kind.TASK_GIVEN, place), (Kind.TASK_OVERDUE, place)} if place else set())


def test_what_the_manager_alone_decides_is_no_deputys_to_hear() -> None:
    group = task_of(TOM, TaskKind.DECIDE_COPY)(with_away(TOM))
    assert kinds(group, IQBAL) == set()


def test_a_copy_to_confirm_and_a_wish_go_to_the_deputy_but_not_to_whose_they_are() -> None:
    seconds = with_member(with_copy(), DAWN, roles=frozenset({Role.DEPUTY}))
    away = with_away(TOM, seconds, now=at(1, 4), first=date(2027, 4, 1))
    assert heard(away, Kind.COPY_TO_CONFIRM)[DAWN] == "deputy"
    hers = replace(away, copies=(replace(copy_in(away), released_by=DAWN),))
    assert DAWN not in recipients(hers, Kind.COPY_TO_CONFIRM)
    wish = asks_early(by=GRACE, group=with_away(TOM, with_away(PRIYA), last=date(2027, 5, 20)))
    assert heard(wish, Kind.EARLY_ASKED)[TOM] == "cover"


def test_who_began_a_pause_is_not_told_of_it_in_anothers_place() -> None:
    group = pause(with_away(PRIYA), GRACE, TOM, DURING)
    assert recipients(group, Kind.PAUSED) == [PRIYA]
    assert recipients(pause(with_away(PRIYA), GRACE, GRACE, DURING), Kind.PAUSED) == [PRIYA, TOM]


def test_that_somebody_is_not_reached_goes_on_but_not_of_what_was_raised_about_somebody() -> None:
    group = with_away(PRIYA)
    assert heard(failing(group, Kind.INVITATION, "M1"), Kind.ROUTE_FAILED) == {
        PRIYA: "",
        TOM: "cover",
    }
    raised = with_concern(TOM, facts=group)
    told = failing(raised, Kind.NEEDS_ATTENTION, raised.events[-1].id, HELEN)
    assert recipients(told, Kind.ROUTE_FAILED) == [PRIYA]


def test_where_there_is_no_manager_or_no_deputy_nothing_is_lost() -> None:
    no_manager = with_member(with_away(PRIYA), TOM, roles=frozenset())
    assert recipients(suggested(no_manager), Kind.SUGGESTED) == [PRIYA]
    no_deputy = with_member(with_away(TOM), IQBAL, roles=frozenset())
    assert recipients(suggested(no_deputy), Kind.SUGGESTED) == [PRIYA, TOM]


def test_a_concern_goes_to_the_deputy_at_once_while_the_manager_is_away() -> None:
    """B6: raised on Thu 6 May, and no working hour is waited for."""
    group = with_concern(facts=with_away(TOM))
    assert {heard(group, Kind.NEEDS_ATTENTION)[who] for who in (PRIYA, TOM)} == {""}
    assert days(group, Kind.NEEDS_ATTENTION, IQBAL) == days(group, Kind.NEEDS_ATTENTION, PRIYA)


def test_without_an_absence_nothing_is_copied() -> None:
    plain = Proposal(Kind.SUGGESTED, (PRIYA,), "G1", DURING)
    assert list(with_cover(with_contact_sheet(), [plain])) == [plain]
