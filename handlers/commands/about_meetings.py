"""The commands about meetings, as the table lists them."""

from handlers.call import Command
from handlers.commands import meet, move

ABOUT_MEETINGS = (
    Command(
        "meet",
        meet.run,
        "Book a meeting; also meet venue, meet needs and meet times.",
        "meet tue 30 march 10:00",
        meet.form,
    ),
    Command(
        "move",
        move.run_move,
        "Move a meeting to another time or place.",
        "move 30 march to 6 apr 14:00",
        move.form_to_move,
    ),
    Command(
        "cancel",
        move.run_cancel,
        "Cancel a meeting, with the reason.",
        "cancel 30 march",
        move.form_to_cancel,
    ),
)
