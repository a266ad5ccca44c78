"""Who may see and do what: the sentences of the procedure, one by one."""

from dataclasses import replace

import pytest

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed, ask
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut, Role
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.particulars import Flag
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.refusals import NotAllowed, Refusal
from tests.cast import (
    ASHA,
    DAWN,
    DEAN,
    GRACE,
    HELEN,
    IQBAL,
    JOAN,
    LEAH,
    MARTIN,
    PRIYA,
    TOM,
    at,
)
from tests.story import (
    OVERRIDES,
    with_answers_for_first,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

GROUP = with_first_meeting_held()
EVERYBODY = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, LEAH, DEAN, HELEN, IQBAL)


def may(
    who: str,
    verb: Verb,
    subject: Subject,
    *,
    group: CoreGroup = GROUP,
    owner: str = "",
    meeting: str = "",
    case: Case = Case.ANY,
) -> bool:
    asked = Asked(verb, subject, owner=owner, meeting=meeting, case=case)
    return allowed(group, Viewer(who), asked)


def with_minutes(state: MinutesState) -> CoreGroup:
    return replace(GROUP, minutes=(Minutes("N1", "M1", 1, state, MARTIN, at(1, 4)),))


def test_lead_manager_and_organiser_book_and_others_propose() -> None:
    """L8."""
    with_organiser = with_member(GROUP, DAWN, roles=frozenset({Role.ORGANISER}))
    for who in (PRIYA, TOM, DAWN):
        assert may(who, Verb.WRITE, Subject.GROUP, group=with_organiser)
    assert not may(GRACE, Verb.WRITE, Subject.GROUP)
    assert may(GRACE, Verb.WRITE, Subject.GROUP, case=Case.PROPOSE)
    assert may(LEAH, Verb.WRITE, Subject.GROUP, case=Case.PROPOSE)


def test_the_chair_writes_at_the_own_meeting_until_its_minutes_are_final() -> None:
    chaired = with_meeting(GROUP, "M2", chair=GRACE)
    assert may(GRACE, Verb.WRITE, Subject.GROUP, group=chaired, meeting="M2")
    assert not may(GRACE, Verb.WRITE, Subject.GROUP, group=chaired, meeting="M1")
    final = Minutes("N2", "M2", 1, MinutesState.FINAL, DAWN, at(1, 5))
    done = replace(chaired, minutes=(final,))
    assert not may(GRACE, Verb.WRITE, Subject.GROUP, group=done, meeting="M2")


def test_nobody_sees_a_parents_telephone_but_lead_and_manager_who_ask() -> None:
    """2.3 and IG15: under the flag private details are hidden until asked for."""
    assert not may(MARTIN, Verb.SEE, Subject.SHEET_PRIVATE, owner=LEAH)
    assert not may(DEAN, Verb.SEE, Subject.SHEET_PRIVATE, owner=LEAH)
    assert may(LEAH, Verb.SEE, Subject.SHEET_PRIVATE, owner=LEAH)
    assert not may(PRIYA, Verb.SEE, Subject.SHEET_PRIVATE, owner=LEAH)
    assert may(PRIYA, Verb.SEE, Subject.SHEET_PRIVATE, owner=LEAH, case=Case.ASKED_FOR)
    calm = replace(GROUP, flag=Flag.NO)
    assert may(PRIYA, Verb.SEE, Subject.SHEET_PRIVATE, group=calm, owner=LEAH)


def test_a_home_address_is_for_nobody() -> None:
    assert not any(may(who, Verb.SEE, Subject.HOME_ADDRESS) for who in EVERYBODY)


def test_only_the_manager_clears_the_flag() -> None:
    """1.5."""
    assert [who for who in EVERYBODY if may(who, Verb.CLOSE, Subject.FLAG)] == [TOM]
    assert may(PRIYA, Verb.WRITE, Subject.FLAG)
    assert not may(GRACE, Verb.SEE, Subject.FLAG)


def test_the_operator_sees_a_reference_and_never_content() -> None:
    operator = Viewer("", operator=True)
    assert allowed(GROUP, operator, Asked(Verb.SEE, Subject.GROUP, case=Case.STATE))
    assert not allowed(GROUP, operator, Asked(Verb.SEE, Subject.MINUTES_FINAL))
    assert not allowed(GROUP, Viewer("p99"), Asked(Verb.SEE, Subject.GROUP, case=Case.STATE))


@pytest.mark.parametrize(
    ("verb", "subject"),
    [
        (Verb.SIGN, Subject.MINUTES_DRAFT),
        (Verb.RELEASE, Subject.MINUTES_FINAL),
        (Verb.CONFIRM, Subject.SHEET_WORK),
        (Verb.SEE, Subject.PLAN),
    ],
)
def test_the_operators_door_never_signs_releases_confirms_or_shows(
    verb: Verb, subject: Subject
) -> None:
    """IG20; in the demo the people are made up."""
    asked = Asked(verb, subject)
    assert allowed(GROUP, Viewer(TOM), asked)
    assert not allowed(GROUP, Viewer(TOM, operator=True), asked)
    assert allowed(GROUP, Viewer(TOM, operator=True, demo=True), asked)


