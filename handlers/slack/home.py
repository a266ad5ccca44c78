"""Whose a request is: the one app and the one workspace or organisation that we are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from handlers.slack.parsing import Kind, is_probe, text_in

WITHOUT_HOME: Final = {"url_verification", "ssl_check"}
"""What Slack asks of an address before anybody is there."""

_TEAMS: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = {
    Kind.COMMAND: (("team_id",),),
    Kind.INTERACTIVITY: (("view", "app_installed_team_id"), ("team", "id"), ("user", "team_id")),
    Kind.EVENT: (("team_id",),),
}
"""Where the workspace stands into which the app is installed; the first that is there counts."""

_ORGANISATIONS: Final = (("enterprise_id",), ("enterprise", "id"), ("team", "enterprise_id"))


@dataclass(frozen=True, slots=True)
class Home:
    """Our app and the workspace, or the organisation, into which it is installed."""

    app: str
    team: str

    @property
    def is_organisation(self) -> bool:
        """Tell whether we are in all of an organisation, whose ids begin with E."""
        return self.team.startswith("E")

    def is_asked(self, kind: Kind, said: Mapping[str, object]) -> bool:
        """Tell whether a request is for us; whoever acts may be of another workspace still.

        One secret signs for all workspaces of an app, and Bolt compares neither.
        """
        if is_probe(said) or said.get("type") in WITHOUT_HOME:
            return True
        if said.get("api_app_id", self.app) != self.app:
            return False
        places = [*map(dict, _authorizations(kind, said)), said]
        teams = (text_in(each, *way) for each in places for way in _TEAMS[kind])
        organisations = (text_in(each, *way) for each in places for way in _ORGANISATIONS)
        return self.team in {_first(teams), _first(organisations)}


def _authorizations(kind: Kind, said: Mapping[str, object]) -> Iterable[Mapping[str, object]]:
    """Return for which installation an event was sent: Slack names one."""
    named = said.get("authorizations") if kind is Kind.EVENT else None
    first = named[0] if isinstance(named, list) and named else None
    return [first] if isinstance(first, dict) else []


def _first(found: Iterable[str]) -> str:
    return next(filter(None, found), "")
