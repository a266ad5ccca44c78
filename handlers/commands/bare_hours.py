"""A bare "10" behind a day: the morning or the evening is asked back, with what works."""

import re
from datetime import time

from bot.core.refusals import Refusal
from bot.core.saying.words import NIGHT_ENDS
from handlers.call import Call

HOUR = re.compile(r"(\d{1,2})(?:\s*[-–—]\s*\d{1,2})?(?:\s+(.*))?", re.DOTALL)
PLACES = ("at ", "in ")
NOON, HOURS = 12, 24


def must_be_no_bare_hour(call: Call, words: str, left: str) -> None:
    """Refuse `left`, what of `words` is neither day nor time, if it begins with a bare hour."""
    match = HOUR.fullmatch(left)
    if match is None or int(match[1]) >= HOURS:
        return
    hour, rest = int(match[1]), match[2] or ""
    likely, clocks = _readings(hour)
    before = words.split()[: len(words.split()) - len(left.split())]
    is_kept = not before or rest.lower().startswith(PLACES)
    mended = " ".join([*before, f"{likely:%H:%M}", *([rest] if is_kept else [])]).strip()
    raise Refusal(
        f'"{match[1]}" is not clear as a time: {clocks}?',
        f'Write it like "{_whole(call, words, mended)}".',
        field="starts",
    )


def _readings(hour: int) -> tuple[time, str]:
    """Return the time that is most likely meant, and both as they are asked about."""
    either = [time(hour), time(hour + NOON)] if 0 < hour < NOON else [time(hour)]
    likely = either[-1] if hour < NIGHT_ENDS else either[0]
    return likely, " or ".join(f"{each:%H:%M}" for each in either)


def _whole(call: Call, words: str, mended: str) -> str:
    """Return the command as it can be typed, where the words are the end of one."""
    begun = call.rest.removesuffix(words)
    return mended if begun == call.rest else f"{call.word} {begun}{mended}"
