"""Decisions that protect a family: a named person's own, and at no operator's door (IG20)."""

from bot.core.access import POWERS, Case, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.refusals import NotAllowed
from handlers.call import Call
from storage.work import Work

NOT_A_DEPUTYS = NotAllowed(
    "A deputy does not say who is the team manager.", "The manager hands the role on, or it waits."
)


def must_decide(call: Call) -> None:
    """Return if the caller decides it themselves, as lead or manager."""
    call.ask(Verb.WRITE, Subject.MEMBERS, case=Case.DECISION)


def must_decide_role(call: Call, member: Member, role: Role) -> None:
    """Ask the same before a role is looked at that gives somebody known what they may decide."""
    if role in POWERS and _is_known(member):
        must_decide(call)


def audit_roles(work: Work, before: CoreGroup) -> None:
    """Put on record who got or lost which role in this transaction, by ids (B10, IG12)."""
    for each in work.facts.role_changes[len(before.role_changes) :]:
        work.audit("role given" if each.is_given else "role taken", f"{each.member}:{each.role}")


def must_keep_powers(call: Call, before: CoreGroup, after: CoreGroup) -> None:
    """Ask the same where a change gives or takes what somebody known may see and decide.

    That is a role, be it by opting them out with it, or for family a child more of whom they hear
    (H2, H19). Of whom the lead has not confirmed yet it may be entered, as the sheet has it: they
    can do nothing before the lead knows them (IG17).
    """
    if call.viewer.stands_in and _manager(before) != _manager(after):
        raise NOT_A_DEPUTYS
    for each in after.members:
        was = before.member(each.id)
        if was is None or not _is_known(was):
            continue
        if _powers(was) != _powers(each) or each.children - was.children:
            must_decide(call)


def _manager(facts: CoreGroup) -> str:
    manager = facts.holder(Role.TEAM_MANAGER)
    return manager.id if manager else ""


def _is_known(member: Member) -> bool:
    return member.is_active and (
        member.is_family or member.contact.is_confirmed or not member.contact.email
    )


def _powers(member: Member) -> frozenset[Role]:
    return member.roles & POWERS
