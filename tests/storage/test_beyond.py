"""After an erasure the log says where copies are beyond reach, and nothing of whose (IG7)."""

import pytest
from sqlalchemy import update

from bot.core.facts.people import Route
from bot.core.notices.notice import NoticeState
from storage.beyond import beyond, erased
from storage.schema import notices
from storage.store import Store
from tests.storage.given import LATER, REF, a_group

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def test_what_has_left_is_counted_and_kept_in_the_log_when_all_else_is_gone(store: Store) -> None:
    group = a_group(store)
    assert beyond(store.database, group) == ()
    with store.database.writing() as connection:
        connection.execute(update(notices).values(state=NoticeState.SENT))
    before = beyond(store.database, group)
    assert {each.route for each in before} == {Route.SECURE_EMAIL, Route.SLACK, Route.TEAMS}
    store.upkeep.erase(REF, by="retention", now=LATER)
    (gone,) = erased(store.database)
    assert (gone.ref, gone.at, set(gone.beyond)) == (REF, LATER, set(before))
    assert store.audit.lines(REF)[-1].event == "group erased"
    assert store.upkeep.verify().broken is None
