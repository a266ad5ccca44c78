"""Whoever was family or a foster carer stays so until a sheet says otherwise (R2, IG6)."""

from bot.core.facts.members import Member
from bot.core.refusals import Refusal
from bot.core.sheet.labels import taken_for
from bot.core.sheet.lines import Line


def must_be_as_known(before: Member, line: Line) -> None:
    """Refuse a line without a part that makes a professional of family, or the other way round.

    The address of family and of foster carers is not stored (R2); a sheet that no longer says
    what somebody is must not bring it in.
    """
    was_at_home, is_at_home = before.kind.is_at_home, line.part.kind.is_at_home
    if was_at_home is not is_at_home and not line.part.words:
        raise Refusal(
            f"{line.name} was entered as {taken_for(before.kind)}, and this line reads as "
            f"{taken_for(line.part.kind)}.",
            "Write what they are as the agency or the role.",
            field="part",
        )
