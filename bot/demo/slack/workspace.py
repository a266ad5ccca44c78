"""The stand-in's workspace: who is in it, its channels, and what stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

SCOPES = frozenset({"chat:write", "commands", "users:read", "users:read.email", "groups:read"})
"""What the stand-in's token may do unless a test takes some of it away."""


class Says(Exception):  # noqa: N818 - an answer of Slack's with `ok: false`, and no error of ours
    """An answer with `ok: false` and this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class User:
    """Somebody in the workspace, or beside it; names are made up."""

    id: str
    name: str = ""
    email: str = ""
    team_id: str = "T0FICTWS01"
    deleted: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_invited_user: bool = False
    tz: str = "Europe/London"

    @property
    def is_reachable(self) -> bool:
        """Tell whether the app may write to them."""
        return not (self.deleted or self.is_bot or self.is_stranger)


@dataclass
class Channel:
    """A conversation; with `user` it is the app's direct message with them."""

    id: str
    name: str = ""
    members: list[str] = field(default_factory=list)
    user: str = ""
    is_private: bool = True
    is_archived: bool = False
    is_general: bool = False
    is_shared: bool = False
    is_ext_shared: bool = False
    is_org_shared: bool = False
    is_pending_ext_shared: bool = False
    pending_shared: list[str] = field(default_factory=list)
    pending_connected_team_ids: list[str] = field(default_factory=list)


@dataclass
class Post:
    """One message; with `only_for` it is ephemeral. `edits` counts `chat.update`."""

    channel: str
    ts: str
    text: str
    blocks: list[dict[str, object]]
    only_for: str = ""
    edits: int = 0
    is_deleted: bool = False


@dataclass
class View:
    """A modal or a Home: what it shows, and for whom; `hash` changes with each update."""

    id: str
    shown: dict[str, object]
    hash: str
    user: str = ""


@dataclass
class Workspace:
    """One workspace with the app in it; `token_says` is what a token that died is answered with."""

    team_id: str = "T0FICTWS01"
    app_id: str = "A0FICTAPP1"
    bot_id: str = "B0FICTBOT1"
    bot_user: str = "U0FICTBOT1"
    token: str = "xoxb-made-up-token"  # noqa: S105 - made up, and good on loopback alone
    token_says: str = ""
    scopes: frozenset[str] = SCOPES
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    views: dict[str, View] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.add(User(self.bot_user, "core-group", is_bot=True, team_id=self.team_id))

    def add(self, *found: User | Channel) -> None:
        """Let people and channels be there."""
        for each in found:
            if isinstance(each, User):
                self.users[each.id] = each
            else:
                self.channels[each.id] = each

    def new_ts(self) -> str:
        """Return a timestamp that no other message of the workspace has."""
        return f"1900000000.{next(self.numbers):06}"

    def direct(self, user_id: str) -> Channel:
        """Return the app's direct message with somebody, which it opens where there is none."""
        user = self.users.get(user_id)
        if user is None or not user.is_reachable:
            raise Says("channel_not_found")
        id_ = f"D{user_id[1:]}"
        members = [user_id, self.bot_user]
        return self.channels.setdefault(id_, Channel(id_, user=user_id, members=members))

    def channel(self, id_: str) -> Channel:
        """Return a channel that the app can see, or the direct message with a user of this id."""
        if id_ in self.users:
            return self.direct(id_)
        found = self.channels.get(id_)
        if found is None or (found.is_private and self.bot_user not in found.members):
            raise Says("channel_not_found")
        return found

    def sent_to(self, user_id: str) -> list[Post]:
        """Return what stands in the app's direct message with somebody, the first first."""
        return [each for each in self.posts if each.channel == f"D{user_id[1:]}"]

    def by_email(self, email: str) -> User:
        """Return whom an address belongs to; nobody for those who were deactivated."""
        there: Iterable[User] = (each for each in self.users.values() if not each.deleted)
        found = next((each for each in there if each.email.lower() == email.lower()), None)
        if found is None:
            raise Says("users_not_found")
        return found
