"""A family copy is let go by one person and, under the flag, confirmed by another (B9)."""

from dataclasses import replace

import pytest

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.copies.deciding import confirm, of_minutes_for, release, withhold, write_plainly
from bot.core.copies.standing import newest, released
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import ChildsPart, MemberKind, OptOut, Role
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import TaskKind
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.tasking.doing import Receipt, decide_not_to_share, finish
from tests.cast import GRACE, IQBAL, LEAH, PRIYA, TOM, at
from tests.copy_story import (
    COPY_OUT,
    FINAL,
    PARTS,
    SECOND_WORD,
    copy_in,
    settled,
    with_copy,
    with_copy_confirmed,
)
from tests.record_story import record_of, with_signatures
from tests.story import member_of, with_member

LATER = at(6, 4)


def kept_back(by: str, facts: CoreGroup = FINAL, reason: str = "not safe yet") -> CoreGroup:
    reader = member_of(facts, LEAH)
    return withhold(facts, record_of(facts), reader, reason, member_of(facts, by), LATER)


def task_of(facts: CoreGroup, kind: TaskKind) -> str:
    tasks = settled(facts).tasks
    return next(t.id for t in tasks if t.kind is kind and t.subject.endswith(f":{LEAH}"))


def test_what_is_let_go_is_kept_word_for_word_with_who_and_when() -> None:
    copy = copy_in(with_copy())
    assert (copy.id, copy.member, copy.minutes, copy.kept) == ("K1", LEAH, "N1", PARTS)
    assert (copy.released_by, copy.released_at, copy.under_flag) == (PRIYA, COPY_OUT, True)
    assert not copy.as_cover
    assert copy_in(with_copy(by=TOM)).as_cover


def test_without_the_flag_there_is_nobody_to_confirm() -> None:
    copy = copy_in(with_copy(replace(FINAL, flag=Flag.NO)))
    assert not copy.under_flag


def test_the_one_who_released_never_confirms() -> None:
    facts = with_copy(by=TOM)
    with pytest.raises(Refusal, match="two different people"):
        confirm(facts, copy_in(facts), TOM, SECOND_WORD)


def test_the_lead_never_confirms_whatever_role_old_facts_say_they_hold() -> None:
    """B9: access gives LE no c."""
    roles = frozenset({Role.LEAD, Role.SENIOR_SOCIAL_WORKER, Role.TEAM_MANAGER})
    facts = with_member(with_copy(by=TOM), PRIYA, roles=roles)
    with pytest.raises(Refusal, match="two different people"):
        confirm(facts, copy_in(facts), PRIYA, SECOND_WORD)
    asked = Asked(Verb.CONFIRM, Subject.FAMILY_COPY, first_by=TOM)
    assert not allowed(facts, Viewer(PRIYA), asked)
    assert not allowed(facts, Viewer(PRIYA), Asked(Verb.CLOSE, Subject.FLAG))
    leaderless = with_member(facts, PRIYA, roles=frozenset())
    assert confirm(leaderless, copy_in(facts), IQBAL, SECOND_WORD) != leaderless


def test_a_second_person_confirms_once() -> None:
    facts = with_copy_confirmed()
    assert (copy_in(facts).confirmed_by, copy_in(facts).confirmed_at) == (IQBAL, SECOND_WORD)
    with pytest.raises(AlreadyDone):
        confirm(facts, copy_in(facts), TOM, LATER)


def test_nothing_is_confirmed_that_no_longer_holds() -> None:
    facts = with_member(with_copy(), LEAH, children=frozenset())
    with pytest.raises(Refusal, match="No copy waits"):
        confirm(facts, copy_in(facts), IQBAL, LATER)


def test_the_same_words_are_not_let_go_twice_and_others_take_their_place() -> None:
    facts = with_copy()
    with pytest.raises(AlreadyDone):
        with_copy(facts)
    again = with_copy(facts, line="The lock was replaced.")
    assert [(each.id, each.replaced) for each in again.copies] == [("K1", True), ("K2", False)]
    assert released(again, record_of(again), LEAH) == copy_in(again)


