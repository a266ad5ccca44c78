"""Manager and conference chair hear that one waits, without a word of it; its author the end."""

from dataclasses import replace

from bot.core.disagreeing.settling import acknowledge, close
from bot.core.messages.may_hear import may_hear
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from tests.cast import HELEN, MARTIN, TOM, at
from tests.core.disagreeing.disagree_story import TEXT, brought, shared, the_one, unresolved
from tests.core.notices.reading import days, of, recipients, stored

LATER = at(31, 3, 12)
ASKED, CLOSED = Kind.DISAGREEMENT, Kind.DISAGREEMENT_CLOSED


def test_both_are_told_when_the_meeting_could_not_settle_it_and_nobody_before() -> None:
    """7.5, H10."""
    assert recipients(unresolved(), ASKED) == [TOM, HELEN]
    assert days(unresolved(), ASKED, TOM) == ["Tue 30 Mar 11:20"]
    for before in (brought(), shared(), unresolved(settled="Weekly.")):
        assert recipients(before, ASKED) == recipients(before, CLOSED) == []


def test_it_says_nothing_of_what_it_is_about() -> None:
    group = unresolved()
    said = word(group, stored(of(group, ASKED, HELEN)[0]))
    assert isinstance(said, Wording)
    assert said.subject == "7KQ2: a disagreement waits for you"
    assert TEXT not in repr(said)
    assert "Martin" not in repr(said)


def test_its_author_hears_of_the_outcome_and_nobody_is_asked_any_more() -> None:
    group = unresolved()
    closed = close(group, the_one(group), "Weekly.", by=TOM, now=LATER)
    assert recipients(closed, CLOSED) == [MARTIN]
    seen = acknowledge(closed, the_one(closed), TOM, LATER)
    both = acknowledge(seen, the_one(seen), HELEN, LATER)
    assert recipients(both, ASKED) == []
    own = close(unresolved(TOM), the_one(unresolved(TOM)), "Weekly.", by=TOM, now=LATER)
    assert recipients(own, CLOSED) == []


def test_what_is_there_no_more_is_not_told() -> None:
    """IG4."""
    group = unresolved()
    planned = stored(of(group, ASKED, TOM)[0])
    assert may_hear(group, planned)
    assert isinstance(word(replace(group, disagreements=()), planned), Silence)
