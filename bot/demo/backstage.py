"""Behind the stage: the real parts on a real SQLite file, a clock that jumps, what they hold."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import App
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.notices.notice import Notice
from bot.demo.archive import Archive
from bot.demo.browser import Browser
from bot.demo.days import moment
from bot.demo.given import Given
from bot.demo.post import Post, Sent
from bot.demo.standins import MailServer, connect_everybody
from bot.demo.teller import Teller
from scheduler.clock import JumpClock
from scheduler.jumps import run_to
from storage.errors import UnknownGroup

REF = "7KQ2"
A_MOMENT = timedelta(seconds=45)
"""How long the story waits after each word: what it causes leaves one by one."""
WHERE = {
    Route.SLACK: "on Slack",
    Route.TEAMS: "on Teams",
    Route.SECURE_EMAIL: "by mail",
    Route.POST: "on paper",
    Route.BY_HAND: "on paper",
}


class StoryBroken(Exception):  # noqa: N818 - a story breaks; the machine has not
    """What the story needs to go on did not happen; it cannot be told further."""


@dataclass
class Backstage:
    """Moves the clock, tells what leaves, looks things up, and checks what is expected.

    `browser` is the one in which Grace writes; in `folder` the mail lies, in `archive` copies of
    the database; `failed` are the sentences that did not hold, `given` is what reached one of the
    family without a mail.
    """

    app: App
    clock: JumpClock
    teller: Teller
    post: Post
    mail: MailServer
    browser: Browser
    folder: Path
    archive: Archive
    failed: list[str] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    checked: int = 0

    async def on(self, day: str, hour: str = "09:30") -> None:
        """Let time pass until a moment, by the clock on the wall: "30 Mar" (of 2027), "10:00"."""
        when = moment(day, hour)
        await self._deliver(when)
        await self.teller.at(when)

    async def _a_moment_later(self) -> None:
        await self._deliver(self.clock.now() + A_MOMENT)

    async def _deliver(self, when: datetime) -> None:
        with suppress(UnknownGroup):
            connect_everybody(self.app.store, self.group, self.clock.now())
        await run_to(when, self.clock, self.app.courier, self.app.jobs)
        for each in self.post.untold():
            await self.teller.at(each.at)
            await self.teller.leaves(self._told(each))

    def _told(self, sent: Sent) -> str:
        also = " + calendar entry" if sent.message.calendar else ""
        message = sent.message
        also += " + document" if message.attachments or message.paper or message.bundle else ""
        return f"{self.named(sent)}{also}"

    def named(self, sent: Sent) -> str:
        """Return whom a message went to, by which route, and its subject."""
        message = sent.message
        return f"{self._name(message.address)} {WHERE[sent.route]}: {message.subject}"

    def _name(self, address: str) -> str:
        found = (each.name for each in self.group.members if each.contact.email == address)
        return next(found, f"the channel {REF}")

    @property
    def group(self) -> CoreGroup:
        """The facts of the story's group as they are stored now."""
        return self.app.store.read(REF)

    def member(self, who: str) -> Member:
        """Return the member with this e-mail address, or of this first name."""
        for each in self.group.members:
            if who in {each.contact.email, each.name.split()[0]}:
                return each
        raise StoryBroken(f"{who} is not in the group yet")

    def planned_for(self, *who: str) -> list[Notice]:
        """Return what was ever planned or sent to some members, by whatever route and address."""
        members = {self.member(each).id for each in who}
        notices = self.app.store.notices.stored(REF)
        return [each for each in notices if each.identity.recipient in members]

    def tasks(self, kind: TaskKind) -> list[Task]:
        """Return the open tasks of one kind."""
        return [each for each in self.group.tasks if each.kind is kind and each.is_open]

    def task(self, id_: str) -> Task:
        """Return a task by its number, open or not."""
        found = self.group.task(id_)
        if found is None:
            raise StoryBroken(f"there is no task {id_}")
        return found

    async def expect(self, sentence: str, *parts: object) -> None:
        """Check one thing that the procedure expects, all parts of it, and tell how it stands."""
        self.checked += 1
        holds = all(parts)
        if not holds:
            self.failed.append(sentence)
        await self.teller.expects(sentence, holds=holds)
