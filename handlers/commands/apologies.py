"""The command apologies: noted at once, then a substitute or a written update is asked for."""

from bot.core.access import Subject, Verb
from bot.core.attendance.answering import AnswerSaid, answer, notice_until
from bot.core.attendance.updating import update_due
from bot.core.cards import Block, Button, Buttons, Card, Text, Warn, Why
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.meeting.checklist import KEYS
from bot.core.procedure.day_names import short_day
from handlers.call import Call
from handlers.commands import update
from handlers.commands.meeting_cards import (
    again,
    answering_for,
    as_drawn,
    for_whom,
    member_again,
    must_be_clear,
    when,
)
from handlers.finding import must_be_all, take_meeting

ANOTHER_TIME = Button("Propose another time", "meet")


def run(call: Call) -> Card:
    """Answer `apologies 30 march`: noted at once, then a substitute or an update is asked for."""
    member, words = answering_for(call, call.rest)
    meeting, rest = take_meeting(call.facts, words, call.today)
    call.ask(Verb.WRITE, Subject.ANSWER, owner=member.id, meeting=meeting.id)
    must_be_all(rest, "apologies 30 march")
    must_be_clear(call, words, rest, "apologies {}")
    return send_apologies(call, meeting, member)


def send_apologies(call: Call, meeting: Meeting, member: Member) -> Card:
    """Note the apologies, and say what they call for: somebody instead, or a written update."""
    with call.begin() as work:
        stands, who = again(work.facts, meeting), member_again(work.facts, member.id)
        as_drawn(call, stands)
        said = AnswerSaid(Coming.APOLOGIES, call.member, call.said("reason"), ticks_said(call))
        work.facts = answer(work.facts, stands, who, said, call.now)
        work.audit("apologies", f"{meeting.id}:{member.id}")
        return work.answer(Card("Apologies noted", _after_apologies(call, work.facts, stands, who)))


def _after_apologies(
    call: Call, facts: CoreGroup, meeting: Meeting, member: Member
) -> tuple[Block, ...]:
    given = facts.answer(meeting.id, member.id)
    whose = "Your apologies" if member.id == call.member else f"{member.name}'s apologies"
    blocks: list[Block] = [Text(f"{whose} for {when(meeting)} are noted.")]
    limit = notice_until(facts, meeting, member)
    if given is not None and given.late and limit is not None:
        blocks += [Warn(f"They are marked late: they came after {short_day(limit.date)}.")]
        blocks += [Why(limit.why)]
    return (*blocks, *_instead(call, facts, meeting, member))


def _instead(call: Call, facts: CoreGroup, meeting: Meeting, member: Member) -> tuple[Block, ...]:
    """Offer a substitute first, then the update (L10, L11); family are asked once, and free."""
    suffix, due = for_whom(call, member), update_due(facts, meeting)
    is_own = member.id == call.member
    write = Button("Write the update", f"update {meeting.id}{suffix}")
    if member.is_family:
        views = Text("If there is something that should be said there, write it down.")
        own = Button("Write your views", write.command)
        return (views, Buttons((own, ANOTHER_TIME) if is_own else (own,)))
    send = Button("Somebody comes instead", f"substitute {meeting.id}{suffix}")
    opened = (update.form_for(call, member, meeting),) if is_own else ()
    buttons = (send, ANOTHER_TIME) if is_own else (send, write)
    by = f" It is due by {short_day(due.date)}." if due else ""
    text = f"Can a colleague come instead? If not, a written update takes two minutes.{by}"
    why = (Why(due.why),) if due else ()
    return (Text(text), Buttons(buttons), *why, *opened)


def ticks_said(call: Call) -> frozenset[str]:
    """Return what is ticked of the checklist before a meeting."""
    return frozenset(call.said("ticks").split(",")) & frozenset(KEYS)
