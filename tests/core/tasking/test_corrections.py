"""While minutes are corrected the version in force stays owed, until a new one is released."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import SignsAs
from bot.core.facts.particulars import Closing
from bot.core.facts.tasks import Task, TaskKind
from bot.core.receipts.copies import Standing
from bot.core.receipts.of_minutes import headline, of_minutes
from bot.core.record.minuting import correct, send_to_lead
from bot.core.record.releasing import release
from bot.core.record.versions import in_force
from bot.core.tasking.doing import Receipt, finish
from bot.core.tasking.settling import settle_tasks
from bot.core.wall_clock import day_of
from tests.cast import DEAN, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.record_story import (
    RELEASED,
    SIGNED,
    signed_by,
    with_roll_called,
    with_signatures,
)
from tests.story import with_member

OPENED, AGAIN = at(5, 4), at(6, 4, 12)
OWED = (TaskKind.SHARE_MINUTES, TaskKind.SEND_TO_AGENCY, TaskKind.FILL_ROLE)


def released() -> CoreGroup:
    """5.3, but Martin, who was there, has left, and nobody is the conference chair (L7, H8)."""
    gone = with_roll_called(with_signatures())
    gone = with_member(gone, MARTIN, opted_out=OptOut(SIGNED, "new post"))
    gone = with_member(gone, HELEN, opted_out=OptOut(SIGNED, "new post"))
    return settle_tasks(release(gone, "M1", PRIYA, RELEASED), RELEASED)


def in_correction(group: CoreGroup) -> CoreGroup:
    return settle_tasks(correct(group, "M1", PRIYA, "The date was wrong.", OPENED), OPENED)


def released_anew(group: CoreGroup) -> CoreGroup:
    group = send_to_lead(group, "M1", OPENED)
    group = signed_by(group, TOM, SignsAs.CHAIR, OPENED)
    group = signed_by(group, IQBAL, SignsAs.SENIOR_SOCIAL_WORKER, OPENED)
    return settle_tasks(release(group, "M1", PRIYA, AGAIN), AGAIN)


def owed(group: CoreGroup, *kinds: TaskKind) -> list[Task]:
    return [each for each in group.tasks if each.is_open and each.kind in (kinds or OWED)]


def says(group: CoreGroup) -> str:
    final = in_force(group, "M1")
    assert final is not None
    return headline(of_minutes(group, final, ()))


@pytest.mark.parametrize("kind", OWED)
def test_what_is_owed_of_released_minutes_stays_owed_while_they_are_corrected(
    kind: TaskKind,
) -> None:
    """H4, H9, L7, H8, R10: the version in force is the one that people should have."""
    before = released()
    assert owed(before, kind)
    assert owed(in_correction(before), kind) == owed(before, kind)


def test_the_receipts_of_what_is_in_force_are_the_same_while_it_is_corrected() -> None:
    """B4: "sent to all" is never said while a parent, an agency or a role is without it."""
    before = released()
    assert says(in_correction(before)) == says(before)
    assert "are not." in says(before)


def test_a_hand_over_is_taken_while_the_minutes_are_corrected() -> None:
    group = in_correction(released())
    (leahs,) = (each for each in owed(group) if each.subject == f"M1:{LEAH}")
    done = Receipt(day_of(OPENED), "read through together")
    group = settle_tasks(finish(group, leahs.id, PRIYA, done, OPENED), OPENED)
    assert [each.subject for each in owed(group, TaskKind.SHARE_MINUTES)] == [f"M1:{DEAN}"]


def test_a_corrected_version_is_owed_in_the_place_of_the_one_before() -> None:
    """R10: family copies are released anew, and the agency of who has left gets the new one."""
    group = released_anew(in_correction(released()))
    shares = {(each.subject, each.revision) for each in owed(group, TaskKind.SHARE_MINUTES)}
    assert shares == {(f"M1:{LEAH}", "2"), (f"M1:{DEAN}", "2")}
    to_agency = [each.subject for each in owed(group, TaskKind.SEND_TO_AGENCY)]
    assert to_agency == [f"N2:{MARTIN}"]
    assert [e.subject for e in owed(group, TaskKind.FILL_ROLE)] == ["N2:conference_chair"]


def test_a_group_that_closes_while_minutes_are_corrected_owes_those_in_force() -> None:
    """H4, H9, L7: the parents have had no minutes yet, nor has the agency of who has left."""
    group = in_correction(released())
    closing = Closing(AGAIN, PRIYA, "an exit plan", "a family centre")
    after = settle_tasks(replace(group, closing=closing), AGAIN)
    kinds = (TaskKind.SHARE_MINUTES, TaskKind.SEND_TO_AGENCY)
    assert owed(after, *kinds) == owed(group, *kinds) != []


def test_of_the_version_before_it_is_said_who_never_had_it_and_why() -> None:
    """B4: the first version went to neither parent before another took its place."""
    group = released_anew(in_correction(released()))
    (first, _) = group.minutes
    found = {each.who: each.standing for each in of_minutes(group, first, ())}
    assert (found[LEAH], found[DEAN]) == (Standing.REPLACED, Standing.REPLACED)
    assert found[MARTIN] is Standing.LEFT
    parents = [each for each in of_minutes(group, first, ()) if each.who in {LEAH, DEAN}]
    assert headline(parents) == "Sent to all but 2, with the reason on record."
