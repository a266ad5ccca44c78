"""Asking for an earlier review or core group, and the answer, with its reason or new day (L3)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.diary.earlier_review import must_be_earlier, with_review_on
from bot.core.facts.covers import Cover
from bot.core.facts.early import EarlyWish, Ground, Sooner, numbered
from bot.core.facts.groups import CoreGroup
from bot.core.free_text import free_text, needed_reason
from bot.core.numbering import drawn_id
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put
from bot.core.wall_clock import day_of


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for, on which ground, and their own words for it."""

    what: Sooner
    ground: Ground
    on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answers, and in whose place (H2)."""

    member: str
    as_cover: Cover = Cover.NONE


def ask_early(facts: CoreGroup, wish: Wish, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with what somebody asks for, open until it is answered."""
    _must_be_ahead(facts, wish, day_of(now))
    open_ = (each for each in facts.early if each.is_open and each.by == by)
    if any(each.what is wish.what for each in open_):
        raise AlreadyDone("You have asked for that, and it waits for its answer.", "See: early")
    number = drawn_id("W", (facts.ref, by, now), (each.id for each in facts.early))
    text = free_text(wish.text, field="text")
    asked = EarlyWish(number, wish.what, wish.ground, by, now, wish.on, text)
    return replace(facts, early=(*facts.early, asked))


def _must_be_ahead(facts: CoreGroup, wish: Wish, today: date) -> None:
    if wish.what is Sooner.REVIEW:
        must_be_earlier(facts, wish.on, today)
    elif wish.on is not None and wish.on <= today:
        raise Refusal("That day is not ahead.", "Choose a later one, or leave it out.", field="on")


def agree(
    facts: CoreGroup, wish: EarlyWish, on: date | None, answerer: Answerer, now: datetime
) -> CoreGroup:
    """Return the facts with the new day: of the review set here, of a core group as it is booked.

    A meeting counts that was booked, or whose day was set, since it was asked for.
    """
    open_wish(facts, wish.id)
    if wish.what is Sooner.REVIEW:
        on = on or wish.on
        facts = with_review_on(facts, _day(on), by=answerer.member, now=now)
    else:
        on = _booked_since(facts, wish)
    return _answered(facts, wish, answerer, now, agreed_on=on, because="")


def keep(
    facts: CoreGroup, wish: EarlyWish, because: str, answerer: Answerer, now: datetime
) -> CoreGroup:
    """Return the facts with the answer that the date is kept, and why."""
    open_wish(facts, wish.id)
    reason = needed_reason(because, "Why is it kept?", "Write the reason in a line.", longest=1_000)
    return _answered(facts, wish, answerer, now, agreed_on=None, because=reason)


def open_wish(facts: CoreGroup, number: str) -> EarlyWish:
    """Return what waits for its answer, or refuse."""
    wish = numbered(facts.early, number)
    if wish is None:
        raise Refusal(f'There is nothing "{number[:10]}" here for you.', "See: early")
    if not wish.is_open:
        raise AlreadyDone(f"{wish.id} has been answered.", f"See the answer: early {wish.id}")
    return wish


def _day(on: date | None) -> date:
    if on is None:
        raise Refusal("On which day?", 'Write it like "2 june".', field="on")
    return on


def _booked_since(facts: CoreGroup, wish: EarlyWish) -> date:
    since = (each for each in facts.upcoming if each.time_set_at > wish.at)
    found = min((each.on for each in since), default=None)
    if found is None:
        raise Refusal(
            "No meeting has been booked or moved since it was asked for.",
            "Do that first: meet; or move. Then agree.",
        )
    return found


def _answered(
    facts: CoreGroup,
    wish: EarlyWish,
    answerer: Answerer,
    now: datetime,
    *,
    agreed_on: date | None,
    because: str,
) -> CoreGroup:
    answered = replace(
        wish,
        answered_at=now,
        answered_by=answerer.member,
        agreed_on=agreed_on,
        because=because,
        as_cover=answerer.as_cover,
    )
    return replace(facts, early=put(facts.early, answered))
