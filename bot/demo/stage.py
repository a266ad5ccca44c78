"""The stage: the real parts on a real SQLite file, a clock that jumps, and who says what to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.app import App
from bot.core.cards import Buttons, Card, Field, Form
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.requests import Actor, Request, Upload
from bot.core.wall_clock import LONDON
from bot.demo.browser import Browser
from bot.demo.cast import LEAD
from bot.demo.letters import Letter, in_short, newest
from bot.demo.page_read import Page
from bot.demo.post import Post, Sent
from bot.demo.standins import MailServer
from bot.demo.teller import Teller
from handlers.grammar import as_typed
from handlers.terminal.plain import plain
from scheduler.clock import JumpClock
from scheduler.jumps import run_to

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
class Stage:
    """Plays scenes: moves the clock, lets people speak, and checks what is expected.

    `browser` is the one in which Grace writes; in `folder` the mail lies; `failed` are the
    sentences that did not hold.
    """

    app: App
    clock: JumpClock
    teller: Teller
    post: Post
    mail: MailServer
    browser: Browser
    folder: Path
    failed: list[str] = field(default_factory=list)
    checked: int = 0
    _keys: Iterator[int] = field(default_factory=count)

    async def on(self, day: str, hour: str = "09:30") -> None:
        """Let time pass until a moment of 2027, by the clock on the wall: "30 Mar", "10:00"."""
        when = moment(day, hour)
        await self._deliver(when)
        await self.teller.at(when)

    async def _deliver(self, when: datetime) -> None:
        await run_to(when, self.clock, self.app.courier, self.app.jobs)
        for each in self.post.untold():
            await self.teller.at(each.at)
            await self.teller.leaves(self._told(each))

    def _told(self, sent: Sent) -> str:
        also = " + calendar entry" if sent.message.calendar else ""
        also += " + document" if sent.message.attachments else ""
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

    def tasks(self, kind: TaskKind) -> list[Task]:
        """Return the open tasks of one kind."""
        return [each for each in self.group.tasks if each.kind is kind and each.is_open]

    def task(self, id_: str) -> Task:
        """Return a task by its number, open or not."""
        found = self.group.task(id_)
        if found is None:
            raise StoryBroken(f"there is no task {id_}")
        return found

    async def says(self, who: str, text: str, /, **fields: str) -> Card:
        """Let a member say something where they work, and tell what the bot answers."""
        member = self.member(who)
        await self.teller.says(member.name, WHERE[member.contact.route], text, fields)
        return await self._answer(Actor(ref=REF, member=member.id), text, fields)

    async def sees(self, who: str, text: str, *about: str) -> Card:
        """Let a member look at something long, and tell only the lines about these words."""
        member = self.member(who)
        await self.teller.says(member.name, WHERE[member.contact.route], text, {})
        card = self.app.router.answer(self._request(Actor(ref=REF, member=member.id), text))
        await self.teller.excerpt(card, about)
        return card

    async def shows(self, who: str, subject: str) -> Letter:
        """Show the last mail to somebody as it lies in the folder, its calendar part in short."""
        letter = newest(self.folder, self.member(who).contact.email, subject)
        if letter is None:
            raise StoryBroken(f"no mail about {subject} lies in the folder")
        await self.teller.note(f"What {self.member(who).name} reads in that mail:")
        entry = in_short(letter.entry) if letter.entry else []
        await self.teller.page([*letter.body, *entry])
        return letter

    async def says_and_presses(self, who: str, text: str, button: str) -> Card:
        """Let a member say something, look at what is shown, and press a button of it."""
        card = await self.says(who, text)
        rows = (block for block in card.blocks if isinstance(block, Buttons))
        found = next((b for row in rows for b in row.buttons if b.label == button), None)
        if found is None:
            raise StoryBroken(f"nothing that was shown offers [{button}]")
        return await self.says(who, as_typed(found.command, found.seen), **found.fields)

    async def hands_in(self, who: str, text: str, upload: Upload) -> Card:
        """Let a member hand in a file with a command."""
        member = self.member(who)
        where = WHERE[member.contact.route]
        await self.teller.says(member.name, where, f"{text} (with {upload.filename})", {})
        actor = Actor(ref=REF, member=member.id)
        return await self._answer(actor, text, {}, {"sheet": upload})

    async def founds(self, **fields: str) -> Card:
        """Let Priya make a group; there is none yet in which she could be a member."""
        await self.teller.says(LEAD.name, "on Slack", "new", fields)
        return await self._answer(Actor(person=LEAD.id), "new", fields)

    async def _answer(
        self,
        actor: Actor,
        text: str,
        fields: Mapping[str, str],
        uploads: Mapping[str, Upload] | None = None,
    ) -> Card:
        card = self.app.router.answer(self._request(actor, text, fields, uploads))
        await self.teller.answer(card)
        await self._deliver(self.clock.now() + A_MOMENT)
        return card

    def _request(
        self,
        actor: Actor,
        text: str,
        fields: Mapping[str, str] | None = None,
        uploads: Mapping[str, Upload] | None = None,
    ) -> Request:
        key = f"demo-{next(self._keys)}"
        return Request(actor, text, key, ref=actor.ref, fields=fields or {}, uploads=uploads or {})

    def link(self, who: str, *about: str) -> str:
        """Return the link in the last mail to somebody with these words in its subject."""
        address = self.member(who).contact.email
        links = [each.message.link for each in self.post.to(address, *about) if each.message.link]
        if not links:
            raise StoryBroken(f"no mail with a link about {about} has come")
        return links[-1]

    async def opens(self, who: str, link: str, browser: Browser) -> Page:
        """Let somebody open a link, and tell what the page shows."""
        await self.teller.says(self.member(who).name, "opens the link of the mail", "", {})
        page = await browser.open(link)
        await self.teller.page(page.lines)
        return page

    async def presses(
        self,
        who: str,
        link: str,
        button: str,
        *,
        browser: Browser | None = None,
        uploads: Mapping[str, Upload] | None = None,
        **said: str,
    ) -> Page:
        """Let somebody open a link without an account, fill the page in and press a button."""
        browser = browser or Browser(self.app.web)
        page = await browser.open(link)
        name = self.member(who).name
        files = {field: each.filename for field, each in (uploads or {}).items()}
        await self.teller.says(name, "on the page behind the link", f"[{button}]", said | files)
        after = await browser.send(link, page, button, said, uploads)
        await self.teller.page(after.lines)
        await self._deliver(self.clock.now() + A_MOMENT)
        return after

    async def expect(self, sentence: str, *parts: object) -> None:
        """Check one thing that the procedure expects, all parts of it, and tell how it stands."""
        self.checked += 1
        holds = all(parts)
        if not holds:
            self.failed.append(sentence)
        await self.teller.expects(sentence, holds=holds)


def moment(day: str, hour: str) -> datetime:
    """Return a moment of the story: "30 Mar", "10:00" is a time in London in 2027."""
    return datetime.strptime(f"{day} 2027 {hour}", "%d %b %Y %H:%M").replace(tzinfo=LONDON)


def words(card: Card) -> str:
    """Return all that a card says, as one line."""
    return " ".join(plain(card, 10_000).split())


def asked_in(card: Card) -> list[Field]:
    """Return what the forms of a card ask."""
    return [field for block in card.blocks if isinstance(block, Form) for field in block.fields]


def day(text: str) -> date:
    """Return a day of 2027 as in "30 Mar"."""
    return moment(text, "00:00").date()
