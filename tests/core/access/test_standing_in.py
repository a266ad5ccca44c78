"""A deputy stands in the column of a manager who is away, but for what stays the manager's (H2)."""

from itertools import product

import pytest

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed, ask
from bot.core.access.standing_in import in_whose_place, stands_in, viewer_of
from bot.core.facts.covers import Cover
from bot.core.facts.members import MemberKind
from bot.core.group.pausing import pause
from bot.core.refusals import NotAllowed
from tests.cast import GRACE, IQBAL, PRIYA, TOM
from tests.core.away_story import AFTER, DURING, RECORDED, with_away
from tests.story import with_contact_sheet, with_member

AWAY = with_away(TOM)
BY_DEPUTY = Viewer(IQBAL, stands_in=True)
NEVER = (
    Asked(Verb.CLOSE, Subject.FLAG),
    Asked(Verb.WRITE, Subject.NOT_SHARED),
    Asked(Verb.WRITE, Subject.NOT_SHARED, case=Case.DECISION),
    Asked(Verb.WRITE, Subject.RETENTION, case=Case.DECISION),
)
CASES = (Case.ANY, Case.HOLD, Case.DECISION)
QUESTIONS = [Asked(*each) for each in product(Verb, Subject, (GRACE,), ("M1",), CASES)]
CONFIRMS = Asked(Verb.CONFIRM, Subject.MEMBERS)


def test_each_deputy_stands_in_while_the_manager_is_away_and_nobody_else() -> None:
    found = [stands_in(AWAY, IQBAL, when) for when in (RECORDED, DURING, AFTER)]
    assert found == [False, True, False]
    assert not any(stands_in(AWAY, who, DURING) for who in (PRIYA, TOM, GRACE, "p99"))
    assert not stands_in(with_contact_sheet(), IQBAL, DURING)
    nobody = with_member(AWAY, TOM, roles=frozenset())
    assert viewer_of(nobody, IQBAL, DURING) == Viewer(IQBAL)


def test_a_deputy_may_all_that_the_manager_may_but_what_stays_the_managers() -> None:
    outside = with_member(AWAY, TOM, kind=MemberKind.OUTSIDE)
    never = {(each.verb, each.subject) for each in NEVER}
    managers = [each for each in QUESTIONS if allowed(outside, Viewer(TOM), each)]
    refused = [each for each in managers if not allowed(outside, BY_DEPUTY, each)]
    assert len(managers) > 100
    assert {(each.verb, each.subject) for each in refused} <= never


@pytest.mark.parametrize("asked", NEVER)
def test_what_protects_a_family_or_destroys_waits_for_the_manager(asked: Asked) -> None:
    assert not allowed(AWAY, BY_DEPUTY, asked)
    with pytest.raises(NotAllowed, match="The team manager alone decides this, and no deputy"):
        ask(AWAY, BY_DEPUTY, asked.verb, asked.subject, case=asked.case)


def test_a_hold_can_be_placed_as_it_only_keeps() -> None:
    assert allowed(AWAY, BY_DEPUTY, Asked(Verb.WRITE, Subject.RETENTION, case=Case.HOLD))


def test_in_a_paused_group_a_deputy_goes_on_as_the_manager_would() -> None:
    paused = pause(AWAY, "", PRIYA, DURING)
    sees = Asked(Verb.SEE, Subject.PAUSE)
    assert (allowed(paused, BY_DEPUTY, sees), allowed(paused, Viewer(IQBAL), sees)) == (True, False)


@pytest.mark.parametrize(
    ("viewer", "asked", "place"),
    [
        (Viewer(PRIYA), CONFIRMS, Cover.NONE),
        (Viewer(TOM), CONFIRMS, Cover.COVER),
        (Viewer(TOM), Asked(Verb.CLOSE, Subject.FLAG), Cover.NONE),
        (Viewer(TOM), Asked(Verb.WRITE, Subject.ANSWER, owner=TOM), Cover.NONE),
        (BY_DEPUTY, CONFIRMS, Cover.DEPUTY),
        (BY_DEPUTY, Asked(Verb.WRITE, Subject.TASK, owner=IQBAL), Cover.NONE),
        (BY_DEPUTY, Asked(Verb.SEE, Subject.FLAG), Cover.NONE),
        (Viewer(GRACE), CONFIRMS, Cover.NONE),
        (Viewer(), CONFIRMS, Cover.NONE),
    ],
)
def test_in_whose_place_something_is_done(viewer: Viewer, asked: Asked, place: Cover) -> None:
    """What is somebody's own, or theirs by another role, is done in nobody's place."""
    assert in_whose_place(AWAY, viewer, [asked]) is place


def test_what_is_not_asked_one_by_one_is_taken_to_be_in_anothers_place() -> None:
    found = [in_whose_place(AWAY, each, []) for each in (Viewer(TOM), BY_DEPUTY, Viewer(GRACE))]
    assert found == [Cover.COVER, Cover.DEPUTY, Cover.NONE]
