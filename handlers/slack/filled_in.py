"""What was answered in a modal that was sent, and what is wrong with it."""

from collections.abc import Iterator, Mapping

from bot.core.cards import Card, Form, Warn
from handlers.slack.buttons import Pressed, unpack
from handlers.slack.inputs import name_in, put_together
from handlers.slack.options import value_of
from handlers.slack.views import View


def opened(view: View) -> Pressed:
    """Return what a modal was opened for, with its key; `ValueError` where it is none of ours."""
    return unpack(str(view.get("private_metadata", "")))


def answers(view: View) -> Mapping[str, str]:
    """Return by field what was answered, as the web page would send it.

    Days are ISO dates, times 24-hour, ticks "yes"; what was chosen is joined with commas in the
    order in which it was offered. What was not chosen or ticked is left out.
    """
    orders = {block.get("block_id"): _offered(block) for block in view.get("blocks", ())}
    texts: dict[str, dict[str, str]] = {}
    for id_, held in view["state"]["values"].items():
        for element in held.values():
            said = _said(element, orders.get(id_, []))
            if said is not None:
                texts.setdefault(name_in(id_), {})[_part(id_)] = said
    return {name: put_together(parts) for name, parts in texts.items()}


def errors_of(card: Card, view: View) -> dict[str, str]:
    """Return by `block_id` what is wrong with a form that was sent, for an answer at its fields.

    Empty where that would leave something unsaid: then the card is to be shown in its place.
    """
    form = next((block for block in card.blocks if isinstance(block, Form)), None)
    if form is None or not card.is_refusal or form.seen != opened(view).seen:
        return {}
    places = {name_in(id_): id_ for id_ in reversed([*view["state"]["values"]])}
    errors = {each.name: each.error for each in form.fields if each.error}
    said = " ".join((*errors.values(), *_texts(view.get("blocks", ()))))
    unsaid = [each for each in card.blocks if isinstance(each, Warn) and each.text not in said]
    if unsaid or not errors.keys() <= places.keys():
        return {}
    return {places[name]: error for name, error in errors.items()}


def _part(id_: str) -> str:
    return id_.split(".")[2] if id_.count(".") > 1 else ""


def _offered(block: View) -> list[str]:
    """Return the values of an input's options in the order in which they stand."""
    element = block.get("element", {})
    groups = element.get("option_groups", [element])
    return [option["value"] for group in groups for option in group.get("options", ())]


def _said(element: View, order: list[str]) -> str | None:
    """Return what one input answers; None for what a page would not send at all."""
    kind = element.get("type")
    if kind in {"datepicker", "timepicker"}:
        return element.get("selected_date") or element.get("selected_time") or ""
    if kind in {"radio_buttons", "static_select"}:
        option = element.get("selected_option")
        return value_of(option["value"]) if option else None
    if kind in {"checkboxes", "multi_static_select"}:
        chosen = [option["value"] for option in element.get("selected_options") or ()]
        chosen.sort(key=lambda value: order.index(value) if value in order else len(order))
        return ",".join(map(value_of, chosen)) or None
    return element.get("value") or ""


def _texts(held: object) -> Iterator[str]:
    """Yield every text that stands in blocks."""
    if isinstance(held, Mapping):
        yield from (
            value for name, value in held.items() if name == "text" and isinstance(value, str)
        )
        held = list(held.values())
    if isinstance(held, list | tuple):
        for each in held:
            yield from _texts(each)
