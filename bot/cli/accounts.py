"""`coregroup people connect` and `disconnect`: whose an account on a chat platform is."""

from typing import Annotated

import typer

from bot.cli.data import EnvFile
from bot.cli.desk import opened_desk
from bot.cli.options import AsJson
from bot.cli.people import Email
from bot.cli.printing import print_blocks, print_json
from bot.core.facts.accounts import Account
from bot.core.facts.particulars import OF_WORKSPACE
from bot.core.facts.people import Person, Route
from bot.core.refusals import Refusal
from storage.store import Store

Slack = Annotated[
    str,
    typer.Option("--slack", metavar="WORKSPACE/USER", help="The ids that Slack's answer names."),
]
CHATS = tuple(each for each in Route if each.is_chat)
PREFIXES = {"T", "E"}, {"U", "W"}
UNTIL_THEN = (
    "They are known there until a group has them.",
    ["From then on they connect it themselves, by a code sent to their address: connect ADDRESS"],
)
GONE = (
    "Nobody is known as them on Slack or Teams any more.",
    ["What they hear of comes by mail. They can connect again by a code: connect ADDRESS"],
)


def connect(
    email: Email, slack: Slack, *, as_json: AsJson = False, env_file: EnvFile = None
) -> None:
    """Connect an account of somebody who may make groups and is in none yet: no mail can ask them.

    Whoever is in a group proves it by a code: the operator lets nobody see one.
    """
    account = _account(slack)
    with opened_desk(env_file) as desk:
        person = desk.person(email)
        _must_need_us(desk.store, person)
        desk.store.accounts.bind(account, person.id, desk.clock.now(), is_proved=False)
        desk.audit("account connected", person.id)
    _told(person, as_json=as_json, is_connected=True)


def disconnect(email: Email, *, as_json: AsJson = False, env_file: EnvFile = None) -> None:
    """Take a person's accounts on all chat platforms off, at once."""
    with opened_desk(env_file) as desk:
        person = desk.person(email)
        for each in CHATS:
            desk.store.accounts.unbind(person.id, each)
        desk.audit("account taken off", person.id)
    _told(person, as_json=as_json, is_connected=False)


def _account(said: str) -> Account:
    workspace, _, user = said.strip().partition(OF_WORKSPACE)
    starts = workspace[:1], user[:1]
    is_written_so = all(start in letters for start, letters in zip(starts, PREFIXES, strict=True))
    if not (is_written_so and (workspace + user).isalnum()):
        raise typer.BadParameter("Write it as Slack's answer names it, like T0123ABCD/U0456EFGH.")
    return Account(Route.SLACK, workspace, user)


def _must_need_us(store: Store, person: Person) -> None:
    """Refuse for whoever is or was in a group: its contact sheet says who they are (IG17, IG20)."""
    if store.people.groups_of(person.id):
        raise Refusal(
            "This person is, or was, on the contact sheet of a group.",
            "They connect it themselves, by a code sent to their address: connect ADDRESS",
        )
    if not person.may_create:
        raise Refusal(
            "This person is in no group and may make none.",
            "Let them make groups first: coregroup people add E-MAIL --may-create",
        )


def _told(person: Person, *, as_json: bool, is_connected: bool) -> None:
    if as_json:
        print_json({"email": person.email, "connected": is_connected})
    else:
        what, after = ("Connected", UNTIL_THEN) if is_connected else ("Disconnected", GONE)
        print_blocks([(person.email, []), after], what)
