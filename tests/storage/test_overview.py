"""What could not be delivered is counted and listed in the database, whichever it is."""

from bot.core.facts.people import Route
from bot.core.notices.notice import Identity, Kind, NoticeState, WantedNotice
from storage.overview import overview
from storage.store import Store
from tests.cast import DAWN, GRACE
from tests.planned import DUE, LANE, carry_but_by_slack, make_group, plan


def wanted(
    kind: Kind, who: str, route: Route, occasion: str = "", meeting: str = "M1"
) -> WantedNotice:
    return WantedNotice(Identity(kind, who, meeting, "1", occasion), DUE, route, LANE)


NOT_CARRIED = [
    wanted(Kind.MEETING_SET, DAWN, Route.SLACK),
    wanted(Kind.REMINDER, DAWN, Route.SLACK, "first"),
    wanted(Kind.REMINDER, DAWN, Route.SLACK, "last"),
    wanted(Kind.REMINDER, GRACE, Route.SLACK, "first"),
    wanted(Kind.REMINDER, DAWN, Route.SLACK, "first", "M2"),
    wanted(Kind.UPDATE_REQUEST, DAWN, Route.SLACK),
]
WENT = [
    wanted(Kind.INVITATION, DAWN, Route.SECURE_EMAIL),
    wanted(Kind.REMINDER, DAWN, Route.SECURE_EMAIL, "first/secure_email"),
]


def test_what_went_by_another_route_is_counted_apart_however_few_are_listed(store: Store) -> None:
    make_group(store)
    plan(store, *NOT_CARRIED, *WENT)
    carry_but_by_slack(store)
    found = overview(store.database, 1)
    assert found.counts == {NoticeState.SENT: 2, NoticeState.FAILED: 4}
    assert found.went_on_count == 2
    assert [(each.notice.identity, each.code) for each in found.not_delivered] == [
        (NOT_CARRIED[-1].identity, "no_transport")
    ]
    (went,) = found.went_on
    assert (went.notice.identity, went.went_by) == (NOT_CARRIED[1].identity, Route.SECURE_EMAIL)
    assert {each.notice.identity for each in overview(store.database, 9).not_delivered} == {
        each.identity for each in NOT_CARRIED[2:]
    }
