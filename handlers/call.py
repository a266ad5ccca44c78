"""One call of a command, and the command as the table lists it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed, ask
from bot.core.access.standing_in import in_whose_place, stands_in
from bot.core.cards import Card, Form, Text
from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Person
from bot.core.refusals import Refusal
from bot.core.requests import Request
from bot.core.wall_clock import day_of
from handlers.belonging import must_be_in, must_not_be_kept_out
from handlers.config import Config
from storage.store import Store
from storage.work import Work

IN_PLACE = {
    Cover.COVER: "Recorded as cover for the lead.",
    Cover.DEPUTY: "Recorded as deputy for the team manager, who is away.",
}


class OnlyLooked(Exception):  # noqa: N818 - nothing went wrong: the router shows what is asked
    """A request that only looks came to where something would be written."""


class AnsweredBefore(Exception):  # noqa: N818 - nothing went wrong: the router gives the card
    """This request has been carried out before; `card` is what it was answered with."""

    def __init__(self, card: Card) -> None:
        super().__init__("answered before")
        self.card = card


@dataclass(frozen=True, slots=True)
class Command:
    """One word people can say. `form` asks for what is missing; its fields can be typed as well.

    `rank` is its place in `help`: the lowest comes first. `opens` are questions of access about
    one's own things, of which a yes to one makes the command of use to somebody; without any it is
    of use to everybody. `at_a_meeting` is true where the yes may be for one meeting alone, as the
    chair's is; `for_professionals` where it is of no use to family, who have that yes as well.
    `also` are the command's further ways, as `help` lists them: "contact own [NUMBER|none]".
    `needs_group` is false for what is said outside a group; `across` tells of which words it can be
    said of all of one's groups, by who is in several and names none; `when_closed` is true for what
    can still be asked of a group that has closed, `when_paused` for what can be said by somebody
    whom a pause keeps out; `takes_what_it_can` is said to what is carried out even where a field
    cannot be read, and asks for that again itself.
    """

    word: str
    run: Callable[["Call"], Card]
    help: str
    example: str
    _: KW_ONLY
    rank: int
    opens: tuple[Asked, ...]
    at_a_meeting: bool = False
    for_professionals: bool = False
    form: Callable[["Call"], Form] | None = None
    needs_group: bool = True
    across: Callable[[str], bool] | None = None
    when_closed: bool = False
    when_paused: bool = False
    takes_what_it_can: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A command as somebody calls it, with all that it needs.

    `rest` are the words after the command; `fields` those of the form, or typed as name=value.
    `member` is the caller's id in the group, empty outside one. `draw` gives a fresh reference.
    `asked` is what the caller was found to be allowed, to be asked once more before it is written.
    `typed` are the names in the line itself, and `heard` the fields that the command has read.
    `unread` says of some fields why they cannot be kept as written; what can be shown of them
    stands in `fields`, to be given back. `even_paused`: a pause keeps nobody from this command.
    """

    request: Request
    word: str
    rest: str
    fields: Mapping[str, str]
    now: datetime
    store: Store
    config: Config
    draw: Callable[[], str]
    table: Mapping[str, Command]
    person: Person | None = None
    member: str = ""
    group: CoreGroup | None = None
    asked: list[Asked] = field(default_factory=list, compare=False)
    typed: frozenset[str] = frozenset()
    heard: set[str] = field(default_factory=set, compare=False)
    unread: Mapping[str, Refusal] = field(default_factory=dict)
    even_paused: bool = False

    @property
    def today(self) -> date:
        """The day by the clock on the wall in London."""
        return day_of(self.now)

    @property
    def facts(self) -> CoreGroup:
        """The group as it was read when the call began; inside `begin` use the work's facts.

        For family it holds what is their own alone.
        """
        if self.group is None:
            raise Refusal(
                "This needs to know which group.", 'Put its reference first: "7KQ2 dates".'
            )
        return self.group

    @property
    def ref(self) -> str:
        """The reference of the group that is asked about."""
        return self.facts.ref

    @property
    def first_word(self) -> tuple[str, str]:
        """What comes first behind the command, in small letters, and the rest as it was said."""
        first, _, rest = self.rest.partition(" ")
        return first.lower(), rest.strip()

    @property
    def me(self) -> Member:
        """The caller as a member of the group, or somebody known to it."""
        found = self.facts.member(self.member)
        if found is None:
            raise Refusal("This is for a group that you are in.", "See your groups: groups")
        return found

    @property
    def viewer(self) -> Viewer:
        """Who asks, as access takes it."""
        return self.viewer_in(self.group, self.member)

    def viewer_in(self, facts: CoreGroup | None, member: str) -> Viewer:
        """Return who asks as access takes it in one of their groups, where they are `member`."""
        actor, demo = self.request.actor, self.config.demo
        deputises = facts is not None and stands_in(facts, member, self.now)
        return Viewer(member, actor.by_link, actor.by_operator, demo, deputises)

    def ask(
        self,
        verb: Verb,
        subject: Subject,
        *,
        owner: str = "",
        meeting: str = "",
        case: Case = Case.ANY,
    ) -> None:
        """Return if the caller may, by the facts as they were read, else refuse."""
        ask(self.facts, self.viewer, verb, subject, owner=owner, meeting=meeting, case=case)
        self.asked.append(Asked(verb, subject, owner=owner, meeting=meeting, case=case))

    def may(self, asked: Asked) -> bool:
        """Tell whether the caller may, for showing or leaving out a part of a card."""
        return allowed(self.facts, self.viewer, asked)

    @property
    def cover(self) -> Cover:
        """In whose place the caller does what was asked for: the lead's, the manager's (H2)."""
        return in_whose_place(self.facts, self.viewer, self.asked)

    def said(self, name: str) -> str:
        """Return what a field says, without spaces around it; empty if it was not filled."""
        self.heard.add(name)
        return self.fields.get(name, "").strip()

    def must_be_heard(self, shown: Collection[str] = ()) -> None:
        """Ask about a name=value of the line that nothing has read: it is not left out silently."""
        for name in sorted(self.typed - self.heard - set(shown)):
            raise Refusal(
                f'There is nothing called "{name[:30]}" to fill in here.',
                "Leave it out or check the name. If it belongs to your text, put the whole text in "
                'quotes, like: reason="a=b".',
            )

    @contextmanager
    def begin(self, *, even_closed: bool = False, own_right: bool = False) -> Iterator[Work]:
        """Hold the group for one transaction, under the request's key.

        The caller must still be in it and be allowed what was asked, which may have ended a
        moment ago. `even_closed`: write although the group is closed, which may have happened a
        moment ago too. `own_right`: the team manager does this for themselves, and not as cover.
        A request that only looks ends here: opening a page decides nothing.
        """
        if self.request.only_looks:
            raise OnlyLooked
        by, now, key = self.member, self.now, self.request.key
        with self.store.begin(self.ref, by=by, now=now, key=key) as work:
            self._check(work, own_right=own_right)
            self._still_may(work.facts)
            if work.facts.is_closed and not even_closed:
                raise Refusal(f"{self.ref} is closed.", "Its dates can still be seen: dates")
            yield work
            self.must_be_heard()

    def _still_may(self, facts: CoreGroup) -> None:
        """Ask again, of the facts that are held now, what was asked of those that were read."""
        me = must_be_in(facts, [self.member])
        if not self.even_paused:
            must_not_be_kept_out(facts, me, stands_in=self.viewer.stands_in)
        for each in self.asked:
            parts = {"owner": each.owner, "meeting": each.meeting}
            ask(facts, self.viewer, each.verb, each.subject, **parts, case=each.case)

    @contextmanager
    def create(self, facts: CoreGroup) -> Iterator[Work]:
        """Make a group in one transaction, under the request's key."""
        if self.request.only_looks:
            raise OnlyLooked
        by = self.person.id if self.person else ""
        with self.store.create(facts, by=by, now=self.now, key=self.request.key) as work:
            self._check(work)
            yield work
            self.must_be_heard()

    def _check(self, work: Work, *, own_right: bool = False) -> None:
        """End here if this was answered before; mark what the operator does (IG20)."""
        if work.answered is not None:
            raise AnsweredBefore(work.answered)
        if self.request.actor.by_operator:
            work.audit("by_operator", self.word)
        cover = self.cover if self.group is not None else Cover.NONE
        if cover is Cover.DEPUTY or (cover and not own_right):
            work.audit(cover.value, self.word)
            work.said_in_place = (Text(IN_PLACE[cover]),)
