"""The command export: a group for its case file, or what is kept about one person (IG7, IG8)."""

import re
from typing import Final

from bot.core.access import Subject, Verb
from bot.core.cards import Button, Buttons, ButtonStyle, Card, Items, Text, Warn
from bot.core.exports.person import Held
from bot.core.facts.members import Member
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.record.pulling import CASE_FILE, HELD
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.finding_people import find_member, meant
from handlers.sending_me import asked_for, must_go_by_mail
from storage.exporting import case_file_of, held_of

SEND_ME = "send me"
OF = re.compile(r"of\s+(?P<who>.+?)(?P<send>\s+send me)?$", re.IGNORECASE | re.DOTALL)
IN_IT = (
    "One packed file, by mail to your own address: put it into the case file, which is the record, "
    "and delete the mail."
)
READ_IT = (
    "Read it before you hand it over. It goes to nobody by itself: you get it as a file, and a "
    "task to give it. What may be shown to them, and what not, is for the authority to decide."
)
LEFT_OUT = (
    "Not on it, as it tells or may tell of somebody else: decide whether they are shown it in "
    "another way. Only you see this list."
)
DOUBTS = "Their own words, and on it: they may tell of somebody else. Only you see this list."

OF_A_CHILD: Final = Refusal(
    "What is kept about a child is the record itself: all of it is about them.",
    "Put it into the case file: export. What they are shown of it, the authority decides.",
)


def run(call: Call) -> Card:
    """Answer `export`, `export send me`, `export of NAME` and `export of NAME send me`."""
    call.ask(Verb.SEE, Subject.EVIDENCE)
    of = OF.fullmatch(call.rest)
    if of is not None:
        person = _person(call, of["who"])
        return _asked(call, f"{HELD}{person.id}") if of["send"] else _about(call, person)
    if call.rest.lower() == SEND_ME:
        return _asked(call, CASE_FILE)
    if call.rest:
        raise Refusal(f'"{call.rest[:40]}" is not clear.', "export, or export of NAME")
    return _whole(call)


def _person(call: Call, name: str) -> Member:
    """Find somebody who is or was here: who has left is here, who is only written about is not."""
    people = call.facts.members
    if not meant(people, name):
        if name.casefold() in {each.label.casefold() for each in call.facts.children}:
            raise OF_A_CHILD
        raise Refusal(
            "Nobody of that name is or was in this group.",
            "Write the name as on the contact sheet: contact. Of somebody who is only written "
            "about, the authority looks into its own file.",
        )
    return find_member(call.facts, name, people)


def _about(call: Call, person: Member) -> Card:
    """Show the paper as it would be made now, with what its giver must know above it."""
    _note(call, f"{HELD}{person.id}")
    held = held_of(call.store, call.facts, person, call.viewer, call.now)
    send = Button(SEND_IT_TO_ME, f"export of {person.id} {SEND_ME}", ButtonStyle.PRIMARY)
    return Card(held.card.title, (*_above(held), *held.card.blocks, Buttons((send,))))


def _above(held: Held) -> tuple[Warn | Items, ...]:
    lists = ((LEFT_OUT, held.left_out), (DOUBTS, held.doubts))
    return (Warn(READ_IT), *(Items(lines, heading) for heading, lines in lists if lines))


def _whole(call: Call) -> Card:
    _note(call, CASE_FILE)
    bundle = case_file_of(call.store, call.facts, call.me, call.now)
    papers = (each.what for each in bundle.leaves)
    inside = (*papers, *(each.what for each in bundle.sheets), *(e.what for e in bundle.files))
    send = Button(SEND_IT_TO_ME, f"export {SEND_ME}", ButtonStyle.PRIMARY)
    return Card(
        f"For the case file: {call.ref}",
        (
            Items(inside, "What is in it"),
            Items(bundle.left_out, "What is not"),
            Text(IN_IT),
            Buttons((send,)),
        ),
    )


def _note(call: Call, subject: str) -> None:
    """Put the look on record; the manager has the right to it, and does not cover (IG12)."""
    with call.begin(even_closed=True, own_right=True) as work:
        work.audit("export seen", subject)


def _asked(call: Call, subject: str) -> Card:
    """Have it made and sent to the caller's own address, by the facts of now (IG2)."""
    with call.begin(even_closed=True, own_right=True) as work:
        must_go_by_mail(
            call, work, "The lead or the team manager whose address is safe has it sent."
        )
        return work.answer(asked_for(call, work, subject))
