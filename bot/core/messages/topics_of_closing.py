"""What is said when all is over: until when a new referral goes to the previous worker (S25)."""

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.group.closing import previous_worker_until
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice
from bot.core.procedure.day_names import short_day


def _whether_they_see_the_group(_facts: CoreGroup, _notice: Notice) -> Asked:
    return Asked(Verb.SEE, Subject.GROUP, case=Case.STATE)


def _until_when(facts: CoreGroup, _notice: Notice) -> Slots | None:
    until = previous_worker_until(facts)
    return None if until is None else {"until": short_day(until.date)}


TOPICS_OF_CLOSING = (
    Topic(
        Kind.LAST_CARD,
        Words(
            "{ref}: the last card, until {until}",
            (
                "The case has been closed.",
                "Until {until} a new referral would go to the previous worker.",
                "If you need to ask something until then, ask the lead social worker.",
                "This is for information. It opens nothing, and there is nothing to do.",
            ),
        ),
        asks=_whether_they_see_the_group,
        fills=_until_when,
    ),
)
