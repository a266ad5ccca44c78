"""The command contact safe: that mail to one of the family is safe, before there is any (IG18)."""

from bot.core.access import Case, Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.reading_along import names_nobody, who_reads_along
from bot.core.membership.addresses import record_mail_safety
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.family_routes import told_how
from handlers.deciding import must_decide
from handlers.filling import choice, line, tick
from handlers.finding_people import find_member

NOBODY, OTHERS = "nobody", "others"
READERS = Field(
    "others",
    "Who else reads it?",
    FieldKind.CHOICE,
    ((NOBODY, "Nobody else"), (OTHERS, "Somebody else, or not known: write who below")),
)


def safe(call: Call, words: str) -> Card:
    """Answer `contact safe NAME`: before any mail to family, who else reads it? (IG18)"""
    must_decide(call)
    call.ask(Verb.WRITE, Subject.SHEET_PRIVATE, case=Case.ASKED_FOR)
    member = find_member(call.facts, words, call.facts.family)
    call.ask(Verb.WRITE, Subject.SHEET_PRIVATE, owner=member.id, case=Case.ASKED_FOR)
    if not call.fields:
        return Card("Is mail safe there?", (_safe_form(member),))
    is_safe, also = tick(call, "is_safe"), _also_read_by(call)
    with call.begin() as work:
        now = work.facts.member(member.id) or member
        work.facts = record_mail_safety(
            work.facts, now, is_safe=is_safe, also_read_by=also, by=call.member, now=call.now
        )
        work.audit("mail safety recorded", member.id)
        recorded = work.facts.member(member.id) or now
        is_safe = recorded.mail_safety is not None and recorded.mail_safety.is_safe
        said = f"Recorded: mail to {member.name} is {'safe' if is_safe else 'not safe'} there."
        along = _reading_along(work.facts, recorded, also)
        return work.answer(Card("Recorded", (Text(said), *along, told_how(work.facts, recorded))))


def _also_read_by(call: Call) -> str:
    """Return who else reads it in the lead's words; what is chosen and written must agree."""
    chosen, written = choice(call, READERS), line(call, "also_read_by")
    if chosen == NOBODY and written and not names_nobody(written):
        raise Refusal(
            "Nobody else is chosen, and somebody is written.",
            "Choose one of the two, or leave who it is empty.",
            field="also_read_by",
        )
    if chosen == OTHERS and names_nobody(written):
        raise Refusal(
            "Somebody else is chosen, and nobody is written.", "Write who.", field="also_read_by"
        )
    return written or (NOBODY if chosen == NOBODY else "")


def _reading_along(facts: CoreGroup, member: Member, said: str) -> tuple[Text, ...]:
    """Say who of the group is taken to read it: by the words, or as they have the address."""
    names = ", ".join(each.name for each in who_reads_along(facts, member, said))
    return (Text(f"Counted as reading it too: {names}."),) if names else ()


def _safe_form(member: Member) -> Form:
    fields = (
        Field("is_safe", "Mail to this person is safe there", FieldKind.TICK),
        READERS,
        Field("also_read_by", "If somebody does: who?"),
    )
    return Form(f"contact safe {member.id}", fields, submit="Record")
