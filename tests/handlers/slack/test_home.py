"""For whom a request is: our app in our workspace or organisation, whoever presses there."""

import pytest

from handlers.slack.home import Home
from tests.handlers.slack.bodies import APP, command, event, form, interactive, payload, plain_json
from tests.handlers.slack.calling import Door, slack, statuses

OTHERS = "T0FICTWS02"
HOMES = [
    ("events", plain_json(event({"type": "x"}, authorizations=[{"team_id": OTHERS}])), 403),
    ("events", plain_json(event({"type": "x"}, authorizations=[], team_id=OTHERS)), 403),
    ("events", plain_json(event({"type": "x"}, authorizations=[{}])), 200),
    ("events", plain_json(event({"type": "x"}, api_app_id=7)), 403),
    ("interactivity", payload(interactive("x", team={"id": OTHERS})), 403),
    ("interactivity", payload(interactive("x", view={"app_installed_team_id": OTHERS})), 403),
    # Pressed by somebody of another workspace, in ours.
    ("interactivity", payload(interactive("x", user={"id": "U1", "team_id": OTHERS})), 200),
    ("interactivity", payload(interactive("x", team=None)), 200),
    ("interactivity", payload(interactive("x", team=None, user={"team_id": OTHERS})), 403),
    ("interactivity", payload({"type": "shortcut"}), 403),
]


@pytest.mark.parametrize(("kind", "body", "status"), HOMES)
def test_the_workspace_of_the_installation_counts(kind: str, body: bytes, status: int) -> None:
    assert statuses(Door().app, slack(kind, body)) == [status]


def test_a_home_may_be_an_organisation() -> None:
    door = Door(home=Home(APP, "E0FICTORG1"))
    org = command(enterprise_id="E0FICTORG1", is_enterprise_install="true")
    sent = [slack("commands", form(each)) for each in (org, command())]
    assert statuses(door.app, *sent) == [200, 403]
