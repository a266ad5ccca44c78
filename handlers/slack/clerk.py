"""Carries wishes from Slack to the desk and answers back: as messages, or in a modal."""

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from bot.core.cards import Card, Text, Warn
from handlers.slack import views
from handlers.slack.answering import Answered, not_now
from handlers.slack.asking import Asked
from handlers.slack.errors import SlackError
from handlers.slack.gate import Once
from handlers.slack.replying import OPENING, Json, Replies
from handlers.slack.submitted import key_after, verdict, with_what_was_written
from handlers.slack.under_way import UnderWay
from storage.errors import StorageError

log = logging.getLogger(__name__)

TOO_LATE: Final = "Slack let no form open, as that came too late. Press its button once more."
OUR_FAULT: Final = Card(
    "Not done",
    (
        Warn("Something went wrong. The fault is ours."),
        Text("Look how things stand before you try again. If it stays so, tell whoever runs this."),
    ),
    is_refusal=True,
    is_our_fault=True,
)
CLOSED: Final = "not_found"
"""What Slack says of a modal that somebody has closed meanwhile: they want no answer there."""


class Repeated(Exception):  # noqa: N818 - nothing went wrong
    """This has been taken before, and was answered."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for an answer to be the very answer to Slack, which waits three; and for Slack to
    show what it was answered, before that is changed."""

    answer: float = 2.0
    shown: float = 1.0


PATIENT: Final = Patience()


class Answers(Protocol):
    """Answers a wish off the event loop; see `Desk.answer`."""

    def __call__(self, asked: Asked, *, only_looks: bool = False) -> Awaitable[Answered]:
        """Carry out what is asked, or only look."""
        ...


class Clerk:
    """Has wishes carried out and sees to it that each is answered."""

    def __init__(
        self,
        answers: Answers,
        replies: Replies,
        under_way: UnderWay,
        patience: Patience,
    ) -> None:
        self._answers = answers
        self._replies = replies
        self._under_way = under_way
        self._patience = patience

    def take(self, asked: Asked, once: Once) -> None:
        """Carry out what was typed or pressed, and answer it, without anybody waiting."""
        self._under_way.start(self._told_if_lost(self._taken(asked, once)))

    async def submit(
        self, asked: Asked, view: Mapping[str, object], next_key: str, once: Once
    ) -> Json:
        """Carry out what was sent from a modal; return what Slack is to do with the modal.

        What takes too long goes on, and is shown in the modal when it is done.
        """
        task = self._under_way.start(self._first_answer(asked, once))
        await asyncio.wait({task}, timeout=self._patience.answer)
        if not task.done():
            self._under_way.start(self._told_if_lost(self._later(task, asked, next_key)))
            return {"response_action": "update", "view": views.loading(OPENING)}
        try:
            answered = task.result()
        except Repeated:
            return {}
        return verdict(answered, asked, view, next_key)

    async def _taken(self, asked: Asked, once: Once) -> None:
        if trouble := await _trouble(once):
            await self._reply(asked, trouble)
        elif asked.pressed is not None and asked.pressed.opens:
            await self._open(asked)
        else:
            await self._reply(asked, await self._answer(asked))

    async def _first_answer(self, asked: Asked, once: Once) -> Answered:
        return await _trouble(once) or await self._answer(asked)

    async def _reply(self, asked: Asked, answered: Answered) -> None:
        """Answer where it was asked: in the modal, or below what was typed or pressed."""
        if asked.view:
            await self._show(asked, asked.view, answered)
        else:
            await self._replies.say(asked.hook, answered)

    async def _open(self, asked: Asked) -> None:
        """Open a form: the modal first, as the right to open one lasts three seconds."""
        try:
            view = asked.view or await self._replies.open(asked.trigger)
        except SlackError as error:
            log.info("slack_not_opened", extra={"code": error.code})
            answered = await self._answer(asked, only_looks=True)
            late = answered.card.plus(Warn(TOO_LATE))
            await self._replies.say(asked.hook, replace(answered, card=late))
            return
        await self._show(asked, view, await self._answer(asked, only_looks=True))

    async def _show(self, asked: Asked, view: str, answered: Answered) -> None:
        """Show an answer in a modal; where Slack will not have it there, as a message."""
        key = asked.pressed.key if asked.pressed else ""
        try:
            await self._replies.show(view, answered, key)
        except SlackError as error:
            if error.code == CLOSED or not asked.hook:
                raise
            log.warning("slack_not_shown", extra={"code": error.code})
            await self._replies.say(asked.hook, answered)

    async def _later(self, task: "asyncio.Task[Answered]", asked: Asked, next_key: str) -> None:
        answered = await task
        key = key_after(answered, asked, next_key)
        await asyncio.sleep(self._patience.shown)
        await self._replies.show(asked.view, with_what_was_written(answered, asked), key)

    async def _answer(self, asked: Asked, *, only_looks: bool = False) -> Answered:
        try:
            return await self._answers(asked, only_looks=only_looks)
        except Exception:
            # Told by its kind and place alone, and to the person that it was not their doing.
            log.exception("slack_bug")
            return Answered(OUR_FAULT)

    async def _told_if_lost(self, doing: Awaitable[None]) -> None:
        """Say in one line, without content, that somebody was not answered."""
        try:
            await doing
        except Repeated:
            return
        except SlackError as error:
            log.warning("slack_not_answered", extra={"code": error.code})
        except Exception:
            log.exception("slack_bug")


async def _trouble(once: Once) -> Answered | None:
    """Return what is said where nobody can tell whether this is new; raise `Repeated` if not."""
    try:
        if await once():
            return None
    except StorageError as trouble:
        return not_now(trouble)
    raise Repeated
