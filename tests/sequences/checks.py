"""What must hold of every message as it leaves, and of all that is planned once time has passed."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.core.diary.proposed_times import to_be_asked
from bot.core.facts.actions import ActionState
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import Member, Role
from bot.core.facts.minutes import MinutesState
from bot.core.notices.notice import CHANNEL, Identity, Kind, Notice, NoticeState
from bot.demo.standins import OF_PERSON, WORKSPACE
from handlers.terminal.plain import plain
from tests.sequences.calendars import Calendars, should_stand
from tests.sequences.pausing import is_silent
from tests.sequences.post import Mood, Sent

ABOUT_COMING = {Kind.REMINDER, Kind.CAN_YOU_COME}
TO_WRITE = {Kind.MINUTES_DUE, Kind.MINUTES_OVERDUE}
OF_TASKS = {Kind.TASK_GIVEN, Kind.TASK_OVERDUE}
OF_ACTIONS = {Kind.ACTION_PROPOSED, Kind.ACTION_DUE, Kind.ACTION_OVERDUE}
TO_FAMILY = {
    Kind.INVITATION,
    Kind.REMINDER,
    Kind.UPDATE_REQUEST,
    Kind.ACTION_PROPOSED,
    Kind.ACTION_DUE,
}
MOST_DOUBTS = 3


def check_leaving(each: Sent) -> None:
    """Check one message against what was true as it left."""
    _check_recipient(each)
    _check_use(each)
    _check_use_of_record(each)
    _check_use_of_work(each)
    _check_use_of_posts(each)
    _check_use_of_times(each)


def _check_recipient(each: Sent) -> None:
    facts, identity = each.facts, each.identity
    if identity.recipient == CHANNEL:
        assert each.message.calendar is None
        return
    member = facts.member(identity.recipient)
    assert member is not None
    assert _is_their_own(each, member), "to their own address"
    if member.is_family:
        _check_family(each, member)
    if not member.contact.is_confirmed:
        assert identity.kind is Kind.CONFIRM_WHO, f"not confirmed, yet {identity}"
        assert not member.contact.is_denied, f"its reader said no, yet {identity}"
    if member.opted_out is not None:
        kinds = {Kind.INVITATION, Kind.MEETING_SET, Kind.ROLE_CHANGED}
        assert identity.kind in kinds, f"left, yet {identity}"
        assert _said_to_who_left(each, member) in plain(each.message.card, 200), f"left: {identity}"


def _check_family(each: Sent, member: Member) -> None:
    """Check that mail goes to family only where it is safe, under a reference of their own."""
    safety, entry = member.mail_safety, each.message.calendar
    assert safety is not None
    assert safety.is_safe, f"nobody said that it is safe: {each.identity}"
    assert each.identity.kind in TO_FAMILY, f"family are told by a person: {each.identity}"
    read = f"{each.message.subject} {plain(each.message.card, 200)} {entry.title if entry else ''}"
    assert each.facts.ref not in read, read
    assert member.own_reference in read, read
    if entry is not None and entry.place:
        meeting = each.facts.meeting(each.identity.subject)
        assert meeting is not None
        assert member.id in meeting.released_to, f"nobody released the place: {each.identity}"


def _said_to_who_left(each: Sent, member: Member) -> str:
    """Return what somebody hears who has left: of a date that it is off, of a role that it ends."""
    if each.identity.kind is Kind.ROLE_CHANGED:
        return "no longer"
    meeting, left = each.facts.meeting(each.identity.subject), member.opted_out
    assert meeting is not None
    assert left is not None
    was_off = meeting.state is MeetingState.CANCELLED and left.at >= meeting.changed_at
    return "will not be held" if was_off else "not expected"


def _is_their_own(each: Sent, member: Member) -> bool:
    """Tell whether it went to their address, or on a chat platform to an account of theirs."""
    if not each.route.is_chat:
        return each.message.address == member.contact.email
    return each.message.address.startswith(f"{WORKSPACE}/{member.person}{OF_PERSON}")


def _check_use(each: Sent) -> None:
    """Check that nobody is reminded or chased of what they have done, or of what is off."""
    facts, identity = each.facts, each.identity
    if identity.kind in ABOUT_COMING | {Kind.UPDATE_CHASE}:
        meeting = facts.meeting(identity.subject)
        assert meeting is not None
        assert meeting.is_open, f"off, yet {identity}"
        answer = facts.answer(meeting.id, identity.recipient)
        said = answer.coming if answer else None
        if identity.kind in ABOUT_COMING:
            assert said in {None, Coming.YES}, f"said no, yet {identity}"
        else:
            assert said is Coming.APOLOGIES, f"comes, yet {identity}"
            assert facts.update(meeting.id, identity.recipient) is None, f"sent, yet {identity}"
        if identity.kind is Kind.CAN_YOU_COME:
            assert said is None, f"answered, yet {identity}"


def _check_use_of_record(each: Sent) -> None:
    """Check that minutes are asked of whom they still wait for, and read only once released."""
    facts, identity = each.facts, each.identity
    if identity.kind in TO_WRITE:
        minutes = facts.minutes_of(identity.subject)
        assert minutes is None or minutes.sent_to_lead_at is None, f"written, yet {identity}"
    versions = [one for one in facts.minutes if one.id == identity.subject]
    for minutes in versions:
        if identity.kind is Kind.MINUTES_TO_SIGN:
            signed = {one.member for one in minutes.signatures}
            assert identity.recipient not in signed, f"signed, yet {identity}"
        if identity.kind is Kind.MINUTES_TO_READ:
            assert minutes.state is MinutesState.FINAL, f"a draft, yet {identity}"
            told = {*minutes.recipients, CHANNEL}
            assert identity.recipient in told, f"not released to them: {identity}"


def _check_use_of_work(each: Sent) -> None:
    """Check that nobody is told of work that is done, or that is somebody else's."""
    facts, identity = each.facts, each.identity
    if identity.kind in OF_TASKS:
        task = facts.task(identity.subject)
        assert task is not None
        assert task.is_open, f"done, yet {identity}"
        is_in_place = identity.first_occasion.endswith(("cover", "deputy"))
        is_owner = is_in_place or identity.recipient == task.owner
        assert is_owner or identity.kind is Kind.TASK_OVERDUE, f"somebody else's: {identity}"
    if identity.kind in OF_ACTIONS:
        action = facts.action(identity.subject)
        assert action is not None
        assert action.is_open, f"done, yet {identity}"
        is_proposed = action.state is ActionState.PROPOSED
        assert is_proposed or identity.kind is not Kind.ACTION_PROPOSED, f"accepted: {identity}"


