"""A whole group for its case file: what its reader may have, and nothing past somebody (IG8)."""

import re
from dataclasses import replace

import pytest

from bot.core.bundled import Bundle, Sheet
from bot.core.cards import Table
from bot.core.exports.case_file import MOST_HANDED_IN, NEVER, case_file
from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.printed import FILE_IS_RECORD
from tests.cast import GRACE, IQBAL, LEAH, PRIYA, TOM, at
from tests.core.documents.reading import shown
from tests.core.exports.everything import NOW, deliveries, everything
from tests.record_story import a_document
from tests.story import member_of, with_meeting, with_member

FACTS = everything()


def bundle(facts: CoreGroup = FACTS, who: str = PRIYA) -> Bundle:
    return case_file(facts, member_of(facts, who), deliveries(), NOW)


def sheet(of: Bundle, name: str) -> Sheet:
    (found,) = (each for each in of.sheets if each.name == name)
    return found


def test_it_holds_each_final_version_plan_sheet_attendance_and_the_copies_given() -> None:
    found = bundle()
    assert [each.name for each in found.leaves] == [
        *("minutes-2027-03-30-M1-v1", "plan", "contact-sheet", "attendance"),
        *("family-copy-K1", "family-copy-K2"),
    ]
    assert [each.name for each in found.sheets] == [
        *("dates", "meetings", "attendance", "actions", "receipts", "raised", "disagreements"),
    ]
    assert (found.stamp.reference, found.stamp.record) == ("7KQ2", FILE_IS_RECORD)
    assert found.stamp.recipient == "Priya Nair, Eastmere Children's Social Care"


def test_no_name_of_a_file_names_anybody() -> None:
    """IG1."""
    facts = replace(FACTS, documents=(a_document("D1"),))
    found = bundle(facts)
    names = [*(each.name for each in found.leaves), *(each.name for each in found.sheets)]
    assert all(re.fullmatch(r"[a-zK0-9-]+|minutes-[\d-]+-M\d+-v\d+", each) for each in names)


def test_a_family_copy_stands_in_it_under_its_own_reference_word_for_word() -> None:
    (copy,) = (each for each in bundle().leaves if each.name == "family-copy-K1")
    assert (copy.paper.stamp.recipient, "7KQ2" in repr(copy.paper)) == ("H4MX", False)
    assert "The lock is replaced." in shown(copy.paper.card)
    (waits,) = (replace(each, confirmed_at=None) for each in FACTS.copies[:1])
    facts = replace(FACTS, copies=(waits,), tasks=())
    assert not [e for e in bundle(facts).leaves if "copy" in e.name]
    gone = replace(FACTS, copies=(replace(FACTS.copies[0], minutes="N9"),))
    assert not [e for e in bundle(gone).leaves if "copy" in e.name]


@pytest.mark.parametrize(("who", "private"), [(PRIYA, "X105"), (TOM, "X999")])
def test_a_disagreement_shared_with_nobody_is_in_nobody_elses(who: str, private: str) -> None:
    """S17: Tom has told nobody of his."""
    numbers = [row[0] for row in sheet(bundle(who=who), "disagreements").rows]
    assert "X101" in numbers
    assert private not in numbers


@pytest.mark.parametrize("who", [PRIYA, TOM])
def test_what_is_about_somebody_goes_past_the_case_file_whoever_makes_it(who: str) -> None:
    """B6: the one whom it is about may read the case file too."""
    numbers = [row[0] for row in sheet(bundle(who=who), "raised").rows]
    assert numbers == ["E101", "E102", "E104", "E105"]


def test_the_lists_are_there_where_there_is_nothing_to_list() -> None:
    bare = bundle(replace(FACTS, events=(), disagreements=(), actions=(), minutes=(), copies=()))
    assert {len(sheet(bare, each).rows) for each in ("raised", "disagreements", "actions")} == {0}
    assert "Minutes of Tue 30 Mar 2027: none have been released." in bare.left_out


def test_attendance_actions_receipts_and_dates_are_told_line_by_line() -> None:
    found = bundle()
    there = {row[2]: row[5:] for row in sheet(found, "attendance").rows if row[0] == "M1"}
    assert there["Leah Carrow"] == ("yes", "present, in person")
    assert sheet(found, "actions").rows[0][:2] == ("A1", "action")
    receipts = sheet(found, "receipts").rows
    assert ("minutes of Tue 30 Mar 2027", "1", "Leah Carrow") in [row[:3] for row in receipts]
    assert ("the plan", "had by receipt") in [(row[0], row[4]) for row in receipts]
    assert sheet(found, "dates").rows[0][0] == "First core group"
    for each in found.sheets:
        assert {len(row) for row in each.rows} <= {len(each.columns)}


def test_a_meeting_in_the_calendar_says_how_it_stands_and_not_where_it_is() -> None:
    facts = with_meeting(FACTS, "M1", chair="")
    dated = {each.uid.split(".")[0]: each for each in bundle(facts).dated}
    assert (dated["m1"].stands, dated["m4"].stands) == ("CONFIRMED", "TENTATIVE")
    assert {each.title for each in dated.values()} == {"Meeting 7KQ2"}
    assert dated["m1"].starts == at(30, 3, 10)
    assert "Larkfield" not in repr(dated)


def test_what_was_handed_in_goes_along_once_as_far_as_it_fits() -> None:
    (record,) = FACTS.minutes
    first = replace(record, document="D9", agreement="D8")
    facts = replace(FACTS, minutes=(first, replace(first, id="N2", version=2)))
    large = replace(a_document("D8"), size=MOST_HANDED_IN)
    facts = replace(facts, documents=(a_document("D9"), large))
    found = bundle(facts)
    assert [(e.name, e.document) for e in found.files] == [
        ("minutes-2027-03-30-M1-v1-handed-in-1.pdf", "D9")
    ]
    assert [each for each in found.left_out if "too large for one mail" in each]
    assert found.left_out[-1] == NEVER


def test_access_is_asked_row_by_row() -> None:
    """Whoever is asked for it by mistake has in it what they may see anyway."""
    theirs = ["minutes-2027-03-30-M1-v1", "plan", "contact-sheet"]
    assert [each.name for each in bundle(who=GRACE).leaves] == theirs
    gone = with_member(FACTS, GRACE, opted_out=OptOut(at(29, 4), "moved"))
    assert bundle(gone, GRACE).leaves == ()
    assert [e.name for e in bundle(who=IQBAL).leaves] == ["family-copy-K1", "family-copy-K2"]


def test_an_event_in_it_names_who_raised_it_and_who_has_seen_it() -> None:
    raised = Event("E9", EventKind.NO_ACCESS, GRACE, at(29, 4), "=2+2", told_by="a neighbour")
    (row,) = sheet(bundle(replace(FACTS, events=(raised,))), "raised").rows
    assert row[:5] == ("E9", "no-access", "Thu 29 Apr 2027, 09:00", "Grace Holloway", "=2+2")


def test_the_papers_in_it_are_those_that_its_reader_would_be_sent() -> None:
    (minutes, *_, attendance) = (each.paper for each in bundle().leaves[:4])
    assert minutes.stamp.version == "version 1, final"
    assert member_of(FACTS, LEAH).contact.telephone not in shown(minutes.card)
    assert [each.heading for each in attendance.card.blocks if isinstance(each, Table)] == [
        "Tue 30 Mar 2027"
    ]
