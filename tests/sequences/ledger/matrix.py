"""Access.md once more, as a table from where a text stands to who may ever see it there.

It is written from the procedure's pages and asks nothing of `bot.core.access`, so that a mistake
there is seen here. What has no line in it is nobody's but its author's.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.core.facts.actions import Action
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.early import EarlyWish
from bot.core.facts.events import Event
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.particulars import Flag
from bot.core.facts.suggestions import Suggestion
from bot.core.facts.tasks import Task
from bot.core.facts.updates import UpdateAsked, UpdatePart, WrittenUpdate
from bot.core.procedure.roles import ProfileRole
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place

Rule = Callable[[Reader, Any, Place], bool]

GROUP = {"LE", "TM", "OR", "CH", "NT", "PM", "FC"}
"""Who see the members, the sheet and the plan: everybody of the group but the family."""
RECORD = GROUP - {"OR"}
"""Who see plan, actions and final minutes: the organiser keeps dates and people, and no record."""
HEADS = {"LE", "TM"}


def may_see(reader: Reader, place: Place) -> bool:
    """Tell whether somebody may see what stands in this place, by access.md."""
    if reader.is_shut_out:
        return False
    found = [each for each in ROWS if place.path == each or place.path.startswith(f"{each}.")]
    return bool(found) and ROWS[max(found, key=len)](reader, place.whole, place)


def is_own_name(reader: Reader, place: Place) -> bool:
    """Tell whether it is what they are called by themselves, left and paused too."""
    is_name = place.path in {"members.name", "members.own_reference"}
    return is_name and isinstance(place.whole, Member) and place.whole.id == reader.id


def is_on_pages(reader: Reader, place: Place) -> bool:
    """Tell whether a page behind a link may show it: who leads, and their own name (B11, IG19).

    A task tells whom of the family it is for by their reference, as it stands on their paper.
    """
    if is_own_name(reader, place):
        return True
    if place.path == "members.own_reference":
        return not reader.is_family and may_see(reader, place)
    return isinstance(place.whole, Member) and _is_lead(reader, place.whole, place)


def may_be_copied(reader: Reader, place: Place) -> bool:
    """Tell whether what stands here may stand in a family member's copy as well (B9)."""
    whole, part = place.whole, place.within[1] if len(place.within) > 1 else None
    if isinstance(whole, Member):
        is_at_work = whole.kind.is_professional and reader.facts.flag is Flag.NO
        return whole.id == reader.id or is_at_work
    if isinstance(whole, WrittenUpdate):
        mark = part.mark if isinstance(part, UpdatePart) else None
        return mark is None or not (reader.id in mark.not_for or mark.unknown)
    if isinstance(whole, Meeting) and place.path != "meetings.notes":
        return venue(reader, whole, place)
    if isinstance(whole, FamilyCopy):
        return whole.member == reader.id and place.path == "copies.sections"
    return place.path.partition(".")[0] in {"minutes", "plan", "actions", "meetings"}


def _final(facts: CoreGroup, meeting: str) -> bool:
    versions = (each for each in facts.minutes if each.meeting == meeting)
    return any(each.state is MinutesState.FINAL for each in versions)


def _is_sent_minutes(reader: Reader) -> bool:
    """The conference chair has the minutes where the profile sends them there (condition 6)."""
    profile = reader.facts.profile
    names = profile.roles("minutes_also_to") if "minutes_also_to" in profile.values else ()
    return "CC" in reader.at() and any(ProfileRole.CONFERENCE_CHAIR in each for each in names)


def _sees_record(reader: Reader, meeting: str) -> bool:
    """Minutes, final: everybody of the group, and the conference chair where it is sent them."""
    if not _final(reader.facts, meeting):
        return False
    return bool(reader.at(meeting) & RECORD) or _is_sent_minutes(reader)


def only(*columns: str) -> Rule:
    """Return a rule that says yes to these columns, whatever the thing."""
    wanted = frozenset(columns)
    return lambda reader, _whole, _place: bool(reader.anywhere & wanted)


def people(reader: Reader, whole: Member, place: Place) -> bool:
    """Members, and the sheet's work details; who reads a record reads who was there (R14)."""
    if whole.id == reader.id or _is_lead(reader, whole, place):
        return True
    if whole.kind.is_family and place.path not in {"members.name", "members.own_reference"}:
        return family_details(reader, whole, place)
    return bool(reader.anywhere & GROUP) or _reads_a_record(reader)


def _is_lead(reader: Reader, whole: Member, place: Place) -> bool:
    """By the lead's name everybody but the family is asked whether it is the right group (B11)."""
    is_name = place.path == "members.name" and Role.LEAD in whole.roles
    return is_name and not reader.is_family


def _reads_a_record(reader: Reader) -> bool:
    """The conference chair reads final minutes, the senior social worker what they sign.

    A deputy who takes up what was raised reads by whom (condition 18).
    """
    if _is_sent_minutes(reader) or ("DEPUTY" in reader.at() and reader.facts.events):
        return True
    return _drafts_any(reader)


def _drafts_any(reader: Reader) -> bool:
    return "SW" in reader.at() and bool(reader.facts.minutes or reader.facts.copies)


def contact(reader: Reader, whole: Member, place: Place) -> bool:
    """The sheet: work details are the group's, private ones lead's, manager's and organiser's."""
    if whole.kind.is_family or whole.kind.value == "foster_carer":
        return family_details(reader, whole, place)
    return whole.id == reader.id or bool(reader.anywhere & GROUP)


def family_details(reader: Reader, whole: Member, _place: Place) -> bool:
    """Private details: one's own, and lead's, manager's and organiser's (IG6)."""
    return whole.id == reader.id or bool(reader.at() & {"LE", "TM", "OR"})


def own(reader: Reader, whole: Member, _place: Place) -> bool:
    """The own record number: nobody sees another's (B11)."""
    return whole.id == reader.id


def of_family(reader: Reader, whole: Member, _place: Place) -> bool:
    """What somebody of the family needs and when they can come: what the group arranges (S20)."""
    return whole.id == reader.id or bool(reader.anywhere & GROUP)


def venue(reader: Reader, whole: Meeting, _place: Place) -> bool:
    """Where a meeting is: the group's, a substitute's own, and family's once released (R2)."""
    if reader.is_family:
        return reader.id in whole.released_to or reader.facts.flag is Flag.NO
    if _is_sent_minutes(reader) or _drafts_any(reader):
        return True  # A record names the next dates and where they are (R24).
    return bool(reader.at(whole.id) & (GROUP | {"SU"}))


def meeting(reader: Reader, whole: Meeting, _place: Place) -> bool:
    """What is recorded of a meeting's date and posts: the group's, and not the family's."""
    return bool(reader.at(whole.id) & (GROUP | {"CC"})) and not reader.is_family


def conference(reader: Reader, _whole: object, _place: Place) -> bool:
    """Why a conference is late: the group's, and the conference chair's."""
    return bool(reader.anywhere & (GROUP | {"CC"}))


def notes(reader: Reader, whole: Meeting, _place: Place) -> bool:
    """What is noted at the meeting is a draft of its record, and then in it."""
    return _drafted(reader, whole.id) or _sees_record(reader, whole.id)


def _drafted(reader: Reader, meeting: str) -> bool:
    return bool(reader.at(meeting) & {"LE", "TM", "CH", "NT", "SW"})


def minutes(reader: Reader, whole: Minutes, place: Place) -> bool:
    """A draft: lead, manager, chair, note taker, second signature; final: everybody's (R7, R8)."""
    is_final = whole.state is MinutesState.FINAL and "earlier" not in place.path
    can_draft = _drafted(reader, whole.meeting)
    return can_draft or (is_final and _sees_record(reader, whole.meeting))


def update(reader: Reader, whole: WrittenUpdate, place: Place) -> bool:
    """Others' updates from the meeting on; marked parts with the notes, never to those named."""
    if whole.member == reader.id:
        return True
    part = place.within[1] if len(place.within) > 1 else None
    if isinstance(part, UpdatePart) and part.mark is not None:
        return _marked(reader, whole, part)
    held = reader.facts.meeting(whole.meeting)
    columns = reader.at(whole.meeting)
    if columns & {"LE", "TM", "CH", "NT"}:
        return True
    if held is not None and held.started_at is not None and columns & {"PM", "FC", "SU"}:
        return True
    return _sees_record(reader, whole.meeting)


def _marked(reader: Reader, whole: WrittenUpdate, part: UpdatePart) -> bool:
    if part.mark is not None and reader.id in part.mark.not_for:
        return False
    if reader.at(whole.meeting) & {"LE", "TM", "CH"}:
        return True
    if part.mark is not None and part.mark.unknown:
        return False  # Whoever was meant may be any of the others.
    return not reader.is_family and _sees_record(reader, whole.meeting)


