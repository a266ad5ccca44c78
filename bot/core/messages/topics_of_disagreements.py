"""What is said of disagreements: that one waits, and that one has its outcome (H10, N6)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.disagreements import Disagreement, numbered
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice


def _the_one(facts: CoreGroup, notice: Notice) -> Disagreement | None:
    return numbered(facts.disagreements, notice.identity.subject)


def _whether_they_see_it(facts: CoreGroup, notice: Notice) -> Asked:
    found = _the_one(facts, notice)
    owner, meeting = (found.by, found.meeting) if found else ("", "")
    return Asked(Verb.SEE, Subject.DISAGREEMENT, owner=owner, meeting=meeting)


def _which(facts: CoreGroup, notice: Notice) -> Slots | None:
    """Say which by its number alone."""
    found = _the_one(facts, notice)
    return None if found is None else {"number": found.id}


TOPICS_OF_DISAGREEMENTS = (
    Topic(
        Kind.DISAGREEMENT,
        Words(
            "{ref}: a disagreement waits for you",
            (
                "Members of the group disagree, and could not settle it among themselves.",
                "Please look at it, and say that you have seen it. It stays open until then.",
            ),
            (("Look at it", "disagree {number}"),),
        ),
        asks=_whether_they_see_it,
        fills=_which,
    ),
    Topic(
        Kind.DISAGREEMENT_CLOSED,
        Words(
            "{ref}: the outcome of a disagreement",
            ("What came of the disagreement that you brought has been recorded.",),
            (("Look at it", "disagree {number}"),),
        ),
        asks=_whether_they_see_it,
        fills=_which,
    ),
)
