"""The commands about the record, the plan and what is to be done, as the table lists them."""

from handlers.call import Command
from handlers.commands import action, done, minutes, plan, receipts

ABOUT_THE_RECORD = (
    Command(
        "minutes",
        minutes.run,
        "The record of a meeting: write, hand in, send, sign, release, correct, send me.",
        "minutes 30 march",
        form=minutes.form,
        when_closed=True,
        also=(
            "minutes [DATE] draft",
            "minutes [DATE] hand in",
            "minutes [DATE] agreement",
            "minutes [DATE] send",
            "minutes [DATE] sign as chair",
            "minutes [DATE] release",
            "minutes [DATE] note taker NAME",
            "minutes [DATE] correct",
            "minutes [DATE] send me [draft]",
            "minutes [DATE] filed",
        ),
    ),
    Command(
        "plan",
        plan.run,
        "The plan: its actions, views, stage; confirm it after a meeting.",
        "plan",
        form=plan.form,
        when_closed=True,
        also=(
            "plan views",
            "plan statements",
            "plan detailed",
            "plan confirm [DATE] updated",
            "plan confirm [DATE] reviewed",
            "plan send me",
            "plan send [NAME]",
        ),
    ),
    Command(
        "action",
        action.run,
        "One action of the plan: new, accept, done, change, close, review.",
        "action A3 done 20 april",
        form=action.form,
        when_closed=True,
        also=(
            "action new",
            "action A3 accept",
            "action A1 accept for NAME",
            "action A3 change",
            "action A3 close",
            "action A3 review",
        ),
    ),
    Command(
        "done",
        done.run,
        "Close a task, with the day and how.",
        "done T3 22 march by hand",
        form=done.form,
        when_closed=True,
        also=("done", "done T3", "done T3 not shared", "done T3 not sent"),
    ),
    Command(
        "receipts",
        receipts.run,
        "Who has the minutes, how they came, and who is without.",
        "receipts 30 march",
        when_closed=True,
        also=("receipts N1", "receipts plan"),
    ),
)
