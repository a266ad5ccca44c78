"""What is said of a role that checks the lead: that somebody has it now, or has it no longer."""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice
from bot.core.sheet.parts import ROLE_LABELS


def _that_it_is_they(_facts: CoreGroup, notice: Notice) -> Asked:
    return Asked(Verb.SEE, Subject.WHO, owner=notice.identity.recipient)


def _which(facts: CoreGroup, notice: Notice) -> Slots | None:
    found = (each for each in facts.role_changes if each.id == notice.identity.subject)
    change = next(found, None)
    if change is None:
        return None
    return {"what": f"{'now' if change.is_given else 'no longer'} {ROLE_LABELS[change.role]}"}


TOPICS_OF_ROLES = (
    Topic(
        Kind.ROLE_CHANGED,
        Words(
            "{ref}: you are {what}",
            (
                "It has been recorded that you are {what} for {ref}.",
                "If it is wrong, ask whoever manages the lead at once, by a number you know.",
            ),
        ),
        asks=_that_it_is_they,
        fills=_which,
    ),
)
