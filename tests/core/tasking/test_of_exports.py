"""What is kept about somebody is given to them by whoever asked for it, and by nobody else (B4)."""

from dataclasses import replace

from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Closing
from bot.core.facts.pauses import Pause
from bot.core.facts.tasks import TaskKind
from bot.core.tasking.wanted import wanted_tasks
from tests.cast import LEAH, PRIYA, TOM, at
from tests.record_story import with_minutes_released
from tests.story import with_member

ASKED, AGAIN = at(30, 4), at(30, 4, 12)


def owners(facts: CoreGroup, *pulls: Pull) -> list[tuple[str, str]]:
    """Return whose it is to give which paper, by the wish for it."""
    tasks = wanted_tasks(replace(facts, pulls=pulls))
    return [(t.owner, t.revision) for t in tasks if t.kind is TaskKind.GIVE_EXPORT]


def asked(number: str, by: str, subject: str = f"held:{LEAH}") -> Pull:
    return Pull(number, by, subject, ASKED if number == "S1" else AGAIN, by_mail=True)


def test_whoever_asked_last_gives_it_and_nobody_gives_what_is_for_the_case_file() -> None:
    facts = with_minutes_released()
    assert owners(facts, asked("S1", TOM)) == [(TOM, "S1")]
    assert owners(facts, asked("S1", TOM), asked("S2", PRIYA)) == [(PRIYA, "S2")]
    assert owners(facts, asked("S1", PRIYA, "case_file"), asked("S2", PRIYA, "plan")) == []


def test_it_falls_to_the_lead_where_who_asked_has_left_and_stays_when_the_group_closes() -> None:
    left = with_member(with_minutes_released(), TOM, opted_out=OptOut(at(30, 4, 13), "moved"))
    assert owners(left, asked("S1", TOM)) == [(PRIYA, "S1")]
    closing = Closing(at(29, 4), PRIYA, "the grandmother helps", "the family centre")
    closed = replace(with_minutes_released(), closing=closing)
    assert owners(closed, asked("S1", PRIYA)) == [(PRIYA, "S1")]


def test_it_waits_while_the_one_whom_it_is_about_is_paused() -> None:
    """IG16."""
    paused = replace(with_minutes_released(), pauses=(Pause("Z1", LEAH, at(29, 4), LEAH),))
    assert owners(paused, asked("S1", PRIYA)) == []
