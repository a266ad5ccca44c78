"""What cards say of the rota: the next lines, everybody's turns, a swap that needs a yes (S7)."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Table, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.rota import Post, Swap
from bot.core.meeting.rota import POST_WORDS
from bot.core.meeting.turns import history
from bot.core.procedure.day_names import short_day
from handlers.call import Call
from handlers.commands.meeting_cards import names, sees_people, when

POSTS = {
    "chair": Post.CHAIR,
    "notes": Post.NOTE_TAKER,
    "note taker": Post.NOTE_TAKER,
}
EXAMPLE = 'Write it like "rota 25 may chair Priya notes Asha" or "rota swap 25 may notes".'


def lines_of(facts: CoreGroup) -> Table:
    """Return who chairs and who takes notes at the next meetings."""
    rows = tuple(
        (
            short_day(each.on),
            names(facts, [each.chair]) or "open",
            names(facts, [each.note_taker]) or "open",
        )
        for each in facts.upcoming
    )
    return Table(("Meeting", "Chair", "Notes"), rows, heading="Next meetings")


def turns_of(facts: CoreGroup) -> Table:
    """Return how often each has chaired and taken notes."""
    rows = tuple((t.member.name, str(t.chaired), str(t.noted)) for t in history(facts))
    return Table(("Name", "Chaired", "Took notes"), rows, heading="Turns, with those agreed ahead")


def sees_rota(call: Call) -> bool:
    """Tell whether the rota may be shown here: names stand in it, so never by link (IG19)."""
    return call.may(Asked(Verb.SEE, Subject.ROTA)) and sees_people(call)


def whether_to_swap(call: Call, meeting: Meeting, swap: Swap) -> Iterator[Block]:
    """Ask the holder of a post for a yes or a no; who asks is named where names may stand."""
    who = names(call.facts, [swap.asked_by]) if sees_rota(call) else "A member of the group"
    yield Text(f"{who} would take your post as {swap.post.value} on {when(meeting)}.")
    words = f"{meeting.id} {POST_WORDS[swap.post]}"
    seen = meeting.revision
    agree = Button("Yes, they may have it", f"rota yes {words}", ButtonStyle.PRIMARY, seen=seen)
    yield Buttons((agree, Button("No, I keep it", f"rota no {words}", seen=seen)))
