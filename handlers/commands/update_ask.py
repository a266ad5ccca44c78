"""Asking one member to write something by a date: `update ask NAME` (L13)."""

from bot.core.access import Subject, Verb
from bot.core.attendance.asking_updates import UpdateWish, ask_for_update, unanswered
from bot.core.attendance.updating import update_due
from bot.core.cards import Card, Field, FieldKind, Form, Table, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.updates import UpdateAsked
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.meeting_cards import again, choices, member_again
from handlers.filling import day, line
from handlers.finding import open_meetings, take_meeting
from handlers.finding_people import find_member

EXAMPLE = "Your assessment, specialist advice, or the progress on your part."


def run(call: Call, words: str) -> Card:
    """Answer `update ask Grace`: ask for something in writing, by a date."""
    call.ask(Verb.WRITE, Subject.UPDATE, owner="")
    name = call.said("member") or words
    if not (name and call.fields.keys() - {"member"}):
        return Card("Ask for something in writing", (form(call, name),))
    member = find_member(call.facts, name, _askable(call.facts))
    meeting, _ = take_meeting(call.facts, "", call.today, open_meetings)
    due = day(call, "due")
    if due is None:
        raise Refusal("By when?", 'Write it like "22 april".', field="due")
    wish = UpdateWish(line(call, "what"), due)
    with call.begin() as work:
        stands, who = again(work.facts, meeting), member_again(work.facts, member.id)
        work.facts = ask_for_update(work.facts, stands, who, wish, by=call.member, now=call.now)
        work.audit("update asked for", member.id)
        text = f"{who.name} is asked for it by {short_day(due)}, and reminded once."
        return work.answer(Card("Asked", (Text(text),)))


def asked(call: Call) -> Card:
    """Answer `update asked`: what has been asked for and has not come, by when it was due."""
    call.ask(Verb.WRITE, Subject.UPDATE)
    names = {each.id: each.name for each in call.facts.members}
    rows = tuple(
        (names[each.member], each.what, _due(call, each)) for each in unanswered(call.facts)
    )
    if not rows:
        return Card("Asked for", (Text("Nothing that was asked for is missing."),))
    return Card("Asked for", (Table(("Whom", "What", "By when"), rows),))


def _due(call: Call, asked: UpdateAsked) -> str:
    late = ", overdue" if asked.due < call.today else ""
    return f"{short_day(asked.due)}{late}"


def _askable(facts: CoreGroup) -> tuple[Member, ...]:
    return tuple(
        each
        for each in facts.core_members
        if each.is_professional or each.kind is MemberKind.FOSTER_CARER
    )


def form(call: Call, name: str = "") -> Form:
    """Ask whom, for what and by when; the date offered is that of the next update."""
    ahead = open_meetings(call.facts)
    due = update_due(call.facts, ahead[0]) if ahead else None
    people = _askable(call.facts)
    chosen = find_member(call.facts, name, people).id if name else ""
    fields = (
        Field("member", "Whom?", FieldKind.CHOICE, choices(people), value=chosen, required=True),
        Field("what", "What should they write?", help=EXAMPLE, required=True),
        Field(
            "due",
            "By when?",
            FieldKind.DATE,
            value=due.date.isoformat() if due else "",
            required=True,
        ),
    )
    return Form("update ask", fields, "Ask")
