"""Groups at points where together every kind of notice is wanted; a new kind adds its own here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from bot.core.access import Viewer
from bot.core.diary.early import Answerer, agree
from bot.core.disagreeing.settling import close
from bot.core.facts.covers import Cover
from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.updates import UpdateAsked
from bot.core.membership.leading import give_role
from bot.core.membership.suggesting import accept
from bot.core.notices.notice import Kind
from bot.core.plan.planning import confirm
from bot.core.raising.answering import answer
from bot.core.receipts.plan_copies import offer_copies
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, GRACE, HELEN, IQBAL, LEAH, PRIYA, TOM, at
from tests.copy_story import with_copy
from tests.core.diary.early_story import asked, the_wish
from tests.core.disagreeing.disagree_story import the_one, unresolved
from tests.core.group.test_closing import TODAY as ENDED
from tests.core.group.test_closing import closed
from tests.core.notices.test_about_accounts import asked as code_sent
from tests.core.notices.test_about_accounts import connected
from tests.core.notices.test_about_adoptions import adopted
from tests.core.notices.test_about_corrections import in_correction
from tests.core.notices.test_about_dates import taken_away
from tests.core.notices.test_about_minutes import with_draft, with_final
from tests.core.notices.test_about_pauses import lifted, martin_carries_to
from tests.core.notices.test_about_people import refused, unconfirmed
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.core.notices.test_about_proposed_times import all_have_said, proposed_by, put_to_all
from tests.core.notices.test_about_rota import asha_answers, grace_asks_for_ashas_notes
from tests.core.notices.test_about_suggestions import suggested
from tests.core.notices.test_about_updates import (
    dawn_is_not_there,
    grace_sends_apologies,
    grace_writes,
)
from tests.core.raising.raising_story import with_cannot, with_concern
from tests.story import (
    member_of,
    with_answers_for_first,
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
)

Story = tuple[CoreGroup, ...]

BOOKED = with_first_meeting_booked()
REPORT = UpdateAsked("Q1", "M1", GRACE, "a report", date(2027, 3, 26), at(19, 3), PRIYA)


def of_people() -> Story:
    unknown = unconfirmed(with_contact_sheet(), DAWN)
    said_who = unconfirmed(with_contact_sheet(), DAWN, said_who=at(18, 3, 12))
    return unknown, said_who, refused(BOOKED, Kind.INVITATION, GRACE)


def of_accounts() -> Story:
    return code_sent(), connected()


def of_roles() -> Story:
    group = with_contact_sheet()
    return (give_role(group, member_of(group, DAWN), Role.DEPUTY, by=TOM, now=at(31, 3)),)


def of_suggestions() -> Story:
    return suggested(), accept(suggested(), "G1", by=PRIYA, now=at(7, 4), as_cover=Cover.NONE)


def of_events() -> Story:
    cannot = with_cannot()
    answered = answer(cannot, cannot.events[0].id, Viewer(TOM), "It stays.", at(17, 5))
    return with_concern(), with_concern(PRIYA, TOM, IQBAL), answered


def of_disagreements() -> Story:
    open_ = unresolved()
    return open_, close(open_, the_one(open_), "Weekly visits.", by=TOM, now=at(31, 3))


def of_earlier_dates() -> Story:
    wished = asked()
    return wished, agree(wished, the_wish(wished), None, Answerer(HELEN), at(18, 5))


def of_meetings() -> Story:
    return BOOKED, with_contact_sheet(), with_answers_for_first(), with_first_meeting_held()


def of_pauses() -> Story:
    return martin_carries_to(LEAH), lifted(LEAH)


def of_dates() -> Story:
    return taken_away(), adopted()


def of_proposed_times() -> Story:
    return proposed_by(GRACE), put_to_all(), all_have_said()


def of_the_rota() -> Story:
    asked = grace_asks_for_ashas_notes()
    return asked, *(asha_answers(asked, agrees=each) for each in (True, False))


def of_updates() -> Story:
    excused = grace_sends_apologies()
    asked = replace(BOOKED, updates_asked=(REPORT,))
    return excused, grace_writes(excused), dawn_is_not_there(excused), asked


def of_minutes() -> Story:
    draft = with_draft()
    signed = replace(draft, minutes=(replace(draft.minutes[0], signed_at=at(2, 4)),))
    return signed, pulled(), in_correction()


def pulled() -> CoreGroup:
    """Grace has the minutes, and where the next meeting is, sent to her by mail."""
    sent = (
        Pull(f"Y{each}", GRACE, each, at(3, 4), by_mail=True, domain="health.example")
        for each in ("N1", "M2")
    )
    return replace(with_final(), pulls=tuple(sent))


def of_copies() -> Story:
    return (with_copy(),)


def of_closing() -> Story:
    return (closed(case_closed_on=ENDED),)


def of_the_plan() -> Story:
    held = with_first_meeting_held()
    changed = confirm(held, "M1", PRIYA, at(30, 3, 15), changed=True)
    copies = offer_copies(held, held.professionals, by=PRIYA, now=at(31, 3))
    return with_lock(), changed, copies


STORIES: tuple[Callable[[], Story], ...] = (
    of_people,
    of_accounts,
    of_roles,
    of_suggestions,
    of_events,
    of_disagreements,
    of_earlier_dates,
    of_meetings,
    of_pauses,
    of_dates,
    of_proposed_times,
    of_the_rota,
    of_updates,
    of_minutes,
    of_copies,
    of_closing,
    of_the_plan,
)


@cache
def a_story() -> Story:
    """Return all of them, their tasks settled: nothing in them changes, so they are made once."""
    return tuple(settle_tasks(group, at(1, 4)) for story in STORIES for group in story())
