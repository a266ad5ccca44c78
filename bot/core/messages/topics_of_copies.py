"""What is said of family copies: that one waits for a second person's word, and of whom nothing."""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice


def _the_copy(facts: CoreGroup, notice: Notice) -> FamilyCopy | None:
    return next((each for each in facts.copies if each.id == notice.identity.subject), None)


def _whether_they_confirm_it(facts: CoreGroup, notice: Notice) -> Asked:
    copy = _the_copy(facts, notice)
    return Asked(Verb.CONFIRM, Subject.FAMILY_COPY, first_by=copy.released_by if copy else "")


def _which(facts: CoreGroup, notice: Notice) -> Slots | None:
    """Say which, as a command takes it: by numbers alone."""
    copy = _the_copy(facts, notice)
    minutes = facts.minutes_by_id(copy.minutes) if copy else None
    if copy is None or minutes is None:
        return None
    return {"meeting": minutes.meeting, "member": copy.member}


TOPICS_OF_COPIES = (
    Topic(
        Kind.COPY_TO_CONFIRM,
        Words(
            "{ref}: a copy waits for a second person",
            (
                "A copy of minutes has been released, and a second person must confirm it.",
                "Read it word for word. Until it is confirmed it goes nowhere.",
            ),
            (("Read it", "minutes {meeting} for {member}"),),
        ),
        asks=_whether_they_confirm_it,
        fills=_which,
    ),
)
