"""What comes to Slack's addresses: each gap of Bolt alone, and that our gate has none of them."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from handlers.slack.gate import LARGEST
from handlers.slack.parsing import Kind
from handlers.slack.verifying import signed
from scheduler.clock import JumpClock
from tests.handlers.slack.bodies import (
    command,
    form,
    message,
    payload,
    plain_json,
    pressed,
)
from tests.handlers.slack.calling import (
    NEW_SECRET,
    SECRET,
    Bare,
    Door,
    Sent,
    slack,
    stamped,
    statuses,
)

NOW = datetime.fromisoformat("2031-02-27T09:00:00+00:00")
COMMAND = form(command())
SECRET_WORDS = "mornings-are-calmer"


@pytest.fixture
def door() -> Door:
    return Door()


def at_nine() -> Door:
    return Door(JumpClock(NOW))


OWN_EXAMPLE = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
    b"%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
    b".803a0bc887a14d10d2c447fce8b6703c"
)


def test_slack_s_own_example_is_signed_as_slack_says() -> None:
    found = signed("8f742231b10e8888abcd99yyyzzz85a5", b"1531420618", OWN_EXAMPLE)
    assert found == b"v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


def test_each_kind_is_let_in_with_what_it_says(door: Door) -> None:
    sent = (
        slack("commands", COMMAND),
        slack("interactivity", payload(pressed("x"))),
        slack("events", plain_json(message())),
        slack("events", plain_json({"type": "url_verification", "challenge": "c"})),
        slack("commands", b"ssl_check=1&token=x"),
        slack("interactivity", b"token=x&ssl_check=1"),
    )
    assert statuses(door.app, *sent) == [200] * 6
    assert len(door.let_in) == 6
    assert door.let_in[0]["text"] == "groups"


@pytest.mark.parametrize(("seconds", "status"), [(-300, 200), (300, 200), (-301, 401), (301, 401)])
def test_what_was_signed_longer_ago_or_ahead_is_refused(seconds: int, status: int) -> None:
    sent = slack("commands", COMMAND, NOW + timedelta(seconds=seconds))
    assert statuses(at_nine().app, sent) == [status]


def test_the_old_secret_and_the_new_are_taken_and_no_other(door: Door) -> None:
    sent = [slack("commands", COMMAND, secret=each) for each in (SECRET, NEW_SECRET, "x" * 32)]
    assert statuses(door.app, *sent) == [200, 200, 401]


def test_an_event_sent_again_runs_once(door: Door, bare: Bare) -> None:
    body = plain_json(message())
    first = slack("events", body)
    again = slack("events", body).plus("x-slack-retry-num", b"1")
    assert statuses(bare.app, first, again) == [200, 200]
    assert bare.ran == ["event", "event"]
    assert statuses(door.app, first, again) == [200, 200]
    assert len(door.let_in) == 1


def test_an_event_signed_anew_is_known_by_its_id_for_25_hours() -> None:
    door = at_nine()
    first = slack("events", plain_json(message()), NOW)
    again = slack("events", plain_json(message() | {"event_context": "4"}), NOW)
    assert statuses(door.app, first, again) == [200, 200]
    assert len(door.let_in) == 1
    assert max(at - NOW for at in door.marks.values()) == timedelta(hours=25)


@pytest.mark.parametrize(
    ("kind", "body"), [("commands", COMMAND), ("interactivity", payload(pressed("x")))]
)
def test_the_same_bytes_again_do_nothing(door: Door, bare: Bare, kind: str, body: bytes) -> None:
    sent = slack(kind, body)
    assert statuses(bare.app, sent, sent) == [200, 200]
    assert len(bare.ran) == 2
    assert statuses(door.app, sent, sent) == [200, 200]
    assert len(door.let_in) == 1


@pytest.mark.parametrize("moment", [b"abc", b"", b"1930000000.0", b"\xd9\xa1\xd9\xa2", b"9" * 400])
def test_a_timestamp_that_is_no_number_is_refused(door: Door, bare: Bare, moment: bytes) -> None:
    sent = stamped("commands", COMMAND, moment, signed(SECRET, moment, COMMAND))
    (of_bolt,) = statuses(bare.app, sent)
    assert of_bolt != 200
    assert (of_bolt == 500) or moment == b"9" * 400
    assert statuses(door.app, sent) == [401]


def test_a_signature_that_is_no_text_is_refused(door: Door, bare: Bare) -> None:
    good = slack("commands", COMMAND)
    odd = stamped("commands", COMMAND, good.headers[1][1], b"v0=\xff\xfe")
    assert statuses(bare.app, odd) == [500]
    assert statuses(door.app, odd) == [401]


@pytest.mark.parametrize(
    "foreign",
    [command(team_id="T0FICTWS02"), command(api_app_id="A0FICTAPP2")],
    ids=["workspace", "app"],
)
def test_what_is_for_another_home_is_refused(
    door: Door, bare: Bare, foreign: dict[str, str]
) -> None:
    sent = slack("commands", form(foreign))
    assert statuses(bare.app, sent) == [200]
    assert bare.ran == ["command"]
    assert statuses(door.app, sent) == [403]


UNREADABLE = [
    ("events", b'{"a":'),
    ("interactivity", b"payload=%7Bnope"),
    ("events", b"\xff\xfe"),
    ("events", b"[1]"),
    ("events", b"null"),
    ("events", b"[" * 100_000),
]


@pytest.mark.parametrize(("kind", "body"), UNREADABLE)
def test_nothing_is_read_before_it_is_verified(
    door: Door, bare: Bare, kind: str, body: bytes
) -> None:
    unsigned = Sent(kind, body, ((b"content-type", b"application/json"),))
    assert statuses(bare.app, unsigned) == [500]
    assert statuses(door.app, unsigned) == [401]
    assert statuses(door.app, slack(kind, body)) == [400]


MALFORMED = [
    ("interactivity", payload(None)),
    ("interactivity", payload([])),
    ("interactivity", payload({"type": 7})),
    ("interactivity", b"payload=%7B%22type%22%3A%22x%22%7D&payload=%7B%7D"),
    ("interactivity", COMMAND),
    ("commands", payload(pressed("x"))),
    ("commands", form(command()).replace(b"command=", b"komand=")),
    ("commands", "text=ü".encode()),
    ("commands", b"text=%ff&" + COMMAND),
    ("commands", b"&".join(b"f%d=" % each for each in range(80))),
    ("events", b'{"type": "x", "n": ' + b"9" * 6_000 + b"}"),
    ("events", COMMAND),
    ("events", b""),
]


@pytest.mark.parametrize(("kind", "body"), MALFORMED)
def test_what_slack_would_not_send_there_is_refused_even_if_it_is_signed(
    door: Door, kind: str, body: bytes
) -> None:
    assert statuses(door.app, slack(kind, body)) == [400]
    assert door.let_in == []


def test_what_is_too_large_is_not_read_to_its_end(door: Door, bare: Bare) -> None:
    large = Sent("commands", b"text=" + b"x" * LARGEST)
    assert statuses(bare.app, large) == [401]
    assert statuses(door.app, large, slack("commands", b"x" * (LARGEST + 1))) == [413, 413]


@pytest.mark.parametrize("good_first", [True, False], ids=["good first", "bad first"])
def test_two_signatures_are_none(door: Door, bare: Bare, *, good_first: bool) -> None:
    good, bad = slack("commands", COMMAND), (b"x-slack-signature", b"v0=" + b"0" * 64)
    twice = (*good.headers, bad) if good_first else (bad, *good.headers)
    assert statuses(bare.app, Sent("commands", COMMAND, twice)) == [401 if good_first else 200]
    assert statuses(door.app, Sent("commands", COMMAND, twice)) == [401]


def test_no_header_that_bolt_obeys_goes_further(door: Door, bare: Bare) -> None:
    sent = slack("commands", COMMAND).plus("x-slack-bolt-lazy-only", b"1")
    sent = sent.plus("x-slack-bolt-lazy-function-name", b"listener")
    assert statuses(bare.app, sent) == [404]
    assert statuses(door.app, sent) == [200]


def test_an_unsigned_probe_is_answered_like_anything_unsigned(door: Door, bare: Bare) -> None:
    unsigned = Sent("commands", b"ssl_check=1&token=x", ((b"content-type", b"x"),))
    assert statuses(bare.app, unsigned) == [200]
    assert statuses(door.app, unsigned) == [401]


def test_nothing_of_a_body_is_logged(
    door: Door, bare: Bare, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = form(command(SECRET_WORDS))
    forged = slack("commands", body, secret="x" * 32)
    statuses(bare.app, forged)
    assert SECRET_WORDS in caplog.text
    caplog.clear()
    statuses(door.app, forged, slack("commands", body), slack("events", body))
    lines = [each for each in caplog.records if each.name.startswith("handlers")]
    assert [each.__dict__["code"] for each in lines] == ["commands forged", "events unreadable"]
    assert SECRET_WORDS not in caplog.text


def test_requests_are_counted_by_kind_without_content(door: Door) -> None:
    sent = slack("commands", COMMAND)
    statuses(door.app, sent, sent, slack("events", COMMAND))

    def count(kind: str, outcome: str) -> float | None:
        return door.registry.get_sample_value(
            "coregroup_slack_requests_total", {"kind": kind, "outcome": outcome}
        )

    assert (count("commands", "taken"), count("commands", "repeated")) == (2, 1)
    assert count("events", "unreadable") == 1


def test_only_post_is_answered(door: Door) -> None:
    sent = [replace(slack(kind, COMMAND), method=each) for kind in Kind for each in ("GET", "PUT")]
    assert statuses(door.app, *sent) == [405] * 6
    assert statuses(door.app, Sent("nowhere", b"")) == [404]
