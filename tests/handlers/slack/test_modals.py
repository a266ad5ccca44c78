"""Forms in Slack: opened at once, filled in, sent once, given back with all that was written."""

from datetime import timedelta

import httpx
import pytest

from bot.core.cards import Card, Field, Form, Warn
from bot.core.requests import Request
from bot.demo.slack.workspace import Says, View, Workspace
from handlers.connecting import HOW
from handlers.slack.buttons import Pressed
from handlers.slack.clerk import OUR_FAULT, TOO_LATE, Patience
from tests.handlers.slack.calling import Sent
from tests.handlers.slack.drawings import words
from tests.handlers.slack.office import Json, Office
from tests.handlers.slack.scripted import Scripted, codes

OPENS = Pressed("update M2", "7KQ2", opens=True)
DONE = "Weekly visits since March."
"""What Grace has done."""


def told(view: View) -> str:
    return " ".join(words(view.shown))


def opened(office: Office, pressed: Pressed = OPENS) -> View:
    """Let Grace open a form."""
    office.send(office.pressed(pressed))
    return office.modal


def updates(office: Office) -> int:
    return len(office.house.group().updates)


def test_a_modal_opens_before_anything_is_asked_and_is_then_filled_in(office: Office) -> None:
    view = opened(office)
    assert [each.method for each in office.slack.calls] == ["views.open", "views.update"]
    assert "One moment" in str(office.slack.calls[0].arguments)
    assert "What have you done?" in told(view)
    assert office.told() == []
    assert updates(office) == 0


def test_what_is_sent_is_carried_out_and_the_modal_says_so(office: Office) -> None:
    (got,) = office.send(office.sent(opened(office), right_group="yes", done=DONE))
    answer = got.json()
    assert answer["response_action"] == "update"
    assert "Thank you" in " ".join(words(answer["view"]))
    assert updates(office) == 1
    assert DONE in str(office.house.group().updates)


def test_two_submissions_of_one_modal_are_one_act_and_answered_alike(office: Office) -> None:
    view = opened(office)
    sent = [office.sent(view, right_group="yes", done=each) for each in (DONE, DONE, "Else.")]
    answers = [each.json() for each in office.send(*sent)]
    assert updates(office) == 1
    assert [words(each["view"]) for each in answers] == [words(answers[0]["view"])] * 3


def test_the_same_bytes_of_a_submission_are_answered_with_nothing(office: Office) -> None:
    sent = office.sent(opened(office), right_group="yes", done=DONE)()
    _, again = office.send(lambda: sent, lambda: sent)
    assert again.json() == {}
    assert updates(office) == 1


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_done(office: Office) -> None:
    view = opened(office)
    (got,) = office.send(office.sent(view, right_group="yes", done=DONE, not_for_done="Dean"))
    answer = got.json()
    assert answer["response_action"] == "errors"
    assert answer["errors"].keys() <= {each["block_id"] for each in asked(view)}
    assert updates(office) == 0


def asked(view: View) -> list[Json]:
    """Return the inputs of a modal."""
    found = view.shown["blocks"]
    assert isinstance(found, list)
    return [each for each in found if each["type"] == "input"]


