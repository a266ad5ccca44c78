"""Who hears of events, who is in the channel, and what always takes away."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.facts.members import MemberKind, OptOut
from bot.core.facts.people import Contact
from bot.core.procedure.overrides import Override, with_overrides
from tests.cast import DAWN, GRACE, HELEN, IQBAL, LEAH, PRIYA, TOM, at
from tests.core.access.test_deciding import EVERYBODY, GROUP, may
from tests.story import with_member


def test_a_concern_is_not_seen_by_whom_it_is_about() -> None:
    """B6."""
    about_priya = Asked(Verb.SEE, Subject.EVENT, owner=GRACE, about=PRIYA)
    assert not allowed(GROUP, Viewer(PRIYA), about_priya)
    assert allowed(GROUP, Viewer(TOM), about_priya)


@pytest.mark.parametrize("subject", [Subject.EVENT, Subject.PAUSE])
@pytest.mark.parametrize("who", [PRIYA, TOM, GRACE, LEAH])
def test_by_link_somebody_says_what_is_wrong_and_pauses_what_reaches_themselves(
    who: str, subject: Subject
) -> None:
    """B6, IG16; and reads none of it there (access rule 4)."""
    link, own = Viewer(who, by_link=True), Asked(Verb.WRITE, subject, owner=who)
    assert allowed(GROUP, link, own)
    assert not allowed(GROUP, link, replace(own, owner=DAWN))
    assert not allowed(GROUP, link, replace(own, owner=""))
    assert not allowed(GROUP, link, replace(own, verb=Verb.SEE))


def test_what_is_raised_is_answered_and_a_pause_lifted_by_no_link() -> None:
    """Access rule 4: a link only writes."""
    for subject in (Subject.EVENT, Subject.PAUSE):
        for owner in ("", PRIYA, GRACE):
            close = Asked(Verb.CLOSE, subject, owner=owner)
            assert not allowed(GROUP, Viewer(PRIYA, by_link=True), close)


def test_a_significant_change_reaches_the_conference_chair_where_the_profile_says_so() -> None:
    asked = Asked(Verb.SEE, Subject.EVENT, owner=GRACE, case=Case.SIGNIFICANT)
    assert not allowed(GROUP, Viewer(HELEN), asked)
    rule = (Override("change_to_conference_chair", "3 calendar days"),)
    scottish = replace(GROUP, profile=with_overrides(GROUP.profile, rule))
    assert allowed(scottish, Viewer(HELEN), asked)


def test_a_disagreement_goes_to_the_manager_where_the_profile_names_nobody_else() -> None:
    assert not may(IQBAL, Verb.SEE, Subject.DISAGREEMENT)
    assert may(TOM, Verb.CLOSE, Subject.DISAGREEMENT)


def test_the_channel_is_for_professional_members() -> None:
    assert may(TOM, Verb.WRITE, Subject.CHANNEL)
    outside = with_member(GROUP, TOM, kind=MemberKind.OUTSIDE)
    assert not may(TOM, Verb.WRITE, Subject.CHANNEL, group=outside)


def test_an_own_record_number_is_shown_to_its_owner_alone() -> None:
    """2.6, B11."""
    seen_by = [who for who in EVERYBODY if may(who, Verb.SEE, Subject.RECORD_NUMBER, owner=DAWN)]
    assert seen_by == [DAWN]


def test_somebody_without_an_address_is_known_by_the_lead() -> None:
    by_hand = with_member(GROUP, DAWN, contact=Contact())
    assert may(DAWN, Verb.WRITE, Subject.ANSWER, group=by_hand, owner=DAWN)


@given(
    st.sampled_from(EVERYBODY),
    st.sampled_from(sorted(Verb)),
    st.sampled_from(sorted(set(Subject) - {Subject.WHO})),
    st.sampled_from(("", *EVERYBODY)),
    st.sampled_from(("", "M1", "M2")),
)
def test_leaving_a_link_and_a_mark_only_ever_take_away(
    who: str, verb: Verb, subject: Subject, owner: str, meeting: str
) -> None:
    asked = Asked(verb, subject, owner=owner, meeting=meeting)
    full = allowed(GROUP, Viewer(who), asked)
    assert full or not allowed(GROUP, Viewer(who, operator=True), asked)
    assert not allowed(GROUP, Viewer(who), replace(asked, not_for=frozenset({who})))
    left = with_member(GROUP, who, opted_out=OptOut(at(20, 4), "left"))
    assert not allowed(left, Viewer(who), asked)
