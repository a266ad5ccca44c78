"""The way back to who asked in Slack: an answer for their eyes alone, or a modal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import urlsplit

from bot.core.cards import Card, Text
from handlers.slack import views
from handlers.slack.answering import Answered
from handlers.slack.blocks import Drawn, drawn
from handlers.slack.errors import SlackError
from handlers.slack.parsing import text_in

HOOK_USES: Final = 5
"""Answers that Slack takes to one `response_url`."""

HOOKS: Final = ("https", "hooks.slack.com")
OPENING: Final = "One moment"
Json = dict[str, object]

MORE: Final = Card(
    "There is more",
    (Text("Slack takes no more at once. Ask for a part of it, or have it sent to you by mail."),),
)


class Calling(Protocol):
    """Something that calls Slack's Web API, without trying again."""

    async def call(
        self, method: str, arguments: Mapping[str, object], *, token: str
    ) -> Mapping[str, object]:
        """Return what Slack answers, or raise `SlackError`."""
        ...

    async def tell(self, address: str, said: Mapping[str, object]) -> None:
        """Answer at a `response_url`, or raise `SlackError`."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """Where Slack is called, and the token of its bot."""

    api_url: str
    token: str = field(repr=False)


class Replies:
    """Carries answers; what cannot be brought back is one line in the log, without content."""

    def __init__(self, calls: Calling, line: Line) -> None:
        self._calls = calls
        self._token = line.token
        url = urlsplit(line.api_url)
        self._hosts = {HOOKS, (url.scheme, url.netloc)}

    async def say(self, hook: str, answered: Answered) -> None:
        """Show an answer to who asked alone, in as many messages as it takes."""
        messages = drawn(answered.card, ref=answered.ref)
        if len(messages) > HOOK_USES:
            messages = (*messages[: HOOK_USES - 1], *drawn(MORE))
        for each in messages:
            await self._calls.tell(self._known(hook), _for_one(each))

    async def open(self, trigger: str) -> str:
        """Open a modal that says to wait, before anything else is done; return its id."""
        view = views.loading(OPENING)
        given = {"trigger_id": trigger, "view": view}
        opened = await self._calls.call("views.open", given, token=self._token)
        return text_in(opened, "view", "id")

    async def show(self, view: str, answered: Answered, key: str) -> None:
        """Show an answer in an open modal, in the place of what stands there."""
        given = {"view_id": view, "view": view_of(answered, key)}
        await self._calls.call("views.update", given, token=self._token)

    def _known(self, hook: str) -> str:
        """Return the address if it is Slack's own: an answer goes nowhere else."""
        url = urlsplit(hook)
        if (url.scheme, url.netloc) not in self._hosts:
            raise SlackError("foreign response_url")
        return hook


def view_of(answered: Answered, key: str) -> Json:
    """Draw an answer as a modal; its form, if it has one, is one act under `key`."""
    return views.modal(answered.card, ref=answered.ref, key=key)


def _for_one(message: Drawn) -> Json:
    return {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": message.text,
        "blocks": message.blocks,
    }
