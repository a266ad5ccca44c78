"""One address for two people: only where both may hear the same, and both read it (IG17, IG19)."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import is_same_mailbox, who_of_another_side
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.people import Reader
from bot.core.refusals import Refusal


def check_address(facts: CoreGroup, member: Member) -> None:
    """Refuse an address that is another's who hears other things, or who reads it alone (IG19)."""
    _must_be_of_one_side(facts, member)
    contact = member.contact
    others = (each for each in facts.everybody if each.id != member.id)
    same = [each for each in others if is_same_mailbox(contact.email, each.contact.email)]
    readers = {contact.reader, *(each.contact.reader for each in same)}
    if same and Reader.ALONE in readers:
        raise Refusal(
            f"{contact.email} is the address of {same[0].name} as well.",
            f"If {member.name} and {same[0].name} are one person, write the name in one way: here, "
            f'or in the group: contact change {same[0].id} name="{member.name}". Of two people '
            'give each their own; mark it "(shared mailbox)" for both only if both read it.',
            field="details",
        )


def check_reader(facts: CoreGroup, member: Member) -> None:
    """Refuse to confirm as read by one person alone what is the address of another as well (IG19).

    A substitute's is nobody else's at all, and one may come instead at several meetings.
    """
    if member.kind is not MemberKind.SUBSTITUTE:
        check_address(facts, member)


def _must_be_of_one_side(facts: CoreGroup, member: Member) -> None:
    """Refuse a professional at a parent's mailbox, and a parent at a professional's (H20, H38).

    Whose it is is not said: whoever writes a sheet need not know what addresses family have (IG6).
    """
    other = who_of_another_side(facts, member)
    if other is None:
        return
    if other.kind.is_at_home:
        raise Refusal(
            f"{member.contact.email} is, or was, the address of one of the family or of a carer.",
            f"Give another address of {member.name}, such as one at work. If they are family or a "
            "carer themselves, write that as their agency and part.",
            field="details",
        )
    raise Refusal(
        f"{member.contact.email} is the address of somebody who is here by their work.",
        f"Give an address of {member.name}'s own; by post or by hand needs none. If it is theirs, "
        "first change it where it stands; whose it is now is on the sheet: contact",
        field="details",
    )
