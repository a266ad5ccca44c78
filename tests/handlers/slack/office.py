"""Group 7KQ2 with Slack in front of it: signed requests in, and what goes out is taken."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from bot.core.facts.accounts import Account
from bot.core.facts.particulars import Channel
from bot.core.facts.people import Route
from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.modals import as_sent
from bot.demo.slack.server import serving
from bot.demo.slack.workspace import View
from handlers.slack.buttons import Pressed, pack
from handlers.slack.clerk import Patience
from handlers.slack.gate import Trusted
from handlers.slack.home import Home
from handlers.slack.inputs import name_in
from handlers.slack.mounting import House as Behind
from handlers.slack.mounting import Slack, mounted
from handlers.slack.options import value_of
from handlers.slack.replying import Line
from handlers.web.ports import Answering
from tests.cast import GRACE, MARTIN, PRIYA
from tests.handlers.house import House
from tests.handlers.slack import bodies
from tests.handlers.slack.bodies import APP, CHANNEL, TEAM
from tests.handlers.slack.calling import SECRET, Sent, sent_by, slack
from tests.handlers.slack.drawings import must_be_a_view
from tests.story import with_first_meeting_held

THEIRS = {GRACE: "U0FICT0001", PRIYA: "U0FICT0002", MARTIN: "U0FICT0003"}
"""Who has connected an account."""

Json = dict[str, Any]


@dataclass
class Office:
    """Slack's side of the house; the clock stands still while requests are carried out."""

    house: House
    router: Answering | None = None
    patience: Patience = field(default_factory=Patience)
    slack: FakeSlack = field(init=False)

    def __post_init__(self) -> None:
        self.slack = FakeSlack(self.house.clock)
        channel = Channel(Route.SLACK, f"{TEAM}/{CHANNEL}", self.house.clock.now())
        self.house.keep(replace(with_first_meeting_held(), channel=channel))
        for person, user in THEIRS.items():
            account = Account(Route.SLACK, TEAM, user)
            self.house.store.accounts.bind(account, person, self.house.clock.now())

    def send(self, *made: Callable[[], Sent], wrong: Sequence[str] = ()) -> list[httpx.Response]:
        """Send requests one after the other, let all end, and return what was answered at once.

        Each is made when Slack can be reached: its address is known only then. `wrong` is what
        Slack has to object to.
        """

        async def story() -> list[httpx.Response]:
            async with serving(self.slack):
                front = self.front()
                app = Starlette(routes=list(front.routes))
                found = [(await sent_by(app, [each()]))[0] for each in made]
                await front.close()
            return found

        found = asyncio.run(story())
        assert self.slack.wrong == list(wrong)
        return found

    def front(self) -> Slack:
        """Put the parts together that answer Slack, once it can be reached."""
        behind = Behind(
            self.house.store,
            self.router or self.house.router,
            self.house.clock,
            CollectorRegistry(),
            patience=self.patience,
        )
        line = Line(self.slack.api_url, self.slack.workspace.token)
        return mounted(Trusted(Home(APP, TEAM), (SECRET,)), line, behind)

    def typed(self, text: str, person: str = GRACE, **other: str) -> Callable[[], Sent]:
        """Let somebody type a command."""
        user = THEIRS.get(person, person)

        def made() -> Sent:
            hook = self.slack.hooks.new(user)
            given = {"user_id": user, "response_url": hook, **self._trigger(user), **other}
            return self._signed("commands", bodies.form(bodies.command(text, **given)))

        return made

    def pressed(
        self, pressed: Pressed | str, person: str = GRACE, **other: object
    ) -> Callable[[], Sent]:
        """Let somebody press a button of a message."""
        user = THEIRS.get(person, person)
        value = pressed if isinstance(pressed, str) else pack(pressed)

        def made() -> Sent:
            given = {"response_url": self.slack.hooks.new(user), **self._trigger(user)}
            acts = {"user": {"id": user, "team_id": TEAM}}
            said = bodies.pressed(value, **(given | acts | other))
            return self._signed("interactivity", bodies.payload(said))

        return made

    def sent(self, view: View, person: str = GRACE, **fields: str) -> Callable[[], Sent]:
        """Let somebody fill in a modal that is open and send it."""
        user = THEIRS.get(person, person)

        def made() -> Sent:
            shown: Json = as_sent(self.slack.workspace, view)
            said = bodies.interactive(
                "view_submission",
                user={"id": user, "team_id": TEAM},
                view={**shown, "state": {"values": filled(shown, fields)}},
                response_urls=[],
                **self._trigger(user),
            )
            return self._signed("interactivity", bodies.payload(said))

        return made

    def told(self) -> list[str]:
        """Return what people were answered for their eyes alone, the first answer first."""
        answers = [each for hook in self.slack.hooks.hooks.values() for each in hook.answers]
        assert {each["response_type"] for each in answers} <= {"ephemeral"}
        return [str(each["text"]) for each in answers]

    @property
    def modal(self) -> View:
        """The modal that was opened last."""
        return list(self.slack.workspace.views.values())[-1]

    def shows(self, view: View, answer: httpx.Response) -> View:
        """Return a modal as Slack shows it once it was answered with another."""
        said = answer.json()
        assert said["response_action"] == "update"
        must_be_a_view(said["view"])
        view.shown, view.hash = said["view"], f"{view.hash}+"
        return view

    def _trigger(self, user: str) -> dict[str, str]:
        return {"trigger_id": self.slack.triggers.new(user)}

    def _signed(self, kind: str, body: bytes) -> Sent:
        return slack(kind, body, self.house.clock.now())


def filled(view: Mapping[str, Any], fields: Mapping[str, str]) -> Json:
    """Return the state of a view's inputs: as they were drawn, but for what was filled in."""
    asked = [each for each in view["blocks"] if each["type"] == "input"]
    return {
        each["block_id"]: {
            each["element"]["action_id"]: _state(
                each["element"], fields.get(name_in(each["block_id"]))
            )
        }
        for each in asked
    }


def _state(element: Mapping[str, Any], said: str | None) -> Json:
    kind = element["type"]
    if kind in {"datepicker", "timepicker"}:
        name = kind.removesuffix("picker")
        return {"type": kind, f"selected_{name}": said or element.get(f"initial_{name}")}
    if kind in {"radio_buttons", "static_select"}:
        offered = (each for each in element["options"] if value_of(each["value"]) == said)
        return {"type": kind, "selected_option": next(offered, element.get("initial_option"))}
    if kind == "checkboxes":
        wanted = said.split(",") if said else []
        chosen = [each for each in element["options"] if value_of(each["value"]) in wanted]
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, "value": element.get("initial_value") if said is None else said}
