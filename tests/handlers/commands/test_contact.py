"""The command contact: sheet, confirmation, changes, own number (parts 2.3 to 2.6, 5.5)."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind
from bot.core.facts.people import Person, Reader, Route
from tests.cast import DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, words
from tests.story import with_contact_sheet, with_member


def unconfirmed(*ids: str) -> CoreGroup:
    group = with_contact_sheet()
    for each in group.members:
        if each.id in ids:
            contact = replace(each.contact, confirmation=None)
            group = with_member(group, each.id, contact=contact, person="")
    return group


def test_martin_sees_work_details_and_no_parents_number(house: House) -> None:
    house.keep(with_contact_sheet())
    said = words(house.say(MARTIN, "contact"))
    assert "g.holloway@health.example" in said
    assert "01632 960107" not in said
    assert "HOW WILL INFORMATION BE SHARED SECURELY?" in said


def test_private_details_are_shown_when_asked_for_and_the_look_is_recorded(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "hidden; to see it: contact NAME" in words(house.say(PRIYA, "contact"))
    said = words(house.say(PRIYA, "contact Dean"))
    assert "01632 960108" in said
    assert "Needs a Portuguese interpreter: asked at every meeting" in said
    looks = [each for each in house.store.audit.lines("7KQ2") if each.subject == DEAN]
    assert [each.event for each in looks] == ["private details seen"]
    assert "01632 960108" not in words(house.say(MARTIN, "contact Dean"))
    assert len([each for each in house.store.audit.lines("7KQ2") if each.subject == DEAN]) == 1


@pytest.mark.parametrize(("reader", "other"), [("Dean", "Leah"), ("Leah", "Dean")])
def test_the_copy_for_one_parent_shows_nothing_of_the_other(
    house: House, reader: str, other: str
) -> None:
    house.keep(with_contact_sheet())
    card = house.say(PRIYA, f"contact for {reader}")
    assert other not in words(card)
    assert "health visitor" in words(card)
    assert "Grace" not in words(card)
    assert "7KQ2" not in words(card)
    assert house.say(MARTIN, f"contact for {reader}").is_refusal
    assert "Name a family member" in words(house.say(PRIYA, "contact for Grace"))


def test_addresses_to_confirm_are_listed_in_full_with_new_domains_marked(house: House) -> None:
    house.keep(unconfirmed(GRACE, DAWN))
    said = words(house.say(PRIYA, "contact confirm"))
    assert "E-mail address: g.holloway@health.example" in said
    assert "homes.example is new to this group" in said
    assert f"contact confirm {GRACE} g.holloway@health.example" in said
    assert "Address not confirmed yet: Grace Holloway, Dawn Kerrigan." in words(
        house.say(PRIYA, "contact")
    )


def test_the_lead_confirms_the_full_address_and_the_person_is_bound(house: House) -> None:
    house.keep(unconfirmed(GRACE))
    assert house.say(GRACE, "members").is_refusal
    asked = house.say(PRIYA, "contact confirm Grace Holloway")
    assert "The full address" in words(asked)
    done = house.say(PRIYA, f"contact confirm {GRACE} g.holloway@health.example")
    assert "is confirmed for Grace Holloway" in words(done)
    grace = house.member(GRACE)
    assert grace.contact.is_confirmed
    person = house.store.people.by_email("g.holloway@health.example")
    assert person is not None
    assert grace.person == person.id
    assert "Every address has been confirmed." in words(house.say(PRIYA, "contact confirm"))
    assert "7KQ2" in words(house.ask(person, "groups"))


@pytest.mark.parametrize(
    ("kind", "is_at_home"), [(MemberKind.FOSTER_CARER, True), (MemberKind.VOLUNTARY, False)]
)
def test_of_a_foster_carer_it_is_known_that_the_address_is_a_home(
    house: House, kind: MemberKind, *, is_at_home: bool
) -> None:
    house.keep(with_member(unconfirmed(GRACE), GRACE, kind=kind, person=""))
    house.say(PRIYA, f"contact confirm {GRACE} g.holloway@health.example")
    person = house.store.people.by_id(house.member(GRACE).person)
    assert person is not None
    assert person.is_at_home is is_at_home


def test_by_form_the_lead_also_marks_who_reads_the_address(house: House) -> None:
    house.keep(unconfirmed(MARTIN))
    fields = {"email": "dsl@larkfield.example", "reader": "alone"}
    house.say(PRIYA, f"contact confirm {MARTIN}", fields)
    assert house.member(MARTIN).contact.reader is Reader.ALONE


def test_a_person_known_elsewhere_is_bound_and_not_made_twice(house: House) -> None:
    known = house.know(Person("u9", "g.holloway@health.example", "Grace Holloway"))
    house.keep(unconfirmed(GRACE))
    house.say(PRIYA, f"contact confirm {GRACE} g.holloway@health.example")
    assert house.member(GRACE).person == known.id


@pytest.mark.parametrize(
    ("who", "text", "expected"),
    [
        (PRIYA, "contact confirm Grace x@health.example", "not the address"),
        (PRIYA, "contact confirm Leah", "nothing to confirm"),
        (MARTIN, "contact confirm Grace g.holloway@health.example", "may not"),
        (PRIYA, "contact confirm Nobody", "There is no"),
    ],
)
def test_what_confirms_nothing_is_refused(house: House, who: str, text: str, expected: str) -> None:
    house.keep(unconfirmed(GRACE))
    assert expected in words(house.say(who, text))
    assert not house.member(GRACE).contact.is_confirmed


def test_the_owner_says_who_they_are_by_link_and_learns_nothing(house: House) -> None:
    house.keep(unconfirmed(GRACE))
    asked = words(house.say(GRACE, "contact confirm", by_link=True, looks=True))
    assert "Please confirm who you are" in asked
    assert "Grace" not in asked
    fields = {"is_me": "yes", "reader": "shared"}
    house.say(GRACE, "contact who", fields, by_link=True)
    grace = house.member(GRACE)
    assert grace.said_who == house.clock.now()
    assert grace.contact.reader is Reader.SHARED
    assert not grace.contact.is_confirmed
    assert "has said who they are" in words(house.say(PRIYA, "contact confirm"))


def test_who_alone_reads_it_is_the_leads_word_and_not_the_owners(house: House) -> None:
    house.keep(unconfirmed(MARTIN))
    house.say(MARTIN, "contact who", by_link=True, is_me="yes", reader="alone")
    assert house.member(MARTIN).contact.reader is Reader.SHARED


def test_somebody_for_whom_it_was_not_meant_ends_it_and_the_lead_hears(house: House) -> None:
    house.keep(unconfirmed(GRACE))
    card = house.say(GRACE, "contact who", by_link=True, is_me="no")
    assert "Nothing more will be sent to this address." in words(card)
    (failure,) = house.group().failures
    assert (failure.recipient, failure.notice_kind) == (GRACE, "confirm_who")
    assert house.member(GRACE).link_generation == 2


def test_a_changed_address_must_be_confirmed_anew_with_no_warning_for_a_known_domain(
    house: House,
) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(2, 4))
    assert "Empty leaves them as they are" in words(house.say(PRIYA, "contact change Grace"))
    said = words(house.say(PRIYA, "contact change Grace", details="grace.holloway@health.example"))
    assert "Confirm the address" in said
    assert "is new to this group" not in said
    grace = house.member(GRACE)
    assert grace.contact.email == "grace.holloway@health.example"
    assert (grace.contact.reader, grace.contact.is_confirmed) == (Reader.ALONE, False)
    house.say(PRIYA, f"contact confirm {GRACE} grace.holloway@health.example")
    assert house.member(GRACE).person == GRACE
    renamed = house.store.people.by_id(GRACE)
    assert renamed is not None
    assert renamed.email == "grace.holloway@health.example"


def test_a_route_alone_can_be_changed_and_by_hand_names_who_carries(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "contact change Grace", route="slack")
    grace = house.member(GRACE)
    assert grace.contact.route is Route.SLACK
    assert grace.contact.is_confirmed
    assert house.say(PRIYA, "contact change Dean", route="teams").is_refusal
    house.say(PRIYA, "contact change Dean", route="by_hand", carrier="Tom Adeyemi")
    assert house.member(DEAN).contact.route_by == TOM
    house.say(PRIYA, "contact change Leah", details="01632 960117")
    leah = house.member(LEAH)
    assert (leah.contact.telephone, leah.contact.route_by) == ("01632 960117", PRIYA)


def test_a_home_address_is_not_kept_when_details_change(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "contact change Leah", details="3 Mill Lane; 01632 960117")
    assert "Mill Lane" not in repr(house.group())


@pytest.mark.parametrize(
    ("who", "name", "fields"),
    [
        (MARTIN, "Grace", {"details": "x@health.example"}),
        (PRIYA, "Grace", {"details": "no@good@x"}),
        (PRIYA, "Dean", {"route": "by_hand", "carrier": "Nobody"}),
        (PRIYA, "Grace", {"details": "asha.roy@police.example"}),
        (PRIYA, "Grace", {"route": "owl"}),
    ],
)
def test_changes_that_cannot_be_are_refused(
    house: House, who: str, name: str, fields: dict[str, str]
) -> None:
    before = house.keep(with_contact_sheet())
    assert house.say(who, f"contact change {name}", fields).is_refusal
    assert house.group() == before


def test_before_mail_to_family_the_lead_records_who_else_reads_it(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "Who else reads it?" in words(house.say(PRIYA, "contact safe Leah"))
    house.say(PRIYA, "contact safe Leah", is_safe="yes", also_read_by="nobody")
    safety = house.member(LEAH).mail_safety
    assert safety is not None
    assert safety.is_safe
    said = words(house.say(PRIYA, "contact safe Dean", also_read_by="his brother"))
    assert "mail to Dean Marsh is not safe there" in said
    assert house.say(MARTIN, "contact safe Leah", is_safe="yes", also_read_by="x").is_refusal


def test_the_cards_say_what_goes_to_family_by_mail_and_who_tells_them_the_rest(
    house: House,
) -> None:
    """IG11, IG18: until all is confirmed and safe a person carries it, and nothing hides that."""
    house.keep(with_contact_sheet())
    by_mail = {"details": "01632 960107; leah@mail.example", "route": "secure_email"}
    safe = {"is_safe": "yes", "also_read_by": "nobody"}
    for text, fields, missing in (
        ("contact change Leah", by_mail, "contact safe p7"),
        ("contact safe Leah", safe, "contact confirm p7"),
    ):
        said = words(house.say(PRIYA, text, fields))
        assert "No mail goes to Leah Carrow until you have" in said
        assert missing in said
        assert "Leah Carrow should hear, such as an invitation, is a task for Priya Nair" in said
    for text in ("contact confirm Leah leah@mail.example", "contact Leah"):
        said = words(house.say(PRIYA, text))
        assert "By mail, under the reference H4MX, go to Leah Carrow: invitations" in said
        assert "is a task for Priya Nair" in said
    assert "No mail goes" not in words(house.say(PRIYA, "contact Dean"))
    assert "No mail goes" not in words(house.say(PRIYA, "contact Grace"))


def test_revoking_links_kills_those_that_were_sent(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "are dead" in words(house.say(PRIYA, "contact revoke Grace"))
    assert house.member(GRACE).link_generation == 2
    assert "Whose links?" in words(house.say(PRIYA, "contact revoke"))


def test_my_own_record_number_is_seen_by_me_alone(house: House) -> None:
    house.keep(with_contact_sheet())
    card = house.say(DAWN, "contact own H-2207")
    assert "H-2207" not in words(card)
    assert "H-2207" in words(house.say(DAWN, "contact own"))
    for who in (PRIYA, TOM, MARTIN):
        for text in ("contact own", "contact", "contact Dawn", "members"):
            assert "H-2207" not in words(house.say(who, text))
    assert house.say(DAWN, "contact own", by_link=True).is_refusal
    house.say(DAWN, "contact own none")
    assert "none kept" in words(house.say(DAWN, "contact own"))


def test_outside_the_demo_the_operator_neither_sees_the_sheet_nor_confirms(house: House) -> None:
    house.keep(unconfirmed(GRACE))
    said = words(house.say(PRIYA, "contact confirm", operator=True))
    assert "Nobody signs, releases or confirms for somebody else at the operator's door." in said
    assert "by their own account in Slack, where this service has it. Until then it waits." in said
    for text in ("contact", "contact Grace", f"contact confirm {GRACE} g.holloway@health.example"):
        assert house.say(PRIYA, text, operator=True).is_refusal
    house.config = replace(house.config, demo=True)
    assert not house.say(PRIYA, "contact", operator=True).is_refusal
