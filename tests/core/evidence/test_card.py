"""The evidence shows days, rules and receipts: no family name and no written word (B10)."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Buttons, Card, Table, Text
from bot.core.evidence.card import NO_CONTENT, evidence_card, told_by
from bot.core.evidence.people import called, roles, taking_part, took_part
from bot.core.evidence.signed import is_signed, signed, title_of, written
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import Handover, OptOut, Role
from bot.core.facts.roll_call import Presence, RollCallLine
from bot.core.facts.updates import WrittenUpdate
from bot.core.membership.leading import give_role
from bot.core.saying.periods import Period
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.record_story import (
    RELEASED,
    SECTIONS,
    with_actions,
    with_draft,
    with_grace_absent,
    with_minutes_released,
    with_voices,
)
from tests.story import member_of, with_first_meeting_held, with_meeting, with_member

TODAY = date(2027, 4, 30)
SECRET = b"of this installation"


def text(card: Card) -> str:
    return written(card).decode() + str(card)


def test_no_name_of_family_and_no_written_word_stands_in_it() -> None:
    facts = with_voices(with_grace_absent(with_actions(with_minutes_released())))
    facts = settle_tasks(facts, RELEASED)
    said = text(evidence_card(facts, (), TODAY))
    family = {word for each in facts.family for word in (*each.name.split(), each.own_reference)}
    plan = {part for each in facts.actions for part in (each.need, each.outcome, each.what)}
    updates_ = {part.text for each in facts.updates for part in each.parts}
    hidden = (family | plan | updates_ | set(SECTIONS.values())) - {"", "Child", "A"}
    assert [each for each in hidden if each in said] == []
    assert "Grace Holloway" in said
    assert "family 1" in said


def test_it_tells_of_the_receipts_of_each_version_that_went_out() -> None:
    card = evidence_card(with_minutes_released(), (), TODAY)
    headings = [block.heading for block in card.blocks if isinstance(block, Table)]
    assert "Receipts: minutes of Tue 30 Mar 2027, version 1" in headings
    assert told_by(with_minutes_released()) == ("N1",)


@pytest.mark.parametrize("facts", [with_draft(), with_first_meeting_held()])
def test_where_nothing_went_out_there_are_no_receipts(facts: CoreGroup) -> None:
    card = evidence_card(facts, (), TODAY)
    headings = [block.heading for block in card.blocks if isinstance(block, Table)]
    assert not [each for each in headings if each.startswith("Receipts")]


def rows(card: Card) -> tuple[tuple[str, ...], ...]:
    """Return what was due."""
    return next(each for each in card.blocks if isinstance(each, Table)).rows


def test_of_a_period_there_is_what_was_due_or_done_in_it() -> None:
    facts = with_minutes_released()
    april = Period(date(2027, 4, 1), date(2027, 4, 30))
    whole, part = (evidence_card(facts, (), TODAY, each) for each in (None, april))
    inside = [row for row in rows(whole) if "Apr 2027" in f"{row[1]} {row[4]}"]
    assert list(rows(part)) == inside
    assert 0 < len(inside) < len(rows(whole))
    headings = {block.heading for block in part.blocks if isinstance(block, Table)}
    assert headings == {"What was due", "Who held which role", "Professionals in the group"}


def test_a_part_says_so_in_its_title_its_head_and_what_is_signed_of_it() -> None:
    """B10: it can never pass as the whole, which says that it is one."""
    facts, days = with_minutes_released(), "Thu 1 Apr 2027 to Fri 30 Apr 2027 only"
    april = Period(date(2027, 4, 1), date(2027, 4, 30))
    whole, part = (evidence_card(facts, (), TODAY, each) for each in (None, april))
    assert (whole.title, part.title) == ("Evidence: 7KQ2", f"Evidence: 7KQ2, {days}")
    for each in (part.blocks, csv_of(part)):
        assert days in str(each)
        assert "This is a part" in str(each)
    for text in (str(whole), str(csv_of(whole))):
        assert "all of the group's time" in text
        assert "only" not in text
    assert title_of(written(part)) == part.title
    assert csv_of(part)[:3] == [[part.title], [NO_CONTENT], ["Group", "7KQ2"]]


def csv_of(card: Card) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written(card).decode())))


def test_minutes_of_a_meeting_that_is_not_known_any_more_tell_nothing() -> None:
    facts = replace(with_minutes_released(), meetings=())
    card = evidence_card(facts, (), TODAY)
    assert not any("Receipts" in str(each) for each in card.blocks)


def test_the_leads_stand_one_after_the_other_and_who_has_left_until_then() -> None:
    change = Handover(MARTIN, PRIYA, at(1, 4), TOM, "moved to another team")
    left = OptOut(at(20, 4), "done")
    facts = with_member(with_first_meeting_held(), DAWN, opted_out=left)
    facts = replace(facts, handovers=(change,))
    leads = [row[1:] for row in roles(facts) if row[0] == "Lead Social Worker"]
    assert leads == [
        ("Martin Pryce, Larkfield Primary School", "Wed 17 Mar 2027", "Thu 1 Apr 2027"),
        (f"Priya Nair, {member_of(facts, PRIYA).agency}", "Thu 1 Apr 2027", ""),
    ]
    until = {row[0]: row[2] for row in taking_part(facts)}
    assert until["Dawn Kerrigan, Eastmere Homes"] == "Tue 20 Apr 2027"


def test_a_role_stands_with_the_days_on_which_it_was_given_and_taken() -> None:
    """B10: of what was given before such days were kept no day is said."""
    first = with_first_meeting_held()
    now = at(2, 4)
    facts = give_role(first, member_of(first, GRACE), Role.TEAM_MANAGER, by=TOM, now=now)
    held = [row[1:] for row in roles(facts) if row[0] == "team manager"]
    assert held == [
        (called(facts, TOM), "not recorded", "Fri 2 Apr 2027"),
        (called(facts, GRACE), "Fri 2 Apr 2027", ""),
    ]
    assert ("conference chair", called(facts, HELEN), "not recorded", "") in set(roles(facts))
    again = give_role(facts, member_of(facts, TOM), Role.TEAM_MANAGER, by=GRACE, now=at(5, 4))
    toms = [row[2:] for row in roles(again) if row[:2] == ("team manager", called(facts, TOM))]
    assert toms == [("not recorded", "Fri 2 Apr 2027"), ("Mon 5 Apr 2027", "")]
    leaderless = with_member(first, PRIYA, roles=frozenset())
    assert not [row for row in roles(leaderless) if row[0] == "Lead Social Worker"]


def with_absences() -> CoreGroup:
    """Return the group after 27 Apr: two came, Grace wrote in time and Martin a day late."""
    here = tuple(RollCallLine(who, Presence.IN_PERSON) for who in (PRIYA, TOM))
    sent = (
        WrittenUpdate("U1", "M2", GRACE, at(22, 4)),
        WrittenUpdate("U2", "M2", MARTIN, at(26, 4), working_days_late=1),
    )
    facts = with_meeting(with_first_meeting_held(), "M2", state=MeetingState.ENDED, roll_call=here)
    return replace(facts, updates=sent)


def test_of_each_meeting_there_are_numbers_alone() -> None:
    first, second = took_part(with_absences())
    assert first[0] == "Tue 30 Mar 2027"
    assert second == ("Tue 27 Apr 2027", "6", "2", "1", "1", "2")


def test_family_are_called_by_number_and_nobody_by_a_name_that_is_gone() -> None:
    facts = with_first_meeting_held()
    assert [called(facts, each) for each in (LEAH, DEAN)] == ["family 1", "family 2"]
    assert called(facts, "p99") == "somebody no longer known"


def test_the_lines_are_signed_and_any_change_shows() -> None:
    content = written(evidence_card(with_minutes_released(), (), TODAY))
    file = signed(content, SECRET)
    assert is_signed(file, SECRET)
    assert not is_signed(file.replace(b"2027", b"2026", 1), SECRET)
    assert not is_signed(file, b"of another")
    assert not is_signed(content, SECRET)
    rows = list(csv.reader(io.StringIO(file.decode())))
    assert rows[0] == ["Evidence: 7KQ2"]
    assert next(each for each in rows if each[0] == "What was due")[1:3] == ["What", "Due"]
    assert rows[-1][0] == "signature"


def test_no_cell_is_taken_for_a_formula() -> None:
    card = Card("Evidence", (Table(("Who",), (("=1+1",), ("Grace",)), heading="Roles"),))
    assert written(card).decode().splitlines()[1:] == ["Roles,Who", ",'=1+1", ",Grace"]


def test_what_no_evidence_holds_is_no_line_of_it() -> None:
    assert written(Card("Evidence", (Buttons(()), Text("No")))) == b"Evidence\r\nNo\r\n"
