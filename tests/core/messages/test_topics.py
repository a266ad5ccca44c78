"""A kind of notice that stands in one entry stands nowhere else."""

from collections.abc import Collection

import pytest

from bot.core.messages.catalogue import CATALOGUE, Language
from bot.core.messages.may_hear import OTHERS, OWN
from bot.core.messages.meeting_words import MEETING_WORDS
from bot.core.messages.record_words import RECORD_WORDS
from bot.core.messages.slots import FILLED_BY
from bot.core.messages.topics import ENTRIES, TOPICS
from bot.core.messages.wording import Audience
from bot.core.notices.notice import Kind


@pytest.mark.parametrize("elsewhere", [MEETING_WORDS, RECORD_WORDS, OWN, OTHERS])
def test_no_other_list_says_something_else_of_such_a_kind(elsewhere: Collection[Kind]) -> None:
    assert not TOPICS.keys() & set(elsewhere)


def test_no_kind_has_two_entries() -> None:
    assert [each.kind for each in ENTRIES] == list(TOPICS)


def test_its_words_and_what_fills_them_are_those_of_its_entry() -> None:
    for kind, topic in TOPICS.items():
        assert CATALOGUE[kind, Audience.PROFESSIONAL, Language.ENGLISH] is topic.words
        assert FILLED_BY[kind] is topic.fills
