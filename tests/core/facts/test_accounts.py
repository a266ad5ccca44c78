"""An account is on a chat platform, of a workspace, and written to by both of its ids."""

import pytest

from bot.core.facts.accounts import Account
from bot.core.facts.people import Route


def test_an_account_is_written_to_by_workspace_and_user() -> None:
    assert Account(Route.SLACK, "T024", "U77").address == "T024/U77"


@pytest.mark.parametrize(
    ("platform", "workspace", "user"),
    [(Route.SECURE_EMAIL, "T024", "U77"), (Route.SLACK, "", "U77"), (Route.TEAMS, "T024", "")],
)
def test_nothing_else_is_an_account(platform: Route, workspace: str, user: str) -> None:
    with pytest.raises(ValueError, match="chat platform"):
        Account(platform, workspace, user)
