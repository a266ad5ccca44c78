"""The app's manifest, from which Slack makes the app: its addresses, and the least it may do."""

from collections.abc import Mapping
from typing import Final

from handlers.slack.parsing import Kind

COMMAND: Final = "/coregroup"

SCOPES: Final[Mapping[str, str]] = {
    "chat:write": "to write notices to people who have connected their account, and to answer them",
    "commands": f"to offer {COMMAND}, the buttons and the forms",
}
"""What the app may do in a workspace, and what for; it reads no message, list of people or file."""

EVENTS: Final[Mapping[str, str]] = {
    "app_uninstalled": "nothing can be written any more: the operator is told",
    "tokens_revoked": "nothing can be written any more: the operator is told",
}
"""What Slack tells the app of by itself, and why; none of it is what people write."""

LONGEST_NAME: Final = 35


def manifest(page: str, name: str) -> dict[str, object]:
    """Return the manifest of an app whose addresses begin with `page`, as Slack takes it in JSON.

    People cannot write into the app's messages: nobody would read it, and it would stay there.
    """

    def at(kind: Kind) -> str:
        return f"{page.rstrip('/')}/slack/{kind}"

    shown = name[:LONGEST_NAME].strip()
    return {
        "display_information": {"name": shown, "description": "Meetings and what is to be done."},
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": shown, "always_online": True},
            "slash_commands": [
                {
                    "command": COMMAND,
                    "url": at(Kind.COMMAND),
                    "description": "What you can do now; add a word to do it.",
                    "usage_hint": "help",
                    "should_escape": False,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {
                "request_url": at(Kind.EVENT),
                "bot_events": sorted(EVENTS),
            },
            "interactivity": {"is_enabled": True, "request_url": at(Kind.INTERACTIVITY)},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }
