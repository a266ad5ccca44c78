"""What holds for people whatever is asked: one lead, unlike references, a flag that stays."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.facts.members import Role
from bot.core.facts.particulars import Flag
from bot.core.group.flagging import set_flag
from bot.core.group.founding import MOST_CHILDREN, MOST_UNBORN, child_labels
from bot.core.membership.addresses import change_contact, confirm_address
from bot.core.membership.gaps import agency_gaps, explain_gap, name_agency
from bot.core.membership.joining import Joining, known_as, opt_in
from bot.core.membership.leading import give_role, hand_over
from bot.core.membership.leaving import opt_out
from bot.core.procedure.overrides import Override
from bot.core.references import ALPHABET, APART, LENGTH, TRIES, difference, fresh_reference
from bot.core.refusals import Refusal
from bot.core.saying.overrides import read_overrides
from bot.core.sheet.lines import line_of
from tests.cast import PRIYA, PROFESSIONALS, SHEET_READ, at
from tests.sheet_rows import ROWS
from tests.story import with_contact_sheet
from tests.texts import ADDRESSES

GROUP = with_contact_sheet()
NOW = at(20, 8)
references = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
professionals = st.sampled_from(PROFESSIONALS)
words = st.text(st.characters(categories=["Ll", "Nd"], max_codepoint=127), min_size=1, max_size=12)


@given(drawn=st.lists(references, min_size=1, max_size=30), near=st.lists(references, max_size=6))
def test_a_fresh_reference_is_unlike_every_other(drawn: list[str], near: list[str]) -> None:
    endless = iter(drawn * TRIES)
    try:
        found = fresh_reference(lambda: next(endless), near)
    except Refusal:
        return
    assert all(difference(found, other) >= APART for other in near)


@given(st.integers(0, MOST_CHILDREN), st.integers(0, MOST_UNBORN))
def test_every_child_has_a_label_and_an_id_of_its_own(children: int, unborn: int) -> None:
    assume(children + unborn)
    labels = child_labels(children, unborn)
    assert len({each.id for each in labels}) == len({each.label for each in labels})
    assert len(labels) == children + unborn


@given(st.lists(st.tuples(professionals, st.booleans()), max_size=8))
def test_there_is_exactly_one_lead_after_any_handovers(steps: list[tuple[str, bool]]) -> None:
    group = GROUP
    for who, is_social_worker in steps:
        member = next(each for each in group.members if each.id == who)
        if is_social_worker:
            group = give_role(group, member, Role.SOCIAL_WORKER, by=PRIYA, now=NOW)
            member = next(each for each in group.members if each.id == who)
        try:
            group = hand_over(group, member, by=PRIYA, now=NOW)
        except Refusal:
            continue
    leads = [each for each in group.members if each.has(Role.LEAD)]
    assert len(leads) == 1
    assert leads[0].has(Role.SOCIAL_WORKER)


@given(st.lists(st.sampled_from(Flag), max_size=6))
def test_a_flag_once_set_stays_set_for_who_may_not_clear_it(answers: list[Flag]) -> None:
    group, was_set = replace(GROUP, flag=Flag.NO), False
    for answer in answers:
        try:
            group = set_flag(group, answer, "a reason", may_clear=False, now=NOW)
        except Refusal:
            assert was_set
        was_set = was_set or answer.is_set
    assert group.flag.is_set is was_set


@given(st.sampled_from(ROWS[1:]), st.integers(1, 4))
def test_out_and_in_again_counts_spells_and_leaves_nothing_confirmed(
    row: object, times: int
) -> None:
    group = GROUP
    line = line_of(next(each for each in ROWS if each is row))
    for _ in range(times):
        member = known_as(group, line)
        assume(member is not None)
        if member is not None:
            group = opt_out(group, member, now=NOW, reason="done", agreed_by="all", by=PRIYA)
        group = opt_in(group, line, Joining(SHEET_READ, PRIYA))
    again = known_as(group, line)
    assert again is not None
    assert (again.spell, again.link_generation) == (times + 1, times + 1)
    assert again.is_family or not again.contact.is_confirmed
    assert len(group.members) == len(GROUP.members)


@given(professionals, ADDRESSES)
def test_an_address_counts_only_once_it_has_been_confirmed_in_full(who: str, email: str) -> None:
    member = next(each for each in GROUP.members if each.id == who)
    assume(email.lower() != member.contact.email.lower())
    changed = change_contact(GROUP, member, replace(member.contact, email=email), NOW)
    after = next(each for each in changed.members if each.id == who)
    assert not after.contact.is_confirmed
    confirmed = confirm_address(changed, after, email, "p10", NOW)
    assert next(each for each in confirmed.members if each.id == who).contact.is_confirmed


@given(words, words)
def test_an_agency_named_is_a_gap_until_it_is_explained(agency: str, why: str) -> None:
    reason = f"since {why}"
    bare = replace(GROUP, members=(), named_agencies=())
    group = name_agency(bare, agency)
    assert agency_gaps(group) == (agency,)
    assert agency_gaps(explain_gap(group, agency, reason)) == ()


@given(st.lists(st.tuples(words, words, words), max_size=4))
def test_overrides_read_back_as_they_are_written(lines: list[tuple[str, str, str]]) -> None:
    keys = [("key", value, cite, reason) for value, cite, reason in lines]
    text = "\n".join(f"{k} = {v}, from {c}, because {r}" for k, v, c, r in keys)
    assert read_overrides(text) == tuple(Override(*each) for each in keys)
