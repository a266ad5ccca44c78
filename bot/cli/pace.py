"""What a process that serves asks of Python: short turns for its threads, and little clearing."""

import gc
import sys

TURN = 0.001
"""Seconds after which a thread that computes lets the event loop go on; Python's own 5 ms would
be waited for at each message sent while the database's thread is at work."""

GATHERED = 10_000
"""How many new objects there are before Python looks for circles among them; its own 700 come
with a dozen messages, all still under way, and looking at them in vain took a fifth of the time."""


def keep_pace() -> None:
    """Share the time out anew, and leave what is loaded by now for good out of all clearing."""
    sys.setswitchinterval(TURN)
    gc.set_threshold(GATHERED, *gc.get_threshold()[1:])
    gc.collect()
    gc.freeze()
