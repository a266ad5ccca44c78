"""An earlier date asked for goes to who answers it, then to the manager; the answer to all (L3)."""

from dataclasses import replace

from bot.core.access import Asked, Subject, Verb
from bot.core.access.early import question_to
from bot.core.diary.early import Answerer, agree, keep
from bot.core.facts.groups import CoreGroup
from bot.core.messages.may_hear import may_hear
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DAWN, GRACE, HELEN, MARTIN, PRIYA, TOM, at
from tests.core.diary.early_story import MEETING, asked, the_wish
from tests.core.notices.reading import days, of, recipients, stored
from tests.story import with_member

LATER = at(18, 5, 11)
FIRST, ANSWERED, SET = Kind.EARLY_ASKED, Kind.EARLY_ANSWERED, Kind.REVIEW_SET


def agreed() -> CoreGroup:
    group = asked()
    return agree(group, the_wish(group), None, Answerer(HELEN), LATER)


def test_the_lead_hears_and_of_the_review_its_chair_but_not_who_asks() -> None:
    assert recipients(asked(), FIRST) == [PRIYA, HELEN]
    assert days(asked(), FIRST, HELEN) == ["Mon 17 May 14:00"]


def test_the_manager_hears_after_a_working_day_or_at_once_of_what_the_lead_asks() -> None:
    """H2."""
    by_grace = asked(MEETING, GRACE)
    assert recipients(by_grace, FIRST) == [PRIYA, TOM]
    (day,) = days(by_grace, FIRST, TOM)
    assert day.startswith("Tue 18 May 09:")
    by_lead = asked(MEETING, PRIYA)
    assert (recipients(by_lead, FIRST), days(by_lead, FIRST)) == ([TOM], ["Mon 17 May 14:00"])
    assert recipients(with_member(by_grace, TOM, roles=frozenset()), FIRST) == [PRIYA]


def test_it_names_neither_who_asks_nor_why() -> None:
    said = word(asked(), stored(of(asked(), FIRST, PRIYA)[0]))
    assert isinstance(said, Wording)
    assert said.subject == "7KQ2: an earlier review is asked for"
    assert "Tom" not in repr(said)
    assert "safeguarding" not in repr(said)


def test_kept_is_told_to_who_asked_and_to_the_lead() -> None:
    kept = keep(asked(), the_wish(asked()), "No time.", Answerer(HELEN), LATER)
    assert recipients(kept, ANSWERED) == [PRIYA, TOM]
    assert recipients(kept, SET) == recipients(kept, FIRST) == []


def test_a_review_on_another_day_is_told_to_all_professionals() -> None:
    group = agreed()
    assert recipients(group, ANSWERED) == [PRIYA, TOM]
    assert recipients(group, SET) == [GRACE, MARTIN, ASHA, DAWN]
    said = word(group, stored(of(group, SET, GRACE)[0]))
    assert isinstance(said, Wording)
    assert said.subject == "7KQ2: the review is now on Wed 2 Jun 2027"


def test_what_is_there_no_more_is_not_told() -> None:
    """IG4."""
    planned, moved = stored(of(asked(), FIRST, PRIYA)[0]), stored(of(agreed(), SET, GRACE)[0])
    assert may_hear(asked(), planned)
    assert isinstance(word(replace(asked(), early=()), planned), Silence)
    assert not may_hear(with_member(replace(asked(), early=()), PRIYA, roles=frozenset()), planned)
    assert isinstance(word(replace(agreed(), conferences=()), moved), Silence)


def test_who_asked_and_is_the_chair_sees_their_own() -> None:
    group = asked(by=HELEN)
    own = Asked(Verb.SEE, Subject.EVENT, owner=HELEN)
    assert question_to(group, the_wish(group), HELEN) == own
