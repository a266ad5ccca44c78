"""A mailbox that others read too hears that there is an action, and not which (IG19)."""

import re
from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Reader, Route
from bot.core.messages.by_mail import as_mailed
from bot.core.messages.shared_mailbox import OF_ACTIONS
from bot.core.messages.wording import Purpose
from bot.core.notices.notice import Kind
from tests.cast import MARTIN, PRIYA
from tests.core.messages.test_words import wording
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.story import member_of, with_member

WHICH = re.compile(r"A3|20 Apr")


def reached(who: str, route: Route, reader: Reader) -> CoreGroup:
    """Return the group with A3 as Martin's, and somebody reached so at an address read so."""
    group = with_lock(MARTIN)
    contact = replace(member_of(group, who).contact, route=route, reader=reader)
    return with_member(group, who, contact=contact)


def said(group: CoreGroup, kind: Kind, who: str) -> str:
    """Return subject and card of a message as a mail carries them."""
    found = wording(group, kind, who)
    return f"{found.subject} {as_mailed(group, kind, found, has_chat=True)!r}"


@pytest.mark.parametrize("kind", OF_ACTIONS)
def test_a_shared_mailbox_is_told_neither_number_nor_date_of_an_action(kind: Kind) -> None:
    group = reached(MARTIN, Route.SECURE_EMAIL, Reader.SHARED)
    assert not WHICH.search(said(group, kind, MARTIN))
    assert "nothing here says which" in said(group, kind, MARTIN)


@pytest.mark.parametrize("kind", OF_ACTIONS)
@pytest.mark.parametrize(
    ("route", "reader"), [(Route.SECURE_EMAIL, Reader.ALONE), (Route.TEAMS, Reader.SHARED)]
)
def test_whoever_reads_it_alone_or_on_a_chat_is_told_both(
    kind: Kind, route: Route, reader: Reader
) -> None:
    """IG2: by when."""
    assert len(set(WHICH.findall(said(reached(MARTIN, route, reader), kind, MARTIN)))) == 2


def test_it_is_answered_by_its_link_all_the_same() -> None:
    group = reached(MARTIN, Route.SECURE_EMAIL, Reader.SHARED)
    for kind in (Kind.ACTION_PROPOSED, Kind.ACTION_DUE, Kind.ACTION_OVERDUE):
        assert wording(group, kind, MARTIN).link_for is Purpose.ACTION


def test_a_lead_whose_mailbox_is_shared_hears_that_one_is_overdue() -> None:
    group = reached(PRIYA, Route.SECURE_EMAIL, Reader.SHARED)
    told = said(group, Kind.ACTION_OVERDUE, PRIYA)
    assert ("an action is overdue" in told, WHICH.search(told)) == (True, None)
    alone = reached(PRIYA, Route.SECURE_EMAIL, Reader.ALONE)
    assert "A3" in said(alone, Kind.ACTION_OVERDUE, PRIYA)
