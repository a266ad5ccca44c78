"""The command coming: the answer to an invitation, and the list of who comes."""

from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.attendance.answering import AnswerSaid, answer
from bot.core.cards import Button, Buttons, Card, Facts, Field, FieldKind, Form, Text
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.meeting.checklist import KEYS, checks
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.apologies import send_apologies, ticks_said
from handlers.commands.instead import ways_instead
from handlers.commands.meeting_cards import (
    TAKES_ITS_PLACE,
    again,
    answering_for,
    as_drawn,
    for_whom,
    member_again,
    must_be_clear,
    open_first,
    over,
    when,
    where,
)
from handlers.commands.place_shown import SEND_ME, place_shown, send_place
from handlers.commands.who_comes import who_comes
from handlers.finding import take_meeting

YES, NO = "yes", "no"
SAID = {
    YES: Coming.YES,
    "y": Coming.YES,
    "coming": Coming.YES,
    "apologies": Coming.APOLOGIES,
    "declined": Coming.DECLINED,
    "decline": Coming.DECLINED,
}
I_COME = (YES, "I am coming")
I_CANNOT = ("apologies", "I cannot come")
I_DECLINE = ("declined", "I do not want to take part")
NEXT = "There is nothing more to do. If the meeting changes, everybody invited is told."


def run(call: Call) -> Card:
    """Answer `coming 30 march yes`; without an answer, show who comes and ask."""
    member, words = answering_for(call, call.rest)
    meeting, rest = take_meeting(call.facts, words, call.today, open_first)
    said = (call.said("coming") or rest).lower()
    if not (said or call.said("ticks")):
        return _show(call, meeting, member)
    call.ask(Verb.WRITE, Subject.ANSWER, owner=member.id, meeting=meeting.id)
    must_be_clear(call, words, rest, "coming {} yes")
    if said == SEND_ME and member.id == call.member:
        return send_place(call, meeting)
    coming = _coming(call.facts, meeting, member, said)
    if coming is Coming.APOLOGIES:
        return send_apologies(call, meeting, member)
    return _answer(call, meeting, member, coming)


def _coming(facts: CoreGroup, meeting: Meeting, member: Member, said: str) -> Coming:
    before = facts.answer(meeting.id, member.id)
    if not said and before is not None:
        return before.coming
    if said == NO and member.is_family:
        raise Refusal(
            "Can they not come this time, or do they not want to take part?",
            'Say "apologies" for the first, or "coming declined" for the second.',
            field="coming",
        )
    found = Coming.APOLOGIES if said == NO else SAID.get(said)
    if found is None:
        raise Refusal(
            f'I do not understand "{said[:30]}" as an answer.',
            'Write it like "coming 30 march yes" or "apologies 30 march".',
            field="coming",
        )
    return found


def _show(call: Call, meeting: Meeting, member: Member) -> Card:
    """Show the list to whoever may have it, and ask for the answer where one can be given."""
    call.ask(Verb.WRITE, Subject.ANSWER, owner=member.id, meeting=meeting.id)
    listed = tuple(who_comes(call, meeting))
    if not (meeting.is_open and call.now < meeting.ends_at):
        return Card(f"Meeting of {when(meeting)}", (*over(call, meeting), *listed))
    place, asked = tuple(place_shown(call, meeting)), (*listed, _form(call, meeting, member))
    # On the page of a link the question comes first: that is what the link was sent for.
    by_link = call.request.actor.by_link
    instead = ways_instead(call, meeting, member)
    shown = (*asked, Text(TAKES_ITS_PLACE), *instead, *place) if by_link else (*place, *asked)
    return Card(f"Meeting of {when(meeting)}", shown)


def form(call: Call) -> Form:
    """Ask whether somebody comes; professionals tick the checklist beside it (S13, S14)."""
    member, words = answering_for(call, call.rest)
    meeting, _ = take_meeting(call.facts, words, call.today)
    return _form(call, meeting, member)


def _form(call: Call, meeting: Meeting, member: Member) -> Form:
    # A link shows no answer back, whoever opens it: the mailbox may be shared (IG19).
    by_link = call.request.actor.by_link
    given = None if by_link else call.facts.answer(meeting.id, member.id)
    options = (I_COME, I_CANNOT, I_DECLINE) if member.is_family else (I_COME, I_CANNOT)
    fields = [
        Field(
            "coming",
            f"Can you come on {when(meeting)}?",
            FieldKind.CHOICE,
            options,
            value=given.coming if given else "",
            required=True,
        )
    ]
    if member.is_professional:
        checklist = _checklist(call.facts, meeting, member)
        fields.append(replace(checklist, value="") if by_link else checklist)
    command = f"coming {meeting.id}{for_whom(call, member)}"
    return Form(command, tuple(fields), "Answer", seen=meeting.revision)


def _checklist(facts: CoreGroup, meeting: Meeting, member: Member) -> Field:
    """Ask for what the bot does not know already of the checklist before a meeting."""
    open_ = [each for each in checks(facts, meeting, member) if not each.is_known]
    ticked = ",".join(each.key for each in open_ if each.is_done)
    pairs = tuple((each.key, each.words) for each in open_ if each.key != KEYS[0])
    return Field("ticks", "Before the meeting", FieldKind.CHOICES, pairs, value=ticked)


def _answer(call: Call, meeting: Meeting, member: Member, coming: Coming) -> Card:
    with call.begin() as work:
        stands, who = again(work.facts, meeting), member_again(work.facts, member.id)
        as_drawn(call, stands)
        said = AnswerSaid(coming, call.member, ticks=ticks_said(call))
        work.facts = answer(work.facts, stands, who, said, call.now)
        work.audit("answered", f"{meeting.id}:{member.id}")
        draw = _declined if coming is Coming.DECLINED else _comes
        return work.answer(draw(call, stands, who))


def _comes(call: Call, meeting: Meeting, member: Member) -> Card:
    who = "You are" if member.id == call.member else f"{member.name} is"
    command = f"apologies {meeting.id}"
    back = Button("I cannot come after all", command, seen=meeting.revision)
    buttons = (Buttons((back,)),) if member.id == call.member else ()
    place = where(call, meeting) if member.id == call.member else ()
    pairs = (("Meeting", when(meeting)), *place)
    return Card(
        "Answer noted", (Facts(pairs), Text(f"Thank you. {who} coming."), Text(NEXT), *buttons)
    )


def _declined(call: Call, meeting: Meeting, member: Member) -> Card:
    """The meeting stands, nobody is chased, and the lead has the minutes to share (H4)."""
    if member.id == call.member:
        text = "That is noted. You will not be asked again about this meeting."
        return Card("Answer noted", (Text(text),))
    lines = (
        f"{member.name} does not want to take part on {when(meeting)}. That is noted.",
        "The meeting stands (H4). Nobody will chase.",
        "Sharing the minutes with them is a task for the lead.",
    )
    return Card("Answer noted", tuple(Text(line) for line in lines))
