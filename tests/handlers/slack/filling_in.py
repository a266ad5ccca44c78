"""A modal as somebody fills it in, and the same form as the web page would send it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.core.cards import Card, Field, FieldKind, Form, Text, Warn
from handlers.slack.inputs import can_be_answered, name_in
from handlers.slack.options import value_of
from handlers.slack.views import modal
from handlers.web.bodies import Body
from handlers.web.posted import DAY, DO, MONTH, SEAL, YEAR, posted
from tests.handlers.slack.drawings import Held, must_be_a_view, words

View = Mapping[str, Any]


def modal_of(form: Form, *before: Text | Warn, title: str = "A card") -> Held:
    view = modal(Card(title, (*before, form)), ref="7KQ2", key="k1")
    must_be_a_view(view)
    return view


def form_of(*fields: Field) -> Form:
    return Form("update M1", fields, seen=4)


def said(view: Held) -> str:
    return " ".join(words(view))


def input_of(view: Held, name: str) -> Held:
    found = (each for each in view["blocks"] if name_in(each.get("block_id", "")) == name)
    block: Held = next(found)
    return block


def sent(view: View, given: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the view as Slack sends it back: with `given` in its inputs, or as it was drawn."""
    values = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element, name = block["element"], name_in(block["block_id"])
            is_further = block["block_id"].count(".") > 1
            state = _drawn(element) if given is None else _given(element, given.get(name, ""))
            if is_further and given is not None:
                state["value"] = None
            values[block["block_id"]] = {element["action_id"]: {"type": element["type"], **state}}
    return {**view, "id": "V0FICT0001", "state": {"values": values}}


def _options(element: View) -> list[Any]:
    groups = element.get("option_groups", [element])
    return [option for group in groups for option in group.get("options", ())]


def _drawn(element: View) -> dict[str, Any]:
    kind = element["type"]
    if kind == "plain_text_input":
        return {"value": element.get("initial_value")}
    if kind == "datepicker":
        return {"selected_date": element.get("initial_date")}
    if kind == "timepicker":
        return {"selected_time": element.get("initial_time")}
    if kind in {"radio_buttons", "static_select"}:
        return {"selected_option": element.get("initial_option")}
    return {"selected_options": element.get("initial_options", [])}


def _given(element: View, said: str) -> dict[str, Any]:
    kind = element["type"]
    if kind == "plain_text_input":
        return {"value": said or None}
    if kind == "datepicker":
        return {"selected_date": said or None}
    if kind == "timepicker":
        return {"selected_time": said or None}
    chosen = [each for each in _options(element) if value_of(each["value"]) in said.split(",")]
    if kind in {"radio_buttons", "static_select"}:
        return {"selected_option": chosen[0] if said and chosen else None}
    # A list gives back what was chosen in the order in which it was.
    return {"selected_options": chosen[::-1] if said else []}


def as_page_sends(form: Form, given: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Return the fields as they come from the web page's form, filled in alike."""
    pairs = [(DO, form.command), (SEAL, "sealed")]
    for field in filter(can_be_answered, form.fields):
        said = field.value if given is None else given.get(field.name, "")
        pairs += _pairs(field, said)
    return posted(Body(pairs, {})).fields


def _pairs(field: Field, said: str) -> Iterator[tuple[str, str]]:
    if field.kind is FieldKind.DATE:
        day = date.fromisoformat(said) if said else None
        for box, value in ((DAY, "day"), (MONTH, "month"), (YEAR, "year")):
            yield field.name + box, str(getattr(day, value, ""))
    elif field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        chosen = said.split(",")
        yield from ((field.name, value) for value, _ in field.choices if value in chosen)
    elif field.kind is not FieldKind.TICK or said:
        yield field.name, "yes" if field.kind is FieldKind.TICK else said


def filled(form: Form, text: str = "As agreed") -> dict[str, str]:
    """Return an answer to each question that can be answered here."""
    return {each.name: _filled(each, text) for each in form.fields if can_be_answered(each)}


def _filled(field: Field, text: str) -> str:
    kinds = {FieldKind.DATE: "2027-04-27", FieldKind.TIME: "09:30", FieldKind.TICK: "yes"}
    values = [value for value, _ in field.choices]
    if field.kind is FieldKind.CHOICE:
        return values[-1]
    if field.kind is FieldKind.CHOICES:
        return ",".join(values)
    return kinds.get(field.kind, text)
