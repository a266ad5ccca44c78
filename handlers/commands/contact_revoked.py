"""The command contact revoke: every link that was sent to somebody is dead from then on."""

from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Form, Text
from bot.core.replacing import put_member
from handlers.call import Call
from handlers.filling import line, people_field
from handlers.finding_people import find_member


def revoke(call: Call, words: str) -> Card:
    """Answer `contact revoke NAME`: every link sent to this person is dead from now on."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    name = words or line(call, "name")
    if not name:
        whose = people_field("Whose links?", call.facts.everybody)
        form = Form("contact revoke", (whose,), "Revoke")
        return Card("Revoke links", (form,))
    member = find_member(call.facts, name)
    with call.begin() as work:
        now = work.facts.member(member.id) or member
        revoked = replace(now, link_generation=now.link_generation + 1)
        work.facts = put_member(work.facts, revoked)
        work.audit("links revoked", member.id)
        said = f"The links sent to {member.name} are dead. New messages carry new ones."
        return work.answer(Card("Links revoked", (Text(said),)))
