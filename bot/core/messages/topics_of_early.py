"""What is said of wishes for an earlier date, and of the review's new day (L3)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.access.early import question_to
from bot.core.facts.early import numbered
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice
from bot.core.procedure.day_names import short_day


def _whether_they_see_it(facts: CoreGroup, notice: Notice) -> Asked:
    wish = numbered(facts.early, notice.identity.subject)
    if wish is None:
        return Asked(Verb.SEE, Subject.EVENT)
    return question_to(facts, wish, notice.identity.recipient)


def _which(facts: CoreGroup, notice: Notice) -> Slots | None:
    wish = numbered(facts.early, notice.identity.subject)
    return None if wish is None else {"number": wish.id, "what": wish.what}


def _day(facts: CoreGroup, notice: Notice) -> Slots | None:
    review = facts.next_review
    is_it = review is not None and review.id == notice.identity.subject
    return {"day": short_day(review.on)} if review is not None and is_it else None


def _whether_they_see_the_dates(_facts: CoreGroup, _notice: Notice) -> Asked:
    return Asked(Verb.SEE, Subject.GROUP)


TOPICS_OF_EARLY = (
    Topic(
        Kind.EARLY_ASKED,
        Words(
            "{ref}: an earlier {what} is asked for",
            (
                "A member asks for an earlier {what}.",
                "Look at what it does to the dates; then agree, or keep them, with a reason.",
            ),
            (("Look at it", "early {number}"),),
        ),
        asks=_whether_they_see_it,
        fills=_which,
        invites_text=True,
    ),
    Topic(
        Kind.EARLY_ANSWERED,
        Words(
            "{ref}: the earlier {what} is answered",
            ("That an earlier {what} was asked for has been answered.",),
            (("Show the answer", "early {number}"),),
        ),
        asks=_whether_they_see_it,
        fills=_which,
    ),
    Topic(
        Kind.REVIEW_SET,
        Words(
            "{ref}: the review is now on {day}",
            (
                "The review conference has another day: {day}.",
                "What counts back from it has moved as well.",
            ),
            (("Show the dates", "dates"),),
        ),
        asks=_whether_they_see_the_dates,
        fills=_day,
    ),
)
