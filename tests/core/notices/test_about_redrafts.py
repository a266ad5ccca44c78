"""A draft that the lead has and that is changed: told again only to whom it gives something to do.

Whoever has not signed yet reads what stands there when they do; nothing unread can be signed or
released (H7).
"""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import SignsAs
from bot.core.notices.notice import Identity, Kind
from bot.core.record.minuting import write
from tests.cast import IQBAL, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import days, of
from tests.record_story import SIGNED, signed_by, with_lead_having_it, with_signatures
from tests.story import EASTMERE

ASKED = (Kind.MINUTES_WITH_LEAD, Kind.MINUTES_TO_SIGN, Kind.MINUTES_TO_CIRCULATE)
LATER = at(6, 4, 10)


def changed(group: CoreGroup, said: str, now: datetime = LATER) -> CoreGroup:
    return write(group, "M1", MARTIN, {"decision_taken": said}, now)


def asked(group: CoreGroup, *kinds: Kind) -> list[Identity]:
    return [each.identity for kind in kinds or ASKED for each in of(group, kind)]


def test_a_draft_saved_again_and_again_is_told_once_where_nobody_has_signed() -> None:
    group = with_lead_having_it()
    before = asked(group)
    for said in ("The lock.", "The lock stays.", "The lock is new."):
        group = changed(group, said)
        assert asked(group) == before
    assert days(group, Kind.MINUTES_TO_SIGN, TOM) == ["Thu 1 Apr 16:00"]


def test_who_had_signed_is_asked_again_once_and_the_lead_is_told_why_it_waits() -> None:
    group = signed_by(with_lead_having_it(), TOM, SignsAs.CHAIR, SIGNED)
    before = asked(with_lead_having_it())
    group = changed(group, "The lock stays.")
    anew = [each for each in asked(group) if each not in before]
    assert {(each.kind, each.recipient) for each in anew} == {
        (Kind.MINUTES_WITH_LEAD, PRIYA),
        (Kind.MINUTES_TO_SIGN, TOM),
    }
    assert days(group, Kind.MINUTES_TO_SIGN, IQBAL) == ["Thu 1 Apr 16:00"], "asked once before"
    assert asked(changed(group, "The lock is new.", at(6, 4, 11))) == asked(group)
    assert days(group, Kind.MINUTES_TO_SIGN, TOM) == ["Tue 6 Apr 10:00"]


def test_a_signature_lost_twice_is_asked_for_twice() -> None:
    once = changed(with_signatures(), "The lock stays.")
    again = signed_by(once, TOM, SignsAs.CHAIR, at(6, 4, 12))
    twice = changed(again, "The lock is new.", at(6, 4, 14))
    toms, iqbals = ([*asked_of(once, who), *asked_of(twice, who)] for who in (TOM, IQBAL))
    assert (len(set(toms)), len(set(iqbals))) == (2, 1)


def asked_of(group: CoreGroup, who: str) -> list[Identity]:
    return [each for each in asked(group, Kind.MINUTES_TO_SIGN) if each.recipient == who]


def test_a_record_that_waits_to_go_out_is_brought_back_once_however_often_it_is_saved() -> None:
    group = replace(with_lead_having_it(), profile=EASTMERE)
    before = asked(group, Kind.MINUTES_TO_CIRCULATE)
    assert len(before) == 1
    assert asked(changed(group, "The lock stays."), Kind.MINUTES_TO_CIRCULATE) == before
