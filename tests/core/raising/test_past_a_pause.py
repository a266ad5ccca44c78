"""Nobody silences by a pause what was raised about them; every other pause holds (B6, IG16)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.access import Viewer
from bot.core.facts.early import EarlyWish, Ground, Sooner
from bot.core.facts.groups import CoreGroup
from bot.core.group.pausing import lift, pause
from bot.core.messages.may_hear import may_hear
from bot.core.notices.wanted import wanted
from bot.core.raising.answering import may_close, seen_by
from bot.core.raising.knowing import may_know
from tests.cast import IQBAL, LEAH, MARTIN, PRIYA, TOM
from tests.core.notices.reading import stored
from tests.core.raising.raising_story import RAISED_AT, raised_in, with_concern

GROUP = ""
SOON, LATER = RAISED_AT + timedelta(minutes=9), RAISED_AT + timedelta(days=4)
ABOUT_TOM, ABOUT_PRIYA = with_concern(TOM), with_concern(PRIYA)


def paused(group: CoreGroup, by: str, *who: str) -> CoreGroup:
    for each in who:
        group = pause(group, each, by, SOON)
    return group


def told(group: CoreGroup) -> dict[str, str]:
    """Return who is told of what was raised, as it is sent, and by which notice."""
    number = raised_in(group).id
    found = (each for each in wanted(group) if each.identity.subject == number)
    hears = (each for each in found if may_hear(group, stored(each), LATER))
    return {each.identity.recipient: each.identity.kind for each in hears}


def readers(group: CoreGroup) -> set[str]:
    people = (PRIYA, TOM, IQBAL, MARTIN)
    return {each for each in people if seen_by(group, Viewer(each), LATER)}


@pytest.mark.parametrize("who", [(GROUP,), (PRIYA,), (PRIYA, IQBAL), (PRIYA, IQBAL, MARTIN)])
def test_whom_it_is_about_neither_stops_nor_hides_it_by_a_pause(who: tuple[str, ...]) -> None:
    after = paused(ABOUT_TOM, TOM, *who)
    assert told(after) == told(ABOUT_TOM) == {PRIYA: "needs_attention", IQBAL: "needs_attention"}
    assert readers(after) >= {PRIYA, IQBAL}
    assert may_close(after, Viewer(IQBAL), raised_in(after), LATER)
    lifted = lift(after, who[0], PRIYA if PRIYA not in who else TOM, LATER)
    assert told(lifted) == told(ABOUT_TOM)


def test_about_the_lead_it_is_the_same_past_the_leads_pause() -> None:
    assert told(paused(ABOUT_PRIYA, PRIYA, TOM)) == told(ABOUT_PRIYA)
    assert TOM in readers(paused(ABOUT_PRIYA, PRIYA, TOM))


def test_who_paused_themselves_gets_nothing_and_the_deputy_is_told_at_once() -> None:
    after = paused(ABOUT_TOM, PRIYA, PRIYA)
    assert told(after) == {IQBAL: "needs_attention"}
    deputy = next(e for e in wanted(after) if e.identity[:3:2] == ("needs_attention", ABOUT))
    assert (deputy.identity.recipient, deputy.run_at) == (IQBAL, SOON)
    assert PRIYA not in readers(after)


ABOUT = raised_in(ABOUT_TOM).id


def test_where_nobody_is_left_the_author_is_told_past_a_pause_by_whom_it_is_about() -> None:
    alone = paused(paused(ABOUT_TOM, PRIYA, PRIYA), IQBAL, IQBAL)
    assert told(paused(alone, TOM, MARTIN)) == {MARTIN: "nobody_heard"}


def test_a_pause_by_somebody_else_holds_it_as_it_holds_all() -> None:
    assert told(paused(ABOUT_TOM, PRIYA, GROUP)) == {}
    assert readers(paused(ABOUT_TOM, PRIYA, GROUP)) == {PRIYA}


def test_family_are_not_shown_what_they_raised_past_any_pause() -> None:
    """Who has the use of their telephone would read it (IG16)."""
    theirs = with_concern(TOM, by=LEAH)
    assert seen_by(theirs, Viewer(LEAH), LATER)
    assert seen_by(paused(theirs, TOM, LEAH), Viewer(LEAH), LATER) == ()


@pytest.mark.parametrize("subject", [ABOUT, f"{ABOUT}:{MARTIN}"])
def test_no_line_is_known_to_whom_it_is_about(subject: str) -> None:
    assert may_know(ABOUT_TOM, Viewer(PRIYA), subject, LATER)
    assert not may_know(ABOUT_TOM, Viewer(TOM), subject, LATER)


def test_another_members_wish_is_known_to_those_who_may_see_it() -> None:
    wish = EarlyWish("W417", Sooner.CORE_GROUP, Ground.NOT_SAFE, MARTIN, RAISED_AT)
    asked = replace(ABOUT_TOM, early=(wish,))
    assert [may_know(asked, Viewer(e), "W417", LATER) for e in (PRIYA, IQBAL)] == [True, False]
