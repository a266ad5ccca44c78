"""Who leads the group, and what is the team manager's own (parts 1.4, 1.5)."""

from bot.core.cards import Form
from bot.core.facts.members import Role
from bot.core.notices.notice import Kind
from tests.cast import GRACE, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, words
from tests.story import with_contact_sheet, with_first_meeting_booked


def test_martin_cannot_lead_and_a_social_worker_can(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "must be a social worker (N1)" in words(house.say(PRIYA, "members lead Martin Pryce"))
    house.say(PRIYA, "members role Martin social worker")
    card = house.say(TOM, "members lead Martin because Priya is away")
    assert "Martin Pryce is now the Lead Social Worker." in words(card)
    assert "as cover for the lead" in words(card)
    assert house.member(MARTIN).has(Role.LEAD)
    logged = [(line.event, line.subject) for line in house.store.audit.lines("7KQ2")]
    assert {("cover", "members"), ("lead handed over", MARTIN)} <= set(logged)
    assert "from Priya Nair to Martin Pryce" in words(house.say(TOM, "members"))


def test_the_lead_is_offered_only_to_whom_n1_lets_lead(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "No other social worker is a member" in words(house.say(PRIYA, "members lead"))
    for who in ("Tom Adeyemi", "Martin Pryce"):
        house.say(PRIYA, f"members role {who} social worker")
    (form,) = house.say(PRIYA, "members lead").blocks[-1:]
    assert isinstance(form, Form)
    assert form.fields[0].choices == ((MARTIN, "Martin Pryce"),)
    assert "leads the group already" in words(house.say(PRIYA, "members lead", name="p1"))
    said = words(house.say(PRIYA, "members lead Iqbal"))
    assert "Iqbal Rahim cannot lead the group" in said
    assert "opt them out and in again as one" in said


def test_the_team_manager_clears_the_flag_by_his_own_right(house: House) -> None:
    """IG15: nobody else may, so it is no cover for the lead."""
    house.keep(with_contact_sheet())
    seen = house.group().version
    card = house.say(TOM, "members flag no because the order has ended", seen=seen)
    assert "The flag is cleared." in words(card)
    assert "cover" not in words(card)
    assert "cover" not in [line.event for line in house.store.audit.lines("7KQ2")]


def test_what_the_manager_does_for_himself_is_no_cover_and_what_the_lead_may_is(
    house: House,
) -> None:
    """H2: marked on the card and in the log, whichever the command."""
    house.keep(with_first_meeting_booked())
    house.clock.jump(at(22, 3))
    for text in ("coming M1 yes", "plan send me", "contact send me", "contact own 12"):
        said = words(house.say(TOM, text))
        assert "cover for the lead" not in said, text
    assert "cover" not in {line.event for line in house.store.audit.lines("7KQ2")}
    for text in ("contact revoke Grace", "cancel M1 because the hall is closed"):
        assert "Recorded as cover for the lead." in words(house.say(TOM, text)), text
    marked = [line.subject for line in house.store.audit.lines("7KQ2") if line.event == "cover"]
    assert marked == ["contact", "cancel"]


def test_the_lead_neither_takes_the_managers_role_nor_clears_the_flag_alone(house: House) -> None:
    """IG15, H7, B9: two people, never one; it is on record and Tom hears of what he loses."""
    house.keep(with_contact_sheet())
    house.clock.jump(at(2, 4))
    for text in (
        "members role Tom Adeyemi not team manager",
        "members role Grace team manager",
        "members role Priya Nair team manager",
        "members role Priya Nair senior social worker",
        "members role Priya Nair deputy",
        'remove Tom reason=ill agreed_by="Priya Nair"',
    ):
        assert house.say(PRIYA, text).is_refusal, text
    house.say(PRIYA, 'remove Tom reason=moved agreed_by="J. Hale"')
    for text in ("members role Priya Nair team manager", "members flag no because all is well"):
        assert house.say(PRIYA, text).is_refusal, text
    assert not house.say(PRIYA, "members role Grace team manager").is_refusal
    logged = [(line.event, line.subject) for line in house.store.audit.lines("7KQ2")]
    assert {("role taken", f"{TOM}:team_manager"), ("role given", f"{GRACE}:team_manager")} <= {
        *logged
    }
    found = (each.identity for each in house.store.notices.stored("7KQ2"))
    assert {each.recipient for each in found if each.kind is Kind.ROLE_CHANGED} == {TOM, GRACE}


def test_the_manager_hands_the_role_on_by_their_own_right(house: House) -> None:
    house.keep(with_contact_sheet())
    said = words(house.say(TOM, "members role Grace team manager"))
    assert "Grace Holloway is entered as: team manager." in said
    assert "cover" not in said
    assert house.say(TOM, "members flag no because all is well").is_refusal