def test_plain_words_are_kept_until_they_are_let_go_and_stand_in_the_next_as_well() -> None:
    record, leah = record_of(FINAL), member_of(FINAL, LEAH)
    one = write_plainly(FINAL, record, leah, {"progress": " Well. "}, PRIYA, COPY_OUT)
    two = write_plainly(one, record, leah, {"progress": "Better."}, PRIYA, COPY_OUT)
    gone = with_copy(two)
    assert [(c.id, c.revision, c.sections) for c in gone.copies] == [
        ("K1", 2, (("progress", "Better."),))
    ]
    three = write_plainly(gone, record, leah, {"progress": "Best."}, PRIYA, LATER)
    assert released(three, record, LEAH) == copy_in(gone)
    assert (copy_in(three).id, copy_in(three).revision) == ("K2", 3)
    assert copy_in(with_copy(gone, line="Other.")).sections == (("progress", "Better."),)


@pytest.mark.parametrize("by", [PRIYA, TOM])
def test_keeping_back_needs_a_reason_and_ends_what_was_let_go(by: str) -> None:
    with pytest.raises(Refusal, match="needs its reason"):
        kept_back(by, reason=" ")
    facts = kept_back(by, with_copy())
    assert [each.replaced for each in facts.copies] == [True, False]
    assert copy_in(facts).is_decided is (by == TOM)
    assert copy_in(facts).withheld_because == "not safe yet"


def test_what_the_manager_decided_only_the_manager_undoes() -> None:
    with pytest.raises(Refusal, match="decided that it is not shared"):
        with_copy(kept_back(TOM), line="Other.")
    assert copy_in(with_copy(kept_back(TOM), by=TOM)).released_by == TOM
    assert copy_in(with_copy(kept_back(PRIYA))).released_by == PRIYA


def test_plain_words_written_after_the_decision_do_not_undo_it() -> None:
    decided = kept_back(TOM)
    record, leah = record_of(decided), member_of(decided, LEAH)
    written = write_plainly(decided, record, leah, {"progress": "Well."}, PRIYA, LATER)
    with pytest.raises(Refusal, match="decided that it is not shared"):
        with_copy(written)
    assert copy_in(with_copy(written, by=TOM)).released_by == TOM


def test_a_decision_on_the_task_to_share_holds_as_well() -> None:
    facts = settled(FINAL)
    task = task_of(FINAL, TaskKind.SHARE_MINUTES)
    decided = decide_not_to_share(facts, task, TOM, "not yet", LATER)
    with pytest.raises(Refusal, match="decided that it is not shared"):
        with_copy(decided)


def test_what_they_have_had_is_not_kept_back() -> None:
    facts = settled(with_copy_confirmed())
    task = task_of(facts, TaskKind.DELIVER_COPY)
    given = finish(facts, task, PRIYA, Receipt(LATER.date(), "by hand"), LATER)
    with pytest.raises(AlreadyDone):
        kept_back(TOM, given)


def test_of_minutes_that_are_not_out_nobody_has_a_copy() -> None:
    with pytest.raises(Refusal, match="nobody has a copy"):
        of_minutes_for(with_signatures(), "M1", member_of(FINAL, LEAH))


@pytest.mark.parametrize("who", [GRACE, LEAH])
def test_a_copy_is_for_family_who_are_in_the_group(who: str) -> None:
    gone = with_member(FINAL, LEAH, opted_out=OptOut(LATER, "moved"))
    with pytest.raises(Refusal, match="for a family member"):
        of_minutes_for(gone, "M1", member_of(gone, who))


def test_a_childs_copy_follows_how_the_child_takes_part() -> None:
    """H3: who does not attend has none without the team manager's word."""
    child = with_member(FINAL, LEAH, kind=MemberKind.CHILD)
    with pytest.raises(Refusal, match="how the child takes part"):
        of_minutes_for(child, "M1", member_of(child, LEAH))
    away = with_member(child, LEAH, childs_part=ChildsPart.NOT_ATTENDING)
    reader, record = member_of(away, LEAH), of_minutes_for(away, "M1", member_of(away, LEAH))
    with pytest.raises(Refusal, match="does not take part"):
        release(away, record, reader, PARTS, member_of(away, PRIYA), LATER)
    by_tom = release(away, record, reader, PARTS, member_of(away, TOM), LATER)
    assert newest(by_tom, record, LEAH) == copy_in(by_tom)
