"""One call of the Web API over a real line: asked once, in time, and errors that tell nothing."""

import asyncio
import logging
from collections.abc import Mapping

import pytest

from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.mishaps import Mishap, What
from handlers.slack import calls
from handlers.slack.calls import LONGEST_REST, Calls, Timeouts
from handlers.slack.errors import REST, Follows, SlackError
from tests.slack_server import GRACE

HELLO = {
    "channel": GRACE.id,
    "text": "Hello &amp; é 👋",
    "unfurl_links": False,
    "blocks": [{"type": "divider"}],
}


def call(
    slack: FakeSlack, method: str = "chat.postMessage", **more: object
) -> Mapping[str, object]:
    """Call as the courier does, with little patience."""
    given = more or HELLO

    async def told() -> Mapping[str, object]:
        line = Calls(slack.api_url, wait=Timeouts(connect=2.0, whole=2.0))
        try:
            return await line.call(method, given, token=slack.workspace.token)
        finally:
            await line.close()

    return asyncio.run(told())


def error(slack: FakeSlack, *mishaps: Mishap) -> SlackError:
    """Return what a call ends with that goes wrong so."""
    slack.mishaps.plan(*mishaps)
    with pytest.raises(SlackError) as raised:
        call(slack)
    return raised.value


def test_a_call_arrives_as_it_was_meant_and_its_answer_comes_back(slack: FakeSlack) -> None:
    answer = call(slack)
    assert answer["ts"] == slack.workspace.sent_to(GRACE.id)[0].ts
    assert slack.calls[0].arguments == HELLO


def test_methods_without_json_take_it_too(slack: FakeSlack) -> None:
    answer = call(slack, "conversations.members", channel="C0FICT7KQ2", limit=1)
    assert answer["members"] == [GRACE.id]


def test_what_the_token_may_do_comes_along(slack: FakeSlack) -> None:
    async def asked() -> None:
        line = Calls(slack.api_url)
        answer = await line.ask("auth.test", {}, token=slack.workspace.token)
        await line.close()
        assert answer.scopes == slack.workspace.scopes
        assert answer.date == "Mon, 22 Mar 2027 09:00:00 GMT"

    asyncio.run(asked())


def test_a_no_of_slacks_is_an_error_with_its_code(slack: FakeSlack) -> None:
    with pytest.raises(SlackError) as raised:
        call(slack, channel="U0FICTNONE", text="Hello")
    assert raised.value.code == "channel_not_found"
    assert raised.value.follows is Follows.PERSON


@pytest.mark.parametrize(
    ("mishap", "code", "follows", "in_doubt"),
    [
        (Mishap(What.TOO_MANY, seconds=0.25), "ratelimited", Follows.AGAIN, False),
        (Mishap(What.BROKEN, status=500), "http 500", Follows.AGAIN, False),
        (Mishap(What.BROKEN, status=503), "http 503", Follows.AGAIN, False),
        (Mishap(What.BROKEN, status=502), "http 502", Follows.AGAIN, True),
        (Mishap(What.BROKEN, status=504), "http 504", Follows.AGAIN, True),
        (Mishap(What.BROKEN, status=404), "http 404", Follows.MESSAGE, False),
        (Mishap(What.ELSEWHERE), "http 307", Follows.AGAIN, False),
        (Mishap(What.NONSENSE), "no answer", Follows.AGAIN, True),
        (Mishap(What.CUT_BEFORE), "line cut", Follows.AGAIN, True),
        (Mishap(What.CUT_AFTER), "line cut", Follows.AGAIN, True),
        (Mishap(What.SAYS, code="token_revoked"), "token_revoked", Follows.WORKSPACE, False),
        (Mishap(What.SAYS, code="Ünread <b>"), "unreadable", Follows.MESSAGE, False),
    ],
    ids=lambda each: each.what.value if isinstance(each, Mishap) else None,
)
def test_what_goes_wrong_is_told_apart(
    slack: FakeSlack, mishap: Mishap, code: str, follows: Follows, *, in_doubt: bool
) -> None:
    met = error(slack, mishap)
    assert (met.code, met.follows, met.in_doubt) == (code, follows, in_doubt)
    assert len(slack.calls) == 1


def test_a_slow_answer_is_in_doubt_once_the_time_is_over(slack: FakeSlack) -> None:
    slack.mishaps.plan(Mishap(What.SLOW, seconds=5.0))

    async def asked() -> None:
        line = Calls(slack.api_url, wait=Timeouts(connect=0.2, whole=0.2))
        with pytest.raises(SlackError) as raised:
            await line.call("chat.postMessage", HELLO, token=slack.workspace.token)
        await line.close()
        assert (raised.value.code, raised.value.in_doubt) == ("line cut", True)

    asyncio.run(asked())
    assert len(slack.workspace.posts) == 1


def test_what_was_never_sent_is_in_no_doubt() -> None:
    async def asked() -> None:
        line = Calls("http://127.0.0.1:1/api/")
        with pytest.raises(SlackError) as raised:
            await line.call("auth.test", {}, token="xoxb-made-up-token")
        await line.close()
        assert (raised.value.code, raised.value.in_doubt) == ("not reached", False)
        assert raised.value.follows is Follows.AGAIN

    asyncio.run(asked())


@pytest.mark.parametrize(
    ("said", "rest"), [("0.25", 0.25), ("7", 7.0), ("1e9", LONGEST_REST), ("-3", 0.0)]
)
def test_slack_is_obeyed_in_how_long_to_wait(slack: FakeSlack, said: str, rest: float) -> None:
    assert error(slack, Mishap(What.TOO_MANY, seconds=float(said))).retry_after == rest


def test_a_slack_that_is_ill_may_say_for_how_long(slack: FakeSlack) -> None:
    assert error(slack, Mishap(What.BROKEN, status=503, seconds=12.0)).retry_after == 12.0
    assert error(slack, Mishap(What.BROKEN, status=503)).retry_after is None


@pytest.mark.parametrize("said", ["nan", "inf", "soon", "", None])
def test_a_wait_that_is_no_number_is_ours_to_choose(said: str | None) -> None:
    assert calls._rest(said) == REST


def test_no_proxy_of_the_environment_sees_a_call(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert call(slack)["ok"] is True


def test_neither_token_nor_words_stand_in_an_error_or_the_log(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kinds = (What.CUT_AFTER, What.BROKEN, What.TOO_MANY, What.NONSENSE, What.ELSEWHERE)
    met = [error(slack, Mishap(each)) for each in kinds]
    told = repr([(each, each.__cause__, vars(each)) for each in met]) + caplog.text
    assert all(each.__suppress_context__ for each in met if each.__context__)
    for secret in (slack.workspace.token, "Hello", GRACE.id):
        assert secret not in told
