"""The one function that decides: may this person see or do this, now?"""

from bot.core.access.asked import Asked, Case, Column, Subject, Verb, Viewer
from bot.core.access.columns import columns
from bot.core.access.conditions import CONDITIONS
from bot.core.access.kept_out import is_kept_out, stays_open
from bot.core.access.matrix import row
from bot.core.access.whose import whose_it_is
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.people import Reader
from bot.core.refusals import NotAllowed

OWN_BY_LINK = frozenset(
    {
        Subject.ANSWER,
        Subject.UPDATE,
        Subject.ACTION,
        Subject.TASK,
        Subject.MINUTES_DRAFT,
        Subject.CONTRIBUTION,
        Subject.WHO,
        Subject.ROTA,
        Subject.EVENT,
        Subject.PAUSE,
    }
)
"""The rows in which a link may write, for its own person alone (access rule 4)."""

NO_CONTENT = frozenset({Subject.GROUP, Subject.RECEIPTS, Subject.AUDIT, Subject.ROTA})
"""What the operator's door may show outside the demo: none of it is content (IG20)."""

CONFIRMING = frozenset({Verb.SIGN, Verb.RELEASE, Verb.CONFIRM})

BY_ACCOUNT = "by their own account in Slack, where this service has it."
BY_THEMSELVES = (
    "Nobody signs, releases or confirms for somebody else at the operator's door.",
    f"The person does it themselves, {BY_ACCOUNT} Until then it waits.",
)
BY_THEIR_LINK = (
    "This cannot be said at the operator's door.",
    "It is answered by the link in the mail to the person whom it concerns.",
)
DECIDED_BY = dict.fromkeys(
    (Subject.FLAG, Subject.NOT_SHARED, Subject.RETENTION), "The team manager"
)
LEAD_OR_MANAGER = "The lead or the team manager"
"""Who takes a decision that protects a family, where it is not the manager's alone."""

THE_MANAGERS = (
    "The team manager alone decides this, and no deputy.",
    "It waits until they are back. If it cannot, the manager hands the role on to somebody else.",
)
NOT_BY_LINK = (
    "A link takes an answer and does nothing else (IG19).",
    "Do this where you say commands, and not by the link.",
)
AT_THE_DOOR = {
    Verb.SEE: (
        "Who people are and what is written is not shown at the operator's door.",
        f"The person sees it themselves, {BY_ACCOUNT} Minutes and plan reach them by mail.",
    ),
    **dict.fromkeys(CONFIRMING, BY_THEMSELVES),
}
"""What the operator is told, by what was asked for (IG20)."""


def allowed(facts: CoreGroup, viewer: Viewer, asked: Asked) -> bool:
    """Tell whether the viewer may, by `access.md`; what does not say yes says no."""
    member = facts.member(viewer.member)
    if member is None:
        return not viewer.member and cell_allows(facts, None, frozenset({Column.OPERATOR}), asked)
    if is_kept_out(facts, member, stands_in=viewer.stands_in) and not stays_open(asked):
        return False
    if asked.subject is Subject.WHO:
        return _say_it_themselves(member, viewer, asked)
    if _taken_away(member, viewer, asked):
        return False
    if _is_deputys(member, asked):
        return True
    return cell_allows(facts, member, _columns(facts, member, viewer, asked), asked)


def _columns(facts: CoreGroup, member: Member, viewer: Viewer, asked: Asked) -> frozenset[Column]:
    lent = viewer.stands_in and not is_managers_alone(asked)
    return columns(facts, member, asked.meeting, stands_in=lent)


def ask(
    facts: CoreGroup,
    viewer: Viewer,
    verb: Verb,
    subject: Subject,
    *,
    owner: str = "",
    meeting: str = "",
    case: Case = Case.ANY,
) -> None:
    """Return if the viewer may, else refuse without saying whether the thing exists."""
    asked = Asked(verb, subject, owner=owner, meeting=meeting, case=case)
    if allowed(facts, viewer, asked):
        return
    raise NotAllowed(*_why_not(facts, viewer, asked))


def _why_not(facts: CoreGroup, viewer: Viewer, asked: Asked) -> tuple[str, str]:
    """Return why somebody may not and what they can do, never whether the thing exists (rule 7)."""
    member = facts.member(viewer.member)
    if member is not None and not member.is_active:
        return (
            f"You have left the group {facts.ref}.",
            "If that is wrong, ask the lead to opt you in again.",
        )
    if is_operators_door(viewer):
        return _why_not_at_the_door(asked)
    if member is not None and not _is_known(member):
        return (
            "The lead has not yet confirmed your address.",
            "Say who you are by the link in the first message; then wait for the lead.",
        )
    return _why_not_by_role(facts, member, viewer, asked)


