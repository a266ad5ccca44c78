"""`coregroup people connect` and `disconnect`: the operator's word, and where it ends."""

import pytest

from bot.core.facts.accounts import Account
from bot.core.facts.people import Route
from storage.chains import INSTALLATION
from storage.master import MasterKey
from tests.cli.office import NOW, PRIYA, Office, store_of

ACCOUNT = Account(Route.SLACK, "T0123ABCD", "U0456EFGH")
THEIRS = ("people", "connect", PRIYA, "--slack", ACCOUNT.address)


@pytest.fixture(autouse=True)
def known(office: Office) -> None:
    office.add_priya()


def whose(office: Office, key: MasterKey) -> str:
    with store_of(office, key) as store:
        person = store.accounts.person_of(ACCOUNT)
    return person.email if person else ""


def test_who_is_in_no_group_is_connected_by_the_operator(
    office: Office, master_key: MasterKey
) -> None:
    assert office.run(*THEIRS) == 0
    assert "by a code" in office.said
    assert whose(office, master_key) == PRIYA
    with store_of(office, master_key) as store:
        lines = store.audit.lines(INSTALLATION)
    assert [each.event for each in lines][-1] == "account connected"


def test_and_once_they_have_one_by_a_code_alone(office: Office, master_key: MasterKey) -> None:
    office.run(*THEIRS)
    office.new()
    assert whose(office, master_key) == ""
    assert office.run(*THEIRS) != 0
    assert "by a code" in office.wrong


def test_nobody_is_connected_who_could_do_nothing(office: Office) -> None:
    office.run("people", "add", PRIYA, "--may-not-create")
    assert office.run(*THEIRS) != 0
    assert "may make none" in office.wrong
    assert office.run("people", "connect", "x@y.example", "--slack", ACCOUNT.address) != 0


@pytest.mark.parametrize("said", ["", "T0123", "U0456/T0123", "T01 23/U04", "priya", "T0/U0/x"])
def test_what_slack_did_not_name_is_a_wrong_call(
    office: Office, master_key: MasterKey, said: str
) -> None:
    assert office.run("people", "connect", PRIYA, "--slack", said) == 2
    assert "T0123ABCD/U0456EFGH" in office.wrong
    assert whose(office, master_key) == ""


def test_an_account_that_was_proved_is_taken_off_too(office: Office, master_key: MasterKey) -> None:
    with store_of(office, master_key) as store:
        person = store.people.by_email(PRIYA)
        assert person is not None
        store.accounts.bind(ACCOUNT, person.id, NOW)
    assert office.run("people", "disconnect", PRIYA, "--json") == 0
    assert '"connected": false' in office.said
    assert whose(office, master_key) == ""
