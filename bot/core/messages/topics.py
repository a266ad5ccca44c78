"""The kinds of notices that stand in one entry each; a new kind is added here.

A new kind takes its name in `Kind`, a proposal that says when and to whom (a module in the notices
room, one line in `about_the_group`), and a `Topic` that says what (a module beside this one, one
line below). The tests want a group to which it is said: one line in tests/core/messages/stories.py.
"""

from collections.abc import Mapping

from bot.core.messages.topic import Topic
from bot.core.messages.topics_of_accounts import TOPICS_OF_ACCOUNTS
from bot.core.messages.topics_of_closing import TOPICS_OF_CLOSING
from bot.core.messages.topics_of_copies import TOPICS_OF_COPIES
from bot.core.messages.topics_of_disagreements import TOPICS_OF_DISAGREEMENTS
from bot.core.messages.topics_of_early import TOPICS_OF_EARLY
from bot.core.messages.topics_of_events import TOPICS_OF_EVENTS
from bot.core.messages.topics_of_pauses import TOPICS_OF_PAUSES
from bot.core.messages.topics_of_proposed_times import TOPICS_OF_PROPOSED_TIMES
from bot.core.messages.topics_of_roles import TOPICS_OF_ROLES
from bot.core.messages.topics_of_suggestions import TOPICS_OF_SUGGESTIONS
from bot.core.notices.notice import Kind

ENTRIES = (
    *TOPICS_OF_ACCOUNTS,
    *TOPICS_OF_CLOSING,
    *TOPICS_OF_COPIES,
    *TOPICS_OF_DISAGREEMENTS,
    *TOPICS_OF_EARLY,
    *TOPICS_OF_EVENTS,
    *TOPICS_OF_PAUSES,
    *TOPICS_OF_PROPOSED_TIMES,
    *TOPICS_OF_ROLES,
    *TOPICS_OF_SUGGESTIONS,
)

TOPICS: Mapping[Kind, Topic] = {each.kind: each for each in ENTRIES}
"""A kind that is not here stands in the lists of the modules beside this one."""
