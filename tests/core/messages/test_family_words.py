"""What family read in a mail says nothing of what it is about, of whom, or by whom (IG18)."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from bot.core.cards import Buttons, Text, Warn
from bot.core.diary.arranging import seat
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.taking_part import TakesPart
from bot.core.messages.catalogue import CHANGED, ELSEWHERE
from bot.core.messages.family_words import ASK_WHERE, FAMILY, IN_ENTRY, PART
from bot.core.messages.wording import Audience, Purpose, Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind, Notice, NoticeState
from bot.core.notices.wanted import wanted
from bot.core.ports import EntryState
from bot.core.replacing import put_meeting
from tests.cast import DEAN, LEAH, PRIYA, at
from tests.core.notices.reading import stored
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.mail_story import by_mail, without_flag
from tests.story import (
    meeting_of,
    member_of,
    with_first_meeting_booked,
    with_meeting,
    with_member,
)

FORBIDDEN = re.compile(
    r"protect|core group|conference|social|child|\bplan\b|council|authorit|\bcare\b|agency|"
    r"safeguard|police|school|health|7KQ2|T9RK|concern|court",
    re.IGNORECASE,
)
AWAY = Answer("R7", "M1", LEAH, Coming.APOLOGIES, at(22, 3), LEAH)
MOVED = {"on": date(2027, 3, 31), "revision": 2, "changed_at": at(22, 3, 9)}


def of(group: CoreGroup, kind: Kind, who: str = LEAH, *, off: bool = False) -> Notice:
    (found,) = (
        each
        for each in wanted(group)
        if each.identity[:2] == (kind, who) and each.needs_left is off
    )
    return stored(found, id_=2)


def worded(group: CoreGroup, kind: Kind, who: str = LEAH) -> Wording:
    found = word(group, of(group, kind, who))
    assert isinstance(found, Wording)
    return found


def after(group: CoreGroup, changed: CoreGroup, *, off: bool = False) -> Wording:
    """Return what is said of a meeting when the invitation has left and something has changed."""
    first = replace(of(group, Kind.INVITATION), id=1, state=NoticeState.SENT)
    notice = of(changed, Kind.INVITATION, off=off)
    found = word(changed, notice, earlier=first, had=first.says)
    assert isinstance(found, Wording)
    return found


def talking(group: CoreGroup, how: TakesPart) -> CoreGroup:
    meeting, leah = meeting_of(group, "M1"), member_of(group, LEAH)
    return put_meeting(group, seat(meeting, leah, how, at(19, 3)))


@cache
def all_that_is_said() -> list[Wording]:
    """Return each thing that Leah can be told by mail, in each way in which it can be said."""
    group, lock = by_mail(), by_mail(with_lock(LEAH))
    elsewhere = with_meeting(group, "M1", revision=2, place_revision=2, venue="Civic Offices")
    left = with_member(group, LEAH, opted_out=OptOut(at(22, 3), "moved"))
    return [
        worded(group, Kind.INVITATION),
        worded(group, Kind.REMINDER),
        worded(by_mail(without_flag(), also="her sister"), Kind.INVITATION),
        worded(replace(group, answers=(AWAY,)), Kind.UPDATE_REQUEST),
        worded(lock, Kind.ACTION_PROPOSED),
        worded(lock, Kind.ACTION_DUE),
        after(group, with_meeting(group, "M1", **MOVED)),
        after(group, elsewhere),
        after(group, left, off=True),
        after(group, with_meeting(group, "M1", provisional=True, revision=2), off=True),
        after(group, talking(group, TakesPart.SEPARATE_TALK), off=True),
        after(group, talking(group, TakesPart.PART_OF_IT)),
    ]


def texts(wording: Wording) -> list[str]:
    """Return all that can be read of a mail, but for the line of whom to phone (IG9)."""
    blocks = wording.card.blocks
    labels = [each.label for row in blocks if isinstance(row, Buttons) for each in row.buttons]
    said = [block.text for block in blocks if isinstance(block, Text)]
    return [wording.subject, wording.card.title, *said, *labels]


def test_no_word_of_it_says_what_it_is_about_or_names_anybody() -> None:
    group = with_first_meeting_booked()
    names = {part for each in group.members for part in each.name.split()}
    agencies = {each.agency for each in group.members}
    for wording in all_that_is_said():
        for text in texts(wording):
            assert not FORBIDDEN.search(text), text
            assert not any(re.search(rf"\b{each}\b", text) for each in names | agencies), text
            assert "{" not in text
        assert wording.audience is Audience.FAMILY
        assert wording.subject.startswith(("Meeting H4MX: ", "H4MX: "))


def test_the_line_of_whom_to_phone_stands_first_where_text_is_asked_for() -> None:
    asked = [each for each in all_that_is_said() if isinstance(each.card.blocks[0], Warn)]
    assert {each.link_for for each in asked} == {Purpose.UPDATE, Purpose.ACTION}
    assert all("999" in str(each.card.blocks[0]) for each in asked)


def test_the_entry_has_her_own_reference_and_the_place_where_she_may_have_it() -> None:
    entry = worded(by_mail(), Kind.INVITATION).entry
    assert entry is not None
    assert (entry.title, entry.place) == (
        "Meeting H4MX",
        "Larkfield Primary School, Larkfield Road",
    )
    kept_back = with_meeting(by_mail(), "M1", released_to=frozenset())
    for kept in (by_mail(without_flag(), also="her sister"), kept_back):
        wording = worded(kept, Kind.INVITATION)
        assert wording.entry is not None
        assert (wording.entry.place, ASK_WHERE in texts(wording)) == ("", True)
    assert IN_ENTRY in texts(worded(by_mail(), Kind.INVITATION))


def test_of_the_other_parent_and_of_where_they_may_not_know_it_is_nothing_is_said() -> None:
    group = by_mail(by_mail(), DEAN, email="dean@mail.example")
    hers, his = (repr(worded(group, Kind.INVITATION, who)) for who in (LEAH, DEAN))
    assert "H4MX" in hers
    assert "T9RK" in his
    assert "Larkfield" in hers
    for secret in ("H4MX", "Leah", "Larkfield", "leah@"):
        assert secret not in his
    for secret in ("T9RK", "Dean", "dean@"):
        assert secret not in hers


@pytest.mark.parametrize(
    ("how", "off", "said", "state"),
    [
        (TakesPart.SEPARATE_TALK, True, "a talk of your own", EntryState.MEMBER_OFF),
        (TakesPart.PART_OF_IT, False, PART, EntryState.ON),
    ],
)
def test_how_she_takes_part_otherwise_is_said(
    how: TakesPart,
    *,
    off: bool,
    said: str,
    state: EntryState,
) -> None:
    group = by_mail()
    wording = after(group, talking(group, how), off=off)
    assert said in " ".join(texts(wording))
    assert wording.entry is not None
    assert wording.entry.state is state


def test_what_is_called_off_opens_no_page_and_names_no_place() -> None:
    group = by_mail()
    off = after(group, with_member(group, LEAH, opted_out=OptOut(at(22, 3), "moved")), off=True)
    assert off.entry is not None
    assert (off.link_for, off.entry.place) == (None, "")
    assert "You are not expected at the meeting on Tue 30 Mar 2027, 10:00." in texts(off)


def test_what_was_planned_is_not_said_once_mail_is_not_safe_any_more() -> None:
    notice = of(by_mail(), Kind.INVITATION)
    assert isinstance(word(by_mail(is_safe=False), notice), Silence)
    hers = of(with_first_meeting_booked(), Kind.INVITATION, PRIYA)
    assert isinstance(word(by_mail(is_safe=False), hers), Wording)


def test_there_are_words_for_family_for_what_they_hear_and_for_nothing_else() -> None:
    said = {each.subject for each in all_that_is_said()}
    assert len(said) >= len(FAMILY)
    assert Audience.FAMILY in CHANGED
    assert Audience.FAMILY in ELSEWHERE
