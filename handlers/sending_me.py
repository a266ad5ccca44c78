"""*Send it to me*, the same for all that is sent: one mail, or a task for the lead (IG2)."""

from dataclasses import replace

from bot.core.access import Viewer
from bot.core.cards import Button, Buttons, ButtonStyle, Card, Text
from bot.core.documents.pack import may_have
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.record.pulling import goes_by_mail, send_me
from bot.core.refusals import Refusal
from handlers.call import Call
from storage.work import Work

NOT_HERE = (
    "So that nobody else reads it, it is not shown on this page. You can have it sent to your own "
    "address."
)

BY_MAIL = "It is on its way to your own address, in one mail."
BY_HAND = (
    "It cannot go to your address by mail: others may read it, or its domain is not on the secure "
    "list. The lead has a task to hand it over to you."
)


def asked_for(call: Call, work: Work, subject: str) -> Card:
    """Take the wish for a document that the caller may have, by the facts of now."""
    if not may_have(work.facts, subject, own_viewer(call)):
        raise Refusal("There is nothing here that can be sent to you.", "Ask the lead.")
    me = work.facts.member(call.member) or call.me
    domains = call.config.secure_mail_domains
    work.facts, pull = send_me(work.facts, me, subject, call.now, secure_domains=domains)
    work.audit("copy asked for", subject)
    return Card(SEND_IT_TO_ME, (Text(BY_MAIL if pull.by_mail else BY_HAND),))


def must_go_by_mail(call: Call, work: Work, way_on: str) -> None:
    """Refuse where a document may not go to the caller's own address, and say what to do."""
    me = work.facts.member(call.member) or call.me
    if not goes_by_mail(me.contact, call.config.secure_mail_domains):
        raise Refusal(
            "It cannot go to your address by mail: others may read it, it is not confirmed, or "
            "its domain is not on the secure list.",
            way_on,
        )


def own_viewer(call: Call) -> Viewer:
    """Return the caller as whoever gets a document at their own address: not as the link sees.

    What is read in the place of a manager who is away stays on the screen.
    """
    return replace(call.viewer, by_link=False, stands_in=False)


def offered(call: Call, title: str, subject: str, command: str) -> Card:
    """Offer by link to have a document sent; nothing of it is shown there (IG19)."""
    if not may_have(call.facts, subject, own_viewer(call)):
        raise Refusal("There is nothing here for you to do.", "Ask the lead if that is wrong.")
    button = Button(SEND_IT_TO_ME, command, ButtonStyle.PRIMARY)
    return Card(title, (Text(NOT_HERE), Buttons((button,))))
