"""The group with which a life in the ledger begins: marks in all that stands there already."""

from dataclasses import replace

from bot.core.facts.actions import Action
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import ChildsPart, Member, MemberKind, Need, Role
from bot.core.facts.minutes import Minutes
from bot.core.facts.people import Confirmation, Contact, Reader, Route
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from tests.cast import CHILD_A, DAWN, GRACE, MARTIN, PRIYA, SHEET_READ, outside, professional
from tests.record_story import with_actions, with_grace_absent, with_minutes_released
from tests.sequences.ledger.marks import Marks
from tests.story import with_first_meeting_held

CARER, CHILD, ORGANISER = "p13", "p14", "p15"


def after_the_meeting(marks: Marks) -> CoreGroup:
    """Return the group after its first meeting, when nothing is written down yet."""
    return _planted(with_first_meeting_held(), marks)


def with_a_record(marks: Marks) -> CoreGroup:
    """Return the group with minutes released, an update with a part not for two, and actions."""
    group = with_grace_absent(with_actions(with_minutes_released()))
    return replace(
        _planted(group, marks),
        updates=tuple(_update(each, marks) for each in group.updates),
        minutes=tuple(_minutes(each, marks) for each in group.minutes),
        actions=tuple(_action(each, marks) for each in group.actions),
    )


def _update(update: WrittenUpdate, marks: Marks) -> WrittenUpdate:
    return replace(update, parts=tuple(_part(each, marks) for each in update.parts))


def _part(part: UpdatePart, marks: Marks) -> UpdatePart:
    kept = Mark(part.mark.not_for | {MARTIN}, f"Because of {marks.plant()}.") if part.mark else None
    return replace(part, text=f"{part.text} It is {marks.plant()} now.", mark=kept)


def _minutes(minutes: Minutes, marks: Marks) -> Minutes:
    said = ((key, f"{text} So it is {marks.plant()} now.") for key, text in minutes.sections)
    return replace(minutes, sections=tuple(said))


def _action(action: Action, marks: Marks) -> Action:
    return replace(action, what=f"{action.what} {marks.plant()}", need=marks.plant())


def _planted(group: CoreGroup, marks: Marks) -> CoreGroup:
    """Return a group with a foster carer, a child and an organiser, and marks for all names."""
    everybody = (*group.members, _carer(), _child(), _organiser())
    return replace(
        group,
        flag_reason=marks.plant(),
        members=tuple(_marked(each, marks) for each in everybody),
        meetings=tuple(_placed(each, marks) for each in group.meetings),
    )


def _marked(member: Member, marks: Marks) -> Member:
    names = marks.names()
    number = marks.plant() if member.id in {GRACE, DAWN} else ""
    needs = tuple(Need(each.id, f"a ramp {marks.plant()}") for each in member.needs)
    return replace(
        member,
        name=f"{next(names)} {next(names)}",
        contact=_contact(member, marks),
        own_record_number=number,
        needs=needs,
    )


def _contact(member: Member, marks: Marks) -> Contact:
    contact = replace(member.contact, telephone=marks.telephone())
    if not contact.email:
        return contact
    email = f"{marks.plant()}@{contact.domain}"
    return replace(contact, email=email, confirmation=Confirmation(email, PRIYA, SHEET_READ))


def _placed(meeting: Meeting, marks: Marks) -> Meeting:
    link = f"https://video.example/{marks.plant()}"
    return replace(meeting, venue=f"{marks.plant()} Hall, Larkfield Road", join_link=link)


def _carer() -> Member:
    carer = professional(
        CARER, "Fay Kerr", "Family", "fay@mail.example", "foster carer", route=Route.SECURE_EMAIL
    )
    return replace(carer, kind=MemberKind.FOSTER_CARER, person="", children=frozenset({CHILD_A}))


def _child() -> Member:
    contact = Contact(route=Route.BY_HAND, route_by=PRIYA, reader=Reader.ALONE)
    return Member(
        CHILD,
        MemberKind.CHILD,
        "Child A",
        "Family",
        contact,
        SHEET_READ,
        own_reference="K3WD",
        children=frozenset({CHILD_A}),
        childs_part=ChildsPart.ATTENDS,
        childs_part_reason="old enough",
    )


def _organiser() -> Member:
    return outside(
        ORGANISER, "Olu Bello", "olu@eastmere.example", Role.ORGANISER, route=Route.SLACK
    )
