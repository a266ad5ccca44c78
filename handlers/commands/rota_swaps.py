"""Swaps on the rota: asked by one member, answered by the other, also by link (S7)."""

from bot.core.access import Case, Subject, Verb
from bot.core.cards import Block, Card, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.rota import Post
from bot.core.meeting.rota import answer_swap, ask_swap, asked_of, held_by
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.meeting_cards import again, as_drawn, member_again, names, when
from handlers.commands.rota_cards import EXAMPLE, POSTS, lines_of, sees_rota, whether_to_swap
from handlers.finding import take_meeting


def ask(call: Call, words: str) -> Card:
    """Answer `rota swap 25 may notes`: whoever holds the post is told and must say yes."""
    meeting, post = _meeting_and_post(call, words)
    call.ask(Verb.WRITE, Subject.ROTA, case=Case.SWAP)
    with call.begin() as work:
        stands, me = again(work.facts, meeting), member_again(work.facts, call.member)
        holder = held_by(stands, post)
        work.facts = ask_swap(work.facts, stands, post, me, call.now)
        work.audit("swap asked", meeting.id)
        is_taken = held_by(again(work.facts, meeting), post) == me.id
        asked = f"{names(work.facts, [holder])} is asked. You hear the answer."
        text = "Nobody had this post: it is yours." if is_taken else asked
        return work.answer(Card("Swap", (Text(text), lines_of(work.facts))))


def show_asked(call: Call, words: str) -> Card:
    """Answer `rota asked 25 may notes`: what the link of the request opens."""
    meeting, post = _meeting_and_post(call, words)
    call.ask(Verb.WRITE, Subject.ROTA, owner=call.member, case=Case.SWAP)
    swap = asked_of(meeting, post, call.me)
    return Card("May somebody take your post?", tuple(whether_to_swap(call, meeting, swap)))


def answer(call: Call, words: str, *, agrees: bool) -> Card:
    """Answer `rota yes|no 25 may notes`, of whoever holds the post; who asked is told."""
    meeting, post = _meeting_and_post(call, words)
    call.ask(Verb.WRITE, Subject.ROTA, owner=call.member, case=Case.SWAP)
    with call.begin() as work:
        stands, me = again(work.facts, meeting), member_again(work.facts, call.member)
        as_drawn(call, stands)
        work.facts = answer_swap(work.facts, stands, post, me, call.now, agrees=agrees)
        work.audit("swap answered", meeting.id)
        shown = _answered(call, work.facts, stands, post, agrees=agrees)
        return work.answer(Card("Swapped" if agrees else "Not swapped", shown))


def _answered(
    call: Call, facts: CoreGroup, meeting: Meeting, post: Post, *, agrees: bool
) -> tuple[Block, ...]:
    still = "no longer" if agrees else "still"
    said = f"You are {still} down as {post.value} on {when(meeting)}. Whoever asked is told."
    return (Text(said), lines_of(facts)) if sees_rota(call) else (Text(said),)


def _meeting_and_post(call: Call, words: str) -> tuple[Meeting, Post]:
    meeting, rest = take_meeting(call.facts, words, call.today)
    post = POSTS.get(rest.lower())
    if post is None:
        raise Refusal("Which of the two, chair or notes?", EXAMPLE)
    return meeting, post