def test_the_operators_door_may_still_book() -> None:
    assert allowed(GROUP, Viewer(PRIYA, operator=True), Asked(Verb.WRITE, Subject.GROUP))


def test_the_operator_never_says_who_somebody_is() -> None:
    """IG17, IG20."""
    asked = Asked(Verb.WRITE, Subject.WHO, owner=ASHA)
    assert allowed(GROUP, Viewer(ASHA, operator=True, demo=True), asked)
    assert not allowed(GROUP, Viewer(ASHA, operator=True), asked)


def test_what_the_operators_door_refuses_is_not_sent_on_to_the_lead() -> None:
    with pytest.raises(Refusal, match="at the operator's door") as refused:
        ask(GROUP, Viewer(PRIYA, operator=True), Verb.SEE, Subject.PLAN)
    assert "The person sees it themselves" in refused.value.way_on
    with pytest.raises(Refusal, match="Nobody signs, releases or confirms for somebody else"):
        ask(GROUP, Viewer(PRIYA, operator=True), Verb.CONFIRM, Subject.SHEET_WORK)
    with pytest.raises(Refusal, match="at the operator's door") as refused:
        ask(GROUP, Viewer(ASHA, operator=True), Verb.WRITE, Subject.WHO, owner=ASHA)
    assert "by the link in the mail" in refused.value.way_on
    with pytest.raises(Refusal, match=r"^You may not do that here"):
        ask(GROUP, Viewer(LEAH, operator=True, demo=True), Verb.SEE, Subject.FLAG)


def test_a_link_answers_and_does_not_read() -> None:
    """IG19: the own answer and update; actions by number; never others', never the record."""
    grace = Viewer(GRACE, by_link=True)
    assert allowed(GROUP, grace, Asked(Verb.WRITE, Subject.UPDATE, owner=GRACE, meeting="M2"))
    assert not allowed(GROUP, grace, Asked(Verb.WRITE, Subject.UPDATE, owner=DAWN))
    assert not allowed(GROUP, grace, Asked(Verb.SEE, Subject.UPDATE, owner=GRACE))
    assert not allowed(GROUP, grace, Asked(Verb.SEE, Subject.MINUTES_FINAL))
    numbers = Asked(Verb.SEE, Subject.ACTION, owner=GRACE, case=Case.NUMBERS)
    assert allowed(GROUP, grace, numbers)
    assert not allowed(GROUP, grace, Asked(Verb.SEE, Subject.ACTION, owner=GRACE))


def test_a_shared_mailbox_answers_and_sees_no_actions() -> None:
    martin = Viewer(MARTIN, by_link=True)
    assert allowed(GROUP, martin, Asked(Verb.WRITE, Subject.ANSWER, owner=MARTIN))
    numbers = Asked(Verb.SEE, Subject.ACTION, owner=MARTIN, case=Case.NUMBERS)
    assert not allowed(GROUP, martin, numbers)


def test_family_see_their_own_actions_by_number_and_date_alone() -> None:
    """Condition 13: in words it is in their released copy."""
    numbers = Asked(Verb.SEE, Subject.ACTION, owner=LEAH, case=Case.NUMBERS)
    assert allowed(GROUP, Viewer(LEAH), numbers)
    assert not allowed(GROUP, Viewer(DEAN), numbers)
    assert not may(LEAH, Verb.SEE, Subject.ACTION, owner=LEAH)
    assert may(LEAH, Verb.WRITE, Subject.ACTION, owner=LEAH)


def test_nobody_signs_by_link() -> None:
    tom = Viewer(TOM, by_link=True)
    assert not allowed(GROUP, tom, Asked(Verb.SIGN, Subject.MINUTES_DRAFT, owner=TOM))


def test_an_unconfirmed_person_may_only_say_who_they_are() -> None:
    """IG17, access rule 3."""
    asha = GROUP.member(ASHA)
    assert asha is not None
    group = with_member(GROUP, ASHA, contact=replace(asha.contact, confirmation=None))
    assert may(ASHA, Verb.WRITE, Subject.WHO, group=group, owner=ASHA)
    assert not may(ASHA, Verb.WRITE, Subject.ANSWER, group=group, owner=ASHA)
    with pytest.raises(Refusal, match="not yet confirmed your address"):
        ask(group, Viewer(ASHA), Verb.WRITE, Subject.ANSWER, owner=ASHA)


def test_who_has_left_may_nothing_and_is_told_so() -> None:
    left = with_member(GROUP, DAWN, opted_out=OptOut(at(20, 4), "work is done"))
    assert not may(DAWN, Verb.WRITE, Subject.WHO, group=left, owner=DAWN)
    with pytest.raises(Refusal, match="You have left the group 7KQ2"):
        ask(left, Viewer(DAWN), Verb.SEE, Subject.PLAN)


