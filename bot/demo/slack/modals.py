"""The stand-in's answers about modals and Home, and the clock of what may open one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from bot.core.ports import Clock
from bot.demo.slack.chat import Answer
from bot.demo.slack.contract import Arguments
from bot.demo.slack.workspace import Says, View, Workspace

TRIGGER_LIVES = timedelta(seconds=3)


@dataclass
class Triggers:
    """What Slack gives along with a press, and takes back once, within three seconds."""

    clock: Clock
    _given: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def new(self, user: str) -> str:
        """Return a new one, as it comes with what `user` has just pressed or typed."""
        id_ = f"{next(self._numbers):013}.0000000000003.0123456789abcdef"
        self._given[id_] = (user, self.clock.now())
        return id_

    def exchange(self, id_: str) -> str:
        """Return who pressed, once and in time."""
        if id_ not in self._given:
            raise Says("invalid_trigger_id")
        user, at = self._given[id_]
        if id_ in self._used:
            raise Says("exchanged_trigger_id")
        if self.clock.now() - at > TRIGGER_LIVES:
            raise Says("expired_trigger_id")
        self._used.add(id_)
        return user


@dataclass
class Modals:
    """Opens and updates the views of one workspace."""

    workspace: Workspace
    triggers: Triggers

    def open(self, _workspace: Workspace, given: Arguments) -> Answer:
        """`views.open` and `views.push`."""
        user = self.triggers.exchange(str(given.get("trigger_id", "")))
        return self._kept(f"V{next(self.workspace.numbers):08}", given["view"], user)

    def update(self, _workspace: Workspace, given: Arguments) -> Answer:
        """`views.update`, by the view's id and not from an older state than `hash` names."""
        found = self._found(given)
        if given.get("hash", found.hash) != found.hash:
            raise Says("hash_conflict")
        return self._kept(found.id, given["view"], found.user)

    def publish(self, _workspace: Workspace, given: Arguments) -> Answer:
        """`views.publish`: somebody's Home."""
        user = str(given["user_id"])
        return self._kept(f"VHOME{user}", given["view"], user)

    def _found(self, given: Arguments) -> View:
        if id_ := given.get("view_id"):
            found = self.workspace.views.get(str(id_))
        else:
            named = given.get("external_id")
            there = self.workspace.views.values()
            found = next((each for each in there if each.shown.get("external_id") == named), None)
        if found is None:
            raise Says("not_found")
        return found

    def _kept(self, id_: str, given: object, user: str) -> Answer:
        shown = dict(given) if isinstance(given, dict) else {}
        self._name_once(id_, shown.get("external_id"))
        view = View(id_, shown, f"{next(self.workspace.numbers)}.hash", user)
        self.workspace.views[id_] = view
        return {"view": as_sent(self.workspace, view)}

    def _name_once(self, id_: str, name: object) -> None:
        others = (each for each in self.workspace.views.values() if each.id != id_)
        if name and any(each.shown.get("external_id") == name for each in others):
            raise Says("duplicate_external_id")


def as_sent(workspace: Workspace, view: View) -> Answer:
    """Return a view as Slack tells of it, in an answer and when it is sent in."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "state": {"values": {}},
        **view.shown,
        "id": view.id,
        "root_view_id": view.id,
        "previous_view_id": None,
        "hash": view.hash,
        "team_id": workspace.team_id,
        "app_id": workspace.app_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.bot_id,
    }
