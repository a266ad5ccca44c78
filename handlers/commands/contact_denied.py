"""An address whose reader said that it is not theirs: shown to the lead, and asked anew (IG17)."""

from collections.abc import Iterator

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Field, FieldKind, Form, Text, Warn
from bot.core.facts.members import Member
from bot.core.membership.denying import ask_again
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.filling import tick
from handlers.finding_people import find_member

NOTHING_GOES = "Nothing goes to it, and it cannot be confirmed."
STILL_WAITS = "Asked again on {}: it can be confirmed once they have answered yes."
WAYS = "Give another address; or, if you have spoken to them and it is theirs, ask them again."


def what_was_said(member: Member) -> str:
    """Return in few words what came back from the address, if anything did."""
    denial = member.contact.denial
    if denial is not None:
        return f"said on {short_day(day_of(denial.at))} that it was not meant for them"
    return "has said who they are" if member.said_who else "has not answered yet"


def warned_of_no(member: Member) -> Iterator[Block]:
    """Warn of a no that came from this address, and offer the ways on; nothing without one."""
    denial = member.contact.denial
    if denial is None:
        return
    said = f"Whoever reads this address {what_was_said(member)}."
    change = Button("Change the address", f"contact change {member.id}")
    if denial.asked_again_at is not None:
        waits = STILL_WAITS.format(short_day(day_of(denial.asked_again_at)))
        yield from (Warn(f"{said} {waits}"), Buttons((change,)))
        return
    yield Warn(f"{said} {NOTHING_GOES} {WAYS}")
    yield Buttons((change, Button("Ask them again", f"contact ask {member.id}")))


def ask(call: Call, words: str) -> Card:
    """Answer `contact ask NAME`: the question goes once more, by the word of who spoke to them."""
    call.ask(Verb.CONFIRM, Subject.SHEET_WORK)
    member = find_member(call.facts, words)
    if not call.fields and member.contact.is_denied:
        return Card("Ask again who they are", (*warned_of_no(member), _form(member)))
    if call.fields and not tick(call, "spoken"):
        raise Refusal(
            f"The question goes again only once you have spoken to {member.name}.",
            'Speak to them on a number that you know, then write "yes".',
            field="spoken",
        )
    with call.begin() as work:
        work.facts = ask_again(work.facts, work.facts.member(member.id) or member, call.now)
        work.audit("asked again who they are", member.id)
        said = f"{member.name} is asked again at {member.contact.email} who they are."
        after = "You can confirm the address once they have answered yes; nothing else goes there."
        return work.answer(Card("Asked again", (Text(f"{said} {after}"),)))


def _form(member: Member) -> Form:
    spoken = Field(
        "spoken",
        f"I have spoken to {member.name}, and {member.contact.email} is theirs",
        FieldKind.TICK,
    )
    return Form(f"contact ask {member.id}", (spoken,), "Send the question again")
