"""The router: who asks, in which group, for which command; a refusal becomes a card."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.core.cards import Card, Field, Form, Text, Warn
from bot.core.groups import CoreGroup
from bot.core.meetings import LONDON
from bot.core.people import Person
from bot.core.ports import Clock
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for
from bot.core.refusals import Refusal
from bot.core.requests import Actor, Request
from handlers.call import AnsweredBefore, Call, Command
from handlers.config import Config
from handlers.grammar import Parsed, clean, parse
from handlers.stored import Store
from handlers.table import COMMANDS

NOT_YOURS = "You are in no group of that reference."
ASK_LEAD = "Check the four characters, or ask the lead social worker."


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
            return refused(refusal)
        try:
            return command.run(call)
        except AnsweredBefore as before:
            return before.card
        except Refusal as refusal:
            return self._before(call) or refused(refusal, _form(command, call))

    def _command(self, parsed: Parsed) -> Command:
        word = parsed.word or ("members" if parsed.ref else "help")
        if word not in self.table:
            raise Refusal(f'"{word[:30]}" is not a command.', "See what you can ask for: help")
        return self.table[word]

    def _call(self, request: Request, parsed: Parsed, command: Command) -> Call:
        actor = request.actor
        person = self.store.people.by_id(actor.person) if actor.person else None
        if actor.person and person is None:
            raise Refusal("You are not known here.", "Ask whoever runs this service to add you.")
        fields = {name: clean(said, name=name) for name, said in request.fields.items()}
        call = Call(
            request=request,
            word=command.word,
            rest=parsed.rest,
            fields={**parsed.fields, **fields},
            now=self.clock.now(),
            store=self.store,
            config=self.config,
            draw=self.draw,
            table=self.table,
            person=person,
        )
        ref = parsed.ref or request.ref
        return self._in_group(call, ref, command) if command.needs_group or ref else call

    def _in_group(self, call: Call, ref: str, command: Command) -> Call:
        ref, member = self._membership(call.request.actor, call.person, ref)
        group = self.store.read(ref)
        _must_be_in(group, member)
        if group.closing and not command.when_closed:
            on = short_day(group.closing.at.astimezone(LONDON).date())
            shown = reference_for(group, group.member(member))
            raise Refusal(f"{shown} closed on {on}.", "Its dates and members can still be seen.")
        return replace(call, group=group, member=member)

    def _membership(self, actor: Actor, person: Person | None, ref: str) -> tuple[str, str]:
        """Return the group and who the caller is in it; never whether another group exists."""
        groups = self.store.people.groups_of(person.id) if person else ()
        mine = dict(groups) if person else {actor.ref: actor.member}
        if not ref and len(mine) != 1:
            refs = ", ".join(sorted(mine))
            raise Refusal(
                f"You are in {len(mine)} groups: {refs}." if mine else "You are in no group yet.",
                'Put the reference first, like "7KQ2 dates".' if mine else "Make one: new",
            )
        ref = ref.upper() or next(iter(mine))
        if ref not in mine:
            raise Refusal(NOT_YOURS, ASK_LEAD)
        return ref, mine[ref]

    def _before(self, call: Call) -> Card | None:
        """Return the answer already given under this key: a repeat must not turn into a refusal."""
        if call.group is None or not call.request.key:
            return None
        return self.store.answered(call.ref, call.request.key)


def _must_be_in(group: CoreGroup, member: str) -> None:
    found = group.member(member)
    if found is None:
        raise Refusal(NOT_YOURS, ASK_LEAD)
    if found.opted_out is not None:
        on = short_day(found.opted_out.at.astimezone(LONDON).date())
        raise Refusal(
            f"You left {reference_for(group, found)} on {on}.",
            "What you could do there has ended. Ask the lead social worker if that is wrong.",
        )


def _form(command: Command, call: Call) -> Form | None:
    """Return the command's form, if the request came with fields: nothing typed is lost."""
    if command.form is None or not call.fields:
        return None
    try:
        return command.form(call)
    except Refusal:
        return None


def refused(refusal: Refusal, form: Form | None = None) -> Card:
    """Draw a refusal: why, what to do instead, and the form as it was filled in."""
    way_on = (Text(refusal.way_on),) if refusal.way_on else ()
    forms = (_marked(form, refusal),) if form else ()
    return Card("Not done", (Warn(refusal.why), *way_on, *forms), is_refusal=True)


def _marked(form: Form, refusal: Refusal) -> Form:
    """Put the reason at the field to which it belongs."""
    fields = tuple(_with_reason(each, refusal) for each in form.fields)
    return replace(form, fields=fields)


def _with_reason(each: Field, refusal: Refusal) -> Field:
    return replace(each, error=str(refusal)) if each.name == refusal.field else each
