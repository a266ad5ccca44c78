"""Group 7KQ2 with something of every kind for several people, so that a paper can take of each."""

from dataclasses import replace
from datetime import date, time

from bot.core.access import Viewer
from bot.core.exports.log import Logged
from bot.core.exports.person import Held, held_about
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.deliveries import Pull
from bot.core.facts.disagreements import MEETING, TALK, Disagreement, StepTaken
from bot.core.facts.early import EarlyWish, Ground, Sooner
from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import (
    ChildsPart,
    Handover,
    MailSafety,
    Member,
    Need,
    OptOut,
    PossibleTimes,
    ProposedTime,
)
from bot.core.facts.minutes import Filing
from bot.core.facts.pauses import Pause
from bot.core.facts.people import Denial, Route
from bot.core.facts.plan import PlanConfirmation
from bot.core.facts.seen import Seen
from bot.core.facts.suggestions import Suggestion
from bot.core.facts.taking_part import FamilyPlace, TakesPart
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.facts.updates import Mark, UpdateAsked, UpdatePart, WrittenUpdate
from bot.core.notices.delivery import Delivery
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState
from tests.cast import ASHA, DAWN, DEAN, GRACE, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.copy_story import settled, with_copy, with_copy_confirmed
from tests.record_story import with_actions, with_grace_absent, with_voices
from tests.story import member_of, with_meeting, with_member

NOW = at(30, 4)
NOT_FOR_DEAN = Mark(frozenset({DEAN}), "he would be angry", ("Uncle Bob",))
SAFE = MailSafety(is_safe=True, also_read_by="a friend", recorded_by=PRIYA, recorded_at=at(20, 3))
SOME = (LEAH, DEAN, GRACE, PRIYA, TOM)


def everything() -> CoreGroup:
    """Return the group on 30 April with something of each kind for each of `SOME`."""
    facts = with_voices(with_actions(with_grace_absent(with_copy_confirmed())))
    facts = with_copy_confirmed(with_copy(settled(facts), DEAN, line="For this reader."))
    for number, who in enumerate(SOME, start=1):
        facts = _with_what_they_did(facts, who, number)
    facts = with_meeting(facts, "M2", places=(FamilyPlace(LEAH, TakesPart.PART_OF_IT),))
    facts = settled(_with_family_settled(facts), NOW)
    tasks = tuple(_done(each) if each.is_open else each for each in facts.tasks)
    return replace(facts, tasks=(*tasks, *_kept_back()))


def _with_what_they_did(facts: CoreGroup, who: str, number: int) -> CoreGroup:
    """Add an answer, an update, what was raised, disagreed with, wished for, paused, asked for."""
    moment, parts = at(20, 4, number), (UpdatePart("working", "We read.", NOT_FOR_DEAN),)
    written = WrittenUpdate(f"U1{number}", "M2", who, moment, parts, document=f"D{number}")
    reason = "at work; back later"
    return replace(
        facts,
        answers=(*facts.answers, _answer(who, number, reason)),
        updates=(*facts.updates, replace(written, progress=(("A1", "done"),))),
        updates_asked=(
            *facts.updates_asked,
            UpdateAsked(f"Q{number}", "M2", who, "a page", date(2027, 4, 23), moment, PRIYA),
        ),
        events=(*facts.events, _event(who, number)),
        disagreements=(*facts.disagreements, _disagreement(who, number)),
        early=(*facts.early, _wish(who, number)),
        suggestions=(*facts.suggestions, _suggestion(who, number)),
        pauses=(*facts.pauses, Pause(f"Z{number}", PRIYA, moment, who, at(21, 4), TOM)),
        pulls=(*facts.pulls, *_pulls(who, number)),
    )


def _answer(who: str, number: int, reason: str) -> Answer:
    said = (f"R2{number}", "M2", who, Coming.APOLOGIES, at(21, 4))
    substitute = JOAN if who == GRACE else ""
    return Answer(*said, recorded_by=PRIYA, late=True, reason=reason, substitute=substitute)


def _suggestion(who: str, number: int) -> Suggestion:
    """Return one that was declined, of Dean's one that nobody has answered."""
    made = Suggestion(f"G{number}", "Youth Work", "they help", who, at(20, 4), "Zoe Lark")
    if who == DEAN:
        return made
    return replace(made, answered_at=at(21, 4), answered_by=PRIYA, because="not now")


def _event(who: str, number: int) -> Event:
    raised = Event(f"E10{number}", EventKind.CHANGE, who, at(22, 4), "It is new.", "the duty desk")
    return replace(
        raised,
        about=frozenset({PRIYA} if who == GRACE else ()),
        told_by="a neighbour",
        acknowledged=(Seen(TOM, at(22, 4, 11)),),
        answer="We look at it.",
        answered_at=at(23, 4),
        answered_by=TOM,
    )


def _disagreement(who: str, number: int) -> Disagreement:
    taken = (StepTaken(TALK, who, at(23, 4), "we talked"), StepTaken(MEETING, TOM, at(24, 4)))
    shared = at(24, 4) if who != TOM else None
    closed = {"outcome": "It holds.", "closed_at": at(27, 4), "closed_by": TOM}
    found = Disagreement(f"X10{number}", who, at(23, 4), "Not enough.", taken, put_at=shared)
    return replace(found, **closed) if shared else found  # type: ignore[arg-type] # by name


