"""The stage: who says what to the real parts, opens which link, and presses what there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from icalendar import Event

from bot.core.cards import Buttons, Card
from bot.core.requests import Actor, Request, Upload
from bot.demo.backstage import REF, WHERE, Backstage, StoryBroken
from bot.demo.browser import Browser
from bot.demo.cast import LEAD
from bot.demo.given import by_a_person, on_a_page
from bot.demo.letters import Letter, in_short, newest
from bot.demo.page_read import Page
from handlers.grammar import as_typed

DONE = "done "
"""How the command begins that records what was given to somebody."""


@dataclass
class Stage(Backstage):
    """Plays scenes: lets people speak, look, hand in and press, and lets time pass after it."""

    _keys: Iterator[int] = field(default_factory=count)

    async def says(self, who: str, text: str, /, **fields: str) -> Card:
        """Let a member say something where they work, and tell what the bot answers."""
        member = self.member(who)
        await self.teller.says(member.name, WHERE[member.contact.route], text, fields)
        return await self._answer(Actor(ref=REF, member=member.id), text, fields)

    async def sees(self, who: str, text: str, *about: str, **fields: str) -> Card:
        """Let a member say or see something long, and tell only the lines about these words."""
        member = self.member(who)
        await self.teller.says(member.name, WHERE[member.contact.route], text, {})
        card = self.app.router.answer(self._request(Actor(ref=REF, member=member.id), text, fields))
        await self.teller.excerpt(card, about)
        return card

    async def says_and_presses(self, who: str, text: str, button: str, *about: str) -> Card:
        """Let a member say something, look at what is shown, and press a button of it.

        Of something long only the lines about these words are told.
        """
        card = await (self.sees(who, text, *about) if about else self.says(who, text))
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
        before = self.group if text.startswith(DONE) else None
        card = self.app.router.answer(self._request(actor, text, fields, uploads))
        if before is not None:
            self.given += by_a_person(before, self.group, self.clock.now())
        await self.teller.answer(card)
        await self._a_moment_later()
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

    async def shows(self, who: str, subject: str) -> Letter:
        """Show the last mail to somebody as it lies in the folder, its calendar part in short."""
        letter = self._letter(who, subject)
        await self.teller.note(f"What {self.member(who).name} reads in that mail:")
        entry = in_short(letter.entry) if letter.entry else []
        await self.teller.page([*letter.body, *entry])
        return letter

    def entry(self, who: str, subject: str) -> Event:
        """Return the calendar entry of the last mail to somebody, as it lies in the folder."""
        entry = self._letter(who, subject).entry
        if entry is None:
            raise StoryBroken(f"no calendar entry lies with the mail about {subject}")
        return entry

    def _letter(self, who: str, subject: str) -> Letter:
        letter = newest(self.folder, self.member(who).contact.email, subject)
        if letter is None:
            raise StoryBroken(f"no mail about {subject} lies in the folder")
        return letter

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
        await self._sees(who, page)
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
        await self._sees(who, after)
        await self._a_moment_later()
        return after

    async def _sees(self, who: str, page: Page) -> None:
        reader = self.member(who)
        if reader.is_family:
            self.given.append(on_a_page(reader, self.clock.now(), page.lines))
        await self.teller.page(page.lines)
