"""Who hears in another's place is told in whose, and until when, by role and never by name."""

from bot.core.facts.groups import CoreGroup
from bot.core.messages.in_place import in_whose_place
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from tests.cast import IQBAL, PRIYA, TOM
from tests.core.away_story import AFTER, DURING, with_away
from tests.core.notices.reading import of, stored
from tests.core.notices.test_covering import suggested
from tests.core.raising.raising_story import with_concern
from tests.story import with_contact_sheet, with_member

BOTH = suggested(with_away(TOM, with_away(PRIYA)))


def said(group: CoreGroup, who: str, kind: Kind = Kind.SUGGESTED) -> str:
    found = word(group, stored(of(group, kind, who)[0]))
    assert isinstance(found, Wording)
    return repr(found)


def test_cover_and_deputy_are_said_with_the_last_day_and_no_name() -> None:
    cover = "You hear this as cover: the lead is away until Fri 14 May 2027."
    deputy = "You hear this as deputy: the team manager is away until Fri 14 May 2027."
    assert cover in said(BOTH, TOM)
    assert deputy not in said(BOTH, TOM)
    assert cover in said(BOTH, IQBAL)
    assert deputy in said(BOTH, IQBAL)
    assert "You hear this" not in said(BOTH, PRIYA)
    for name in ("Priya", "Tom", "Iqbal"):
        assert name not in said(BOTH, IQBAL)


def test_of_what_is_left_unanswered_the_manager_hears_that_it_is_as_cover() -> None:
    group = suggested(with_contact_sheet())
    assert "You hear this as cover for the lead." in said(group, TOM)
    notice = stored(of(BOTH, Kind.SUGGESTED, TOM)[0])
    nobody = with_member(BOTH, PRIYA, roles=frozenset())
    assert list(in_whose_place(nobody, notice, DURING)) == ["You hear this as cover for the lead."]


def test_what_was_raised_says_nothing_of_it_by_which_its_kind_could_be_told() -> None:
    group = with_concern(facts=with_away(TOM))
    assert "You hear this" not in said(group, IQBAL, Kind.NEEDS_ATTENTION)


def test_once_the_manager_is_back_nothing_reaches_the_deputy_any_more() -> None:
    planned = stored(of(BOTH, Kind.SUGGESTED, IQBAL)[0])
    assert isinstance(word(BOTH, planned, now=AFTER), Silence)
    assert isinstance(word(BOTH, planned, now=DURING), Wording)
