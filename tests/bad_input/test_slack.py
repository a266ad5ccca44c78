"""What comes to Slack's addresses from whoever: a plain no or a clear word, and nothing written."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from handlers.slack.buttons import Pressed
from handlers.slack.gate import LARGEST
from handlers.slack.verifying import signed
from handlers.web.app import web_app
from storage.store import Store
from tests.bad_input.front import BOTH, nothing_written
from tests.cast import GRACE, at
from tests.handlers.house import House
from tests.handlers.slack import bodies
from tests.handlers.slack.calling import SECRET, Sent, slack, stamped
from tests.handlers.slack.office import Office
from tests.handlers.web.serving import SITE, Swapped, client_of, is_ready
from tests.slack_server import on_loopback

NOON = at(31, 3, 12)
UPDATE = Pressed("update M2", "7KQ2", opens=True)
DOES = "apologies 27 april"
WORDS = "not-for-any-log"


@dataclass
class Street:
    """Where anybody can come along: the real server, with Slack behind and before it."""

    office: Office
    client: httpx.Client

    def post(self, sent: Sent) -> int:
        """Send one request as it is, and wait until nothing is under way any more."""
        got = self.client.post(f"/slack/{sent.kind}", content=sent.body, headers=sent.headers)
        assert self.client.get("/ended").status_code == 200
        return got.status_code

    def told(self) -> str:
        return "\n".join(self.office.told())


@pytest.fixture
def street(server: tuple[str, Swapped], store: Store) -> Iterator[Street]:
    """Group 7KQ2 at noon after its first meeting."""
    house = House(store)
    house.clock.jump(NOON)
    office = Office(house)
    with on_loopback(office.slack), client_of(server[0]) as client:
        server[1].app = served(office)
        yield Street(office, client)


def served(office: Office) -> Starlette:
    front, house = office.front(), office.house

    async def ended(_: Request) -> Response:
        await front.close()
        return Response()

    also = [*front.routes, Route("/ended", ended)]
    registry = CollectorRegistry()
    return web_app(SITE, house.router, house.store, house.clock, registry, is_ready, also=also)


def form(text: str = DOES) -> bytes:
    return bodies.form(bodies.command(text, reason=WORDS))


def ago(seconds: int) -> Sent:
    return slack("commands", form(), NOON - timedelta(seconds=seconds))


MOMENT = str(int(NOON.timestamp())).encode()
GOOD = slack("commands", form(), NOON)
REFUSED: dict[str, tuple[Sent, int]] = {
    "forged": (slack("commands", form(), NOON, secret="x" * 32), 401),
    "of another body": (replace(GOOD, body=form("close")), 401),
    "expired": (ago(301), 401),
    "from ahead": (ago(-301), 401),
    "unsigned": (Sent("commands", form()), 401),
    "with half of a signature": (Sent("commands", form(), GOOD.headers[:2]), 401),
    "signed twice": (GOOD.plus("x-slack-signature", b"v0=" + b"0" * 64), 401),
    "in capitals": (stamped("commands", form(), MOMENT, GOOD.headers[2][1].upper()), 401),
    "at no number": (stamped("commands", form(), b"abc", signed(SECRET, b"abc", form())), 401),
    "at no moment": (stamped("commands", form(), b"", signed(SECRET, b"", form())), 401),
    "at a fraction": (stamped("commands", form(), MOMENT + b".0", b"v0=" + b"0" * 64), 401),
    "too large": (slack("commands", form() + b"x" * LARGEST, NOON), 413),
    "no form": (slack("commands", b"\xff\xfe", NOON), 400),
    "no JSON": (slack("events", b'{"a":', NOON), 400),
    "without end": (slack("events", b"[" * 100_000, NOON), 400),
    "of nothing": (slack("interactivity", b"payload=null", NOON), 400),
    "elsewhere": (slack("events", form(), NOON), 400),
    "another app's": (
        slack("commands", bodies.form(bodies.command(DOES, api_app_id="A0FICTAPP2")), NOON),
        403,
    ),
    "another workspace's": (
        slack("commands", bodies.form(bodies.command(DOES, team_id="T0FICTWS02")), NOON),
        403,
    ),
}


@BOTH
def test_what_is_not_slack_s_for_us_is_a_plain_no_and_one_line_without_content(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with nothing_written(street.office.house.store):
        for name, (sent, status) in REFUSED.items():
            assert street.post(sent) == status, name
    assert street.told() == ""
    lines = [each for each in caplog.records if each.name.startswith("handlers.slack")]
    assert [each.msg for each in lines] == ["slack_refused"] * len(REFUSED)
    assert WORDS not in caplog.text
    assert street.office.slack.calls == []


SAID: dict[str, tuple[Callable[[Office], Callable[[], Sent]], str]] = {
    "a button of another group": (
        lambda office: office.pressed(Pressed(DOES, "H4MX")),
        "You are in no group of that reference.",
    ),
    "a button that was tampered with": (
        lambda office: office.pressed('{"do":"apologies 27 april","of":7}'),
        "This can no longer be read",
    ),
    "somebody of another workspace": (
        lambda office: office.pressed(
            Pressed(DOES, "7KQ2"), user={"id": "U0FICT0001", "team_id": "T0FICTEXT9"}
        ),
        "not connected",
    ),
    "somebody unknown": (lambda office: office.typed(DOES, "U0FICT0009"), "not connected"),
    "writing that turns round": (
        lambda office: office.typed(f"{DOES} reason=\u202e{WORDS}"),
        "characters that cannot be shown",
    ),
    "half an emoji": (
        lambda office: office.pressed(f'{{"do":"{DOES}","with":{{"reason":"\\ud83d"}}}}'),
        "This can no longer be read",
    ),
    "a word that is none": (lambda office: office.typed("💩 “dates”"), "is not a command"),
}


@BOTH
def test_what_people_should_not_send_is_told_in_words_and_nothing_is_written(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    office = street.office
    for name, (ask, answer) in SAID.items():
        with nothing_written(office.house.store):
            assert street.post(ask(office)()) == 200, name
        assert answer in office.told()[-1], name
    assert len(office.told()) == len(SAID)
    assert WORDS not in caplog.text


@BOTH
def test_what_is_sent_again_is_done_once(street: Street) -> None:
    office = street.office
    sent = office.typed(DOES)()
    assert [street.post(sent), street.post(sent)] == [200, 200]
    assert len(office.told()) == 1
    street.post(office.pressed(UPDATE)())
    twice = [office.sent(office.modal, right_group="yes", done=each) for each in ("One.", "Two.")]
    with ThreadPoolExecutor(2) as both:
        assert list(both.map(street.post, [each() for each in twice])) == [200, 200]
    assert [each.member for each in office.house.group().updates] == [GRACE]


@BOTH
def test_a_loop_of_bots_ends_with_the_first_message(street: Street) -> None:
    own = bodies.message("dates", user=bodies.BOT_USER, bot_id=bodies.BOT)
    other = bodies.message("dates", user="U0OTHERBOT", bot_id="B0OTHERBOT")
    with nothing_written(street.office.house.store):
        for said in (own, own, other):
            assert street.post(slack("events", bodies.plain_json(said), NOON)) == 200
    assert (street.office.slack.calls, street.told()) == ([], "")


def test_a_trigger_that_is_used_up_is_told_and_nothing_is_written(street: Street) -> None:
    office = street.office
    with nothing_written(office.house.store):
        made = office.pressed(UPDATE, trigger_id="0.0.0")
        street.post(made())
    assert office.slack.wrong == []
    assert "Press its button once more" in street.told()
