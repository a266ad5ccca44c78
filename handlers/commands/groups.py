"""The command groups: which groups somebody is in, by reference alone."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.access import Asked, Case, Subject, Verb, allowed
from bot.core.access.own_part import as_held_for
from bot.core.access.standing_in import manager_away_until, stands_in
from bot.core.cards import Button, Buttons, Card, Table, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind
from bot.core.membership.away import in_words
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for
from bot.core.sheet.labels import KIND_LABELS, part_of
from handlers.call import Call
from handlers.finding import must_be_all

COLUMNS = ("Group", "You are", "Next meeting", "State")


def run(call: Call) -> Card:
    """Answer `groups`: one line for each group the caller is in."""
    must_be_all(call.rest, "groups")
    rows = tuple(_row(facts, me, call.now) for facts, me in theirs(call))
    buttons = _new(call)
    if not rows:
        return Card("Your groups", (Text("You are in no group."), *buttons))
    return Card("Your groups", (Table(COLUMNS, rows), *buttons))


def theirs(call: Call) -> Iterator[tuple[CoreGroup, Member]]:
    """Yield the groups that the caller is in now and may see, each as it stands."""
    actor = call.request.actor
    known = ((actor.ref, actor.member),) if actor.ref else ()
    pairs = call.store.people.groups_of(call.person.id) if call.person else known
    for ref, id_ in sorted(pairs):
        facts = call.store.read(ref)
        me = facts.member(id_)
        if me is None or not me.is_active:
            continue
        viewer = call.viewer_in(facts, id_)
        cases = (Case.ANY, Case.STATE)
        if any(allowed(facts, viewer, _sees(me, case)) for case in cases):
            yield facts, me


def _sees(me: Member, case: Case) -> Asked:
    return Asked(Verb.SEE, Subject.GROUP, owner=me.id, case=case)


def _row(facts: CoreGroup, me: Member, now: datetime) -> tuple[str, str, str, str]:
    upcoming = () if facts.is_closed else as_held_for(facts, me).upcoming
    next_ = short_day(upcoming[0].on) if upcoming else "none set"
    state = "closed" if facts.is_closed else ", ".join(("open", *_in_person(facts, me, now)))
    is_instead = me.kind is MemberKind.SUBSTITUTE
    # In whose place they come stands with the members, of whom a substitute sees none (L10).
    part = KIND_LABELS[me.kind] if is_instead else part_of(facts, me)
    return (reference_for(facts, me), part, next_, state)


def _in_person(facts: CoreGroup, me: Member, now: datetime) -> Iterator[str]:
    """Say that one is away oneself, or stands in for a manager who is."""
    if away := in_words(facts, me.id, now):
        yield f"you are {away}"
    if (until := manager_away_until(facts, now)) and stands_in(facts, me.id, now):
        yield f"you stand in for the team manager until {short_day(until)}"


def _new(call: Call) -> tuple[Buttons, ...]:
    may_create = call.person is not None and call.person.may_create
    return (Buttons((Button("Make a group", "new"),)),) if may_create else ()
