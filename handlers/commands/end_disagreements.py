"""What `end` asks of disagreements put to the meeting: settled there, or they go further (N6)."""

from collections.abc import Iterator

from bot.core.access import Verb
from bot.core.access.own_steps import may
from bot.core.capitals import standing_alone
from bot.core.cards import Block, Field, FieldKind, Text
from bot.core.disagreeing.ladder import policy
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member, Role
from bot.core.notices.told_of_disagreements import told
from bot.core.procedure.day_names import listed
from bot.core.sheet.labels import by_role, role_label
from handlers.call import Call

TOLD_AS = (Role.TEAM_MANAGER, Role.CONFERENCE_CHAIR, Role.SENIOR_SOCIAL_WORKER)
HELP = "What was agreed. Left empty, it is not settled and goes further (N6)."


def fields(call: Call, meeting: Meeting) -> Iterator[Field]:
    """Ask of each that the meeting has to try how it was settled, whom it is theirs to see."""
    if meeting.state is not MeetingState.STARTED:
        return
    for each in _theirs(call):
        author = call.facts.member(each.by)
        who = by_role(call.facts, author) if author else "a member"
        yield Field(
            f"settled_{each.id}", f"{each.id}, by {who}: settled?", FieldKind.TEXT, help=HELP
        )


def said(call: Call) -> Iterator[tuple[str, str]]:
    """Yield the number of each and how it was settled, as the form says."""
    for each in _theirs(call):
        yield each.id, call.said(f"settled_{each.id}")


def gone_further(before: CoreGroup, facts: CoreGroup) -> Iterator[Block]:
    """Say of each that the meeting did not settle who is told of it, and where the policy is."""
    waited = {each.id for each in before.disagreements if each.waits_for_meeting}
    for each in facts.disagreements:
        if each.id in waited and each.further_at is not None:
            yield Text(f"{each.id} was not settled: {told_in_words(facts, each)}")


def told_in_words(facts: CoreGroup, disagreement: Disagreement) -> str:
    """Return who is told that it goes further, by role, and where the policy is."""
    who = [title_of(facts, each) for each in told(facts, disagreement)]
    where, be = policy(facts.profile), "are" if len(who) > 1 else "is"
    parts = (
        f"{standing_alone(listed(who))} {be} told, without what it is about." if who else "",
        f"Escalation policy: {where}" if where else "",
    )
    return " ".join(filter(None, parts))


def title_of(facts: CoreGroup, member: Member) -> str:
    """Return as what somebody is told of it: "the team manager"."""
    role = next((each for each in TOLD_AS if member.has(each)), None)
    return f"the {role_label(facts, role)}" if role else by_role(facts, member)


def _theirs(call: Call) -> Iterator[Disagreement]:
    for each in call.facts.disagreements:
        if each.waits_for_meeting and may(call.facts, call.viewer, each, Verb.WRITE):
            yield each
