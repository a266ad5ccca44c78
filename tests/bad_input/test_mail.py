"""A mail server that hangs, refuses one, or drops the line: everybody else gets one mail."""

from datetime import timedelta

import pytest

from bot.core.notices.notice import Kind, NoticeState
from handlers.email.line import Timeouts
from storage.errors import StorageError
from storage.store import Store
from tests.bad_input.front import BOTH
from tests.bad_input.post import Lock, LockedMeanwhile, Post, told
from tests.cast import GRACE, PRIYA, PROFESSIONALS
from tests.handlers.email.servers import Mailbox
from tests.handlers.email.test_smtp_trouble import CutsAfterData, Hangs
from tests.keys import KEY
from tests.storage.troubles import impatient

SOON, LATER = timedelta(minutes=2), timedelta(hours=1)
IMPATIENT = Timeouts(connect=5.0, command=5.0, message=0.8)
A_DAY = timedelta(days=1)
GRACES = "g.holloway@health.example"


def must_all_have_one(post: Post) -> None:
    assert post.brought == dict.fromkeys(post.addresses, 1)
    assert {each.state for each in post.notices()} == {NoticeState.SENT}
    assert post.store.read("7KQ2").failures == ()


@pytest.mark.parametrize(("at", "doubts"), [("RCPT", 0), ("DATA", 1)])
def test_a_mail_server_that_hangs_keeps_nobody_from_their_mail_once_it_goes_on(
    store: Store, at: str, doubts: int
) -> None:
    mailbox = Hangs(at=at)

    async def story(post: Post) -> None:
        await post.courier(IMPATIENT).run_once()
        assert post.brought == {}
        assert {each.state for each in post.notices()} == {NoticeState.PLANNED}
        assert [each.doubts for each in post.notices()] == [doubts] * len(PROFESSIONALS)
        mailbox.at = ""
        post.clock.jump(post.clock.now() + SOON)
        await post.courier().run_once()
        must_all_have_one(post)
        assert len(post.repeats()) == doubts * len(PROFESSIONALS)

    told(store, mailbox, story)


def test_a_mail_server_that_refuses_one_recipient_takes_the_others_and_the_lead_hears(
    store: Store,
) -> None:
    async def story(post: Post) -> None:
        courier = post.courier()
        await courier.run_once()
        (failure,) = post.store.read("7KQ2").failures
        assert (failure.recipient, failure.code) == (GRACE, "smtp 550")
        for wait in (SOON, LATER, A_DAY):
            post.clock.jump(post.clock.now() + wait)
            await courier.run_once()
        failed = [each for each in post.notices() if each.state is not NoticeState.SENT]
        assert [each.identity.recipient for each in failed] == [GRACE]
        (heard,) = post.notices(Kind.ROUTE_FAILED)
        assert (heard.identity.recipient, heard.state) == (PRIYA, NoticeState.SENT)
        assert len(post.ids()) == len(post.mailbox.taken)
        assert post.brought[GRACES] == 0

    told(store, Mailbox(answers={GRACES: "550 5.1.1 no such user"}), story)


def test_a_line_dropped_after_the_data_brings_one_mail_twice_marked_and_no_other(
    store: Store,
) -> None:
    mailbox = CutsAfterData(cuts=1)

    async def story(post: Post) -> None:
        await post.courier().run_once()
        post.clock.jump(post.clock.now() + SOON)
        await post.courier().run_once()
        doubtful = [each for each in post.notices() if each.doubts]
        assert {each.state for each in post.notices()} == {NoticeState.SENT}
        assert set(post.brought) == post.addresses
        assert len(post.ids()) == len(PROFESSIONALS)
        assert len(post.mailbox.taken) - len(PROFESSIONALS) <= len(doubtful)
        assert len(post.repeats()) == len(doubtful) > 0

    told(store, mailbox, story)


@BOTH
def test_a_database_locked_while_mail_is_on_its_way_doubles_none_of_it(database_url: str) -> None:
    hasty, lock = Store.open(impatient(database_url), KEY), Lock(database_url)

    async def story(post: Post) -> None:
        courier = post.courier()
        with pytest.raises(StorageError):
            await courier.run_once()
        assert {each.state for each in post.notices()} == {NoticeState.CLAIMED}
        lock.let_go()
        await courier.run_once()
        must_all_have_one(post)
        assert post.repeats() == []

    told(hasty, LockedMeanwhile(lock=lock), story)
    hasty.close()
