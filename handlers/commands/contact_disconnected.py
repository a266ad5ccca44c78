"""The command contact disconnect: nobody is known as this person on a chat platform any more."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Form, Text
from bot.core.facts.people import Route
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.filling import line, people_field
from handlers.finding_people import find_member

CHATS = tuple(each for each in Route if each.is_chat)


def disconnect(call: Call, words: str) -> Card:
    """Answer `contact disconnect NAME`: their account, or whose it really is, opens nothing."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name = words or line(call, "name")
    if not name:
        theirs = tuple(each for each in call.facts.everybody if not each.is_family)
        form = Form("contact disconnect", (people_field("Whose account?", theirs),), "Disconnect")
        return Card("Disconnect an account", (form,))
    member = find_member(call.facts, name)
    if member.is_family:
        raise Refusal(
            "Family are known on no chat platform.", "Name somebody who is here by their work."
        )
    with call.begin() as work:
        for each in CHATS:
            call.store.accounts.unbind(member.person, each)
        work.audit("account taken off", member.id)
        gone = Text(f"Nobody is known as {member.name} on Slack or Teams any more.")
        again = Text(
            "Tell them. They can connect again by a code sent to their address: if somebody else "
            "may read that, change it first, with: contact change"
        )
        return work.answer(Card("Account taken off", (gone, again)))
