"""The stand-in over HTTP: what a careless app would be told by Slack, and what goes wrong there."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.mishaps import Mishap, What
from scheduler.clock import JumpClock
from tests.slack_server import GONE, GRACE, MORNING, STRANGER, a_slack, on_loopback

DIVIDER = {"type": "divider"}
TITLE = {"type": "plain_text", "text": "Apologies", "emoji": False}
MODAL = {"type": "modal", "title": TITLE, "blocks": [DIVIDER]}


@pytest.fixture
def clock() -> JumpClock:
    """The time of triggers and of addresses to answer to."""
    return JumpClock(MORNING)


@pytest.fixture
def slack(clock: JumpClock) -> Iterator[FakeSlack]:
    """A Slack on loopback."""
    with on_loopback(a_slack(clock)) as found:
        yield found


def a_client(headers: Mapping[str, str] | None = None) -> httpx.Client:
    """Return a client that reads no certificates, which takes longer than all that it does here."""
    return httpx.Client(trust_env=False, verify=False, headers=headers)


def call(
    slack: FakeSlack, method: str, token: str = "xoxb-made-up-token", **given: object
) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with a_client() as client:
        return client.post(f"{slack.api_url}{method}", json=given, headers=headers)


def error(slack: FakeSlack, method: str, token: str = "xoxb-made-up-token", **given: object) -> str:
    said: str = call(slack, method, token, **given).json().get("error", "")
    return said


def test_a_post_to_somebody_opens_the_direct_message_and_stands_there(slack: FakeSlack) -> None:
    answer = call(slack, "chat.postMessage", channel=GRACE.id, text="Hello").json()
    assert answer["ok"]
    (post,) = slack.workspace.sent_to(GRACE.id)
    assert (post.text, post.ts, post.channel) == ("Hello", answer["ts"], answer["channel"])
    assert slack.calls[0].arguments == {"channel": GRACE.id, "text": "Hello"}
    assert slack.wrong == []


def test_a_form_is_taken_as_json_is(slack: FakeSlack) -> None:
    form = {"channel": GRACE.id, "text": "Hello", "unfurl_links": "false"}
    form["blocks"] = json.dumps([DIVIDER])
    with a_client() as client:
        headers = {"Authorization": "Bearer xoxb-made-up-token"}
        answer = client.post(f"{slack.api_url}chat.postMessage", data=form, headers=headers)
    assert answer.json()["ok"]
    assert slack.calls[0].arguments["unfurl_links"] is False
    assert slack.calls[0].arguments["blocks"] == [DIVIDER]


def test_it_says_no_to_whom_slack_does_not_let_in(slack: FakeSlack) -> None:
    assert error(slack, "auth.test", token="") == "not_authed"
    assert error(slack, "auth.test", token="xoxb-another") == "invalid_auth"
    assert error(slack, "nothing.atAll") == "unknown_method"
    assert len(slack.wrong) == 3
    slack.workspace.token_says = "token_revoked"
    assert error(slack, "auth.test") == "token_revoked"
    slack.workspace.token_says, slack.workspace.scopes = "", frozenset()
    assert error(slack, "chat.postMessage", channel=GRACE.id, text="a") == "missing_scope"
    assert len(slack.wrong) == 3


def test_what_breaks_the_contract_is_refused_and_recorded_without_content(slack: FakeSlack) -> None:
    given = {"channel": GRACE.id, "text": "a secret" * 600}
    assert error(slack, "chat.postMessage", **given) == "invalid_arguments"
    assert slack.wrong == ["chat.postMessage: text is longer than 4000"]
    assert slack.workspace.posts == []


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([{"type": "section"}], "invalid_blocks"),
        ([{"type": "colourful"}], "invalid_blocks"),
        ([DIVIDER] * 51, "invalid_blocks"),
        (["divider"], "invalid_blocks_format"),
    ],
)
def test_blocks_that_slack_does_not_take_are_refused(
    slack: FakeSlack, blocks: list[object], said: str
) -> None:
    assert error(slack, "chat.postMessage", channel=GRACE.id, text="a", blocks=blocks) == said
    assert slack.wrong
    assert slack.workspace.posts == []


def test_a_view_that_slack_does_not_take_is_refused(slack: FakeSlack) -> None:
    trigger, view = slack.triggers.new(GRACE.id), {**MODAL, "blocks": [DIVIDER] * 101}
    assert error(slack, "views.open", trigger_id=trigger, view=view) == "invalid_arguments"
    assert call(slack, "views.open", trigger_id=trigger, view=MODAL).json()["ok"]


@pytest.mark.parametrize("to", [GONE.id, STRANGER.id, "U0FICTNONE", "C0FICTNONE", "U0FICTBOT1"])
def test_it_says_no_to_posts_for_those_who_cannot_be_written_to(slack: FakeSlack, to: str) -> None:
    assert error(slack, "chat.postMessage", channel=to, text="a") == "channel_not_found"


def test_channels_are_closed_to_the_app_as_slack_closes_them(slack: FakeSlack) -> None:
    channel = slack.workspace.channels["C0FICT7KQ2"]
    channel.is_archived = True
    assert error(slack, "chat.postMessage", channel=channel.id, text="a") == "is_archived"
    channel.is_archived, channel.is_private = False, False
    channel.members.remove(slack.workspace.bot_user)
    assert error(slack, "chat.postMessage", channel=channel.id, text="a") == "not_in_channel"
    channel.is_private = True
    assert error(slack, "conversations.info", channel=channel.id) == "channel_not_found"


def test_a_message_is_altered_and_deleted_by_its_timestamp(slack: FakeSlack) -> None:
    posted = call(slack, "chat.postMessage", channel=GRACE.id, text="a").json()
    place = {"channel": posted["channel"], "ts": posted["ts"]}
    assert call(slack, "chat.update", **place, text="b").json()["text"] == "b"
    assert error(slack, "chat.update", **place, text="b" * 4_001) == "msg_too_long"
    assert call(slack, "chat.delete", **place).json()["ok"]
    assert error(slack, "chat.update", **place, text="c") == "message_not_found"


def test_people_and_members_are_told_with_their_flags(slack: FakeSlack) -> None:
    user = call(slack, "users.info", user=GONE.id).json()["user"]
    assert (user["deleted"], user["is_stranger"]) == (True, False)
    assert error(slack, "users.lookupByEmail", email=GONE.email) == "users_not_found"
    found = call(slack, "users.lookupByEmail", email=GRACE.email.upper()).json()
    assert found["user"]["id"] == GRACE.id
    page = call(slack, "conversations.members", channel="C0FICT7KQ2", limit=1).json()
    assert page["members"] == [GRACE.id]
    cursor = page["response_metadata"]["next_cursor"]
    rest = call(slack, "conversations.members", channel="C0FICT7KQ2", cursor=cursor).json()
    assert rest["members"] == [slack.workspace.bot_user]
    assert rest["response_metadata"]["next_cursor"] == ""
    shown = call(slack, "conversations.info", channel="C0FICT7KQ2").json()["channel"]
    assert (shown["is_private"], shown["is_ext_shared"]) == (True, False)


def test_a_trigger_opens_one_view_within_three_seconds(slack: FakeSlack, clock: JumpClock) -> None:
    first, second = slack.triggers.new(GRACE.id), slack.triggers.new(GRACE.id)
    opened = call(slack, "views.open", trigger_id=first, view=MODAL).json()["view"]
    assert error(slack, "views.open", trigger_id=first, view=MODAL) == "exchanged_trigger_id"
    clock.jump(MORNING + timedelta(seconds=4))
    assert error(slack, "views.open", trigger_id=second, view=MODAL) == "expired_trigger_id"
    assert error(slack, "views.open", trigger_id="1.2.3", view=MODAL) == "invalid_trigger_id"
    by = {"view_id": opened["id"], "view": MODAL}
    newer = call(slack, "views.update", **by, hash=opened["hash"]).json()["view"]
    assert newer["hash"] != opened["hash"]
    assert error(slack, "views.update", **by, hash=opened["hash"]) == "hash_conflict"


def test_an_address_to_answer_to_takes_five_answers_in_half_an_hour(
    slack: FakeSlack, clock: JumpClock
) -> None:
    url, late = slack.hooks.new(GRACE.id), slack.hooks.new(GRACE.id)
    with a_client() as client:
        statuses = [client.post(url, json={"text": str(n)}).status_code for n in range(6)]
        clock.jump(MORNING + timedelta(minutes=31))
        assert client.post(late, json={"text": "a"}).text == "expired_url"
    assert statuses == [200] * 5 + [404]
    assert [each["text"] for each in slack.hooks.answered(url)] == list("01234")
    assert slack.wrong == ["response_url: used_url", "response_url: expired_url"]


def test_what_shall_go_wrong_goes_wrong(slack: FakeSlack) -> None:
    post = {"channel": GRACE.id, "text": "a"}
    slack.mishaps.plan(
        Mishap(What.TOO_MANY, seconds=0.5),
        Mishap(What.BROKEN, status=502),
        Mishap(What.SAYS, code="restricted_action"),
        Mishap(What.CUT_BEFORE),
        Mishap(What.CUT_AFTER, method="chat.postMessage"),
    )
    answer = call(slack, "chat.postMessage", **post)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "0.5")
    assert call(slack, "chat.postMessage", **post).status_code == 502
    assert error(slack, "chat.postMessage", **post) == "restricted_action"
    for expected in (0, 1):
        with pytest.raises(httpx.RemoteProtocolError):
            call(slack, "chat.postMessage", **post)
        assert len(slack.workspace.posts) == expected
    assert call(slack, "chat.postMessage", **post).json()["ok"]
    assert json.loads(json.dumps([each.error for each in slack.calls]))[2] == "restricted_action"


def test_an_ephemeral_message_is_for_a_member_of_the_channel_alone(slack: FakeSlack) -> None:
    given = {"channel": "C0FICT7KQ2", "text": "a"}
    assert error(slack, "chat.postEphemeral", **given, user=GONE.id) == "user_not_in_channel"
    assert call(slack, "chat.postEphemeral", **given, user=GRACE.id).json()["message_ts"]
    (post,) = slack.workspace.posts
    assert post.only_for == GRACE.id
    place = {"channel": "C0FICT7KQ2", "ts": post.ts}
    assert error(slack, "chat.delete", **place) == "message_not_found"


def test_a_direct_message_is_opened_with_somebody_who_is_there(slack: FakeSlack) -> None:
    slack.workspace.scopes |= {"im:write"}
    opened = call(slack, "conversations.open", users=GRACE.id).json()["channel"]["id"]
    posted = call(slack, "chat.postMessage", channel=opened, text="a").json()
    assert posted["channel"] == opened
    assert error(slack, "conversations.open", users=GONE.id) == "user_disabled"
    assert error(slack, "conversations.open", users="U0FICTNONE") == "user_not_found"
    assert error(slack, "conversations.open") == "users_list_not_supplied"
    assert error(slack, "users.info", user="U0FICTNONE") == "user_not_found"


@pytest.mark.parametrize(
    ("more", "said"),
    [({"limit": 0}, "invalid_limit"), ({"limit": 2_000}, "invalid_limit"), ({"cursor": "x"}, None)],
)
def test_a_page_that_cannot_be_is_refused(
    slack: FakeSlack, more: dict[str, Any], said: str | None
) -> None:
    expected = said or "invalid_cursor"
    assert error(slack, "conversations.members", channel="C0FICT7KQ2", **more) == expected


def test_a_home_is_shown_and_a_view_is_found_by_its_own_name(slack: FakeSlack) -> None:
    home = {"type": "home", "blocks": [DIVIDER], "external_id": "home-of-grace"}
    shown = call(slack, "views.publish", user_id=GRACE.id, view=home).json()["view"]
    assert slack.workspace.views[shown["id"]].user == GRACE.id
    again = call(slack, "views.update", external_id="home-of-grace", view=home)
    assert again.json()["view"]["id"] == shown["id"]
    assert error(slack, "views.update", external_id="nobody", view=home) == "not_found"
    trigger, view = slack.triggers.new(GRACE.id), {**MODAL, "external_id": "home-of-grace"}
    assert error(slack, "views.open", trigger_id=trigger, view=view) == "duplicate_external_id"


def test_what_is_no_request_of_the_web_api_is_refused(slack: FakeSlack) -> None:
    headers = {"Authorization": "Bearer xoxb-made-up-token"}
    url = f"{slack.api_url}auth.test"
    with a_client(headers=headers) as client:
        answers = [
            client.post(f"{url}?text=a", json={}),
            client.post(url, content=b"a", headers={"Content-Type": "text/plain"}),
            client.post(url, content=b"{", headers={"Content-Type": "application/json"}),
        ]
        hook = client.post(slack.hooks.new(GRACE.id), content=b"{")
    said = [each.json()["error"] for each in answers]
    assert said == ["invalid_arguments", "invalid_post_type", "invalid_json"]
    assert (hook.status_code, hook.text) == (400, "invalid_json")
