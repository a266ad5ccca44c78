"""The stand-in's answers about messages: posting, altering and deleting them."""

from bot.demo.slack.contract import Arguments
from bot.demo.slack.workspace import Channel, Post, Says, Workspace

Answer = dict[str, object]


def post(workspace: Workspace, given: Arguments) -> Answer:
    """`chat.postMessage`: to a channel, or to somebody, which opens the direct message."""
    channel = _open(workspace, str(given["channel"]))
    made = _made(workspace, channel, given)
    return {"channel": channel.id, "ts": made.ts, "message": _shown(workspace, made)}


def post_for_one(workspace: Workspace, given: Arguments) -> Answer:
    """`chat.postEphemeral`: for one member of a channel alone."""
    channel, user = _open(workspace, str(given["channel"])), str(given["user"])
    if user not in channel.members:
        raise Says("user_not_in_channel")
    return {"message_ts": _made(workspace, channel, given, only_for=user).ts}


def alter(workspace: Workspace, given: Arguments) -> Answer:
    """`chat.update`: what is not given stays."""
    found = _found(workspace, given)
    found.text = str(given.get("text", found.text))
    blocks = given.get("blocks", found.blocks)
    found.blocks = list(blocks) if isinstance(blocks, list) else []
    found.edits += 1
    shown = _shown(workspace, found)
    return {"channel": found.channel, "ts": found.ts, "text": found.text, "message": shown}


def delete(workspace: Workspace, given: Arguments) -> Answer:
    """`chat.delete`: the app's own messages alone."""
    found = _found(workspace, given)
    found.is_deleted = True
    return {"channel": found.channel, "ts": found.ts}


def _open(workspace: Workspace, id_: str) -> Channel:
    channel = workspace.channel(id_)
    if channel.is_archived:
        raise Says("is_archived")
    if workspace.bot_user not in channel.members:
        raise Says("not_in_channel")
    return channel


def _made(workspace: Workspace, channel: Channel, given: Arguments, *, only_for: str = "") -> Post:
    blocks = given.get("blocks")
    text = str(given.get("text") or given.get("markdown_text") or "")
    if not (text or blocks):
        raise Says("no_text")
    made = Post(channel.id, workspace.new_ts(), text, [], only_for)
    made.blocks = list(blocks) if isinstance(blocks, list) else []
    workspace.posts.append(made)
    return made


def _found(workspace: Workspace, given: Arguments) -> Post:
    channel = workspace.channel(str(given["channel"]))
    for each in workspace.posts:
        is_there = not (each.is_deleted or each.only_for)
        if is_there and (each.channel, each.ts) == (channel.id, given["ts"]):
            return each
    raise Says("message_not_found")


def _shown(workspace: Workspace, found: Post) -> Answer:
    return {
        "type": "message",
        "user": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "app_id": workspace.app_id,
        "team": workspace.team_id,
        "text": found.text,
        "blocks": found.blocks,
        "ts": found.ts,
    }