class OnceClosed:
    """Refuses the first time, for a reason that stands at no field, and asks on after the next."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def answer(self, request: Request) -> Card:
        fields = tuple(
            Field(name, name, value=request.fields.get(name, "")) for name in ("what", "why")
        )
        form = Form("say", fields)
        if request.only_looks:
            return Card("Say", (form,))
        self.keys.append(request.key)
        if len(self.keys) == 1:
            return Card("Not done", (Warn("It has closed."), form), is_refusal=True)
        return Card("Said", (Form("more", fields),))


def test_a_refusal_keeps_all_that_was_written_and_is_of_the_same_act(office: Office) -> None:
    router = office.router = OnceClosed()
    view = opened(office, Pressed("say", opens=True))
    (got,) = office.send(office.sent(view, what="This.", why="That."))
    again = office.shows(view, got)
    assert "It has closed." in told(again)
    assert {"This.", "That."} <= {each["element"].get("initial_value") for each in asked(again)}
    (got,) = office.send(office.sent(again, what="This."))
    office.send(office.sent(office.shows(again, got), what="Next."))
    first, second, next_one = router.keys
    assert first == second != next_one


def test_a_trigger_that_came_too_late_is_told_with_the_button(office: Office) -> None:
    made = office.pressed(OPENS)

    def late() -> Sent:
        sent = made()
        office.house.clock.jump(office.house.clock.now() + timedelta(seconds=4))
        return sent

    office.send(late)
    (answer,) = office.told()
    assert TOO_LATE in answer
    assert "Fill in: Send the update" in answer


def test_a_modal_that_was_closed_meanwhile_is_left_alone(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.slack.does = {**office.slack.does, "views.update": gone}
    office.send(office.pressed(OPENS))
    assert office.told() == []
    assert codes(caplog) == ["not_found"]


def gone(_workspace: Workspace, _given: object) -> dict[str, object]:
    raise Says("not_found")


def too_large(_workspace: Workspace, _given: object) -> dict[str, object]:
    raise Says("view_too_large")


def test_what_slack_takes_in_no_modal_is_answered_as_a_message(office: Office) -> None:
    office.slack.does = {**office.slack.does, "views.update": too_large}
    office.send(office.pressed(OPENS))
    (answer,) = office.told()
    assert "Fill in: Send the update" in answer


def test_what_takes_long_is_answered_in_time_and_shown_later(office: Office) -> None:
    view = opened(office)
    office.patience = Patience(answer=0, shown=0)
    (got,) = office.send(office.sent(view, right_group="yes", done=DONE))
    assert "One moment" in str(got.json()["view"])
    assert updates(office) == 1
    assert "Thank you" in told(office.modal)


def test_a_button_in_a_modal_is_answered_there(office: Office) -> None:
    view = opened(office)
    office.send(office.pressed(Pressed("dates", "7KQ2"), view={"id": view.id}, response_url=""))
    assert "Dates of 7KQ2" in told(office.modal)
    office.send(office.pressed(OPENS, view={"id": view.id}, response_url=""))
    assert "What have you done?" in told(office.modal)
    assert len(office.slack.workspace.views) == 1


def test_a_stranger_s_form_says_who_they_are_not(office: Office) -> None:
    office.send(office.pressed(OPENS, "U0STRANGER"))
    assert HOW.title in told(office.modal)
    view = opened(office)
    (got,) = office.send(office.sent(view, "U0STRANGER", right_group="yes", done=DONE))
    assert kept(view, got).startswith("Your account here is not connected")
    assert updates(office) == 0


def kept(view: View, got: httpx.Response) -> str:
    """Return what is said at the first question, so that Slack keeps the modal as it is."""
    answer = got.json()
    assert answer["response_action"] == "errors"
    ((id_, said),) = answer["errors"].items()
    assert id_ == asked(view)[0]["block_id"]
    assert isinstance(said, str)
    return said


@pytest.mark.parametrize("held", ["", "{}", '{"do":7}', "7KQ2"])
def test_a_modal_that_holds_nothing_of_ours_is_told_of(office: Office, held: str) -> None:
    view = opened(office)
    view.shown["private_metadata"] = held
    (got,) = office.send(office.sent(view, right_group="yes", done=DONE))
    assert kept(view, got).startswith("This can no longer be read")
    assert updates(office) == 0


def test_a_bug_behind_a_form_is_told_as_ours_and_loses_nothing(office: Office) -> None:
    view = opened(office)
    office.router = Scripted(KeyError("x"))
    (got,) = office.send(office.sent(view, done=DONE))
    assert kept(view, got).startswith("Something went wrong. The fault is ours.")
    office.patience = Patience(answer=0, shown=0)
    office.send(office.sent(view, done=DONE))
    assert OUR_FAULT.title in told(office.modal)
    assert DONE in told(office.modal)


def test_a_view_without_a_question_is_answered_with_another(office: Office) -> None:
    view = opened(office)
    view.shown["blocks"] = []
    office.router = Scripted(KeyError("x"))
    (got,) = office.send(office.sent(view))
    assert OUR_FAULT.title in " ".join(words(got.json()["view"]))
