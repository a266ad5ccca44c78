"""Somebody with a link: opens its page, sends its forms, and another looks who has the link too."""

from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from starlette.applications import Starlette

from bot.core.facts.people import Reader
from tests.sequences.ledger.files import files_for
from tests.sequences.ledger.links import Link
from tests.sequences.ledger.page_forms import PageForm, forms_in
from tests.sequences.ledger.pages import Answered, Sending, call
from tests.sequences.ledger.people import Somebody

GONE = 404
MOST = 2
"""How many forms are sent in one visit, at most."""
LATER, OLD = 0.4, 0.25
"""How many keep for later what may be kept, and how many send what has long been open."""


class Sees(Protocol):
    """Is told what was shown on a page, of whose link, and what this browser may give back."""

    def __call__(self, who: str, page: Answered, said: str) -> None: ...


@dataclass
class Browser:
    """One browser, whoever sits before it: what it keeps of the pages that it has seen.

    `cookies` and what was kept as a draft (`drafts`) by page; `forms` stand open since an
    earlier visit.
    """

    cookies: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    forms: dict[str, list[PageForm]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visitor:
    """One visit by the link of `somebody`, in one browser; `other` belongs to somebody else."""

    somebody: Somebody
    link: Link
    browser: Browser
    other: Browser
    app: Starlette
    sees: Sees

    def visits(self) -> None:
        """Open the page, send some of what it asks; then whoever has the link too opens it."""
        page = self._call(self.browser)
        before = self.browser.forms.get(self.link.path, [])
        if opened := forms_in(page.body):
            self.browser.forms[self.link.path] = opened
        for _ in range(self._random.randint(0, MOST)):
            now = forms_in(page.body)
            forms = before if before and (not now or self._random.random() < OLD) else now
            if not forms:
                break
            page = self._sends(_first_more_often(forms, self._random))
        if page.status != GONE:
            self._call(self.other)

    def _sends(self, form: PageForm) -> Answered:
        said = self.somebody.filler().filled(form.fields)
        is_for_later = form.can_wait and self._random.random() < LATER
        marks = self.somebody.ledger.marks
        files = files_for(form.fields, self.link.who, marks, self._random)
        sent = form.sent(said, is_for_later=is_for_later)
        page = self._call(self.browser, Sending(sent, files))
        if is_for_later and page.is_fine:
            self.browser.drafts[self.link.path] = repr(sent)
        return page

    def _call(self, browser: Browser, sent: Sending | None = None) -> Answered:
        path = self.link.path
        cookie = browser.cookies.get(path, "")
        page = self.somebody.world.runner.run(call(self.app, path, sent, cookie))
        if page.cookie:
            browser.cookies[path] = page.cookie
        self.sees(self.link.who, page, f"{sent and sent.fields!r} {self._own_draft(browser)}")
        return page

    def _own_draft(self, browser: Browser) -> str:
        """Return what this browser keeps here: of a mailbox that others read nothing (IG19)."""
        member = self.somebody.facts.member(self.link.who)
        is_alone = member is not None and member.contact.reader is Reader.ALONE
        return browser.drafts.get(self.link.path, "") if is_alone else ""

    @property
    def _random(self) -> Random:
        return self.somebody.random


def _first_more_often(forms: list[PageForm], random: Random) -> PageForm:
    """Pick a form: what a page is for stands above what may be said on any of them."""
    return forms[int(len(forms) * random.random() ** 2)]
