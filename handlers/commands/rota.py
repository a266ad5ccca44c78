"""The command rota: who chairs and who takes notes, agreed ahead, swapped by two yeses (S7, B5)."""

from collections.abc import Iterator

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Field, FieldKind, Form, Table, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, Post
from bot.core.meeting.chairing import may_hold_a_post
from bot.core.meeting.rota import (
    Line,
    answer_swap,
    ask_swap,
    held_by,
    propose_rota,
    set_rota,
    swaps_waiting,
)
from bot.core.meeting.turns import history
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.meeting_cards import again, choices, member_again, names, when
from handlers.finding import find_member, take_meeting

POSTS = {
    "chair": Post.CHAIR,
    "notes": Post.NOTE_TAKER,
    "note taker": Post.NOTE_TAKER,
}
WORDS = {Post.CHAIR: "chair", Post.NOTE_TAKER: "notes"}
EXAMPLE = 'Write it like "rota 25 may chair Priya notes Asha" or "rota swap 25 may notes".'
SHOWN = 4


def run(call: Call) -> Card:
    """Answer `rota`, `rota 25 may chair NAME notes NAME`, and `rota swap|yes|no 25 may notes`."""
    call.ask(Verb.SEE, Subject.ROTA)
    call.ask(Verb.SEE, Subject.MEMBERS)
    first, _, rest = call.rest.partition(" ")
    if first.lower() == "swap":
        return _ask_swap(call, rest)
    if first.lower() in {"yes", "no"}:
        return _answer_swap(call, rest, agrees=first.lower() == "yes")
    lines = _from_words(call) if call.rest else _from_form(call)
    return _set(call, lines) if lines else _show(call)


def _from_words(call: Call) -> list[Line]:
    """Read "25 may chair Priya notes Asha"; a post that is not said stays as it is."""
    meeting, rest = take_meeting(call.facts, call.rest, call.today)
    said: dict[Post, str] = {}
    post = None
    for word in rest.replace("note taker", "notes").split():
        if word.lower() in POSTS:
            post = POSTS[word.lower()]
        elif post is None:
            raise Refusal(f'I do not understand "{word[:30]}" here.', EXAMPLE)
        else:
            said[post] = f"{said.get(post, '')} {word}".strip()
    if not said:
        raise Refusal("Who is to chair, and who to take notes?", EXAMPLE)
    ids = {post: find_member(call.facts, name).id for post, name in said.items()}
    chair = ids.get(Post.CHAIR, meeting.chair)
    return [Line(meeting.id, chair, ids.get(Post.NOTE_TAKER, meeting.note_taker))]


def _from_form(call: Call) -> list[Line]:
    return [
        Line(each.id, call.said(f"chair_{each.id}"), call.said(f"notes_{each.id}"))
        for each in call.facts.upcoming
        if {f"chair_{each.id}", f"notes_{each.id}"} & call.fields.keys()
    ]


def _set(call: Call, lines: list[Line]) -> Card:
    for line in lines:
        call.ask(Verb.WRITE, Subject.ROTA, meeting=line.meeting)
    with call.begin(fresh=True) as work:
        work.facts = set_rota(work.facts, lines)
        work.audit("rota agreed", ",".join(each.meeting for each in lines))
        card = Card("Rota agreed", (_table(work.facts),))
        work.answer(card)
    return card


def _show(call: Call) -> Card:
    facts = call.facts
    blocks: list[Block] = [_table(facts), _turns(facts), *_waiting(call)]
    if call.may(Asked(Verb.WRITE, Subject.ROTA)) and facts.upcoming:
        blocks.append(form(call))
    else:
        blocks.append(Text(f"To take a post from somebody, ask for a swap. {EXAMPLE}"))
    return Card("Rota", tuple(blocks))


def _table(facts: CoreGroup) -> Table:
    rows = tuple(
        (
            short_day(each.on),
            names(facts, [each.chair]) or "open",
            names(facts, [each.note_taker]) or "open",
        )
        for each in facts.upcoming
    )
    return Table(("Meeting", "Chair", "Notes"), rows, heading="Next meetings")


def _turns(facts: CoreGroup) -> Table:
    rows = tuple((t.member.name, str(t.chaired), str(t.noted)) for t in history(facts))
    return Table(("Name", "Chaired", "Took notes"), rows, heading="Turns, with those agreed ahead")


def _waiting(call: Call) -> Iterator[Block]:
    for meeting, swap in swaps_waiting(call.facts, call.me):
        who = names(call.facts, [swap.asked_by])
        yield Text(f"{who} would take your post as {swap.post.value} on {when(meeting)}.")
        suffix = f"{meeting.id} {WORDS[swap.post]}"
        yield Buttons((Button("Yes", f"rota yes {suffix}"), Button("No", f"rota no {suffix}")))


def form(call: Call) -> Form:
    """Ask for chair and note taker of the next meetings, with a fair proposal."""
    facts, fields = call.facts, []
    people = choices(each for each in facts.members if may_hold_a_post(each))
    upcoming = facts.upcoming[:SHOWN]
    for meeting, line in zip(upcoming, propose_rota(facts, upcoming), strict=True):
        label = short_day(meeting.on)
        posts = (("chair", "chair", line.chair), ("notes", "notes", line.note_taker))
        fields += [
            Field(f"{name}_{meeting.id}", f"{label}: {what}", FieldKind.CHOICE, people, value=who)
            for name, what, who in posts
        ]
    return Form("rota", tuple(fields), "Agree the rota", seen=facts.version)


def _meeting_and_post(call: Call, words: str) -> tuple[Meeting, Post]:
    meeting, rest = take_meeting(call.facts, words, call.today)
    post = POSTS.get(rest.lower())
    if post is None:
        raise Refusal("Which of the two, chair or notes?", EXAMPLE)
    return meeting, post


def _ask_swap(call: Call, words: str) -> Card:
    meeting, post = _meeting_and_post(call, words)
    call.ask(Verb.WRITE, Subject.ROTA, case=Case.SWAP)
    with call.begin() as work:
        stands, me = again(work.facts, meeting), member_again(work.facts, call.member)
        holder = held_by(stands, post)
        work.facts = ask_swap(work.facts, stands, post, me, call.now)
        work.audit("swap asked", meeting.id)
        is_taken = held_by(again(work.facts, meeting), post) == me.id
        asked = f"{names(work.facts, [holder])} is asked, and sees it under: rota"
        text = "Nobody had this post: it is yours." if is_taken else asked
        card = Card("Swap", (Text(text), _table(work.facts)))
        work.answer(card)
    return card


def _answer_swap(call: Call, words: str, *, agrees: bool) -> Card:
    meeting, post = _meeting_and_post(call, words)
    call.ask(Verb.WRITE, Subject.ROTA, case=Case.SWAP)
    with call.begin() as work:
        stands, me = again(work.facts, meeting), member_again(work.facts, call.member)
        work.facts = answer_swap(work.facts, stands, post, me, agrees=agrees)
        work.audit("swap answered", meeting.id)
        card = Card("Swapped" if agrees else "Not swapped", (_table(work.facts),))
        work.answer(card)
    return card
