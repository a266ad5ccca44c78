"""The command help: what can be asked for, or one command with an example and its fields."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.cards import Card, Facts, Form, Items, Table, Text
from bot.core.refusals import Refusal
from handlers.call import Call, Command
from handlers.commands.usable import usable
from handlers.naming import named

INTRO = "Write a command, or press its button. One of them with all its ways: help COMMAND."
SEVERAL = 'In more than one group, put the reference first: "7KQ2 dates".'
FIELDS = 'Fields can be typed as well: agency="Community Health" venue="Civic Offices".'


def run(call: Call) -> Card:
    """Answer `help` and `help COMMAND`."""
    if not call.rest:
        rows = tuple((each.word, each.help, each.example) for each in usable(call))
        return Card(
            "Commands", (*_intro(call), Table(("Command", "What it does", "Example"), rows))
        )
    command = named(call.rest.lower(), call.table)
    pairs = (("What it does", command.help), ("Example", command.example))
    also = (Items(command.also, heading="Also"),) if command.also else ()
    return Card(f"Help: {command.word}", (Facts(pairs), *also, *_fields(call, command)))


def _intro(call: Call) -> Iterator[Text]:
    """Say how to begin; family are in one group, and hear of no other reference (IG18)."""
    yield Text(INTRO)
    if call.group is None or not call.me.is_family:
        yield Text(SEVERAL)


def _fields(call: Call, command: Command) -> tuple[Text | Items, ...]:
    """List what the command's form asks for, where the caller may have it."""
    if command.form is None or (command.needs_group and call.group is None):
        return ()
    try:
        form: Form = command.form(replace(call, word=command.word, rest="", fields={}))
    except Refusal:
        # What the form asks depends on what is named first, as in "remove NAME".
        return ()
    lines = tuple(f"{each.name}: {each.label}" for each in form.fields)
    return (Items(lines, heading="Fields"), Text(FIELDS))
