"""A chair's first day on Slack, by `coregroup serve` as it is installed: all by signed requests."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.cli.program import run
from bot.core.procedure.loading import load_profile
from bot.core.wall_clock import day_of
from bot.demo.slack.contract import Arguments
from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.hooks import Hooks
from bot.demo.slack.mishaps import Mishap
from bot.demo.slack.modals import as_sent
from bot.demo.slack.server import serving as slack_serving
from bot.demo.slack.workspace import User
from scheduler.clock import SystemClock
from tests.cast import PEOPLE
from tests.fixtures import NewDatabase
from tests.handlers.email.servers import Mailbox, mail_server
from tests.handlers.slack import bodies
from tests.handlers.slack.calling import slack as signed
from tests.handlers.slack.office import filled
from tests.profiles import COUNCIL
from tests.serving import Serving, serving, settings_file
from tests.slack_server import settings_for

pytestmark = pytest.mark.endurance

SECRET = settings_for(FakeSlack(SystemClock()))["SLACK_SIGNING_SECRET"]
PRIYA = next(each for each in PEOPLE if each.name == "Priya Nair")
HER_ACCOUNT, ANOTHER = "U0FICT0002", "U0FICT0003"
PATIENCE = 120
CODE = re.compile(r"code [2-9A-Z]{4} [2-9A-Z]{4}")


@dataclass
class Heard(Hooks):
    """Tells of each answer as it comes."""

    news: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    def take(self, name: str, answer: Mapping[str, object]) -> str:
        self.news.put_nowait(str(answer["text"]))
        return super().take(name, answer)


class Watched(FakeSlack):
    """Tells when a modal has been filled in."""

    def __init__(self) -> None:
        super().__init__(SystemClock())
        self.heard = self.hooks = Heard(self.clock)
        self.filled = asyncio.Event()

    def record(self, name: str, given: Arguments, error: str, mishap: Mishap | None) -> None:
        super().record(name, given, error, mishap)
        if name == "views.update":
            self.filled.set()


class Letters(Mailbox):
    """Tells of each mail as it comes, as plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.news: asyncio.Queue[str] = asyncio.Queue()

    async def handle_DATA(self, *given: object) -> str:  # noqa: N802 - aiosmtpd's name
        answer = await super().handle_DATA(*given)  # type: ignore[arg-type] # handed on
        mail = message_from_bytes(self.taken[-1].content, policy=policy.default)
        body = mail.get_body(("plain",))
        assert body is not None
        self.news.put_nowait(str(body.get_content()))
        return answer


@dataclass
class Chair:
    """Somebody at Slack, and the process that Slack calls."""

    slack: Watched
    page: str

    async def types(self, text: str, account: str = HER_ACCOUNT) -> str:
        """Type a command and return the answer, which is for their eyes alone."""
        body = bodies.form(bodies.command(text, **self._from(account)))
        assert (await self._send("commands", body)).text == ""
        return await self.slack.heard.news.get()

    async def fills_in(self, text: str, **fields: str) -> dict[str, Any]:
        """Open the form of a command by its button, send it, and return what the modal shows."""
        await self.types(text)
        (*_, hook) = self.slack.hooks.hooks.values()
        blocks: Any = hook.answers[-1]["blocks"]
        value = next(
            each["value"]
            for block in blocks
            if block["type"] == "actions"
            for each in block["elements"]
            if "opens" in each["value"]
        )
        given = {**self._from(HER_ACCOUNT), "user": self._user}
        await self._send("interactivity", bodies.payload(bodies.pressed(value, **given)))
        return await self._sends(fields)

    async def _sends(self, fields: Mapping[str, str]) -> dict[str, Any]:
        await self.slack.filled.wait()
        (*_, view) = self.slack.workspace.views.values()
        shown: dict[str, Any] = as_sent(self.slack.workspace, view)
        state = {"values": filled(shown, fields)}
        body = bodies.interactive(
            "view_submission", user=self._user, view={**shown, "state": state}, response_urls=[]
        )
        answer = await self._send("interactivity", bodies.payload(body))
        found: dict[str, Any] = answer.json()
        return found

    @property
    def _user(self) -> dict[str, str]:
        return {"id": HER_ACCOUNT, "team_id": bodies.TEAM}

    def _from(self, account: str) -> dict[str, str]:
        hook, trigger = self.slack.hooks.new(account), self.slack.triggers.new(account)
        return {"user_id": account, "response_url": hook, "trigger_id": trigger}

    async def _send(self, kind: str, body: bytes) -> httpx.Response:
        sent = signed(kind, body, secret=SECRET)
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.post(
                f"{self.page}/slack/{kind}", content=body, headers=list(sent.headers)
            )
        assert answer.status_code == 200
        return answer


def installed(folder: Path, url: str, mail: int, slack: FakeSlack) -> Path:
    """Install as the README says, and let the operator vouch for the one who may make groups."""
    (folder / "council.toml").write_text(COUNCIL)
    given = {"PROFILE": str(folder / "council.toml"), **settings_for(slack)}
    env = settings_file(folder, url, f"smtp://127.0.0.1:{mail}", **given)
    with_env = ["--env-file", str(env)]
    email, account = PRIYA.contact.email, f"{slack.workspace.team_id}/{HER_ACCOUNT}"
    assert run(["people", "add", email, "--name", PRIYA.name, "--may-create", *with_env]) == 0
    assert run(["people", "connect", email, "--slack", account, *with_env]) == 0
    return env


def last_working_day() -> date:
    return load_profile("england").calendar.on_or_before(day_of(SystemClock().now()))


async def a_day(chair: Chair, letters: Letters) -> None:
    assert "Make a group" in await chair.types("")
    assert "Your account here is not connected" in await chair.types("groups", ANOTHER)
    made = await chair.fills_in(
        "new",
        conference=last_working_day().isoformat(),
        children="1",
        flag="no",
        part="social worker",
        route="slack",
        details="01632 960100",
    )
    ref = made["view"]["title"]["text"].removeprefix("Group ")
    assert "Look at your mail" in await chair.types(f"connect {PRIYA.contact.email}")
    letter = await letters.news.get()
    code = CODE.search(letter)
    assert code is not None
    assert PRIYA.name not in letter
    assert "No such code" in await chair.types(code[0], ANOTHER)
    assert "You are connected" in await chair.types(code[0])
    assert ref in await chair.types("groups")
    assert "01632 960100" in await chair.types("contact")


@pytest.mark.parametrize("database_kind", ["sqlite", "postgres"], indirect=True)
def test_a_group_is_founded_and_its_chair_known_from_slack_alone(
    database_kind: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    url = new_database(database_kind, is_ready=True)
    slack, letters = Watched(), Letters()
    slack.workspace.add(User(HER_ACCOUNT, PRIYA.name), User(ANOTHER))

    async def story() -> Serving:
        async with slack_serving(slack), mail_server(letters) as mail:
            env = await asyncio.to_thread(installed, tmp_path, url, mail, slack)
            async with serving(env) as served, asyncio.timeout(PATIENCE):
                await a_day(Chair(slack, served.page), letters)
                served.process.terminate()
                assert await served.process.wait() == 0
                await served.lines()
                return served

    served = asyncio.run(story())
    assert slack.wrong == []
    said = "\n".join(served.log)
    assert not [each for each in (PRIYA.name, "960100", "@", HER_ACCOUNT) if each in said]
