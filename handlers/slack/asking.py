"""What somebody asks for in Slack: typed, pressed or sent from a modal, each read from its body."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.core.facts.accounts import Account
from bot.core.facts.people import Route
from bot.core.requests import Actor, Place, Request
from handlers.slack.buttons import Pressed, unpack
from handlers.slack.filled_in import answers
from handlers.slack.home import Home
from handlers.slack.parsing import text_in

ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""What Slack escapes in what is typed, in the order in which it is undone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish: whose account, what it says, from which channel, and where an answer may go.

    `pressed` is None where a button or modal holds what none of ours does. `trigger` opens one
    modal, once and within 3 s; `hook` takes answers; `view` is the modal that it came from.
    """

    account: Account
    pressed: Pressed | None
    channel: str = ""
    trigger: str = ""
    hook: str = field(default="", repr=False)
    view: str = ""

    def request(self, actor: Actor, ref: str = "", *, only_looks: bool = False) -> Request:
        """Return it as the router takes it; `ref` is the group that the channel implies."""
        pressed = self.pressed or Pressed("")
        return Request(
            actor=actor,
            text=pressed.command,
            key="" if only_looks else pressed.key,
            place=Place.SLACK,
            ref=pressed.ref or ref,
            fields=pressed.fields,
            seen=pressed.seen,
            only_looks=only_looks,
        )


def typed(home: Home, said: Mapping[str, object]) -> Asked:
    """Read a slash command; who acts and from where is told by ids alone."""
    text, trigger = text_in(said, "text"), text_in(said, "trigger_id")
    for escaped, meant in ESCAPED:
        text = text.replace(escaped, meant)
    return Asked(
        account=_account(home, text_in(said, "team_id"), text_in(said, "user_id")),
        pressed=Pressed(text, key=_key(trigger)),
        channel=text_in(said, "channel_id"),
        trigger=trigger,
        hook=text_in(said, "response_url"),
    )


def pressed(home: Home, said: Mapping[str, object]) -> Asked | None:
    """Read a button, or return None where what was used carries nothing: a link, an input."""
    value = text_in(_first(said.get("actions")), "value")
    if not value:
        return None
    trigger = text_in(said, "trigger_id")
    return Asked(
        account=_actor(home, said),
        pressed=_carried(value, _key(trigger)),
        channel=text_in(said, "channel", "id"),
        trigger=trigger,
        hook=text_in(said, "response_url"),
        view=text_in(said, "view", "id"),
    )


def sent(home: Home, said: Mapping[str, object]) -> Asked:
    """Read a modal that was sent: twice the same modal is one act, whatever else differs."""
    view = said.get("view")
    filled = _carried(text_in(view, "private_metadata"), "")
    if filled is not None and isinstance(view, Mapping):
        filled = replace(filled, fields={**filled.fields, **answers(view)}, opens=False)
    return Asked(account=_actor(home, said), pressed=filled, view=text_in(view, "id"))


def modal_key(said: Mapping[str, object]) -> str:
    """Return the key of what a modal may lead to next: its own state, by Slack's count."""
    return _key(f"{text_in(said, 'view', 'id')} {text_in(said, 'view', 'hash')}")


def _carried(value: str, key: str) -> Pressed | None:
    """Return what a button or modal carries; one act where it names none is this press of it."""
    try:
        carried = unpack(value)
    except ValueError:
        return None
    return carried if carried.key else replace(carried, key=key)


def _actor(home: Home, said: Mapping[str, object]) -> Account:
    """Return who acts, who may be of another workspace than the one that the app is in."""
    team = text_in(said, "user", "team_id") or text_in(said, "team", "id")
    return _account(home, team, text_in(said, "user", "id"))


def _account(home: Home, team: str, user: str) -> Account:
    """Return an account; in an organisation a user has one id across its workspaces."""
    return Account(Route.SLACK, home.team if home.is_organisation else team, user)


def _key(said: str) -> str:
    return f"slack {said}" if said.strip() else ""


def _first(said: object) -> object:
    return said[0] if isinstance(said, list) and said else None
