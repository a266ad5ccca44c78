"""When somebody of the family can come: asked, and noted in their words (L6)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Facts, Field, FieldKind, Form
from bot.core.diary.possible_times import EXAMPLE, with_possible_times
from handlers.call import Call
from handlers.commands.meeting_cards import choices, member_again
from handlers.for_somebody import whom


def times(call: Call, words: str) -> Card:
    """Answer `meet times mornings, not on Mondays for Leah`: when somebody can come (L6)."""
    call.ask(Verb.WRITE, Subject.GROUP)
    call.ask(Verb.SEE, Subject.MEMBERS)
    said = call.said("times")
    member, rest = whom(call, words)
    if not (said or rest):
        return Card("When can they come?", (times_form(call),))
    with call.begin() as work:
        member = member_again(work.facts, member.id)
        work.facts = with_possible_times(work.facts, member, said or rest)
        work.audit("possible times", member.id)
        return work.answer(Card("Noted", (Facts(((f"{member.name} can come", said or rest),)),)))


def times_form(call: Call, _words: str = "") -> Form:
    """Ask who can come when."""
    family = choices(call.facts.family)
    fields = (
        Field("for", "Who?", FieldKind.CHOICE, family, required=True),
        Field("times", "When can they come?", help=EXAMPLE, required=True),
    )
    return Form("meet times", fields, "Keep")
