"""What is said of suggestions: that one waits for an answer, and that one is answered (L15)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice


def _whether_they_answer_it(_facts: CoreGroup, _notice: Notice) -> Asked:
    return Asked(Verb.CONFIRM, Subject.MEMBERS)


def _whether_they_see_their_own(_facts: CoreGroup, notice: Notice) -> Asked:
    return Asked(Verb.SEE, Subject.EVENT, owner=notice.identity.recipient)


TOPICS_OF_SUGGESTIONS = (
    Topic(
        Kind.SUGGESTED,
        Words(
            "{ref}: somebody to bring into the group?",
            (
                "A member suggests an agency, or a person, to bring into the group.",
                "Please accept it, or decline it with a reason.",
            ),
            (("Show it", "members suggested"),),
        ),
        asks=_whether_they_answer_it,
        invites_text=True,
    ),
    Topic(
        Kind.SUGGESTION_ANSWERED,
        Words(
            "{ref}: what you suggested is answered",
            ("The agency or person you suggested has been accepted or declined.",),
            (("Show the answer", "members suggested"),),
        ),
        asks=_whether_they_see_their_own,
    ),
)
