"""Chat platforms: what comes in and goes out there, loaded only where the settings name one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry

from bot.core.facts.people import Route
from bot.core.notices.routes import LANES, MAIL_LANE
from bot.core.ports import Clock, Transport
from bot.settings import Settings
from handlers.web.ports import Answering
from storage.store import Store

if TYPE_CHECKING:
    from handlers.slack.mounting import Slack

SLACK_LANE = LANES[Route.SLACK]
TO_MEMBERS, IN_A_CHANNEL = 5.0, 1.0
"""Messages a second that Slack takes: "several hundred per minute" to the members of a workspace,
of which 300 keeps below whatever is meant, and one in each channel."""


def paces(settings: Settings) -> Mapping[str, float]:
    """Return how many messages a second each lane takes; see `storage.claims.Claims`."""
    mail = {MAIL_LANE: settings.mail_per_minute / 60}
    if not settings.has_slack:
        return mail
    return {**mail, SLACK_LANE: TO_MEMBERS, f"{SLACK_LANE}:": IN_A_CHANNEL}


def chat_transports(settings: Settings, key: bytes) -> Sequence[Transport]:
    """Return what carries messages to chat platforms; `key` makes the marks of repeats."""
    if not settings.has_slack:
        return ()
    # Not everybody has Slack: its libraries take a tenth of the memory that there is.
    from handlers.slack.calls import Calls  # noqa: PLC0415
    from handlers.slack.transport import SlackTransport  # noqa: PLC0415

    tokens = {settings.slack_team_id: settings.slack_bot_token.get_secret_value()}
    return (SlackTransport(Calls(settings.slack_api_url), tokens, key),)


def slack_for(
    settings: Settings, store: Store, router: Answering, clock: Clock, registry: CollectorRegistry
) -> "Slack | None":
    """Return what comes in from Slack, or None where it is not set."""
    if not settings.has_slack:
        return None
    from handlers.slack.gate import Trusted  # noqa: PLC0415 - as above
    from handlers.slack.home import Home  # noqa: PLC0415
    from handlers.slack.mounting import House, mounted  # noqa: PLC0415
    from handlers.slack.replying import Line  # noqa: PLC0415

    home = Home(settings.slack_app_id, settings.slack_team_id)
    return mounted(
        Trusted(home, settings.slack_secrets),
        Line(settings.slack_api_url, settings.slack_bot_token.get_secret_value()),
        House(store, router, clock, registry),
    )
