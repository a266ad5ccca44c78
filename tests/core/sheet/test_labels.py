"""How people are called on cards: by their own words and roles, a substitute by whose place."""

from bot.core.facts.members import MemberKind
from bot.core.sheet.labels import part_of
from tests.cast import ASHA, JOAN, TOM
from tests.story import member_of, with_answers_for_first, with_member

GROUP = with_answers_for_first()


def test_a_substitute_is_called_by_whose_place_they_take() -> None:
    assert part_of(GROUP, member_of(GROUP, JOAN)) == "substitute for Asha Roy (police)"


def test_a_substitute_of_nobody_known_and_without_a_part_is_a_substitute() -> None:
    bare = with_member(GROUP, JOAN, substitute_for="p99", part="")
    assert part_of(bare, member_of(bare, JOAN)) == "substitute"


def test_a_role_that_the_own_words_do_not_say_stands_behind_them() -> None:
    assert part_of(GROUP, member_of(GROUP, ASHA)) == "police"
    tom = with_member(GROUP, TOM, part="manager of the team", kind=MemberKind.PROFESSIONAL)
    assert part_of(tom, member_of(tom, TOM)) == "manager of the team, team manager"
