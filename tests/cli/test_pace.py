"""What a process that serves asks of Python, in a process of its own: it cannot be undone."""

import subprocess
import sys

from tests.serving import HOUSE

PACE = """
import gc, sys
from bot.cli.pace import GATHERED, TURN, keep_pace
keep_pace()
print(gc.get_threshold()[0] == GATHERED, gc.get_freeze_count() > 0, sys.getswitchinterval() == TURN)
"""


def test_who_serves_takes_short_turns_and_seldom_clears_away() -> None:
    called = [sys.executable, "-c", PACE]
    said = subprocess.run(called, cwd=HOUSE, check=True, capture_output=True, text=True).stdout
    assert said.split() == ["True"] * 3
