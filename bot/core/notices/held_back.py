"""What a pause held back, once it is lifted: only what is still useful goes, and once (IG16)."""

from collections.abc import Iterator, Mapping

from bot.core.notices.notice import Kind, WantedNotice
from bot.core.notices.proposal import Proposal
from bot.core.procedure.working_days import DAY

SAYS_AS: Mapping[Kind, Kind] = {
    Kind.ACTION_OVERDUE: Kind.ACTION_DUE,
    Kind.MINUTES_OVERDUE: Kind.MINUTES_DUE,
    Kind.UPDATE_CHASE: Kind.UPDATE_REQUEST,
}
"""What reminds of the same as another kind does: that it is overdue says that it was due."""

Alike = tuple[Kind, str, str]
"""Of which kind, to whom, about what."""


class HeldBack:
    """What was held back, with when it would have left or was caused.

    Of reminders of one thing only the last goes, and none where the next one is as near; of chases
    for what was not asked before none goes: what was passed over says nothing that they do not.
    """

    def __init__(self) -> None:
        self._caused: list[WantedNotice] = []
        self._dated: dict[Alike, tuple[Proposal, WantedNotice]] = {}
        self._others: list[WantedNotice] = []

    def pass_by(self, notice: WantedNotice) -> None:
        """Note what leaves as ever, to somebody from whom something may be held back."""
        self._others.append(notice)

    def keep(self, proposal: Proposal, notice: WantedNotice) -> None:
        """Keep what leaves once the pause is lifted."""
        alike = _alike(notice)
        if proposal.caused:
            self._caused.append(notice)
            return
        before = self._dated.get(alike)
        if before is None or before[0].when <= proposal.when:
            self._dated[alike] = proposal, notice

    def notices(self) -> Iterator[WantedNotice]:
        """Yield what goes of all that was kept."""
        yield from self._caused
        asked = {_alike(each) for each in self._caused}
        for alike, (proposal, notice) in self._dated.items():
            is_chase = proposal.kind is Kind.UPDATE_CHASE
            if not (is_chase and alike in asked) and not self._is_said_soon(alike, notice):
                yield notice

    def _is_said_soon(self, alike: Alike, notice: WantedNotice) -> bool:
        return any(
            notice.run_at <= each.run_at < notice.run_at + DAY and _alike(each) == alike
            for each in self._others
        )


def _alike(notice: WantedNotice) -> Alike:
    kind, recipient, subject = notice.identity[:3]
    return SAYS_AS.get(kind, kind), recipient, subject
