"""The paper about one person: all that is theirs, and of anybody else no more than their post."""

from dataclasses import replace

import pytest

from bot.core.access import Viewer
from bot.core.exports.gathering import gathering
from bot.core.facts.accounts import AccountAsked
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Route
from bot.core.facts.taking_part import FamilyPlace, TakesPart
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from bot.core.membership.away import go_away
from tests.cast import DAWN, DEAN, GRACE, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.documents.planting import Garden
from tests.core.documents.reading import shown
from tests.core.exports.everything import NOW, SOME, everything, held
from tests.story import member_of, with_meeting, with_member

FACTS = everything()
PAPERS = [*((who, PRIYA) for who in (LEAH, DEAN, GRACE, TOM)), (GRACE, TOM), (PRIYA, TOM)]
NOBODYS = ("mark", "own_record_number", "withheld", "tasks.reason", "also_read_by", "route_by")


def text_about(who: str, maker: str = PRIYA, facts: CoreGroup = FACTS) -> str:
    return shown(held(facts, who, maker).card)


def planted(who: str, maker: str) -> tuple[Garden, CoreGroup]:
    """Return the group with a word in every text, in which the maker is still who they were."""
    garden = Garden()
    facts = garden.plant(FACTS, frozenset({who}))
    facts = with_member(facts, maker, contact=member_of(FACTS, maker).contact)
    of_actions = (replace(e, how="") if e.subject.startswith("A") else e for e in facts.tasks)
    return garden, replace(facts, tasks=tuple(of_actions))


@pytest.mark.parametrize(("who", "maker"), PAPERS)
def test_of_every_text_of_a_group_only_what_is_their_own_is_on_it(who: str, maker: str) -> None:
    garden, facts = planted(who, maker)
    found = garden.found_in(text_about(who, maker, facts))
    of_the_group = {"children.label"} if who in {LEAH, DEAN} else {"ref"}
    assert {each for each in found if not each.startswith("own ")} <= of_the_group
    assert not [each for each in found for kept in NOBODYS if kept in each]


def test_what_is_their_own_is_all_on_it() -> None:
    garden, facts = planted(LEAH, PRIYA)
    found = garden.found_in(text_about(LEAH, PRIYA, facts))
    assert found >= {
        *(
            f"own members.{each}"
            for each in ("name", "own_reference", "part", "left_mailbox", "had_before")
        ),
        *("own members.contact.email", "own members.needs.what", "own answers.reason"),
        *("own members.possible_times.as_written", "own updates.parts.text"),
        *("own updates_asked.what", "own events.text", "own events.answer", "own events.phoned"),
        *("own disagreements.text", "own disagreements.taken.note", "own disagreements.outcome"),
        *("own early.text", "own early.because", "own suggestions.why", "own tasks.how"),
        *("own copies.kept[What was decided]", "own members.childs_part_reason"),
    }


@pytest.mark.parametrize("who", SOME)
def test_nobody_elses_name_or_reference_stands_on_it(who: str) -> None:
    said = text_about(who, TOM)
    others = [each for each in FACTS.members if each.id != who]
    assert [each.name for each in others if each.name.split()[0] in said] == []
    private = [each for each in others if each.own_reference and each.own_reference in said]
    assert (private, "Dean" in said, "Zoe Lark" in said) == ([], who == DEAN, False)


def test_whether_there_is_a_flag_cannot_be_told_from_it() -> None:
    said = replace(FACTS.answers[0], member=LEAH, meeting="M2", recorded_by=PRIYA)
    facts = replace(FACTS, answers=(replace(said, reason="Grace Holloway rang."),))
    for flag in Flag:
        assert held(replace(facts, flag=flag), LEAH, PRIYA) == held(facts, LEAH, PRIYA)
    assert "Grace Holloway rang." in held(facts, LEAH, PRIYA).left_out


def test_a_concern_about_the_lead_is_on_no_paper_that_the_lead_makes() -> None:
    """B6: nor in what was sent about it, nor in a task or a line of the log."""
    of_lead, of_manager = text_about(GRACE), text_about(GRACE, TOM)
    assert "E103" not in of_lead
    assert "It is new." not in of_lead
    assert ("raised: opened" in of_lead, "event answered" in of_lead) == (False, False)
    assert "E103" in of_manager
    assert "About: Lead Social Worker" in of_manager
    assert ("raised: opened" in of_manager, "event answered" in of_manager) == (True, True)
    assert "T903" not in text_about(PRIYA, PRIYA)


def test_a_disagreement_shared_with_nobody_is_on_its_authors_own_paper_alone() -> None:
    """S17."""
    assert "X105" not in text_about(TOM, PRIYA)
    assert "X105" in text_about(TOM, TOM)


def test_when_another_of_the_family_did_something_and_what_was_exported_stand_nowhere() -> None:
    assert "another member" not in text_about(LEAH)
    assert "update opened" in text_about(LEAH)
    assert "case_file" not in text_about(TOM, TOM)


def test_that_something_is_kept_back_from_them_stands_nowhere() -> None:
    said = text_about(LEAH)
    assert not [each for each in ("T901", "T902", "kept back", "not to share") if each in said]
    assert "copy to confirm" not in text_about(TOM, TOM)


