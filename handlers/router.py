"""The router: who asks, in which group, for which command; a refusal becomes a card."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from bot.core.access.own_part import as_held_for
from bot.core.access.standing_in import stands_in
from bot.core.cards import Card, Form
from bot.core.facts.people import Person
from bot.core.ports import Clock
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for
from bot.core.refusals import NotAllowed, Refusal, StaleForm
from bot.core.requests import Actor, Request
from bot.core.wall_clock import day_of
from handlers.before_forms import before_forms, must_be_right_group
from handlers.belonging import must_be_in, must_not_be_kept_out
from handlers.call import AnsweredBefore, Call, Command, OnlyLooked
from handlers.commands.usable import may_use
from handlers.config import Config
from handlers.grammar import Parsed, parse
from handlers.naming import named
from handlers.operators_door import at_the_door
from handlers.refused import as_told_to, form_of, refused, what_was_written, would
from handlers.table import COMMANDS
from handlers.unread import Unread, by_label, read_fields
from storage.errors import StorageError, UnknownGroup
from storage.store import Store

NOT_THEIRS = Refusal("You may not do that here.", "See what you can ask for: help")


class Router:
    """Answers requests from all places, one at a time; it may be shared between threads."""

    def __init__(
        self,
        store: Store,
        config: Config,
        clock: Clock,
        draw: Callable[[], str],
        table: Mapping[str, Command] = COMMANDS,
    ) -> None:
        self.store = store
        self.config = config
        self.clock = clock
        self.draw = draw
        self.table = table

    def answer(self, request: Request) -> Card:
        """Carry out what is asked, once for each key, and return what to show to who asked."""
        try:
            parsed = parse(request.text)
            command = self._command(parsed)
            call = self._call(request, parsed, command)
        except Refusal as refusal:
            card = refused(as_told_to(request.actor, refusal))
            return card.plus(*what_was_written(request)) if refusal.field else card
        return at_the_door(before_forms(self._run(command, call), call), call)

    def _run(self, command: Command, call: Call) -> Card:
        try:
            must_be_right_group(call)
            return _carried_out(command, call)
        except AnsweredBefore as before:
            return before.card
        except OnlyLooked:
            return would(command, call) if may_use(call, command) else refused(NOT_THEIRS)
        except StorageError as trouble:
            return refused(as_told_to(call.request.actor, trouble), form_of(command, call))
        except Refusal as refusal:
            return self._before(call) or _refused(command, call, refusal)

    def _command(self, parsed: Parsed) -> Command:
        word = parsed.word or ("members" if parsed.ref else "help")
        return named(word, self.table)

    def _call(self, request: Request, parsed: Parsed, command: Command) -> Call:
        actor = request.actor
        person = self.store.people.by_id(actor.person) if actor.person else None
        if actor.person and person is None:
            raise Refusal("You are not known here.", "Ask whoever runs this service to add you.")
        fields, unread = read_fields(request.fields)
        call = Call(
            request=_as_shown(request, parsed),
            word=command.word,
            rest=parsed.rest,
            fields={**parsed.fields, **fields},
            now=self.clock.now(),
            store=self.store,
            config=self.config,
            draw=self.draw,
            table=self.table,
            person=person,
            typed=frozenset(parsed.fields),
            unread=_unread(parsed, fields, unread),
            even_paused=command.when_paused,
        )
        ref = parsed.ref or request.ref
        is_in_one = ref or (command.needs_group and not self._is_across(call, command))
        return self._in_group(call, ref, command) if is_in_one else call

    def _is_across(self, call: Call, command: Command) -> bool:
        """Tell whether it is said of all groups of somebody who is, or was, in several."""
        if call.person is None or command.across is None or not command.across(call.rest):
            return False
        return len({ref for ref, _ in self.store.people.groups_of(call.person.id)}) > 1

    def _in_group(self, call: Call, ref: str, command: Command) -> Call:
        ref, ids = self._memberships(call.request.actor, call.person, ref)
        group = self.store.read(ref)
        me = must_be_in(group, ids, is_worried=command.when_paused)
        if not command.when_paused:
            must_not_be_kept_out(group, me, stands_in=stands_in(group, me.id, call.now))
        if group.closing and not command.when_closed:
            on = short_day(day_of(group.closing.at))
            raise Refusal(
                f"{reference_for(group, me)} closed on {on}.", "Its dates can still be seen: dates"
            )
        return replace(call, group=as_held_for(group, me), member=me.id)

    def _memberships(
        self, actor: Actor, person: Person | None, ref: str
    ) -> tuple[str, tuple[str, ...]]:
        """Return the group and whom the caller is in it; never whether another group exists."""
        pairs = self.store.people.groups_of(person.id) if person else ((actor.ref, actor.member),)
        theirs = sorted({each for each, _ in pairs})
        ref = ref.upper() or _only(theirs)
        if ref not in theirs:
            raise UnknownGroup
        return ref, tuple(member for each, member in pairs if each == ref)

    def _before(self, call: Call) -> Card | None:
        """Return the answer already given under this key: a repeat must not turn into a refusal."""
        if call.group is None or not call.request.key:
            return None
        return self.store.answered(call.ref, call.request.key)


def _as_shown(request: Request, parsed: Parsed) -> Request:
    """Return the request with what its line says that it was drawn from, if the place says none."""
    return request if request.seen is not None else replace(request, seen=parsed.seen)


def _unread(
    parsed: Parsed, fields: Collection[str], unread: Mapping[str, Refusal]
) -> Mapping[str, Refusal]:
    """Return what of line and form cannot be kept; the form goes before what the line says."""
    of_line = {name: why for name, why in parsed.unread.items() if name not in fields}
    return {**of_line, **unread}


def _refused(command: Command, call: Call, refusal: Refusal) -> Card:
    """Return a refusal with the form; to whom it is not theirs to send, with their words alone."""
    form = form_of(command, call, is_stale=isinstance(refusal, StaleForm))
    is_theirs = not isinstance(refusal, NotAllowed) and may_use(call, command)
    if isinstance(refusal, Unread) and form is not None and is_theirs:
        refusal = Unread(tuple(by_label(refusal.each, form)))
    elif isinstance(refusal, Unread) or not is_theirs:
        form = None
    return refused(refusal, form).plus(*(what_was_written(call.request) if form is None else ()))


def _carried_out(command: Command, call: Call) -> Card:
    """Return what a command answers, if it has taken up all that was typed or asks for it."""
    if call.unread and not command.takes_what_it_can:
        raise Unread(tuple(call.unread.values()))
    card = command.run(call)
    forms = (block for block in card.blocks if isinstance(block, Form))
    call.must_be_heard({each.name for form in forms for each in form.fields})
    return card


def _only(refs: Sequence[str]) -> str:
    """Return the one group that somebody is in; of several they have to say which."""
    if not refs:
        raise Refusal("You are in no group yet.", "See: help")
    if len(refs) > 1:
        raise Refusal(
            f"You are in {len(refs)} groups: {', '.join(refs)}.",
            'Put the reference first, like "7KQ2 dates".',
        )
    return refs[0]
