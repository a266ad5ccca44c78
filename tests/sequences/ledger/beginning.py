"""The group with which a life in the ledger begins: marks in all that stands there already."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.facts.actions import Action
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Need, PossibleTimes
from bot.core.facts.minutes import Minutes
from bot.core.facts.people import Confirmation, Contact
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from tests.cast import DAWN, GRACE, MARTIN, PRIYA, SHEET_READ
from tests.record_story import with_actions, with_grace_absent, with_minutes_released
from tests.sequences.ledger.marks import Marks
from tests.sequences.ledger.others import carer, child, organiser
from tests.sequences.ledger.sentences import not_for_all
from tests.story import with_first_meeting_held


def after_the_meeting(marks: Marks) -> CoreGroup:
    """Return the group after its first meeting, when nothing is written down yet."""
    return _planted(with_first_meeting_held(), marks)


def with_a_record(marks: Marks) -> CoreGroup:
    """Return the group with minutes released, an update with a part not for two, and actions."""
    group = with_grace_absent(with_actions(with_minutes_released()))
    planted = _planted(group, marks)
    planted = replace(planted, updates=tuple(_update(each, marks) for each in group.updates))
    others = "\n".join(_not_for_copies(planted, marks))
    return replace(
        planted,
        minutes=tuple(_minutes(each, others, marks) for each in group.minutes),
        actions=tuple(_action(each, marks) for each in group.actions),
    )


def _not_for_copies(group: CoreGroup, marks: Marks) -> Iterator[str]:
    """Yield lines of a record that may stand in nobody's copy, or not in everybody's (B9)."""
    for each in group.core_members:
        yield f"{each.name} said that {marks.plant()} is so."
    yield f"They live at 12 {marks.home()} Road now."
    yield from not_for_all(group)


def _update(update: WrittenUpdate, marks: Marks) -> WrittenUpdate:
    parts = tuple(_part(each, marks) for each in update.parts)
    not_for_lead = Mark(frozenset({PRIYA}), f"Because of {marks.plant()}.")
    working = UpdatePart("working", f"It is said that {marks.plant()} helps.", not_for_lead)
    return replace(update, parts=(*parts, working))


def _part(part: UpdatePart, marks: Marks) -> UpdatePart:
    kept = Mark(part.mark.not_for | {MARTIN}, f"Because of {marks.plant()}.") if part.mark else None
    return replace(part, text=f"{part.text} It is {marks.plant()} now.", mark=kept)


def _minutes(minutes: Minutes, others: str, marks: Marks) -> Minutes:
    said = ((key, f"{text} So it is {marks.plant()} now.") for key, text in minutes.sections)
    return replace(minutes, sections=(*said, ("next_steps", others)))


def _action(action: Action, marks: Marks) -> Action:
    return replace(action, what=f"{action.what} {marks.plant()}", need=marks.plant())


def _planted(group: CoreGroup, marks: Marks) -> CoreGroup:
    """Return a group with a foster carer, a child and an organiser, and marks for all names."""
    everybody = (*group.members, carer(), child(), organiser())
    return replace(
        group,
        flag_reason=marks.plant(),
        answers=tuple(replace(each, reason=marks.plant()) for each in group.answers),
        members=tuple(_marked(each, marks) for each in everybody),
        meetings=tuple(_placed(each, marks) for each in group.meetings),
    )


def _marked(member: Member, marks: Marks) -> Member:
    names = marks.names()
    number = marks.plant() if member.id in {GRACE, DAWN} else ""
    if member.is_family:
        member = _with_limits(member, marks)
    return replace(
        member,
        name=f"{next(names)} {next(names)}",
        contact=_contact(member, marks),
        own_record_number=number,
    )


def _with_limits(member: Member, marks: Marks) -> Member:
    """Return one of the family whose every need and every hour would tell the other of them."""
    kept = member.possible_times or PossibleTimes("")
    times = replace(kept, as_written=f"mornings, but not when {marks.plant()}")
    needs = (*member.needs, Need("way_in", "a way in"))
    marked = tuple(replace(each, what=f"{each.what} {marks.plant()}") for each in needs)
    return replace(member, possible_times=times, needs=marked)


def _contact(member: Member, marks: Marks) -> Contact:
    contact = replace(member.contact, telephone=marks.telephone())
    if not contact.email:
        return contact
    email = f"{marks.plant()}@{contact.domain}"
    return replace(contact, email=email, confirmation=Confirmation(email, PRIYA, SHEET_READ))


def _placed(meeting: Meeting, marks: Marks) -> Meeting:
    link = f"https://video.example/{marks.plant()}"
    return replace(meeting, venue=f"{marks.plant()} Hall, Larkfield Road", join_link=link)