def action(reader: Reader, _whole: Action, _place: Place) -> bool:
    """The plan's actions in words: the group's; family have theirs in their copy (R11)."""
    return bool(reader.anywhere & RECORD)


def task(reader: Reader, whole: Task, _place: Place) -> bool:
    """Tasks: all of the group lead's and manager's, the rest their own (condition 14).

    How something was handed over to somebody stands on their own receipts (condition 3).
    """
    if whole.subject.endswith(f":{reader.id}") and not reader.is_family:
        return True
    return whole.owner == reader.id or bool(reader.at() & HEADS)


def event(reader: Reader, whole: Event, _place: Place) -> bool:
    """What was raised: its author's, lead's and manager's but of whom it is about (B6)."""
    if reader.id == whole.by:
        return True
    if _is_about(reader, whole):
        return False
    columns = reader.at()
    is_significant = whole.significant and "CC" in columns
    # Whether a deputy's hour has come is the clock's to know; that it is a deputy's at all is ours.
    return bool(columns & {"LE", "TM", "DEPUTY"}) or is_significant


def _is_about(reader: Reader, whole: Event) -> bool:
    about = [reader.facts.member(each) for each in whole.about]
    people = {each.person for each in about if each is not None} - {""}
    return reader.id in whole.about or reader.member.person in people


def disagreement(reader: Reader, whole: Disagreement, _place: Place) -> bool:
    """Its author's alone until they share it; then lead's, manager's, and the meeting's (S17)."""
    if reader.id == whole.by:
        return True
    if whole.put_at is None and whole.further_at is None:
        return False
    columns = reader.anywhere
    is_outside = whole.further_at is not None and bool(columns & {"CC", "SW"})
    is_in_record = bool(whole.meeting) and _sees_record(reader, whole.meeting)
    return bool(columns & {"LE", "TM", "CH", "NT"}) or is_outside or is_in_record


def early(reader: Reader, whole: EarlyWish, _place: Place) -> bool:
    """A wish for an earlier date: its author's, and of those who answer it (condition 4)."""
    return reader.id == whole.by or bool(reader.at() & {"LE", "TM", "CC"})


def copy(reader: Reader, whole: FamilyCopy, place: Place) -> bool:
    """A family copy: whose it is once it may leave; lead's, manager's, the second person's (B9)."""
    if reader.at() & {"LE", "TM"}:
        return True
    if place.path.startswith("copies.withheld"):
        return False
    if "SW" in reader.at():
        return True
    is_let_go = whole.released_at is not None and whole.withheld_at is None
    is_confirmed = whole.confirmed_at is not None or not whole.under_flag
    is_theirs = reader.id == whole.member and place.path.startswith("copies.kept")
    return is_theirs and is_let_go and is_confirmed


def asked(reader: Reader, whole: UpdateAsked, _place: Place) -> bool:
    """What the lead asked one member to write (L13)."""
    return reader.id == whole.member or bool(reader.at() & HEADS)


def suggestion(reader: Reader, whole: Suggestion, _place: Place) -> bool:
    """An agency that somebody suggests: theirs, and of those who take it up."""
    return reader.id == whole.by or bool(reader.anywhere & GROUP)


ROWS: Mapping[str, Rule] = {
    "members": people,
    "members.contact": contact,
    "members.left_mailbox": contact,
    "members.had_before": contact,
    "members.own_reference": people,
    "members.own_record_number": own,
    "members.possible_times": of_family,
    "members.needs": of_family,
    "members.mail_safety": family_details,
    "members.opted_out": people,
    "handovers": only(*GROUP),
    "named_agencies": only(*GROUP),
    "suggestions": suggestion,
    "meetings.venue": venue,
    "meetings.join_link": venue,
    "meetings.before": venue,
    "meetings": meeting,
    "meetings.notes": notes,
    "answers.reason": only("LE", "TM", "OR", "CH", "NT"),
    "updates": update,
    "updates_asked": asked,
    "minutes": minutes,
    "plan": only(*RECORD),
    "actions": action,
    "tasks": task,
    "flag_reason": only("LE", "TM", "SW"),
    "conferences": conference,
    "events": event,
    "disagreements": disagreement,
    "early": early,
    "copies": copy,
    "holds": only("TM"),
    "closing": only(*RECORD),
}
"""From the path of a text in the facts to the row of access.md that it belongs to."""
