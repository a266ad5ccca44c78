"""The line that stands before every form and mail that invites text: whom to phone (IG9)."""

from dataclasses import replace

from bot.core.cards import Card, Warn, invites_text
from bot.core.procedure.profiles import Profile


def safety_line(profile: Profile) -> str:
    """Return the line with the profile's numbers; 999 stands in it whatever the profile lacks."""
    duty, out_of_hours = profile.text("duty_number"), profile.text("out_of_hours_number")
    today = f" Worried today: {duty}" if duty else ""
    after = f", out of hours {out_of_hours}" if duty and out_of_hours else ""
    return f"In immediate danger: 999.{today}{after}{'.' if today else ''}"


def with_safety_line(card: Card, line: str) -> Card:
    """Return the card with the line before its first form that invites text, exactly once."""
    first = next((n for n, block in enumerate(card.blocks) if invites_text(block)), None)
    warning = Warn(line)
    if first is None or warning in card.blocks[:first]:
        return card
    return replace(card, blocks=(*card.blocks[:first], warning, *card.blocks[first:]))
