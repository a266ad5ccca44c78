"""Two signatures, always of two people, and only under a record that says what it must."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut, Role
from bot.core.facts.minutes import SignsAs
from bot.core.procedure.loading import load_profile
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.record.minuting import correct, send_to_lead, write
from bot.core.record.signing import demanded, next_signers, unsigned
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import GRACE, IQBAL, MARTIN, PRIYA, TOM, at
from tests.record_story import (
    SENT,
    SIGNED,
    record_of,
    signed_by,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
    with_signatures,
)
from tests.story import EASTMERE, with_first_meeting_held, with_meeting, with_member

CHAIR, MANAGER, SENIOR = SignsAs.CHAIR, SignsAs.TEAM_MANAGER, SignsAs.SENIOR_SOCIAL_WORKER


def asked(group: CoreGroup) -> tuple[tuple[str, SignsAs], ...]:
    return next_signers(group, record_of(group))


def test_tom_who_chaired_signs_as_chair_and_iqbal_gives_the_second() -> None:
    group = with_lead_having_it()
    assert asked(group) == ((TOM, CHAIR), (IQBAL, SENIOR))
    group = signed_by(group, TOM, CHAIR, SENT)
    assert (asked(group), record_of(group).signed_at) == (((IQBAL, SENIOR),), None)
    group = signed_by(group, IQBAL, SENIOR)
    assert (asked(group), record_of(group).signed_at) == ((), SIGNED)


def test_the_chair_cannot_sign_as_team_manager_too() -> None:
    with pytest.raises(Refusal, match="two different people") as refused:
        signed_by(signed_by(with_lead_having_it(), TOM, CHAIR), TOM, MANAGER)
    assert "senior social worker gives the second" in refused.value.way_on


def test_the_chair_cannot_sign_as_team_manager_first_either() -> None:
    with pytest.raises(Refusal, match="two different people"):
        signed_by(with_lead_having_it(), TOM, MANAGER)


def test_where_the_lead_chaired_the_team_manager_signs() -> None:
    group = with_meeting(with_lead_having_it(), "M1", chair=PRIYA)
    assert asked(group) == ((PRIYA, CHAIR), (TOM, MANAGER))
    group = signed_by(signed_by(group, TOM, MANAGER), PRIYA, CHAIR)
    assert unsigned(group, record_of(group)) == ()


def test_one_person_in_two_roles_gives_one_signature() -> None:
    both = frozenset({Role.TEAM_MANAGER, Role.SENIOR_SOCIAL_WORKER})
    group = with_member(with_meeting(with_lead_having_it(), "M1", chair=PRIYA), TOM, roles=both)
    group = signed_by(group, TOM, MANAGER)
    with pytest.raises(AlreadyDone):
        signed_by(group, TOM, SENIOR)
    with pytest.raises(Refusal, match="one of them is yours"):
        signed_by(with_meeting(group, "M1", chair=TOM), TOM, CHAIR)


@pytest.mark.parametrize(("role", "signs_as"), [("team_manager", MANAGER), (SENIOR, SENIOR)])
def test_the_lead_never_gives_the_second_signature(role: str, signs_as: SignsAs) -> None:
    """H7: not even where old facts say that the lead holds such a role."""
    roles = frozenset({Role.LEAD, Role(role)})
    group = with_member(with_lead_having_it(), PRIYA, roles=roles)
    assert PRIYA not in {who for who, _ in asked(group)}
    with pytest.raises(Refusal, match="You cannot sign as"):
        signed_by(signed_by(group, TOM, CHAIR), PRIYA, signs_as)


def test_nobody_signs_in_a_role_that_is_not_theirs() -> None:
    for who, signs_as in ((GRACE, CHAIR), (GRACE, MANAGER), (PRIYA, SENIOR)):
        with pytest.raises(Refusal, match="You cannot sign as"):
            signed_by(with_lead_having_it(), who, signs_as)


def test_a_signature_is_given_once_and_a_place_is_filled_once() -> None:
    with pytest.raises(AlreadyDone):
        signed_by(signed_by(with_lead_having_it(), TOM, CHAIR), TOM, CHAIR)
    by_manager = signed_by(with_meeting(with_lead_having_it(), "M1", chair=PRIYA), TOM, MANAGER)
    with pytest.raises(AlreadyDone, match="in its place"):
        signed_by(by_manager, IQBAL, SENIOR)


def test_a_draft_that_the_lead_has_not_had_and_a_final_record_are_not_signed() -> None:
    with pytest.raises(Refusal, match="not sent this draft"):
        signed_by(with_draft(), TOM, CHAIR)
    with pytest.raises(AlreadyDone, match="final"):
        signed_by(with_minutes_released(), TOM, CHAIR)
    assert asked(with_draft()) == ()


def test_it_cannot_be_signed_while_what_was_agreed_or_decided_is_empty() -> None:
    group = write(with_draft(), "M1", MARTIN, {"decision_taken": ""}, SENT)
    with pytest.raises(Refusal, match="Decisions taken"):
        signed_by(send_to_lead(group, "M1", SENT), TOM, CHAIR)


def test_a_profile_that_asks_for_no_signatures_asks_nobody() -> None:
    group = replace(with_lead_having_it(), profile=load_profile("leicester"))
    assert (demanded(group), asked(group)) == ((), ())
    with pytest.raises(Refusal, match="asks for no signature"):
        signed_by(group, TOM, CHAIR)


def test_nobody_is_asked_where_nobody_can_sign() -> None:
    left = OptOut(at(1, 4), "moved on")
    assert asked(with_member(with_lead_having_it(), IQBAL, opted_out=left)) == ((TOM, CHAIR),)
    assert with_first_meeting_held().minutes == ()


def test_the_chair_may_sign_a_correction_as_well() -> None:
    asks = Asked(Verb.SIGN, Subject.MINUTES_DRAFT, meeting="M1")
    final = with_member(with_minutes_released(), TOM, roles=frozenset())
    assert not allowed(final, Viewer(TOM), asks)
    assert allowed(correct(final, "M1", PRIYA, "The date was wrong.", SIGNED), Viewer(TOM), asks)


def test_one_person_is_not_asked_for_two_places() -> None:
    both = frozenset({Role.TEAM_MANAGER, Role.SENIOR_SOCIAL_WORKER})
    group = with_member(with_meeting(with_lead_having_it(), "M1", chair=PRIYA), TOM, roles=both)
    two = Override("minutes_signatures", "team manager; team manager or senior social worker")
    group = replace(group, profile=with_overrides(EASTMERE, (two,)))
    assert asked(group) == ((TOM, MANAGER), (IQBAL, SENIOR))


WHO = st.sampled_from([PRIYA, TOM, GRACE, IQBAL])
ROLES = st.sampled_from(list(SignsAs))


@given(st.sampled_from([PRIYA, TOM, GRACE]), st.lists(st.tuples(WHO, ROLES), max_size=8))
def test_whoever_presses_what_two_signatures_are_two_people(
    chair: str, presses: list[tuple[str, SignsAs]]
) -> None:
    group = with_meeting(with_lead_having_it(), "M1", chair=chair)
    for who, signs_as in presses:
        try:
            group = signed_by(group, who, signs_as)
        except Refusal:
            continue
    given_by = [each.member for each in record_of(group).signatures]
    assert len(given_by) == len(set(given_by)) <= 2
    assert (record_of(group).signed_at is not None) == (len(given_by) == 2)


def test_with_both_signatures_in_nothing_is_missing() -> None:
    assert unsigned(with_signatures(), record_of(with_signatures())) == ()
