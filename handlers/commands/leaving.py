"""The command remove: opting somebody out, on a date, with the reason (R4, IG5)."""

from collections.abc import Iterator

from bot.core.access import Subject, Verb, is_operators_door
from bot.core.cards import Block, Card, Field, Form, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.meeting.passing_notes import passing_on
from bot.core.membership.leaving import LeftBehind, left_behind, opt_out
from bot.core.procedure.day_names import short_day
from bot.core.sheet.labels import role_label
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.members_changed import because
from handlers.deciding import audit_roles, must_keep_powers
from handlers.filling import line
from handlers.finding_people import find_member
from handlers.showing import a_list, nobody_speaks_for


def remove(call: Call) -> Card:
    """Answer `remove NAME [because REASON]`: the form, or all of this person ended together."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    if is_operators_door(call.viewer) and (asked := _whoever_it_is(call)):
        return asked
    member, reason = _leaver(call)
    if not {"reason", "agreed_by"} & set(call.fields):
        blocks = (*_duties(call.facts, left_behind(call.facts, member)), remove_form(call))
        return Card(f"Opt {member.name} out of {call.ref}", blocks)
    with call.begin() as work:
        leaver = work.facts.member(member.id) or member
        must_be_as_drawn(call, leaver.spell, "Their time in the group")
        before, left = work.facts, left_behind(work.facts, leaver)
        work.facts = opt_out(
            before,
            leaver,
            now=call.now,
            reason=reason,
            agreed_by=line(call, "agreed_by"),
            by=call.member,
        )
        must_keep_powers(call, before, work.facts)
        audit_roles(work, before)
        work.audit("opted out", member.id)
        return work.answer(_removed(work.facts, leaver, left))


def _whoever_it_is(call: Call) -> Card | None:
    """Ask what is missing before anybody is looked up: to look tells nobody who is here (rule 7).

    Once all is said it is done, and noted, of whoever is here; a name alone leaves no trace.
    """
    name, reason = _named(call)
    if not name or (reason and call.said("agreed_by")):
        return None
    command = f"remove {name} because {reason}" if reason else f"remove {name}"
    fields = _questions()[1:] if reason else _questions()
    return Card(f"Opt somebody out of {call.ref}", (Form(command, fields, submit="Opt out now"),))


def _named(call: Call) -> tuple[str, str]:
    name, reason = because(call, call.rest)
    return call.said("name") or name, reason


def _leaver(call: Call) -> tuple[Member, str]:
    name, reason = _named(call)
    return find_member(call.facts, name), reason


def remove_form(call: Call) -> Form:
    """Ask why somebody leaves and who agreed (R4)."""
    member, reason = _leaver(call)
    fields = _questions(reason)
    return Form(f"remove {member.id}", fields, submit="Opt out now", seen=member.spell)


def _questions(reason: str = "") -> tuple[Field, Field]:
    return (
        Field("reason", "Why do they leave?", value=reason, required=True),
        Field("agreed_by", "Who agreed, or at which meeting?", required=True),
    )


def _removed(facts: CoreGroup, member: Member, left: LeftBehind) -> Card:
    said = Text(
        f"{member.name} has left {facts.ref}: invitations, reminders, links, drafts and access "
        "have ended together."
    )
    return Card(
        f"Opted out of {facts.ref}",
        (
            said,
            *_duties(facts, left),
            *_in_channel(facts, member),
            *nobody_speaks_for(facts),
        ),
    )


def _in_channel(facts: CoreGroup, member: Member) -> Iterator[Block]:
    """Say what no command can end: nothing here runs the platform of the channel (S8)."""
    if facts.channel.platform is not None and member.is_professional:
        yield Text("Take them out of the channel too: it is a task of the lead until it is done.")


def _duties(facts: CoreGroup, left: LeftBehind) -> Iterator[Block]:
    """List what is to be given to somebody else, by number and date."""
    return a_list(
        "Left to be done by somebody else",
        (
            *(f"Action {each}: give it to somebody else" for each in left.actions),
            *(f"Task {each}" for each in left.tasks),
            *_at_meetings(facts, left),
            *_for_the_group(facts, left),
        ),
    )


def _at_meetings(facts: CoreGroup, left: LeftBehind) -> Iterator[str]:
    days = {each.id: short_day(each.on) for each in facts.meetings}
    yield from (f"Chairs on {days[each]}" for each in left.chairs)
    yield from (f"Takes notes on {days[each]}" for each in left.notes)
    for each in left.minutes:
        yield f"Has the minutes of {days[each]} to write. Say who does: {passing_on(each)}"


def _for_the_group(facts: CoreGroup, left: LeftBehind) -> Iterator[str]:
    names = {each.id: each.name for each in facts.members}
    yield from (f"Carries by hand to {names[each]}" for each in left.carries_to)
    yield from (f"Is {role_label(facts, role)}" for role in Role if role in left.roles)
