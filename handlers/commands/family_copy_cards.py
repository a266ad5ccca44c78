"""The cards of a family copy: the copy word for word, and above it what only the lead sees."""

from collections.abc import Iterator, Sequence

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Facts, Items, Text, Warn
from bot.core.copies.deciding import DECIDED, is_decided_against, of_minutes_for
from bot.core.copies.standing import kept_back, may_leave, waits_for_second
from bot.core.documents.family_copy import drawn
from bot.core.documents.family_parts import LeftOut, Rendered
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.procedure.day_names import short_day
from bot.core.wall_clock import day_of
from handlers.as_shown import fingerprint
from handlers.call import Call

WORD_FOR_WORD = Text("From here on it is the copy, word for word, and nothing else goes with it:")
READ_IT = Text(
    "Read it as somebody would who wants to know where another person is, or what they said."
)
NOTHING_SAID = Warn(
    "Nothing of what was said at the meeting is in it: the record has nothing that can be taken. "
    "Write what they should have."
)


def title(meeting: Meeting, reader: Member) -> str:
    """Return the title of a copy's card: by the reader's own reference, no name (IG18)."""
    return f"Copy for {reader.own_reference}, {short_day(meeting.on)}"


def command(meeting: Meeting, reader: Member, step: str = "") -> str:
    """Return how to say something of this copy, by numbers alone."""
    return f"minutes {meeting.id} for {reader.id} {step}".strip()


def preview(call: Call, meeting: Meeting, reader: Member, copy: Rendered) -> Card:
    """Show a copy exactly as it would go, with what is not in it above, and offer its release."""
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    second = Warn("Under the flag a second, different person must confirm it (B9).")
    blocks: tuple[Block, ...] = (
        *((second,) if call.facts.flag.is_set else ()),
        *_kept_back(kept_back(call.facts, minutes, reader.id)),
        *(() if copy.says else (NOTHING_SAID,)),
        *_listed("Not in the copy. Only lead and team manager see this list.", copy.left_out),
        *_listed("Your own words that may tell of another adult. Are you sure?", copy.doubts),
        READ_IT,
        WORD_FOR_WORD,
        *drawn(copy.parts),
        *_to_release(call, meeting, reader, copy),
    )
    return Card(title(meeting, reader), blocks)


def _kept_back(kept: FamilyCopy | None) -> Iterator[Warn]:
    """Say to lead and team manager that a copy was kept back, and why (B9)."""
    if kept is not None and kept.withheld_at is not None:
        who = "by the team manager's decision" if kept.is_decided else "by the lead"
        day = short_day(day_of(kept.withheld_at))
        yield Warn(f"Kept back on {day}, {who}: {kept.withheld_because}")


def _listed(heading: str, lines: Sequence[LeftOut]) -> Iterator[Items]:
    if lines:
        said = tuple(f"{each.heading}: {each.line} [{each.because}]" for each in lines)
        yield Items(said, heading)


def _to_release(
    call: Call, meeting: Meeting, reader: Member, copy: Rendered
) -> Iterator[Buttons | Text]:
    """Offer what can be done with it: to the lead nothing that the manager decided against."""
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    if is_decided_against(call.facts, minutes, reader, call.me):
        yield Text(f"{DECIDED.why} {DECIDED.way_on}")
        return
    seen, release = fingerprint(copy.parts), command(meeting, reader, "release")
    offered = (
        *((Button("Release it", release, ButtonStyle.PRIMARY, seen=seen),) if copy.says else ()),
        Button("Write it in plain words", command(meeting, reader, "plain")),
        Button("Keep it back", command(meeting, reader, "withhold"), ButtonStyle.DANGER),
    )
    yield Buttons(offered)


def shown_as_released(call: Call, meeting: Meeting, reader: Member, copy: FamilyCopy) -> Card:
    """Show what was let go, how it stands, and what this viewer can do with it."""
    buttons = tuple(_for_viewer(call, meeting, reader, copy))
    blocks: tuple[Block, ...] = (
        Facts(tuple(_standing(call.facts, copy))),
        *((READ_IT,) if waits_for_second(call.facts, copy) else ()),
        WORD_FOR_WORD,
        *drawn(copy.kept),
        *((Buttons(buttons),) if buttons else ()),
    )
    return Card(title(meeting, reader), blocks)


def _standing(facts: CoreGroup, copy: FamilyCopy) -> Iterator[tuple[str, str]]:
    if copy.released_at is not None:
        cover = copy.as_cover.mark
        yield "Released", f"{short_day(day_of(copy.released_at))}{cover}"
    if copy.confirmed_at is not None:
        yield "Confirmed", short_day(day_of(copy.confirmed_at))
    if waits_for_second(facts, copy):
        yield "Waits for", "a second person to confirm it (B9)"
    elif not may_leave(facts, copy):
        yield "Stands", "no longer: things have changed since, so it must be released anew"


def may_confirm(call: Call, copy: FamilyCopy) -> bool:
    """Tell whether a copy waits for a second person and the caller may be that."""
    asked = Asked(Verb.CONFIRM, Subject.FAMILY_COPY, first_by=copy.released_by)
    return waits_for_second(call.facts, copy) and call.may(asked)


def _for_viewer(call: Call, meeting: Meeting, reader: Member, copy: FamilyCopy) -> Iterator[Button]:
    may_release = call.may(Asked(Verb.RELEASE, Subject.FAMILY_COPY))
    if may_confirm(call, copy):
        seen, confirm = fingerprint(copy.kept), command(meeting, reader, "confirm")
        yield Button("Confirm it", confirm, ButtonStyle.PRIMARY, seen=seen)
    if may_leave(call.facts, copy) and may_release:
        yield Button("Print it", command(meeting, reader, "print"), ButtonStyle.PRIMARY)
    if may_release:
        yield Button("Make it anew", command(meeting, reader, "release"))
        yield Button("Keep it back", command(meeting, reader, "withhold"), ButtonStyle.DANGER)
