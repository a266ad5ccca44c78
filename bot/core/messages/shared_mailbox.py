"""What a mail to a mailbox that others read too says of actions: that there are some, not which."""

from collections.abc import Mapping

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.messages.sentences import Words
from bot.core.notices.notice import Kind, Notice

NOT_WHICH = (
    "Others read this mailbox too, so nothing here says which. It stands in the plan; "
    "if you cannot see that, ask the lead."
)

OF_ACTIONS: Mapping[Kind, Words] = {
    Kind.ACTION_PROPOSED: Words(
        "{ref}: an action is proposed to you",
        (
            "An action of the plan is yours.",
            NOT_WHICH,
            "Please say that you will do it, or that it cannot be done: the lead is then asked.",
        ),
    ),
    Kind.ACTION_DUE: Words(
        "{ref}: an action of yours is due soon",
        ("An action of yours is due soon.", NOT_WHICH),
    ),
    Kind.ACTION_OVERDUE: Words(
        "{ref}: an action is overdue",
        ("An action is past its date and is not marked as done.", NOT_WHICH),
    ),
    Kind.OWN_ACTIONS: Words(
        "{ref}: your actions after {day}",
        ("You have actions after the meeting of {day}.", NOT_WHICH),
        (("Show the plan", "plan"),),
    ),
}
"""The words for professionals in place of those in the catalogue, without number and date."""


def _is_family(facts: CoreGroup, recipient: str) -> bool:
    """Tell whether it is one of the family: of actions nothing at all goes where others read."""
    member = facts.member(recipient)
    return member is not None and member.is_family


def in_shared_mailbox(facts: CoreGroup, notice: Notice) -> Words | None:
    """Return what is said where a mail may not name an action; None where it may, or names none.

    A push says by when (IG2), and of an action its number and date are no content: they reach a
    mailbox that one person alone reads. A shared one sees no action at all (IG19), and the page
    behind its link shows neither number nor date (access rule 4); so its mail says neither.
    """
    recipient, words = notice.identity.recipient, OF_ACTIONS.get(notice.identity.kind)
    if words is None or notice.route is not Route.SECURE_EMAIL or _is_family(facts, recipient):
        return None
    own = Asked(Verb.SEE, Subject.ACTION, owner=recipient, case=Case.NUMBERS)
    return None if allowed(facts, Viewer(recipient, by_link=True), own) else words
