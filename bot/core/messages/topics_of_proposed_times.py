"""What is said of times proposed: to those who book, to those asked, and that all have said."""

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.messages.wording import Purpose
from bot.core.notices.notice import Kind, Notice
from bot.core.procedure.day_names import short_day


def _whether_they_book(_facts: CoreGroup, _notice: Notice) -> Asked:
    return Asked(Verb.WRITE, Subject.GROUP, case=Case.STATE)


def _whether_they_see_the_group(_facts: CoreGroup, _notice: Notice) -> Asked:
    return Asked(Verb.SEE, Subject.GROUP, case=Case.STATE)


def _whether_they_answer(_facts: CoreGroup, notice: Notice) -> Asked:
    return Asked(Verb.WRITE, Subject.ANSWER, owner=notice.identity.recipient)


def _the_time(facts: CoreGroup, notice: Notice) -> Slots | None:
    """Say the day, also as a command takes it, and the time; None if they propose none now."""
    member = facts.member(notice.identity.subject)
    if member is None or member.proposes is None:
        return None
    on, starts = member.proposes.on, member.proposes.starts
    return {"day": short_day(on), "time": f"{starts:%H:%M}", "on": on.isoformat()}


TOPICS_OF_PROPOSED_TIMES = (
    Topic(
        Kind.TIME_PROPOSED,
        Words(
            "{ref}: somebody proposes {day}, {time}",
            (
                "A member of {ref} would like to meet on {day} at {time}.",
                "Only the social care team books.",
                "See who can come when, then book a meeting or move one.",
            ),
            (
                ("Look, and book", "meet"),
                ("Ask who can come then", "meet ask {on} {time}"),
                ("Show the dates", "dates"),
            ),
        ),
        asks=_whether_they_book,
        fills=_the_time,
        may_be_entered=True,
    ),
    Topic(
        Kind.CAN_YOU_THEN,
        Words(
            "{ref}: can you meet on {day}, {time}?",
            (
                "A meeting of {ref} on {day} at {time} is proposed. Nothing is booked yet.",
                "Can you come then?",
            ),
            (("I can", "meet yes {on} {time}"), ("I cannot", "meet no {on} {time}")),
        ),
        asks=_whether_they_answer,
        fills=_the_time,
        link=Purpose.TIME,
    ),
    Topic(
        Kind.TIME_ANSWERED,
        Words(
            "{ref}: everybody has answered about {day}",
            (
                "Everybody asked has said whether they can meet on {day} at {time}.",
                "See who can. Nothing is booked yet.",
            ),
            (("Who can come then", "meet asked"), ("Look, and book", "meet")),
        ),
        asks=_whether_they_see_the_group,
        fills=_the_time,
    ),
)
