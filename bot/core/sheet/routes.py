"""The sheet's last column: how information is shared securely with this person (R3)."""

import re

from bot.core.facts.people import Route
from bot.core.refusals import Refusal

ROUTE_WORDS = {
    "slack": Route.SLACK,
    "teams": Route.TEAMS,
    "microsoft teams": Route.TEAMS,
    "secure e-mail": Route.SECURE_EMAIL,
    "secure email": Route.SECURE_EMAIL,
    "post": Route.POST,
    "by post": Route.POST,
    "by hand": Route.BY_HAND,
}
ROUTE_LABELS = {
    Route.SLACK: "Slack",
    Route.TEAMS: "Teams",
    Route.SECURE_EMAIL: "Secure e-mail",
    Route.POST: "Post",
    Route.BY_HAND: "By hand",
}
BY_HAND_OF = re.compile(r"by hand\s*(?:\(([^()]+)\)|:\s*(\S.*)|by\s+(\S.*))", re.IGNORECASE)
EXAMPLES = 'Write "Slack", "Teams", "Secure e-mail", "Post" or "By hand (Priya Nair)".'


def read_route(written: str) -> tuple[Route, str]:
    """Return the route and, by hand, the name of who carries it; nothing else is understood."""
    text = " ".join(written.split())
    if not text:
        raise Refusal(
            "Nothing says how information will be shared securely.", EXAMPLES, field="route"
        )
    route, carrier = named_route(text)
    if route is None:
        raise Refusal(
            f'"{text[:40]}" does not say how information will be shared securely.',
            EXAMPLES,
            field="route",
        )
    if route is Route.BY_HAND and not carrier:
        raise Refusal(
            "By hand needs the name of the person who carries it.",
            'Write "By hand (NAME)".',
            field="route",
        )
    return route, carrier


def named_route(written: str) -> tuple[Route | None, str]:
    """Return the route that the words name, if any, and by hand who carries it, if that is said."""
    text = " ".join(written.split())
    carrier = _carrier(text)
    return Route.BY_HAND if carrier else ROUTE_WORDS.get(text.lower().replace("_", " ")), carrier


def _carrier(text: str) -> str:
    """Return the name in "by hand (Priya Nair)", "by hand: Priya Nair", "by hand by Priya Nair"."""
    match = BY_HAND_OF.fullmatch(text)
    return "".join(filter(None, match.groups())).strip() if match else ""
