"""Whether members can come at a time that is proposed: asked, answered and counted (L8)."""

from collections.abc import Iterator
from datetime import date, time
from itertools import filterfalse

from bot.core.access import Asked, Subject, Verb
from bot.core.access.own_part import as_held_for
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Facts, Text
from bot.core.diary.proposed_times import (
    ask_who_can,
    asked_about,
    proposed,
    say_who_can,
    to_be_asked,
)
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, ProposedTime, SaidOfTime
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.saying.dates import off_the_front
from handlers.call import Call
from handlers.commands.meeting_cards import TAKES_ITS_PLACE, answering_for, member_again, names
from handlers.finding import must_be_all

NOT_BOOKED = "Nothing is booked by it: the social care team books (L8)."
FAMILY = (
    "Family get no message: ask them by their own route, and record what they say, "
    'like "meet yes 31 march 14:00 for NAME".'
)


def ask(call: Call, words: str) -> Card:
    """Answer `meet ask 31 march 14:00`, of whoever books or chairs the next meeting."""
    call.ask(Verb.WRITE, Subject.GROUP, meeting=_next(call.facts))
    on, starts = _slot(call, words, "ask")
    with call.begin() as work:
        me = member_again(work.facts, call.member)
        work.facts = ask_who_can(work.facts, me, on, starts, call.now)
        work.audit("time asked about", call.member)
        said = (f"Everybody is asked whether they can come {_then(on, starts)}.", NOT_BOOKED)
        lines = (*said, *_of_family(call, work.facts))
        return work.answer(Card("Who can come then?", tuple(map(Text, lines))))


def _of_family(call: Call, facts: CoreGroup) -> Iterator[str]:
    """Say to whoever may record what family say that no message goes to them (IG11, IG18)."""
    asked = (Asked(Verb.WRITE, Subject.ANSWER, owner=each.id) for each in facts.family)
    if any(map(call.may, asked)):
        yield FAMILY


def answer(call: Call, words: str, *, can: bool) -> Card:
    """Answer `meet yes 31 march 14:00` or `meet no ...`, for oneself or as somebody has told."""
    member, words = answering_for(call, words)
    call.ask(Verb.WRITE, Subject.ANSWER, owner=member.id)
    on, starts = _slot(call, words, "yes" if can else "no")
    with call.begin() as work:
        said = SaidOfTime(member_again(work.facts, member.id).id, can, call.now, call.member)
        known = as_held_for(work.facts, member_again(work.facts, call.member))
        work.facts = say_who_can(work.facts, on, starts, said, known)
        work.audit("said of a time", member.id)
        who = "you" if member.id == call.member else member.name
        text = f"Noted: {who} {_able(can=can)} come {_then(on, starts)}. Nothing is booked yet."
        return work.answer(Card("Answer noted", (Text(text),)))


def show(call: Call, words: str) -> Card:
    """Answer `meet asked`: each time that is asked about, and who can come then."""
    must_be_all(words, "meet asked")
    if not _counts(call):
        call.ask(Verb.WRITE, Subject.ANSWER, owner=call.member)
    times = asked_about(call.facts, call.now)
    if not times:
        raise Refusal("No member is asked about a time now.", "See which meetings stand: dates")
    blocks = (block for member, each in times for block in _shown(call, member, each))
    return Card("Who can meet then?", tuple(blocks))


def _shown(call: Call, member: Member, time_: ProposedTime) -> Iterator[Block]:
    then = _then(time_.on, time_.starts)
    yield Text(f"A meeting {then} is proposed. Nothing is booked yet.")
    if _counts(call):
        yield Facts(tally(call.facts, member, time_))
    if not call.may(Asked(Verb.WRITE, Subject.ANSWER, owner=call.member)):
        return
    own = next((each for each in time_.said if each.member == call.member), None)
    if call.request.actor.by_link:
        yield Text(TAKES_ITS_PLACE)
    elif own is not None:
        yield Text(f"You said that you {_able(can=own.can)} come. You may change it.")
    slot = f"{time_.on} {time_.starts:%H:%M}"
    can = Button(f"I can come {then}", f"meet yes {slot}", ButtonStyle.PRIMARY)
    yield Buttons((can, Button(f"I cannot come {then}", f"meet no {slot}")))


def tally(facts: CoreGroup, member: Member, time_: ProposedTime) -> tuple[tuple[str, str], ...]:
    """Return who can come at a time that `member` proposes, who cannot, who has not said yet."""
    # Whoever proposes a time, or asks about it, can come then unless they say otherwise.
    able = {member.id: True, time_.asked_by: True} | {each.member: each.can for each in time_.said}
    pairs = (
        ("Can come", names(facts, filter(able.get, able))),
        ("Cannot come", names(facts, filterfalse(able.get, able))),
        ("Not said yet", names(facts, (each.id for each in to_be_asked(facts, time_)))),
    )
    return tuple((label, who) for label, who in pairs if who)


def to_ask(call: Call) -> Iterator[Button]:
    """Yield a button for each time proposed of which the members have not been asked."""
    for _, each in proposed(call.facts, call.today):
        if each.asked_at is None:
            command = f"meet ask {each.on} {each.starts:%H:%M}"
            yield Button(f"Ask who can come {_then(each.on, each.starts)}", command)


def _counts(call: Call) -> bool:
    """Tell whether the caller may see what others answered (S14, S21): never by link."""
    return call.may(Asked(Verb.SEE, Subject.ANSWER, meeting=_next(call.facts)))


def _next(facts: CoreGroup) -> str:
    return next((each.id for each in facts.upcoming), "")


def _slot(call: Call, words: str, said: str) -> tuple[date, time]:
    on, starts, rest = off_the_front(words, call.today)
    example = f"meet {said} 31 march 14:00"
    must_be_all(rest, example)
    if on is None or starts is None:
        raise Refusal("On which day, and at what time?", f'Write it like "{example}".', field="on")
    return on, starts


def _then(on: date, starts: time) -> str:
    return f"on {short_day(on)} at {starts:%H:%M}"


def _able(*, can: bool) -> str:
    return "can" if can else "cannot"
