"""Somebody of the workspace becomes known by a code that is sent to their own mailbox (IG17)."""

from bot.core.facts.accounts import Account
from bot.core.facts.people import Route
from bot.core.membership.connecting import CODE, code_of
from handlers.connecting import ALREADY, CONNECTED, ENDED, HOW, WRONG
from tests.cast import DAWN, GRACE
from tests.handlers.slack.bodies import TEAM
from tests.handlers.slack.office import Office

DAWNS, HERS = "U0FICT0009", "d.kerrigan@homes.example"
ACCOUNT = Account(Route.SLACK, TEAM, DAWNS)


def code(office: Office) -> str:
    """Return the code that lies in Dawn's mailbox."""
    group = office.house.group()
    return code_of(office.house.store.secret(CODE), group, group.connecting[-1])


def test_who_says_the_code_of_their_mail_is_known_from_then_on(office: Office) -> None:
    office.send(
        office.typed("dates", DAWNS),
        office.typed(f"connect {HERS}", DAWNS),
        office.typed("code K7M2 4QPX", DAWNS),
    )
    assert office.house.store.accounts.person_of(ACCOUNT) is None
    office.send(office.typed(f"code {code(office)}", DAWNS), office.typed("groups", DAWNS))
    person = office.house.store.accounts.person_of(ACCOUNT)
    assert person is not None
    assert person.id == DAWN
    titles = [each.partition("\n")[0] for each in office.told()]
    assert titles[0] == HOW.title
    assert titles[2:] == [WRONG.title, CONNECTED.title, "Your groups"]


def test_who_is_known_is_told_so_and_can_end_it(office: Office) -> None:
    office.send(*(office.typed(each, GRACE) for each in ("connect me", "disconnect", "groups")))
    titles = [each.partition("\n")[0] for each in office.told()]
    assert titles == [ALREADY.title, ENDED.title, HOW.title]
