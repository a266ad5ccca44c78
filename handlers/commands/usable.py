"""Which commands somebody may use here: by access, in the order in which they are mostly wanted."""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from bot.core.access import Asked, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from handlers.call import Call, Command
from handlers.commands.groups import theirs

TO_BE_KNOWN = "contact"
"""Whoever is not confirmed has one thing to do: to say who they are (access rule 3)."""

OF_CREATORS = "new"
"""What needs no group, and is yet only for those whom the operator lets make one."""


def usable(call: Call) -> tuple[Command, ...]:
    """Return the commands that the caller may use in the group asked of, or in any of theirs."""
    opened = _opened(call)
    table = call.table.values()
    shown = (each for each in table if each.word in opened or _is_for_all(call, each))
    return tuple(sorted(shown, key=attrgetter("rank")))


def may_use(call: Call, command: Command) -> bool:
    """Tell whether a command's form is the caller's to fill in: nobody else is shown it.

    A link is limited to what it was sent for; at the operator's door it is as for the person.
    """
    actor = call.request.actor
    if actor.by_link or _is_for_all(call, command):
        return True
    person = replace(call, request=replace(call.request, actor=replace(actor, by_operator=False)))
    return _is_open(person, command)


def _groups(call: Call) -> Iterator[tuple[CoreGroup, Member]]:
    return iter([(call.group, call.me)]) if call.group is not None else theirs(call)


def _opened(call: Call) -> set[str]:
    """Return the words that a group opens to the caller; who is in one and has none, has one."""
    groups, table = tuple(_groups(call)), call.table.values()
    opened = {each.word for each in table if any(_opens(call, *of, each) for of in groups)}
    return {TO_BE_KNOWN} if groups and not opened else opened


def _is_open(call: Call, command: Command) -> bool:
    """Tell of one command what `_opened` tells of all: a refusal asks it of one alone."""
    if any(_opens(call, *of, command) for of in _groups(call)):
        return True
    return command.word == TO_BE_KNOWN and TO_BE_KNOWN in _opened(call)


def _is_for_all(call: Call, command: Command) -> bool:
    may_create = call.person is not None and call.person.may_create
    return not command.opens and (may_create or command.word != OF_CREATORS)


def _opens(call: Call, facts: CoreGroup, me: Member, command: Command) -> bool:
    if me.is_family and command.for_professionals:
        return False
    viewer = call.viewer_in(facts, me.id)
    return any(allowed(facts, viewer, each) for each in _asked(facts, me, command))


def _asked(facts: CoreGroup, me: Member, command: Command) -> Iterator[Asked]:
    meetings = (each.id for each in facts.meetings if each.stands and command.at_a_meeting)
    for meeting in ("", *meetings):
        for each in command.opens:
            yield replace(each, owner=me.id, meeting=meeting)
