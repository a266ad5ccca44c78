"""`coregroup people` and `coregroup say`: the operator's door, on a real database."""

import json
from dataclasses import replace

import pytest

from bot.core.facts.members import OptOut
from bot.core.facts.people import Person
from storage.chains import INSTALLATION, Line
from storage.master import MasterKey
from tests.cli.office import NOW, PRIYA, Office, store_of
from tests.handlers.sheets.sheet_files import TABLE, as_csv, as_excel

TOM = "tom.adeyemi@eastmere.example"


def lines_of_audit(office: Office, master_key: MasterKey) -> list[tuple[str, str]]:
    return [(line.by, line.event) for line in chain_of(office, master_key, INSTALLATION)]


def chain_of(office: Office, master_key: MasterKey, chain: str) -> list[Line]:
    with store_of(office, master_key) as store:
        return list(store.audit.lines(chain))


def test_people_are_added_changed_and_listed(office: Office, master_key: MasterKey) -> None:
    assert office.add_priya() == 0
    assert office.said.startswith("Added\nPriya Nair\n")
    assert office.run("people", "add", PRIYA.upper(), "--may-not-create") == 0
    assert office.said.startswith("Changed")
    assert "groups they are in" not in office.said
    assert office.run("people", "add", PRIYA, "--name", "Priya Nair-Patel") == 0
    assert "The groups they are in keep the name they know." in office.said
    assert office.run("people", "add", PRIYA, "--name", "Priya Nair") == 0
    assert office.run("people", "add", PRIYA, "--json") == 0
    assert json.loads(office.said)["email"] == PRIYA
    assert office.run("people", "list", "--json") == 0
    (person,) = json.loads(office.said)
    assert (person["name"], person["may_create"]) == ("Priya Nair", False)
    assert office.run("people", "list") == 0
    assert "1 person" in office.said
    events = [event for _, event in lines_of_audit(office, master_key)]
    assert events[-2:] == ["person changed", "person changed"]


def test_who_is_known_at_home_alone_stands_in_no_list_of_the_operators(
    office: Office, master_key: MasterKey
) -> None:
    office.add_priya()
    fay = Person("u9", "fay@mail.example", "Fay Kerr", "Foster carer", is_at_home=True)
    with store_of(office, master_key) as store:
        store.people.save(fay)
    for words in (("list",), ("list", "--json")):
        assert office.run("people", *words) == 0
        assert "Priya Nair" in office.said
        assert "fay@mail.example" not in office.said
        assert "Kerr" not in office.said
    assert office.run("people", "add", fay.email, "--may-create") == 0
    assert office.run("people", "list") == 0
    assert "Fay Kerr" in office.said
    assert office.run("people", "add", fay.email, "--may-not-create", "--json") == 0
    assert json.loads(office.said)["name"] == ""
    assert office.run("people", "remove", fay.email) == 0
    assert "Kerr" not in office.said


def test_who_belongs_to_no_open_group_is_taken_out_and_nobody_else(
    office: Office, master_key: MasterKey
) -> None:
    office.add_priya()
    office.new()
    assert office.run("people", "remove", PRIYA) == 1
    assert "This person is still in 1 open group. The lead takes them out" in office.wrong
    assert office.run("people", "add", TOM, "--name", "Tom Adeyemi") == 0
    assert office.run("people", "remove", TOM) == 0
    assert "Nobody can act here by that address any more." in office.said
    assert office.run("people", "remove", TOM) == 1
    assert "Nobody is known by this e-mail address." in office.wrong
    assert lines_of_audit(office, master_key)[-1][1] == "person removed"


def test_who_has_left_a_group_is_in_it_no_more(office: Office, master_key: MasterKey) -> None:
    office.add_priya()
    ref = office.new()
    with store_of(office, master_key) as store, store.begin(ref, by="p1", now=NOW) as work:
        (lead,) = work.facts.members
        work.facts = replace(work.facts, members=(replace(lead, opted_out=OptOut(NOW, "moved")),))
    assert office.run("people", "remove", PRIYA, "--json") == 0
    assert json.loads(office.said)["email"] == PRIYA


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("people", "add", PRIYA), "A person needs a name."),
        (("people", "add", "\udcff@x.example", "--name", "X"), "cannot be shown"),
        (("say", "--as", PRIYA, "help"), "Nobody is known by this e-mail address."),
        (("say", "--as", "\udcff@x.example", "help"), "Nobody is known by this e-mail address."),
        (("people", "import", "none.csv", "--group", "7KQ2", "--as", PRIYA), "cannot be read"),
    ],
)
def test_what_cannot_be_is_one_line_and_exit_1(
    office: Office, words: tuple[str, ...], why: str
) -> None:
    assert office.run(*words) == 1
    assert why in office.wrong
    assert office.wrong.count("\n") == 1


