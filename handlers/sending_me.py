"""*Send it to me*, the same for minutes and plan: one mail, or a task for the lead (IG2)."""

from bot.core.cards import Card, Text
from bot.core.record.pulling import send_me
from handlers.call import Call
from storage.work import Work

BY_MAIL = "It is on its way to your own address, in one mail."
BY_HAND = (
    "It cannot go to your address by mail: others may read it, or its domain is not on the secure "
    "list. The lead has the task to hand it over to you."
)


def asked_for(call: Call, work: Work, subject: str) -> Card:
    """Take the wish for a document that the caller may have; access has been asked before."""
    me = work.facts.member(call.member) or call.me
    domains = call.config.secure_mail_domains
    work.facts, pull = send_me(work.facts, me, subject, call.now, secure_domains=domains)
    work.audit("copy asked for", subject)
    return Card("Send it to me", (Text(BY_MAIL if pull.by_mail else BY_HAND),))
