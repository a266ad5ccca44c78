"""The record as one reader may see it: draft or final, stamped, parts marked left out (R8, B1)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.access import Viewer
from bot.core.cards import Card
from bot.core.documents.absent_views import enclosures
from bot.core.documents.minutes import minutes_card
from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.facts.updates import Mark, UpdatePart
from bot.core.meeting.passing_notes import pass_notes
from bot.core.meeting.record_keys import childs_views
from bot.core.procedure.loading import load_profile
from bot.core.record.minuting import attach_agreement, correct, hand_in
from bot.core.refusals import Refusal
from tests.cast import (
    CHILD_A,
    DAWN,
    DEAN,
    GRACE,
    HELEN,
    LEAH,
    MARTIN,
    PRIYA,
    TOM,
    at,
)
from tests.core.documents.reading import shown, under
from tests.record_story import (
    GRACES,
    a_document,
    record_of,
    with_actions,
    with_draft,
    with_grace_absent,
    with_lead_having_it,
    with_minutes_released,
    with_roll_called,
)
from tests.story import with_meeting

TODAY = date(2027, 4, 6)
BASE = with_grace_absent(with_minutes_released())


def card_for(who: str, group: CoreGroup | None = None) -> Card:
    facts = group or with_roll_called(with_minutes_released())
    return minutes_card(facts, record_of(facts), Viewer(who), TODAY)


def text_for(who: str, group: CoreGroup | None = None) -> str:
    return shown(card_for(who, group))


def test_it_is_stamped_with_reference_version_and_what_it_is_not() -> None:
    text = text_for(DAWN)
    assert "Group: 7KQ2" in text
    assert "Version: 1, final" in text
    assert "Signed: Tom Adeyemi, chair, Thu 1 Apr 2027" in text
    assert "Signed: Iqbal Rahim, senior social worker, Fri 2 Apr 2027" in text
    assert "Released: Fri 2 Apr 2027" in text
    assert "The record of the case is the local authority's own file" in text
    assert "DRAFT" not in text


def test_its_title_names_no_person() -> None:
    assert card_for(DAWN).title == "Minutes 7KQ2, Tue 30 Mar 2027"


def test_until_it_is_final_every_copy_is_marked_draft() -> None:
    text = text_for(PRIYA, with_roll_called(with_lead_having_it()))
    assert "DRAFT, not final." in text
    assert "Version: 1, draft 1" in text
    assert "Released" not in text


def test_nothing_of_minutes_is_rendered_for_family_or_for_a_stranger() -> None:
    for who in (LEAH, DEAN, "p99"):
        with pytest.raises(Refusal):
            card_for(who)


def test_who_was_there_is_filled_from_the_roll_call() -> None:
    attended = under(card_for(DAWN), "Who attended")
    assert "Dawn Kerrigan | Eastmere Homes | housing officer | present, in person" in attended
    assert "present, by substitute: Joan Whitby" in attended
    assert "Dean Marsh | Family | father | declined" in attended
    assert under(card_for(DAWN), "1 NOTE TAKER").endswith("Martin Pryce, Larkfield Primary School")


def test_who_came_to_write_them_later_stands_there_with_whose_place_it_was() -> None:
    group = with_lead_having_it()
    (first, *_) = group.meetings
    passed = with_roll_called(pass_notes(group, first, DAWN, by=PRIYA, now=at(2, 4)))
    said = under(card_for(PRIYA, passed), "1 NOTE TAKER")
    assert said.endswith("Dawn Kerrigan, Eastmere Homes (in the place of Martin Pryce)")
    back = pass_notes(passed, passed.meetings[0], MARTIN, by=PRIYA, now=at(2, 4))
    assert "in the place" not in under(card_for(PRIYA, back), "1 NOTE TAKER")


def test_a_chair_who_also_took_the_notes_stands_there_with_the_reason() -> None:
    group = with_roll_called(with_minutes_released())
    (first, *_) = group.meetings
    reasons = replace(first.reasons, alone="Nobody else was free.")
    group = with_meeting(group, "M1", chair=MARTIN, reasons=reasons)
    assert "(also in the chair: Nobody else was free.)" in text_for(DAWN, group)
    assert "Nobody is named." in text_for(DAWN, with_meeting(group, "M1", note_taker=""))
    assert "Chair: nobody is named" in text_for(DAWN, with_meeting(group, "M1", chair=""))


def test_apologies_and_a_decline_stand_under_their_heading() -> None:
    assert "Dean Marsh does not want to take part." in under(card_for(DAWN), "Apologies")
    late = under(card_for(DAWN, BASE), "Apologies")
    assert "Grace Holloway, Eastmere Community Health, told late." in late
    alone = with_meeting(with_roll_called(with_minutes_released()), "M1", roll_call=())
    assert "absent, no apologies, no update" in text_for(DAWN, alone)


def test_nobody_missing_is_none() -> None:
    group = with_roll_called(with_minutes_released())
    group = replace(group, members=tuple(each for each in group.members if each.id != DEAN))
    assert under(card_for(DAWN, replace(group, answers=())), "Apologies").endswith("None.")


def test_the_purpose_says_to_whom_it_was_explained_and_who_will_do_it_later() -> None:
    purpose = under(card_for(DAWN), "PURPOSE OF THE MEETING")
    assert "Explained to Leah Carrow, by Tom Adeyemi." in purpose
    assert "To be explained later to Dean Marsh, by Priya Nair." in purpose


def test_the_childs_views_left_empty_are_not_yet_covered_until_the_task_is_done() -> None:
    group = with_roll_called(with_minutes_released())
    assert "Child A: Not yet covered." in under(card_for(DAWN, group), "VOICE")
    due, closed = date(2027, 3, 31), date(2027, 4, 1)
    task = Task("T1", TaskKind.VIEWS_NOT_COVERED, MARTIN, f"M1:{CHILD_A}", due, at(30, 3))
    waiting = replace(group, tasks=(task,))
    assert "Not yet covered." in under(card_for(DAWN, waiting), "VOICE")
    done = replace(task, state=TaskState.DONE, done_on=closed, how="He likes the club.")
    covered = under(card_for(DAWN, replace(group, tasks=(done,))), "VOICE")
    assert "Child A: covered on Thu 1 Apr 2027. He likes the club." in covered


def test_what_the_meeting_or_the_note_taker_wrote_of_the_child_stands_there() -> None:
    group = with_roll_called(with_minutes_released())
    noted = with_meeting(group, "M1", notes=((childs_views(CHILD_A), "I like the club."),))
    assert "Child A: I like the club." in under(card_for(DAWN, noted), "VOICE")
    minutes = replace(record_of(group), sections=(("voice_of_the_child", "He was seen at home."),))
    written = under(card_for(DAWN, replace(group, minutes=(minutes,))), "VOICE")
    assert "Child A: as follows." in written
    assert "He was seen at home." in written


def test_the_dates_ahead_stand_there_provisional_ones_marked() -> None:
    dates = under(card_for(DAWN), "DATES, TIMES")
    assert "Tue 27 Apr 2027 | 10:00 | Larkfield Primary School, Larkfield Road | firm\n" in dates
    assert (
        "Tue 6 Jul 2027 | 10:00 | Larkfield Primary School, Larkfield Road | provisional" in dates
    )


def test_no_date_ahead_says_why() -> None:
    group = with_roll_called(with_minutes_released())
    (first, *_) = group.meetings
    reasons = replace(first.reasons, no_next_date="The review is on Wednesday.")
    group = replace(group, meetings=(replace(first, reasons=reasons),))
    assert "The review is on Wednesday." in under(card_for(DAWN, group), "DATES, TIMES")
    minutes = replace(record_of(group), sections=(("dates", "To be agreed by post."),))
    text = text_for(DAWN, replace(with_minutes_released(), minutes=(minutes,)))
    assert "To be agreed by post." in text


def test_headings_that_are_ours_say_so() -> None:
    assert "7 Decisions taken (heading ours)" in text_for(DAWN)
    assert "9 VOICE OF THE CHILD\n" in text_for(DAWN)
    assert "What we are worried about (heading ours)" in text_for(DAWN)
    plain = replace(with_minutes_released(), profile=load_profile("leicester"))
    assert "worried about" not in text_for(DAWN, plain)


def test_absent_members_views_go_with_the_record() -> None:
    text = text_for(DAWN, BASE)
    assert "1 written update, below." in text
    assert (
        "Grace Holloway, Eastmere Community Health, since Wed 17 Mar 2027 (1 working day late)"
        in text
    )
    assert "What has changed for the child? He sleeps through the night." in text
    assert "A3: under way" in text
    none = under(card_for(DAWN), "Reports from those who could not attend")
    assert none.endswith("None.")


def test_a_part_not_for_dean_says_so_to_whoever_else_reads_it() -> None:
    text = text_for(HELEN, BASE)
    assert "Calls from work are a worry." in text
    assert "[Not for Dean Marsh: do not pass this on. Reason: her work]" in text


def with_mark(*not_for: str) -> CoreGroup:
    part = UpdatePart(
        "working", "Dawn's visits worry her.", Mark(frozenset(not_for), "it is about her")
    )
    update = replace(GRACES, parts=(part, UpdatePart("changed", "He sleeps.")), since=None)
    return replace(BASE, updates=(replace(update, working_days_late=0, progress=()),))


def test_whoever_a_part_is_not_for_sees_no_trace_of_it() -> None:
    text = text_for(DAWN, with_mark(DAWN))
    assert "visits worry" not in text
    assert "Not for" not in text
    assert "He sleeps." in text
    assert "visits worry" in text_for(GRACE, with_mark(DAWN))


@given(st.sets(st.sampled_from([PRIYA, TOM, MARTIN, DAWN, LEAH, HELEN])))
def test_no_marked_part_ever_reaches_a_person_it_is_not_for(not_for: set[str]) -> None:
    group = with_mark(*not_for)
    for who in (PRIYA, TOM, MARTIN, DAWN, HELEN):
        assert ("visits worry" in text_for(who, group)) == (who not in not_for)


def test_the_signer_outside_the_group_reads_the_draft_without_others_updates() -> None:
    text = text_for("p10", with_grace_absent(with_lead_having_it()))
    assert "Home visits every ten working days." in text
    assert "He sleeps through the night." not in text


def test_an_update_of_somebody_forgotten_or_only_asked_for_fails_nobody() -> None:
    group = BASE
    forgotten = replace(GRACES, member="p99")
    asked = replace(GRACES, id="U2", asked="K1")
    text = text_for(PRIYA, replace(group, updates=(forgotten, asked)))
    assert "somebody no longer known" in text
    assert "1 written update, below." in text


def test_what_was_handed_in_goes_along() -> None:
    group = hand_in(with_grace_absent(with_draft()), "M1", a_document("D1"), at(1, 4))
    handed_in = replace(GRACES, document="D2", parts=(), progress=())
    group = replace(group, updates=(handed_in, replace(GRACES, id="U2", member=DAWN)))
    group = attach_agreement(group, "M1", a_document("D3"), at(1, 4))
    assert "handed in as a document" in text_for(PRIYA, group)
    assert "A written agreement goes along (L7)." in text_for(PRIYA, group)
    assert enclosures(group, record_of(group), Viewer(PRIYA)) == ("D1", "D3", "D2")
    assert enclosures(group, record_of(group), Viewer("p10")) == ("D1", "D3")
    empty = replace(group, updates=(replace(handed_in, document=""),))
    assert enclosures(empty, record_of(empty), Viewer(PRIYA)) == ("D1", "D3")
    assert "2 written updates, below." in text_for(PRIYA, group)


def test_a_correction_says_why_and_a_release_as_cover_is_marked() -> None:
    group = correct(with_minutes_released(), "M1", PRIYA, "The date was wrong.", at(5, 4))
    assert "Corrected because: The date was wrong." in text_for(PRIYA, group)
    covered = replace(record_of(with_minutes_released()), as_cover=Cover.COVER)
    text = text_for(PRIYA, replace(with_minutes_released(), minutes=(covered,)))
    assert "Released: Fri 2 Apr 2027 (cover)" in text


def test_the_plan_goes_with_it_to_whom_access_shows_the_plan() -> None:
    group = with_actions(with_roll_called(with_minutes_released()))
    text = text_for(DAWN, group)
    assert "Plan: outline, from the conference" in text
    assert "A3 | replace the lock | Dawn Kerrigan | Tue 20 Apr 2027 | proposed" in text
    assert "replace the lock" not in text_for(HELEN, group)
