"""Founding a group from its initial conference."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.particulars import Channel, Flag
from bot.core.facts.people import Contact, Person, Route
from bot.core.group.founding import Founding, child_labels, found
from bot.core.procedure.loading import load_profile
from bot.core.procedure.overrides import Override
from bot.core.references import ALPHABET, difference, fresh_reference, reference_for
from bot.core.refusals import Refusal
from bot.core.saying.overrides import read_overrides
from tests.cast import CREATED, LEAH
from tests.story import EASTMERE, OVERRIDES, with_contact_sheet

TODAY = date(2027, 3, 17)
PRIYA = Person("u1", "priya.nair@eastmere.example", "Priya Nair", "Social Care", may_create=True)
FOUNDING = Founding(
    conference=TODAY,
    profile=EASTMERE,
    overrides=OVERRIDES,
    children=1,
    unborn=0,
    agencies=("health", "school", "police", "housing", "health"),
    flag=Flag.NOT_KNOWN,
    contact=Contact(route=Route.SLACK),
    part="social worker",
    is_social_worker=True,
    review=date(2027, 6, 16),
    channel=Route.SLACK,
)


def founded(**fields: object) -> CoreGroup:
    asked = replace(FOUNDING, **fields)  # type: ignore[arg-type] # fields of a founding by name
    return found(asked, "7KQ2", PRIYA, CREATED, TODAY)


def test_a_group_starts_with_its_creator_as_lead_and_its_children_as_labels() -> None:
    group = founded()
    assert group.lead is not None
    assert group.lead.roles == {Role.LEAD, Role.SOCIAL_WORKER}
    assert group.lead.contact.is_confirmed
    assert [each.label for each in group.children] == ["Child A"]
    assert [each.agency for each in group.named_agencies] == list(FOUNDING.agencies[:4])
    assert group.flag.is_set
    assert group.channel == Channel(Route.SLACK, "7KQ2", CREATED)
    assert group.profile.number("meetings_before_review") == 3


def test_the_conferences_are_the_one_held_and_the_review_planned() -> None:
    initial, review = founded().conferences
    assert (initial.on, initial.held) == (TODAY, True)
    assert (review.on, review.held, review.late_reason) == (date(2027, 6, 16), False, "")
    assert len(founded(review=None).conferences) == 1
    assert founded(channel=None).channel == Channel()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"overrides": ()}, "how long this group is to be kept"),
        ({"is_social_worker": False}, "must be a social worker"),
        ({"conference": date(2027, 3, 18)}, "still to come"),
        ({"conference": date(2017, 3, 17)}, "more than two years ago"),
        ({"conference": date(2027, 3, 14)}, "is a Sunday"),
        ({"conference": date(2027, 3, 13)}, "is a Saturday"),
        ({"conference": date(2027, 1, 1)}, "New Year's Day"),
        ({"review": date(2027, 3, 17)}, "before the conference"),
        ({"review": date(2029, 3, 17)}, "more than two years after the conference"),
        ({"review": date(2027, 6, 18)}, "later than Thu 17 Jun 2027: 3 months"),
        ({"review": date(2027, 5, 31)}, "spring bank holiday"),
        ({"children": 0}, "at least one child"),
        ({"children": 13}, "A group cannot have"),
        ({"unborn": -1}, "A group cannot have"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_on(fields: dict[str, object], why: str) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        founded(**fields)
    assert refused.value.way_on


def test_who_may_not_create_groups_is_refused() -> None:
    with pytest.raises(Refusal, match="may not make groups"):
        found(FOUNDING, "7KQ2", replace(PRIYA, may_create=False), CREATED, TODAY)


def test_a_sunday_and_a_late_review_stand_with_their_reasons() -> None:
    group = founded(
        conference=date(2027, 3, 14),
        holiday_reason="emergency sitting",
        review=date(2027, 6, 15),
        review_reason="the chair is away",
    )
    reasons = [each.late_reason for each in group.conferences]
    assert reasons == ["emergency sitting", "the chair is away"]


def test_children_are_labels_whatever_their_number() -> None:
    assert [each.label for each in child_labels(2, 1)] == ["Child A", "Child B", "unborn child"]
    twins = child_labels(0, 2)
    assert [each.label for each in twins] == ["unborn child 1", "unborn child 2"]
    assert [each.id for each in twins] == ["unborn-1", "unborn-2"]


def test_a_profile_without_a_rule_for_the_review_takes_any_day() -> None:
    none = Override("review_after", "none", "conference", "no plan made yet")
    keep = Override("retention", "72 months")
    group = founded(
        profile=load_profile("england"), overrides=(none, keep), review=date(2027, 12, 1)
    )
    assert group.conferences[1].late_reason == ""


def test_a_reference_is_unlike_those_of_the_persons_other_groups() -> None:
    drawn = iter(["7KQ3", "7KQ2"])
    assert fresh_reference(lambda: next(drawn), ["9KQ3"]) == "7KQ2"
    assert difference("7KQ2", "7KQ4") == 1
    assert not set(ALPHABET) & set("AEIOU01LSZB58")
    with pytest.raises(Refusal, match="No reference"):
        fresh_reference(lambda: "7KQ2", ["7KQ2"])


def test_family_see_their_own_reference_alone() -> None:
    group = with_contact_sheet()
    assert reference_for(group, group.member(LEAH)) == "H4MX"
    assert reference_for(group, group.lead) == "7KQ2"
    assert reference_for(group, None) == "7KQ2"


def test_overrides_are_read_line_by_line() -> None:
    text = "interval = 6 weeks, from L19, because the plan is new\n\nRETENTION=72 months"
    assert read_overrides(text) == (
        Override("interval", "6 weeks", "L19", "the plan is new"),
        Override("retention", "72 months"),
    )
    with pytest.raises(Refusal, match="is not an override"):
        read_overrides("six weeks")
