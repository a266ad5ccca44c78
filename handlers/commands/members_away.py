"""Who is away: recorded by lead and team manager for anybody, by professionals for themselves."""

import re
from collections.abc import Iterator
from datetime import date

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Field, FieldKind, Form, Text, Warn
from bot.core.facts.absences import to_come
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.membership.away import come_back, go_away, in_days, what_follows, without_cover
from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean, the_day
from bot.core.saying.words import OFFSETS
from handlers.call import Call
from handlers.filling import day, line, people_field
from handlers.finding_people import find_member, meant
from handlers.showing import a_list

ME = "me"
SEES = Asked(Verb.SEE, Subject.MEMBERS)
WRITES = Asked(Verb.WRITE, Subject.MEMBERS)
SAID = re.compile(
    r"(?P<who>.*?)\s*(?:\bfrom\s+(?P<first>\S.*?)\s+)?\b(?:until|till|to)\s+(?P<last>\S.*)",
    re.IGNORECASE,
)
BACK = re.compile(r"(?P<who>.*?)\s*\b(?P<number>y[1-9][0-9]*)?", re.IGNORECASE)
NO_REASON = "The days alone are kept. Nobody asks why."
EXAMPLE = "members away NAME from 3 May until 14 May"


def away(call: Call, words: str) -> Card:
    """Answer `members away [NAME [from DAY] until DAY]`."""
    if not words and not call.fields:
        return Card("Who is away", (*_known(call), Text(NO_REASON), _form(call)))
    who, first, last = _said(call, words)
    member = _whose(call, who, gives=True)
    if last is None:
        raise Refusal("Until when?", "Give the last day on which they are away.", field="last")
    with call.begin() as work:
        days = first or call.today, last
        work.facts = go_away(work.facts, member, *days, by=call.member, now=call.now)
        work.audit("absence recorded", work.facts.absences[-1].id)
        blocks = _recorded(call, work.facts, member)
        return work.answer(Card(f"{member.name} is away", tuple(blocks)))


def _said(call: Call, words: str) -> tuple[str, date | None, date | None]:
    """Return who, from when and until when, by words or by fields."""
    if not words:
        return line(call, "name"), day(call, "first"), day(call, "last")
    said = SAID.fullmatch(words)
    if said is None:
        raise Refusal("Until when?", EXAMPLE)
    last = the_day(said["last"], call.today, Lean.AHEAD)
    return said["who"], _first(call, said["first"] or "today", last), last


def _first(call: Call, said: str, last: date) -> date:
    """Return the first day: the last such day before the last one, which may be over already."""
    if said.lower() in OFFSETS:
        return the_day(said, call.today, Lean.AHEAD)
    return the_day(said, last, Lean.BACK)


def _recorded(call: Call, facts: CoreGroup, member: Member) -> Iterator[Block]:
    absence = facts.absences[-1]
    yield Text(f"{absence.id}: {in_days(absence)}. {NO_REASON}")
    if follows := what_follows(member):
        yield Text(follows)
    if member.roles & {Role.LEAD, Role.TEAM_MANAGER, Role.DEPUTY}:
        yield from (Warn(each) for each in without_cover(facts, call.now))
    yield Buttons((Button("Back, or taken back", f"members back {member.id} {absence.id}"),))


def back(call: Call, words: str) -> Card:
    """Answer `members back [NAME [Y2]]`: an absence ends now, or is taken back."""
    said = BACK.fullmatch(words)
    who, number = (said["who"], said["number"] or "") if said else (words, "")
    member = _whose(call, who or ME, gives=False)
    with call.begin() as work:
        work.facts, ended = come_back(work.facts, member, number, by=call.member, now=call.now)
        work.audit("absence ended", ended.id)
        how = "is over" if ended.begins <= call.now else "is taken back"
        return work.answer(Card("Back", (Text(f"{ended.id}, {in_days(ended)}, {how}."),)))


def _whose(call: Call, words: str, *, gives: bool) -> Member:
    """Return whose absence is meant, if it is the caller's to say.

    While the manager is away a deputy acts as manager: what `gives` that is a decision, and
    nobody's to take at the operator's door (H2, IG20).
    """
    me = call.me
    if words.lower().strip() == ME or meant([me], words):
        member, subject = me, Subject.TASK
    else:
        call.ask(Verb.WRITE, Subject.MEMBERS)
        member, subject = find_member(call.facts, words), Subject.MEMBERS
    opens = gives and member.has(Role.TEAM_MANAGER)
    owner = member.id if subject is Subject.TASK else ""
    call.ask(Verb.WRITE, subject, owner=owner, case=Case.DECISION if opens else Case.ANY)
    return member


def _known(call: Call) -> Iterator[Block]:
    """List who is away or will be, to those who see who is in the group."""
    seen = call.facts.everybody if call.may(SEES) else (call.me,)
    lines = (
        f"{each.name}: {absence.id}, {in_days(absence)}"
        for each in seen
        for absence in to_come(call.facts.absences, each.id, call.now)
    )
    yield from a_list("Away now, or ahead", lines)
    if call.may(SEES):
        yield from (Warn(each) for each in without_cover(call.facts, call.now))


def _form(call: Call) -> Form:
    people = [each for each in call.facts.everybody if not each.is_family]
    whom = people if call.may(WRITES) else [call.me]
    fields = (
        people_field("Who?", whom),
        Field("first", "First day away (today, if left out)", FieldKind.DATE),
        Field("last", "Last day away", FieldKind.DATE, required=True),
    )
    return Form("members away", fields, "Record")
