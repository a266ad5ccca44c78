"""The command pause: nothing leaves to somebody, or to anybody, until it is lifted (IG16)."""

import re
from dataclasses import replace

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.access.kept_out import is_kept_out
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Field, FieldKind, Form, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.pauses import Pause
from bot.core.group.pausing import lift, pause
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.pause_shown import GROUP, lines_of, named, shown, what_goes
from handlers.filling import line
from handlers.finding_people import find_member, meant

ME = "me"
BECAUSE = re.compile(r"(?:^|[\s,.;:])because\b", re.IGNORECASE)
LIFT = "lift"
WHOLE_GROUP = frozenset({GROUP, "all", "everybody", "the group", "the whole group", "whole group"})
SEES = Asked(Verb.SEE, Subject.PAUSE)

FOR_ONESELF = (
    "Nothing is sent or brought to you from then on, and the links that you have do not open any "
    "more. Only the person who leads your meetings, or their manager, can end it."
)
STOPPED = "Nothing is sent or brought to you from now on, and the links that you have open nothing."
NOT_KEPT = "A pause needs no reason: yours is not kept."
TO_END_IT = "To end it, phone the person who leads your meetings."


def run(call: Call) -> Card:
    """Answer `pause`, `pause NAME`, `pause group`, `pause me` and `pause lift NAME`.

    Whoever adds "because ..." in their haste is heard too: no reason is asked, and none is kept.
    """
    whom, *reason = BECAUSE.split(call.rest, maxsplit=1)
    card = _run(replace(call, rest=whom.strip()))
    return card.plus(Text(NOT_KEPT)) if reason else card


def _run(call: Call) -> Card:
    word, rest = call.first_word
    if word == LIFT:
        return _lifted(call, rest)
    whom = _without_reference(call) or line(call, "whom")
    if whom:
        return _paused(call, _scope(call, whom))
    if call.may(SEES):
        return Card("Pauses", (*shown(call), _form(call)))
    call.ask(Verb.WRITE, Subject.PAUSE, owner=call.member)
    press = Button("Pause what comes to me", f"pause {ME}", ButtonStyle.PRIMARY)
    return Card("Pause", (Text(FOR_ONESELF), Buttons((press,))))


def _without_reference(call: Call) -> str:
    """Return who is named: "pause 7KQ2" is the whole group, "pause 7KQ2 Leah" is Leah."""
    word, rest = call.first_word
    if word.upper() != call.ref:
        return call.rest
    return rest or GROUP


def _form(call: Call) -> Form:
    choices = ((GROUP, "The whole group"), *((each.id, each.name) for each in _known(call.facts)))
    whom = Field("whom", "Whom does it hold for?", FieldKind.CHOICE, choices, required=True)
    return Form("pause", (whom,), "Pause", heading="Begin a pause")


def _known(facts: CoreGroup) -> tuple[Member, ...]:
    """Return who can be paused: also family who have left may still be brought a paper."""
    left = (each for each in facts.members if each.is_family and not each.is_active)
    return (*facts.everybody, *left)


def _scope(call: Call, whom: str) -> str:
    """Return the id of who is named, empty for the whole group.

    Whoever may pause nobody else is not told whether there is somebody of that name (rule 7).
    """
    if whom.lower() == ME or meant([call.me], whom):
        return call.member
    call.ask(Verb.WRITE, Subject.PAUSE)
    if whom.lower() in WHOLE_GROUP:
        return ""
    return _one_of(call, whom).id


def _one_of(call: Call, whom: str) -> Member:
    """Return who is named; whoever is paused themselves is read no names to choose from."""
    people = _known(call.facts)
    if is_kept_out(call.facts, call.me) and len(meant(people, whom)) != 1:
        raise Refusal(
            "That does not tell one person from the others.", "Say the whole name, or: pause group"
        )
    return find_member(call.facts, whom, people)


def _paused(call: Call, member: str) -> Card:
    call.ask(Verb.WRITE, Subject.PAUSE, owner=member)
    with call.begin(even_closed=True, own_right=True) as work:
        work.facts = pause(work.facts, member, call.member, call.now)
        begun = work.facts.pauses[-1]
        work.audit("paused", begun.id)
        return work.answer(Card("Paused", _said(call, work.facts, begun)))


def _said(call: Call, facts: CoreGroup, begun: Pause) -> tuple[Block, ...]:
    """Say what stops; to who can see it also what falls due meanwhile."""
    if begun.member == call.member:
        return (Text(STOPPED), Text(TO_END_IT))
    whom = named(facts, begun)
    said = Text(f"Nothing leaves to {whom} from now on, and the links sent there are dead.")
    return (said, *lines_of(call, facts, begun)) if call.may(SEES) else (said,)


def _lifted(call: Call, words: str) -> Card:
    """Answer `pause lift NAME`: what is still useful goes, once."""
    call.ask(Verb.CLOSE, Subject.PAUSE, case=Case.DECISION)
    whom = words or line(call, "whom") or _only_one(call.facts)
    if not whom:
        call.ask(Verb.SEE, Subject.PAUSE)
        return Card("Lift a pause", shown(call))
    member = _scope(call, whom)
    with call.begin(even_closed=True, own_right=True) as work:
        held = work.facts
        work.facts = lift(held, member, call.member, call.now)
        ended = next(each for each in work.facts.pauses if each not in held.pauses)
        work.audit("pause lifted", ended.id)
        return work.answer(Card("Lifted", _said_of_lift(call, held, work.facts, ended)))


def _said_of_lift(call: Call, held: CoreGroup, after: CoreGroup, ended: Pause) -> tuple[Block, ...]:
    """Say what goes now; to who is paused still, no name and nothing of the group (IG16)."""
    if is_kept_out(after, call.me):
        return (Text("The pause is lifted. What is still useful goes now."),)
    said = Text(f"The pause of {named(held, ended)} is lifted. What is still useful goes now.")
    return (said, *what_goes(call, held, after))


def _only_one(facts: CoreGroup) -> str:
    """Return for whom the one pause holds that stands; empty where there are several, or none."""
    stand = [each.member or GROUP for each in facts.pauses if each.stands]
    return stand[0] if len(stand) == 1 else ""
