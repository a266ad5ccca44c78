"""What nobody listens to is taken all the same; what bots say is nobody's; nothing is a 500."""

import asyncio
import logging

import pytest

from handlers.slack.asking import pressed
from handlers.slack.buttons import Pressed
from handlers.slack.home import Home
from handlers.slack.under_way import UnderWay
from tests.handlers.slack import bodies
from tests.handlers.slack.bodies import APP, BOT, BOT_USER, TEAM, Said
from tests.handlers.slack.calling import Bare, slack, statuses
from tests.handlers.slack.office import Office

UNHEARD: list[Said] = [
    bodies.event({"type": "channel_shared", "channel": "C1"}),
    bodies.event({"type": "app_home_opened", "user": "U1"}),
    {"type": "app_rate_limited", "team_id": TEAM, "api_app_id": APP, "minute_rate_limited": 1},
]
PRESSED_ELSEWHERE: list[Said] = [
    bodies.interactive("shortcut", callback_id="x"),
    bodies.interactive("message_action", callback_id="x", message={"text": "x"}),
    bodies.interactive("view_closed", view={"callback_id": "x", "state": {"values": {}}}),
    bodies.interactive("block_suggestion", action_id="x", block_id="y", value="z"),
    bodies.interactive("whatever_comes_next"),
]


@pytest.mark.parametrize("said", UNHEARD, ids=lambda said: str(said.get("event", said))[:30])
def test_an_event_that_nobody_listens_to_is_taken(office: Office, bare: Bare, said: Said) -> None:
    body = bodies.plain_json(said)
    assert statuses(bare.app, slack("events", body)) == [404]
    (got,) = office.send(lambda: slack("events", body, office.house.clock.now()))
    assert (got.status_code, got.text) == (200, "")


@pytest.mark.parametrize("said", PRESSED_ELSEWHERE, ids=lambda said: said["type"])
def test_what_is_pressed_elsewhere_is_taken(office: Office, bare: Bare, said: Said) -> None:
    body = bodies.payload(said)
    assert statuses(bare.app, slack("interactivity", body)) == [404]
    (got,) = office.send(lambda: slack("interactivity", body, office.house.clock.now()))
    assert (got.status_code, got.text) == (200, "")


BOTS: list[tuple[Said, list[str]]] = [
    (bodies.message(user=BOT_USER, bot_id=BOT, app_id=APP), []),
    (bodies.message(user="U0OTHERBOT", bot_id="B0OTHERBOT"), ["event"]),
    (bodies.message(user="U0OTHERBOT", bot_id="B0OTHERBOT", subtype="bot_message"), ["event"]),
    (bodies.message(subtype="message_changed", hidden=True), ["event"]),
]
"""What is written, and what of it Bolt alone hands on."""


@pytest.mark.parametrize(("said", "ran"), BOTS, ids=["own", "another's", "old kind", "changed"])
def test_what_bots_write_leads_to_nothing(
    office: Office, bare: Bare, said: Said, ran: list[str]
) -> None:
    body = bodies.plain_json(said)
    statuses(bare.app, slack("events", body))
    assert bare.ran == ran
    (got,) = office.send(lambda: slack("events", body, office.house.clock.now()))
    assert got.status_code == 200
    assert (office.slack.calls, office.told()) == ([], [])


def test_an_address_is_shown_to_slack_as_its_own(office: Office) -> None:
    body = bodies.plain_json({"type": "url_verification", "challenge": "3eZbrw1aBm2"})
    (got,) = office.send(lambda: slack("events", body, office.house.clock.now()))
    assert got.json() == {"challenge": "3eZbrw1aBm2"}


@pytest.mark.parametrize("kind", ["commands", "interactivity"])
def test_a_look_at_the_certificate_is_answered_with_nothing(office: Office, kind: str) -> None:
    (got,) = office.send(lambda: slack(kind, b"ssl_check=1&token=x", office.house.clock.now()))
    assert (got.status_code, got.text) == (200, "")


@pytest.mark.parametrize("type_", ["app_uninstalled", "tokens_revoked", "team_access_revoked"])
def test_the_end_of_slack_is_one_line_for_the_operator(
    office: Office, caplog: pytest.LogCaptureFixture, type_: str
) -> None:
    said = bodies.event({"type": type_, "tokens": {"bot": [BOT_USER]}})
    office.send(lambda: slack("events", bodies.plain_json(said), office.house.clock.now()))
    lines = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert [(each.msg, each.__dict__["code"]) for each in lines] == [("slack_ended", type_)]


ODD: list[tuple[str, Said]] = [
    ("interactivity", bodies.interactive("view_submission", view={"state": {"values": {}}})),
    ("interactivity", bodies.interactive("shortcut", callback_id=["x"])),
    ("events", bodies.event({"type": "message", "channel_type": ["im"], "text": 7})),
]
BROKEN: list[tuple[str, Said]] = [
    ("interactivity", bodies.interactive("block_actions")),
    ("interactivity", bodies.interactive("block_actions", actions=[])),
    ("interactivity", bodies.interactive("block_actions", actions=[{"action_id": "x"}], user={})),
    ("interactivity", bodies.pressed("x", user={"id": "U1"}, team=None, view={"id": "V1"})),
    ("events", bodies.event({"type": "x"}, authorizations={"team_id": TEAM})),
    ("events", bodies.event({"type": "x"}, authorizations=[7])),
    ("interactivity", bodies.interactive("block_actions", actions=[7])),
    ("interactivity", bodies.interactive("block_actions", actions=[{"value": "x"}])),
    ("interactivity", bodies.interactive("view_submission", view={})),
    ("interactivity", bodies.interactive("view_submission", view={"state": {"values": {"a": 1}}})),
    ("interactivity", bodies.interactive("shortcut", user="U0FICT0001")),
    ("events", bodies.event({"type": 7})),
    ("events", {**bodies.event({"type": "x"}), "event": []}),
]


@pytest.mark.parametrize(("kind", "said"), ODD + BROKEN)
def test_no_odd_body_is_a_500_even_if_it_is_signed(office: Office, kind: str, said: Said) -> None:
    body = bodies.plain_json(said) if kind == "events" else bodies.payload(said)
    (got,) = office.send(lambda: slack(kind, body, office.house.clock.now()))
    assert got.status_code == (400 if (kind, said) in BROKEN else 200)


def test_what_has_begun_ends_before_the_process_does() -> None:
    ended: list[str] = []

    async def inner() -> None:
        await asyncio.sleep(0)
        ended.append("inner")

    async def story() -> None:
        under_way = UnderWay()

        async def outer() -> None:
            await asyncio.sleep(0)
            under_way.start(inner())
            ended.append("outer")

        under_way.start(outer())
        await under_way.drain()

    asyncio.run(story())
    assert ended == ["outer", "inner"]


def test_in_an_organisation_an_account_is_known_across_its_workspaces() -> None:
    said = bodies.pressed('{"do":"dates"}')
    for team, known in ((TEAM, TEAM), ("E0FICTORG1", "E0FICTORG1")):
        asked = pressed(Home(APP, team), said)
        assert asked is not None
        assert asked.account.workspace == known
        assert asked.pressed == Pressed("dates", key=f"slack {bodies.TRIGGER}")
