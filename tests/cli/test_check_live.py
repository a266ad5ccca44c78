"""`coregroup check --live` and `key verify`: what speaks against live use, and what mends it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import config_from, opened
from bot.cli.live import COPY_IS_GOOD_FOR, Reason, against_live_use, of_database
from bot.cli.program import run
from bot.core.facts.particulars import Closing
from bot.core.facts.people import Person
from bot.settings import load
from handlers.config import Config
from scheduler.clock import SystemClock
from storage.chains import INSTALLATION
from storage.database import read_url
from storage.errors import StorageError
from storage.master import MasterKey, draw_key
from storage.store import Store
from storage.upgrade import upgrade
from tests.keys import KEY
from tests.profiles import COUNCIL
from tests.serving import settings_file
from tests.slack_server import a_slack, on_loopback, settings_for
from tests.story import with_contact_sheet

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
Captured = pytest.CaptureFixture[str]
ALWAYS = {"mail", "people", "raised"}
"""What this version cannot do, whatever is set."""
REAL = {
    "MAIL_FROM": "meetings@eastmere.gov.uk",
    "PUBLIC_URL": "https://meetings.eastmere.gov.uk",
    "SECURE_MAIL_DOMAINS": "eastmere.gov.uk",
    "TRUSTED_PROXIES": "10.0.0.5",
}


def against(env_file: Path, capsys: Captured) -> list[Reason]:
    assert run(("check", "--live", "--json", "--env-file", str(env_file))) == 1
    return [Reason(**each) for each in json.loads(capsys.readouterr().out)["against_live_use"]]


def test_every_reason_against_live_use_is_told_with_the_way_to_mend_it(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, database_url, f"maildir:{tmp_path}/mail")
    found = against(env_file, capsys)
    assert {each.what for each in found} == {
        *ALWAYS,
        "key",
        "page",
        "profile",
        "secure list",
        "settings",
    }
    assert all(each.why and each.way_on for each in found)
    told = "\n".join(each.why for each in found)
    assert "The mailbox is not read (IG14)" in told
    assert "nobody can read what was raised" in told
    assert "retention is not set" in told
    assert "eastmere.example is kept for examples" in told
    assert run(("check", "--live", "--env-file", str(env_file))) == 1
    assert "Against live use: key\n  Nobody has tried a copy of the key." in capsys.readouterr().out


def test_what_is_set_and_confirmed_speaks_no_longer_against_it(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    profile, copy = tmp_path / "council.toml", tmp_path / "copy"
    profile.write_text(COUNCIL.replace("01632 960", "0116 454 "))
    copy.write_text(KEY.text)
    env_file = settings_file(
        tmp_path, database_url, "smtp://127.0.0.1:1", PROFILE=str(profile), **REAL
    )
    assert run(("key", "verify", str(copy), "--env-file", str(env_file))) == 0
    assert "This copy opens the database." in capsys.readouterr().out
    assert {each.what for each in against(env_file, capsys)} == ALWAYS
    profile.write_text(COUNCIL)
    numbers = [each.why for each in against(env_file, capsys) if each.what == "profile"]
    assert numbers == [
        "duty_number (01632 960199) is kept for stories: nobody answers it.",
        "out_of_hours_number (01632 960198) is kept for stories: nobody answers it.",
    ]


def test_where_slack_is_set_people_have_a_place_in_which_they_act(
    database_url: str, tmp_path: Path
) -> None:
    with on_loopback(a_slack()) as slack:
        given = settings_for(slack)
        settings = load(settings_file(tmp_path, database_url, f"maildir:{tmp_path}/mail", **given))
    assert not {"people", "raised"} & {each.what for each in against_live_use(settings)}


def test_where_nothing_can_be_read_what_is_known_is_told(
    empty_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, empty_url, "smtp://127.0.0.1:1", PROFILE="", **REAL)
    assert {each.what for each in against(env_file, capsys)} == ALWAYS


def test_a_copy_of_the_key_was_tried_within_a_year_and_people_have_real_addresses(
    store: Store,
) -> None:
    tried = datetime(2027, 3, 17, 9, tzinfo=UTC)
    store.audit.installation(by="operator", now=tried, event="key copy tried")
    assert list(of_database(store, tried + COPY_IS_GOOD_FOR)) == []
    store.people.save(Person("p1", "priya.nair@eastmere.example", "Priya Nair"))
    key, people = of_database(store, tried + COPY_IS_GOOD_FOR * 2)
    assert "last tried on Wed 17 Mar 2027, over a year ago" in key.why
    assert people.why == "1 address of people known here: kept for examples."


def test_members_of_an_open_group_with_made_up_addresses_are_counted_and_not_named(
    store: Store,
) -> None:
    tried = datetime(2027, 3, 17, 9, tzinfo=UTC)
    store.audit.installation(by="operator", now=tried, event="key copy tried")
    for ref, closing in (("7KQ2", None), ("9XYZ", Closing(tried, "p1", "visits", "a centre"))):
        group = replace(with_contact_sheet(), ref=ref, closing=closing)
        with store.create(group, by="p1", now=tried):
            pass
    (found,) = of_database(store, tried)
    assert found.what == "members"
    assert found.why == "7KQ2: 8 addresses of its members: kept for examples."


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        (draw_key(), "This is no copy of the key"),
        (draw_key(is_demo=True), "This key is a demo's"),
        (None, "There is no key file"),
    ],
    ids=["another", "a demo's", "none"],
)
def test_what_is_no_copy_of_the_key_is_told_and_leaves_no_line(
    copy: MasterKey | None,
    said: str,
    store: Store,
    database_url: str,
    tmp_path: Path,
    capsys: Captured,
) -> None:
    env_file, file = settings_file(tmp_path, database_url, ""), tmp_path / "copy"
    if copy is not None:
        file.write_text(copy.text)
    assert run(("key", "verify", str(file), "--env-file", str(env_file))) == 1
    assert said in capsys.readouterr().err
    assert store.audit.lines(INSTALLATION) == ()


def test_the_key_in_use_is_no_copy_of_itself(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    file, other = tmp_path / "key", tmp_path / "other"
    file.write_text(KEY.text)
    other.symlink_to(file)
    env_file = settings_file(tmp_path, database_url, "", KEY="", KEY_FILE=str(file))
    assert run(("key", "verify", str(other), "--env-file", str(env_file))) == 1
    assert "is the key in use itself" in capsys.readouterr().err


def test_what_the_demo_makes_is_not_served(
    empty_url: str, tmp_path: Path, capsys: Captured
) -> None:
    of_demo, mail = draw_key(is_demo=True), f"maildir:{tmp_path}/mail"
    upgrade(read_url(empty_url), of_demo)
    for key, said in ((of_demo, "This key is a demo's"), (KEY, "This database is a demo's")):
        env_file = settings_file(tmp_path, empty_url, mail, KEY=key.text)
        assert run(("serve", "--port", "0", "--env-file", str(env_file))) == 1
        assert said in capsys.readouterr().err
    settings = load(env_file)
    for key, config in ((of_demo, config_from(settings)), (KEY, Config(demo=True))):
        with pytest.raises(StorageError, match="for each other alone"):
            opened(settings, key, SystemClock(), config=config).__enter__()
