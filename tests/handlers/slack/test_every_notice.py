"""Every notice that there is, as a direct message, of which a locked screen tells the subject."""

import pytest

from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from handlers.slack.blocks import drawn
from handlers.slack.text import escaped
from tests.core.messages.stories import a_story
from tests.core.notices.reading import stored
from tests.handlers.slack.drawings import must_be_taken, words


@pytest.mark.exhaustive
def test_every_notice_is_one_message_that_slack_takes() -> None:
    told = {}
    for group in a_story():
        for each in wanted(group):
            wording = word(group, stored(each))
            if isinstance(wording, Wording):
                told[each.identity.kind] = wording
                (message,) = drawn(wording.card, ref=group.ref, summary=wording.subject)
                must_be_taken([message])
                assert message.text == escaped(wording.subject)
                assert wording.card.title in " ".join(words(message.blocks))
    assert told.keys() == set(Kind)
