"""The command substitute: a colleague comes to one meeting in a member's place (L10, IG17)."""

import re

from bot.core.access import Subject, Verb
from bot.core.attendance.substituting import Named, must_have_a_substitute, name_substitute
from bot.core.attendance.updating import update_due
from bot.core.cards import Card, Field, FieldKind, Form, Text, Warn, Why
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.people import Reader, Route
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.sheet.views import sees_address
from handlers.call import Call
from handlers.commands.meeting_cards import again, answering_for, as_drawn, member_again, when
from handlers.filling import choice, choices_of
from handlers.finding import take_meeting
from handlers.sheets.details import wrong_email

ADDRESS = re.compile(r"\S+@\S+")
ROUTE = Field(
    "route",
    "How may they be reached securely?",
    FieldKind.CHOICE,
    choices_of(
        (
            (Route.SECURE_EMAIL, "Secure e-mail"),
            (Route.SLACK, "Slack"),
            (Route.TEAMS, "Teams"),
        )
    ),
    value=Route.SECURE_EMAIL.value,
)
READER = Field(
    "reader",
    "Who reads this address?",
    FieldKind.CHOICE,
    choices_of(
        ((Reader.ALONE, "This person alone"), (Reader.SHARED, "Others as well, or not known"))
    ),
    value=Reader.SHARED.value,
)


def run(call: Call) -> Card:
    """Answer `substitute 30 march Joan Whitby joan.whitby@police.example`, or ask who comes."""
    member, words = answering_for(call, call.rest)
    meeting, rest = take_meeting(call.facts, words, call.today)
    call.ask(Verb.WRITE, Subject.ANSWER, owner=member.id, meeting=meeting.id)
    if not (rest or call.fields):
        text = Text(f"Who comes on {when(meeting)} in place of {_whose(call, member)}?")
        return Card("A substitute", (text, _form(call, meeting, member)))
    named = _named(call, rest)
    with call.begin() as work:
        stands, who = again(work.facts, meeting), member_again(work.facts, member.id)
        as_drawn(call, stands)
        facts, by, now = work.facts, call.member, call.now
        known = {each.id for each in facts.everybody if sees_address(facts, call.viewer, each)}
        work.facts = name_substitute(facts, stands, who, named, by=by, now=now, may_know=known)
        given = work.facts.answer(meeting.id, member.id)
        work.audit("substitute named", given.substitute if given else "")
        return work.answer(_noted(call, stands, who, is_late=bool(given and given.late)))


def _whose(call: Call, member: Member) -> str:
    return "you" if member.id == call.member else member.name


def _named(call: Call, words: str) -> Named:
    """Take name and address from the form, else from the words: the address is what has an @."""
    found = ADDRESS.search(words)
    email = call.said("email") or (found[0].strip("<>,;") if found else "")
    if "@" in email and (wrong := wrong_email(email)):
        example = "Write their work address, like j.smith@agency.example."
        raise Refusal(wrong, example, field="email")
    return Named(
        name=call.said("name") or ADDRESS.sub("", words).strip(" ,"),
        email=email,
        agency=call.said("agency"),
        route=Route(choice(call, ROUTE) or Route.SECURE_EMAIL),
        reader=Reader(choice(call, READER) or Reader.SHARED),
    )


def _noted(call: Call, meeting: Meeting, member: Member, *, is_late: bool) -> Card:
    lines = [
        Text(f"Thank you. The apologies for {when(meeting)} are noted, and who comes instead."),
        Text(
            "The lead checks the address first, and asks you if something is wrong with it. "
            "They hear of the meeting only once it is confirmed. Their access ends with it."
        ),
    ]
    late = (Warn("The apologies are marked late."),) if is_late else ()
    card = Card("Substitute named", (*lines, *late))
    due = update_due(call.facts, meeting)
    if call.facts.profile.yes("substitute_excuses_update") or due is None or member.is_family:
        return card
    by = f"The written update is asked for as well, by {short_day(due.date)}, to bring along."
    return card.plus(Text(by), Why(due.why))


def form(call: Call) -> Form:
    """Ask who comes: name, agency, address and route."""
    member, words = answering_for(call, call.rest)
    meeting, _ = take_meeting(call.facts, words, call.today)
    return _form(call, meeting, member)


def _form(call: Call, meeting: Meeting, member: Member) -> Form:
    must_have_a_substitute(member)
    suffix = f" for {member.name}" if member.id != call.member else ""
    fields = (
        Field("name", "Full name", required=True),
        Field("agency", "Agency", value=member.agency),
        Field("email", "Work e-mail address", required=True),
        ROUTE,
        READER,
    )
    command = f"substitute {meeting.id}{suffix}"
    return Form(command, fields, "Name them", seen=meeting.revision)
