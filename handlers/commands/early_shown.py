"""Wishes for an earlier date as they are shown, and what such a date does to all others (L3)."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.core.access.early import may_answer, may_see
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Facts, Table, Text, Warn
from bot.core.diary.earlier_review import (
    Effect,
    effects,
    must_be_earlier,
    no_longer_possible,
)
from bot.core.facts.early import EarlyWish, Sooner, numbered
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.procedure.day_names import listed, short_day
from bot.core.refusals import Refusal
from bot.core.sheet.labels import by_role
from bot.core.wall_clock import day_of
from handlers.as_shown import fingerprint
from handlers.call import Call
from handlers.changing import note_seen
from handlers.numbered import each_to_open

COLUMNS = ("What", "Now", "Then", "In the other reading")
PAST = "past already"


def what_it_does(
    facts: CoreGroup, what: Sooner, on: date | None, now: datetime
) -> tuple[Block, ...]:
    """Return every date that an earlier review moves, and what would no longer be possible."""
    if what is not Sooner.REVIEW or on is None:
        return (Text("No date moves before a meeting is booked or moved."),)
    moved = effects(facts, on, now)
    rows = tuple(_row(each, day_of(now)) for each in moved)
    warned = tuple(Warn(each) for each in no_longer_possible(facts, on, now))
    return (Table(COLUMNS, rows, heading=f"With the review on {short_day(on)}"), *warned)


def _row(effect: Effect, today: date) -> tuple[str, ...]:
    after, other = effect.after, effect.after.other_reading
    past = f", {PAST}" if effect.is_past(today) else ""
    return (
        effect.what,
        short_day(effect.before) if effect.before else "none",
        f"{short_day(after.date)}{past}",
        short_day(other) if other else "",
    )


def find(call: Call, facts: CoreGroup, number: str) -> EarlyWish:
    """Find one by number; what is kept from somebody is refused as what is not there."""
    wish = numbered(facts.early, number)
    if wish is None or not may_see(facts, call.viewer, wish):
        raise Refusal(f'There is nothing "{number[:10]}" here for you.', "See: early")
    return wish


def listed_for(call: Call) -> tuple[Block, ...]:
    """Return a line for each that the caller may see, the newest first, and a button to open it."""
    facts = call.facts
    theirs = (each for each in reversed(facts.early) if may_see(facts, call.viewer, each))
    found = [(each.id, f"an earlier {each.what}", standing(facts, each)) for each in theirs]
    return each_to_open("early", found)


def one(call: Call, number: str) -> Card:
    """Show one, and while it is open what it does to every date; another's look is recorded."""
    wish = find(call, call.facts, number)
    if wish.by != call.member:
        note_seen(call, "early seen", wish.id)
    return Card(f"{wish.id}: an earlier {wish.what}", tuple(_blocks(call, wish)))


def _blocks(call: Call, wish: EarlyWish) -> Iterator[Block]:
    facts, author = call.facts, call.facts.member(wish.by)
    pairs = (
        ("Asked for by", by_role(facts, author) if author else "somebody no longer known"),
        ("For", short_day(wish.on) if wish.on else "as soon as can be"),
        ("Because", wish.ground),
        ("What has happened", wish.text),
        ("Answer", standing(facts, wish)),
    )
    yield Facts(tuple(each for each in pairs if each[1]))
    if wish.is_open:
        yield from _to_answer(call, wish)


def _to_answer(call: Call, wish: EarlyWish) -> Iterator[Block]:
    """Show what it would do now, and what can be answered: a day that is past is only kept."""
    is_theirs = may_answer(call.facts, call.viewer, wish)
    try:
        if wish.what is Sooner.REVIEW:
            must_be_earlier(call.facts, wish.on, call.today)
    except Refusal as refusal:
        yield Warn(refusal.why)
        if is_theirs:
            yield Buttons((_keep(wish),))
        return
    yield from what_it_does(call.facts, wish.what, wish.on, call.now)
    if is_theirs:
        yield answers(call, call.facts, wish, wish.on)


def _keep(wish: EarlyWish) -> Button:
    return Button("Keep the date", f"early {wish.id} keep")


def answers(call: Call, facts: CoreGroup, wish: EarlyWish, on: date | None) -> Buttons:
    """Return what whoever answers can say: to the day that stands above it, and to no other."""
    said = f"early {wish.id} agree{f' {on.isoformat()}' if on else ''}"
    agree = Button("Agree to it", said, ButtonStyle.PRIMARY, seen=seen(call, facts, wish, on))
    return Buttons((agree, _keep(wish)))


def seen(call: Call, facts: CoreGroup, wish: EarlyWish, on: date | None) -> int:
    """Return what tells these effects from those that stood there before."""
    return fingerprint(*map(repr, what_it_does(facts, wish.what, on, call.now)))


def standing(facts: CoreGroup, wish: EarlyWish) -> str:
    """Say how one stands: for whom it waits, or what was answered."""
    if wish.is_open:
        return f"waits for {answers_in_words(facts, wish)}"
    cover = wish.as_cover.mark
    if wish.agreed_on is not None:
        return f"agreed{cover}: {short_day(wish.agreed_on)}"
    return f"kept{cover}: {wish.because}"


def answers_in_words(facts: CoreGroup, wish: EarlyWish) -> str:
    """Return who can answer it, by role, but for who asked."""
    roles = [(Role.LEAD, "the lead"), (Role.TEAM_MANAGER, "the team manager")]
    if wish.what is Sooner.REVIEW:
        roles.append((Role.CONFERENCE_CHAIR, "the conference chair"))
    holders = ((facts.holder(role), words) for role, words in roles)
    able = [words for holder, words in holders if holder is not None and holder.id != wish.by]
    return listed(able, "or") if able else "nobody: name a team manager or conference chair"
