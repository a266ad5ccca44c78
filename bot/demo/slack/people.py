"""The stand-in's answers about the app itself, people and channels."""

from dataclasses import asdict

from bot.demo.slack.chat import Answer
from bot.demo.slack.contract import Arguments
from bot.demo.slack.workspace import Channel, Says, User, Workspace


def who_we_are(workspace: Workspace, _given: Arguments) -> Answer:
    """`auth.test`."""
    return {
        "url": "https://eastmere.slack.example/",
        "team": "Eastmere",
        "team_id": workspace.team_id,
        "user": "core-group",
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "app_id": workspace.app_id,
        "is_enterprise_install": False,
    }


def user(workspace: Workspace, given: Arguments) -> Answer:
    """`users.info`."""
    found = workspace.users.get(str(given["user"]))
    if found is None:
        raise Says("user_not_found")
    return {"user": _shown(found)}


def user_by_email(workspace: Workspace, given: Arguments) -> Answer:
    """`users.lookupByEmail`."""
    return {"user": _shown(workspace.by_email(str(given["email"])))}


def channel(workspace: Workspace, given: Arguments) -> Answer:
    """`conversations.info`."""
    return {"channel": _channel(workspace.channel(str(given["channel"])))}


def members(workspace: Workspace, given: Arguments) -> Answer:
    """`conversations.members`, a page at a time: the cursor is the number of the next one."""
    everybody = workspace.channel(str(given["channel"])).members
    cursor, limit = str(given.get("cursor") or "0"), given.get("limit", 100)
    if not isinstance(limit, int) or not 0 < limit <= 1_000:
        raise Says("invalid_limit")
    if not cursor.isdecimal():
        raise Says("invalid_cursor")
    end = int(cursor) + limit
    further = str(end) if end < len(everybody) else ""
    return {
        "members": everybody[int(cursor) : end],
        "response_metadata": {"next_cursor": further},
    }


def open_direct(workspace: Workspace, given: Arguments) -> Answer:
    """`conversations.open`, with one person alone."""
    wanted = str(given.get("users") or "")
    if not wanted:
        raise Says("users_list_not_supplied")
    found = workspace.users.get(wanted)
    if found is None:
        raise Says("user_not_found")
    if found.deleted:
        raise Says("user_disabled")
    return {"channel": {"id": workspace.direct(wanted).id}}


def _shown(found: User) -> Answer:
    kept = {key: value for key, value in asdict(found).items() if key not in {"email", "name"}}
    profile = {"real_name": found.name, "email": found.email}
    return {**kept, "name": found.name.lower().replace(" ", "."), "profile": profile}


def _channel(found: Channel) -> Answer:
    shown = {key: value for key, value in asdict(found).items() if key not in {"members", "user"}}
    kind = {"is_im": bool(found.user), "is_mpim": False, "is_member": True}
    return {**shown, **kind, **({"user": found.user} if found.user else {})}
