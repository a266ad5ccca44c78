"""What should be said about apologies and written updates: asked for, chased, arrived, missing."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.attendance.attending import record_final_at
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.facts.roll_call import Presence
from bot.core.facts.updates import UpdateAsked
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import day_by, days_by, on_day


def about_updates(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what absence calls for; only professionals are asked and chased (H4)."""
    for meeting in facts.meetings:
        if meeting.is_open:
            yield from _before_meeting(facts, meeting)
        elif meeting.was_held and record_final_at(facts, meeting) is None:
            yield from _after_meeting(facts, meeting)
    yield from _asked_by_lead(facts)
    yield from _arrived(facts)


def _before_meeting(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    for answer in _apologies(facts, meeting):
        member = facts.member(answer.member)
        if member is None or not member.is_active:
            continue
        yield from _apologies_heard(facts, meeting, answer)
        if owes_update(facts, meeting, member):
            yield from _request_and_chases(facts, meeting, answer)


def _apologies(facts: CoreGroup, meeting: Meeting) -> Iterator[Answer]:
    for each in facts.answers:
        if each.meeting == meeting.id and each.coming is Coming.APOLOGIES:
            yield each


def owes_update(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether a professional who does not come has still to send an update (L11, R13)."""
    if not member.is_professional or facts.update(meeting.id, member.id) is not None:
        return False
    answer = facts.answer(meeting.id, member.id)
    sends_substitute = answer is not None and bool(answer.substitute)
    return not (sends_substitute and facts.profile.yes("substitute_excuses_update"))


def _apologies_heard(facts: CoreGroup, meeting: Meeting, answer: Answer) -> Iterator[Proposal]:
    """Tell the lead, unless the lead entered or sent them."""
    lead = facts.lead
    if lead is not None and lead.id not in {answer.recorded_by, answer.member}:
        yield Proposal(
            Kind.APOLOGIES_HEARD,
            (lead.id,),
            answer.id,
            answer.at,
            revision=_since(answer),
            lapses_at=meeting.ends_at,
        )


def _since(answer: Answer) -> str:
    return str(int(answer.at.timestamp()))


def _request_and_chases(facts: CoreGroup, meeting: Meeting, answer: Answer) -> Iterator[Proposal]:
    """Ask and chase once for these apologies: whoever sends them anew is asked anew."""
    asked = Proposal(
        Kind.UPDATE_REQUEST,
        (answer.member,),
        meeting.id,
        answer.at,
        revision=_since(answer),
        occasion="apologies",
        useful_until=meeting.starts_at,
        lapses_at=meeting.starts_at,
    )
    yield asked
    for number, when in enumerate(_chase_times(facts, meeting), 1):
        if when > answer.at:
            yield asked._replace(
                kind=Kind.UPDATE_CHASE,
                when=when,
                caused=False,
                occasion=str(number),
            )


def _chase_times(facts: CoreGroup, meeting: Meeting) -> list[datetime]:
    """Return when a missing update is chased: before it is due, and before the meeting."""
    due = day_by(facts.profile, "written_update_due", meeting.on)
    ends = (due or meeting.on, meeting.on)
    spans = facts.profile.spans("update_chase")
    days = [
        days_by(facts.profile, "update_chase", end)[number]
        for number, end in enumerate(ends[: len(spans)])
    ]
    return [on_day(facts, day, is_warning=True) for day in days]


def _after_meeting(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    """Ask whoever was absent without an update, and tell lead and chair (R14, S24)."""
    if meeting.ended_at is None:
        return
    for line in meeting.roll_call:
        member = facts.member(line.member)
        if line.presence is not Presence.ABSENT or member is None or not member.is_active:
            continue
        if not member.is_professional or facts.update(meeting.id, member.id) is not None:
            continue
        yield Proposal(
            Kind.UPDATE_REQUEST, (member.id,), meeting.id, meeting.ended_at, occasion="absent"
        )
        yield from _missing(facts, meeting, member)


def _missing(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[Proposal]:
    told = [facts.lead, facts.member(meeting.chair)]
    if _was_silent_before(facts, meeting, member):
        told.append(facts.holder(Role.TEAM_MANAGER))
    yield Proposal(
        Kind.UPDATE_MISSING,
        tuple(each for each in ids_of(*told) if each != member.id),
        f"{meeting.id}:{member.id}",
        meeting.ended_at or meeting.ends_at,
    )


def _was_silent_before(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether the member gave no apologies now and at the meeting held before (S24)."""
    before = facts.held_before(meeting.on)
    if before is None or not _was_silent(facts, before, member):
        return False
    return _was_silent(facts, meeting, member)


def _was_silent(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    line = meeting.presence(member.id)
    is_absent = line is not None and line.presence is Presence.ABSENT
    return is_absent and facts.coming(meeting.id, member.id) is not Coming.APOLOGIES


def _asked_by_lead(facts: CoreGroup) -> Iterator[Proposal]:
    """What the lead asked one member to write (L13), chased like an update."""
    answered = {each.asked for each in facts.updates}
    for asked in facts.updates_asked:
        if asked.id in answered:
            continue
        request = Proposal(
            Kind.UPDATE_REQUEST, (asked.member,), asked.id, asked.asked_at, occasion="asked"
        )
        yield request
        for day in days_by(facts.profile, "update_chase", asked.due)[:1]:
            when = on_day(facts, day, is_warning=True)
            if when > asked.asked_at:
                yield request._replace(kind=Kind.UPDATE_CHASE, when=when, caused=False)
        yield from _asked_in_vain(facts, asked)


def _asked_in_vain(facts: CoreGroup, asked: UpdateAsked) -> Iterator[Proposal]:
    """Tell the lead, and whoever asked as cover, that it has not come (L13, as R14)."""
    day, member = day_by(facts.profile, "overdue", asked.due), facts.member(asked.member)
    if day is None or member is None or not member.is_active:
        return
    when = on_day(facts, day, is_warning=False)
    told = ids_of(facts.member(asked.asked_by), facts.lead)
    others = tuple(each for each in told if each != asked.member)
    yield Proposal(Kind.ASKED_OVERDUE, others, asked.id, when, caused=False)


def _arrived(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell lead and chair once each that an update has come (S23); what is sent anew, bundled."""
    for update in facts.updates:
        meeting = facts.meeting(update.meeting)
        chair = facts.member(meeting.chair) if meeting else None
        their_own = {update.member, update.on_paper_by}
        told = tuple(each for each in ids_of(facts.lead, chair) if each not in their_own)
        yield Proposal(Kind.UPDATE_RECEIVED, told, update.id, update.told_at)