def test_what_is_no_address_is_a_wrong_call(office: Office) -> None:
    assert office.run("people", "add", "no address", "--name", "X") == 2
    assert "is not an e-mail address" in office.wrong
    assert office.wrong.count("\n") == 1


def test_a_file_to_hand_in_names_its_field(office: Office) -> None:
    assert office.say("help", "--file", "nothing") == 2
    assert "is not a file to hand in" in office.wrong


def test_say_runs_a_command_as_a_person_and_is_audited(
    office: Office, master_key: MasterKey
) -> None:
    office.add_priya()
    assert office.say("help") == 0
    assert office.said.startswith("Commands\n")
    ref = office.new()
    assert office.say(f"{ref} dates") == 0
    assert "First core group" in office.said
    assert ("operator", "say") in lines_of_audit(office, master_key)


def test_the_operator_is_refused_what_shows_content_or_confirms(office: Office) -> None:
    office.add_priya()
    ref = office.new()
    for text in ("contact", "members", f"contact confirm p1 {PRIYA}"):
        assert office.say(f"{ref} {text}") == 1
        assert "at the operator's door" in office.said
        assert "link in the mail" not in office.said


def test_the_operator_does_not_say_who_somebody_is(office: Office) -> None:
    office.add_priya()
    said = f"{office.new()} contact who is_me=yes reader=alone"
    assert office.say(said) == 1
    assert "at the operator's door" in office.said


def test_a_contact_sheet_is_imported_with_a_report(office: Office) -> None:
    office.add_priya()
    ref = office.new()
    sheet = office.env.parent / "sheet.xlsx"
    sheet.write_bytes(as_excel())
    assert office.run("people", "import", str(sheet), "--group", ref, "--as", PRIYA) == 0
    assert "8 rows were read, all of them." in office.said
    assert "Row 7: a home address stood there." in office.said


def test_a_sheet_is_imported_without_saying_as_whom_and_the_audit_names_the_operator(
    office: Office, master_key: MasterKey
) -> None:
    """The issue's own line; the rows are written as the lead's."""
    office.add_priya()
    ref = office.new()
    sheet = office.env.parent / "sheet.csv"
    sheet.write_bytes(as_csv())
    assert office.run("people", "import", str(sheet), "--group", ref.lower()) == 0
    assert "8 rows were read" in office.said
    marked = [line.event for line in chain_of(office, master_key, ref)]
    assert marked[-1] == "contact sheet imported"
    assert [each for each in marked if each != "role given"][-2] == "by_operator"
    assert ("operator", "say") in lines_of_audit(office, master_key)
    assert office.run("people", "import", str(sheet), "--group", "zz99") == 1
    assert "There is no group ZZ99." in office.wrong


def test_a_document_can_be_handed_in_with_what_is_said(office: Office) -> None:
    office.add_priya()
    ref = office.new()
    sheet = office.env.parent / "sheet.csv"
    sheet.write_bytes(as_csv())
    assert office.say(f"{ref} members import", "--file", f"sheet={sheet}") == 0
    assert "8 rows were read" in office.said


def test_a_bad_row_is_listed_and_the_exit_is_1(office: Office) -> None:
    office.add_priya()
    ref = office.new()
    sheet = office.env.parent / "sheet.csv"
    table = [list(row) for row in TABLE]
    table[3][3] = ""
    sheet.write_bytes(as_csv(table))
    words = ("people", "import", str(sheet), "--group", ref, "--as", PRIYA, "--json")
    assert office.run(*words) == 1
    card = json.loads(office.said)
    assert card["refused"]
    assert card["blocks"][1]["rows"][0][0] == "4"


def test_a_group_one_is_not_in_is_refused_as_if_it_did_not_exist(office: Office) -> None:
    office.add_priya()
    office.new()
    sheet = office.env.parent / "sheet.csv"
    sheet.write_bytes(as_csv())
    assert office.run("people", "import", str(sheet), "--group", "ZZ99", "--as", PRIYA) == 1
    assert "You are in no group of that reference." in office.said


def test_a_file_without_end_is_read_no_further_than_tells_that_it_is_too_large(
    office: Office,
) -> None:
    office.add_priya()
    endless = ("people", "import", "/dev/zero", "--group", office.new(), "--as", PRIYA)
    assert office.run(*endless) == 1
    assert "bytes; 1,000,000 is the most." in office.said