def _why_not_by_role(
    facts: CoreGroup, member: Member | None, viewer: Viewer, asked: Asked
) -> tuple[str, str]:
    if viewer.stands_in and is_managers_alone(asked):
        return THE_MANAGERS
    if member is None or not member.has(Role.LEAD):
        return "You may not do that here.", "If you need it, ask the lead of the group."
    return NOT_BY_LINK if viewer.by_link else whose_it_is(facts, asked)


def _why_not_at_the_door(asked: Asked) -> tuple[str, str]:
    if asked.case is not Case.DECISION:
        return AT_THE_DOOR.get(asked.verb, BY_THEIR_LINK)
    who = DECIDED_BY.get(asked.subject, LEAD_OR_MANAGER)
    return (
        "This protects a family, and is not decided at the operator's door.",
        f"{who} decides it, {BY_ACCOUNT} Until then it waits.",
    )


def is_operators_door(viewer: Viewer) -> bool:
    """Tell whether the operator speaks for somebody real, outside the demo (IG20)."""
    return viewer.operator and not viewer.demo


def _say_it_themselves(member: Member, viewer: Viewer, asked: Asked) -> bool:
    """Tell whether it is oneself: who somebody is, nobody says for them (IG17, IG20)."""
    return asked.owner == member.id and member.is_active and not is_operators_door(viewer)


def _is_deputys(member: Member, asked: Asked) -> bool:
    """Tell whether it is something raised that nobody has seen in time (access condition 18)."""
    is_unseen = asked.subject is Subject.EVENT and asked.case is Case.UNANSWERED
    is_deputy = member.is_active and member.has(Role.DEPUTY) and asked.about != member.id
    return is_unseen and is_deputy and asked.verb in {Verb.SEE, Verb.CLOSE}


def _taken_away(member: Member, viewer: Viewer, asked: Asked) -> bool:
    """Tell whether something takes away what the roles would give (access rules 2 to 4, IG20)."""
    if not _is_known(member) or member.id in asked.not_for:
        return True
    if is_operators_door(viewer) and _is_beyond_the_operator(asked):
        return True
    return viewer.by_link and not _is_open_by_link(member, asked)


def _is_known(member: Member) -> bool:
    """Tell whether the lead has confirmed the address; who has none is known by the lead."""
    return not member.contact.email or member.contact.is_confirmed or member.is_family


def _is_beyond_the_operator(asked: Asked) -> bool:
    """Tell what nobody does for another outside the demo: confirm, decide, show content (IG20).

    A decision is what takes a family's protection away or says who may: clearing the flag (IG15),
    that mail is safe (IG18), who hears of which child (H19), what is not shared (H4), who leads and
    who may act as lead or manager (H2). Whatever else is written there records what was decided or
    said elsewhere, takes something away, or goes nowhere before such a person has seen it.
    """
    shows_content = asked.verb is Verb.SEE and asked.subject not in NO_CONTENT
    return asked.verb in CONFIRMING or asked.case is Case.DECISION or shows_content


def _is_open_by_link(member: Member, asked: Asked) -> bool:
    if asked.owner != member.id or not _has_a_link(asked):
        return False
    if asked.verb is Verb.SEE:
        return _is_number_for_one_reader(member, asked)
    is_lifted = asked.subject is Subject.PAUSE and asked.verb is Verb.CLOSE
    return not is_lifted and asked.verb not in {Verb.SIGN, Verb.RELEASE}


def _has_a_link(asked: Asked) -> bool:
    """Tell whether links write in such a row at all; of the group's own only what is proposed."""
    proposes = asked.subject is Subject.GROUP and asked.case is Case.PROPOSE
    return proposes or asked.subject in OWN_BY_LINK


def _is_number_for_one_reader(member: Member, asked: Asked) -> bool:
    """Tell whether it is all that a link shows: numbers of actions, where nobody reads along."""
    is_number = asked.subject is Subject.ACTION and asked.case is Case.NUMBERS
    return is_number and member.contact.reader is Reader.ALONE


def is_managers_alone(asked: Asked) -> bool:
    """Tell what no deputy decides: what takes a family's protection away, or destroys (IG7).

    That is to clear the flag (IG15), not to share (H4), and to lift a hold. It waits.
    """
    if asked.subject is Subject.RETENTION:
        return asked.verb is Verb.WRITE and asked.case is Case.DECISION
    never = {(Verb.CLOSE, Subject.FLAG), (Verb.WRITE, Subject.NOT_SHARED)}
    return (asked.verb, asked.subject) in never


def cell_allows(
    facts: CoreGroup, member: Member | None, stands_in: frozenset[Column], asked: Asked
) -> bool:
    """Tell whether one of these columns says yes, whatever else takes away."""
    is_own = member is not None and asked.owner == member.id
    cells = row(asked.subject, is_own=is_own)
    conditions = (cells[column].get(asked.verb) for column in stands_in)
    return any(
        CONDITIONS[condition](facts, member, asked)
        for condition in conditions
        if condition is not None
    )
