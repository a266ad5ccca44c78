"""Minutes on their way out: signed, released, sent to whoever asks, filed by each agency."""

from collections.abc import Callable

from bot.core.access import Subject, Verb, ask
from bot.core.cards import Block, Button, Buttons, Card, Facts, Text, Warn
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes, SignsAs
from bot.core.procedure.day_names import short_day
from bot.core.record.releasing import empty_roles, file_copy, release
from bot.core.record.signing import SIGNER_WORDS, next_signers, place_words, sign, unsigned
from bot.core.record.versions import asked_for as asked_for_by
from bot.core.record.versions import in_force, newest
from bot.core.refusals import Refusal
from handlers.as_shown import must_be_as_shown, says_what_was_shown
from handlers.call import Call
from handlers.changing import changing
from handlers.commands.minutes_shown import draft_of, read_again, shown_first
from handlers.commands.minutes_target import to_send
from handlers.sending_me import asked_for, offered

BY_WORDS = {f"as {words}": role for role, words in SIGNER_WORDS.items()}
"""How people say in which role they sign: "sign as chair"."""


def signature(call: Call, meeting: Meeting, words: str) -> Card:
    """Sign in the role that is said, or in the only one in which the caller is asked to (H7)."""
    # Whoever may not sign in any role is not asked for one.
    call.ask(Verb.SIGN, Subject.MINUTES_DRAFT, meeting=meeting.id)
    signs_as = _role(call, meeting, words)
    if not says_what_was_shown(call):
        return _before_signing(call, meeting, signs_as)
    with changing(call, Verb.SIGN, Subject.MINUTES_DRAFT, meeting=meeting.id) as work:
        must_be_as_shown(call, draft_of(work.facts, meeting), read_again(work.facts, meeting))
        me = work.facts.member(call.member) or call.me
        work.facts = sign(work.facts, meeting.id, me, signs_as, call.now)
        minutes = newest(work.facts, meeting.id)
        work.audit("minutes signed", minutes.id)
        return work.answer(_signed(work.facts, meeting, minutes, signs_as))


def _before_signing(call: Call, meeting: Meeting, signs_as: SignsAs) -> Card:
    """Refuse what could not be signed anyway; else show what would be: none is signed unseen."""
    sign(call.facts, meeting.id, call.me, signs_as, call.now)
    words = SIGNER_WORDS[signs_as]
    minutes = newest(call.facts, meeting.id)
    return shown_first(call, minutes, f"Sign as {words}", f"minutes {meeting.id} sign as {words}")


def _role(call: Call, meeting: Meeting, words: str) -> SignsAs:
    if words in BY_WORDS:
        return BY_WORDS[words]
    asked = [
        role
        for who, role in next_signers(call.facts, newest(call.facts, meeting.id))
        if who == call.member
    ]
    if words or len(asked) != 1:
        ways = ", ".join(f"sign {each}" for each in BY_WORDS)
        raise Refusal("In which role do you sign?", f"Say one of: {ways}.")
    return asked[0]


def _signed(facts: CoreGroup, meeting: Meeting, minutes: Minutes, signs_as: SignsAs) -> Card:
    missing = unsigned(facts, minutes)
    still = "; ".join(map(place_words, missing)) if missing else "nobody: the lead can release it"
    pairs = (("Signed as", SIGNER_WORDS[signs_as]), ("Still to sign", still))
    return Card(f"Minutes of {short_day(meeting.on)}", (Facts(pairs),))


def letting_go(call: Call, meeting: Meeting) -> Card:
    """Release the record: whoever is entitled now gets a message of their own (R8)."""
    call.ask(Verb.RELEASE, Subject.MINUTES_FINAL, meeting=meeting.id)
    if not says_what_was_shown(call):
        release(call.facts, meeting.id, call.member, call.now)
        minutes = newest(call.facts, meeting.id)
        return shown_first(call, minutes, "Release", f"minutes {meeting.id} release")
    with changing(call, Verb.RELEASE, Subject.MINUTES_FINAL, meeting=meeting.id) as work:
        must_be_as_shown(call, draft_of(work.facts, meeting), read_again(work.facts, meeting))
        work.facts = release(work.facts, meeting.id, call.member, call.now, as_cover=call.cover)
        minutes = newest(work.facts, meeting.id)
        work.audit("minutes released", minutes.id)
        return work.answer(_released(work.facts, meeting, minutes))


def _released(facts: CoreGroup, meeting: Meeting, minutes: Minutes) -> Card:
    number = len(minutes.recipients)
    who = "1 person hears" if number == 1 else f"{number} people hear"
    blocks: list[Block] = [
        Text(f"Final. {who} of it, each alone, without content."),
        *(Warn(f"Nobody is {role.value.replace('_', ' ')}: a gap.") for role in empty_roles(facts)),
    ]
    if facts.family:
        blocks.append(
            Text("For each family member you have a task: share it by your own procedure (H9).")
        )
        blocks.append(
            Text(f"Or make a copy of their own: {asked_for_by(facts, meeting.id)} for NAME (B9).")
        )
    button = Button("Receipts", f"receipts {minutes.id}")
    return Card(f"Minutes of {short_day(meeting.on)}", (*blocks, Buttons((button,))))


def copy_for_me(call: Call, meeting: Meeting) -> Card:
    """Send the caller a copy: by mail where only they read it, else by the lead's hand (IG2)."""
    return _copied(call, meeting, to_send, "send me")


def draft_for_me(call: Call, meeting: Meeting) -> Card:
    """Send the caller the newest text, a draft or not, if they read drafts: to sign or release."""
    return _copied(call, meeting, CoreGroup.minutes_of, "send me draft")


def _copied(
    call: Call, meeting: Meeting, which: Callable[[CoreGroup, str], Minutes | None], words: str
) -> Card:
    found = which(call.facts, meeting.id)
    if call.request.only_looks:
        title, id_ = f"Minutes of {short_day(meeting.on)}", found.id if found else ""
        return offered(call, title, id_, f"minutes {meeting.id} {words}")
    with call.begin(own_right=True) as work:
        minutes = which(work.facts, meeting.id)
        return work.answer(asked_for(call, work, minutes.id if minutes else ""))


def filed(call: Call, meeting: Meeting) -> Card:
    """Tick that the own copy is in the own agency's file (N7)."""
    with changing(call, Verb.SEE, Subject.RECEIPTS, owner=call.member) as work:
        ask(work.facts, call.viewer, Verb.SEE, Subject.MINUTES_FINAL, meeting=meeting.id)
        final = in_force(work.facts, meeting.id)
        if final is None:
            raise Refusal("These minutes are not final.", "Tick it when they are.")
        work.facts = file_copy(work.facts, final, call.member, call.now)
        work.audit("copy filed", final.id)
        return work.answer(Card("Filed", (Text("It is ticked on your receipt."),)))
