"""Access: who may see and do what, decided anew each time from one matrix."""

from bot.core.access.asked import Asked, Case, Column, Subject, Verb, Viewer
from bot.core.access.columns import POWERS, columns
from bot.core.access.deciding import allowed, ask, is_operators_door

__all__ = [
    "POWERS",
    "Asked",
    "Case",
    "Column",
    "Subject",
    "Verb",
    "Viewer",
    "allowed",
    "ask",
    "columns",
    "is_operators_door",
]
