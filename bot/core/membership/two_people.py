"""Two people, never one: the lead holds no role that checks the lead, whichever door it takes."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import CHECKS_LEAD, Member, Role
from bot.core.letters import bare_name
from bot.core.refusals import Refusal
from bot.core.sheet.labels import role_label
from bot.core.sheet.parts import ROLE_LABELS

LEADS = "Ask whoever manages the lead which other person it is to be, and enter that one."
TITLE = ' If it is only what they are called at work, write: "social worker".'
CHECKS = "Ask which other social worker is to lead, and name that one: members lead NAME"


def must_stay_two_people(before: CoreGroup, after: CoreGroup, by: str) -> None:
    """Refuse a change of roles, made by the member `by`, after which one person checks themselves.

    Who signs second, confirms a family copy, clears the flag or hears of a concern about the lead
    is another than the lead (H7, B9, IG15, B6), and nobody gives such a role to themselves. The
    team manager's is not the lead's to take: the manager hands it on. Access gives `members` to
    lead and manager alone, so that a group whose manager has left the authority could not go on
    without this way: the lead opts the manager out, with a dated reason and who else agreed (R4),
    which the manager is told at once; then the lead enters another, who is never the lead (H2).
    """
    for each in after.members:
        _must_not_check_themselves(after, before.member(each.id), each, by)
    _must_be_handed_on(before, after, by)


def _must_not_check_themselves(
    facts: CoreGroup, was: Member | None, member: Member, by: str
) -> None:
    had: frozenset[Role] = was.roles if was else frozenset()
    gained = (member.roles - had) & CHECKS_LEAD
    leads_already = Role.LEAD in had
    if gained or not leads_already:
        _must_not_lead_too(facts, member, LEADS if leads_already else CHECKS)
    if gained and member.id == by:
        raise _own(facts, gained)


def _must_not_lead_too(facts: CoreGroup, member: Member, way_on: str) -> None:
    both = member.roles & CHECKS_LEAD
    if Role.LEAD in member.roles and both:
        role = _first(both)
        raise Refusal(
            f"{member.name} cannot be both {role_label(facts, Role.LEAD)} and {ROLE_LABELS[role]}, "
            "who checks what the lead does: two people, never one (IG15, H7, B9).",
            way_on + (TITLE if role is Role.SENIOR_SOCIAL_WORKER else ""),
            field="part",
        )


def _own(facts: CoreGroup, gained: frozenset[Role]) -> Refusal:
    lead = f" ({facts.lead.name})" if facts.lead else ""
    return Refusal(
        f"Nobody enters themselves as {ROLE_LABELS[_first(gained)]}: it takes two people (B9).",
        f"Ask the lead{lead} to enter it.",
        field="part",
    )


def _first(roles: frozenset[Role]) -> Role:
    return next(each for each in Role if each in roles)


def _must_be_handed_on(before: CoreGroup, after: CoreGroup, by: str) -> None:
    """Refuse to take the manager's role from one who is there, but for who does it themselves."""
    manager = before.holder(Role.TEAM_MANAGER)
    if manager is None or manager.id == by:
        return
    now = after.member(manager.id)
    if now is not None and now.is_active and Role.TEAM_MANAGER not in now.roles:
        raise Refusal(
            f"{manager.name} is the team manager, and hands the role on in person: nobody takes it "
            "from them alone (IG15, B9).",
            f"Ask {manager.name} to say: members role NAME team manager. If they have left the "
            f"authority, opt them out, with the reason and who agreed: remove {manager.name}",
            field="part",
        )


def must_be_agreed_by_another(facts: CoreGroup, leaver: Member, by: str, agreed_by: str) -> None:
    """Refuse to opt out who checks the lead on the lead's own word alone (R4, B9)."""
    lead = facts.lead
    is_leads = lead is not None and by == lead.id and leaver.held & CHECKS_LEAD
    if lead is not None and is_leads and bare_name(agreed_by) == bare_name(lead.name):
        raise Refusal(
            f"{leaver.name} checks what you do: it is not yours alone to agree that they leave.",
            "Ask who manages the two of you, and write their name.",
            field="agreed_by",
        )
