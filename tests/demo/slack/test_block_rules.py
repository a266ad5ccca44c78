"""The stand-in refuses what Slack refuses and its library lets through (standins, section 3)."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest

from bot.demo.slack.block_rules import faults_of_message, faults_of_view

Held = dict[str, Any]


def plain(text: str) -> Held:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Held:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def row(*buttons: Held) -> Held:
    return {"type": "actions", "elements": [*buttons]}


def button(n: int = 1, **more: object) -> Held:
    return {"type": "button", "text": plain("Yes"), "action_id": f"b{n}", **more}


def asked(element: Held, **more: object) -> Held:
    return {"type": "input", "label": plain("Which?"), "element": element, **more}


def options(many: int) -> list[Held]:
    return [{"text": plain(f"Option {n}"), "value": f"v{n}"} for n in range(many)]


def chooser(kind: str, many: int = 2, **more: object) -> Held:
    return {"type": kind, "action_id": "a", "options": options(many), **more}


def typed(**more: object) -> Held:
    return {"type": "plain_text_input", "action_id": "a", **more}


def view(*blocks: Held, **more: object) -> Held:
    held = {"type": "modal", "title": plain("A form"), "submit": plain("Send")}
    return {**held, "blocks": [*blocks], **more}


GOOD = view(
    {"type": "header", "text": plain("Whole title")},
    section("One &amp; two"),
    asked(typed(initial_value="x", max_length=3_000), block_id="one", hint=plain("Short")),
    asked(chooser("radio_buttons"), block_id="two"),
    asked(chooser("multi_static_select", 100)),
    asked({"type": "datepicker", "action_id": "a", "initial_date": "2031-02-28"}),
    asked({"type": "timepicker", "action_id": "a", "initial_time": "09:30"}),
    row(button(1, style="primary"), button(2)),
    {"type": "context", "elements": [plain("Small")]},
    {"type": "divider"},
)


def test_what_slack_takes_is_taken() -> None:
    assert faults_of_view(GOOD) == []
    assert faults_of_message("Hello", [section("x"), row(button())]) == []
    assert faults_of_view({"type": "home", "blocks": [section("x")]}) == []


MESSAGES: dict[str, tuple[str, list[Held]]] = {
    "51 blocks": ("x", [section("x")] * 51),
    "0 blocks": ("x", []),
    "no text": (" ", [section("x")]),
    "4001 characters": ("x" * 4_001, [section("x")]),
    "would be parsed": ("Hello <!channel>", [section("x")]),
    "section would be parsed": ("x", [section("A & B")]),
    "section has 3001": ("x", [section("x" * 3_001)]),
    "msg_blocks_too_long": ("x", [section("x" * 2_900)] * 5),
    "input in a message": ("x", [asked(typed())]),
    "two primary": ("x", [row(button(1, style="primary")), row(button(2, style="primary"))]),
    "unknown block data_table": ("x", [{"type": "data_table"}]),
    "section is empty": ("x", [section(" ")]),
    "0 elements in a row": ("x", [row()]),
    "26 elements in a row": ("x", [row(*map(button, range(26)))]),
    "action_id twice": ("x", [row(button(1), button(1))]),
    "button has 76": ("x", [row(button(text=plain("x" * 76)))]),
    "button value has 2001": ("x", [row(button(value="x" * 2_001))]),
    "a button as green": ("x", [row(button(style="green"))]),
    "section with markdown": ("x", [{**section("x"), "markdown": True}]),
    "without words": ("x", [{"type": "image", "image_url": "https://x.example", "alt_text": ""}]),
    "empty text in rich": (
        "x",
        [
            {
                "type": "rich_text",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}
                ],
            }
        ],
    ),
    "empty rich_text_section": (
        "x",
        [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]}],
    ),
    "section field has 2001": (
        "x",
        [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2_001}]}],
    ),
    "header is no plain": ("x", [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]),
    "confirm text has 301": (
        "x",
        [
            row(
                button(
                    confirm={
                        "title": plain("Sure?"),
                        "text": plain("x" * 301),
                        "confirm": plain("Yes"),
                        "deny": plain("No"),
                    }
                )
            )
        ],
    ),
}


@pytest.mark.parametrize("fault", MESSAGES)
def test_a_message_that_slack_refuses_is_refused(fault: str) -> None:
    (said,) = faults_of_message(*MESSAGES[fault])
    assert fault in said


VIEWS: dict[str, Mapping[str, Any]] = {
    "title has 25": view(section("x"), title=plain("x" * 25)),
    "title is no plain": view(section("x"), title=None),
    "submit has 25": view(section("x"), submit=plain("x" * 25)),
    "101 blocks": view(*[section("x")] * 101),
    "private_metadata has 3001": view(section("x"), private_metadata="x" * 3_001),
    "external_id has 256": view(section("x"), external_id="x" * 256),
    "block_id twice": view({**section("x"), "block_id": "a"}, {**section("y"), "block_id": "a"}),
    "input without submit": {n: v for n, v in view(asked(typed())).items() if n != "submit"},
    "neither a modal": {"type": "home", "submit": plain("Send"), "blocks": [section("x")]},
    "from 0 to 3001": view(asked(typed(max_length=3_001))),
    "from 9 to 3": view(asked(typed(max_length=3, min_length=9))),
    "initial_value has 4": view(asked(typed(max_length=3, initial_value="four"))),
    "11 options in radio": view(asked(chooser("radio_buttons", 11))),
    "11 options in checkboxes": view(asked(chooser("checkboxes", 11))),
    "101 options": view(asked(chooser("static_select", 101))),
    "0 options": view(asked(chooser("static_select", 0))),
    "option value twice": view(asked(chooser("checkboxes", options=options(1) * 2))),
    "option has 76": view(
        asked(chooser("radio_buttons", options=[{"text": plain("x" * 76), "value": "v"}]))
    ),
    "option value has 151": view(
        asked(chooser("static_select", options=[{"text": plain("x"), "value": "v" * 151}]))
    ),
    "an option without value": view(
        asked(chooser("static_select", options=[{"text": plain("x"), "value": ""}]))
    ),
    "description has 76": view(
        asked(
            chooser(
                "radio_buttons",
                options=[{"text": plain("x"), "value": "v", "description": plain("x" * 76)}],
            )
        )
    ),
    "none of the options": view(asked(chooser("static_select", initial_option=options(3)[2]))),
    "initial_options empty": view(asked(chooser("checkboxes", initial_options=[]))),
    "2031-02-31 is no date": view(
        asked({"type": "datepicker", "action_id": "a", "initial_date": "2031-02-31"})
    ),
    "9:30 is no time": view(
        asked({"type": "timepicker", "action_id": "a", "initial_time": "9:30"})
    ),
    "unknown element": view(asked({"type": "slider", "action_id": "a"})),
    "without action_id": view(asked({"type": "plain_text_input"})),
    "label has 2001": view(asked(typed(), label=plain("x" * 2_001))),
    "hint is empty": view(asked(typed(), hint=plain(""))),
}


@pytest.mark.parametrize("fault", VIEWS)
def test_a_view_that_slack_refuses_is_refused(fault: str) -> None:
    (said,) = faults_of_view(VIEWS[fault])
    assert fault in said


def test_a_view_that_weighs_too_much_is_refused() -> None:
    inputs = [asked(typed(initial_value="\U0001f600" * 1_500)) for _ in range(20)]
    assert "view_too_large" in faults_of_view(view(*deepcopy(inputs)))
