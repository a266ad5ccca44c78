"""The command members: who is in the group, what it lacks, roles and the flag."""

from collections.abc import Callable, Iterator, Mapping

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Facts, Table, Warn, Why
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.pauses import own_pause
from bot.core.membership.away import in_words, without_cover
from bot.core.membership.children import labels_of
from bot.core.membership.gaps import (
    agency_gaps,
    owners_outside,
    role_gaps,
    to_consider,
    without_plan_item,
)
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.sheet.labels import part_of
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.commands import (
    members_agencies,
    members_away,
    members_family,
    members_flag,
    members_imported,
    members_roles,
    members_suggested,
)
from handlers.commands.founded import flag_words
from handlers.showing import a_list, behind

BUTTONS = (
    Button("Contact sheet", "contact"),
    Button("Opt somebody in", "add"),
    Button("Hand over the lead", "members lead"),
    Button("Give or take a role", "members role"),
    Button("Name an agency", "members agency"),
    Button("Explain a gap", "members explain"),
    Button("Who is away", "members away"),
)
COLUMNS = ("Name", "Agency", "Part", "Since", "")
Sub = Callable[[Call, str], Card]

SUBCOMMANDS: Mapping[str, Sub] = {
    "lead": members_roles.lead,
    "role": members_roles.role,
    "agency": members_agencies.agency,
    "explain": members_agencies.explain,
    "flag": members_flag.flag,
    "need": members_family.need,
    "child": members_family.child,
    "children": members_family.children,
    "import": members_imported.run,
    "suggest": members_suggested.suggesting,
    "suggested": members_suggested.suggested,
    "accept": members_suggested.accepting,
    "decline": members_suggested.declining,
    "away": members_away.away,
    "back": members_away.back,
}


def run(call: Call) -> Card:
    """Answer `members`, or the change that the next word names ("members lead NAME")."""
    word, rest = call.first_word
    change = SUBCOMMANDS.get(word)
    if change is not None:
        return change(call, rest)
    if word:
        way_on = f"Say members alone, or members and one of: {', '.join(SUBCOMMANDS)}."
        raise Refusal(f'"{call.rest[:40]}" is not clear.', way_on)
    call.ask(Verb.SEE, Subject.MEMBERS)
    return Card(f"Members of {call.ref}", tuple(_blocks(call)))


def _blocks(call: Call) -> Iterator[Block]:
    facts = call.facts
    yield Table(COLUMNS, tuple(_row(call, each) for each in facts.core_members), heading="Members")
    if rows := tuple(_row(call, each) for each in facts.everybody if not each.is_member):
        yield Table(COLUMNS, rows, heading="Not members")
    yield Facts(tuple(_about_group(call)))
    yield from _lacks(facts)
    yield from (Warn(each) for each in without_cover(facts, call.now))
    yield from _history(facts)
    yield Buttons(tuple(_buttons(call)))


def _buttons(call: Call) -> Iterator[Button]:
    """Offer what the caller may do: all of it, or to suggest somebody to the lead (L15)."""
    if not call.may(Asked(Verb.WRITE, Subject.MEMBERS)):
        yield from (BUTTONS[0], Button("Suggest somebody", "members suggest"), BUTTONS[-1])
        return
    yield from BUTTONS
    if number := len([each for each in call.facts.suggestions if each.is_open]):
        yield Button(f"Suggestions: {number}", "members suggested")


def _about_group(call: Call) -> Iterator[tuple[str, str]]:
    """Tell the children by label and, to professionals alone, whether the flag is set (IG15)."""
    yield "Children", labels_of(call.facts)
    if not call.me.is_family and call.may(Asked(Verb.SEE, Subject.FLAG)):
        yield "Flag", flag_words(call.facts)
    if paused := _paused(call, ""):
        yield "Group", paused


def _row(call: Call, member: Member) -> tuple[str, ...]:
    part = part_of(call.facts, member)
    since = short_day(day_of(member.opted_in))
    waits = bool(member.contact.email) and not member.contact.is_confirmed and not member.is_family
    is_denied = member.contact.denial is not None
    waits_for = "not theirs, as its reader said" if is_denied else "not confirmed yet"
    away = in_words(call.facts, member.id, call.now)
    state = (f"address {waits_for}" if waits else "", _paused(call, member.id), away)
    return (member.name, member.agency, part, since, ", ".join(filter(None, state)))


def _paused(call: Call, member: str) -> str:
    """Say to lead and manager alone that somebody, or with no name the group, is paused (IG16)."""
    is_seen = call.may(Asked(Verb.SEE, Subject.PAUSE))
    return "paused" if is_seen and own_pause(call.facts.pauses, member) else ""


def _lacks(facts: CoreGroup) -> Iterator[Block]:
    """List what the group lacks: agencies, roles, plan items, owners who are no members."""
    yield from a_list("Named at the conference, and nobody speaks for them", agency_gaps(facts))
    yield from a_list("Roles", (f"{each.what} {each.way_on}" for each in role_gaps(facts)))
    idle = (each.name for each in without_plan_item(facts))
    yield from a_list("Professionals without an item of the plan", idle)
    yield from a_list("Actions whose owner is not a member", owners_outside(facts))
    if others := to_consider(facts):
        yield Why((", ".join(others),), "Agencies to think of")


def _history(facts: CoreGroup) -> Iterator[Block]:
    """Tell who has left, and when the lead changed hands."""
    left = tuple(
        f"{each.name}, {part_of(facts, each)}: {short_day(day_of(each.opted_out.at))}"
        for each in facts.members
        if each.opted_out is not None and each.is_member
    )
    yield from behind("Who has left", left)
    names = {each.id: each.name for each in facts.members}
    handovers = tuple(
        f"{short_day(day_of(each.at))}: from "
        f"{names.get(each.giver, 'nobody')} to {names.get(each.taker, '')}"
        for each in facts.handovers
    )
    yield from behind("Handovers of the lead", handovers)
