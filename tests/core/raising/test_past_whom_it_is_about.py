"""Nobody a concern is about is told of it, sees it, or finds anything else than without it (B6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.access import Viewer
from bot.core.access.left_out import reads_along
from bot.core.facts.deliveries import FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.people import Route
from bot.core.facts.seen import Seen
from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.failing import failed
from bot.core.notices.notice import Kind, Notice, WantedNotice
from bot.core.notices.wanted import wanted
from bot.core.notices.who_hears import has_a_way
from bot.core.raising.answering import acknowledge, find, seen_by
from bot.core.refusals import Refusal
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, GRACE, IQBAL, PRIYA, TOM
from tests.core.notices.reading import stored
from tests.core.raising.raising_story import RAISED_AT, raised_in, with_concern
from tests.story import member_of, with_contact_sheet, with_member

POOL = (PRIYA, TOM, IQBAL, DAWN)
ROLES = (Role.LEAD, Role.TEAM_MANAGER, Role.DEPUTY)
OF_EVENTS = {Kind.NEEDS_ATTENTION, Kind.NOBODY_HEARD}
LATER = timedelta(days=30)


@dataclass(frozen=True)
class Life:
    """A concern, whom it is about, and what of its notices failed; `kept` learn nothing of it."""

    group: CoreGroup
    kept: frozenset[str]
    about: frozenset[str]

    def __repr__(self) -> str:
        """Tell it in short: a whole group is too long to read."""
        event, failures = raised_in(self.group), [each.notice for each in self.group.failures]
        return f"Life(by={event.by}, about={sorted(event.about)}, failed={failures})"


def by_hand(group: CoreGroup, who: str, _other: str) -> CoreGroup:
    contact = replace(member_of(group, who).contact, route=Route.BY_HAND, email="")
    return with_member(group, who, contact=contact)


def unconfirmed(group: CoreGroup, who: str, _other: str) -> CoreGroup:
    contact = replace(member_of(group, who).contact, confirmation=None)
    return with_member(group, who, contact=contact)


def shares_an_address(group: CoreGroup, who: str, other: str) -> CoreGroup:
    email = member_of(group, other).contact.email
    contact = member_of(group, who).contact
    sure = contact.confirmation and replace(contact.confirmation, email=email)
    return with_member(group, who, contact=replace(contact, email=email, confirmation=sure))


def is_the_same_person(group: CoreGroup, who: str, other: str) -> CoreGroup:
    return with_member(group, who, person=member_of(group, other).person)


TROUBLES = (by_hand, unconfirmed, shares_an_address, is_the_same_person)
people = st.frozensets(st.sampled_from(POOL))
who = st.sampled_from(POOL)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    held: Mapping[Role, frozenset[str]] = {role: draw(people) for role in ROLES}
    group = with_contact_sheet()
    for each in POOL:
        mine = frozenset(role for role, holders in held.items() if each in holders)
        group = with_member(group, each, roles=mine)
    for trouble in draw(st.lists(st.sampled_from(TROUBLES), max_size=3)):
        group = trouble(group, draw(who), draw(who))
    about, by = draw(people), draw(st.sampled_from((GRACE, PRIYA, TOM, DAWN)))
    group = with_failures(
        with_concern(*about, by=by, facts=group), draw(st.sets(st.integers(0, 9)))
    )
    persons = {member_of(group, each).person for each in about}
    kept = frozenset(e.id for e in group.members if e.id in about or e.person in persons)
    return Life(group, kept - {by}, about)


def with_failures(group: CoreGroup, which: set[int]) -> CoreGroup:
    """Return the group when some of what was to be told of it has failed, route after route."""
    for number in sorted(which):
        if found := of_events(group):
            notice = stored(found[number % len(found)])
            at = max(notice.run_at, RAISED_AT) + timedelta(minutes=number)
            group = failed(group, notice, FailureKind.REFUSED, "gone", at=at)
    return group


def of_events(group: CoreGroup) -> list[WantedNotice]:
    found = (each for each in wanted(group) if each.identity.kind in OF_EVENTS)
    return sorted(found, key=lambda each: each.identity)


def told(group: CoreGroup, recipients: frozenset[str]) -> list[WantedNotice]:
    return [each for each in wanted(group) if each.identity.recipient in recipients]


@given(lives())
def test_whom_it_is_about_finds_all_as_if_nothing_had_been_raised(life: Life) -> None:
    """Neither notice nor task tells of it: not that it is there, nor that somebody failed."""
    without = replace(life.group, events=(), failures=())
    if life.about:
        tasks = settle_tasks(life.group, RAISED_AT).tasks
        assert tasks == settle_tasks(without, RAISED_AT).tasks
    assert told(life.group, life.kept) == told(without, life.kept)


@given(lives())
def test_whom_it_is_about_sees_nothing_of_it_at_any_time(life: Life) -> None:
    id_, without = raised_in(life.group).id, replace(life.group, events=())
    for each in life.kept:
        for now in (RAISED_AT, RAISED_AT + LATER):
            assert seen_by(life.group, Viewer(each), now) == ()
            assert why_not(life.group, each, id_, now) == why_not(without, each, id_, now)


def why_not(group: CoreGroup, viewer: str, id_: str, now: datetime) -> str:
    with pytest.raises(Refusal) as refused:
        find(group, Viewer(viewer), id_, now)
    return str(refused.value)


@given(lives())
def test_what_is_told_is_told_to_who_may_see_it_then_and_names_nothing(life: Life) -> None:
    for each in of_events(life.group):
        said = word(life.group, stored(each))
        assert isinstance(said, Wording)
        assert each.identity.recipient not in life.kept
        if each.identity.kind is Kind.NEEDS_ATTENTION:
            assert seen_by(life.group, Viewer(each.identity.recipient), each.run_at)


@given(lives())
def test_somebody_is_told_or_its_author_is_that_nobody_is(life: Life) -> None:
    """Nothing ends in silence, but for an author whom no message reaches."""
    author = member_of(life.group, raised_in(life.group).by)
    has_failed = any(each.recipient == author.id for each in life.group.failures)
    reached = author.id not in reads_along(life.group, raised_in(life.group))
    assert of_events(life.group) or has_failed or not (reached and has_a_way(author))


@given(lives())
def test_who_has_said_that_they_have_seen_it_keeps_it_from_the_deputies(life: Life) -> None:
    first = next(those_told(life.group), None)
    if first is not None:
        viewer, id_ = Viewer(first.identity.recipient), raised_in(life.group).id
        seen = acknowledge(life.group, id_, viewer, first.run_at)
        assert raised_in(seen).acknowledged == (Seen(viewer.member, first.run_at),)
        assert not [e for e in of_events(seen) if e.identity.occasion.startswith("deputy")]


def those_told(group: CoreGroup) -> Iterator[Notice]:
    found = (each for each in of_events(group) if each.identity.kind is Kind.NEEDS_ATTENTION)
    return map(stored, found)
