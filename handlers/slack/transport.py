"""The transport for Slack: a notice as a direct message, marked so that a repeat is known."""

import hashlib
import hmac
import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from bot.core.cards import Text
from bot.core.facts.particulars import OF_WORKSPACE
from bot.core.facts.people import Route
from bot.core.ports import Message, Proof, TransportError
from handlers.marks import marks
from handlers.slack.blocks import Drawn, drawn
from handlers.slack.calls import Calls
from handlers.slack.errors import Follows, SlackError, transport_error

log = logging.getLogger(__name__)

MARK_LENGTH: Final = 24


class SlackTransport:
    """Posts to people and channels of the workspaces whose tokens it has; `tokens` by their ids.

    `key` makes the marks: whoever reads the messages of a workspace learns nothing from one.
    """

    route: Route = Route.SLACK

    def __init__(
        self, calls: Calls, tokens: Mapping[str, str], key: bytes, *, at_once: int = 10
    ) -> None:
        self._calls = calls
        self._tokens = tokens
        self._key = key
        self._at_once = at_once
        self._lost: set[str] = set()

    @property
    def at_once(self) -> int:
        """Return how many messages it carries at the same time, at most."""
        return self._at_once

    async def send(self, message: Message) -> Proof:
        """Post `message` to "workspace/user", in parts where one does not hold it.

        What was posted stands in the direct message, so a yes is the proof that it was delivered.
        """
        workspace, _, to = message.address.partition(OF_WORKSPACE)
        token = self._tokens.get(workspace)
        if token is None or not to:
            raise TransportError("slack other workspace", permanent=True)
        _refuse_what_goes_by_mail(message)
        for number, part in enumerate(_parts(message)):
            arguments = self._arguments(to, part, f"{self._mark(message)}-{number}")
            try:
                await self._calls.call("chat.postMessage", arguments, token=token)
            except SlackError as error:
                raise self._told(workspace, error, is_begun=number > 0) from None
        self._lost.discard(workspace)
        return Proof.DELIVERED

    async def close(self) -> None:
        """Let go of connections; no message is under way."""
        await self._calls.close()

    def _arguments(self, to: str, part: Drawn, mark: str) -> dict[str, object]:
        first, *others = part.blocks
        return {
            "channel": to,
            "text": part.text,
            "blocks": [{**first, "block_id": mark}, *others],
            "unfurl_links": False,
            "unfurl_media": False,
        }

    def _mark(self, message: Message) -> str:
        """Return what stands on every attempt at the same message, and on no other's."""
        made = hmac.new(self._key, message.idempotency_key.encode(), hashlib.sha256)
        return made.hexdigest()[:MARK_LENGTH]

    def _told(self, workspace: str, error: SlackError, *, is_begun: bool) -> TransportError:
        """Return what an error means here; the operator hears once of a workspace that is lost."""
        if error.follows is Follows.WORKSPACE and workspace not in self._lost:
            self._lost.add(workspace)
            log.error("slack_workspace_lost", extra={"workspace": workspace, "code": error.code})
        found = transport_error(error)
        # The parts before this one arrived: another attempt brings them once more.
        found.in_doubt = found.in_doubt or is_begun
        return found


def _parts(message: Message) -> Iterator[Drawn]:
    above = tuple(map(Text, marks(message)))
    card = replace(message.card, blocks=(*above, *message.card.blocks))
    yield from drawn(card, ref=message.ref, summary=message.subject)


def _refuse_what_goes_by_mail(message: Message) -> None:
    """Refuse files, which only a mail carries, and what is for family, who are in no chat."""
    if message.attachments or message.paper or message.bundle or message.calendar:
        raise TransportError("slack no files", permanent=True)
    if message.for_family:
        raise TransportError("slack no family", permanent=True)
