"""Who may ever see what is known of people and of when and where they meet, by access.md."""

from bot.core.facts.attendance import Answer
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.facts.particulars import Flag
from tests.sequences.ledger.columns import GROUP, drafted, drafts_any, is_sent_minutes, sees_record
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place


def people(reader: Reader, whole: Member, place: Place) -> bool:
    """Members, and the sheet's work details; who reads a record reads who was there (R14)."""
    if whole.id == reader.id or is_lead(reader, whole, place):
        return True
    if whole.kind.is_family and place.path not in {"members.name", "members.own_reference"}:
        return family_details(reader, whole, place)
    return bool(reader.anywhere & GROUP) or _reads_a_record(reader)


def is_lead(reader: Reader, whole: Member, place: Place) -> bool:
    """By the lead's name everybody but the family is asked whether it is the right group (B11)."""
    is_name = place.path == "members.name" and Role.LEAD in whole.roles
    return is_name and not reader.is_family


def _reads_a_record(reader: Reader) -> bool:
    """The conference chair reads final minutes, the senior social worker what they sign.

    A deputy who takes up what was raised reads by whom (condition 18).
    """
    if is_sent_minutes(reader) or ("DEPUTY" in reader.at() and reader.facts.events):
        return True
    return drafts_any(reader)


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
    if is_sent_minutes(reader) or drafts_any(reader):
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
    return drafted(reader, whole.id) or sees_record(reader, whole.id)


def answered(reader: Reader, whole: Answer, _place: Place) -> bool:
    """Why somebody answered as they did: their own, and of those who see others' answers (S14)."""
    return whole.member == reader.id or bool(reader.anywhere & {"LE", "TM", "OR", "CH", "NT"})
