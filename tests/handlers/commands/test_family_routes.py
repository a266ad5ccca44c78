"""The lead is told in plain words whether mail goes to one of the family, and if not, why."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.notices.notice import Kind
from handlers.commands.family_routes import told_by_mail_or_not, told_how
from tests.cast import DEAN, GRACE, LEAH, at
from tests.mail_story import by_mail, refused, without_flag
from tests.story import member_of, with_first_meeting_booked, with_member


def by_post() -> CoreGroup:
    group = by_mail()
    contact = replace(member_of(group, LEAH).contact, route=Route.POST)
    return with_member(group, LEAH, contact=contact)


def unconfirmed() -> CoreGroup:
    group = by_mail()
    contact = replace(member_of(group, LEAH).contact, confirmation=None)
    return with_member(group, LEAH, contact=contact)


@pytest.mark.parametrize(
    ("group", "said"),
    [
        (with_first_meeting_booked(), "until you have recorded whether it is safe there"),
        (unconfirmed(), "until you have confirmed the full address"),
        (by_mail(is_safe=False), "it is recorded as not safe there"),
        (by_mail(also="Dean"), "somebody else of the family reads it"),
        (by_mail(also="her sister"), "somebody else reads it"),
        (by_post(), "their route is another one"),
        (refused(by_mail(), Kind.INVITATION, "M1", at(22, 3)), "what was sent there was not taken"),
    ],
)
def test_why_no_mail_goes_and_who_carries_it(group: CoreGroup, said: str) -> None:
    text = told_how(group, member_of(group, LEAH)).text
    assert text.startswith("No mail goes to Leah Carrow")
    assert said in text
    assert text.endswith("is a task for Priya Nair, who tells them in person or by post.")


@pytest.mark.parametrize(("also", "actions"), [("nobody", True), ("her sister", False)])
def test_what_goes_by_mail_and_what_does_not(also: str, *, actions: bool) -> None:
    group = by_mail(without_flag(), also=also)
    text = told_how(group, member_of(group, LEAH)).text
    assert text.startswith("By mail, under the reference H4MX, go to Leah Carrow: invitations")
    assert ("their own actions by number and date" in text) is actions


@pytest.mark.parametrize(("who", "told"), [(LEAH, 1), (DEAN, 0), (GRACE, 0)])
def test_it_is_said_of_family_whose_route_is_mail(who: str, told: int) -> None:
    group = by_mail()
    assert len(list(told_by_mail_or_not(group, member_of(group, who)))) == told
