"""What somebody is in the group, from the words of the sheet."""

import pytest

from bot.core.facts.members import MemberKind, Role
from bot.core.sheet.parts import Part, read_part

PROFESSIONAL = MemberKind.PROFESSIONAL


@pytest.mark.parametrize(
    ("written", "agency", "expected"),
    [
        (
            "social worker, lead",
            "Social Care",
            Part("social worker, lead", PROFESSIONAL, frozenset({Role.LEAD, Role.SOCIAL_WORKER})),
        ),
        (
            "team manager",
            "Social Care",
            Part("team manager", PROFESSIONAL, frozenset({Role.TEAM_MANAGER})),
        ),
        (
            "designated safeguarding lead",
            "School",
            Part("designated safeguarding lead", PROFESSIONAL),
        ),
        (
            "senior social worker; deputy; not a member",
            "Social Care",
            Part(
                "senior social worker; deputy; not a member",
                MemberKind.OUTSIDE,
                frozenset({Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER, Role.DEPUTY}),
            ),
        ),
        (
            "school DSL; brings Child A's views",
            "School",
            Part("school DSL", PROFESSIONAL, frozenset({Role.BRINGS_VIEWS}), labels=("Child A",)),
        ),
        (
            "brings the child’s views",
            "School",
            Part("", PROFESSIONAL, frozenset({Role.BRINGS_VIEWS})),
        ),
        (
            "mother; own reference h4mx",
            "Family",
            Part("mother", MemberKind.PARENT, own_reference="H4MX"),
        ),
        (
            "father; needs a Portuguese interpreter; needs large print",
            "family",
            Part(
                "father",
                MemberKind.PARENT,
                needs=("a Portuguese interpreter", "large print"),
            ),
        ),
        (
            "grandmother; hears about Child A and Child B",
            "Family",
            Part("grandmother", MemberKind.RELATIVE, labels=("Child A", "Child B")),
        ),
        ("carer", "Family", Part("carer", MemberKind.CARER)),
        ("child", "Family", Part("child", MemberKind.CHILD)),
        ("foster carer", "Eastmere Fostering", Part("foster carer", MemberKind.FOSTER_CARER)),
        ("volunteer", "Homestart", Part("volunteer", MemberKind.VOLUNTARY)),
        (
            "conference chair",
            "Reviewing",
            Part("conference chair", MemberKind.OUTSIDE, frozenset({Role.CONFERENCE_CHAIR})),
        ),
        ("", "Health", Part("", PROFESSIONAL)),
    ],
)
def test_words_become_kind_roles_needs_and_reference(
    written: str, agency: str, expected: Part
) -> None:
    assert read_part(written, agency) == expected
