"""Who belongs to a group: asked when a request comes, and again when it is about to write."""

from collections.abc import Iterable

from bot.core.access.kept_out import is_kept_out
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for
from bot.core.refusals import Refusal
from bot.core.safety_line import safety_line
from bot.core.wall_clock import day_of
from storage.errors import UnknownGroup

ENDED = "What you could do there has ended. Ask the lead social worker if that is wrong."


def must_be_in(group: CoreGroup, ids: Iterable[str], *, is_worried: bool = False) -> Member:
    """Return who the caller is: as a member, else as somebody else known to the group.

    Who has left and says that something is wrong reads whom to phone (IG9).
    """
    found = [each for each in map(group.member, ids) if each is not None]
    if not found:
        raise UnknownGroup
    me = max(found, key=lambda each: (each.is_active, each.is_member, each.opted_in))
    if me.opted_out is not None:
        on = short_day(day_of(me.opted_out.at))
        raise Refusal(
            f"You left {reference_for(group, me)} on {on}.",
            f"Phone instead. {safety_line(group.profile)}" if is_worried else ENDED,
        )
    return me


def must_not_be_kept_out(group: CoreGroup, me: Member, *, stands_in: bool = False) -> None:
    """Refuse whom a pause keeps out, of the person or of the group (IG16).

    Somebody else may have the use of what is theirs: it is not said that there is a pause, nor
    where they belong.
    """
    if is_kept_out(group, me, stands_in=stands_in):
        raise Refusal(
            "This cannot be seen or done here for now.",
            "Phone the person who leads your meetings.",
        )
