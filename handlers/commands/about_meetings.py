"""The commands about meetings, as the table lists them."""

from handlers.call import Command
from handlers.commands import answers, end, meet, move, rota, start, substitute, update

ABOUT_MEETINGS = (
    Command(
        "meet",
        meet.run,
        "Book a meeting; also meet venue, meet needs, meet times, meet papers.",
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
    Command(
        "coming",
        answers.run_coming,
        "Say that you come, or see who does.",
        "coming 30 march yes",
        answers.form_to_come,
    ),
    Command(
        "apologies",
        answers.run_apologies,
        "Say that you cannot come.",
        "apologies 30 march",
    ),
    Command(
        "substitute",
        substitute.run,
        "Name a colleague who comes in your place.",
        "substitute 30 march",
        substitute.form,
    ),
    Command(
        "update",
        update.run,
        "Send your written update, or ask for one: update ask NAME.",
        "update 27 april",
        update.form,
    ),
    Command(
        "start",
        start.run,
        "Start a meeting: roll call, chair, note taker and agenda; also start roll.",
        "start 30 march",
        start.form,
    ),
    Command(
        "end",
        end.run,
        "End a meeting; what is missing becomes a task.",
        "end 30 march",
        end.form,
    ),
    Command(
        "rota",
        rota.run,
        "Who chairs and who takes notes; swaps.",
        "rota 25 may chair Priya notes Asha",
        rota.form,
    ),
)
