"""How long a pause stands (IG16)."""

from dataclasses import replace

from bot.core.facts.pauses import Pause
from tests.cast import LEAH, PRIYA, at


def test_a_pause_stands_until_somebody_lifts_it() -> None:
    pause = Pause("Z1", PRIYA, at(18, 5), LEAH)
    assert pause.stands
    assert not replace(pause, lifted_at=at(20, 5), lifted_by=PRIYA).stands
