"""What Bolt hears, by kind: acknowledged at once, and handed on to be carried out."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from starlette.responses import Response

from handlers.slack import asking
from handlers.slack.clerk import Clerk
from handlers.slack.gate import Once
from handlers.slack.home import Home
from handlers.slack.parsing import text_in

log = logging.getLogger(__name__)

ONCE: Final = "once"
ANY: Final = re.compile(r"(?s).*")
ENDINGS: Final = frozenset({"app_uninstalled", "tokens_revoked", "team_access_revoked"})
"""Events after which nothing can be sent any more."""

Said = dict[str, Any]


class Listening:
    """Hears what the gate lets in.

    Bolt answers once its listener has ended, instead of looking every 10 ms whether that has
    acknowledged: so a listener acknowledges, hands on what takes time, and ends.
    """

    def __init__(self, home: Home, clerk: Clerk) -> None:
        self._home = home
        self._clerk = clerk
        self._bolt = AsyncApp(
            name="coregroup",
            signing_secret="",
            authorize=_authorize_in(home),
            process_before_response=True,
            raise_error_for_unhandled_request=True,
            request_verification_enabled=False,
        )
        self._bolt.command(ANY)(self._typed)
        self._bolt.action(ANY)(self._pressed)
        self._bolt.view_submission(ANY)(self._sent)
        self._bolt.event(ANY)(self._happened)
        self._bolt.error(_unheard)

    async def hand_on(self, said: Said, once: Once) -> Response:
        """Answer what has been verified and read; Bolt is given no bytes and no headers."""
        request = AsyncBoltRequest(body=said, mode="socket_mode", context={ONCE: once})
        answer = await self._bolt.async_dispatch(request)
        return Response(answer.body, answer.status, answer.first_headers())

    async def _typed(self, ack: AsyncAck, body: Said, context: AsyncBoltContext) -> None:
        await ack()
        self._clerk.take(asking.typed(self._home, body), context[ONCE])

    async def _pressed(self, ack: AsyncAck, body: Said, context: AsyncBoltContext) -> None:
        await ack()
        asked = asking.pressed(self._home, body)
        if asked is not None:
            self._clerk.take(asked, context[ONCE])

    async def _sent(self, ack: AsyncAck, body: Said, context: AsyncBoltContext) -> None:
        asked, key = asking.sent(self._home, body), asking.modal_key(body)
        await ack(await self._clerk.submit(asked, body["view"], key, context[ONCE]))

    async def _happened(self, ack: AsyncAck, body: Said, context: AsyncBoltContext) -> None:
        """Take an event. What people or bots write is none of ours: commands and buttons are."""
        event = text_in(body, "event", "type")
        if event in ENDINGS and await context[ONCE]():
            log.error("slack_ended", extra={"code": event})
        await ack()


def _authorize_in(home: Home) -> Callable[[], Awaitable[AuthorizeResult]]:
    """Return how Bolt learns where it is, without asking Slack; it is given no token to keep."""

    async def authorize() -> AuthorizeResult:
        team = None if home.is_organisation else home.team
        return AuthorizeResult(enterprise_id=None, team_id=team)

    return authorize


async def _unheard(error: Exception) -> BoltResponse:
    """Take what nobody listens to: Slack would send it again, and count it against us."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200)
    log.error("slack_bug", exc_info=error)
    return BoltResponse(status=500)
