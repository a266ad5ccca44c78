"""What a review decided, as lead, team manager or conference chair enter it (H19, S4)."""

from collections.abc import Iterator

from bot.core.access.early import OF_THE_REVIEW
from bot.core.cards import (
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Text,
    Warn,
    Why,
)
from bot.core.diary.foresight import limit_of, warnings
from bot.core.diary.reviews import Decided, enter_outcome, planned_review
from bot.core.facts.conferences import Conference, Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_day
from bot.core.procedure.timescales import next_review
from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.filling import choice, choices_of, day, line

WORD = "review"
IN_WORDS = {Outcome.CONTINUES: "the plan continues", Outcome.ENDS: "the plan ends"}
OUTCOMES = choices_of(IN_WORDS.items())


def run(call: Call) -> Card:
    """Answer `dates review`: ask what it decided for each child, and when the next one is."""
    call.ask(OF_THE_REVIEW.verb, OF_THE_REVIEW.subject, case=OF_THE_REVIEW.case)
    review = planned_review(call.facts)
    if not call.fields:
        return Card("What the review decided", (Text(_not_decided(review)), form(call)))
    decided = _decided(call, review)
    with call.begin() as work:
        before = work.facts
        must_be_as_drawn(call, planned_review(before).revision, "The review")
        work.facts = enter_outcome(before, decided, by=call.member, now=call.now)
        work.audit("review entered", review.id)
        return work.answer(Card("The review is entered", tuple(_entered(before, work.facts))))


def _not_decided(review: Conference) -> str:
    return (
        f"The review of {short_day(review.on)}: enter what it decided, child by child. Nothing "
        "here decides or proposes it (S4)."
    )


def form(call: Call) -> Form:
    """Ask for the day, the decision for each child, and the next review."""
    if call.rest.lower() != WORD:
        raise Refusal("Nothing is asked here.", "dates, or dates review")
    review = planned_review(call.facts)
    fields = (
        Field("on", "Held on", FieldKind.DATE, value=review.on.isoformat(), required=True),
        *_outcomes(call.facts),
        Field("next_review", "Day planned for the next review", FieldKind.DATE),
        Field("next_reason", "If that is late or no working day, why"),
    )
    return Form("dates review", fields, "Enter it", seen=review.revision)


def _outcomes(facts: CoreGroup) -> Iterator[Field]:
    for child in facts.children:
        label = f"What was decided for {child.label}?"
        yield Field(f"outcome_{child.id}", label, FieldKind.CHOICE, OUTCOMES, required=True)


def _decided(call: Call, review: Conference) -> Decided:
    chosen = {
        field.name.removeprefix("outcome_"): Outcome(choice(call, field))
        for field in _outcomes(call.facts)
    }
    on = day(call, "on", Lean.BACK) or review.on
    return Decided(on, chosen, day(call, "next_review"), line(call, "next_reason"))


def _entered(before: CoreGroup, facts: CoreGroup) -> Iterator[Block]:
    """Say what was decided, by when the group meets next, and which dates are firm now."""
    yield Facts(tuple(outcome_lines(facts, facts.last_review)))
    yield from _next(facts)
    yield from _firm(before, facts)
    yield from (Warn(each) for each in warnings(facts))
    if facts.last_review is not None and facts.last_review.outcome == Outcome.ENDS:
        yield Text("The group stays open until somebody closes it: close")


def _firm(before: CoreGroup, facts: CoreGroup) -> Iterator[Block]:
    waited = {each.id for each in before.upcoming if each.provisional}
    firm = [each for each in facts.upcoming if each.id in waited and not each.provisional]
    if firm:
        days = ", ".join(short_day(each.on) for each in firm)
        yield Text(f"Firm now, and those invited are told: {days}.")


def _next(facts: CoreGroup) -> Iterator[Block]:
    review = facts.last_review
    if review is None or review.outcome != Outcome.CONTINUES:
        return
    first = next((each for each in facts.upcoming if each.on > review.on), None)
    limit = limit_of(facts, first.on) if first else None
    if limit is not None:
        yield Text(f"The next core group is to be by {short_day(limit.date)}.")
        yield Why(limit.why)
    latest = next_review(facts.profile, review.on)
    if latest is not None:
        yield Text(f"The next review is to be by {short_day(latest.date)}.")
        yield Why(latest.why)


def outcome_lines(facts: CoreGroup, review: Conference | None) -> Iterator[tuple[str, str]]:
    """Yield each child with what a review decided for them."""
    decided = dict(review.outcomes) if review else {}
    for child in facts.children:
        if child.id in decided:
            yield child.label, IN_WORDS[Outcome(decided[child.id])]


def to_enter(call: Call) -> Iterator[Block]:
    """Offer to enter what a review decided, on its day or after, to whom that is theirs."""
    review = call.facts.next_review
    is_over = review is not None and review.on <= call.today and not call.facts.is_closed
    if is_over and call.may(OF_THE_REVIEW):
        yield Buttons((Button("Enter what the review decided", "dates review"),))
