"""The command plan: shown, made detailed or updated, confirmed after a meeting, voices heard."""

from collections.abc import Callable, Iterator, Mapping

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Form, Text
from bot.core.documents.plan import plan_card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.plan import PlanStage
from bot.core.membership.exchange import silent_agencies, without_item
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.plan.planning import advance, confirm, missing_for_detailed
from bot.core.procedure.day_names import short_day
from bot.core.record.pulling import PLAN
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.changing import changing, note_seen
from handlers.commands.minutes_target import begun_meetings
from handlers.commands.plan_copies import send
from handlers.commands.plan_voices import statements, statements_form, views, views_form
from handlers.finding import held_meetings, must_be_all, take_meeting
from handlers.sending_me import asked_for, offered
from handlers.showing import a_list

Step = Callable[[Call, str], Card]
CHANGED = ("changed", "updated")
IN_A_FORM = ("views", "statements")
UNCHANGED = ("unchanged", "reviewed")


def run(call: Call) -> Card:
    """Answer `plan` and what can be said after it (see STEPS)."""
    words = " ".join(call.rest.split())
    if not words:
        return _shown(call)
    said = next((each for each in STEPS if f"{words.lower()} ".startswith(f"{each} ")), None)
    if said is None:
        raise Refusal(
            f'"{words[:30]}" is not something you can do with the plan.',
            f"Say nothing more, or one of: {', '.join(STEPS)}.",
        )
    return STEPS[said](call, words[len(said) :].strip())


def form(call: Call) -> Form:
    """Return the form of what was said; the views where nothing was."""
    if any(call.rest.lower().startswith(each) for each in STEPS if each not in IN_A_FORM):
        raise Refusal("This has no form.", "Say it by itself, or press its button.")
    call.ask(Verb.WRITE, Subject.PLAN)
    return statements_form(call) if call.rest.lower().startswith("statements") else views_form(call)


def _shown(call: Call) -> Card:
    """Show the plan, and note who looked (IG12)."""
    if call.request.actor.by_link:
        return offered(call, "The plan", PLAN, "plan send me")
    call.ask(Verb.SEE, Subject.PLAN)
    card = plan_card(call.facts, call.today)
    note_seen(call, "plan seen", PLAN)
    send_me = Button(SEND_IT_TO_ME, "plan send me")
    return card.plus(*_for_the_lead(call), Buttons((send_me, *_buttons(call))))


def _for_the_lead(call: Call) -> Iterator[Block]:
    if not call.may(Asked(Verb.WRITE, Subject.PLAN)):
        return
    if call.facts.plan.stage is PlanStage.OUTLINE:
        yield from a_list("Before it can be called detailed", missing_for_detailed(call.facts))
    yield from a_list("For the lead", _hints(call.facts))


def _hints(facts: CoreGroup) -> Iterator[str]:
    for member in without_item(facts):
        yield f"{member.name} has no item in the plan (N2)."
    for agency in silent_agencies(facts):
        yield f"No word from {agency} since the last meeting (H18)."


def _buttons(call: Call) -> Iterator[Button]:
    if call.may(Asked(Verb.WRITE, Subject.ACTION)):
        yield Button("New action", "action new")
    if not call.may(Asked(Verb.WRITE, Subject.PLAN)):
        return
    yield Button("Views", "plan views")
    yield Button("Danger statement, past harm", "plan statements")
    if call.facts.plan.stage is PlanStage.OUTLINE:
        yield Button("It is detailed now", "plan detailed")
    held = call.facts.last_held
    if held is not None and held.id not in call.facts.plan.reviewed:
        yield Button("Confirm it after the meeting", f"plan confirm {held.id}")


def _stage(stage: PlanStage) -> Step:
    def step(call: Call, words: str) -> Card:
        """Bring the plan to a stage, at the meeting that is named or the last one begun (L1)."""
        meeting, left = take_meeting(call.facts, words, call.today, begun_meetings)
        must_be_all(left, f"plan {stage} 30 march")
        with changing(call, Verb.WRITE, Subject.PLAN) as work:
            work.facts = advance(work.facts, stage, meeting.id, call.now)
            work.audit(f"plan {stage}", PLAN)
            at = f"at the meeting of {short_day(meeting.on)}"
            return work.answer(Card("The plan", (Text(f"The plan is {stage}, {at}."),)))

    return step


def _confirmed(call: Call, words: str) -> Card:
    """Take the lead's word after a meeting: updated, or reviewed without change (L20)."""
    meeting, word = take_meeting(call.facts, words, call.today, held_meetings)
    word = word.lower() or call.said("how").lower()
    if word not in (*CHANGED, *UNCHANGED):
        must_be_all(word, "plan confirm 30 march updated")
        call.ask(Verb.CONFIRM, Subject.PLAN)
        buttons = (
            Button("It is updated", f"plan confirm {meeting.id} updated", ButtonStyle.PRIMARY),
            Button("Reviewed, no change", f"plan confirm {meeting.id} reviewed"),
        )
        return Card(f"The plan after {short_day(meeting.on)}", (Buttons(buttons),))
    with changing(call, Verb.CONFIRM, Subject.PLAN) as work:
        work.facts = confirm(
            work.facts,
            meeting.id,
            call.member,
            call.now,
            changed=word in CHANGED,
            as_cover=call.cover,
        )
        work.audit("plan confirmed", meeting.id)
        said = "updated" if word in CHANGED else "reviewed without change"
        text = f"On record: {said} after {short_day(meeting.on)}. The chair is told."
        return work.answer(Card("The plan", (Text(text),)))


def _copy(call: Call, words: str) -> Card:
    must_be_all(words, "plan send me")
    with call.begin(own_right=True) as work:
        return work.answer(asked_for(call, work, PLAN))


STEPS: Mapping[str, Step] = {
    "detailed": _stage(PlanStage.DETAILED),
    "updated": _stage(PlanStage.UPDATED),
    "confirm": _confirmed,
    "views": views,
    "statements": statements,
    "send me": _copy,
    "send": send,
}
