"""What Slack sends, in its documented shapes; every id and name is made up."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

TEAM, APP, BOT, BOT_USER = "T0FICTWS01", "A0FICTAPP1", "B0FICTBOT1", "U0FICTBOT1"
GRACE, CHANNEL, DIRECT = "U0FICT0001", "C0FICT7KQ2", "D0FICTDM01"
HOOKS = "https://hooks.slack.com"
TRIGGER = "1000000000002.1000000000003.0123456789abcdef"
Said = dict[str, Any]


def command(text: str = "groups", **other: str) -> Said:
    """Return a slash command as its form's fields."""
    return {
        "token": "deprecated-ignore-me",
        "team_id": TEAM,
        "team_domain": "eastmere",
        "channel_id": DIRECT,
        "channel_name": "directmessage",
        "user_id": GRACE,
        "user_name": "g.holloway",
        "command": "/coregroup",
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": f"{HOOKS}/commands/{TEAM}/1/FictTokenA",
        "trigger_id": TRIGGER,
        **other,
    }


def interactive(type_: str, **other: object) -> Said:
    """Return what all that is pressed or sent has in common."""
    return {
        "type": type_,
        "user": {"id": GRACE, "username": "g.holloway", "team_id": TEAM},
        "api_app_id": APP,
        "token": "deprecated-ignore-me",
        "team": {"id": TEAM, "domain": "eastmere"},
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": TRIGGER,
        **other,
    }


def pressed(value: str, **other: object) -> Said:
    """Return a button pressed in a message."""
    action = {"type": "button", "action_id": "b1", "block_id": "a1", "value": value}
    given: Said = {
        "container": {"type": "message", "message_ts": "1929999000.0001", "channel_id": DIRECT},
        "channel": {"id": DIRECT, "name": "directmessage"},
        "response_url": f"{HOOKS}/actions/{TEAM}/1/FictTokenB",
        "actions": [{**action, "action_ts": "1930000000.123456"}],
    }
    return interactive("block_actions", **(given | other))


def event(inner: Mapping[str, object], event_id: str = "Ev0FICT0001", **other: object) -> Said:
    """Return an event around what has happened."""
    return {
        "token": "deprecated-ignore-me",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": inner,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": 1930000000,
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True}
        ],
        **other,
    }


def message(text: str = "help", **other: object) -> Said:
    """Return a message that somebody wrote to the app."""
    inner = {"type": "message", "channel_type": "im", "text": text, "user": GRACE, "team": TEAM}
    return event({**inner, "ts": "1930000009.000100", "channel": DIRECT, **other})


def form(said: Mapping[str, str]) -> bytes:
    return urlencode(said).encode()


def payload(said: object) -> bytes:
    return urlencode({"payload": json.dumps(said)}).encode()


def plain_json(said: object) -> bytes:
    return json.dumps(said).encode()
