"""The owner of an address says who they are, or that the message was not meant for them (IG17)."""

from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.people import Reader, Route
from bot.core.membership.addresses import say_who
from bot.core.membership.denying import deny
from bot.core.notices.notice import Identity, Kind
from bot.core.numbering import next_id
from bot.core.replacing import put_member
from handlers.call import Call
from handlers.filling import choice
from handlers.finding import must_be_all

IS_ME = Field(
    "is_me",
    "Was the message meant for you, and is the address to which it came your work address?",
    FieldKind.CHOICE,
    (("yes", "Yes, I am the person it was meant for"), ("no", "No, it was not meant for me")),
    required=True,
)

READER = Field(
    "reader",
    "Who reads this e-mail address?",
    FieldKind.CHOICE,
    ((Reader.ALONE.value, "I alone"), (Reader.SHARED.value, "Others as well")),
    required=True,
)


def who(call: Call, words: str) -> Card:
    """Answer `contact who`: the owner of an address says who they are; nothing is shown."""
    must_be_all(words, "contact who")
    call.ask(Verb.WRITE, Subject.WHO, owner=call.member)
    if not {"is_me", "reader"} & set(call.fields):
        return Card("Please confirm who you are", (who_form(),))
    if choice(call, IS_ME) == "no":
        return _not_me(call)
    reader = Reader(choice(call, READER))
    with call.begin() as work:
        me = work.facts.member(call.member) or call.me
        # Narrowing is taken at once; that somebody alone reads it, the lead confirms.
        if reader is Reader.SHARED:
            me = replace(me, contact=replace(me.contact, reader=reader))
        work.facts = say_who(put_member(work.facts, me), me, call.now)
        work.audit("said who they are", me.id)
        return work.answer(
            Card("Thank you", (Text("The lead of the group confirms your address next."),))
        )


def who_form() -> Form:
    """Ask without a name: whoever opens the link learns nothing from it (IG19)."""
    return Form("contact who", (IS_ME, READER), submit="Confirm")


def _not_me(call: Call) -> Card:
    """Take it that the address is wrong: nothing goes there, and the lead hears of it (IG17)."""
    with call.begin() as work:
        me = work.facts.member(call.member) or call.me
        identity = Identity(Kind.CONFIRM_WHO, me.id, me.id, str(me.contact_revision))
        failure = Failure(
            id=next_id("F", (each.id for each in work.facts.failures)),
            kind=FailureKind.REFUSED,
            notice=str(identity),
            notice_kind=Kind.CONFIRM_WHO,
            recipient=me.id,
            route=Route.SECURE_EMAIL,
            contact_revision=me.contact_revision,
            at=call.now,
            code="not meant for them",
        )
        facts = deny(work.facts, me, call.now)
        work.facts = replace(facts, failures=(*facts.failures, failure))
        work.audit("address is not theirs", me.id)
        return work.answer(Card("Thank you", (Text("Nothing more will be sent to this address."),)))