def test_a_refusal_does_not_say_whether_the_thing_exists() -> None:
    with pytest.raises(Refusal, match=r"^You may not do that here"):
        ask(GROUP, Viewer(LEAH), Verb.SEE, Subject.MINUTES_FINAL, meeting="M1")
    ask(GROUP, Viewer(GRACE), Verb.SEE, Subject.MINUTES_FINAL, meeting="M1")


def test_a_substitute_has_that_meeting_only_and_it_ends_with_it() -> None:
    group = with_answers_for_first()
    assert may(JOAN, Verb.WRITE, Subject.ANSWER, group=group, owner=JOAN, meeting="M1")
    assert not may(JOAN, Verb.WRITE, Subject.ANSWER, group=group, owner=JOAN)
    held = with_first_meeting_held()
    assert not may(JOAN, Verb.WRITE, Subject.ANSWER, group=held, owner=JOAN, meeting="M1")


def test_a_substitute_writes_an_update_only_where_the_profile_asks_for_both() -> None:
    """R13: Leicester lets a substitute excuse it, HSCB does not."""
    group = with_answers_for_first()
    assert not may(JOAN, Verb.WRITE, Subject.UPDATE, group=group, owner=JOAN, meeting="M1")
    both = (*OVERRIDES, Override("substitute_excuses_update", "no"))
    strict = replace(group, profile=with_overrides(group.profile, both))
    assert may(JOAN, Verb.WRITE, Subject.UPDATE, group=strict, owner=JOAN, meeting="M1")


def test_drafts_are_for_lead_manager_chair_note_taker_and_who_signs() -> None:
    seen_by = [who for who in EVERYBODY if may(who, Verb.SEE, Subject.MINUTES_DRAFT, meeting="M1")]
    assert seen_by == [PRIYA, TOM, MARTIN, IQBAL]
    assert not may(PRIYA, Verb.SIGN, Subject.MINUTES_DRAFT, meeting="M1")
    assert not may(PRIYA, Verb.WRITE, Subject.MINUTES_DRAFT, meeting="M1")


def test_the_conference_chair_gets_final_minutes_where_the_profile_sends_them() -> None:
    """H8, O9."""
    assert may(HELEN, Verb.SEE, Subject.MINUTES_FINAL, meeting="M1")
    plain = replace(
        GROUP, profile=with_overrides(GROUP.profile, (Override("minutes_also_to", "none"),))
    )
    assert not may(HELEN, Verb.SEE, Subject.MINUTES_FINAL, group=plain, meeting="M1")


def test_others_updates_are_seen_from_the_meeting_on_and_marked_parts_with_the_notes() -> None:
    """B1."""
    assert not may(ASHA, Verb.SEE, Subject.UPDATE, owner=GRACE, meeting="M2")
    assert may(DAWN, Verb.SEE, Subject.UPDATE, owner=GRACE, meeting="M1")
    assert not may(DAWN, Verb.SEE, Subject.UPDATE_MARKED, meeting="M1")
    final = with_minutes(MinutesState.FINAL)
    assert may(DAWN, Verb.SEE, Subject.UPDATE_MARKED, group=final, meeting="M1")
    named = Asked(Verb.SEE, Subject.UPDATE_MARKED, meeting="M1", not_for=frozenset({DAWN}))
    assert not allowed(final, Viewer(DAWN), named)


def test_release_and_confirmation_are_two_people() -> None:
    """B9."""
    first = Asked(Verb.CONFIRM, Subject.FAMILY_COPY, first_by=TOM)
    assert not allowed(GROUP, Viewer(TOM), first)
    assert allowed(GROUP, Viewer(IQBAL), first)
    assert not allowed(GROUP, Viewer(IQBAL), replace(first, first_by=""))


def test_a_family_copy_is_the_persons_own() -> None:
    assert may(LEAH, Verb.SEE, Subject.PLAN, owner=LEAH, case=Case.COPY)
    assert not may(LEAH, Verb.SEE, Subject.PLAN, owner=DEAN, case=Case.COPY)
    assert not may(LEAH, Verb.SEE, Subject.PLAN, owner=LEAH)


@pytest.mark.parametrize(
    ("verb", "subject", "by"),
    [
        (Verb.CLOSE, Subject.FLAG, "The team manager decides it"),
        (Verb.WRITE, Subject.MEMBERS, "The lead or the team manager decides it"),
    ],
)
def test_what_protects_a_family_is_decided_by_no_operator(
    verb: Verb, subject: Subject, by: str
) -> None:
    """IG15, IG20."""
    door = Viewer(TOM, operator=True)
    with pytest.raises(NotAllowed, match="not decided at the operator's door") as refused:
        ask(GROUP, door, verb, subject, case=Case.DECISION)
    assert refused.value.way_on.startswith(f"{by}, by their own account in Slack")
    for viewer in (Viewer(TOM), replace(door, demo=True)):
        ask(GROUP, viewer, verb, subject, case=Case.DECISION)
