"""The command minutes: the one record of a meeting, as far as it has come and as one may see it."""

from collections.abc import Callable, Iterator, Mapping

from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Form, Text
from bot.core.documents.minutes import minutes_card
from bot.core.documents.pack import may_have
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.procedure.day_names import many, short_day
from bot.core.record.signing import SIGNER_WORDS, next_signers, unsigned
from bot.core.record.versions import in_force
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.changing import note_seen
from handlers.commands.family_copy import FIRST, form_of_family, of_family
from handlers.commands.minutes_draft import correction, correction_form, draft, draft_form, send
from handlers.commands.minutes_final import copy_for_me, draft_for_me, filed, letting_go, signature
from handlers.commands.minutes_handed_in import (
    agreement,
    agreement_form,
    document,
    document_form,
    due_lines,
    to_hand_in,
)
from handlers.commands.minutes_passed import STEP, may_pass_on, pass_form, passed_on
from handlers.commands.minutes_shown import enclosed
from handlers.commands.minutes_target import may_release, may_see_draft, may_write, target, to_send
from handlers.sending_me import offered

NOT_SHOWN = (
    "Minutes are not shown to you here.",
    "The lead tells you what was agreed, and gives you your copy.",
)
Step = Callable[[Call, Meeting], Card]

STEPS: Mapping[str, Step] = {
    "draft": draft,
    "hand in": document,
    "agreement": agreement,
    "send": send,
    "release": letting_go,
    "correct": correction,
    "send me": copy_for_me,
    "send me draft": draft_for_me,
    "filed": filed,
}
WAYS = (*STEPS, "sign as chair", f"{STEP} NAME", f"{FIRST}NAME")
FORMS: Mapping[str, Callable[[Call, Meeting], Form]] = {
    "": document_form,
    "hand in": document_form,
    "draft": draft_form,
    "correct": correction_form,
    "agreement": agreement_form,
    STEP: pass_form,
}


def run(call: Call) -> Card:
    """Answer `minutes [30 march]` and what can be said after it (see STEPS), and `sign as ...`."""
    meeting, words = target(call)
    if words in STEPS:
        return STEPS[words](call, meeting)
    if words.startswith(FIRST):
        return of_family(call, meeting)
    if words.startswith(STEP):
        return passed_on(call, meeting, words.removeprefix(STEP).strip())
    if words.split(" ")[0] == "sign":
        return signature(call, meeting, words.removeprefix("sign").strip())
    if words:
        raise Refusal(
            f'"{words[:30]}" is not something you can do with minutes.',
            f"Say nothing more, or one of: {', '.join(WAYS)}.",
        )
    return _by_link(call, meeting) if call.request.actor.by_link else _shown(call, meeting)


def form(call: Call) -> Form:
    """Return the form of what was said; handing in a document where nothing was."""
    meeting, words = target(call)
    if words.startswith(FIRST):
        return form_of_family(call, meeting)
    step = STEP if words.startswith(STEP) else words
    if step not in FORMS:
        raise Refusal(f'"{words[:30]}" has no form.', "Say it by itself, or press its button.")
    return FORMS[step](call, meeting)


def _by_link(call: Call, meeting: Meeting) -> Card:
    """Offer what a link may do: hand the minutes in, or have them sent; nothing is shown (IG19)."""
    title = f"Minutes of {short_day(meeting.on)}"
    newest = call.facts.minutes_of(meeting.id)
    is_open = newest is None or not newest.is_final
    if is_open and may_write(call, meeting):
        return to_hand_in(call, meeting)
    wanted = to_send(call.facts, meeting.id)
    return offered(call, title, wanted.id if wanted else "", f"minutes {meeting.id} send me")


def _shown(call: Call, meeting: Meeting) -> Card:
    """Show the newest version to whoever reads drafts, the one in force to everybody else."""
    newest, final = call.facts.minutes_of(meeting.id), in_force(call.facts, meeting.id)
    if newest is not None and newest != final and may_see_draft(call, meeting):
        return _read(call, meeting, newest)
    if final is not None and may_have(call.facts, final.id, call.viewer):
        return _read(call, meeting, final)
    if call.me.is_family or final is not None:
        raise Refusal(*NOT_SHOWN)
    return _none_yet(call, meeting)


def _read(call: Call, meeting: Meeting, minutes: Minutes) -> Card:
    """Show the record, and note who looked (IG12)."""
    card = minutes_card(call.facts, minutes, call.viewer, call.today)
    note_seen(call, "minutes seen", minutes.id)
    if minutes.is_final:
        call.store.receipts.opened(call.ref, call.member, minutes.id, call.now)
    buttons = tuple(_buttons(call, meeting, minutes))
    return card.plus(*((Buttons(buttons),) if buttons else ()))


def _none_yet(call: Call, meeting: Meeting) -> Card:
    """Say how old the record is and that it is not final: its age shows until then (L7, H6)."""
    minutes = call.facts.minutes_of(meeting.id)
    days = (call.today - meeting.on).days
    state = "Not final yet" if minutes else "No record yet"
    blocks: list[Block] = [Text(f"{state}: {many(days, 'day')} since the meeting.")]
    writing = tuple(_writing(meeting, minutes)) if may_write(call, meeting) else ()
    if writing:
        blocks += due_lines(call, meeting)
    buttons = (*writing, *_passing(call, meeting))
    blocks += (Buttons(buttons),) if buttons else ()
    return Card(f"Minutes of {short_day(meeting.on)}", tuple(blocks))


def _writing(meeting: Meeting, minutes: Minutes | None) -> Iterator[Button]:
    yield Button("Write", f"minutes {meeting.id} draft", ButtonStyle.PRIMARY)
    yield Button("Hand in Word or PDF", f"minutes {meeting.id} hand in")
    if minutes is not None and minutes.state is MinutesState.DRAFT:
        yield Button("Send to the lead", f"minutes {meeting.id} send", seen=minutes.revision)


def _passing(call: Call, meeting: Meeting) -> Iterator[Button]:
    if may_pass_on(call, meeting):
        yield Button("Name another note taker", f"minutes {meeting.id} {STEP}")


def _buttons(call: Call, meeting: Meeting, minutes: Minutes) -> Iterator[Button]:
    """Offer what this reader can do next with this version."""
    of = f"minutes {meeting.id}"
    if minutes.is_final:
        yield Button(SEND_IT_TO_ME, f"{of} send me", ButtonStyle.PRIMARY)
        yield Button("It is in our file", f"{of} filed")
    elif may_write(call, meeting):
        yield from _writing(meeting, minutes)
    yield from enclosed(minutes)
    for who, role in next_signers(call.facts, minutes):
        if who == call.member:
            words = SIGNER_WORDS[role]
            yield Button(f"Sign as {words}", f"{of} sign as {words}", seen=minutes.revision)
    yield from _passing(call, meeting)
    if may_release(call, meeting):
        yield from _for_the_lead(call, of, minutes)


def _for_the_lead(call: Call, of: str, minutes: Minutes) -> Iterator[Button]:
    if minutes.is_final:
        yield Button("Correct it", f"{of} correct")
        yield Button("Receipts", f"receipts {minutes.id}")
    elif minutes.state is MinutesState.WITH_LEAD and not unsigned(call.facts, minutes):
        yield Button("Release", f"{of} release", ButtonStyle.PRIMARY, seen=minutes.revision)
