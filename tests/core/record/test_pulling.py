"""*Send it to me*: by mail where only that person reads it on a secure domain, else by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Contact, Reader
from bot.core.facts.tasks import Task, TaskKind
from bot.core.record.pulling import (
    days_of,
    evidence_of,
    goes_by_mail,
    may_still_be_mailed,
    outlives,
    send_me,
    without_days,
)
from bot.core.refusals import AlreadyDone
from bot.core.saying.periods import Period
from tests.cast import GRACE, HELEN, LEAH, MARTIN, PRIYA, at
from tests.record_story import with_minutes_released
from tests.story import member_of, with_member

SECURE = {"eastmere.example", "Health.example", "police.example"}
NOW = at(2, 4, 12)


def asked_by(who: str, group: CoreGroup | None = None) -> CoreGroup:
    facts = group or with_minutes_released()
    member = facts.member(who)
    assert member is not None
    facts, _ = send_me(facts, member, "N1", NOW, secure_domains=SECURE)
    return facts


def contact_of(who: str) -> Contact:
    member = with_minutes_released().member(who)
    assert member is not None
    return member.contact


def with_hand_over(group: CoreGroup, **closed: object) -> CoreGroup:
    task = Task("T9", TaskKind.HAND_OVER, PRIYA, f"N1:{HELEN}", NOW.date(), NOW, "S1")
    return replace(group, tasks=(replace(task, **closed),))  # type: ignore[arg-type] # by name


def test_grace_gets_hers_by_mail_for_her_domain_is_on_the_secure_list() -> None:
    (pull,) = asked_by(GRACE).pulls
    assert (pull.id, pull.member, pull.subject, pull.by_mail) == ("S1", GRACE, "N1", True)


def test_helen_s_domain_is_not_on_the_list_so_it_is_handed_over() -> None:
    assert not asked_by(HELEN).pulls[0].by_mail


@pytest.mark.parametrize(
    "change",
    [
        {"reader": Reader.SHARED},
        {"confirmation": None},
        {"email": "grace.holloway@health.example"},
        {"email": ""},
        {"email": "g.holloway@nothealth.example"},
    ],
)
def test_an_address_that_others_may_read_or_nobody_confirmed_gets_no_document(
    change: dict[str, object],
) -> None:
    contact = replace(contact_of(GRACE), **change)  # type: ignore[arg-type] # by name
    assert not goes_by_mail(contact, SECURE)


def test_nobody_gets_a_document_by_mail_where_the_list_is_empty() -> None:
    assert not goes_by_mail(contact_of(GRACE), ())
    assert not goes_by_mail(contact_of(LEAH), {""})


def test_the_address_is_looked_at_again_when_it_is_sent() -> None:
    group = asked_by(GRACE)
    assert may_still_be_mailed(group, "S1")
    changed = replace(contact_of(GRACE), email="g@elsewhere.example")
    assert not may_still_be_mailed(with_member(group, GRACE, contact=changed), "S1")
    assert not may_still_be_mailed(asked_by(HELEN), "S1")
    assert not may_still_be_mailed(group, "S9")


def test_a_second_press_at_once_is_the_first_and_later_it_is_a_new_wish() -> None:
    group = asked_by(GRACE)
    with pytest.raises(AlreadyDone, match="just been sent"):
        asked_by(GRACE, group)
    grace = group.member(GRACE)
    assert grace is not None
    later = NOW + timedelta(minutes=10)
    again, pull = send_me(group, grace, "N1", later, secure_domains=SECURE)
    assert (pull.id, len(again.pulls)) == ("S2", 2)


def test_an_open_hand_over_is_asked_for_once() -> None:
    with pytest.raises(AlreadyDone, match="as a task"):
        asked_by(HELEN, with_hand_over(asked_by(HELEN)))
    done = with_hand_over(asked_by(HELEN), state="done")
    assert len(asked_by(HELEN, done).pulls) == 2
    assert len(asked_by(MARTIN, with_hand_over(asked_by(HELEN))).pulls) == 2


@given(st.sampled_from([GRACE, HELEN, MARTIN, PRIYA]), st.sets(st.sampled_from(sorted(SECURE))))
def test_only_a_confirmed_address_of_one_reader_on_the_list_is_ever_mailed_to(
    who: str, secure: set[str]
) -> None:
    contact = contact_of(who)
    if goes_by_mail(contact, secure):
        assert contact.is_confirmed
        assert contact.reader is Reader.ALONE
        assert contact.domain in {each.lower() for each in secure}


def test_a_part_of_the_evidence_is_named_by_its_days_and_each_part_is_asked_for_by_itself() -> None:
    one = Period(date(2027, 1, 1), date(2027, 3, 31))
    part = evidence_of(one)
    assert (part, evidence_of(None)) == ("evidence/2027-01-01/2027-03-31", "evidence")
    assert (days_of(part), days_of("evidence"), days_of("N1")) == (one, None, None)
    assert (without_days(part), without_days("held:p7")) == ("evidence", "held:p7")
    assert outlives(part)
    facts, priya = with_minutes_released(), member_of(with_minutes_released(), PRIYA)
    for subject in ("evidence", part):
        facts, _ = send_me(facts, priya, subject, NOW, secure_domains=SECURE)
    with pytest.raises(AlreadyDone):
        send_me(facts, priya, part, NOW, secure_domains=SECURE)
