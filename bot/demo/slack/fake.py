"""The stand-in itself: it answers calls of the Web API as Slack would, and records all of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.ports import Clock
from bot.demo.slack import chat, people
from bot.demo.slack.block_rules import faults_of_message, faults_of_view
from bot.demo.slack.chat import Answer
from bot.demo.slack.contract import Arguments, Breach, Method, breaches, methods
from bot.demo.slack.hooks import Hooks
from bot.demo.slack.mishaps import Mishap, Mishaps, What
from bot.demo.slack.modals import Modals, Triggers
from bot.demo.slack.workspace import Says, Workspace

Does = Callable[[Workspace, Arguments], Answer]


@dataclass(frozen=True, slots=True)
class Called:
    """One call as it came: its arguments as the JSON that was sent, and what was answered.

    `error` is Slack's code, empty where the answer was yes; `mishap` is what went wrong on demand.
    """

    method: str
    arguments: Arguments
    at: datetime
    error: str = ""
    mishap: What | None = None


@dataclass
class FakeSlack:
    """A Slack of one workspace; `server.serving` puts it on loopback and fills in `url`.

    `calls` holds every call, `wrong` each that broke Slack's contract, in words without content:
    a test looks that it is empty. `clock` is the time of triggers and of `response_url`.
    """

    clock: Clock
    workspace: Workspace = field(default_factory=Workspace)
    mishaps: Mishaps = field(default_factory=Mishaps)
    calls: list[Called] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    url: str = ""

    def __post_init__(self) -> None:
        self.triggers, self.hooks = Triggers(self.clock), Hooks(self.clock)
        modals = Modals(self.workspace, self.triggers)
        self.does: Mapping[str, Does] = {
            "auth.test": people.who_we_are,
            "users.info": people.user,
            "users.lookupByEmail": people.user_by_email,
            "conversations.info": people.channel,
            "conversations.members": people.members,
            "conversations.open": people.open_direct,
            "chat.postMessage": chat.post,
            "chat.postEphemeral": chat.post_for_one,
            "chat.update": chat.alter,
            "chat.delete": chat.delete,
            "views.open": modals.open,
            "views.push": modals.open,
            "views.update": modals.update,
            "views.publish": modals.publish,
        }

    @property
    def api_url(self) -> str:
        """Where the Web API is, for `COREGROUP_SLACK_API_URL`."""
        return f"{self.url}/api/"

    def called(self, method: str) -> list[Called]:
        """Return the calls of one method, the first one first."""
        return [each for each in self.calls if each.method == method]

    def method(self, name: str) -> Method:
        """Return what is known of a method."""
        found = methods().get(name)
        if found is None:
            raise self.breach(f"{name}: unknown method", "unknown_method")
        return found

    def let_in(self, method: Method, token: str) -> None:
        """Say no to a token that is missing, wrong or dead, or has not the scope that is needed."""
        if not token:
            raise self.breach(f"{method.name}: no token in its header", "not_authed")
        if token != self.workspace.token:
            raise self.breach(f"{method.name}: a wrong token", "invalid_auth")
        if self.workspace.token_says:
            raise Says(self.workspace.token_says)
        if method.scopes and not method.scopes & self.workspace.scopes:
            raise Says("missing_scope")

    def carry_out(self, method: Method, given: Arguments) -> Answer:
        """Do what is asked and return the answer, or say no to what breaks the contract."""
        found = [*breaches(method, given)] or [*_drawn_wrong(given)]
        said = [self.breach(f"{method.name}: {each.what}", each.code) for each in found]
        if said:
            raise said[0]
        return self.does[method.name](self.workspace, given)

    def breach(self, what: str, code: str) -> Says:
        """Record that a call was wrong; return what Slack answers to it."""
        self.wrong.append(what)
        return Says(code)

    def record(self, name: str, given: Arguments, error: str, mishap: Mishap | None) -> None:
        """Record one call."""
        what = mishap.what if mishap else None
        self.calls.append(Called(name, given, self.clock.now(), error, what))


def _drawn_wrong(given: Arguments) -> Iterator[Breach]:
    """Yield what is wrong with the blocks of a message, or with a view."""
    blocks, view = given.get("blocks"), given.get("view")
    if isinstance(blocks, list):
        code = "invalid_blocks_format"
        if not all(isinstance(each, dict) for each in blocks):
            yield Breach("blocks are no list of objects", code)
        else:
            text = given.get("text", "")
            yield from (Breach(each, "invalid_blocks") for each in faults_of_message(text, blocks))
    if isinstance(view, dict):
        yield from map(Breach, faults_of_view(view))