def _check_use_of_posts(each: Sent) -> None:
    """Check that only who still holds a post is asked for it, and who asked hears what was said."""
    facts, identity = each.facts, each.identity
    if identity.kind not in {Kind.SWAP_ASKED, Kind.SWAP_AGREED, Kind.SWAP_REFUSED}:
        return
    meeting = facts.meeting(identity.subject.split(":")[0])
    assert meeting is not None
    assert meeting.is_open, f"over, yet {identity}"
    is_chair = identity.subject.endswith(":chair")
    if identity.kind is Kind.SWAP_ASKED:
        holder = meeting.chair if is_chair else meeting.note_taker
        assert holder == identity.recipient, f"not theirs, yet {identity}"
    else:
        said = [each.agreed for each in meeting.swaps if each.asked_by == identity.recipient]
        assert (identity.kind is Kind.SWAP_AGREED) in said, f"not said, yet {identity}"


def _check_use_of_times(each: Sent) -> None:
    """Check that whoever is asked about a time has still to say, and of each the answer is whole.

    The place of a meeting goes by mail to those alone who have asked for it (S13).
    """
    facts, identity = each.facts, each.identity
    if identity.kind in {Kind.CAN_YOU_THEN, Kind.TIME_ANSWERED}:
        member = facts.member(identity.subject)
        assert member is not None
        assert member.proposes is not None, f"nothing is proposed, yet {identity}"
        missing = {one.id for one in to_be_asked(facts, member.proposes)}
        if identity.kind is Kind.CAN_YOU_THEN:
            assert identity.recipient in missing, f"has said, yet {identity}"
        else:
            assert not missing, f"not all have said, yet {identity}"
    if identity.kind is Kind.PLACE:
        asked = [(one.member, one.subject) for one in facts.pulls if one.by_mail]
        assert (identity.recipient, identity.subject) in asked, f"not asked for: {identity}"