def _wish(who: str, number: int) -> EarlyWish:
    asked = EarlyWish(
        f"W10{number}", Sooner.REVIEW, Ground.INCIDENT, who, at(24, 4), date(2027, 5, 12), "Soon."
    )
    return replace(
        asked,
        answered_at=at(25, 4),
        answered_by=PRIYA,
        agreed_on=date(2027, 5, 20),
        because="there is room then",
    )


def _pulls(who: str, number: int) -> tuple[Pull, ...]:
    about = ("N1", "M2", "plan", "held:p8", "M1:p7", "case_file")
    ids = (f"S{number}{place}" for place in range(len(about)))
    return tuple(
        Pull(i, who, each, at(25, 4), by_mail=True) for i, each in zip(ids, about, strict=True)
    )


def _with_family_settled(facts: CoreGroup) -> CoreGroup:
    """Add what is settled of members: times, needs, whether mail is safe, leaving, the lead."""
    for who in (LEAH, DEAN):
        member = member_of(facts, who)
        contact = replace(member.contact, email=f"{who}@home.example", route=Route.SECURE_EMAIL)
        facts = with_member(
            facts,
            who,
            contact=replace(contact, denial=Denial(contact.email, at(1, 4))),
            left_mailbox=f"old.{who}@home.example",
            had_before=(f"older.{who}@home.example",),
            own_record_number="none",
            possible_times=PossibleTimes("after work"),
            proposes=ProposedTime(date(2027, 5, 4), time(14), at(20, 4)),
            needs=(Need("n1", "an interpreter"),),
            mail_safety=MailSafety(
                is_safe=True, also_read_by="a friend", recorded_by=PRIYA, recorded_at=at(20, 3)
            ),
            mailed_until=at(1, 4),
            said_who=at(19, 3),
            childs_part=ChildsPart.ATTENDS,
            childs_part_reason="it is best so",
        )
    facts = with_member(facts, GRACE, own_record_number="NHS 943", said_who=at(19, 3))
    facts = with_member(facts, DAWN, opted_out=OptOut(at(20, 4), "a new job", "the lead"))
    change = Handover(MARTIN, PRIYA, at(1, 4), TOM, "another team")
    plan = replace(
        facts.plan, confirmations=(PlanConfirmation("M1", at(1, 4), PRIYA, changed=True),)
    )
    (record,) = facts.minutes
    minutes = (replace(record, filed=(Filing(GRACE, at(5, 4)),)),)
    return replace(facts, handovers=(change,), plan=plan, minutes=minutes)


def _done(task: Task) -> Task:
    done = replace(task, state=TaskState.DONE, done_on=date(2027, 4, 29), closed_by=PRIYA)
    how = "by hand at the clinic" if ":" in task.subject else ""
    return replace(done, how=how, closed_at=at(29, 4))


def _kept_back() -> tuple[Task, ...]:
    """Return what no one may learn from their paper: that something is kept back from them."""
    why = "it would put the other at risk"
    decide = Task("T901", TaskKind.DECIDE_COPY, TOM, "M1:p7", date(2027, 4, 20), at(19, 4))
    share = Task("T902", TaskKind.SHARE_MINUTES, PRIYA, "M1:p7", date(2027, 4, 20), at(19, 4))
    answer = Task("T903", TaskKind.TELL_ANSWER, PRIYA, "E103:p3", date(2027, 4, 20), at(19, 4))
    return decide, replace(share, state=TaskState.NOT_SHARED, reason=why, closed_by=TOM), answer


def deliveries() -> tuple[Delivery, ...]:
    """Return messages to each of `SOME`, some about what is not for whoever makes the paper."""
    kinds = {
        Kind.REMINDER: "M2",
        Kind.EVENT_ANSWERED: "E103",
        Kind.COPY_TO_CONFIRM: "K1",
        Kind.TASK_GIVEN: "T903",
    }
    found = [_sent(who, kind, about) for who in SOME for kind, about in kinds.items()]
    waits = replace(found[0].notice, state=NoticeState.PLANNED, sent_at=None)
    return (*found, replace(found[0], notice=waits))


def _sent(who: str, kind: Kind, about: str) -> Delivery:
    identity, left = Identity(kind, who, about), at(26, 4)
    notice = Notice(1, "7KQ2", identity, left, Route.SECURE_EMAIL, "mail", NoticeState.SENT)
    return Delivery(replace(notice, sent_at=left))


def log() -> tuple[Logged, ...]:
    """Return lines by and about each of `SOME`, of which some are nobody's to read."""
    about = (
        *(("answered", "M2:{}"), ("update opened", "U11"), ("raised: opened", "E103")),
        *(("copy kept back", "N1:{}"), ("decided not to share", "T902"), ("flag set", "")),
        *(("disagreement seen", "X105"), ("action seen", "A1"), ("export seen", "held:{}")),
    )
    return tuple(
        Logged(at(26, 4), by, event, subject.format(who))
        for who in SOME
        for by in (who, ASHA, "")
        for event, subject in about
    )


def held(facts: CoreGroup, who: str, maker: str) -> Held:
    """Return the paper about one of them as somebody makes it."""
    person: Member = member_of(facts, who)
    return held_about(facts, person, Viewer(maker), deliveries(), log(), NOW)
