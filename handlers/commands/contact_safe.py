"""The command contact safe: that mail to one of the family is safe, before there is any (IG18)."""

from bot.core.access import Case, Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.members import Member
from bot.core.membership.addresses import record_mail_safety
from handlers.call import Call
from handlers.commands.family_routes import told_how
from handlers.deciding import must_decide
from handlers.filling import line, tick
from handlers.finding_people import find_member


def safe(call: Call, words: str) -> Card:
    """Answer `contact safe NAME`: before any mail to family, who else reads it? (IG18)"""
    must_decide(call)
    call.ask(Verb.WRITE, Subject.SHEET_PRIVATE, case=Case.ASKED_FOR)
    member = find_member(call.facts, words, call.facts.family)
    call.ask(Verb.WRITE, Subject.SHEET_PRIVATE, owner=member.id, case=Case.ASKED_FOR)
    if not call.fields:
        return Card("Is mail safe there?", (_safe_form(member),))
    is_safe, also = tick(call, "is_safe"), line(call, "also_read_by")
    with call.begin() as work:
        now = work.facts.member(member.id) or member
        work.facts = record_mail_safety(
            work.facts, now, is_safe=is_safe, also_read_by=also, by=call.member, now=call.now
        )
        work.audit("mail safety recorded", member.id)
        recorded = work.facts.member(member.id) or now
        is_safe = recorded.mail_safety is not None and recorded.mail_safety.is_safe
        said = f"Recorded: mail to {member.name} is {'safe' if is_safe else 'not safe'} there."
        return work.answer(Card("Recorded", (Text(said), told_how(work.facts, recorded))))


def _safe_form(member: Member) -> Form:
    fields = (
        Field("is_safe", "Mail to this person is safe there", FieldKind.TICK),
        Field("also_read_by", 'Who else reads it? "nobody" if so', required=True),
    )
    return Form(f"contact safe {member.id}", fields, submit="Record")