def check_planned(notices: Iterable[Notice], resting: Collection[str], now: datetime) -> None:
    """Check that nothing is left over: neither claimed, nor due and not tried in an open lane."""
    for each in notices:
        assert each.state is not NoticeState.CLAIMED, f"left claimed: {each}"
        if each.state is NoticeState.PLANNED and each.lane not in resting:
            assert each.run_at > now, f"due and not sent: {each}"


def check_calendars(
    facts: CoreGroup, notices: Iterable[Notice], calendars: Calendars, now: datetime
) -> None:
    """Check that every calendar shows what is true, but for what is still to be sent or failed."""
    waiting = {
        (each.identity.recipient, each.identity.subject)
        for each in notices
        if each.state is NoticeState.PLANNED and each.identity.kind is Kind.INVITATION
    }
    for member in facts.members:
        if member.is_family:
            continue  # What they had may be called off on paper, once mail is not safe any more.
        stands = calendars.of(member, facts, now)
        should = should_stand(facts, member, now)
        if not member.contact.is_confirmed or is_silent(facts, member.id):
            continue  # Nothing may be said to them, so what they had may still stand there.
        for meeting in facts.meetings:
            key = member.id, meeting.id
            if key in waiting or _has_failed(calendars.sent.get(key, ()), member.contact.email):
                continue
            found, right = stands.get(meeting.id), should.get(meeting.id)
            assert found == right, f"{member.id} has {meeting.id} {found}, should {right}"


def _has_failed(sent: Iterable[Sent], address: str) -> bool:
    """Tell whether the last word about a meeting could not be delivered to this address."""
    attempts = list(sent)
    if not attempts or attempts[-1].message.address != address:
        return False
    last = attempts[-1]
    key = last.message.idempotency_key
    doubts = sum(one.is_in_doubt for one in attempts if one.message.idempotency_key == key)
    return last.mood is Mood.REFUSED or doubts >= MOST_DOUBTS


def check_told(facts: CoreGroup, notices: Iterable[Notice], log: Iterable[Sent]) -> None:
    """Check that each failure for good has led to another route, or that somebody is told."""
    stored = list(notices)
    for each in log:
        if each.mood is Mood.REFUSED:
            assert _is_heard_of(facts, stored, each), f"failed in silence: {each.identity}"


def _is_heard_of(facts: CoreGroup, stored: list[Notice], failed: Sent) -> bool:
    identity = failed.identity
    member = facts.member(identity.recipient)
    was = failed.facts.member(identity.recipient)
    if member and was and member.contact_revision > was.contact_revision:
        return True  # The address has been mended since.
    root = identity.occasion.split("/")[0]
    if _has_changed(facts, failed) or _is_invited_by_mail(stored, identity):
        return True
    other_try = any(
        one.identity != identity
        and (one.identity.kind, one.identity.recipient, one.identity.subject)
        == (identity.kind, identity.recipient, identity.subject)
        and one.identity.occasion.split("/")[0] == root
        for one in stored
    )
    others = [each for each in (facts.lead, facts.holder(Role.TEAM_MANAGER)) if each is not None]
    reachable = [
        one
        for one in others
        if one.id != identity.recipient
        and one.contact.is_confirmed
        and not is_silent(facts, one.id)
        and not one.contact.route.is_human  # No message goes by post; nobody carries one's own.
    ]
    told = any(
        one.identity.kind is Kind.ROUTE_FAILED
        and one.identity.subject == identity.recipient
        and (one.sent_at is None or one.sent_at.date() >= failed.at.date())
        for one in stored
    )
    return other_try or told or not reachable


def _is_invited_by_mail(stored: list[Notice], identity: Identity) -> bool:
    """Tell whether the buttons that were refused stand beside an invitation by mail."""
    key = (Kind.INVITATION, identity.recipient, identity.subject)
    return identity.kind is Kind.MEETING_SET and any(
        (each.identity.kind, each.identity.recipient, each.identity.subject) == key
        for each in stored
    )


def _has_changed(facts: CoreGroup, failed: Sent) -> bool:
    """Tell whether what a message was about is another by now, so that it need not be said."""

    def about(facts: CoreGroup) -> tuple[object, ...]:
        subject = failed.identity.subject
        return facts.meeting(subject), facts.task(subject), facts.member(subject), facts.answers

    return about(facts) != about(failed.facts)
