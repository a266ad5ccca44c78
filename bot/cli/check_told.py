"""What a check has found, and how it is told: to people, and as plain data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from bot.cli.live import Reason
from bot.setting_problems import PREFIX, Problem
from bot.settings import Settings
from bot.settings_shown import shown

NOT_YET = (
    "Outside the demo nobody can act for themselves yet, but by the link in a mail. Every reason "
    "one by one: coregroup check --live. For now: not for live use yet"
)


class Mark(StrEnum):
    """What a finding asks of the operator: nothing, to know of it, or to mend it."""

    GOOD = "good"
    TO_KNOW = "to know"
    TO_MEND = "to mend"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found when something was tried; `way_on` mends what is not good."""

    what: str
    said: str
    way_on: str = ""
    mark: Mark = Mark.GOOD

    @property
    def is_good(self) -> bool:
        """Tell whether nothing has to be mended."""
        return self.mark is not Mark.TO_MEND


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check has found; `against` is empty unless live use was asked about."""

    settings: Settings | None
    problems: Sequence[Problem]
    findings: Sequence[Finding]
    against: Sequence[Reason]

    @property
    def is_good(self) -> bool:
        """Tell whether nothing has to be mended, and nothing speaks against what was asked."""
        return not (self.problems or self.against) and all(each.is_good for each in self.findings)


def blocks(checked: Checked) -> Iterator[tuple[str, Sequence[str]]]:
    """Return headings with lines below each, for people."""
    settings = checked.settings
    for name, value in shown(settings) if settings else ():
        yield name, [value or _in_use(settings, name)]
    for found in checked.findings:
        yield f"{found.what}: {found.mark}", list(filter(None, (found.said, found.way_on)))
    if checked.problems:
        yield "To mend in the settings", list(map(str, checked.problems))
    for each in checked.against:
        yield f"Against live use: {each.what}", [each.why, each.way_on]
    if not checked.against:
        yield "Live use", [NOT_YET]


def _in_use(settings: Settings | None, name: str) -> str:
    """Say what is used where nothing is set."""
    if settings is not None and name == f"{PREFIX}DATABASE_URL":
        return f"not set; in use is {settings.database}"
    return "not set"


def plain(checked: Checked) -> dict[str, object]:
    """Return the same as JSON takes it."""
    return {
        "settings": dict(shown(checked.settings)) if checked.settings else {},
        "problems": [
            {"name": each.name, "wrong": each.wrong, "right": each.right}
            for each in checked.problems
        ],
        "findings": [
            {
                "what": each.what,
                "good": each.is_good,
                "mark": each.mark.value,
                "said": each.said,
                "way_on": each.way_on,
            }
            for each in checked.findings
        ],
        "against_live_use": [asdict(each) for each in checked.against],
        "live_use": NOT_YET,
    }
