"""The roll call: one line for each member, only confirmed substitutes, ticks per person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import OptOut
from bot.core.facts.roll_call import Presence, RollCallLine, Tick
from bot.core.meeting.calling import call_roll, present, seats, tick, ticked
from bot.core.meeting.record_keys import HAS_COPY, PURPOSE_EXPLAINED
from bot.core.refusals import Refusal
from tests.cast import ASHA, DAWN, DEAN, GRACE, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.story import meeting_of, member_of, with_answers_for_first, with_member

IN_PERSON, BY_SUBSTITUTE, ABSENT = Presence
THERE = [(each, IN_PERSON) for each in (PRIYA, TOM, GRACE, MARTIN, DAWN, LEAH)]


def call(group: CoreGroup, *said: tuple[str, Presence]) -> Meeting:
    return call_roll(group, meeting_of(group, "M1"), said)


def unconfirmed(group: CoreGroup) -> CoreGroup:
    joan = member_of(group, JOAN)
    return with_member(group, JOAN, contact=replace(joan.contact, confirmation=None))


def test_the_roll_call_expects_whoever_said_yes_and_police_by_joan() -> None:
    group = with_answers_for_first()
    likely = {each.member.id: each.likely for each in seats(group, meeting_of(group, "M1"))}
    assert likely == {**dict(THERE), ASHA: BY_SUBSTITUTE, DEAN: ABSENT}


def test_a_substitute_who_is_not_confirmed_is_named_but_not_expected() -> None:
    group = unconfirmed(with_answers_for_first())
    asha = next(p for p in seats(group, meeting_of(group, "M1")) if p.member.id == ASHA)
    assert (asha.likely, asha.is_confirmed) == (ABSENT, False)
    assert asha.substitute == member_of(group, JOAN)


def test_the_roll_call_of_30_march() -> None:
    group = with_answers_for_first()
    meeting = call(group, *THERE, (ASHA, BY_SUBSTITUTE))
    assert meeting.presence(ASHA) == RollCallLine(ASHA, BY_SUBSTITUTE, JOAN)
    assert meeting.presence(DEAN) == RollCallLine(DEAN, ABSENT)
    assert [each.id for each in present(group, meeting)] == [who for who, _ in THERE]


def test_who_was_called_is_expected_as_called() -> None:
    group = with_answers_for_first()
    meeting = call(group, (GRACE, IN_PERSON))
    likely = {each.member.id: each.likely for each in seats(group, meeting)}
    assert likely[PRIYA] is ABSENT
    assert likely[GRACE] is IN_PERSON


def test_nobody_comes_instead_whom_the_lead_has_not_confirmed() -> None:
    with pytest.raises(Refusal, match="has not confirmed Joan Whitby") as refused:
        call(unconfirmed(with_answers_for_first()), (ASHA, BY_SUBSTITUTE))
    assert refused.value.field == f"here_{ASHA}"


def test_nobody_comes_instead_who_was_not_named() -> None:
    with pytest.raises(Refusal, match="No substitute was named for Grace Holloway"):
        call(with_answers_for_first(), (GRACE, BY_SUBSTITUTE))


def test_who_has_left_has_no_place_at_the_table() -> None:
    group = with_member(with_answers_for_first(), DAWN, opted_out=OptOut(at(29, 3), "moved"))
    with pytest.raises(Refusal, match="not in the group"):
        call(group, (DAWN, IN_PERSON))


def test_purpose_is_explained_to_leah_by_tom_and_to_dean_later_by_priya() -> None:
    group = with_answers_for_first()
    leah = Tick(PURPOSE_EXPLAINED, LEAH, TOM)
    dean = Tick(PURPOSE_EXPLAINED, DEAN, PRIYA, later=True)
    meeting = tick(group, meeting_of(group, "M1"), [leah, dean])
    assert ticked(meeting, PURPOSE_EXPLAINED, LEAH) == leah
    assert ticked(meeting, PURPOSE_EXPLAINED, DEAN) == dean
    assert ticked(meeting, HAS_COPY, DEAN) is None


def test_a_later_tick_takes_the_place_of_the_earlier() -> None:
    group = with_answers_for_first()
    meeting = tick(group, meeting_of(group, "M1"), [Tick(HAS_COPY, GRACE)])
    changed = Tick(HAS_COPY, GRACE, PRIYA, later=True)
    assert tick(group, meeting, [changed]).ticks == (changed,)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Tick(PURPOSE_EXPLAINED, DEAN, "", later=True), "Who will do it"),
        (Tick(PURPOSE_EXPLAINED, DEAN, LEAH), "A professional"),
        (Tick(PURPOSE_EXPLAINED, DEAN, "p99"), "A professional"),
        (Tick("weather", DEAN), "nothing to tick"),
        (Tick(HAS_COPY, "p99"), "nothing to tick"),
    ],
)
def test_what_cannot_be_ticked_is_refused(wrong: Tick, why: str) -> None:
    group = with_answers_for_first()
    with pytest.raises(Refusal, match=why):
        tick(group, meeting_of(group, "M1"), [wrong])


@given(st.dictionaries(st.sampled_from([PRIYA, TOM, LEAH, DEAN]), st.sampled_from(Presence)))
def test_every_member_has_one_line_whatever_is_called(said: dict[str, Presence]) -> None:
    group = with_answers_for_first()
    said = {who: how for who, how in said.items() if how is not BY_SUBSTITUTE}
    lines = call(group, *said.items()).roll_call
    assert [line.member for line in lines] == [each.id for each in group.core_members]
    assert all(line.presence is said.get(line.member, ABSENT) for line in lines)
