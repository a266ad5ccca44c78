"""Each code that Slack lists for a post has its meaning, and what is not listed is a failure."""

import pytest

from bot.demo.slack.contract import methods
from handlers.slack.errors import FOLLOWS, REST, REST_WHILE_MOVING, SlackError, transport_error


def test_every_code_of_a_post_has_been_thought_of() -> None:
    assert methods()["chat.postMessage"].errors <= FOLLOWS.keys()


@pytest.mark.parametrize(
    ("code", "permanent", "rest"),
    [
        ("invalid_blocks", True, None),
        ("channel_not_found", True, None),
        ("is_archived", True, None),
        ("token_revoked", True, None),
        ("a_code_of_tomorrow", True, None),
        ("rate_limited", False, REST),
        ("service_unavailable", False, REST),
        ("internal_error", False, None),
        ("team_added_to_org", False, REST_WHILE_MOVING),
    ],
)
def test_what_follows_for_a_message_and_its_lane(
    code: str, *, permanent: bool, rest: float | None
) -> None:
    found = transport_error(SlackError(code))
    assert (found.code, found.permanent, found.retry_after) == (f"slack {code}", permanent, rest)
    assert not found.in_doubt


def test_slacks_own_word_for_how_long_goes_before_ours() -> None:
    assert transport_error(SlackError("ratelimited", retry_after=0.0)).retry_after == 0.0


def test_what_slack_may_have_done_all_the_same_is_in_doubt() -> None:
    assert transport_error(SlackError("fatal_error")).in_doubt


def test_a_code_that_cannot_be_one_is_not_repeated() -> None:
    assert transport_error(SlackError("Grace Adeyemi <grace@example>")).code == "slack unreadable"
