"""Which commands somebody may use here: by access, in the order in which they are mostly wanted."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from handlers.call import Call, Command
from handlers.commands.groups import theirs

OPENS: Mapping[str, tuple[Asked, ...]] = {
    "coming": (Asked(Verb.WRITE, Subject.ANSWER),),
    "apologies": (Asked(Verb.WRITE, Subject.ANSWER),),
    "update": (Asked(Verb.WRITE, Subject.UPDATE),),
    "dates": (Asked(Verb.SEE, Subject.GROUP),),
    "done": (Asked(Verb.SEE, Subject.TASK),),
    "action": (Asked(Verb.SEE, Subject.ACTION), Asked(Verb.WRITE, Subject.ACTION)),
    "minutes": (
        Asked(Verb.SEE, Subject.MINUTES_FINAL),
        Asked(Verb.WRITE, Subject.MINUTES_DRAFT),
        Asked(Verb.SIGN, Subject.MINUTES_DRAFT),
    ),
    "plan": (Asked(Verb.SEE, Subject.PLAN),),
    "meet": (Asked(Verb.WRITE, Subject.GROUP, case=Case.PROPOSE),),
    "substitute": (Asked(Verb.WRITE, Subject.ANSWER),),
    "members": (Asked(Verb.SEE, Subject.MEMBERS),),
    "contact": (Asked(Verb.SEE, Subject.SHEET_WORK),),
    "start": (Asked(Verb.WRITE, Subject.GROUP),),
    "end": (Asked(Verb.WRITE, Subject.GROUP),),
    "rota": (Asked(Verb.SEE, Subject.ROTA),),
    "receipts": (Asked(Verb.SEE, Subject.RECEIPTS),),
    "add": (Asked(Verb.WRITE, Subject.MEMBERS),),
    "remove": (Asked(Verb.WRITE, Subject.MEMBERS),),
    "move": (Asked(Verb.WRITE, Subject.GROUP),),
    "cancel": (Asked(Verb.WRITE, Subject.GROUP),),
    "close": (Asked(Verb.CLOSE, Subject.GROUP),),
}
"""What somebody must be allowed, any one of them, for a command to be of use to them."""
AT_A_MEETING = {"start", "end", "minutes"}
"""What a chair or note taker may at their own meeting, and not otherwise."""
OF_PROFESSIONALS = {"substitute"}
TO_BE_KNOWN = ("contact",)
"""Whoever is not confirmed has one thing to do: to say who they are (access rule 3)."""
ALWAYS = ("groups", "help")


def usable(call: Call) -> tuple[Command, ...]:
    """Return the commands that the caller may use in the group asked of, or in any of theirs."""
    groups = tuple(_groups(call))
    opened = [word for word in OPENS if any(_opens(call, *each, word) for each in groups)]
    words = (*(opened or TO_BE_KNOWN * bool(groups)), *_outside_groups(call))
    return tuple(call.table[word] for word in words if word in call.table)


def may_use(call: Call, command: Command) -> bool:
    """Tell whether a command's form is the caller's to fill in: nobody else is shown it.

    A link is limited to what it was sent for; at the operator's door it is as for the person.
    """
    actor = call.request.actor
    if actor.by_link or command.word not in {*OPENS, "new"}:
        return True
    person = replace(call, request=replace(call.request, actor=replace(actor, by_operator=False)))
    if command.word in OPENS and any(_opens(person, *of, command.word) for of in _groups(person)):
        return True
    return command.word in {*TO_BE_KNOWN, "new"} and command in usable(person)


def _groups(call: Call) -> Iterator[tuple[CoreGroup, Member]]:
    return iter([(call.group, call.me)]) if call.group is not None else theirs(call)


def _outside_groups(call: Call) -> tuple[str, ...]:
    may_create = call.person is not None and call.person.may_create
    return ("new", *ALWAYS) if may_create else ALWAYS


def _opens(call: Call, facts: CoreGroup, me: Member, word: str) -> bool:
    if me.is_family and word in OF_PROFESSIONALS:
        return False
    actor = call.request.actor
    viewer = Viewer(me.id, actor.by_link, actor.by_operator, call.config.demo)
    return any(allowed(facts, viewer, each) for each in _asked(facts, me, word))


def _asked(facts: CoreGroup, me: Member, word: str) -> Iterator[Asked]:
    meetings = (each.id for each in facts.meetings if each.stands and word in AT_A_MEETING)
    for meeting in ("", *meetings):
        for each in OPENS[word]:
            yield replace(each, owner=me.id, meeting=meeting)
