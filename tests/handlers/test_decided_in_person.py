"""What protects a family is decided by a named person, and not at the operator's door (IG20)."""

from dataclasses import replace

import pytest

from bot.core.cards import Card
from bot.core.facts.members import Role
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import TaskKind
from bot.core.requests import Upload
from bot.core.tasking.settling import settle_tasks
from tests.cast import DEAN, GRACE, PRIYA, TOM
from tests.handlers.house import House, words
from tests.handlers.sheets.sheet_files import TABLE, as_csv
from tests.record_story import RELEASED, with_minutes_released
from tests.story import member_of, with_contact_sheet, with_member

NOT_HERE = "This protects a family, and is not decided at the operator's door."
BY_ACCOUNT = "by their own account in Slack, where this service has it."
LEAD = f"The lead or the team manager decides it, {BY_ACCOUNT}"
MANAGER = f"The team manager decides it, {BY_ACCOUNT}"


@pytest.mark.parametrize(
    ("who", "text", "by"),
    [
        (TOM, "members flag no because known now", MANAGER),
        (PRIYA, "contact safe Leah is_safe=yes also_read_by=nobody", LEAD),
        (PRIYA, "members lead Iqbal because she is on leave", LEAD),
        (PRIYA, "members role Grace team manager", LEAD),
        (PRIYA, "members role Tom not team manager", LEAD),
        (PRIYA, "members children Dean Child A", LEAD),
        (PRIYA, "remove Tom reason=ill agreed_by=nobody", LEAD),
    ],
)
def test_a_decision_is_left_to_whose_it_is(house: House, who: str, text: str, by: str) -> None:
    before = house.keep(with_contact_sheet())
    said = words(house.say(who, text, operator=True))
    assert f"{NOT_HERE} {by}" in said
    assert house.group() == before


def test_not_to_share_minutes_is_left_to_the_team_manager(house: House) -> None:
    """H4."""
    before = house.keep(settle_tasks(with_minutes_released(), RELEASED))
    task = next(each for each in before.tasks if each.kind is TaskKind.SHARE_MINUTES)
    said = words(house.say(TOM, f"done {task.id} not shared because of Dean", operator=True))
    assert f"{NOT_HERE} {MANAGER}" in said
    assert house.group() == before


def test_the_flag_is_not_shown_at_the_door_and_may_be_set_there(house: House) -> None:
    house.keep(replace(with_contact_sheet(), flag=Flag.NO))
    assert "It is no" in words(house.say(PRIYA, "members flag"))
    assert "It is no" not in words(house.say(PRIYA, "members flag", operator=True))
    assert not house.say(PRIYA, "members flag yes", operator=True).is_refusal
    assert house.group().flag is Flag.YES


def test_in_the_demo_all_of_it_may_be_said(house: House) -> None:
    house.keep(with_contact_sheet())
    house.config = replace(house.config, demo=True)
    assert not house.say(TOM, "members role Grace team manager", operator=True).is_refusal


def test_the_operator_enters_what_gives_nobody_a_power(house: House) -> None:
    """A role of whom the lead has not confirmed is the sheet's: they can do nothing yet (IG17)."""
    group = with_contact_sheet()
    contact = replace(member_of(group, GRACE).contact, confirmation=None)
    house.keep(with_member(group, GRACE, contact=contact))
    for text in ("members role Dawn experienced chair", "members role Grace organiser"):
        assert not house.say(PRIYA, text, operator=True).is_refusal, text
    assert house.member(GRACE).has(Role.ORGANISER)


def read(house: House, *rows: tuple[str, ...]) -> Card:
    upload = Upload("sheet.csv", "text/csv", as_csv(rows))
    return house.say(PRIYA, "members import", operator=True, uploads={"sheet": upload})


def test_a_sheet_gives_no_power_to_whom_the_lead_knows_already(house: House) -> None:
    before = house.keep(with_contact_sheet())
    grace = next(row for row in TABLE if row[0] == "Grace Holloway")
    assert NOT_HERE in words(read(house, (*grace[:4], "health visitor, organiser")))
    assert house.group() == before


def test_the_operator_is_told_of_each_bad_row_whoever_is_in_the_group(house: House) -> None:
    """Issue, section 8: the rows are the importer's own, and what the group holds is not."""
    house.keep(with_contact_sheet())
    bob = ("Bob Carrow", "Family", "", "Slack", "uncle")
    row = next(row for row in TABLE if row[0] == "Grace Holloway")
    grace = (row[0], row[1], row[2], row[3], "foster carer")
    said = words(read(house, bob, grace))
    assert "1 Family are not reached by Slack" in said
    assert "2 The row does not fit what the group knows already." in said
    assert "is in the group as" not in said


def test_the_word_that_mail_is_safe_is_of_one_address(house: House) -> None:
    """IG18."""
    house.keep(with_contact_sheet())
    house.say(PRIYA, "contact safe Dean", is_safe="yes", also_read_by="nobody")
    assert house.member(DEAN).mail_safety is not None
    house.say(PRIYA, "contact change Dean", details="dean@home.example")
    assert house.member(DEAN).mail_safety is None
