"""What a task shows to whoever is to do it: what it is about, and what is printed or told."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Facts, Items, Text
from bot.core.diary.place import has_place, kept_from
from bot.core.documents.paper_invitation import paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.messages.carrying import to_carry
from bot.core.procedure.day_names import short_day
from bot.core.record.pulling import PLAN
from bot.core.record.versions import in_force, versions
from bot.core.tasking.doing import about_member, open_task
from handlers.as_shown import fingerprint, must_be_as_drawn
from handlers.call import Call
from handlers.commands.meeting_cards import where

OF_COPIES = {
    TaskKind.SHARE_MINUTES: ("Make a copy of their own", ""),
    TaskKind.DELIVER_COPY: ("Print it", " print"),
    TaskKind.DECIDE_COPY: ("Look at it", ""),
}


def revision_shown(facts: CoreGroup, task: Task) -> int:
    """Return what tells a task from what it was: whose, by when, and of what that was told."""
    first = task.subject.partition(":")[0]
    told = facts.meeting(first) or facts.action(first)
    return fingerprint(task.owner, task.due_on, told.revision if told else 0)


def must_be_as_it_was(call: Call, facts: CoreGroup, task: Task) -> None:
    """Give back a page of what has been replaced or changed since: it is not what was done."""
    revision = revision_shown(facts, open_task(facts, task.id))
    must_be_as_drawn(call, revision, "What this task is about")


def numbers_and_dates(facts: CoreGroup, task: Task) -> Iterator[tuple[str, str]]:
    """Yield what a task is about without any name or text, so that a link may show it (IG19)."""
    first = task.subject.partition(":")[0]
    action, meeting = facts.action(first), facts.meeting(first)
    if action is not None:
        yield "Action", f"{action.id}, by {short_day(action.due_on)}"
    if meeting is not None:
        yield "Meeting", short_day(meeting.on)
    if task.kind is TaskKind.TELL_ANSWER:
        yield "Answer to", first
    yield from _document(facts, _document_of(facts, task))
    yield from (("Review", short_day(each.on)) for each in facts.conferences if each.id == first)


def _document_of(facts: CoreGroup, task: Task) -> str:
    """Return what document a task is about; a corrected version to share is told by its number."""
    first = task.subject.partition(":")[0]
    if task.kind is TaskKind.DELIVER_COPY:
        return next((each.minutes for each in facts.copies if each.id == first), "")
    if task.kind is not TaskKind.SHARE_MINUTES or not task.revision:
        return first
    return next((m.id for m in versions(facts, first) if str(m.version) == task.revision), "")


def _document(facts: CoreGroup, id_: str) -> Iterator[tuple[str, str]]:
    minutes = facts.minutes_by_id(id_)
    written = facts.meeting(minutes.meeting) if minutes else None
    if written is not None and minutes is not None:
        which = f", version {minutes.version}, corrected" if minutes.version > 1 else ""
        yield "Document", f"minutes of {short_day(written.on)}{which}"
    if id_ == PLAN:
        yield "Document", "the plan"


def by_reference(facts: CoreGroup, task: Task) -> Iterator[tuple[str, str]]:
    """Yield whom a task concerns as a link may say it: by the reference that family see (IG18)."""
    member = facts.member(about_member(facts, task))
    if member is not None and member.own_reference:
        yield "For", f"reference {member.own_reference}, as on their own paper"


def whose_it_is(facts: CoreGroup, task: Task) -> tuple[Block, ...]:
    """Say where the name stands that a link does not show: closing a task is somebody's receipt."""
    if not about_member(facts, task):
        return ()
    said = f'Look it up in the group before you close the task: "done {task.id}".'
    return (Text(f"No name is shown here. {said}"),)


def printed(call: Call, task: Task) -> tuple[Block, ...]:
    """Show what is printed for a family member, or told to whom no message reaches (IG18, R3)."""
    facts = call.facts
    said = to_carry(facts, task)
    if said:
        return (Items(said, heading="To be told or handed over"),)
    if task.kind is TaskKind.TELL_ANSWER:
        return (Buttons((Button("See the answer", _answer_to(call, task)),)),)
    if task.kind is TaskKind.GIVE_EXPORT:
        return (Buttons((Button("See what it is", f"export of {about_member(facts, task)}"),)),)
    if task.kind in OF_COPIES:
        return tuple(_copy(call, task))
    meeting = facts.meeting(task.subject.partition(":")[0])
    return _about_meeting(call, task, meeting) if meeting is not None else ()


def _answer_to(call: Call, task: Task) -> str:
    """Return where the answer stands: to what was raised, or to what was suggested."""
    event = call.facts.event(task.subject.partition(":")[0])
    return "members suggested" if event is None else f"concern {event.id}"


def by_post(member: Member | None) -> tuple[Text, ...]:
    """Say whence the address on the envelope comes: no home address is kept here (R2, R3)."""
    if member is None or member.contact.route is not Route.POST:
        return ()
    return (Text("It goes by post. Write the address from the case record: none is kept here."),)


def _copy(call: Call, task: Task) -> Iterator[Block]:
    """Lead to the copy, where the look at it is recorded, to whoever may release one (B9)."""
    minutes = call.facts.minutes_by_id(_document_of(call.facts, task))
    meeting = minutes.meeting if minutes else task.subject.partition(":")[0]
    reader = about_member(call.facts, task)
    is_out = in_force(call.facts, meeting) is not None
    if task.kind is TaskKind.DELIVER_COPY:
        yield from by_post(call.facts.member(reader))
    if is_out and call.may(Asked(Verb.RELEASE, Subject.FAMILY_COPY)):
        label, step = OF_COPIES[task.kind]
        yield Buttons((Button(label, f"minutes {meeting} for {reader}{step}"),))


def _about_meeting(call: Call, task: Task, meeting: Meeting) -> tuple[Block, ...]:
    member = call.facts.member(about_member(call.facts, task))
    if task.kind is TaskKind.TELL_PLACE:
        return (Facts(where(call, meeting)),)
    if task.kind is TaskKind.ASK_VIEWS and member is not None:
        write = f"update {meeting.id} for {member.name}"
        return (Buttons((Button("Write down what they say", write),)),)
    if task.kind is not TaskKind.GIVE_INVITATION or member is None:
        return ()
    sheet = paper(call.facts, meeting, member)
    head = Text(f"To be printed, and nothing else with it: {sheet.title}")
    return (*by_post(member), head, *sheet.blocks, *_where(call, meeting, member))


def _where(call: Call, meeting: Meeting, member: Member) -> Iterator[Block]:
    """Say how this person learns where the meeting is, if the paper does not tell (R2, B9)."""
    if not meeting.is_open:
        return
    if not has_place(meeting):
        yield Text("No place is set yet. Once it is, there is a new paper to give.")
    elif member in kept_from(call.facts, meeting):
        yield Text(
            f"Not on the paper: where it is. It can be told to {member.name} once lead or team "
            "manager release it to them, and is then on a new paper (R2)."
        )
        if call.may(Asked(Verb.WRITE, Subject.GROUP)):
            command, release = f"meet venue {meeting.id}", {"to": member.id}
            yield Buttons((Button("Release it", command, fields=release, seen=meeting.revision),))
