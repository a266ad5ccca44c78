"""The commands about meetings, as the table lists them."""

from handlers.call import Command
from handlers.commands import apologies, coming, end, meet, move, rota, start, substitute, update

ABOUT_MEETINGS = (
    Command(
        "meet",
        meet.run,
        "Book a meeting, or propose a time; ask who can come then; arrange what the family needs.",
        "meet tue 30 march 10:00",
        form=meet.form,
        also=(
            "meet venue [DATE] to NAME",
            "meet needs [DATE]",
            "meet times WHEN for NAME",
            "meet papers WHERE",
            "meet ask DAY TIME",
            "meet yes|no DAY TIME [for NAME]",
            "meet asked",
        ),
    ),
    Command(
        "move",
        move.run_move,
        "Move a meeting to another time or place.",
        "move 30 march to 6 apr 14:00",
        form=move.form_to_move,
    ),
    Command(
        "cancel",
        move.run_cancel,
        "Cancel a meeting, with the reason.",
        "cancel 30 march",
        form=move.form_to_cancel,
    ),
    Command(
        "coming",
        coming.run,
        "Say that you come, or see who does.",
        "coming 30 march yes",
        form=coming.form,
        also=("coming [DATE] yes|no|declined for NAME", "coming [DATE] send me"),
    ),
    Command(
        "apologies",
        apologies.run,
        "Say that you cannot come.",
        "apologies 30 march",
    ),
    Command(
        "substitute",
        substitute.run,
        "Name a colleague who comes in your place.",
        "substitute 30 march",
        form=substitute.form,
    ),
    Command(
        "update",
        update.run,
        "Send your written update, or ask somebody for one.",
        "update 27 april",
        form=update.form,
        also=("update ask NAME", "update asked"),
    ),
    Command(
        "start",
        start.run,
        "Start a meeting: roll call, chair, note taker and agenda.",
        "start 30 march",
        form=start.form,
        also=("start roll [DATE]",),
    ),
    Command(
        "end",
        end.run,
        "End a meeting; what is missing becomes a task.",
        "end 30 march",
        form=end.form,
        takes_what_it_can=True,
    ),
    Command(
        "rota",
        rota.run,
        "Who chairs and who takes notes; swaps.",
        "rota 25 may chair Priya notes Asha",
        form=rota.form,
        also=("rota swap DATE chair|notes", "rota yes|no DATE chair|notes"),
    ),
)
