"""What somebody is told who has raised something: whom to phone, and who hears of it and when."""

from collections.abc import Collection, Iterable, Iterator

from bot.core.capitals import standing_alone
from bot.core.cards import Block, Button, Buttons, Card, Text, Warn
from bot.core.facts.absences import away_until
from bot.core.facts.events import TO_BE_SEEN, Event, EventKind, Wants
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.notices.timing import day_by
from bot.core.notices.who_hears import (
    by_message,
    conference_chairs,
    deputies,
    deputies_since,
    heads,
    in_turn,
    reached_nobody_since,
)
from bot.core.procedure.day_names import listed, short_day, short_moment
from bot.core.safety_line import safety_line
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.commands.family_says import later, title_of

NO_REFERRAL = "This is no referral. If it cannot wait, phone."
NO_CALL = "This does not take the place of a telephone call. If it cannot wait, phone."
EARLY = {Wants.CORE_GROUP: "early meeting", Wants.REVIEW: "early review"}
"""What shows the dates first, and then asks (L3)."""

TOLD_NOTHING = "Whom it is about is told nothing of it and sees nothing of it."


def sent(facts: CoreGroup, event: Event) -> Card:
    """Say who is told of it and who will be, by role, and first of all whom to phone."""
    title = "It is sent" if _can_be_told(facts, event) else "It is kept, but nobody can be told"
    return Card(title, tuple(_sent(facts, event)))


def _can_be_told(facts: CoreGroup, event: Event) -> bool:
    return reached_nobody_since(facts, event) is None


def _sent(facts: CoreGroup, event: Event) -> Iterator[Block]:
    yield Warn(safety_line(facts.profile))
    yield Text(NO_CALL if is_of_family(facts, event) else NO_REFERRAL)
    if _can_be_told(facts, event):
        yield from map(Text, _who_is_told(facts, event))
    else:
        yield Warn("Nobody here can be told of it. It is kept, but do not wait: phone.")
    if event.about:
        yield Text(TOLD_NOTHING)
    if event.significant:
        yield Text(_to_conference_chair(facts, event))


def is_of_family(facts: CoreGroup, event: Event) -> bool:
    """Tell whether one of the family has raised it themselves."""
    author = facts.member(event.by)
    return author is not None and author.is_family


def _who_is_told(facts: CoreGroup, event: Event) -> Iterator[str]:
    if event.kind not in TO_BE_SEEN:
        yield from _told_in_turn(facts, event)
        return
    yield from _told_now(facts, event)
    yield from _told_unless_seen(facts, event)


def _told_now(facts: CoreGroup, event: Event) -> Iterator[str]:
    told = by_message(facts, event, heads(facts, event))
    if told:
        who = standing_alone(listed([_role(facts, event, each) for each in told]))
        be = "are" if len(told) > 1 else "is"
        yield f"{who} {be} told now, at any hour, by a message that says nothing of it."
    yield from _away(facts, event, told)


def _away(facts: CoreGroup, event: Event, told: Iterable[Member]) -> Iterator[str]:
    """Say of each who is told that they are away: they may not see it."""
    for each in told:
        until = away_until(facts.absences, each.id, event.at)
        if until is not None:
            yield f"{standing_alone(_role(facts, event, each))} is away until {short_day(until)}."


def _told_unless_seen(facts: CoreGroup, event: Event) -> Iterator[str]:
    """Say when the deputy is told: at once where no head can be, or if nobody has seen it."""
    since, last = deputies_since(facts, event), by_message(facts, event, deputies(facts, event))
    deputy = title_of(Role.DEPUTY, to_family=is_of_family(facts, event))
    if since is not None and since <= event.at and last:
        yield from _deputies_now(facts, event, last, deputy)
    elif since is not None and last:
        yield f"If nobody has seen it by {short_moment(since)}, {deputy} is told."
    elif event.kind is EventKind.CONCERN or since is not None:
        yield "There is nobody who would be told later: if you hear nothing, phone."


def _deputies_now(
    facts: CoreGroup, event: Event, last: Collection[Member], deputy: str
) -> Iterator[str]:
    yield f"{standing_alone(deputy)} is told now."
    if all(away_until(facts.absences, each.id, event.at) for each in last):
        yield f"{standing_alone(deputy)} is away as well: if you hear nothing, phone."


def _role(facts: CoreGroup, event: Event, member: Member) -> str:
    role = Role.LEAD if member == facts.lead else Role.TEAM_MANAGER
    return title_of(role, to_family=is_of_family(facts, event))


def _told_in_turn(facts: CoreGroup, event: Event) -> Iterator[str]:
    """Say who is asked for an answer, and who is if there is none in time (L12, H2)."""
    asked, then = in_turn(facts, event)
    first, others = (
        listed([_role(facts, event, each) for each in found]) for found in (asked, then)
    )
    yield f"{standing_alone(first)} is asked for an answer, by a message that says nothing of it."
    yield from _away(facts, event, asked)
    day = day_by(facts.profile, "to_manager", day_of(event.at))
    if others and any(away_until(facts.absences, each.id, event.at) for each in asked):
        yield f"{standing_alone(others)} is asked now too."
        yield from _away(facts, event, then)
    elif others and day is not None:
        yield f"If there is none by {short_day(day)}, {others} is asked too; both can read it now."


def _to_conference_chair(facts: CoreGroup, event: Event) -> str:
    """Say that the conference chair is told, and by when that has to be."""
    day = day_by(facts.profile, "change_to_conference_chair", day_of(event.at))
    if day is None or not conference_chairs(facts, event):
        return "No message reaches a conference chair from here: phone."
    by = f", which has to be by {short_day(day)}"
    return f"The conference chair is told too, by a message that says nothing of it{by}."


def to_ask_for(call: Call, event: Event) -> Iterator[Buttons]:
    """Offer the author of a change to ask for more, while it is open (L14).

    A professional is shown first what that does to every date; family and who comes by link see no
    dates of the group, and ask with the change itself.
    """
    if event.kind is not EventKind.CHANGE or not event.is_open:
        return
    is_family, commands = call.me.is_family, EARLY
    if is_family or call.request.actor.by_link:
        commands = {each: f"change {event.id} {each}" for each in Wants if each is not event.wants}
    labels = (f"Ask for {later(each, to_family=is_family)}" for each in commands)
    yield Buttons(tuple(map(Button, labels, commands.values())))
