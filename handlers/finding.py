"""Finding what words name in a group: meetings, actions, tasks, minutes; never by guessing."""

import re
from collections.abc import Callable, Sequence
from datetime import date, time

from bot.core.facts.actions import Action
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import Task
from bot.core.procedure.day_names import listed, short_day
from bot.core.refusals import Refusal
from bot.core.saying.dates import as_written, fits
from bot.core.saying.words import SaidDay, read_words

MEETING_ID = re.compile(r"(M[1-9][0-9]*)(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)
NUMBER = re.compile(r"([A-Z][1-9][0-9]*)(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)


def open_meetings(facts: CoreGroup) -> tuple[Meeting, ...]:
    """Return meetings booked or under way, the next first."""
    return facts.upcoming


def held_meetings(facts: CoreGroup) -> tuple[Meeting, ...]:
    """Return meetings that were held, the last first."""
    return facts.held[::-1]


def all_meetings(facts: CoreGroup) -> tuple[Meeting, ...]:
    """Return all meetings in order of date, those cancelled included."""
    return tuple(sorted(facts.meetings, key=lambda each: (each.on, each.starts)))


def take_meeting(
    facts: CoreGroup,
    words: str,
    today: date,
    among: Callable[[CoreGroup], tuple[Meeting, ...]] = open_meetings,
) -> tuple[Meeting, str]:
    """Take a meeting off the front of `words`, by its date or id; without one the first of `among`.

    Returns the meeting and the words that are left.
    """
    meetings = among(facts)
    match = MEETING_ID.fullmatch(words.strip())
    if match is not None:
        number, rest = match.groups("")
        return _one(_numbered(meetings, number), meetings, number), rest.strip()
    said = read_words(words)
    if said.day is None:
        return _first(meetings), words.strip()
    found = _meant(meetings, said.day, said.at, today)
    return _one(found, meetings, said.day.written), as_written(words, said.rest)


def _meant(
    meetings: Sequence[Meeting], said: SaidDay, at: time | None, today: date
) -> list[Meeting]:
    """Return the meetings of that day and time; one that was cancelled only where no other is."""
    starting = [each for each in meetings if at in {None, each.starts}]
    found = [each for each in starting if fits(said, each.on, today)]
    return [each for each in found if each.stands] or found[-1:]


def must_be_all(rest: str, example: str) -> None:
    """Ask back words that are left over: what was meant by them is not known."""
    if rest:
        raise Refusal(f'"{rest[:40]}" is not clear.', f'Write it like "{example}".')


def _numbered(meetings: Sequence[Meeting], number: str) -> list[Meeting]:
    return [each for each in meetings if each.id == number.upper()]


def _first(meetings: Sequence[Meeting]) -> Meeting:
    if not meetings:
        raise Refusal("There is no such meeting.", "See which meetings there are: dates")
    return meetings[0]


def _one(found: Sequence[Meeting], meetings: Sequence[Meeting], words: str) -> Meeting:
    days = listed([short_day(each.on) for each in (found or meetings)], "or")
    if not found:
        way_on = f"There is one on {days}." if meetings else "See which there are: dates"
        raise Refusal(f'There is no such meeting on "{words[:40]}".', way_on, field="meeting")
    if len(found) > 1:
        raise Refusal(f'"{words[:40]}" can mean {days}.', "Write the whole date.", field="meeting")
    return found[0]


IN_PLAN = "See the actions: plan"
ON_PAPER = "The number is on the paper with your action. Or ask the person who leads your meetings."


def find_action(facts: CoreGroup, words: str, where: str = IN_PLAN) -> tuple[Action, str]:
    """Take an action's number off the front of `words` ("A3 accept").

    `where` says to who asks where they find the numbers that they may see.
    """
    number, rest = _number(words, "A", f'Write its number, like "A3". {where}')
    action = facts.action(number)
    if action is None:
        raise Refusal(f"There is no action {number} here.", where)
    return action, rest


def find_task(facts: CoreGroup, words: str) -> tuple[Task, str]:
    """Take a task's number off the front of `words` ("T3 22 march")."""
    number, rest = _number(words, "T", 'Write its number, like "T3".')
    task = facts.task(number)
    if task is None:
        raise Refusal(f"There is no task {number} for you.", "Check the number in its message.")
    return task, rest


def find_minutes(facts: CoreGroup, words: str, today: date) -> tuple[Minutes, str]:
    """Take the minutes of a meeting off the front of `words`: by id, or by the meeting's date."""
    match = NUMBER.fullmatch(words.strip())
    minutes = facts.minutes_by_id(match[1].upper()) if match else None
    if match is not None and minutes is not None:
        return minutes, (match[2] or "").strip()
    meeting, rest = take_meeting(facts, words, today, held_meetings)
    found = facts.minutes_of(meeting.id)
    if found is None:
        raise Refusal(
            f"There are no minutes of {short_day(meeting.on)} yet.",
            "The note taker writes them: minutes draft",
        )
    return found, rest


def _number(words: str, letter: str, way_on: str) -> tuple[str, str]:
    match = NUMBER.fullmatch(words.strip())
    if match is None or match[1][0].upper() != letter:
        raise Refusal(f'"{words.strip()[:30]}" has no number.', way_on)
    return match[1].upper(), (match[2] or "").strip()
