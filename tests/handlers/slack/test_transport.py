"""A notice as a direct message: where it goes, what it says of itself, and how it may fail."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.core.cards import Button, Buttons, Card, Text
from bot.core.facts.people import Route
from bot.core.ports import Attachment, Message, Proof, TransportError
from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.mishaps import Mishap, What
from bot.demo.slack.workspace import Post
from handlers.marks import LATE, REPEAT
from handlers.slack.buttons import unpack
from handlers.slack.calls import Calls
from handlers.slack.transport import SlackTransport
from tests.every_block import EVERY_BLOCK
from tests.handlers.email.samples import ENTRY
from tests.slack_server import GONE, GRACE, STRANGER

CARD = Card("Meeting 7KQ2", (Text("A meeting is set."), Buttons((Button("Open", "dates"),))))
MESSAGE = Message(
    address=f"T0FICTWS01/{GRACE.id}",
    subject="Meeting 7KQ2 on Tue 30 Mar 2027",
    card=CARD,
    idempotency_key="7KQ2|meeting_set|p3|M1|1|",
    ref="7KQ2",
)


def send(slack: FakeSlack, *messages: Message) -> list[Proof | TransportError]:
    """Send messages one after the other; return what became of each."""

    async def told() -> list[Proof | TransportError]:
        calls = Calls(slack.api_url)
        tokens = {slack.workspace.team_id: slack.workspace.token}
        transport = SlackTransport(calls, tokens, b"k" * 32)
        assert transport.route is Route.SLACK
        ends: list[Proof | TransportError] = []
        for each in messages:
            try:
                ends.append(await transport.send(each))
            except TransportError as error:
                ends.append(error)
        await transport.close()
        return ends

    return asyncio.run(told())


def failed(slack: FakeSlack, message: Message = MESSAGE) -> TransportError:
    (end,) = send(slack, message)
    assert isinstance(end, TransportError)
    return end


def marks_of(posts: list[Post]) -> list[object]:
    return [each.blocks[0]["block_id"] for each in posts]


def test_a_notice_stands_in_the_direct_message_with_its_subject_as_text(slack: FakeSlack) -> None:
    assert send(slack, MESSAGE) == [Proof.DELIVERED]
    (post,) = slack.workspace.sent_to(GRACE.id)
    assert post.text == MESSAGE.subject
    (sent,) = slack.called("chat.postMessage")
    assert (sent.arguments["unfurl_links"], sent.arguments["unfurl_media"]) == (False, False)
    (row,) = (each for each in post.blocks if each["type"] == "actions")
    elements = row["elements"]
    assert isinstance(elements, list)
    pressed = unpack(elements[0]["value"])
    assert (pressed.command, pressed.ref) == ("dates", "7KQ2")


def test_a_repeat_carries_the_same_mark_and_says_that_it_may_be_one(slack: FakeSlack) -> None:
    other = replace(MESSAGE, idempotency_key="7KQ2|meeting_set|p3|M2|1|")
    send(slack, MESSAGE, replace(MESSAGE, attempt=2), other)
    first, again, else_ = slack.workspace.sent_to(GRACE.id)
    mark, same, another = marks_of([first, again, else_])
    assert mark == same != another
    assert "7KQ2" not in str(mark)
    assert REPEAT not in str(first.blocks)
    assert REPEAT in str(again.blocks)


def test_what_is_late_says_so_as_a_mail_does(slack: FakeSlack) -> None:
    send(slack, replace(MESSAGE, is_late=True))
    (post,) = slack.workspace.sent_to(GRACE.id)
    assert LATE in str(post.blocks)


def test_a_card_of_every_block_is_taken(slack: FakeSlack) -> None:
    assert send(slack, replace(MESSAGE, card=EVERY_BLOCK)) == [Proof.DELIVERED]


def test_a_long_card_takes_several_messages_and_each_has_its_mark(slack: FakeSlack) -> None:
    send(slack, replace(MESSAGE, card=LONG))
    posts = slack.workspace.sent_to(GRACE.id)
    assert len(posts) > 1
    assert len(set(map(str, marks_of(posts)))) == len(posts)
    shown = "".join(str(each.blocks) for each in posts)
    assert all(f"Line {number}." in shown for number in range(100))


LONG = Card("Meeting 7KQ2", tuple(Text(f"Line {n}. " + "All is well. " * 40) for n in range(100)))


def test_what_broke_off_between_its_parts_is_in_doubt(slack: FakeSlack) -> None:
    slack.mishaps.draw = lambda _: (
        Mishap(What.TOO_MANY, seconds=2.0) if slack.workspace.posts else None
    )
    end = failed(slack, replace(MESSAGE, card=LONG))
    assert (end.code, end.in_doubt, end.retry_after) == ("slack ratelimited", True, 2.0)


@pytest.mark.parametrize(
    ("mishap", "permanent", "in_doubt", "rest"),
    [
        (Mishap(What.TOO_MANY, seconds=0.5), False, False, 0.5),
        (Mishap(What.BROKEN), False, False, None),
        (Mishap(What.CUT_AFTER), False, True, None),
        (Mishap(What.SAYS, code="restricted_action"), True, False, None),
    ],
    ids=lambda each: each.what.value if isinstance(each, Mishap) else None,
)
def test_what_goes_wrong_reaches_the_courier(
    slack: FakeSlack, mishap: Mishap, *, permanent: bool, in_doubt: bool, rest: float | None
) -> None:
    slack.mishaps.plan(mishap)
    end = failed(slack)
    assert (end.permanent, end.in_doubt, end.retry_after) == (permanent, in_doubt, rest)


@pytest.mark.parametrize("user", [GONE.id, STRANGER.id, "U0FICTNONE"])
def test_who_cannot_be_written_to_takes_their_next_route(slack: FakeSlack, user: str) -> None:
    end = failed(slack, replace(MESSAGE, address=f"T0FICTWS01/{user}"))
    assert (end.code, end.permanent) == ("slack channel_not_found", True)


@pytest.mark.parametrize("address", ["T0FICTWS02/U0FICT0001", "U0FICT0001", "T0FICTWS01/", ""])
def test_an_address_of_another_workspace_is_never_called(slack: FakeSlack, address: str) -> None:
    assert failed(slack, replace(MESSAGE, address=address)).permanent
    assert slack.calls == []


@pytest.mark.parametrize(
    "message",
    [
        replace(MESSAGE, attachments=(Attachment("plan.pdf", "application/pdf", b"%PDF"),)),
        replace(MESSAGE, calendar=ENTRY),
        replace(MESSAGE, for_family=True),
    ],
    ids=["a file", "a calendar entry", "for family"],
)
def test_what_only_mail_may_carry_never_goes_to_slack(slack: FakeSlack, message: Message) -> None:
    assert failed(slack, message).permanent
    assert slack.calls == []


def test_a_lost_workspace_is_told_once_until_it_is_back(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    gone = Mishap(What.SAYS, code="token_revoked")
    answers = iter((gone, gone, None, gone))
    slack.mishaps.draw = lambda _: next(answers)
    caplog.set_level(logging.ERROR)
    ends = send(slack, *(MESSAGE,) * 4)
    assert [isinstance(each, TransportError) and each.permanent for each in ends] == [1, 1, 0, 1]
    assert [each.getMessage() for each in caplog.records] == ["slack_workspace_lost"] * 2
    assert slack.workspace.token not in caplog.text
