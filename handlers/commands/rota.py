"""The command rota: who chairs and who takes notes, agreed ahead, swapped by two yeses (S7, B5)."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Card, Field, FieldKind, Form, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.rota import Post
from bot.core.meeting.chairing import may_hold_a_post
from bot.core.meeting.rota import RotaLine, propose_rota, set_rota, swaps_waiting
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from handlers.as_shown import fingerprint, must_be_as_drawn
from handlers.call import Call
from handlers.commands.meeting_cards import choices
from handlers.commands.rota_cards import EXAMPLE, POSTS, lines_of, turns_of, whether_to_swap
from handlers.commands.rota_swaps import answer, ask, show_asked
from handlers.finding import take_meeting
from handlers.finding_people import find_member

SHOWN = 4


def run(call: Call) -> Card:
    """Answer `rota`, `rota 25 may chair NAME notes NAME`, and `rota swap|yes|no 25 may notes`.

    A swap that was asked of somebody can be answered by link, so it is looked for first.
    """
    first, rest = call.first_word
    if first == "asked":
        return show_asked(call, rest)
    if first in {"yes", "no"}:
        return answer(call, rest, agrees=first == "yes")
    call.ask(Verb.SEE, Subject.ROTA)
    call.ask(Verb.SEE, Subject.MEMBERS)
    if first == "swap":
        return ask(call, rest)
    lines = _from_words(call) if call.rest else _from_form(call)
    return _set(call, lines) if lines else _show(call)


def _from_words(call: Call) -> list[RotaLine]:
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
    return [RotaLine(meeting.id, chair, ids.get(Post.NOTE_TAKER, meeting.note_taker))]


def _from_form(call: Call) -> list[RotaLine]:
    return [
        RotaLine(each.id, call.said(f"chair_{each.id}"), call.said(f"notes_{each.id}"))
        for each in call.facts.upcoming
        if {f"chair_{each.id}", f"notes_{each.id}"} & call.fields.keys()
    ]


def _set(call: Call, lines: list[RotaLine]) -> Card:
    for line in lines:
        call.ask(Verb.WRITE, Subject.ROTA, meeting=line.meeting)
    with call.begin() as work:
        must_be_as_drawn(call, _agreed(call, work.facts), "The rota")
        work.facts = set_rota(work.facts, lines)
        work.audit("rota agreed", ",".join(each.meeting for each in lines))
        return work.answer(Card("Rota agreed", (lines_of(work.facts),)))


def _show(call: Call) -> Card:
    facts = call.facts
    blocks: list[Block] = [lines_of(facts), turns_of(facts), *_waiting(call)]
    if call.may(Asked(Verb.WRITE, Subject.ROTA)) and facts.upcoming:
        blocks.append(form(call))
    else:
        blocks.append(Text(f"To take a post from somebody, ask for a swap. {EXAMPLE}"))
    return Card("Rota", tuple(blocks))


def _waiting(call: Call) -> Iterator[Block]:
    for meeting, swap in swaps_waiting(call.facts, call.me):
        yield from whether_to_swap(call, meeting, swap)


def form(call: Call) -> Form:
    """Ask for chair and note taker of the next meetings, with a fair proposal."""
    facts, fields = call.facts, []
    people = choices(each for each in facts.members if may_hold_a_post(each))
    so_far, upcoming = facts.without_missed(call.today), _ahead(call, facts)
    for meeting, line in zip(upcoming, propose_rota(so_far, upcoming), strict=True):
        label = short_day(meeting.on)
        posts = (("chair", "chair", line.chair), ("notes", "notes", line.note_taker))
        fields += [
            Field(f"{name}_{meeting.id}", f"{label}: {what}", FieldKind.CHOICE, people, value=who)
            for name, what, who in posts
        ]
    return Form("rota", tuple(fields), "Agree the rota", seen=_agreed(call, facts))


def _ahead(call: Call, facts: CoreGroup) -> tuple[Meeting, ...]:
    return facts.without_missed(call.today).upcoming[:SHOWN]


def _agreed(call: Call, facts: CoreGroup) -> int:
    """Return what tells the rota of the next meetings from how else it may stand."""
    ahead = _ahead(call, facts)
    return fingerprint(*((each.id, each.on, each.chair, each.note_taker) for each in ahead))
