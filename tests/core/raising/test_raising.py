"""What is raised is kept as it was written, once, under a number that tells nothing (B6)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.facts.events import EventKind
from bot.core.facts.particulars import Closing
from bot.core.facts.pauses import Pause
from bot.core.numbering import FIRST, NUMBERS
from bot.core.raising.raising import Raised, raise_it, who_can_be_left_out
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import GRACE, IQBAL, MARTIN, PRIYA, TOM, at
from tests.core.raising.raising_story import RAISED_AT, WORDS, raised_in, with_concern
from tests.story import with_contact_sheet

CONCERN, NO_ACCESS = EventKind.CONCERN, EventKind.NO_ACCESS


def test_it_is_kept_as_it_was_written_and_is_open() -> None:
    event = raised_in(with_concern())
    assert (event.kind, event.by, event.at) == (CONCERN, MARTIN, RAISED_AT)
    assert (event.text, event.phoned, event.about) == (WORDS, "the duty desk", frozenset())
    assert event.is_open
    assert event.told == {PRIYA, TOM}


@pytest.mark.parametrize(
    ("kind", "text", "phoned", "field"),
    [(CONCERN, " ", "duty", "text"), (CONCERN, WORDS, " ", "phoned"), (NO_ACCESS, "", "", "text")],
)
def test_what_is_missing_is_asked_for_at_its_field(
    kind: EventKind, text: str, phoned: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        raise_it(with_contact_sheet(), Raised(kind, text, phoned), by=MARTIN, now=RAISED_AT)
    assert refused.value.field == field


def test_a_child_not_seen_needs_no_word_of_whom_somebody_phoned() -> None:
    group = raise_it(with_contact_sheet(), Raised(NO_ACCESS, WORDS), by=GRACE, now=RAISED_AT)
    assert raised_in(group).kind is NO_ACCESS


def test_the_same_words_are_taken_once_while_nobody_has_seen_them() -> None:
    with pytest.raises(AlreadyDone):
        with_concern(facts=with_concern())
    assert len(with_concern(by=GRACE, facts=with_concern()).events) == 2


def test_it_is_about_members_or_about_whoever_holds_a_role() -> None:
    assert raised_in(with_concern(PRIYA)).about == {PRIYA}
    assert raised_in(with_concern("lead", "team_manager", "deputy")).about == {PRIYA, TOM, IQBAL}
    assert raised_in(with_concern("p99")).about == frozenset()


def test_heads_and_deputy_can_be_left_out_but_for_the_author() -> None:
    found = dict(who_can_be_left_out(with_contact_sheet(), TOM))
    assert found == {PRIYA: "lead", IQBAL: "deputy"}


def test_no_two_have_one_number_however_many_there_are() -> None:
    first = with_concern()
    others = (replace(raised_in(first), id=f"E{FIRST + n}", text="") for n in range(NUMBERS))
    free = raised_in(first).id
    facts = replace(first, events=tuple(each for each in others if each.id != free))
    last = with_concern(when=RAISED_AT + timedelta(minutes=1), facts=facts)
    more = with_concern(by=GRACE, facts=last)
    assert raised_in(last).id == free
    assert len({each.id for each in more.events}) == NUMBERS + 1


def test_nothing_is_raised_where_nothing_leaves_but_the_numbers_are_said() -> None:
    """IG16."""
    closed = replace(
        with_contact_sheet(), closing=Closing(at(5, 5), PRIYA, "the plan", "the school")
    )
    paused = replace(with_contact_sheet(), pauses=(Pause("Z1", PRIYA, at(5, 5)),))
    for group in (closed, paused):
        with pytest.raises(Refusal, match="01632 960199"):
            with_concern(facts=group)
    alone = replace(with_contact_sheet(), pauses=(Pause("Z1", PRIYA, at(5, 5), GRACE),))
    assert with_concern(facts=alone).events
