"""Whose mailbox it is: no professional's at home, and to family only where nobody else reads it."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Confirmation, Reader
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, PRIYA, SHEET_READ
from tests.handlers.house import House, labels, words
from tests.story import member_of, with_contact_sheet, with_first_meeting_booked, with_member

HOME = "dean@home.example"
HERS = {"details": "01632 960107; leah@mail.example", "route": "secure_email"}
RAY = {
    "name": "Ray Lark",
    "agency": "Eastmere Drug Service",
    "details": "Dean@Home.example",
    "route": "secure_email",
    "agreed_by": "all",
}


def with_deans(group: CoreGroup | None = None) -> CoreGroup:
    group = with_contact_sheet() if group is None else group
    return with_member(group, DEAN, contact=replace(member_of(group, DEAN).contact, email=HOME))


def test_no_professional_is_taken_at_a_parents_address_by_whatever_way(house: House) -> None:
    before = house.keep(with_deans())
    for text, fields in (
        ("add", RAY),
        ("contact change Grace", {"details": f"Orchard Clinic; {HOME}"}),
        (f"contact change Grace {HOME}", {}),
    ):
        said = words(house.say(PRIYA, text, fields))
        assert "is, or was, the address of one of the family or of a carer" in said
        assert "Dean" not in said.replace(RAY["details"], "")
    assert house.group() == before


def test_a_professional_who_has_one_already_is_not_confirmed_and_not_asked_there(
    house: House,
) -> None:
    group = with_deans()
    contact = replace(member_of(group, GRACE).contact, email=HOME, confirmation=None)
    house.keep(with_member(group, GRACE, contact=contact))
    card = house.say(PRIYA, "contact confirm Grace")
    assert "Somebody in the group has this address already" in words(card)
    assert "Confirm this address" not in labels(card)
    assert house.say(PRIYA, f"contact confirm Grace {HOME}").is_refusal
    kinds = {
        each.identity.kind for each in wanted(house.group()) if each.identity.recipient == GRACE
    }
    assert Kind.CONFIRM_WHO not in kinds


def test_a_mailbox_of_two_is_confirmed_for_neither_as_theirs_alone(house: House) -> None:
    """IG2, IG19: documents go to an address that one person reads."""
    house.keep(with_contact_sheet())
    for who in ("Asha", "Dawn"):
        team = {"details": "High Street; team@homes.example", "reader": "shared"}
        house.say(PRIYA, f"contact change {who}", team)
    said = words(house.say(PRIYA, "contact confirm Asha team@homes.example", reader="alone"))
    assert "is the address of Dawn Kerrigan as well" in said
    assert not house.member(ASHA).contact.is_confirmed
    for who in (ASHA, DAWN):
        house.say(PRIYA, f"contact confirm {who} team@homes.example", reader="shared")
        contact = house.member(who).contact
        assert (contact.is_confirmed, contact.reader) == (True, Reader.SHARED)


def test_an_address_alone_is_changed_and_the_rest_stays(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "contact change Grace Holloway grace@health.example")
    contact = house.member(GRACE).contact
    assert (contact.email, contact.telephone) == ("grace@health.example", "01632 960103")
    assert house.say(PRIYA, "contact change Asha asha@").is_refusal
    assert house.member(ASHA).contact.is_confirmed


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"others": "nobody"}, "mail to Leah Carrow is safe there"),
        ({"others": "others", "also_read_by": "his dad"}, "Counted as reading it too: Dean Marsh."),
        ({"also_read_by": "her sister"}, "is not safe there. No mail goes to Leah Carrow"),
        ({"others": "others"}, "Who else reads the mail there?"),
        ({"others": "others", "also_read_by": "nobody"}, "Somebody else is chosen"),
        ({"others": "nobody", "also_read_by": "Dean"}, "Nobody else is chosen"),
    ],
)
def test_under_the_flag_mail_is_safe_only_where_nobody_else_reads_it(
    house: House, fields: dict[str, str], said: str
) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "contact change Leah", HERS)
    assert said in words(house.say(PRIYA, "contact safe Leah", {"is_safe": "yes", **fields}))


def test_without_the_flag_it_goes_there_and_who_of_the_group_reads_it_is_said(
    house: House,
) -> None:
    house.keep(replace(with_contact_sheet(), flag=Flag.NO))
    said = words(house.say(PRIYA, "contact safe Leah", is_safe="yes", also_read_by="the father"))
    assert "mail to Leah Carrow is safe there. Counted as reading it too: Dean Marsh." in said


def test_nothing_leaves_to_leah_at_an_address_that_dean_has_or_is_given_later(
    house: House,
) -> None:
    group = with_first_meeting_booked()
    confirmed = Confirmation(HOME, PRIYA, SHEET_READ)
    contact = replace(member_of(group, LEAH).contact, email=HOME, confirmation=confirmed)
    house.keep(with_member(group, LEAH, contact=contact))
    house.say(PRIYA, "contact change Leah", route="secure_email")
    house.say(PRIYA, "contact safe Leah", is_safe="yes", others="nobody")
    assert invited(house)
    house.say(PRIYA, f"contact change Dean {HOME}", reader="shared")
    assert invited(house)  # It is refused: she reads it alone.
    house.say(PRIYA, "contact confirm Leah", email=HOME, reader="shared")
    house.say(PRIYA, f"contact change Dean {HOME}", reader="shared")
    assert not invited(house)
    assert house.member(LEAH).mailed_until == house.clock.now()


def invited(house: House) -> bool:
    kinds = {
        each.identity.kind for each in wanted(house.group()) if each.identity.recipient == LEAH
    }
    return Kind.INVITATION in kinds
