"""Paused and lifted at any two moments: nothing leaves between, nothing twice, nothing stale."""

from collections import Counter
from datetime import datetime, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from bot.core.access.kept_out import HEADS
from bot.core.facts.carried import carried_to
from bot.core.facts.groups import CoreGroup
from bot.core.facts.pauses import pause_of
from bot.core.facts.tasks import Task
from bot.core.group.pausing import lift, pause
from bot.core.messages.wording import Silence
from bot.core.messages.words import word
from bot.core.notices.about_plan import in_channel
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.wanted import wanted
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import stored
from tests.core.notices.simulated import Left, Post
from tests.core.notices.test_about_updates import grace_sends_apologies
from tests.record_story import with_actions, with_minutes_released
from tests.story import member_of, with_answers_for_first

WHOLE = ""
BEGIN, END, LAST = at(19, 3, 12), at(20, 6), at(5, 7)
WHO = st.sampled_from((WHOLE, PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, LEAH, DEAN, HELEN))
MOMENT = st.integers(1, int((END - BEGIN) / timedelta(minutes=7))).map(
    lambda steps: BEGIN + timedelta(minutes=7 * steps)
)
MOMENTS = st.lists(MOMENT, min_size=2, max_size=2, unique=True).map(sorted)
STORIES = (
    with_answers_for_first(),
    grace_sends_apologies(),
    with_actions(with_minutes_released()),
)
STORY = st.sampled_from(range(len(STORIES)))


@cache
def undisturbed(story: int) -> tuple[Left, ...]:
    """Return what leaves in a group that nobody pauses."""
    return tuple(Post(STORIES[story], BEGIN).live((), LAST).log)


def paused_and_lifted(story: int, who: str, began: datetime, ended: datetime) -> Post:
    by = TOM if who == PRIYA else PRIYA
    events = (
        (began, lambda facts, now: pause(facts, who, by, now)),
        (ended, lambda facts, now: lift(facts, who, by, now)),
    )
    return Post(STORIES[story], BEGIN).live(events, LAST)


def reaches(facts: CoreGroup, who: str, recipient: str) -> bool:
    """Tell whether what goes to a recipient reaches who is paused, or anybody of the group."""
    member = facts.member(who)
    if recipient == CHANNEL:
        return member is None or in_channel(facts, member)
    return who in {WHOLE, recipient}


@given(STORY, WHO, MOMENTS)
def test_between_pause_and_lift_nothing_leaves(story: int, who: str, when: list[datetime]) -> None:
    began, ended = when
    post = paused_and_lifted(story, who, began, ended)
    for left in post.log:
        if began < left.at < ended and reaches(post.facts, who, left.identity.recipient):
            assert left.identity.kind is Kind.PAUSED, left
            assert who == WHOLE, left
            assert member_of(post.facts, left.identity.recipient).roles & HEADS


@given(STORY, WHO, MOMENTS)
def test_nothing_leaves_twice_and_nothing_that_is_stale(
    story: int, who: str, when: list[datetime]
) -> None:
    post = paused_and_lifted(story, who, *when)
    assert max(Counter(left.identity for left in post.log).values()) == 1
    assert not [e for e in post.log if e.notice.lapses_at and e.at >= e.notice.lapses_at]
    _, ended = when
    reminders = Counter(
        (e.identity.kind, e.identity.recipient, e.identity.subject)
        for e in post.log
        if e.identity.kind in {Kind.REMINDER, Kind.UPDATE_CHASE, Kind.REVIEW_NEARING}
        and ended <= e.at <= ended + timedelta(hours=1)
    )
    assert max(reminders.values(), default=0) <= 1


@given(STORY, WHO, MOMENTS)
def test_whatever_is_not_held_back_leaves_as_if_nobody_had_been_paused(
    story: int, who: str, when: list[datetime]
) -> None:
    began, ended = when
    post = paused_and_lifted(story, who, began, ended)
    leaves = {(each.at, each.identity) for each in post.log}
    for left in undisturbed(story):
        is_apart = not (began <= left.at <= ended)
        if is_apart and left.identity.kind not in {Kind.TASK_GIVEN, Kind.TASK_OVERDUE}:
            assert (left.at, left.identity) in leaves, left


@given(STORY, WHO, MOMENTS)
def test_what_was_held_back_and_is_useful_still_goes_once_it_is_lifted(
    story: int, who: str, when: list[datetime]
) -> None:
    began, ended = when
    post = paused_and_lifted(story, who, began, ended)
    about = {each.identity.about for each in post.log}
    for left in undisturbed(story):
        notice, kind = left.notice, left.identity.kind
        is_over = notice.lapses_at is not None and notice.lapses_at <= ended + timedelta(days=4)
        is_of_task = kind in {Kind.TASK_GIVEN, Kind.TASK_OVERDUE}
        if began <= left.at < ended and not (is_over or is_of_task):
            says_more = (Kind.ACTION_OVERDUE, *left.identity.about[1:])
            assert left.identity.about in about or says_more in about, left


@given(STORY, WHO, MOMENTS)
def test_no_task_brings_anything_to_who_is_paused_and_all_come_back_with_their_numbers(
    story: int, who: str, when: list[datetime]
) -> None:
    post = paused_and_lifted(story, who, *when)
    (_, before), (_, between), (_, after) = post.tasks

    def is_theirs(task: Task) -> bool:
        to = carried_to(post.facts, task)
        return bool(to) and who in {WHOLE, to}

    waits = [each for each in before if is_theirs(each)]
    assert not list(filter(is_theirs, between))
    back = {each.id: each for each in after}
    for each in waits:
        if each.id in back:
            assert (back[each.id].kind, back[each.id].subject) == (each.kind, each.subject)
            assert back[each.id].due_on >= each.due_on
    assert pause_of(post.facts.pauses, who) is None


def test_what_was_claimed_before_the_pause_is_not_even_worded_after_it() -> None:
    """The last look before anything leaves, whatever settling did (IG4)."""
    free = STORIES[0]
    for notice in map(stored, wanted(free)):
        for whose in (WHOLE, notice.identity.recipient, TOM):
            if whose == WHOLE or reaches(free, whose, notice.identity.recipient):
                held = pause(free, TOM if whose == CHANNEL else whose, PRIYA, BEGIN)
                assert isinstance(word(held, notice), Silence), (whose, notice)
