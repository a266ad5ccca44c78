"""Any member suggests an agency or person; the lead accepts, or declines with a reason (L15)."""

import pytest

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.membership.gaps import agency_gaps
from bot.core.membership.suggesting import Idea, accept, decline, open_suggestion, suggest
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import GRACE, PRIYA, TOM, at
from tests.story import with_contact_sheet

SAID, ANSWERED = at(6, 4, 10), at(7, 4, 9)
IDEA = Idea("Eastmere Young Carers", "Una Lark", "Child A looks after the baby.")


def suggested(idea: Idea = IDEA, group: CoreGroup | None = None) -> CoreGroup:
    return suggest(group or with_contact_sheet(), idea, by=GRACE, now=SAID)


def test_a_suggestion_waits_for_the_lead_and_is_no_gap_yet() -> None:
    group = suggested()
    (found,) = group.suggestions
    assert (found.id, found.agency, found.who, found.by) == ("G1", IDEA.agency, IDEA.who, GRACE)
    assert found.is_open
    assert IDEA.agency not in agency_gaps(group)


def test_accepted_it_is_a_gap_until_somebody_speaks_for_it() -> None:
    group = accept(suggested(), "g1", by=TOM, now=ANSWERED, as_cover=Cover.COVER)
    (found,) = group.suggestions
    assert (found.accepted, found.answered_by, found.as_cover) == (True, TOM, Cover.COVER)
    assert IDEA.agency in agency_gaps(group)


def test_an_agency_that_is_named_already_is_not_named_twice() -> None:
    group = suggested(Idea("eastmere homes", "Joan", "a second officer"))
    after = accept(group, "G1", by=PRIYA, now=ANSWERED, as_cover=Cover.NONE)
    assert after.named_agencies == group.named_agencies


def test_declined_it_has_its_reason() -> None:
    with pytest.raises(Refusal, match="Why not"):
        decline(suggested(), "G1", " ", by=PRIYA, now=ANSWERED, as_cover=Cover.NONE)
    group = decline(
        suggested(), "G1", "The school does it.", by=PRIYA, now=ANSWERED, as_cover=Cover.NONE
    )
    assert (group.suggestions[0].because, group.suggestions[0].accepted) == (
        "The school does it.",
        False,
    )
    assert IDEA.agency not in agency_gaps(group)


@pytest.mark.parametrize(
    ("idea", "why"),
    [(Idea(" ", why="x"), "Which agency"), (Idea("Young Carers"), "What could they do")],
)
def test_it_needs_an_agency_and_what_for(idea: Idea, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        suggested(idea)


def test_the_same_is_suggested_once_and_again_after_its_answer() -> None:
    with pytest.raises(AlreadyDone):
        suggested(Idea("eastmere young carers", "una lark", "again"), suggested())
    assert (
        len(suggested(Idea(IDEA.agency, "Ali Khan", "he knows him"), suggested()).suggestions) == 2
    )
    done = decline(suggested(), "G1", "Not now.", by=PRIYA, now=ANSWERED, as_cover=Cover.NONE)
    assert [each.id for each in suggested(group=done).suggestions] == ["G1", "G2"]


def test_one_that_is_not_there_or_answered_is_refused() -> None:
    with pytest.raises(Refusal, match="no suggestion"):
        open_suggestion(suggested(), "G9")
    done = accept(suggested(), "G1", by=PRIYA, now=ANSWERED, as_cover=Cover.NONE)
    with pytest.raises(AlreadyDone):
        open_suggestion(done, "G1")
