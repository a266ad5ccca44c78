"""What is said of what was raised: that something needs attention, without a word of it (B6)."""

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.access.left_out import asked_of
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.covering import DEPUTY
from bot.core.notices.notice import Kind, Notice
from bot.core.safety_line import safety_line


def _if_raised(facts: CoreGroup, notice: Notice) -> Slots | None:
    event = facts.event(notice.identity.subject)
    return None if event is None else {"phone": safety_line(facts.profile)}


def _whether_they_see_it(facts: CoreGroup, notice: Notice) -> Asked:
    """Ask of what was raised, whoever it is about; a deputy is told when it is theirs to see."""
    recipient, event = notice.identity.recipient, facts.event(notice.identity.subject)
    if event is None:
        return Asked(Verb.SEE, Subject.EVENT, owner=recipient, about=recipient)
    is_last = notice.identity.first_occasion == DEPUTY
    case = Case.UNANSWERED if is_last else Case.ANY
    return asked_of(facts, event, Verb.SEE, recipient, case)


TOPICS_OF_EVENTS = (
    Topic(
        Kind.NEEDS_ATTENTION,
        Words(
            "Something needs attention in {ref}",
            ("Something needs attention in {ref}.",),
            (("Look", "concern raised"),),
        ),
        asks=_whether_they_see_it,
        fills=_if_raised,
    ),
    Topic(
        Kind.NOBODY_HEARD,
        Words(
            "{ref}: nobody could be told",
            ("Nobody could be told of what you sent. Do not wait: phone. {phone}",),
        ),
        asks=_whether_they_see_it,
        fills=_if_raised,
    ),
    Topic(
        Kind.EVENT_ANSWERED,
        Words(
            "{ref}: there is an answer to what you sent",
            ("What you sent to the lead has an answer.",),
            (("Show the answer", "concern raised"),),
        ),
        asks=_whether_they_see_it,
        fills=_if_raised,
    ),
)
