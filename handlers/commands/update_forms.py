"""The written update's form: R13's questions, one's own actions, and marks on parts (B1)."""

import re
from collections.abc import Iterator
from itertools import filterfalse

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.attendance.updating import PROGRESS, own_actions
from bot.core.attendance.writing import Written
from bot.core.cards import Field, FieldKind, Form
from bot.core.facts.actions import Action
from bot.core.facts.members import Member
from bot.core.facts.updates import Mark
from bot.core.letters import bare_name
from bot.core.procedure.day_names import short_day
from bot.core.procedure.forms import update_questions
from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean
from handlers.call import Call
from handlers.commands.meeting_cards import sees_people
from handlers.filling import day

AUTHOR_IS_TOLD = (
    "What you write stands on the agenda and goes out with the notes. A part that is not for "
    "everybody can be marked: it stands on no agenda, lead and chair see it by itself, and with "
    "the notes it goes, with your reason, to the other professionals; never to those you name."
)
FAMILY_IS_TOLD = (
    "What you write is spoken of at the meeting, and goes out with what is written down of it. If "
    "an answer is not for everybody, say so below it: it is then not spoken of in the room. Those "
    "who work with you read it; whom you name never does."
)
NAMES = re.compile(r"\s*(?:,|;|\band\b)\s*")
DOCUMENT = "document"


def form(call: Call, command: str, member: Member) -> Form:
    """Return the form for one member; what a link may not show is left out of it (IG19)."""
    fields = [*_actions(call, member)]
    for question in update_questions():
        help_ = question.help if question.key != "done" else ""
        fields += [
            Field(question.key, question.question, FieldKind.TEXT, help=help_),
            Field(
                f"not_for_{question.key}",
                "Not for (names), if this part is not for everybody",
            ),
            Field(f"why_{question.key}", "Why not for them?"),
        ]
    fields.append(Field(DOCUMENT, "Or hand it in as a Word or PDF document", FieldKind.FILE))
    if member.id != call.member:
        fields.append(Field("handed_in", "Handed in on", FieldKind.DATE))
    return Form(command, tuple(fields), "Send it" if call.me.is_family else "Send the update")


def _actions(call: Call, member: Member) -> Iterator[Field]:
    """Ask its owner how each action stands: by number and date where it is not seen in words."""
    if not call.may(Asked(Verb.SEE, Subject.ACTION, owner=member.id, case=Case.NUMBERS)):
        return
    in_words = call.may(Asked(Verb.SEE, Subject.ACTION, owner=member.id))
    for action in own_actions(call.facts, member):
        label = _in_words(action) if in_words else _by_number(action)
        pairs = tuple(PROGRESS.items())
        yield Field(f"action_{action.id}", label, FieldKind.CHOICE, pairs)


def _by_number(action: Action) -> str:
    return f"Your action {action.id}, by {short_day(action.due_on)}"


def _in_words(action: Action) -> str:
    return f"{_by_number(action)}: {action.what}"


def written(call: Call, member: Member) -> Written:
    """Return what the form says, the marks with the people that their names mean."""
    keys = [each.key for each in update_questions()]
    progress = {each.id: call.said(f"action_{each.id}") for each in own_actions(call.facts, member)}
    return Written(
        answers={key: call.said(key) for key in keys},
        marks={key: _mark(call, member, key) for key in keys if _is_marked(call, key)},
        progress={id_: how for id_, how in progress.items() if how},
        handed_in=day(call, "handed_in", Lean.BACK),
    )


def _is_marked(call: Call, key: str) -> bool:
    return bool(call.said(f"not_for_{key}") or call.said(f"why_{key}"))


def _mark(call: Call, author: Member, key: str) -> Mark:
    names = list(filter(None, NAMES.split(call.said(f"not_for_{key}"))))
    if not names:
        # A reason alone must not let the part out to everybody.
        raise Refusal("Whom is this part not for?", "Write their names.", field=f"not_for_{key}")
    why = call.said(f"why_{key}")
    if sees_people(call):
        return Mark(frozenset(_meant(call, each, key) for each in names), why)
    meant = {name: _called(call, name) - {author.id} for name in names}
    return Mark(frozenset().union(*meant.values()), why, tuple(filterfalse(meant.get, meant)))


def _called(call: Call, name: str) -> frozenset[str]:
    """Return all whom a name can mean."""
    said = set(bare_name(name).split())
    return frozenset(
        each.id
        for each in call.facts.everybody
        if each.id == name or (said and said <= set(bare_name(each.name).split()))
    )


def _meant(call: Call, name: str, key: str) -> str:
    """Return whom a name means.

    It is asked only of who may see the members: nobody else hears whether a name is anybody's
    here, whether by being refused or by being taken (IG19).
    """
    found = _called(call, name)
    if len(found) != 1:
        raise Refusal(
            f'"{name[:40]}" does not tell one person of the group from the others.',
            "Write first name and surname, as on the contact sheet.",
            field=f"not_for_{key}",
        )
    return next(iter(found))
