"""What family's commands are given of each field of a group: of every one somebody has decided."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from bot.core.access.own_part import as_held_for
from bot.core.facts.absences import Absence
from bot.core.facts.accounts import AccountAsked
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.conferences import NamedAgency
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.deliveries import Failure, FailureKind, Pull
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.early import EarlyWish, Ground, Sooner
from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.holds import Hold
from bot.core.facts.members import Handover, Role, RoleChange
from bot.core.facts.particulars import Closing
from bot.core.facts.pauses import Pause
from bot.core.facts.people import Route
from bot.core.facts.plan import Plan
from bot.core.facts.suggestions import Suggestion
from bot.core.facts.tasks import Task, TaskKind
from bot.core.facts.updates import UpdateAsked, WrittenUpdate
from tests.cast import DAWN, DEAN, HELEN, LEAH, PRIYA, TOM, at
from tests.record_story import a_document, record_of, with_actions, with_minutes_released
from tests.story import member_of

THEN, DAY = at(17, 5), date(2027, 5, 18)
FACTS = with_actions(with_minutes_released())

OF_THE_GROUP: Mapping[str, object] = {
    "flag_reason": "The police asked for it.",
    "named_agencies": (NamedAgency("Eastmere Homes"),),
    "suggestions": (Suggestion("G1", "Housing support", "She asked for it.", LEAH, THEN),),
    "disagreements": (Disagreement("X417", LEAH, THEN, "Fewer visits."),),
    "early": (EarlyWish("W417", Sooner.REVIEW, Ground.NOT_SAFE, LEAH, THEN),),
    "absences": (Absence("Y1", PRIYA, THEN.date(), THEN.date(), PRIYA, THEN),),
    "copies": (FamilyCopy("K1", LEAH, record_of(FACTS).id, PRIYA, THEN, released_at=THEN),),
    "connecting": (AccountAsked("B1", LEAH, Route.SLACK, "hash", THEN),),
    "holds": (Hold("H1", TOM, THEN, "An inquest is open."),),
    "handovers": (Handover(TOM, PRIYA, THEN, TOM),),
    "role_changes": (RoleChange("R1", TOM, Role.DEPUTY, is_given=True, at=THEN, by=PRIYA),),
    "minutes": FACTS.minutes,
    "plan": Plan(danger_statement="Nobody was at home."),
    "failures": (Failure("F1", FailureKind.REFUSED, "N1", "place", LEAH, Route.POST, 1, THEN),),
    "documents": (a_document("D1"),),
}
"""What family hold nothing of, not even where it is about them."""

BY_RULE = {"members", "children", "meetings", "closing"}
"""Of what they hold what a rule of its own gives them; tested below and in test_own_part."""

AS_IT_IS = {
    *("ref", "version", "created_at", "created_by", "profile", "overrides", "adoptions"),
    *("flag", "channel", "conferences"),
}
"""What the rules reckon with, for everybody alike."""


def owned_by(who: str) -> dict[str, object]:
    """Return one thing of each kind of which family hold their own."""
    return {
        "answers": Answer(f"R-{who}", "M2", who, Coming.YES, THEN, PRIYA),
        "updates": WrittenUpdate(f"U-{who}", "M2", who, THEN, on_paper_by=PRIYA),
        "updates_asked": UpdateAsked(f"Q-{who}", "M2", who, "the mornings", DAY, THEN, PRIYA),
        "actions": replace(FACTS.actions[0], id=f"A-{who}", action_owner=who),
        "tasks": Task(f"T-{who}", TaskKind.ARRANGE_NEED, who, "M2", DAY, THEN),
        "pulls": Pull(f"L-{who}", who, "M2", THEN, by_mail=False),
        "events": Event(
            f"E-{who}", EventKind.CHANGE, who, THEN, "Work hours.", about=frozenset({TOM})
        ),
        "pauses": Pause(f"Z-{who}", PRIYA, THEN, who),
    }


def held_by_leah(**group: object) -> CoreGroup:
    facts = replace(FACTS, **group)  # type: ignore[arg-type] # fields of a group by name
    return as_held_for(facts, member_of(facts, LEAH))


def test_of_every_field_somebody_has_decided_what_family_hold() -> None:
    """A new field belongs to one of the four; until it is blanked, family would hold all of it."""
    decided = [*owned_by(LEAH), *OF_THE_GROUP, *BY_RULE, *AS_IT_IS]
    assert sorted(decided) == sorted(each.name for each in fields(CoreGroup))


def test_of_what_is_somebodys_family_hold_their_own_alone() -> None:
    mine, others = owned_by(LEAH), [owned_by(who) for who in (DEAN, DAWN, PRIYA, HELEN)]
    held = held_by_leah(**{each: (mine[each], *(of[each] for of in others)) for each in mine})
    assert {each: getattr(held, each) for each in mine} == {each: (mine[each],) for each in mine}


def test_of_what_is_the_groups_family_hold_nothing() -> None:
    bare = CoreGroup(FACTS.ref, FACTS.created_at, FACTS.created_by, FACTS.profile)
    held = held_by_leah(**OF_THE_GROUP)
    assert all(getattr(bare, each) != said for each, said in OF_THE_GROUP.items())
    assert all(getattr(held, each) == getattr(bare, each) for each in OF_THE_GROUP)


def test_what_the_rules_reckon_with_is_there_for_family_too() -> None:
    held = held_by_leah()
    assert all(getattr(held, each) == getattr(FACTS, each) for each in AS_IT_IS)


def test_of_the_end_family_hold_the_days_alone() -> None:
    """What each agency said of it and the exit plan are the group's (S3, S4)."""
    views = (("Eastmere Homes", "She manages."),)
    end = Closing(THEN, PRIYA, "Visits go on.", "the school", views, "C2", DAY)
    assert held_by_leah(closing=end).closing == Closing(THEN, "", "", "", case_closed_on=DAY)
    assert held_by_leah(closing=None).closing is None
