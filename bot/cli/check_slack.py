"""Whether Slack would work: it answers, the token is of this workspace, may do enough, in time."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from bot.cli.check_told import Finding, Mark
from bot.settings import Settings
from handlers.slack.calls import Answer, Calls
from handlers.slack.errors import NOT_REACHED, Follows, SlackError
from handlers.slack.manifest import SCOPES
from scheduler.clock import SystemClock

CLOCK_MAY_DIFFER = 60
"""Seconds; from 300 on no request of Slack's is taken, nor would we know a forged one."""
AGAIN = "Install the app once more (docs/slack.md, step 5) and set COREGROUP_SLACK_BOT_TOKEN."
FIREWALL = "Let this machine reach {host} by https, and check COREGROUP_SLACK_API_URL."
LATER = "Try again later; https://slack-status.com tells whether Slack is well."


def slack_findings(settings: Settings) -> Iterator[Finding]:
    """Ask Slack who we are, which changes nothing there, and yield what follows."""
    try:
        answer = asyncio.run(_asked(settings))
    except SlackError as error:
        yield _refused(error, settings)
        return
    found = list(_wrong(answer, settings, SystemClock().now()))
    yield from found or [Finding("slack", "Slack answers, and its token may do what is needed.")]


async def _asked(settings: Settings) -> Answer:
    calls = Calls(settings.slack_api_url)
    try:
        return await calls.ask("auth.test", {}, token=settings.slack_bot_token.get_secret_value())
    finally:
        await calls.close()


def _refused(error: SlackError, settings: Settings) -> Finding:
    """Say why Slack did not answer with yes, and how to mend it."""
    host = urlsplit(settings.slack_api_url).hostname
    if error.code == NOT_REACHED:
        said, way_on = f"Slack cannot be reached at {host}.", FIREWALL.format(host=host)
    elif error.follows is Follows.AGAIN:
        said, way_on = f"Slack does not answer as it should ({error.code}).", LATER
    else:
        said, way_on = f"Slack does not accept the token ({error.code}).", AGAIN
    return Finding("slack", said, way_on, Mark.TO_MEND)


def _wrong(answer: Answer, settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield what does not fit: workspace, app, scopes and clock."""
    said = answer.said
    teams = {said.get("team_id"), said.get("enterprise_id")}
    if settings.slack_team_id not in teams:
        yield _mend("The token is of another workspace.", "COREGROUP_SLACK_TEAM_ID or its token")
    if said.get("app_id", settings.slack_app_id) != settings.slack_app_id:
        yield _mend("The token is of another app.", "COREGROUP_SLACK_APP_ID or its token")
    if missing := sorted(SCOPES.keys() - answer.scopes):
        said_so = f"The app may not do all that is needed: it lacks {', '.join(missing)}."
        yield Finding("slack", said_so, AGAIN, Mark.TO_MEND)
    if more := sorted(answer.scopes - SCOPES.keys()):
        said_so = f"The app may do more than is needed: {', '.join(more)}."
        yield Finding("slack", said_so, "Take it away (docs/slack.md).", Mark.TO_KNOW)
    yield from _clock(answer.date, now)


def _mend(said: str, names: str) -> Finding:
    return Finding("slack", said, f"Correct {names}.", Mark.TO_MEND)


def _clock(date: str, now: datetime) -> Iterator[Finding]:
    try:
        differs = abs((parsedate_to_datetime(date) - now).total_seconds())
    except (TypeError, ValueError):
        return  # Slack said no time, or one without a zone.
    if differs > CLOCK_MAY_DIFFER:
        said = f"This machine's clock and Slack's differ by {differs:.0f} seconds."
        way_on = "Let the machine keep time (NTP): from 300 seconds on nothing of Slack's is taken."
        yield Finding("slack clock", said, way_on, Mark.TO_MEND)
