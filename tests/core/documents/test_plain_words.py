"""What no family can be asked to know is told in the copy that holds it (B9, S22)."""

from dataclasses import replace

import pytest

from bot.core.documents import paper_invitation
from bot.core.documents.plain_words import MEANS, explained, terms_in
from bot.core.facts.groups import CoreGroup
from bot.core.facts.plan import PlanStage, StageReached
from bot.core.messages.family_words import FAMILY
from tests.cast import LEAH, MARTIN, PRIYA, at
from tests.core.documents.test_family_copy import FACTS, text_for
from tests.story import with_member


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("Martin Pryce, school DSL, tells the LADO.", ("DSL", "LADO")),
        ("The Core Groups after the ICPC", ("core group", "ICPC")),
        ("Section 47 enquiries have ended.", ("section 47",)),
        ("A dslr camera, an iro, and a core part of the group", ()),
    ],
)
def test_a_term_is_found_however_it_is_written_but_not_within_a_word(
    line: str, terms: tuple[str, ...]
) -> None:
    assert terms_in(line) == terms


def test_what_a_term_means_stands_once_and_so_does_what_that_needs() -> None:
    said = explained(["The outline plan stands.", "The outline plan is kept."])
    assert said == (
        f"conference: {MEANS['conference']}.",
        f"outline plan: {MEANS['outline plan']}.",
    )
    assert explained(["Breakfast club from next week."]) == ()


def test_neither_mail_nor_paper_for_family_holds_a_term() -> None:
    said = (FAMILY, paper_invitation.INVITED, paper_invitation.CHANGED, paper_invitation.TALK)
    assert terms_in(f"{said!r} {paper_invitation.PART}") == ()


def test_no_meaning_needs_a_third_look() -> None:
    for meaning in MEANS.values():
        second = [MEANS[each] for each in terms_in(meaning)]
        assert not [each for each in second if terms_in(each)]


def test_words_of_the_trade_are_told_at_the_end_of_the_copy_that_holds_them() -> None:
    """S22: whoever wrote them, the lead included; where there are none nothing is told."""
    _, _, told = text_for(LEAH, progress="The RCPC is in June.").partition("What some words mean\n")
    assert f"RCPC: {MEANS['RCPC']}." in told
    assert "What some words mean" not in text_for(LEAH, with_no_words_of_the_trade())


def with_no_words_of_the_trade() -> CoreGroup:
    facts = replace(FACTS, minutes=tuple(replace(each, sections=()) for each in FACTS.minutes))
    return with_member(with_member(facts, MARTIN, part="teacher"), PRIYA, part="social worker")


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (PlanStage.OUTLINE, "It is still the first, short plan."),
        (PlanStage.DETAILED, "The full plan was made at the meeting of Tue 30 Mar 2027."),
        (PlanStage.UPDATED, "The plan was last changed at the meeting of Tue 30 Mar 2027."),
    ],
)
def test_how_far_the_plan_is_stands_in_words_that_name_no_stage(
    stage: PlanStage, said: str
) -> None:
    stages = (StageReached(stage, at(30, 3), "M1"),) if stage is not PlanStage.OUTLINE else ()
    facts = replace(FACTS, plan=replace(FACTS.plan, stage=stage, stages=stages))
    assert f"The plan\n{said}" in text_for(LEAH, facts)
