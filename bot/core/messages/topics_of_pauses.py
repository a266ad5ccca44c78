"""What is said of pauses: that one began or ended, and that a task has to wait for it (IG16)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice


def _whether_they_see_pauses(_facts: CoreGroup, _notice: Notice) -> Asked:
    return Asked(Verb.SEE, Subject.PAUSE)


def _whether_it_is_their_task(facts: CoreGroup, notice: Notice) -> Asked:
    task = facts.task(notice.identity.subject)
    return Asked(Verb.SEE, Subject.TASK, owner=task.owner if task else "")


def _number(facts: CoreGroup, notice: Notice) -> Slots | None:
    task = facts.task(notice.identity.subject)
    return None if task is None else {"number": task.id}


TOPICS_OF_PAUSES = (
    Topic(
        Kind.PAUSED,
        Words(
            "{ref}: a pause has begun",
            (
                "Nothing leaves to one person, or to the whole group, and their links are dead.",
                "It lasts until you, or the other of lead and team manager, lift it.",
                "Please see at once what falls due meanwhile. Deadlines run on.",
            ),
            (("Show it", "pause"),),
        ),
        asks=_whether_they_see_pauses,
    ),
    Topic(
        Kind.PAUSE_LIFTED,
        Words(
            "{ref}: a pause has been lifted",
            ("What was held back and is still useful goes now. What is over does not.",),
            (("Show what is paused", "pause"),),
        ),
        asks=_whether_they_see_pauses,
    ),
    Topic(
        Kind.TASK_WAITS,
        Words(
            "{ref}: please wait with task {number}",
            (
                "Task {number} waits. Please hand over nothing and tell nothing for it.",
                "If you have a paper for it already, keep it.",
                "You hear when it goes on. If you have done it already, tell the lead.",
            ),
            (("Show it", "done {number}"),),
        ),
        asks=_whether_it_is_their_task,
        fills=_number,
    ),
)
