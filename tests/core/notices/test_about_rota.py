"""A swap asked of somebody is told to them, and the answer to who asked (S7)."""

from bot.core.cards import Buttons
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Contact, Route
from bot.core.facts.rota import Post
from bot.core.facts.tasks import TaskKind
from bot.core.meeting.rota import answer_swap, ask_swap
from bot.core.messages.wording import Purpose, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.tasking.settling import settle_tasks
from tests.cast import ASHA, DAWN, GRACE, at
from tests.core.notices.reading import of, recipients, stored
from tests.story import meeting_of, member_of, with_first_meeting_held, with_meeting, with_member

SWAPS = (Kind.SWAP_ASKED, Kind.SWAP_AGREED, Kind.SWAP_REFUSED)


def grace_asks_for_ashas_notes() -> CoreGroup:
    """Grace would take the notes of 25 May, for which Asha is down."""
    group = with_first_meeting_held()
    meeting, grace = meeting_of(group, "M3"), member_of(group, GRACE)
    return ask_swap(group, meeting, Post.NOTE_TAKER, grace, at(1, 4, 10))


def asha_answers(group: CoreGroup, *, agrees: bool) -> CoreGroup:
    asha = member_of(group, ASHA)
    meeting = meeting_of(group, "M3")
    return answer_swap(group, meeting, Post.NOTE_TAKER, asha, at(1, 4, 11), agrees=agrees)


def told(group: CoreGroup) -> dict[Kind, list[str]]:
    return {kind: recipients(group, kind) for kind in SWAPS}


def test_a_swap_is_told_to_whoever_holds_the_post_and_to_nobody_else() -> None:
    group = grace_asks_for_ashas_notes()
    assert told(group) == {SWAPS[0]: [ASHA], SWAPS[1]: [], SWAPS[2]: []}
    (asked,) = of(group, Kind.SWAP_ASKED)
    assert asked.run_at >= at(1, 4, 10)
    assert asked.lapses_at == meeting_of(group, "M3").starts_at


def test_the_request_offers_a_yes_and_a_no_by_button_and_by_link() -> None:
    group = grace_asks_for_ashas_notes()
    found = word(group, stored(of(group, Kind.SWAP_ASKED)[0]))
    assert isinstance(found, Wording)
    assert found.subject == "7KQ2: may somebody take your post on Tue 25 May 2027?"
    buttons = next(each for each in found.card.blocks if isinstance(each, Buttons))
    assert [each.command for each in buttons.buttons] == ["rota yes M3 notes", "rota no M3 notes"]
    assert (found.link_for, found.link_subject) == (Purpose.SWAP, "M3:notes")


def test_a_yes_and_a_no_are_told_to_whoever_asked() -> None:
    group = grace_asks_for_ashas_notes()
    assert told(asha_answers(group, agrees=True)) == {SWAPS[0]: [], SWAPS[1]: [GRACE], SWAPS[2]: []}
    no = asha_answers(group, agrees=False)
    assert told(no) == {SWAPS[0]: [], SWAPS[1]: [], SWAPS[2]: [GRACE]}
    found = word(no, stored(of(no, Kind.SWAP_REFUSED)[0]))
    assert isinstance(found, Wording)
    assert "to be note taker on Tue 25 May 2027. The answer is no" in repr(found.card)


def test_a_second_request_after_a_no_is_told_anew() -> None:
    refused = asha_answers(grace_asks_for_ashas_notes(), agrees=False)
    meeting, grace = meeting_of(refused, "M3"), member_of(refused, GRACE)
    again = ask_swap(refused, meeting, Post.NOTE_TAKER, grace, at(6, 4, 10))
    (before,) = of(grace_asks_for_ashas_notes(), Kind.SWAP_ASKED)
    (now,) = of(again, Kind.SWAP_ASKED)
    assert now.identity != before.identity


def test_what_is_over_or_in_other_hands_is_asked_no_more() -> None:
    group = grace_asks_for_ashas_notes()
    assert told(with_meeting(group, "M3", note_taker=DAWN))[Kind.SWAP_ASKED] == []
    cancelled = with_meeting(group, "M3", state="cancelled")
    assert told(cancelled)[Kind.SWAP_ASKED] == []


def test_whoever_has_post_as_their_route_is_told_of_it_by_a_person() -> None:
    by_post = Contact(route=Route.POST)
    group = settle_tasks(
        with_member(grace_asks_for_ashas_notes(), ASHA, contact=by_post), at(1, 4, 12)
    )
    subjects = [each.subject for each in group.tasks if each.kind is TaskKind.REACH_BY_HAND]
    assert f"{Kind.SWAP_ASKED}:M3:notes:{ASHA}" in subjects