@pytest.mark.parametrize(
    ("by", "line", "on_it", "listed"),
    [
        (LEAH, "Dean will not let me.", False, "left_out"),
        (PRIYA, "Dean will not let me.", False, "left_out"),
        (LEAH, "I have moved.", True, "doubts"),
        (PRIYA, "She has moved.", False, "left_out"),
        (PRIYA, "She is at work.", True, ""),
    ],
)
def test_a_line_that_tells_of_somebody_else_is_left_out_and_the_maker_is_told(
    by: str, line: str, listed: str, *, on_it: bool
) -> None:
    """Whoever wrote it: a paper can be found by others at home (B9)."""
    said = replace(FACTS.answers[0], member=LEAH, meeting="M2", coming=Coming.YES)
    facts = replace(FACTS, answers=(replace(said, recorded_by=by, reason=line),))
    paper = held(facts, LEAH, PRIYA)
    assert (line in shown(paper.card)) is on_it
    for name in ("left_out", "doubts"):
        assert (line in getattr(paper, name)) is (name == listed)


def test_whoever_has_left_is_told_of_nothing_after_that() -> None:
    said = text_about(DAWN)
    assert "Left: Tue 20 Apr 2027" in said
    assert "Why you left: a new job" in said
    assert ("Tue 30 Mar 2027" in said, "Tue 27 Apr 2027 |" in said) == (True, False)


def test_a_substitute_has_the_one_meeting_and_comes_in_a_post() -> None:
    said = text_about(JOAN)
    assert "You come in the place of: professional" in said
    assert ("Tue 30 Mar 2027 |" in said, "Tue 25 May 2027 |" in said) == (True, False)


def test_one_who_is_kept_apart_is_told_of_no_meeting() -> None:
    """S21."""
    apart = (FamilyPlace(LEAH, TakesPart.SEPARATE_TALK),)
    facts = with_meeting(FACTS, "M3", places=apart)
    assert "Tue 25 May 2027 |" not in text_about(LEAH, PRIYA, facts).split("Your actions")[0]


def test_a_copy_that_may_not_leave_any_more_is_told_and_not_printed_again() -> None:
    assert "The lock is replaced." in text_about(LEAH)
    gone = with_member(FACTS, LEAH, opted_out=OptOut(at(30, 4), "moved on"))
    assert "The lock is replaced." not in text_about(LEAH, PRIYA, gone)
    assert "Copies that you were given" in text_about(LEAH, PRIYA, gone)
    nothing = replace(FACTS, meetings=(), minutes=())
    assert "Copies that you were given" in text_about(LEAH, PRIYA, nothing)


def test_who_led_before_and_who_is_written_to_by_hand_stand_by_post() -> None:
    assert "You handed over the lead: Thu 1 Apr 2027" in text_about(MARTIN)
    assert "You took the lead: Thu 1 Apr 2027" in text_about(PRIYA, TOM)
    page = gathering(FACTS, member_of(FACTS, LEAH), Viewer(PRIYA), NOW)
    called = [page.called(each) for each in (LEAH, DEAN, TOM, GRACE, "p99")]
    assert called == ["you", "another member", "team manager", "professional", "this service"]


def test_what_a_professional_wrote_signed_released_and_filed_is_told() -> None:
    assert "filed on Mon 5 Apr 2027" in text_about(GRACE)
    said = text_about(PRIYA, TOM)
    assert "Plan: confirmed on Thu 1 Apr 2027" in said
    assert "version 1: released on Fri 2 Apr 2027" in said
    assert "version 1: written" in text_about(MARTIN)
    assert "version 1: signed on Thu 1 Apr 2027" in text_about(TOM, TOM)


def test_a_paper_update_says_who_wrote_it_down() -> None:
    parts = (UpdatePart("working", "She has moved."), UpdatePart("changed", "She is well."))
    update = replace(FACTS.updates[-1], member=LEAH, on_paper_by=PRIYA, parts=parts)
    said = text_about(LEAH, PRIYA, replace(FACTS, updates=(update,), meetings=()))
    assert "Written down for you by: Lead Social Worker" in said
    assert ("She is well." in said, "She has moved." in said) == (True, False)


def test_a_part_that_is_not_for_the_maker_is_on_no_paper_that_they_make() -> None:
    hidden = UpdatePart("working", "The visits were missed.", Mark(frozenset({PRIYA}), "her work"))
    others = (each for each in FACTS.updates if each.member != TOM)
    toms = WrittenUpdate("U9", "M1", TOM, NOW, (UpdatePart("done", "We met."), hidden))
    facts = replace(FACTS, updates=(*others, toms))
    by_priya, by_tom = held(facts, TOM, PRIYA), held(facts, TOM, TOM)
    assert "We met." in shown(by_priya.card)
    assert "visits were missed" not in f"{shown(by_priya.card)} {by_priya.left_out}"
    assert "visits were missed" in shown(by_tom.card)


def test_the_days_on_which_somebody_was_away_are_told_to_them_alone_and_no_reason_is() -> None:
    away = go_away(FACTS, member_of(FACTS, GRACE), NOW.date(), NOW.date(), by=PRIYA, now=NOW)
    said = text_about(GRACE, PRIYA, away)
    assert "When you were away, which is kept without a reason" in said
    assert "When you were away" not in text_about(MARTIN, PRIYA, away)


def test_that_somebody_connected_an_account_is_told_to_them_alone() -> None:
    asked = AccountAsked("B1", GRACE, Route.SLACK, "a hash", at(20, 4), connected_at=at(20, 4, 11))
    said = text_about(GRACE, PRIYA, replace(FACTS, connecting=(asked,)))
    assert "You connected an account on a chat platform" in said
    assert "a hash" not in said
    assert "an account" not in text_about(MARTIN, PRIYA, replace(FACTS, connecting=(asked,)))
    never = replace(FACTS, connecting=(replace(asked, connected_at=None),))
    assert "an account" not in text_about(GRACE, PRIYA, never)
