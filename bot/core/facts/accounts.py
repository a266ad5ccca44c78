"""Accounts: who somebody is on a chat platform, and the question by which they connect one."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.particulars import OF_WORKSPACE
from bot.core.facts.people import Route


@dataclass(frozen=True, slots=True)
class Account:
    """One account on a chat platform, by the platform's own ids, which are shown to nobody.

    `workspace` is what the platform keeps its users by: Slack's workspace (T...), or the
    organisation (E...) that has several, where a user has one id across all of them.
    """

    platform: Route
    workspace: str
    user: str

    def __post_init__(self) -> None:
        if not (self.platform.is_chat and self.workspace and self.user):
            raise ValueError("an account is somebody's on a chat platform, in a workspace")

    @property
    def address(self) -> str:
        """Return what a transport needs to write to it; ids hold no slash."""
        return f"{self.workspace}{OF_WORKSPACE}{self.user}"


@dataclass(frozen=True, slots=True)
class AccountAsked:
    """Somebody on a platform asked, naming this member's address, to be known as them ("B1").

    `account` is the keyed hash of theirs, so that no id of a platform stands here. A code goes to
    the address; `tries` counts the wrong ones. `connected_at` is when the right one was said.
    """

    id: str
    member: str
    platform: Route
    account: str
    at: datetime
    tries: int = 0
    connected_at: datetime | None = None
