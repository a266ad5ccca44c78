"""What agrees already is left out of settling, and settling finds the same without it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.people import Route
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState, Settlement, WantedNotice
from bot.core.notices.settling import settle
from storage.agreeing import unsettled
from storage.rows import Numbers, terms_of
from storage.store import Store
from tests.core.notices.reading import stored
from tests.planned import DUE, a_wanted, make_group, plan

IDENTITIES = st.builds(
    Identity,
    st.just(Kind.INVITATION),
    st.just("p1"),
    st.sampled_from(("M1", "M2")),
    st.sampled_from(("1", "2", "3")),
)
WANTED = st.builds(
    WantedNotice,
    IDENTITIES,
    st.sampled_from((DUE, DUE + timedelta(hours=1))),
    st.just(Route.SECURE_EMAIL),
    st.just("mail"),
    st.none(),
    st.none(),
    st.sampled_from(("", "this", "that")),
    st.booleans(),
)


STANDING: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({}, optional={"attempts": st.just(1), "doubts": st.just(1)}),
    st.fixed_dictionaries({"state": st.sampled_from(NoticeState), "doubts": st.integers(0, 1)}),
    st.just({"state": NoticeState.CLAIMED, "is_under_way": True}),
    st.just({"state": NoticeState.SENT}),
)
ASKED = st.lists(WANTED, unique_by=lambda each: each.identity, min_size=1)


def before_it(wanted: WantedNotice) -> WantedNotice:
    """Return what told the same at an earlier revision."""
    return wanted._replace(identity=wanted.identity._replace(revision="0"))


def seen(notice: Notice) -> Any:  # noqa: ANN401 - a row, as the database gives it
    terms = (notice.useful_until, notice.lapses_at, notice.says, notice.needs_left)
    wanted = WantedNotice(notice.identity, notice.run_at, notice.route, notice.lane, *terms)
    return (*notice.identity, *terms_of(wanted, Numbers()), notice.state.value, notice.id)


@given(ASKED, st.lists(WANTED, max_size=3), st.data())
def test_settling_finds_the_same_without_what_is_left_out(
    wanted: list[WantedNotice], others: list[WantedNotice], data: st.DataObject
) -> None:
    """Most of what is stored is as it is wanted, as it is in nearly every settling."""
    mine = [each for each in wanted if data.draw(st.integers(0, 3))]
    before = [before_it(each) for each in wanted if data.draw(st.booleans())]
    known = {each.identity: each for each in (*others, *before, *mine)}.values()
    all_ = [
        replace(stored(each, id_=id_), **data.draw(STANDING)) for id_, each in enumerate(known, 1)
    ]
    asked, ids = unsettled(wanted, [seen(each) for each in all_])
    assert settle(asked, [each for each in all_ if each.id in ids]) == settle(wanted, all_)


def test_what_is_planned_as_wanted_or_is_over_is_not_looked_at(store: Store) -> None:
    make_group(store)
    plan(store, *(a_wanted(number) for number in range(3)))
    moved = a_wanted(1, run_at=DUE + timedelta(days=1))
    looked_at = store.notices.unsettled("7KQ2", [a_wanted(0), moved, a_wanted(2)])
    (found,) = (each for each in store.notices.stored("7KQ2") if each.identity == moved.identity)
    assert looked_at == ([moved], [found])
    assert settle(*looked_at) == Settlement(change=((found.id, moved),))


def test_what_may_have_been_told_before_is_looked_at() -> None:
    wanted = a_wanted()._replace(says="this")
    planned, told = stored(wanted, id_=2), stored(before_it(wanted), NoticeState.SENT, id_=1)
    assert unsettled([wanted], [seen(told), seen(planned)]) == ([wanted], [1, 2])
    assert settle([wanted], [told, planned]) == Settlement(withdraw=(2,))


def test_a_calling_off_is_looked_at_for_what_it_calls_off() -> None:
    wanted = a_wanted()._replace(says="off", needs_left=True)
    assert unsettled([wanted], [seen(stored(wanted))]) == ([wanted], [1])
    assert settle([wanted], [stored(wanted)]) == Settlement(withdraw=(1,))
