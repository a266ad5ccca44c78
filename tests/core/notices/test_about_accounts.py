"""A code leaves by mail at once or never; that an account is connected is told by mail as well."""

from dataclasses import replace
from datetime import timedelta

from bot.core.cards import Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Reader, Route
from bot.core.membership.connecting import HOLDS, ask, tried
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from tests.cast import DAWN, at
from tests.core.notices.reading import of, stored
from tests.story import member_of, with_contact_sheet, with_member

NIGHT = at(18, 3, 23)
LATER = NIGHT + timedelta(minutes=5)


def asked() -> CoreGroup:
    """Dawn's address is named on Slack, her own route, at 23:00."""
    group = with_contact_sheet()
    found = ask(group, member_of(group, DAWN), Route.SLACK, "hash", NIGHT)
    assert found is not None
    return found


def connected() -> CoreGroup:
    group = asked()
    return tried(group, group.connecting[0], is_right=True, now=LATER)


def test_a_code_leaves_by_mail_at_any_hour_and_lapses_with_it() -> None:
    (notice,) = of(asked(), Kind.ACCOUNT_CODE)
    assert (notice.identity.recipient, notice.route) == (DAWN, Route.SECURE_EMAIL)
    assert (notice.run_at, notice.lapses_at) == (NIGHT, NIGHT + HOLDS)
    assert of(asked(), Kind.ACCOUNT_CONNECTED) == []


def test_a_question_with_a_number_that_was_given_before_is_another_notice() -> None:
    group = asked()
    again = ask(replace(group, connecting=()), member_of(group, DAWN), Route.SLACK, "hash", LATER)
    assert again is not None
    (first,), (second,) = (of(each, Kind.ACCOUNT_CODE) for each in (group, again))
    assert first.identity.subject == second.identity.subject
    assert first.identity != second.identity


def test_once_connected_it_is_told_and_no_code_is() -> None:
    (notice,) = of(connected(), Kind.ACCOUNT_CONNECTED)
    assert (notice.run_at, notice.route) == (LATER, Route.SECURE_EMAIL)
    assert notice.lapses_at is None
    assert of(connected(), Kind.ACCOUNT_CODE) == []


def said(group: CoreGroup, kind: Kind) -> Wording | Silence:
    return word(group, stored(of(group, kind)[0]))


def test_both_say_what_to_do_for_whom_it_was_not() -> None:
    for group, kind in ((asked(), Kind.ACCOUNT_CODE), (connected(), Kind.ACCOUNT_CONNECTED)):
        found = said(group, kind)
        assert isinstance(found, Wording)
        assert found.link_for is None
        text = " ".join(each.text for each in found.card.blocks if isinstance(each, Text))
        assert "If it was not you" in text
        assert "Slack" in text


def test_no_code_leaves_where_others_have_come_to_read() -> None:
    group = asked()
    notice = stored(of(group, Kind.ACCOUNT_CODE)[0])
    shared = replace(member_of(group, DAWN).contact, reader=Reader.SHARED)
    assert isinstance(word(with_member(group, DAWN, contact=shared), notice), Silence)
    assert isinstance(word(replace(group, connecting=()), notice), Silence)
    assert isinstance(word(replace(group, members=()), notice), Silence)


def test_what_was_not_connected_is_not_told() -> None:
    notice = stored(of(connected(), Kind.ACCOUNT_CONNECTED)[0])
    assert isinstance(word(asked(), notice), Silence)
    assert isinstance(word(replace(asked(), connecting=()), notice), Silence)
