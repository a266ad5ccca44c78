"""What a review decided, as lead, team manager or conference chair enter it (H19, S4)."""

from collections.abc import Iterator
from dataclasses import replace

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
from bot.core.diary.reviews_corrected import correct_outcome, entered_review
from bot.core.facts.conferences import Conference, Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_day
from bot.core.procedure.timescales import next_review
from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean
from bot.core.wall_clock import day_of
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.members_changed import because
from handlers.filling import choice, choices_of, day, line, reason_field

WORD, CORRECT = "review", "correct"
COMMAND = f"dates {WORD}"
PUT_RIGHT = (
    "What was entered stays on record with the reason. Dates to come wait again or are firm, as "
    "they would have been, and those invited are told."
)
IN_WORDS = {Outcome.CONTINUES: "the plan continues", Outcome.ENDS: "the plan ends"}
OUTCOMES = choices_of(IN_WORDS.items())


def run(call: Call) -> Card:
    """Answer `dates review`: ask what it decided for each child, and when the next one is."""
    call.ask(OF_THE_REVIEW.verb, OF_THE_REVIEW.subject, case=OF_THE_REVIEW.case)
    if call.first_word[1]:
        return _corrected(call)
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


def _corrected(call: Call) -> Card:
    """Answer `dates review correct because R`: what was entered wrongly is put right."""
    review, (_, reason) = entered_review(call.facts), because(call, call.first_word[1])
    if not call.said("on"):
        return Card("Correct what the review decided", (Text(PUT_RIGHT), form(call)))
    decided = _decided(call, review)
    with call.begin() as work:
        before = work.facts
        must_be_as_drawn(call, _drawn(entered_review(before)), "The review")
        work.facts = correct_outcome(before, decided, reason, by=call.member, now=call.now)
        work.audit("review corrected", review.id)
        return work.answer(Card("The review is corrected", tuple(_entered(before, work.facts))))


def _drawn(review: Conference) -> int:
    return len(review.corrected)


def _not_decided(review: Conference) -> str:
    return (
        f"The review of {short_day(review.on)}: enter what it decided, child by child. Nothing "
        "here decides or proposes it (S4)."
    )


def form(call: Call) -> Form:
    """Ask for the day, the decision for each child, and the next review."""
    word, rest = call.first_word
    corrects = rest.lower().partition(" ")[0] == CORRECT
    if word != WORD or (rest and not corrects):
        raise Refusal("Nothing is asked here.", "dates, or dates review")
    if corrects:
        return _to_put_right(call)
    review = planned_review(call.facts)
    fields = (
        Field("on", "Held on", FieldKind.DATE, value=review.on.isoformat(), required=True),
        *_outcomes(call.facts),
        Field("next_review", "Day planned for the next review", FieldKind.DATE),
        Field("next_reason", "If that is late or no working day, why"),
    )
    return Form(COMMAND, fields, "Enter it", seen=review.revision)


def _to_put_right(call: Call) -> Form:
    """Ask the same again, as it was entered, and why it is corrected."""
    review, decided = entered_review(call.facts), dict(entered_review(call.facts).outcomes)
    fields = (
        Field("on", "Held on", FieldKind.DATE, value=review.on.isoformat(), required=True),
        *(
            replace(each, value=decided.get(each.name.removeprefix("outcome_"), ""))
            for each in _outcomes(call.facts)
        ),
        Field("next_review", "Another day for the next review, if that is wrong", FieldKind.DATE),
        Field("next_reason", "If that is late or no working day, why"),
        reason_field("Why is it corrected?", required=True),
    )
    return Form(f"{COMMAND} {CORRECT}", fields, "Correct it", seen=_drawn(review))


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
    yield from _off(before, facts)
    yield from (Warn(each) for each in warnings(facts))
    if facts.last_review is not None and facts.last_review.outcome == Outcome.ENDS:
        yield Text("The group stays open until somebody closes it: close")


def _firm(before: CoreGroup, facts: CoreGroup) -> Iterator[Block]:
    waited = {each.id for each in before.upcoming if each.provisional}
    firm = [each for each in facts.upcoming if each.id in waited and not each.provisional]
    if firm:
        days = ", ".join(short_day(each.on) for each in firm)
        yield Text(f"Firm now, and those invited are told: {days}.")


def _off(before: CoreGroup, facts: CoreGroup) -> Iterator[Block]:
    stood = {each.id for each in before.upcoming if not each.provisional}
    off = [each for each in facts.upcoming if each.id in stood and each.provisional]
    if off:
        days = ", ".join(short_day(each.on) for each in off)
        yield Text(f"Put off until it is decided, and those invited are told: {days}.")


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


def corrected_lines(review: Conference, *, is_told_why: bool) -> Iterator[str]:
    """Yield when what was entered was last put right, and why, to whoever may read that."""
    for each in review.corrected[-1:]:
        why = f", {each.because}" if is_told_why else ""
        yield f"corrected on {short_day(day_of(each.at))}{why}"


def to_enter(call: Call) -> Iterator[Block]:
    """Offer to enter what a review decided, on its day or after, to whom that is theirs."""
    review = call.facts.next_review
    is_over = review is not None and review.on <= call.today and not call.facts.is_closed
    if is_over and call.may(OF_THE_REVIEW):
        yield Buttons((Button("Enter what the review decided", COMMAND),))
    yield from _to_correct(call)


def _to_correct(call: Call) -> Iterator[Block]:
    last = call.facts.last_review
    is_entered = last is not None and bool(last.outcome) and not call.facts.is_closed
    if is_entered and call.may(OF_THE_REVIEW):
        yield Buttons((Button("Correct what was entered", f"{COMMAND} {CORRECT}"),))
